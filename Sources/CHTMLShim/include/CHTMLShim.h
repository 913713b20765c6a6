// What Arqam uses of libxml2, behind opaque handles and <stdint.h> types only: libxml2's headers pull ICU's in,
// and no ICU header may reach a Swift compilation (see Sources/CICU/cicu.h).
//
// Input is UTF-8 except where a parameter says otherwise. A handle may be used by one thread at a time.
#ifndef ARQAM_CHTMLSHIM_H
#define ARQAM_CHTMLSHIM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Why markup was not read to its end.
enum {
    ARQAM_MARKUP_OK = 0,
    /// Memory ran out.
    ARQAM_MARKUP_MEMORY = 1,
    /// Elements are nested deeper than any page nests them.
    ARQAM_MARKUP_TOO_DEEP = 2,
    /// There are more elements, or attributes in one tag, than any page has.
    ARQAM_MARKUP_TOO_MANY = 3,
    /// The document declares entities, which could expand without bound.
    ARQAM_MARKUP_ENTITIES = 4,
    /// The charset is not known.
    ARQAM_MARKUP_CHARSET = 5,
};

// MARK: Pages

/// An element or a piece of text, in the order of the page. An element's descendants follow it.
typedef struct {
    /// Number of the name; of text, `ARQAM_PAGE_TEXT`.
    uint32_t name;
    /// Index of the element it stands in; of the first, its own.
    uint32_t parent;
    /// Index after its last descendant.
    uint32_t end;
    /// Text: its first byte in `strings`. Element: its first attribute.
    uint32_t first;
    /// Text: its bytes. Element: its attributes.
    uint32_t count;
    /// Text: the byte of the page it starts at, or `ARQAM_PAGE_NOWHERE` where an entity stands for it.
    uint32_t place;
} ArqamPageNode;

typedef struct {
    uint32_t name;
    /// First byte of the value in `strings`.
    uint32_t first;
    uint32_t count;
} ArqamPageAttribute;

/// A name of elements or attributes, lower case, in `strings`.
typedef struct {
    uint32_t first;
    uint32_t count;
} ArqamPageName;

enum {
    ARQAM_PAGE_TEXT = 0xFFFFFFFF,
    ARQAM_PAGE_NOWHERE = 0xFFFFFFFF,
};

/// A page as a tree laid out flat. Node 0 stands for the page itself and has the empty name.
typedef struct {
    ArqamPageNode *nodes;
    size_t node_count;
    ArqamPageAttribute *attributes;
    size_t attribute_count;
    ArqamPageName *names;
    size_t name_count;
    uint8_t *strings;
    size_t string_count;
} ArqamPage;

/// Reads a page of at most 2 GiB as a browser would, however broken it is, and leaves out scripts but those of
/// a JSON type. Time and memory grow with `count` only. Free the page whatever is returned.
int32_t arqam_page_parse(const uint8_t *bytes, size_t count, ArqamPage *page);

/// Frees what a page holds and leaves it empty.
void arqam_page_free(ArqamPage *page);

// MARK: Feeds

typedef struct ArqamFeed ArqamFeed;

/// What an XML reader came upon.
enum {
    ARQAM_FEED_START = 0,
    ARQAM_FEED_END = 1,
    ARQAM_FEED_TEXT = 2,
    ARQAM_FEED_ATTRIBUTE = 3,
};

/// A start or end tag, an attribute of the tag before it, or text.
typedef struct {
    uint32_t kind;
    /// Prefix and local name, such as `dc:date`, in the bytes; of text, empty.
    uint32_t name;
    uint32_t name_count;
    /// The text, or the value of the attribute, in the bytes.
    uint32_t text;
    uint32_t text_count;
} ArqamFeedEvent;

/// The events since the last push, valid until the next.
typedef struct {
    const ArqamFeedEvent *events;
    size_t event_count;
    const uint8_t *bytes;
    size_t byte_count;
} ArqamFeedEvents;

/// Opens a reader of XML that comes in pieces. `charset` is NULL to believe what the document declares.
int32_t arqam_feed_open(const char *charset, ArqamFeed **feed);
void arqam_feed_close(ArqamFeed *feed);

/// Reads the next piece, the last one if `is_last`. Mistakes are passed over as far as that is possible.
int32_t arqam_feed_push(
    ArqamFeed *feed, const uint8_t *bytes, size_t count, bool is_last, ArqamFeedEvents *events);

#ifdef __cplusplus
}
#endif

#endif
