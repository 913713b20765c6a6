#include "CSchemas.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const uint8_t extraction[] = {
#embed "../Schemas/extraction.schema.json"
};
static const uint8_t diff[] = {
#embed "../Schemas/diff.schema.json"
};
static const uint8_t evaluation[] = {
#embed "../Schemas/evaluation.schema.json"
};
static const uint8_t validation[] = {
#embed "../Schemas/validation.schema.json"
};
static const uint8_t error[] = {
#embed "../Schemas/error.schema.json"
};

#define FILE_ENTRY(name, bytes) {name, bytes, sizeof(bytes)}

static const arqam_schema_file files[] = {
    FILE_ENTRY("extraction", extraction),
    FILE_ENTRY("diff", diff),
    FILE_ENTRY("evaluation", evaluation),
    FILE_ENTRY("validation", validation),
    FILE_ENTRY("error", error),
};

size_t arqam_schema_file_count(void) { return sizeof(files) / sizeof(files[0]); }

arqam_schema_file arqam_schema_file_at(size_t index) {
    return index < arqam_schema_file_count() ? files[index] : (arqam_schema_file){0, 0, 0};
}
