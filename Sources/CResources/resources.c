#include "CResources.h"

#include <string.h>

// One array for each file, and one line in `resources` below. An editor of a resource file changes nothing here.

#define RESOURCE(array, path) {path, array, sizeof array}

static const unsigned char text_elisions[] = {
#embed "../KheoText/Resources/elisions.txt"
};

static const unsigned char news_html_entities[] = {
#embed "../KheoNews/Resources/html-entities.txt"
};

static const struct {
  const char *name;
  const unsigned char *bytes;
  size_t byteCount;
} resources[] = {
  RESOURCE(text_elisions, "text/elisions.txt"),
  RESOURCE(news_html_entities, "news/html-entities.txt"),
};

const unsigned char *kheo_resource(const char *name, size_t *byteCount) {
  for (size_t i = 0; i < sizeof resources / sizeof *resources; i++) {
    if (strcmp(resources[i].name, name) == 0) {
      *byteCount = resources[i].byteCount;
      return resources[i].bytes;
    }
  }
  *byteCount = 0;
  return NULL;
}
