#include "CDatelineData.h"

static const unsigned char words[] = {
#embed "data/dedupe/words.tsv"
};
dateline_blob dateline_dedupe_words(void) { return (dateline_blob){words, sizeof words}; }
