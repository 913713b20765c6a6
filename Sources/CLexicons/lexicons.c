#include "CLexicons.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const uint8_t attribution_verbs[] = {
#embed "../../Lexicons/attribution-verbs.tsv"
};
static const uint8_t calendars[] = {
#embed "../../Lexicons/calendars.tsv"
};
static const uint8_t cues[] = {
#embed "../../Lexicons/cues.tsv"
};
static const uint8_t currencies[] = {
#embed "../../Lexicons/currencies.tsv"
};
static const uint8_t grammar[] = {
#embed "../../Lexicons/grammar.tsv"
};
static const uint8_t metrics[] = {
#embed "../../Lexicons/metrics.tsv"
};
static const uint8_t nouns[] = {
#embed "../../Lexicons/nouns.tsv"
};
static const uint8_t numerals[] = {
#embed "../../Lexicons/numerals.tsv"
};
static const uint8_t organizations[] = {
#embed "../../Lexicons/organizations.tsv"
};
static const uint8_t outlets[] = {
#embed "../../Lexicons/outlets.tsv"
};
static const uint8_t places[] = {
#embed "../../Lexicons/places.tsv"
};
static const uint8_t reference_facts[] = {
#embed "../../Lexicons/reference-facts.tsv"
};
static const uint8_t units[] = {
#embed "../../Lexicons/units.tsv"
};
static const uint8_t word_forms[] = {
#embed "../../Lexicons/word-forms.tsv"
};

#define FILE_ENTRY(name, bytes) {name, bytes, sizeof(bytes)}

static const arqam_lexicon_file files[] = {
    FILE_ENTRY("attribution-verbs.tsv", attribution_verbs),
    FILE_ENTRY("calendars.tsv", calendars),
    FILE_ENTRY("cues.tsv", cues),
    FILE_ENTRY("currencies.tsv", currencies),
    FILE_ENTRY("grammar.tsv", grammar),
    FILE_ENTRY("metrics.tsv", metrics),
    FILE_ENTRY("nouns.tsv", nouns),
    FILE_ENTRY("numerals.tsv", numerals),
    FILE_ENTRY("organizations.tsv", organizations),
    FILE_ENTRY("outlets.tsv", outlets),
    FILE_ENTRY("places.tsv", places),
    FILE_ENTRY("units.tsv", units),
};

size_t arqam_lexicon_file_count(void) { return sizeof(files) / sizeof(files[0]); }

arqam_lexicon_file arqam_lexicon_file_at(size_t index) {
    return index < arqam_lexicon_file_count() ? files[index] : (arqam_lexicon_file){0, 0, 0};
}

arqam_lexicon_file arqam_word_forms(void) {
    return (arqam_lexicon_file)FILE_ENTRY("word-forms.tsv", word_forms);
}

arqam_lexicon_file arqam_reference_facts(void) {
    return (arqam_lexicon_file)FILE_ENTRY("reference-facts.tsv", reference_facts);
}

// `make build` has the program compile its own lexicon, and builds it once more with the tables in it.
#define IMAGE "../../.build/lexicon.image"
#if __has_embed(IMAGE) == __STDC_EMBED_FOUND__
_Alignas(64) static const uint8_t image[] = {
#embed IMAGE
};

arqam_lexicon_file arqam_lexicon_image(void) {
    return (arqam_lexicon_file)FILE_ENTRY("lexicon.image", image);
}
#else
arqam_lexicon_file arqam_lexicon_image(void) { return (arqam_lexicon_file){0, 0, 0}; }
#endif
