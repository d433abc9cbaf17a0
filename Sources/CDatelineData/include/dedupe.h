#pragma once
/* Files of data/dedupe. */

/* word, negation | cardinal | quantity */
dateline_blob dateline_dedupe_words(void);
