#pragma once
/* Files of data/statements, which the stage that finds statements reads. */

/* lemma, class, patterns, prepositions, irregular forms */
dateline_blob dateline_statements_verbs(void);
/* lemma, class, patterns, prepositions */
dateline_blob dateline_statements_adjectives(void);
/* lemma, class, patterns */
dateline_blob dateline_statements_nouns(void);
/* words, lemma, class, place */
dateline_blob dateline_statements_phrases(void);
/* adverb, lemma, class */
dateline_blob dateline_statements_adverbs(void);
/* word, classes */
dateline_blob dateline_statements_words(void);
