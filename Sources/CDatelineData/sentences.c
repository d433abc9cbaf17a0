#include "CDatelineData.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char words[] = {
#embed "data/sentences/words.tsv"
};
dateline_blob dateline_sentences_words(void) { return (dateline_blob){words, sizeof words}; }

static const unsigned char cues[] = {
#embed "data/sentences/cues.tsv"
};
dateline_blob dateline_sentences_cues(void) { return (dateline_blob){cues, sizeof cues}; }
