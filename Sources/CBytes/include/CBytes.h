#ifndef CBYTES_H
#define CBYTES_H
#include <stddef.h>
#include <stdint.h>
#include <string.h>

// The inner loops over bytes of text, sixteen at a time: Swift's vectors compare their lanes one by one.
// All of them are inlined where they are called, and none reads past the bytes it is given.

/// Asks the processor to bring the line of memory at an address nearer; never faults, and changes nothing else.
static inline void arqam_prefetch(const void *_Nonnull address) {
    __builtin_prefetch(address, 0, 3);
}

/// Has the C library keep memory that is given back, where it can be told so: the next articles need as much, and pages
/// that are new to a program cost it more than what is read into them.
///
/// - Parameter threads: how many threads will ask for memory all the time.
void arqam_keep_memory(int threads);

/// Asks for large pages under a stretch of memory that is used here and there, where the system has them to give: the
/// processor then finds its way in it sooner, and the system hands it over in a few pieces.
void arqam_use_large_pages(void *_Nonnull start, size_t size);

typedef uint8_t arqam_block __attribute__((vector_size(16)));

static inline arqam_block arqam_load(const uint8_t *_Nonnull bytes) {
    arqam_block block;
    memcpy(&block, bytes, sizeof block);
    return block;
}

static inline int arqam_any(arqam_block lanes) { return __builtin_reduce_or(lanes) != 0; }

/// Whether any lane is a byte that JSON escapes: a control character, `"` or `\`.
static inline int arqam_has_special(arqam_block block) {
    return arqam_any((arqam_block)(block < 0x20) | (arqam_block)(block == 0x22) | (arqam_block)(block == 0x5C));
}

/// How many bytes at the front hold nothing that JSON escapes; a multiple of 16, the rest is for the caller.
static inline size_t arqam_plain_prefix(const uint8_t *_Nonnull bytes, size_t count) {
    size_t at = 0;
    while (at + 16 <= count && !arqam_has_special(arqam_load(bytes + at))) at += 16;
    return at;
}

/// Copies bytes up to the sixteen among which JSON escapes one; returns how many, a multiple of 16.
static inline size_t arqam_copy_plain(uint8_t *_Nonnull to, const uint8_t *_Nonnull bytes, size_t count) {
    size_t at = 0;
    while (at + 16 <= count) {
        arqam_block block = arqam_load(bytes + at);
        if (arqam_has_special(block)) break;
        memcpy(to + at, &block, sizeof block);
        at += 16;
    }
    return at;
}

/// How many bytes at the front hold no control character; a multiple of 16.
static inline size_t arqam_printable_prefix(const uint8_t *_Nonnull bytes, size_t count) {
    size_t at = 0;
    while (at + 16 <= count && !arqam_any((arqam_block)(arqam_load(bytes + at) < 0x20))) at += 16;
    return at;
}

/// How many bytes at the front are ASCII and scalars of two bytes in good order, as far as that is told sixteen at a
/// time. The first byte must begin a scalar; the last one counted may be the lead byte of the next scalar's pair, which
/// then is whole.
static inline size_t arqam_pairs_prefix(const uint8_t *_Nonnull bytes, size_t count) {
    size_t at = 0;
    while (at + 17 <= count) {
        arqam_block here = arqam_load(bytes + at);
        arqam_block next = arqam_load(bytes + at + 1);
        arqam_block leads = (arqam_block)((here & 0xE0) == 0xC0);
        arqam_block follow = (arqam_block)((next & 0xC0) == 0x80);
        // C0 and C1 would spell ASCII in two bytes; E0 and above lead longer scalars.
        arqam_block other = (arqam_block)((here & 0xFE) == 0xC0) | (arqam_block)(here >= 0xE0);
        if (arqam_any(other | (leads ^ follow))) break;
        at += 16;
    }
    return at;
}

/// Eight bytes as a number, the first one lowest.
static inline uint64_t arqam_word(const uint8_t *_Nonnull bytes) {
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    return word;
}

/// A 1 in each of eight bytes that continues a scalar: that has its highest bit and not the next.
static inline uint64_t arqam_continuing(uint64_t word) {
    return (word & ~(word << 1)) >> 7 & 0x0101010101010101u;
}

/// The sum of eight bytes, which must be below 256.
static inline size_t arqam_sum(uint64_t counts) { return (size_t)(counts * 0x0101010101010101u >> 56); }

/// How many of the bytes continue a scalar.
static inline size_t arqam_continuations(const uint8_t *_Nonnull bytes, size_t count) {
    size_t at = 0;
    size_t found = 0;
    for (; at + 32 <= count; at += 32) {
        found += arqam_sum(
            arqam_continuing(arqam_word(bytes + at)) + arqam_continuing(arqam_word(bytes + at + 8)) +
            arqam_continuing(arqam_word(bytes + at + 16)) + arqam_continuing(arqam_word(bytes + at + 24)));
    }
    uint64_t counts = 0;
    for (; at + 8 <= count; at += 8) counts += arqam_continuing(arqam_word(bytes + at));
    if (at == count) return found + arqam_sum(counts);
    if (count >= 8) {
        // The last eight, without those that are counted already.
        counts += arqam_continuing(arqam_word(bytes + count - 8) >> 8 * (8 - (count - at)));
        return found + arqam_sum(counts);
    }
    for (; at < count; at++) found += (bytes[at] & 0xC0) == 0x80;
    return found + arqam_sum(counts);
}

/// Folds the letters of two bytes at the front; returns how many there are.
/// - `letter_of`: 65,536 entries, the letter of each two bytes, the first one lowest; 0 for all that is no letter.
/// - `letters`: room for `count / 2` of them; what it holds behind those folded is of no meaning.
static inline size_t arqam_fold_pairs(
    const uint8_t *_Nonnull bytes, size_t count, const uint8_t *_Nonnull letter_of, uint8_t *_Nonnull letters) {
    size_t folded = 0;
    // Eight letters at a time whatever they are, as a branch at the end of each word would be guessed wrongly.
    while (2 * folded + 16 <= count) {
        const uint8_t *pairs = bytes + 2 * folded;
        uint64_t word = 0;
        for (int index = 0; index < 8; index++) {
            uint16_t pair = (uint16_t)(pairs[2 * index] | pairs[2 * index + 1] << 8);
            word |= (uint64_t)letter_of[pair] << 8 * index;
        }
        uint64_t stored = arqam_word((const uint8_t *)&word);
        memcpy(letters + folded, &stored, sizeof stored);
        // The lowest bit is in the first byte that is 0.
        uint64_t none = (word - 0x0101010101010101u) & ~word & 0x8080808080808080u;
        if (none != 0) return folded + (size_t)__builtin_ctzll(none) / 8;
        folded += 8;
    }
    for (; 2 * folded + 2 <= count; folded++) {
        uint8_t letter = letter_of[bytes[2 * folded] | bytes[2 * folded + 1] << 8];
        if (letter == 0) break;
        letters[folded] = letter;
    }
    return folded;
}

/// Where a byte stands first, or `count`.
static inline size_t arqam_find(const uint8_t *_Nonnull bytes, size_t count, uint8_t byte) {
    const uint8_t *found = memchr(bytes, byte, count);
    return found ? (size_t)(found - bytes) : count;
}

#endif
