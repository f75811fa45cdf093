/* page.h - an answer as headings, lines and tables, before it is text, CSV, Markdown or HTML.
 *
 * Each command builds one page; a table of writers turns it into a format. (JSON is not made
 * from pages: it has its own, fixed form.) Control characters are dropped on the way in: a
 * report is not trusted to drive a terminal.
 */
#ifndef QOQ_ANALYZER_VIEW_PAGE_H
#define QOQ_ANALYZER_VIEW_PAGE_H

#include "base/list.h"
#include "base/str.h"

enum align_to { ALIGN_LEFT, ALIGN_RIGHT };

/* How a cell or line feels; text shows it in colour, HTML as a class. */
enum tone { TONE_PLAIN, TONE_GOOD, TONE_BAD, TONE_WARN, TONE_DIM, TONE_STRONG };

struct page_column {
    struct str key;     /* stable English name: CSV header */
    struct str heading; /* in the user's language */
    enum align_to align;
    int stretch;        /* 0: as wide as it is; else it may be wrapped and cut to fit the width,
                           and keeps room in this proportion: 2 for titles, 1 for names */
};

struct page_cell {
    struct str text; /* null = nothing */
    enum tone tone;
};

struct page_table {
    struct arena *arena;
    LIST(struct page_column) columns;
    LIST(struct page_cell) cells; /* rows * columns.n, row by row */
};

enum page_block_type {
    PAGE_HEADING, /* level 1 to 3; a level 3 has a label, its number */
    PAGE_LINE,    /* a sentence */
    PAGE_FIELD,   /* label: what it is */
    PAGE_QUOTE,   /* label: verbatim words of a report */
    PAGE_TABLE
};

struct page_block {
    enum page_block_type type;
    int level;
    enum tone tone;
    struct str label, text;
    struct page_table *table;
};

struct page {
    struct arena *arena;
    LIST(struct page_block) blocks;
};

void page_heading(struct page *p, int level, struct str text);
void page_entry(struct page *p, struct str number, struct str text); /* a heading of level 3 */
void page_line(struct page *p, enum tone tone, struct str text);
void page_field(struct page *p, enum tone tone, const char *label, struct str text);
void page_quote(struct page *p, struct str label, struct str text);

/* Starts a table: add its columns, then its cells row by row. Tables of a page that have the
 * same keys line up with each other in text. */
struct page_table *page_table(struct page *p);
void table_column(struct page_table *t, const char *key, const char *heading, enum align_to align,
                  int stretch);
void table_cell(struct page_table *t, enum tone tone, struct str text);
size_t table_rows(const struct page_table *t);

struct write_options {
    int width;   /* columns to fit into; 0 = no limit */
    bool colour; /* ANSI colours (text only) */
};

/* One output format: a row in the table of writers. */
struct writer {
    const char *name; /* "text", "csv", "md", "html" */
    void (*write)(const struct page *p, const struct write_options *o, struct buf *out);
};
extern const struct writer writer_text, writer_csv, writer_md, writer_html;

const struct writer *writer_find(struct str name); /* NULL when unknown ("json" is not here) */

#endif
