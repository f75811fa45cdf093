/* xml.h - trees of HTML and XML, through libxml2 (the only user).
 *
 * Nothing is fetched from outside, no entity is expanded beyond the document, and the size of
 * names, texts and nesting is bounded.
 */
#ifndef QOQ_SNAPSHOTS_READ_XML_H
#define QOQ_SNAPSHOTS_READ_XML_H

#include "base/error.h"
#include "base/str.h"

struct xml; /* an element or a text of a tree; the tree is closed with the arena */

/* The tree of an HTML page, however broken; `text` is UTF-8. QOQ_EINPUT when there is no tree,
 * QOQ_ELIMIT when it is nested deeper than any page. */
int xml_read_html(struct arena *a, const char *origin, struct str text, struct xml **root,
                  struct error *err);

/* The tree of a well-formed XML part of an office document, at most 256 levels deep. QOQ_EINPUT
 * with the line: damaged, or it has a document type (and so could have entities); QOQ_ELIMIT:
 * more tags than any report. Linear. */
int xml_read(struct arena *a, const char *origin, struct str bytes, struct xml **root,
             struct error *err);

/* All of these borrow from the tree; NULL and null text where there is nothing. */
struct xml *xml_child(const struct xml *x);  /* the first one; comments are not seen */
struct xml *xml_next(const struct xml *x);
struct xml *xml_parent(const struct xml *x); /* NULL above the root */
bool xml_is_text(const struct xml *x);
struct str xml_text(const struct xml *x);    /* of a text */
struct str xml_name(const struct xml *x);    /* of an element, without prefix */
bool xml_is(const struct xml *x, const char *name);
struct str xml_attr(const struct xml *x, const char *name); /* any prefix */
struct xml *xml_find(const struct xml *x, const char *name); /* the first child of that name */
struct str xml_content(struct arena *a, const struct xml *x); /* all text under x, joined */
long xml_line(const struct xml *x);          /* 1-based; 0 = unknown */

/* The next node of the tree under `top` in reading order; its children are left out when `skip`.
 * NULL behind the last. Does not recurse. */
struct xml *xml_walk(const struct xml *top, const struct xml *x, bool skip);

/* A number kept with an element for the reader's own use; 0 at first. */
void xml_set_mark(struct xml *x, intptr_t mark);
intptr_t xml_mark(const struct xml *x);

#endif
