#include "shared.h"

#include <stdlib.h>
#include <string.h>

#include <unicode/ustring.h>
#include <unicode/uversion.h>

void arqam_icu_bytes_free(ArqamBytes *bytes) {
    free(bytes->bytes);
    bytes->bytes = NULL;
    bytes->count = 0;
}

const char *arqam_icu_error_name(int32_t code) { return u_errorName((UErrorCode)code); }

void arqam_icu_version(char version[20]) {
    UVersionInfo info;
    u_getVersion(info);
    u_versionToString(info, version);
}

int32_t arqam_units_reserve(ArqamUnits *buffer, int32_t capacity) {
    if (capacity <= buffer->capacity) return U_ZERO_ERROR;
    free(buffer->units);
    buffer->capacity = 0;
    buffer->units = malloc((size_t)capacity * sizeof(UChar));
    if (buffer->units == NULL) return U_MEMORY_ALLOCATION_ERROR;
    buffer->capacity = capacity;
    return U_ZERO_ERROR;
}

int32_t arqam_utf8_from_utf16(const UChar *units, int32_t count, ArqamBytes *output) {
    // A UTF-16 unit takes at most three bytes of UTF-8; ICU's lengths are 32 bits wide.
    if (count < 0 || count > (INT32_MAX - 1) / 3) return U_INDEX_OUTOFBOUNDS_ERROR;
    int32_t capacity = count * 3 + 1;
    char *bytes = malloc((size_t)capacity);
    if (bytes == NULL) return U_MEMORY_ALLOCATION_ERROR;
    UErrorCode status = U_ZERO_ERROR;
    int32_t length = 0;
    u_strToUTF8WithSub(bytes, capacity, &length, units, count, 0xFFFD, NULL, &status);
    if (U_FAILURE(status)) {
        free(bytes);
        return status;
    }
    output->bytes = (uint8_t *)bytes;
    output->count = (size_t)length;
    return U_ZERO_ERROR;
}

int32_t arqam_utf16_from_utf8(const uint8_t *text, size_t count, UChar **units, int32_t *unit_count) {
    // UTF-16 never has more units than UTF-8 has bytes.
    if (count >= INT32_MAX) return U_INDEX_OUTOFBOUNDS_ERROR;
    UChar *buffer = malloc((count + 1) * sizeof(UChar));
    if (buffer == NULL) return U_MEMORY_ALLOCATION_ERROR;
    UErrorCode status = U_ZERO_ERROR;
    u_strFromUTF8WithSub(
        buffer, (int32_t)count + 1, unit_count, (const char *)text, (int32_t)count, 0xFFFD, NULL, &status);
    if (U_FAILURE(status)) {
        free(buffer);
        return status;
    }
    *units = buffer;
    return U_ZERO_ERROR;
}
