#include "shared.h"

#include <stdlib.h>
#include <string.h>

#include <unicode/unum.h>
#include <unicode/unumberformatter.h>
#include <unicode/ustring.h>

// MARK: Spell-out

struct ArqamSpellOut {
    UNumberFormat *format;
};

int32_t arqam_spell_out_open(const char *locale, ArqamSpellOut **spell_out) {
    ArqamSpellOut *result = calloc(1, sizeof *result);
    if (result == NULL) return U_MEMORY_ALLOCATION_ERROR;
    UErrorCode status = U_ZERO_ERROR;
    result->format = unum_open(UNUM_SPELLOUT, NULL, 0, locale, NULL, &status);
    if (U_FAILURE(status)) {
        free(result);
        return status;
    }
    *spell_out = result;
    return U_ZERO_ERROR;
}

void arqam_spell_out_close(ArqamSpellOut *spell_out) {
    if (spell_out == NULL) return;
    unum_close(spell_out->format);
    free(spell_out);
}

int32_t arqam_spell_out_rule_sets(const ArqamSpellOut *spell_out, ArqamBytes *names) {
    UChar stack[512];
    UErrorCode status = U_ZERO_ERROR;
    int32_t length = unum_getTextAttribute(spell_out->format, UNUM_PUBLIC_RULESETS, stack, 512, &status);
    if (status != U_BUFFER_OVERFLOW_ERROR) {
        return U_FAILURE(status) ? status : arqam_utf8_from_utf16(stack, length, names);
    }
    UChar *heap = malloc(((size_t)length + 1) * sizeof(UChar));
    if (heap == NULL) return U_MEMORY_ALLOCATION_ERROR;
    status = U_ZERO_ERROR;
    unum_getTextAttribute(spell_out->format, UNUM_PUBLIC_RULESETS, heap, length + 1, &status);
    int32_t result = U_FAILURE(status) ? status : arqam_utf8_from_utf16(heap, length, names);
    free(heap);
    return result;
}

int32_t arqam_spell_out_select(ArqamSpellOut *spell_out, const char *rule_set) {
    UChar *name = NULL;
    int32_t length = 0;
    int32_t failure =
        arqam_utf16_from_utf8((const uint8_t *)rule_set, strlen(rule_set), &name, &length);
    if (failure != U_ZERO_ERROR) return failure;
    UErrorCode status = U_ZERO_ERROR;
    unum_setTextAttribute(spell_out->format, UNUM_DEFAULT_RULESET, name, length, &status);
    free(name);
    return U_FAILURE(status) ? status : U_ZERO_ERROR;
}

int32_t arqam_spell_out_format(const ArqamSpellOut *spell_out, int64_t number, ArqamBytes *words) {
    // The longest 64-bit number takes a few hundred letters in any language.
    UChar units[2048];
    UErrorCode status = U_ZERO_ERROR;
    int32_t length = unum_formatInt64(spell_out->format, number, units, 2048, NULL, &status);
    return U_FAILURE(status) ? status : arqam_utf8_from_utf16(units, length, words);
}

// MARK: Units

struct ArqamUnitFormat {
    UNumberFormatter *formatter;
    UFormattedNumber *result;
};

int32_t arqam_unit_format_open(const char *skeleton, const char *locale, ArqamUnitFormat **format) {
    UChar *units = NULL;
    int32_t length = 0;
    int32_t failure = arqam_utf16_from_utf8((const uint8_t *)skeleton, strlen(skeleton), &units, &length);
    if (failure != U_ZERO_ERROR) return failure;
    ArqamUnitFormat *result = calloc(1, sizeof *result);
    UErrorCode status = result == NULL ? U_MEMORY_ALLOCATION_ERROR : U_ZERO_ERROR;
    if (U_SUCCESS(status)) {
        result->formatter = unumf_openForSkeletonAndLocale(units, length, locale, &status);
        result->result = unumf_openResult(&status);
    }
    free(units);
    if (U_FAILURE(status)) {
        arqam_unit_format_close(result);
        return status;
    }
    *format = result;
    return U_ZERO_ERROR;
}

void arqam_unit_format_close(ArqamUnitFormat *format) {
    if (format == NULL) return;
    unumf_close(format->formatter);
    unumf_closeResult(format->result);
    free(format);
}

int32_t arqam_unit_format_run(
    ArqamUnitFormat *format, const char *decimal, size_t count, ArqamBytes *text) {
    if (count > INT32_MAX) return U_INDEX_OUTOFBOUNDS_ERROR;
    UErrorCode status = U_ZERO_ERROR;
    unumf_formatDecimal(format->formatter, decimal, (int32_t)count, format->result, &status);
    int32_t length = 0;
    const UFormattedValue *value = unumf_resultAsValue(format->result, &status);
    const UChar *units = ufmtval_getString(value, &length, &status);
    return U_FAILURE(status) ? status : arqam_utf8_from_utf16(units, length, text);
}
