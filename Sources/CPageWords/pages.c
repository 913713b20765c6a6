#include "CPageWords.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const uint8_t words[] = {
#embed "../../Lexicons/pages/words.tsv"
};
static const uint8_t calendars[] = {
#embed "../../Lexicons/calendars.tsv"
};

arqam_page_file arqam_page_words(void) { return (arqam_page_file){words, sizeof words}; }

arqam_page_file arqam_page_calendars(void) { return (arqam_page_file){calendars, sizeof calendars}; }
