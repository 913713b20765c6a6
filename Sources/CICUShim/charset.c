#include "shared.h"

#include <stdlib.h>

#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/ucsdet.h>

// MARK: Detection

struct ArqamCharsetDetector {
    UCharsetDetector *detector;
    const UCharsetMatch **matches;
    int32_t match_count;
};

int32_t arqam_charset_detector_open(bool strips_tags, ArqamCharsetDetector **detector) {
    UErrorCode status = U_ZERO_ERROR;
    UCharsetDetector *icu = ucsdet_open(&status);
    if (U_FAILURE(status)) return status;
    ArqamCharsetDetector *result = calloc(1, sizeof *result);
    if (result == NULL) {
        ucsdet_close(icu);
        return U_MEMORY_ALLOCATION_ERROR;
    }
    ucsdet_enableInputFilter(icu, strips_tags);
    result->detector = icu;
    *detector = result;
    return U_ZERO_ERROR;
}

void arqam_charset_detector_close(ArqamCharsetDetector *detector) {
    if (detector == NULL) return;
    ucsdet_close(detector->detector);
    free(detector);
}

int32_t arqam_charset_detector_run(
    ArqamCharsetDetector *detector, const uint8_t *bytes, size_t count, int32_t *match_count) {
    detector->matches = NULL;
    detector->match_count = 0;
    *match_count = 0;
    // Some recognisers read all they are given; none needs more than this to decide.
    const size_t enough = 1 << 20;
    int32_t length = (int32_t)(count < enough ? count : enough);
    UErrorCode status = U_ZERO_ERROR;
    ucsdet_setText(detector->detector, length == 0 ? "" : (const char *)bytes, length, &status);
    int32_t found = 0;
    const UCharsetMatch **matches = ucsdet_detectAll(detector->detector, &found, &status);
    if (U_FAILURE(status)) return status;
    detector->matches = matches;
    detector->match_count = found;
    *match_count = found;
    return U_ZERO_ERROR;
}

int32_t arqam_charset_detector_match(
    ArqamCharsetDetector *detector, int32_t index, const char **name, const char **language,
    int32_t *confidence) {
    if (index < 0 || index >= detector->match_count) return U_INDEX_OUTOFBOUNDS_ERROR;
    const UCharsetMatch *match = detector->matches[index];
    UErrorCode status = U_ZERO_ERROR;
    *name = ucsdet_getName(match, &status);
    *language = ucsdet_getLanguage(match, &status);
    *confidence = ucsdet_getConfidence(match, &status);
    return U_FAILURE(status) ? status : U_ZERO_ERROR;
}

// MARK: Conversion

struct ArqamCharsetConverter {
    UConverter *source;
    UConverter *utf8;
    // Of the run under way, for the callback.
    const char *input;
    ArqamReplacements replacements;
};

static void substitute_and_count(
    const void *context, UConverterToUnicodeArgs *args, const char *units, int32_t length,
    UConverterCallbackReason reason, UErrorCode *status) {
    if (reason > UCNV_IRREGULAR) return;  // reset, close, clone: nothing was replaced
    ArqamCharsetConverter *converter = (ArqamCharsetConverter *)context;
    if (converter->replacements.count == 0) {
        // `source` stands behind the sequence that could not be converted.
        ptrdiff_t offset = args->source - converter->input - length;
        converter->replacements.first_offset = offset > 0 ? (size_t)offset : 0;
    }
    converter->replacements.count += 1;
    UCNV_TO_U_CALLBACK_SUBSTITUTE(NULL, args, units, length, reason, status);
}

int32_t arqam_charset_converter_open(const char *name, ArqamCharsetConverter **converter) {
    ArqamCharsetConverter *result = calloc(1, sizeof *result);
    if (result == NULL) return U_MEMORY_ALLOCATION_ERROR;
    UErrorCode status = U_ZERO_ERROR;
    result->source = ucnv_open(name, &status);
    result->utf8 = ucnv_open("UTF-8", &status);
    if (U_SUCCESS(status)) {
        ucnv_setToUCallBack(result->source, substitute_and_count, result, NULL, NULL, &status);
    }
    if (U_FAILURE(status)) {
        arqam_charset_converter_close(result);
        return status;
    }
    *converter = result;
    return U_ZERO_ERROR;
}

void arqam_charset_converter_close(ArqamCharsetConverter *converter) {
    if (converter == NULL) return;
    ucnv_close(converter->source);
    ucnv_close(converter->utf8);
    free(converter);
}

const char *arqam_charset_converter_name(const ArqamCharsetConverter *converter) {
    UErrorCode status = U_ZERO_ERROR;
    const char *name = ucnv_getName(converter->source, &status);
    return U_FAILURE(status) || name == NULL ? "" : name;
}

int32_t arqam_charset_converter_run(
    ArqamCharsetConverter *converter, const uint8_t *bytes, size_t count, ArqamBytes *output,
    ArqamReplacements *replacements) {
    // Arabic in a one-byte charset doubles in UTF-8; the buffer grows where that was too little.
    if (count > (SIZE_MAX >> 3)) return U_INDEX_OUTOFBOUNDS_ERROR;
    size_t capacity = count * 2 + 64;
    char *buffer = malloc(capacity);
    if (buffer == NULL) return U_MEMORY_ALLOCATION_ERROR;

    const char *source = count == 0 ? "" : (const char *)bytes;
    converter->input = source;
    converter->replacements = (ArqamReplacements){0, 0};
    const char *limit = source + count;
    size_t written = 0;
    UChar pivot[1024];
    UChar *pivot_source = pivot, *pivot_target = pivot;
    UBool reset = true;
    for (;;) {
        UErrorCode status = U_ZERO_ERROR;
        char *target = buffer + written;
        ucnv_convertEx(
            converter->utf8, converter->source, &target, buffer + capacity, &source, limit, pivot,
            &pivot_source, &pivot_target, pivot + 1024, reset, true, &status);
        written = (size_t)(target - buffer);
        if (U_SUCCESS(status)) break;
        char *larger = NULL;
        if (status == U_BUFFER_OVERFLOW_ERROR) {
            larger = capacity > (SIZE_MAX >> 1) ? NULL : realloc(buffer, capacity * 2);
            if (larger == NULL) status = U_MEMORY_ALLOCATION_ERROR;
        }
        if (larger == NULL) {
            free(buffer);
            return status;
        }
        buffer = larger;
        capacity *= 2;
        reset = false;
    }
    output->bytes = (uint8_t *)buffer;
    output->count = written;
    *replacements = converter->replacements;
    return U_ZERO_ERROR;
}
