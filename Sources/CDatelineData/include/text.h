#pragma once
/* Files of data/text, which the tokenizer, the word count and the sentence splitter read. */

/* form, kinds, case */
dateline_blob dateline_text_abbreviations(void);
/* top-level domain, plain | word | second */
dateline_blob dateline_text_domains(void);
/* first and last scalar in hexadecimal, word break class, letter class */
dateline_blob dateline_text_scalars(void);
