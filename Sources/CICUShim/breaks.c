#include "shared.h"

#include <stdlib.h>

#include <unicode/ubrk.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>

// MARK: Word breaks

struct ArqamWordBreaks {
    UBreakIterator *iterator;
};

int32_t arqam_word_breaks_open(const char *locale, ArqamWordBreaks **breaks) {
    ArqamWordBreaks *result = calloc(1, sizeof *result);
    if (result == NULL) return U_MEMORY_ALLOCATION_ERROR;
    UErrorCode status = U_ZERO_ERROR;
    result->iterator = ubrk_open(UBRK_WORD, locale, NULL, 0, &status);
    if (U_FAILURE(status)) {
        free(result);
        return status;
    }
    *breaks = result;
    return U_ZERO_ERROR;
}

void arqam_word_breaks_close(ArqamWordBreaks *breaks) {
    if (breaks == NULL) return;
    ubrk_close(breaks->iterator);
    free(breaks);
}

int32_t arqam_word_breaks_find(
    ArqamWordBreaks *breaks, const uint8_t *text, size_t count, int64_t *boundaries, bool *is_word,
    size_t capacity, size_t *found) {
    *found = 0;
    if (count >= INT32_MAX) return U_INDEX_OUTOFBOUNDS_ERROR;  // break positions are 32 bits wide
    UErrorCode status = U_ZERO_ERROR;
    UText utf8 = UTEXT_INITIALIZER;
    utext_openUTF8(&utf8, count == 0 ? "" : (const char *)text, (int64_t)count, &status);
    ubrk_setUText(breaks->iterator, &utf8, &status);
    if (U_SUCCESS(status)) {
        size_t n = 0;
        for (int32_t at = ubrk_first(breaks->iterator); at != UBRK_DONE; at = ubrk_next(breaks->iterator)) {
            if (n == capacity) {
                status = U_BUFFER_OVERFLOW_ERROR;
                break;
            }
            boundaries[n] = at;
            is_word[n] = n > 0 && ubrk_getRuleStatus(breaks->iterator) >= UBRK_WORD_NONE_LIMIT;
            n += 1;
        }
        *found = n;
    }
    // The iterator keeps a copy of the UText, which points at memory that is the caller's: let go of it.
    UErrorCode ignored = U_ZERO_ERROR;
    static const UChar nothing[1] = {0};
    ubrk_setText(breaks->iterator, nothing, 0, &ignored);
    utext_close(&utf8);
    return U_FAILURE(status) ? status : U_ZERO_ERROR;
}

// MARK: Baseline

struct ArqamBaseline {
    UBreakIterator *iterator;
    const UNormalizer2 *nfkc;
    ArqamUnits decoded;
    ArqamUnits normalized;
};

int32_t arqam_baseline_open(ArqamBaseline **baseline) {
    ArqamBaseline *result = calloc(1, sizeof *result);
    if (result == NULL) return U_MEMORY_ALLOCATION_ERROR;
    UErrorCode status = U_ZERO_ERROR;
    result->nfkc = unorm2_getNFKCInstance(&status);
    result->iterator = ubrk_open(UBRK_WORD, "", NULL, 0, &status);
    if (U_FAILURE(status)) {
        arqam_baseline_close(result);
        return status;
    }
    *baseline = result;
    return U_ZERO_ERROR;
}

void arqam_baseline_close(ArqamBaseline *baseline) {
    if (baseline == NULL) return;
    if (baseline->iterator != NULL) ubrk_close(baseline->iterator);
    free(baseline->decoded.units);
    free(baseline->normalized.units);
    free(baseline);
}

static int32_t normalize_into(ArqamBaseline *baseline, int32_t units, int32_t *normalized) {
    for (int attempt = 0; attempt < 2; attempt += 1) {
        UErrorCode status = U_ZERO_ERROR;
        *normalized = unorm2_normalize(
            baseline->nfkc, baseline->decoded.units, units, baseline->normalized.units,
            baseline->normalized.capacity, &status);
        if (status != U_BUFFER_OVERFLOW_ERROR) return U_FAILURE(status) ? status : U_ZERO_ERROR;
        int32_t reserved = arqam_units_reserve(&baseline->normalized, *normalized);
        if (reserved != U_ZERO_ERROR) return reserved;
    }
    return U_BUFFER_OVERFLOW_ERROR;
}

int32_t arqam_baseline_run(
    ArqamBaseline *baseline, const uint8_t *text, size_t count, int32_t last_stage, int64_t *result) {
    *result = 0;
    if (count > INT32_MAX / 2) return U_INDEX_OUTOFBOUNDS_ERROR;
    int32_t capacity = (int32_t)count + 1;
    int32_t status = arqam_units_reserve(&baseline->decoded, capacity);
    if (status == U_ZERO_ERROR) status = arqam_units_reserve(&baseline->normalized, capacity);
    if (status != U_ZERO_ERROR) return status;

    UErrorCode icu = U_ZERO_ERROR;
    int32_t units = 0;
    u_strFromUTF8WithSub(
        baseline->decoded.units, baseline->decoded.capacity, &units, (const char *)text, (int32_t)count,
        0xFFFD, NULL, &icu);
    if (U_FAILURE(icu)) return icu;
    *result = units;
    if (last_stage < ARQAM_BASELINE_NORMALIZE) return U_ZERO_ERROR;

    status = normalize_into(baseline, units, &units);
    if (status != U_ZERO_ERROR) return status;
    *result = units;
    if (last_stage < ARQAM_BASELINE_BREAK) return U_ZERO_ERROR;

    ubrk_setText(baseline->iterator, baseline->normalized.units, units, &icu);
    if (U_FAILURE(icu)) return icu;
    int64_t boundaries = 0;
    for (int32_t at = ubrk_first(baseline->iterator); at != UBRK_DONE; at = ubrk_next(baseline->iterator)) {
        boundaries += 1;
    }
    *result = boundaries;
    return U_ZERO_ERROR;
}
