#ifndef CPREFETCH_H
#define CPREFETCH_H

/// Asks the processor to bring the line of memory at an address nearer; never faults, and changes nothing else.
static inline void arqam_prefetch(const void *_Nonnull address) {
    __builtin_prefetch(address, 0, 3);
}

#endif
