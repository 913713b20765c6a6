#include "shared.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

enum { MAX_FEED_DEPTH = 200 };

struct ArqamFeed {
    xmlParserCtxtPtr parser;
    ArqamFeedEvent *events;
    size_t event_count;
    size_t event_capacity;
    uint8_t *bytes;
    size_t byte_count;
    size_t byte_capacity;
    size_t depth;
    int32_t status;
    /// The entity of HTML looked up last, which feeds use as if they had declared it.
    xmlEntity entity;
    xmlChar entity_text[8];
};

static void stop(ArqamFeed *feed, int32_t status) {
    if (feed->status == ARQAM_MARKUP_OK) feed->status = status;
    xmlStopParser(feed->parser);
}

static bool append(ArqamFeed *feed, const void *bytes, size_t count) {
    if (feed->byte_count + count >= UINT32_MAX ||
        !arqam_grow((void **)&feed->bytes, &feed->byte_capacity, feed->byte_count, count + 1, 1)) {
        stop(feed, ARQAM_MARKUP_MEMORY);
        return false;
    }
    if (count > 0) memcpy(feed->bytes + feed->byte_count, bytes, count);
    feed->byte_count += count;
    return true;
}

static void add(
    ArqamFeed *feed, uint32_t kind, const xmlChar *prefix, const xmlChar *name, const void *text, size_t count) {
    if (feed->status != ARQAM_MARKUP_OK) return;
    if (!arqam_grow(
            (void **)&feed->events, &feed->event_capacity, feed->event_count, 1, sizeof *feed->events)) {
        return stop(feed, ARQAM_MARKUP_MEMORY);
    }
    ArqamFeedEvent event = {.kind = kind, .name = (uint32_t)feed->byte_count};
    if (prefix != NULL && (!append(feed, prefix, strlen((const char *)prefix)) || !append(feed, ":", 1))) return;
    if (name != NULL && !append(feed, name, strlen((const char *)name))) return;
    event.name_count = (uint32_t)(feed->byte_count - event.name);
    event.text = (uint32_t)feed->byte_count;
    if (!append(feed, text, count)) return;
    event.text_count = (uint32_t)count;
    feed->events[feed->event_count] = event;
    feed->event_count += 1;
}

static void start_element(
    void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespace_count,
    const xmlChar **namespaces, int attribute_count, int defaulted_count, const xmlChar **attributes) {
    (void)uri, (void)namespace_count, (void)namespaces, (void)defaulted_count;
    ArqamFeed *feed = data;
    if (feed->depth >= MAX_FEED_DEPTH) return stop(feed, ARQAM_MARKUP_TOO_DEEP);
    feed->depth += 1;
    add(feed, ARQAM_FEED_START, prefix, name, NULL, 0);
    for (int index = 0; index < attribute_count; index += 1) {
        const xmlChar **attribute = attributes + 5 * index;
        add(feed, ARQAM_FEED_ATTRIBUTE, attribute[1], attribute[0], attribute[3],
            (size_t)(attribute[4] - attribute[3]));
    }
}

static void end_element(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {
    (void)uri;
    ArqamFeed *feed = data;
    if (feed->depth > 0) feed->depth -= 1;
    add(feed, ARQAM_FEED_END, prefix, name, NULL, 0);
}

static void characters(void *data, const xmlChar *text, int length) {
    if (length > 0) add(data, ARQAM_FEED_TEXT, NULL, NULL, text, (size_t)length);
}

static void declare_entity(
    void *data, const xmlChar *name, int type, const xmlChar *public_id, const xmlChar *system_id,
    xmlChar *content) {
    (void)name, (void)type, (void)public_id, (void)system_id, (void)content;
    stop(data, ARQAM_MARKUP_ENTITIES);
}

static xmlEntityPtr find_entity(void *data, const xmlChar *name) {
    ArqamFeed *feed = data;
    const htmlEntityDesc *found = htmlEntityLookup(name);
    if (found == NULL) return NULL;
    int count = xmlCopyChar(0, feed->entity_text, (int)found->value);
    feed->entity_text[count] = 0;
    feed->entity = (xmlEntity){
        .type = XML_ENTITY_DECL,
        .name = name,
        .etype = XML_INTERNAL_PREDEFINED_ENTITY,
        .content = feed->entity_text,
        .orig = feed->entity_text,
        .length = count,
    };
    return &feed->entity;
}

static void pass_over(void *data, const char *message, ...) {
    (void)data;
    (void)message;
}

int32_t arqam_feed_open(const char *charset, ArqamFeed **feed) {
    ArqamFeed *result = calloc(1, sizeof *result);
    if (result == NULL) return ARQAM_MARKUP_MEMORY;
    xmlSAXHandler sax = {
        .initialized = XML_SAX2_MAGIC,
        .startElementNs = start_element,
        .endElementNs = end_element,
        .characters = characters,
        .ignorableWhitespace = characters,
        .cdataBlock = characters,
        .entityDecl = declare_entity,
        .getEntity = find_entity,
        .error = pass_over,
        .warning = pass_over,
    };
    result->parser = xmlCreatePushParserCtxt(&sax, result, NULL, 0, NULL);
    if (result->parser == NULL) {
        free(result);
        return ARQAM_MARKUP_MEMORY;
    }
    xmlCtxtUseOptions(
        result->parser, XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    if (charset != NULL) {
        xmlCharEncodingHandlerPtr handler = xmlFindCharEncodingHandler(charset);
        if (handler == NULL || xmlSwitchToEncoding(result->parser, handler) != 0) {
            arqam_feed_close(result);
            return ARQAM_MARKUP_CHARSET;
        }
    }
    *feed = result;
    return ARQAM_MARKUP_OK;
}

void arqam_feed_close(ArqamFeed *feed) {
    if (feed == NULL) return;
    xmlFreeParserCtxt(feed->parser);
    free(feed->events);
    free(feed->bytes);
    free(feed);
}

int32_t arqam_feed_push(
    ArqamFeed *feed, const uint8_t *bytes, size_t count, bool is_last, ArqamFeedEvents *events) {
    feed->event_count = 0;
    feed->byte_count = 0;
    if (feed->status == ARQAM_MARKUP_OK && count <= INT32_MAX) {
        xmlParseChunk(feed->parser, count == 0 ? "" : (const char *)bytes, (int)count, is_last);
    }
    *events = (ArqamFeedEvents){feed->events, feed->event_count, feed->bytes, feed->byte_count};
    return feed->status;
}
