#include "snapshots/read/xml.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <limits.h>

#include "base/i18n.h"

/* Pages with unclosed tags nest far deeper than libxml2's default of 256. Nothing here or there
 * recurses over a tree. */
enum { DEEPEST = 20000 };

static void close_document(void *thing)
{
    xmlFreeDoc(thing);
}

/* Opaque outside of this file: a struct xml is a libxml2 node. */
static struct xml *wrap(xmlNode *n)
{
    return (struct xml *)n;
}

static const xmlNode *node_of(const struct xml *x)
{
    return (const xmlNode *)x;
}

/* libxml2 must not print, whatever it meets. */
static void silence(void *context, const char *message, ...)
{
    (void)context;
    (void)message;
}

static int finish(struct arena *a, const char *origin, xmlDoc *doc, bool too_deep,
                  const xmlError *last, struct xml **root, struct error *err)
{
    if (doc)
        arena_defer(a, close_document, doc);
    if (too_deep)
        return error_set(err, QOQ_ELIMIT, origin, 0, _("tags are nested deeper than %d levels"),
                         DEEPEST);
    xmlNode *top = doc ? xmlDocGetRootElement(doc) : NULL;
    if (!top)
        return error_set(err, QOQ_EINPUT, origin, last ? last->line : 0,
                         _("no element was found; a page with tags was expected"));
    *root = wrap(top);
    return 0;
}

static bool is_name_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* A tag whose attributes go on and on: libxml2 compares each with every other, and no page has so
 * many. Bytes outside of quotes. */
enum { LONGEST_TAG = 4096 };

struct tag {
    bool open, comment;
    char quote, before; /* that is open, 0 = none; the last character that is no blank */
    size_t bare;
};

/* Follows the tags of a page; false for a byte of one that is too long. */
static bool is_wanted(struct tag *t, struct str text, size_t at)
{
    char c = text.p[at], next = at + 1 < text.n ? text.p[at + 1] : 0;
    if (t->comment) {
        t->comment = !(c == '>' && at >= 2 && text.p[at - 1] == '-' && text.p[at - 2] == '-');
    } else if (t->quote) {
        t->quote = c == t->quote ? 0 : t->quote;
    } else if (c == '<') {
        t->comment = str_starts(str_after(text, at), STR("<!--"));
        t->open = (next | 0x20) >= 'a' && (next | 0x20) <= 'z';
        t->bare = 0;
    } else if (c == '>') {
        t->open = false;
    } else if (t->open && (c == '"' || c == '\'') && t->before == '=') {
        t->quote = c;
    } else if (t->open) {
        t->bare++;
    }
    t->before = c == ' ' || c == '\n' || c == '\r' || c == '\t' ? t->before : c;
    return !t->open || t->bare <= LONGEST_TAG;
}

/* A copy that libxml2 reads as browsers do: 「<![if …]>」 is a comment (line ends stay, so that
 * lines can be told) unless it stands in one, and 「<o:p>」 of an office program is no paragraph. */
static struct str prepared(struct arena *a, struct str text)
{
    char *copy = arena_alloc(a, text.n);
    size_t n = 0;
    enum { TEXT, COMMENT, TAG } state = TEXT;
    struct tag tag = { 0 };
    for (size_t at = 0; at < text.n; at++) {
        char c = text.p[at];
        bool commented = tag.comment, wanted = is_wanted(&tag, text, at);
        if (state != COMMENT && c == '<' && !commented)
            state = str_starts(str_after(text, at), STR("<![")) ? COMMENT : TAG;
        else if (state == TAG && !is_name_char(c) && !(c == '/' && text.p[at - 1] == '<')) {
            c = c == ':' ? '-' : c;
            state = TEXT;
        }
        if ((state != COMMENT && wanted) || c == '\n')
            copy[n++] = c;
        if (state == COMMENT && c == '>')
            state = TEXT;
    }
    return (struct str){ copy, n };
}

int xml_read_html(struct arena *a, const char *origin, struct str text, struct xml **root,
                  struct error *err)
{
    if (text.n > INT_MAX)
        return error_set(err, QOQ_ELIMIT, origin, 0, _("the page is larger than 2 GiB"));
    text = prepared(a, text);
    xmlSetGenericErrorFunc(NULL, silence);
    xmlParserMaxDepth = DEEPEST;
    htmlParserCtxt *ctxt = htmlNewParserCtxt();
    if (!ctxt)
        return error_set(err, QOQ_ELIMIT, origin, 0, _("out of memory"));
    int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                  HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC | HTML_PARSE_COMPACT;
    xmlDoc *doc = htmlCtxtReadMemory(ctxt, text.p, (int)text.n, NULL, "UTF-8", options);
    bool too_deep = ctxt->lastError.code == XML_ERR_INTERNAL_ERROR && ctxt->disableSAX;
    htmlFreeParserCtxt(ctxt);
    return finish(a, origin, doc, too_deep, NULL, root, err);
}

/* --- XML --- */

/* Elements of one part, and quotes inside one tag: libxml2 takes about 300 bytes for each, and
 * compares every attribute of a tag with every other. */
enum { MOST_TAGS = 3000000, MOST_QUOTES = 4096 };

static bool is_bounded(struct str bytes)
{
    size_t tags = 0, quotes = 0;
    bool inside = false;
    for (size_t i = 0; i < bytes.n; i++) {
        char c = bytes.p[i];
        if (c == '<') {
            inside = true;
            quotes = 0;
            tags++;
        } else if (c == '>') {
            inside = false;
        } else if (inside && (c == '"' || c == '\'') && ++quotes > MOST_QUOTES) {
            return false;
        }
    }
    return tags <= MOST_TAGS;
}

/* Parts of office documents have no document type; those that have one mean harm: entities that
 * multiply, files read from elsewhere. */
static void refuse_type(void *context, const xmlChar *name, const xmlChar *public_id,
                        const xmlChar *system_id)
{
    (void)name;
    (void)public_id;
    (void)system_id;
    xmlStopParser(context);
}

int xml_read(struct arena *a, const char *origin, struct str bytes, struct xml **root,
             struct error *err)
{
    if (bytes.n > INT_MAX || !is_bounded(bytes))
        return error_set(err, QOQ_ELIMIT, origin, 0,
                         _("XML larger than any report: more than %d tags, or a huge one"),
                         MOST_TAGS);
    xmlSetGenericErrorFunc(NULL, silence);
    xmlParserMaxDepth = 256;
    xmlParserCtxt *ctxt = xmlNewParserCtxt();
    if (!ctxt)
        return error_set(err, QOQ_ELIMIT, origin, 0, _("out of memory"));
    ctxt->sax->internalSubset = refuse_type;
    int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_COMPACT;
    xmlDoc *doc = xmlCtxtReadMemory(ctxt, bytes.p, (int)bytes.n, NULL, NULL, options);
    int line = ctxt->lastError.line;
    bool whole = doc && ctxt->wellFormed && !ctxt->disableSAX;
    xmlFreeParserCtxt(ctxt);
    if (whole)
        return finish(a, origin, doc, false, NULL, root, err);
    if (doc)
        xmlFreeDoc(doc);
    return error_set(err, QOQ_EINPUT, origin, line,
                     _("damaged XML inside the document; save it again, or as text"));
}

/* --- walking --- */

static bool is_seen(const xmlNode *n)
{
    return n->type == XML_ELEMENT_NODE || n->type == XML_TEXT_NODE ||
           n->type == XML_CDATA_SECTION_NODE;
}

static struct xml *seen_from(xmlNode *n)
{
    while (n && !is_seen(n))
        n = n->next;
    return wrap(n);
}

struct xml *xml_child(const struct xml *x)
{
    return node_of(x)->type == XML_ELEMENT_NODE ? seen_from(node_of(x)->children) : NULL;
}

struct xml *xml_next(const struct xml *x)
{
    return seen_from(node_of(x)->next);
}

struct xml *xml_parent(const struct xml *x)
{
    xmlNode *parent = node_of(x)->parent;
    return parent && parent->type == XML_ELEMENT_NODE ? wrap(parent) : NULL;
}

bool xml_is_text(const struct xml *x)
{
    return node_of(x)->type != XML_ELEMENT_NODE;
}

struct str xml_text(const struct xml *x)
{
    return xml_is_text(x) ? str_from((const char *)node_of(x)->content) : STR_NULL;
}

struct str xml_name(const struct xml *x)
{
    return xml_is_text(x) ? STR_NULL : str_from((const char *)node_of(x)->name);
}

bool xml_is(const struct xml *x, const char *name)
{
    return str_is(xml_name(x), name);
}

struct str xml_attr(const struct xml *x, const char *name)
{
    if (xml_is_text(x))
        return STR_NULL;
    for (const xmlAttr *at = node_of(x)->properties; at; at = at->next)
        if (strcmp((const char *)at->name, name) == 0)
            return at->children && at->children->content
                       ? str_from((const char *)at->children->content)
                       : STR("");
    return STR_NULL;
}

struct xml *xml_find(const struct xml *x, const char *name)
{
    struct xml *child = x ? xml_child(x) : NULL;
    while (child && !xml_is(child, name))
        child = xml_next(child);
    return child;
}

struct str xml_content(struct arena *a, const struct xml *x)
{
    const struct xml *only = xml_child(x);
    if (only && xml_is_text(only) && !xml_next(only))
        return xml_text(only);
    struct buf b = { .arena = a };
    for (const struct xml *t = only; t; t = xml_walk(x, t, false))
        buf_add(&b, xml_text(t));
    return b.n ? buf_str(&b) : STR("");
}

long xml_line(const struct xml *x)
{
    return xmlGetLineNo(node_of(x));
}

struct xml *xml_walk(const struct xml *top, const struct xml *x, bool skip)
{
    struct xml *next = skip ? NULL : xml_child(x);
    while (!next && x && x != top) {
        next = xml_next(x);
        x = xml_parent(x);
    }
    return next;
}

void xml_set_mark(struct xml *x, intptr_t mark)
{
    ((xmlNode *)x)->_private = (void *)mark;
}

intptr_t xml_mark(const struct xml *x)
{
    return (intptr_t)node_of(x)->_private;
}
