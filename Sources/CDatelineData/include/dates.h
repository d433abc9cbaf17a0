#pragma once
/* Files of data/dates: words, phrases, holidays and rules of temporal expressions. */
dateline_blob dateline_dates_lexicon(void);
dateline_blob dateline_dates_phrases(void);
dateline_blob dateline_dates_holidays(void);
dateline_blob dateline_dates_rules(void);
