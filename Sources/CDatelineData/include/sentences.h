#pragma once
/* Files of data/sentences, which the sentence splitter reads. */

/* word, classes */
dateline_blob dateline_sentences_words(void);
/* place (start | end), kind (byline | caption), text */
dateline_blob dateline_sentences_cues(void);
