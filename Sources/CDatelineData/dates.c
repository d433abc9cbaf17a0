#include "CDatelineData.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char lexicon[] = {
#embed "data/dates/lexicon.tsv"
};
dateline_blob dateline_dates_lexicon(void) { return (dateline_blob){lexicon, sizeof lexicon}; }

static const unsigned char phrases[] = {
#embed "data/dates/phrases.tsv"
};
dateline_blob dateline_dates_phrases(void) { return (dateline_blob){phrases, sizeof phrases}; }

static const unsigned char holidays[] = {
#embed "data/dates/holidays.tsv"
};
dateline_blob dateline_dates_holidays(void) { return (dateline_blob){holidays, sizeof holidays}; }

static const unsigned char rules[] = {
#embed "data/dates/rules.tsv"
};
dateline_blob dateline_dates_rules(void) { return (dateline_blob){rules, sizeof rules}; }
