#include "CDatelineData.h"

/* The gazetteers: sources and licences are in data/entities/README.md. */

static const unsigned char people[] = {
#embed "data/entities/actors_people.tsv"
};
dateline_blob dateline_entities_people(void) { return (dateline_blob){people, sizeof people}; }

static const unsigned char organizations[] = {
#embed "data/entities/actors_organisations.tsv"
};
dateline_blob dateline_entities_organizations(void) { return (dateline_blob){organizations, sizeof organizations}; }

static const unsigned char events[] = {
#embed "data/entities/actors_events.tsv"
};
dateline_blob dateline_entities_events(void) { return (dateline_blob){events, sizeof events}; }

static const unsigned char products[] = {
#embed "data/entities/weapons_products.tsv"
};
dateline_blob dateline_entities_products(void) { return (dateline_blob){products, sizeof products}; }

static const unsigned char demonyms[] = {
#embed "data/entities/demonyms.tsv"
};
dateline_blob dateline_entities_demonyms(void) { return (dateline_blob){demonyms, sizeof demonyms}; }

static const unsigned char roles[] = {
#embed "data/entities/roles.tsv"
};
dateline_blob dateline_entities_roles(void) { return (dateline_blob){roles, sizeof roles}; }

static const unsigned char given_names[] = {
#embed "data/entities/given_names.tsv"
};
dateline_blob dateline_entities_given_names(void) { return (dateline_blob){given_names, sizeof given_names}; }

static const unsigned char surnames[] = {
#embed "data/entities/surnames.tsv"
};
dateline_blob dateline_entities_surnames(void) { return (dateline_blob){surnames, sizeof surnames}; }

static const unsigned char spin_synonyms[] = {
#embed "data/entities/spin_synonyms.tsv"
};
dateline_blob dateline_entities_spin_synonyms(void) { return (dateline_blob){spin_synonyms, sizeof spin_synonyms}; }

static const unsigned char spin_general[] = {
#embed "data/entities/spin_general.tsv"
};
dateline_blob dateline_entities_spin_general(void) { return (dateline_blob){spin_general, sizeof spin_general}; }

static const unsigned char territories[] = {
#embed "data/entities/territories.tsv"
};
dateline_blob dateline_entities_territories(void) { return (dateline_blob){territories, sizeof territories}; }

static const unsigned char countries[] = {
#embed "data/entities/countries.tsv"
};
dateline_blob dateline_entities_countries(void) { return (dateline_blob){countries, sizeof countries}; }

static const unsigned char country_facts[] = {
#embed "data/entities/country_facts.tsv"
};
dateline_blob dateline_entities_country_facts(void) { return (dateline_blob){country_facts, sizeof country_facts}; }

static const unsigned char cities[] = {
#embed "data/entities/cities15000.tsv"
};
dateline_blob dateline_entities_cities(void) { return (dateline_blob){cities, sizeof cities}; }

static const unsigned char places[] = {
#embed "data/entities/places.tsv"
};
dateline_blob dateline_entities_places(void) { return (dateline_blob){places, sizeof places}; }

static const unsigned char us_officials[] = {
#embed "data/entities/us_officials.tsv"
};
dateline_blob dateline_entities_us_officials(void) { return (dateline_blob){us_officials, sizeof us_officials}; }

static const unsigned char head_words[] = {
#embed "data/entities/head_words.tsv"
};
dateline_blob dateline_entities_head_words(void) { return (dateline_blob){head_words, sizeof head_words}; }

static const unsigned char name_words[] = {
#embed "data/entities/name_words.tsv"
};
dateline_blob dateline_entities_name_words(void) { return (dateline_blob){name_words, sizeof name_words}; }

static const unsigned char letter_folding[] = {
#embed "data/entities/letter_folding.tsv"
};
dateline_blob dateline_entities_letter_folding(void) { return (dateline_blob){letter_folding, sizeof letter_folding}; }

static const unsigned char role_words[] = {
#embed "data/entities/role_words.tsv"
};
dateline_blob dateline_entities_role_words(void) { return (dateline_blob){role_words, sizeof role_words}; }

static const unsigned char roles_extra[] = {
#embed "data/entities/roles_extra.tsv"
};
dateline_blob dateline_entities_roles_extra(void) { return (dateline_blob){roles_extra, sizeof roles_extra}; }

static const unsigned char preferred_names[] = {
#embed "data/entities/preferred_names.tsv"
};
dateline_blob dateline_entities_preferred_names(void) { return (dateline_blob){preferred_names, sizeof preferred_names}; }

static const unsigned char spelling_variants[] = {
#embed "data/entities/spelling_variants.tsv"
};
dateline_blob dateline_entities_spelling_variants(void) { return (dateline_blob){spelling_variants, sizeof spelling_variants}; }

static const unsigned char preferred_cities[] = {
#embed "data/entities/preferred_cities.tsv"
};
dateline_blob dateline_entities_preferred_cities(void) { return (dateline_blob){preferred_cities, sizeof preferred_cities}; }

static const unsigned char state_bodies[] = {
#embed "data/entities/state_bodies.tsv"
};
dateline_blob dateline_entities_state_bodies(void) { return (dateline_blob){state_bodies, sizeof state_bodies}; }
