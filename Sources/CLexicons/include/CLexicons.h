#ifndef CLEXICONS_H
#define CLEXICONS_H
#include <stddef.h>
#include <stdint.h>

/// A file of Lexicons/, embedded at build time.
typedef struct {
    const char *name;
    const uint8_t *bytes;
    size_t count;
} arqam_lexicon_file;

/// How many files are embedded.
size_t arqam_lexicon_file_count(void);

/// Embedded file number `index`; zeroes past the last one.
arqam_lexicon_file arqam_lexicon_file_at(size_t index);

/// The stems of the segmenter, embedded too but of another form than the files above.
arqam_lexicon_file arqam_word_forms(void);

/// The public figures that claims are held against, of another form too.
arqam_lexicon_file arqam_reference_facts(void);

/// The tables of the lexicon compiled from the files above, where the build was given them; else zeroes.
arqam_lexicon_file arqam_lexicon_image(void);

#endif
