// What the .c files of CHTMLShim share: arrays that grow.
#ifndef ARQAM_CHTMLSHIM_SHARED_H
#define ARQAM_CHTMLSHIM_SHARED_H

#include "CHTMLShim.h"

#include <stdlib.h>
#include <string.h>

/// Makes room for `more` elements behind `count` in an array of `size` bytes each.
static inline bool arqam_grow(void **array, size_t *capacity, size_t count, size_t more, size_t size) {
    if (more <= *capacity - count) return true;
    size_t needed = count + more;
    size_t next = *capacity < 64 ? 64 : *capacity * 2;
    if (next < needed) next = needed;
    void *grown = realloc(*array, next * size);
    if (grown == NULL) return false;
    *array = grown;
    *capacity = next;
    return true;
}

#endif
