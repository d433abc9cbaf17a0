#include "CDatelineData.h"

/* The tagger's weights, made by dateline-train. In a file of its own, since it is large: edits of word lists do not compile it again. */

_Alignas(64) static const unsigned char model[] = {
#embed "data/entities/model.bin"
};
dateline_blob dateline_entities_model(void) { return (dateline_blob){model, sizeof model}; }
