#include "CDatelineData.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char verbs[] = {
#embed "data/statements/verbs.tsv"
};
dateline_blob dateline_statements_verbs(void) { return (dateline_blob){verbs, sizeof verbs}; }

static const unsigned char nouns[] = {
#embed "data/statements/nouns.tsv"
};
dateline_blob dateline_statements_nouns(void) { return (dateline_blob){nouns, sizeof nouns}; }

static const unsigned char phrases[] = {
#embed "data/statements/phrases.tsv"
};
dateline_blob dateline_statements_phrases(void) { return (dateline_blob){phrases, sizeof phrases}; }

static const unsigned char adverbs[] = {
#embed "data/statements/adverbs.tsv"
};
dateline_blob dateline_statements_adverbs(void) { return (dateline_blob){adverbs, sizeof adverbs}; }

static const unsigned char adjectives[] = {
#embed "data/statements/adjectives.tsv"
};
dateline_blob dateline_statements_adjectives(void) { return (dateline_blob){adjectives, sizeof adjectives}; }

static const unsigned char words[] = {
#embed "data/statements/words.tsv"
};
dateline_blob dateline_statements_words(void) { return (dateline_blob){words, sizeof words}; }
