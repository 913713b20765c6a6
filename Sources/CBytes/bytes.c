#include "CBytes.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

void arqam_keep_memory(void) {
#ifdef __GLIBC__
    mallopt(M_TRIM_THRESHOLD, 1 << 28);
    mallopt(M_MMAP_THRESHOLD, 1 << 25);
#endif
}
