// Helpers of the shim's own .c files.
#ifndef ARQAM_CICUSHIM_SHARED_H
#define ARQAM_CICUSHIM_SHARED_H

#include "CICUShim.h"

#include <unicode/utypes.h>

/// Copies UTF-16 into freshly allocated UTF-8; a lone surrogate becomes U+FFFD.
int32_t arqam_utf8_from_utf16(const UChar *units, int32_t count, ArqamBytes *output);

/// Copies UTF-8 into freshly allocated UTF-16; what is not UTF-8 becomes U+FFFD. The caller frees `units`.
int32_t arqam_utf16_from_utf8(const uint8_t *text, size_t count, UChar **units, int32_t *unit_count);

/// A growing UTF-16 buffer.
typedef struct {
    UChar *units;
    int32_t capacity;
} ArqamUnits;

/// Makes room for `capacity` units; what the buffer held is lost. U_MEMORY_ALLOCATION_ERROR where it cannot.
int32_t arqam_units_reserve(ArqamUnits *buffer, int32_t capacity);

#endif
