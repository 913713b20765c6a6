// madvise is no part of POSIX.
#define _DEFAULT_SOURCE
#include "CBytes.h"

#ifdef __linux__
#include <sys/mman.h>
#endif

#ifdef __GLIBC__
#include <malloc.h>
#endif

void arqam_keep_memory(int threads) {
#ifdef __GLIBC__
    // Memory for all threads grows in larger steps than that of one.
    if (threads == 1) mallopt(M_ARENA_MAX, 1);
    mallopt(M_TOP_PAD, 1 << 20);
    mallopt(M_TRIM_THRESHOLD, 1 << 28);
    mallopt(M_MMAP_THRESHOLD, 1 << 25);
#else
    (void)threads;
#endif
}

void arqam_use_large_pages(void *start, size_t size) {
#if defined(__linux__) && defined(MADV_HUGEPAGE)
    // Only a wish: where it is not granted nothing changes.
    (void)madvise(start, size, MADV_HUGEPAGE);
#else
    (void)start;
    (void)size;
#endif
}
