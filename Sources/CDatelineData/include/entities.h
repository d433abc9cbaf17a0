#pragma once
/* Files of data/entities: gazetteers and word lists (README.md there names sources and licences). */
dateline_blob dateline_entities_people(void);
dateline_blob dateline_entities_organizations(void);
dateline_blob dateline_entities_events(void);
dateline_blob dateline_entities_products(void);
dateline_blob dateline_entities_demonyms(void);
dateline_blob dateline_entities_roles(void);
dateline_blob dateline_entities_given_names(void);
dateline_blob dateline_entities_surnames(void);
dateline_blob dateline_entities_spin_synonyms(void);
dateline_blob dateline_entities_spin_general(void);
dateline_blob dateline_entities_territories(void);
dateline_blob dateline_entities_countries(void);
dateline_blob dateline_entities_country_facts(void);
dateline_blob dateline_entities_cities(void);
dateline_blob dateline_entities_places(void);
dateline_blob dateline_entities_us_officials(void);
dateline_blob dateline_entities_head_words(void);
dateline_blob dateline_entities_name_words(void);
dateline_blob dateline_entities_letter_folding(void);
/* The tagger's weights (entities_model.c). */
dateline_blob dateline_entities_model(void);
dateline_blob dateline_entities_role_words(void);
dateline_blob dateline_entities_roles_extra(void);
dateline_blob dateline_entities_preferred_names(void);
dateline_blob dateline_entities_spelling_variants(void);
dateline_blob dateline_entities_preferred_cities(void);
