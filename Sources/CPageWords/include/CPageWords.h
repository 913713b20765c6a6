#ifndef CPAGEWORDS_H
#define CPAGEWORDS_H
#include <stddef.h>
#include <stdint.h>

/// A file embedded at build time.
typedef struct {
    const uint8_t *bytes;
    size_t count;
} arqam_page_file;

/// Lexicons/pages/words.tsv: what pages call their parts, and what stands over parts that are no article.
arqam_page_file arqam_page_words(void);

/// Lexicons/calendars.tsv: the names of the months.
arqam_page_file arqam_page_calendars(void);

#endif
