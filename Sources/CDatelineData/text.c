#include "CDatelineData.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char abbreviations[] = {
#embed "data/text/abbreviations.tsv"
};
dateline_blob dateline_text_abbreviations(void) { return (dateline_blob){abbreviations, sizeof abbreviations}; }

static const unsigned char domains[] = {
#embed "data/text/domains.tsv"
};
dateline_blob dateline_text_domains(void) { return (dateline_blob){domains, sizeof domains}; }

static const unsigned char scalars[] = {
#embed "data/text/scalars.tsv"
};
dateline_blob dateline_text_scalars(void) { return (dateline_blob){scalars, sizeof scalars}; }
