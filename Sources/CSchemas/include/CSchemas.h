#ifndef CSCHEMAS_H
#define CSCHEMAS_H
#include <stddef.h>
#include <stdint.h>

/// A file of Sources/Schemas/, embedded at build time.
typedef struct {
    const char *name;
    const uint8_t *bytes;
    size_t count;
} arqam_schema_file;

/// How many schemas are embedded.
size_t arqam_schema_file_count(void);

/// Embedded schema number `index`; zeroes past the last one.
arqam_schema_file arqam_schema_file_at(size_t index);

#endif
