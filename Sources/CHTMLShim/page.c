#include "shared.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

// Browsers stop nesting at 512 elements too. libxml2 searches the open elements for every end tag and the
// attributes of a tag for every attribute, so that both must be few for the time to stay linear.
enum {
    MAX_DEPTH = 512,
    MAX_ATTRIBUTES = 512,
    MAX_NODES = 8 << 20,
    MAX_NAMES = 4096,
    NAME_SLOTS = 16384,
};

typedef struct {
    xmlParserCtxtPtr parser;
    const uint8_t *source;
    size_t source_count;
    ArqamPage *page;
    size_t node_capacity;
    size_t attribute_capacity;
    size_t name_capacity;
    size_t string_capacity;
    /// The open elements, innermost last.
    uint32_t open[MAX_DEPTH + 1];
    size_t depth;
    /// Names by the address libxml2 keeps them at: number + 1, 0 where free.
    struct {
        const xmlChar *address;
        uint32_t number;
    } slots[NAME_SLOTS];
    /// The byte after the last text whose place is known.
    size_t place;
    bool keeps_script;
    int32_t status;
} Builder;

static void stop(Builder *builder, int32_t status) {
    if (builder->status == ARQAM_MARKUP_OK) builder->status = status;
    xmlStopParser(builder->parser);
}

/// Keeps bytes and returns where; `UINT32_MAX` where there is no room.
static uint32_t keep(Builder *builder, const void *bytes, size_t count) {
    ArqamPage *page = builder->page;
    if (!arqam_grow((void **)&page->strings, &builder->string_capacity, page->string_count, count + 1, 1) ||
        page->string_count + count >= UINT32_MAX) {
        stop(builder, ARQAM_MARKUP_MEMORY);
        return UINT32_MAX;
    }
    uint32_t first = (uint32_t)page->string_count;
    if (count > 0) memcpy(page->strings + first, bytes, count);
    page->string_count += count;
    return first;
}

static uint32_t add_name(Builder *builder, const xmlChar *name) {
    ArqamPage *page = builder->page;
    if (!arqam_grow(
            (void **)&page->names, &builder->name_capacity, page->name_count, 1, sizeof *page->names)) {
        stop(builder, ARQAM_MARKUP_MEMORY);
        return 0;
    }
    size_t count = strlen((const char *)name);
    uint32_t first = keep(builder, name, count);
    if (first == UINT32_MAX) return 0;
    page->names[page->name_count] = (ArqamPageName){first, (uint32_t)count};
    return (uint32_t)page->name_count++;
}

/// The number of a name. libxml2 keeps one copy of each name, so its address is enough to tell it.
static uint32_t name_number(Builder *builder, const xmlChar *name) {
    size_t slot = (((uintptr_t)name >> 3) * 0x9E3779B97F4A7C15u >> 32) % NAME_SLOTS;
    while (builder->slots[slot].number != 0) {
        if (builder->slots[slot].address == name) return builder->slots[slot].number - 1;
        slot = (slot + 1) % NAME_SLOTS;
    }
    // More names than that are no names of HTML: they are all the empty one.
    if (builder->page->name_count >= MAX_NAMES) return 0;
    uint32_t number = add_name(builder, name);
    builder->slots[slot].address = name;
    builder->slots[slot].number = number + 1;
    return number;
}

static ArqamPageNode *add_node(Builder *builder) {
    ArqamPage *page = builder->page;
    if (page->node_count >= MAX_NODES) {
        stop(builder, ARQAM_MARKUP_TOO_MANY);
        return NULL;
    }
    if (!arqam_grow(
            (void **)&page->nodes, &builder->node_capacity, page->node_count, 1, sizeof *page->nodes)) {
        stop(builder, ARQAM_MARKUP_MEMORY);
        return NULL;
    }
    ArqamPageNode *node = &page->nodes[page->node_count];
    *node = (ArqamPageNode){.parent = builder->open[builder->depth], .place = ARQAM_PAGE_NOWHERE};
    page->node_count += 1;
    node->end = (uint32_t)page->node_count;
    return node;
}

static bool is(const xmlChar *name, const char *other) { return strcmp((const char *)name, other) == 0; }

/// Elements without content that libxml2, which knows HTML 4, takes for ones with content.
static bool is_void(const xmlChar *name) {
    return is(name, "source") || is(name, "wbr") || is(name, "track") || is(name, "keygen") ||
        is(name, "embed");
}

static void start_element(void *data, const xmlChar *name, const xmlChar **attributes) {
    Builder *builder = data;
    if (builder->status != ARQAM_MARKUP_OK) return;
    if (builder->depth >= MAX_DEPTH) return stop(builder, ARQAM_MARKUP_TOO_DEEP);
    uint32_t number = name_number(builder, name);
    ArqamPageNode *added = add_node(builder);
    if (added == NULL) return;
    ArqamPage *page = builder->page;
    uint32_t index = (uint32_t)page->node_count - 1;
    added->name = number;
    added->first = (uint32_t)page->attribute_count;
    bool is_script = is(name, "script");
    builder->keeps_script = false;
    for (size_t at = 0; attributes != NULL && attributes[at] != NULL; at += 2) {
        const xmlChar *value = attributes[at + 1] == NULL ? (const xmlChar *)"" : attributes[at + 1];
        size_t count = strlen((const char *)value);
        if (!arqam_grow(
                (void **)&page->attributes, &builder->attribute_capacity, page->attribute_count, 1,
                sizeof *page->attributes)) {
            return stop(builder, ARQAM_MARKUP_MEMORY);
        }
        ArqamPageAttribute *attribute = &page->attributes[page->attribute_count];
        *attribute = (ArqamPageAttribute){
            .name = name_number(builder, attributes[at]),
            .first = keep(builder, value, count),
            .count = (uint32_t)count,
        };
        if (builder->status != ARQAM_MARKUP_OK) return;
        page->attribute_count += 1;
        page->nodes[index].count += 1;
        if (is_script && is(attributes[at], "type") && strstr((const char *)value, "json") != NULL) {
            builder->keeps_script = true;
        }
    }
    if (is_void(name)) return;
    builder->depth += 1;
    builder->open[builder->depth] = index;
}

static void end_element(void *data, const xmlChar *name) {
    Builder *builder = data;
    if (builder->status != ARQAM_MARKUP_OK || builder->depth == 0 || is_void(name)) return;
    ArqamPage *page = builder->page;
    uint32_t number = name_number(builder, name);
    // libxml2 ends elements in the order it began them, innermost first.
    if (page->nodes[builder->open[builder->depth]].name != number) return;
    page->nodes[builder->open[builder->depth]].end = (uint32_t)page->node_count;
    builder->depth -= 1;
}

/// Where text stands in the page as it is written there; `ARQAM_PAGE_NOWHERE` where it is an entity's.
static uint32_t find_place(Builder *builder, const xmlChar *text, size_t count) {
    long consumed = xmlByteConsumed(builder->parser);
    if (consumed < 0 || count == 0) return ARQAM_PAGE_NOWHERE;
    // The parser stands behind the text, or before its last scalar.
    size_t last = 1;
    while (last < count && last < 4 && (text[count - last] & 0xC0) == 0x80) last += 1;
    for (int tries = 0; tries < 2; tries += 1) {
        size_t end = (size_t)consumed + (tries == 0 ? 0 : last);
        if (end < count || end > builder->source_count) continue;
        if (memcmp(builder->source + (end - count), text, count) == 0) {
            builder->place = end;
            return (uint32_t)(end - count);
        }
    }
    return ARQAM_PAGE_NOWHERE;
}

// What HTML reads for the references &#128; to &#159;, which old pages mean as windows-1252 (HTML, "numeric character
// reference end state"); NULL where it leaves the control character.
static const char *const windows_1252[32] = {
    "\u20AC", NULL, "\u201A", "\u0192", "\u201E", "\u2026", "\u2020", "\u2021",
    "\u02C6", "\u2030", "\u0160", "\u2039", "\u0152", NULL, "\u017D", NULL,
    NULL, "\u2018", "\u2019", "\u201C", "\u201D", "\u2022", "\u2013", "\u2014",
    "\u02DC", "\u2122", "\u0161", "\u203A", "\u0153", NULL, "\u017E", "\u0178",
};

static void characters(void *data, const xmlChar *text, int length) {
    Builder *builder = data;
    if (builder->status != ARQAM_MARKUP_OK || length <= 0) return;
    uint32_t place = find_place(builder, text, (size_t)length);
    // A reference comes as a text of its own, which stands nowhere.
    if (place == ARQAM_PAGE_NOWHERE && length == 2 && text[0] == 0xC2 && text[1] < 0xA0 &&
        windows_1252[text[1] & 0x1F] != NULL) {
        text = (const xmlChar *)windows_1252[text[1] & 0x1F];
        length = (int)strlen((const char *)text);
    }
    uint32_t first = keep(builder, text, (size_t)length);
    ArqamPageNode *node = first == UINT32_MAX ? NULL : add_node(builder);
    if (node == NULL) return;
    node->name = ARQAM_PAGE_TEXT;
    node->first = first;
    node->count = (uint32_t)length;
    node->place = place;
}

static void script(void *data, const xmlChar *text, int length) {
    Builder *builder = data;
    if (builder->keeps_script) characters(data, text, length);
}

static void pass_over(void *data, const char *message, ...) {
    (void)data;
    (void)message;
}

static bool is_space(uint8_t byte) { return byte == 0x20 || (byte >= 0x09 && byte <= 0x0D); }

static bool is_letter(uint8_t byte) { return (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z'; }

/// The byte after a tag's attributes, which start at `at`; `SIZE_MAX` where there are too many of them.
static size_t end_of_attributes(const uint8_t *bytes, size_t count, size_t at) {
    size_t attributes = 0;
    while (at < count && bytes[at] != '>') {
        if (is_space(bytes[at]) || bytes[at] == '/') {
            at += 1;
            continue;
        }
        attributes += 1;
        if (attributes > MAX_ATTRIBUTES) return SIZE_MAX;
        while (at < count && !is_space(bytes[at]) && bytes[at] != '=' && bytes[at] != '>') at += 1;
        while (at < count && is_space(bytes[at])) at += 1;
        if (at >= count || bytes[at] != '=') continue;
        at += 1;
        while (at < count && is_space(bytes[at])) at += 1;
        if (at < count && (bytes[at] == '"' || bytes[at] == '\'')) {
            const uint8_t *quote = memchr(bytes + at + 1, bytes[at], count - at - 1);
            if (quote == NULL) return count;
            at = (size_t)(quote - bytes) + 1;
        } else {
            while (at < count && !is_space(bytes[at]) && bytes[at] != '>') at += 1;
        }
    }
    return at;
}

/// Where `pattern` (lower case) stands at or after `at`, or `count`.
static size_t find(const uint8_t *bytes, size_t count, size_t at, const char *pattern) {
    size_t length = strlen(pattern);
    while (at + length <= count) {
        const uint8_t *found = memchr(bytes + at, pattern[0], count - at);
        if (found == NULL) return count;
        at = (size_t)(found - bytes);
        size_t same = 0;
        while (same < length && at + same < count &&
               (bytes[at + same] | (is_letter(bytes[at + same]) ? 0x20 : 0)) == (uint8_t)pattern[same]) {
            same += 1;
        }
        if (same == length) return at;
        at += 1;
    }
    return count;
}

/// Whether a tag has more attributes than any page gives one.
static bool has_monstrous_tag(const uint8_t *bytes, size_t count) {
    size_t at = 0;
    bool has_comment_ends = true;
    while (at < count) {
        const uint8_t *bracket = memchr(bytes + at, '<', count - at);
        if (bracket == NULL) return false;
        at = (size_t)(bracket - bytes) + 1;
        if (at >= count) return false;
        if (has_comment_ends && count - at > 3 && memcmp(bytes + at, "!--", 3) == 0) {
            size_t end = find(bytes, count, at + 3, "-->");
            // A comment that never ends is none: what follows is looked at.
            if (end < count) at = end;
            has_comment_ends = end < count;
            continue;
        }
        if (!is_letter(bytes[at])) continue;
        size_t name = at;
        while (at < count && !is_space(bytes[at]) && bytes[at] != '>' && bytes[at] != '/') at += 1;
        size_t length = at - name;
        at = end_of_attributes(bytes, count, at);
        if (at == SIZE_MAX) return true;
        if (length == 6 && find(bytes, name + length, name, "script") == name) {
            at = find(bytes, count, at, "</script");
        } else if (length == 5 && find(bytes, name + length, name, "style") == name) {
            at = find(bytes, count, at, "</style");
        }
    }
    return false;
}

int32_t arqam_page_parse(const uint8_t *bytes, size_t count, ArqamPage *page) {
    memset(page, 0, sizeof *page);
    if (count >= INT32_MAX) return ARQAM_MARKUP_TOO_MANY;
    if (has_monstrous_tag(bytes, count)) return ARQAM_MARKUP_TOO_MANY;
    Builder *builder = calloc(1, sizeof *builder);
    if (builder == NULL) return ARQAM_MARKUP_MEMORY;
    builder->page = page;
    builder->source = bytes;
    builder->source_count = count;
    // libxml2 takes no empty page.
    builder->parser = htmlCreateMemoryParserCtxt(count == 0 ? " " : (const char *)bytes, count == 0 ? 1 : (int)count);
    int32_t status = ARQAM_MARKUP_MEMORY;
    if (builder->parser != NULL) {
        xmlParserCtxtPtr parser = builder->parser;
        htmlCtxtUseOptions(
            parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                        HTML_PARSE_IGNORE_ENC);
        memset(parser->sax, 0, sizeof *parser->sax);
        parser->sax->startElement = start_element;
        parser->sax->endElement = end_element;
        parser->sax->characters = characters;
        parser->sax->ignorableWhitespace = characters;
        parser->sax->cdataBlock = script;
        parser->sax->error = pass_over;
        parser->sax->warning = pass_over;
        parser->userData = builder;
        xmlSwitchEncoding(parser, XML_CHAR_ENCODING_UTF8);
        // Number 0 is the empty name, which node 0 has.
        add_name(builder, (const xmlChar *)"");
        add_node(builder);
        htmlParseDocument(parser);
        status = builder->status;
        // What was left open ends with the page.
        for (size_t level = 0; level <= builder->depth && page->node_count > 0; level += 1) {
            page->nodes[builder->open[level]].end = (uint32_t)page->node_count;
        }
        htmlFreeParserCtxt(parser);
    }
    free(builder);
    return status;
}

void arqam_page_free(ArqamPage *page) {
    free(page->nodes);
    free(page->attributes);
    free(page->names);
    free(page->strings);
    memset(page, 0, sizeof *page);
}
