// What Arqam uses of ICU, behind opaque handles and <stdint.h> types only, so that no ICU header reaches a
// Swift compilation (see Sources/CICU/cicu.h).
//
// Every function that can fail returns an ICU error code: 0 or less is success, above 0 is a failure that
// arqam_icu_error_name() names. A handle may be used by one thread at a time. Text is UTF-8 unless a
// parameter says otherwise; a name is a NUL-terminated ASCII string.
#ifndef ARQAM_CICUSHIM_H
#define ARQAM_CICUSHIM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// MARK: Common

/// Bytes made by a shim function; the caller gives them back with arqam_icu_bytes_free().
typedef struct {
    uint8_t *bytes;
    size_t count;
} ArqamBytes;

/// Frees `bytes` and leaves it empty.
void arqam_icu_bytes_free(ArqamBytes *bytes);

/// ICU's name of an error code, such as "U_ILLEGAL_ARGUMENT_ERROR". Never NULL.
const char *arqam_icu_error_name(int32_t code);

/// The version of the ICU library in use, such as "72.1", NUL-terminated.
void arqam_icu_version(char version[20]);

// MARK: Charset detection

typedef struct ArqamCharsetDetector ArqamCharsetDetector;

/// Opens a detector. `strips_tags` makes it ignore what stands between < and >, for HTML.
int32_t arqam_charset_detector_open(bool strips_tags, ArqamCharsetDetector **detector);
void arqam_charset_detector_close(ArqamCharsetDetector *detector);

/// Reads `bytes` and keeps the candidate charsets, best first, until the next call. `match_count` may be 0.
int32_t arqam_charset_detector_run(
    ArqamCharsetDetector *detector, const uint8_t *bytes, size_t count, int32_t *match_count);

/// Candidate `index` of the last run: its IANA-style name, ISO 639 language ("" where the charset does not
/// tell) and confidence from 0 to 100. The strings live until the next run or close.
int32_t arqam_charset_detector_match(
    ArqamCharsetDetector *detector, int32_t index, const char **name, const char **language,
    int32_t *confidence);

// MARK: Charset conversion

typedef struct ArqamCharsetConverter ArqamCharsetConverter;

/// Opens a converter from the charset called `name` (any alias ICU knows).
int32_t arqam_charset_converter_open(const char *name, ArqamCharsetConverter **converter);
void arqam_charset_converter_close(ArqamCharsetConverter *converter);

/// The canonical name of the charset. Lives as long as the converter.
const char *arqam_charset_converter_name(const ArqamCharsetConverter *converter);

/// What a conversion had to replace with U+FFFD.
typedef struct {
    /// Number of byte sequences replaced.
    size_t count;
    /// Byte offset in the input of the first one; meaningful where `count` is above 0.
    size_t first_offset;
} ArqamReplacements;

/// Converts `bytes` to UTF-8 into `output`, replacing what is not text in the charset.
int32_t arqam_charset_converter_run(
    ArqamCharsetConverter *converter, const uint8_t *bytes, size_t count, ArqamBytes *output,
    ArqamReplacements *replacements);

// MARK: Word breaks

typedef struct ArqamWordBreaks ArqamWordBreaks;

/// Opens a word breaker (UAX #29) with the tailoring of `locale`.
int32_t arqam_word_breaks_open(const char *locale, ArqamWordBreaks **breaks);
void arqam_word_breaks_close(ArqamWordBreaks *breaks);

/// Writes the byte offsets of the word boundaries of `text`, ascending, the first 0 and the last `count`,
/// into `boundaries`, which has room for `capacity` of them (`count` + 1 always suffices). `is_word`, of the
/// same capacity, says of each boundary whether the segment that ends there is a word or a number.
int32_t arqam_word_breaks_find(
    ArqamWordBreaks *breaks, const uint8_t *text, size_t count, int64_t *boundaries, bool *is_word,
    size_t capacity, size_t *found);

// MARK: Baseline

typedef struct ArqamBaseline ArqamBaseline;

/// The stages of a baseline run; each needs the ones before it.
enum {
    ARQAM_BASELINE_DECODE = 1,
    ARQAM_BASELINE_NORMALIZE = 2,
    ARQAM_BASELINE_BREAK = 3,
};

/// Opens what the benchmarks compare with: UTF-8 to UTF-16, NFKC, word breaks of the root locale.
int32_t arqam_baseline_open(ArqamBaseline **baseline);
void arqam_baseline_close(ArqamBaseline *baseline);

/// Runs the stages up to `last_stage` over `text`. `result` is the number of UTF-16 units after decoding or
/// normalisation, or of word boundaries after breaking. Buffers are kept for the next run.
int32_t arqam_baseline_run(
    ArqamBaseline *baseline, const uint8_t *text, size_t count, int32_t last_stage, int64_t *result);

// MARK: Hijri calendar

typedef struct ArqamHijri ArqamHijri;

/// A day in either calendar; months and days count from 1, years before 1 are astronomical.
typedef struct {
    int32_t year;
    int32_t month;
    int32_t day;
} ArqamDay;

/// Opens the Umm al-Qura calendar (ICU's islamic-umalqura).
int32_t arqam_hijri_open(ArqamHijri **calendar);
void arqam_hijri_close(ArqamHijri *calendar);

/// Days in a Hijri month, 29 or 30.
int32_t arqam_hijri_month_length(ArqamHijri *calendar, int32_t year, int32_t month, int32_t *days);

/// The (proleptic) Gregorian day of a Hijri one. A day the month does not have is U_ILLEGAL_ARGUMENT_ERROR.
int32_t arqam_hijri_to_gregorian(ArqamHijri *calendar, ArqamDay hijri, ArqamDay *gregorian);

/// The Hijri day of a (proleptic) Gregorian one.
int32_t arqam_hijri_from_gregorian(ArqamHijri *calendar, ArqamDay gregorian, ArqamDay *hijri);

// MARK: Number spell-out

typedef struct ArqamSpellOut ArqamSpellOut;

/// Opens the spell-out rules of `locale`.
int32_t arqam_spell_out_open(const char *locale, ArqamSpellOut **spell_out);
void arqam_spell_out_close(ArqamSpellOut *spell_out);

/// The public rule sets, such as "%spellout-cardinal-feminine", joined by ';'.
int32_t arqam_spell_out_rule_sets(const ArqamSpellOut *spell_out, ArqamBytes *names);

/// Chooses the rule set that the following calls use.
int32_t arqam_spell_out_select(ArqamSpellOut *spell_out, const char *rule_set);

/// Spells `number` in words.
int32_t arqam_spell_out_format(const ArqamSpellOut *spell_out, int64_t number, ArqamBytes *words);

// MARK: Number and unit formatting

typedef struct ArqamUnitFormat ArqamUnitFormat;

/// Opens a formatter for an ICU number skeleton such as "measure-unit/length-kilometer unit-width-full-name".
int32_t arqam_unit_format_open(const char *skeleton, const char *locale, ArqamUnitFormat **format);
void arqam_unit_format_close(ArqamUnitFormat *format);

/// Formats a decimal number given as ASCII text, such as "-12.50".
int32_t arqam_unit_format_run(
    ArqamUnitFormat *format, const char *decimal, size_t count, ArqamBytes *text);

// MARK: Scalar properties

/// The two-letter general category of `scalar`, such as "Lo". Never NULL.
const char *arqam_scalar_general_category(uint32_t scalar);

/// The ISO 15924 code of the script of `scalar`, such as "Arab". Never NULL.
const char *arqam_scalar_script(uint32_t scalar);

/// The short name of the Word_Break property of `scalar`, such as "LE" (ALetter). Never NULL.
const char *arqam_scalar_word_break(uint32_t scalar);

/// The short name of the Bidi_Class of `scalar`, such as "AL". Never NULL.
const char *arqam_scalar_bidi_class(uint32_t scalar);

/// The value of a decimal digit of any script, or -1.
int32_t arqam_scalar_decimal_digit(uint32_t scalar);

/// The four normalisation forms.
enum {
    ARQAM_NFC = 0,
    ARQAM_NFD = 1,
    ARQAM_NFKC = 2,
    ARQAM_NFKD = 3,
};

/// Normalises `text` to `form`.
int32_t arqam_normalize(int32_t form, const uint8_t *text, size_t count, ArqamBytes *normalized);

#ifdef __cplusplus
}
#endif

#endif
