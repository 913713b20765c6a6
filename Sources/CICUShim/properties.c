#include "shared.h"

#include <stdlib.h>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>

static const char *short_value(UProperty property, int32_t value) {
    const char *name = u_getPropertyValueName(property, value, U_SHORT_PROPERTY_NAME);
    return name == NULL ? "" : name;
}

const char *arqam_scalar_general_category(uint32_t scalar) {
    return short_value(UCHAR_GENERAL_CATEGORY, u_charType((UChar32)scalar));
}

const char *arqam_scalar_script(uint32_t scalar) {
    return short_value(UCHAR_SCRIPT, u_getIntPropertyValue((UChar32)scalar, UCHAR_SCRIPT));
}

const char *arqam_scalar_word_break(uint32_t scalar) {
    return short_value(UCHAR_WORD_BREAK, u_getIntPropertyValue((UChar32)scalar, UCHAR_WORD_BREAK));
}

const char *arqam_scalar_bidi_class(uint32_t scalar) {
    return short_value(UCHAR_BIDI_CLASS, u_getIntPropertyValue((UChar32)scalar, UCHAR_BIDI_CLASS));
}

int32_t arqam_scalar_decimal_digit(uint32_t scalar) { return u_charDigitValue((UChar32)scalar); }

int32_t arqam_normalize(int32_t form, const uint8_t *text, size_t count, ArqamBytes *normalized) {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *normalizer = NULL;
    switch (form) {
        case ARQAM_NFC: normalizer = unorm2_getNFCInstance(&status); break;
        case ARQAM_NFD: normalizer = unorm2_getNFDInstance(&status); break;
        case ARQAM_NFKC: normalizer = unorm2_getNFKCInstance(&status); break;
        case ARQAM_NFKD: normalizer = unorm2_getNFKDInstance(&status); break;
        default: return U_ILLEGAL_ARGUMENT_ERROR;
    }
    if (U_FAILURE(status)) return status;
    UChar *source = NULL;
    int32_t units = 0;
    int32_t failure = arqam_utf16_from_utf8(text, count, &source, &units);
    if (failure != U_ZERO_ERROR) return failure;

    ArqamUnits target = {NULL, 0};
    int32_t length = units;
    // The first attempt tells the length where its guess was too short.
    for (int attempt = 0; attempt < 2; attempt += 1) {
        failure = length == INT32_MAX ? U_INDEX_OUTOFBOUNDS_ERROR : arqam_units_reserve(&target, length + 1);
        if (failure != U_ZERO_ERROR) break;
        status = U_ZERO_ERROR;
        length = unorm2_normalize(normalizer, source, units, target.units, target.capacity, &status);
        failure = U_FAILURE(status) ? (int32_t)status : U_ZERO_ERROR;
        if (failure != U_BUFFER_OVERFLOW_ERROR) break;
    }
    if (failure == U_ZERO_ERROR) failure = arqam_utf8_from_utf16(target.units, length, normalized);
    free(source);
    free(target.units);
    return failure;
}
