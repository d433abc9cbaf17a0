#pragma once
/* Word lists, gazetteers and weights, compiled in with #embed. One header and one .c file a stage; the files lie under data/. */
#include <stddef.h>

/* A file's bytes; they live as long as the process. */
typedef struct {
  const unsigned char *bytes;
  size_t count;
} dateline_blob;

#include "dates.h"
#include "dedupe.h"
#include "entities.h"
#include "sentences.h"
#include "statements.h"
#include "text.h"
