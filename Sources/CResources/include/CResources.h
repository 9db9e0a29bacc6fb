// The resource files of the project, embedded into the binary at build time (C23 `#embed`).
#ifndef KHEO_CRESOURCES_H
#define KHEO_CRESOURCES_H

#include <stddef.h>

/// The bytes of the resource `name`, such as "text/elisions.txt"; null where there is none of that name.
/// `byteCount` receives its length. The bytes live as long as the process.
const unsigned char *kheo_resource(const char *name, size_t *byteCount);

#endif
