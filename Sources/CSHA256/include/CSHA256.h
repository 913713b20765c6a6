#ifndef CSHA256_H
#define CSHA256_H
#include <stddef.h>
#include <stdint.h>

/// Writes the SHA-256 digest (FIPS 180-4) of `count` bytes as 64 lower-case hexadecimal digits, without a NUL.
///
/// Uses the processor's SHA instructions where it has them, which are about eight times as fast.
void arqam_sha256_hex(const uint8_t *bytes, size_t count, uint8_t hex[64]);

/// The same without those instructions, for comparing the two.
void arqam_sha256_hex_portable(const uint8_t *bytes, size_t count, uint8_t hex[64]);

#endif
