// What Kheo takes from the system's ICU, behind a header of our own: opaque handles and plain integers.
//
// No ICU header is included here. ICU renames its functions by macros that Swift cannot see, and its headers clash
// with the ICU inside Foundation as soon as one compilation sees both.
#ifndef KHEO_CICU_H
#define KHEO_CICU_H

#include <stdint.h>

/// The version of the ICU that the process runs with, as text such as "72.1".
const char *kheo_icu_version(void);

#endif
