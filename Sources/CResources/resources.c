#include "CResources.h"

#include <string.h>

// `#embed` is of C23; the compiler has it in every mode and says so.
#pragma clang diagnostic ignored "-Wc23-extensions"

// One array for each file, and one line in `resources` below. An editor of a resource file changes nothing here.

#define RESOURCE(array, path) {path, array, sizeof array}

static const unsigned char text_abbreviations[] = {
#embed "../KheoText/Resources/abbreviations.txt"
};

static const unsigned char text_apostrophes[] = {
#embed "../KheoText/Resources/apostrophes.txt"
};

static const unsigned char text_look_alikes[] = {
#embed "../KheoText/Resources/look-alikes.txt"
};

static const unsigned char text_vietnamese_onsets[] = {
#embed "../KheoText/Resources/vietnamese-onsets.txt"
};

static const unsigned char text_vietnamese_rimes[] = {
#embed "../KheoText/Resources/vietnamese-rimes.txt"
};

static const unsigned char text_vietnamese_i_y[] = {
#embed "../KheoText/Resources/vietnamese-i-y.txt"
};

static const unsigned char text_compounds[] = {
#embed "../KheoText/Resources/compounds.txt"
};

static const unsigned char text_digraphs[] = {
#embed "../KheoText/Resources/digraphs.txt"
};

static const unsigned char text_german_prefixes[] = {
#embed "../KheoText/Resources/german-prefixes.txt"
};

static const unsigned char text_elisions[] = {
#embed "../KheoText/Resources/elisions.txt"
};

static const unsigned char news_html_entities[] = {
#embed "../KheoNews/Resources/html-entities.txt"
};

static const unsigned char text_detection_features[] = {
#embed "../KheoText/Resources/detection/features.txt"
};

static const unsigned char text_detection_letters[] = {
#embed "../KheoText/Resources/detection/letters.txt"
};

static const unsigned char news_cleaning_comments[] = {
#embed "../KheoNews/Resources/cleaning/comments.txt"
};

static const unsigned char news_cleaning_sources[] = {
#embed "../KheoNews/Resources/cleaning/sources.txt"
};

static const unsigned char news_cleaning_navigation[] = {
#embed "../KheoNews/Resources/cleaning/navigation.txt"
};

static const unsigned char news_cleaning_related[] = {
#embed "../KheoNews/Resources/cleaning/related.txt"
};

static const unsigned char news_cleaning_notices[] = {
#embed "../KheoNews/Resources/cleaning/notices.txt"
};

static const unsigned char news_cleaning_bylines[] = {
#embed "../KheoNews/Resources/cleaning/bylines.txt"
};

static const unsigned char news_cleaning_byline_openers[] = {
#embed "../KheoNews/Resources/cleaning/byline-openers.txt"
};

static const unsigned char news_cleaning_name_joiners[] = {
#embed "../KheoNews/Resources/cleaning/name-joiners.txt"
};

static const unsigned char news_cleaning_pictures[] = {
#embed "../KheoNews/Resources/cleaning/pictures.txt"
};

static const unsigned char news_cleaning_tags[] = {
#embed "../KheoNews/Resources/cleaning/tags.txt"
};

static const unsigned char news_cleaning_date_words[] = {
#embed "../KheoNews/Resources/cleaning/date-words.txt"
};

static const unsigned char search_question_words[] = {
#embed "../KheoSearch/Resources/question-words.tsv"
};

static const unsigned char news_months[] = {
#embed "../KheoNews/Resources/months.txt"
};

static const unsigned char news_extraction_document_words[] = {
#embed "../KheoNews/Resources/extraction/document-words.txt"
};

static const unsigned char news_extraction_document_dates[] = {
#embed "../KheoNews/Resources/extraction/document-dates.txt"
};

static const unsigned char news_extraction_not_counts_before[] = {
#embed "../KheoNews/Resources/extraction/not-counts-before.txt"
};

static const unsigned char news_extraction_not_counted[] = {
#embed "../KheoNews/Resources/extraction/not-counted.txt"
};

static const unsigned char news_extraction_magnitudes[] = {
#embed "../KheoNews/Resources/extraction/magnitudes.txt"
};

static const unsigned char entities_verbs[] = {
#embed "../KheoEntities/Resources/verbs.tsv"
};

static const unsigned char entities_noun_endings[] = {
#embed "../KheoEntities/Resources/noun-endings.tsv"
};

static const unsigned char entities_no_organisations[] = {
#embed "../KheoEntities/Resources/no-organisations.txt"
};

static const unsigned char entities_grammar[] = {
#embed "../KheoEntities/Resources/grammar.tsv"
};

static const unsigned char entities_names_vietnamese[] = {
#embed "../KheoEntities/Resources/names/vietnamese.tsv"
};

static const unsigned char entities_names_syllables[] = {
#embed "../KheoEntities/Resources/names/syllables.txt"
};

static const unsigned char entities_places_vietnam_2023[] = {
#embed "../KheoEntities/Resources/places/vietnam-2023.tsv"
};

static const unsigned char entities_places_vietnam_2025[] = {
#embed "../KheoEntities/Resources/places/vietnam-2025.tsv"
};

static const unsigned char entities_units[] = {
#embed "../KheoEntities/Resources/units.tsv"
};

static const unsigned char entities_subjects[] = {
#embed "../KheoEntities/Resources/subjects.tsv"
};

static const unsigned char entities_levels[] = {
#embed "../KheoEntities/Resources/levels.tsv"
};

static const unsigned char entities_roles[] = {
#embed "../KheoEntities/Resources/roles.tsv"
};

static const unsigned char entities_role_modifiers[] = {
#embed "../KheoEntities/Resources/role-modifiers.tsv"
};

static const unsigned char entities_titles[] = {
#embed "../KheoEntities/Resources/titles.tsv"
};

static const unsigned char entities_organisations[] = {
#embed "../KheoEntities/Resources/organisations.tsv"
};

static const unsigned char entities_legal_forms[] = {
#embed "../KheoEntities/Resources/legal-forms.tsv"
};

static const unsigned char entities_endings[] = {
#embed "../KheoEntities/Resources/endings.tsv"
};

static const unsigned char entities_connectors[] = {
#embed "../KheoEntities/Resources/connectors.tsv"
};

static const unsigned char entities_kinds[] = {
#embed "../KheoEntities/Resources/kinds.tsv"
};

static const unsigned char entities_names_given[] = {
#embed "../KheoEntities/Resources/names/given.txt"
};

static const unsigned char entities_names_family[] = {
#embed "../KheoEntities/Resources/names/family.txt"
};

static const unsigned char entities_names_particles[] = {
#embed "../KheoEntities/Resources/names/particles.txt"
};

static const unsigned char entities_names_ambiguous[] = {
#embed "../KheoEntities/Resources/names/ambiguous.txt"
};

static const unsigned char entities_places_world[] = {
#embed "../KheoEntities/Resources/places/world.tsv"
};

static const unsigned char entities_words_vi[] = {
#embed "../KheoEntities/Resources/words/vi.txt"
};

static const unsigned char entities_words_de[] = {
#embed "../KheoEntities/Resources/words/de.txt"
};

static const unsigned char entities_words_fr[] = {
#embed "../KheoEntities/Resources/words/fr.txt"
};

static const unsigned char entities_words_no[] = {
#embed "../KheoEntities/Resources/words/no.txt"
};

static const unsigned char export_ftm_schemata[] = {
#embed "../Kheo/Resources/ftm-schemata.tsv"
};

static const unsigned char export_ftm_roles[] = {
#embed "../Kheo/Resources/ftm-roles.tsv"
};

static const unsigned char export_ftm_languages[] = {
#embed "../Kheo/Resources/ftm-languages.tsv"
};

static const unsigned char export_ftm_countries[] = {
#embed "../Kheo/Resources/ftm-countries.tsv"
};

static const unsigned char search_thesaurus[] = {
#embed "../KheoSearch/Resources/thesaurus.tsv"
};

static const unsigned char web_strings_vi[] = {
#embed "../KheoWeb/Strings/vi.tsv"
};

static const unsigned char web_strings_de[] = {
#embed "../KheoWeb/Strings/de.tsv"
};

static const unsigned char web_strings_fr[] = {
#embed "../KheoWeb/Strings/fr.tsv"
};

static const unsigned char web_strings_no[] = {
#embed "../KheoWeb/Strings/no.tsv"
};

static const unsigned char web_strings_en[] = {
#embed "../KheoWeb/Strings/en.tsv"
};

static const unsigned char web_strings_kinds[] = {
#embed "../KheoWeb/Strings/kinds.tsv"
};

static const unsigned char web_assets_kheo_css[] = {
#embed "../KheoWeb/Assets/kheo.css"
};

static const unsigned char web_assets_kheo_js[] = {
#embed "../KheoWeb/Assets/kheo.js"
};

static const unsigned char web_assets_kheo_svg[] = {
#embed "../KheoWeb/Assets/kheo.svg"
};

static const unsigned char web_openapi[] = {
#embed "../KheoWeb/Documents/openapi.json"
};

static const struct {
  const char *name;
  const unsigned char *bytes;
  size_t byteCount;
} resources[] = {
  RESOURCE(text_abbreviations, "text/abbreviations.txt"),
  RESOURCE(text_apostrophes, "text/apostrophes.txt"),
  RESOURCE(text_look_alikes, "text/look-alikes.txt"),
  RESOURCE(text_vietnamese_onsets, "text/vietnamese-onsets.txt"),
  RESOURCE(text_vietnamese_rimes, "text/vietnamese-rimes.txt"),
  RESOURCE(text_vietnamese_i_y, "text/vietnamese-i-y.txt"),
  RESOURCE(text_compounds, "text/compounds.txt"),
  RESOURCE(text_digraphs, "text/digraphs.txt"),
  RESOURCE(text_german_prefixes, "text/german-prefixes.txt"),
  RESOURCE(text_elisions, "text/elisions.txt"),
  RESOURCE(news_html_entities, "news/html-entities.txt"),
  RESOURCE(text_detection_features, "text/detection/features.txt"),
  RESOURCE(text_detection_letters, "text/detection/letters.txt"),
  RESOURCE(news_cleaning_comments, "news/cleaning/comments.txt"),
  RESOURCE(news_cleaning_sources, "news/cleaning/sources.txt"),
  RESOURCE(news_cleaning_navigation, "news/cleaning/navigation.txt"),
  RESOURCE(news_cleaning_related, "news/cleaning/related.txt"),
  RESOURCE(news_cleaning_notices, "news/cleaning/notices.txt"),
  RESOURCE(news_cleaning_bylines, "news/cleaning/bylines.txt"),
  RESOURCE(news_cleaning_byline_openers, "news/cleaning/byline-openers.txt"),
  RESOURCE(news_cleaning_name_joiners, "news/cleaning/name-joiners.txt"),
  RESOURCE(news_cleaning_pictures, "news/cleaning/pictures.txt"),
  RESOURCE(news_cleaning_tags, "news/cleaning/tags.txt"),
  RESOURCE(news_cleaning_date_words, "news/cleaning/date-words.txt"),
  RESOURCE(search_question_words, "search/question-words.tsv"),
  RESOURCE(news_months, "news/months.txt"),
  RESOURCE(news_extraction_document_words, "news/extraction/document-words.txt"),
  RESOURCE(news_extraction_document_dates, "news/extraction/document-dates.txt"),
  RESOURCE(news_extraction_not_counts_before, "news/extraction/not-counts-before.txt"),
  RESOURCE(news_extraction_not_counted, "news/extraction/not-counted.txt"),
  RESOURCE(news_extraction_magnitudes, "news/extraction/magnitudes.txt"),
  RESOURCE(entities_verbs, "entities/verbs.tsv"),
  RESOURCE(entities_noun_endings, "entities/noun-endings.tsv"),
  RESOURCE(entities_no_organisations, "entities/no-organisations.txt"),
  RESOURCE(entities_grammar, "entities/grammar.tsv"),
  RESOURCE(entities_names_vietnamese, "entities/names/vietnamese.tsv"),
  RESOURCE(entities_names_syllables, "entities/names/syllables.txt"),
  RESOURCE(entities_places_vietnam_2023, "entities/places/vietnam-2023.tsv"),
  RESOURCE(entities_places_vietnam_2025, "entities/places/vietnam-2025.tsv"),
  RESOURCE(entities_units, "entities/units.tsv"),
  RESOURCE(entities_subjects, "entities/subjects.tsv"),
  RESOURCE(entities_levels, "entities/levels.tsv"),
  RESOURCE(entities_roles, "entities/roles.tsv"),
  RESOURCE(entities_role_modifiers, "entities/role-modifiers.tsv"),
  RESOURCE(entities_titles, "entities/titles.tsv"),
  RESOURCE(entities_organisations, "entities/organisations.tsv"),
  RESOURCE(entities_legal_forms, "entities/legal-forms.tsv"),
  RESOURCE(entities_endings, "entities/endings.tsv"),
  RESOURCE(entities_connectors, "entities/connectors.tsv"),
  RESOURCE(entities_kinds, "entities/kinds.tsv"),
  RESOURCE(entities_names_given, "entities/names/given.txt"),
  RESOURCE(entities_names_family, "entities/names/family.txt"),
  RESOURCE(entities_names_particles, "entities/names/particles.txt"),
  RESOURCE(entities_names_ambiguous, "entities/names/ambiguous.txt"),
  RESOURCE(entities_places_world, "entities/places/world.tsv"),
  RESOURCE(entities_words_vi, "entities/words/vi.txt"),
  RESOURCE(entities_words_de, "entities/words/de.txt"),
  RESOURCE(entities_words_fr, "entities/words/fr.txt"),
  RESOURCE(entities_words_no, "entities/words/no.txt"),
  RESOURCE(export_ftm_schemata, "export/ftm-schemata.tsv"),
  RESOURCE(export_ftm_roles, "export/ftm-roles.tsv"),
  RESOURCE(export_ftm_languages, "export/ftm-languages.tsv"),
  RESOURCE(export_ftm_countries, "export/ftm-countries.tsv"),
  RESOURCE(search_thesaurus, "search/thesaurus.tsv"),
  RESOURCE(web_strings_vi, "web/strings/vi.tsv"),
  RESOURCE(web_strings_de, "web/strings/de.tsv"),
  RESOURCE(web_strings_fr, "web/strings/fr.tsv"),
  RESOURCE(web_strings_no, "web/strings/no.tsv"),
  RESOURCE(web_strings_en, "web/strings/en.tsv"),
  RESOURCE(web_strings_kinds, "web/strings/kinds.tsv"),
  RESOURCE(web_assets_kheo_css, "web/assets/kheo.css"),
  RESOURCE(web_assets_kheo_js, "web/assets/kheo.js"),
  RESOURCE(web_assets_kheo_svg, "web/assets/kheo.svg"),
  RESOURCE(web_openapi, "web/openapi.json"),
};

const unsigned char *kheo_resource(const char *name, size_t *byteCount) {
  for (size_t i = 0; i < sizeof resources / sizeof *resources; i++) {
    if (strcmp(resources[i].name, name) == 0) {
      *byteCount = resources[i].byteCount;
      return resources[i].bytes;
    }
  }
  *byteCount = 0;
  return NULL;
}
