/* html.h - between html.c, which lets the page flow, and table.c, which knows its tables. */
#ifndef QOQ_SNAPSHOTS_READ_HTML_H
#define QOQ_SNAPSHOTS_READ_HTML_H

#include "snapshots/read/flow.h"
#include "snapshots/read/xml.h"

/* Lets everything under `top` flow. With a document, tables of data become grids. */
void html_flow(struct flow *f, const struct xml *top);

/* True for what no reader of the page sees: scripts, display:none, what a revision took out. */
bool html_is_hidden(const struct xml *x);

/* Decides for every table of the page whether it holds data or only lays the page out. Linear. */
void html_judge_tables(struct arena *a, struct xml *root);
bool html_is_data_table(const struct xml *x);

/* Adds a table of data to the flow's document, its caption and stray text before it. */
void html_table(struct flow *f, const struct xml *table);

/* The address a page was saved from, of html_address.c: what the browser left in a comment, else
 * <link rel=canonical>, og:url, <meta name=Url>. Null when there is none of http or https. Borrows
 * from all three. */
struct str html_address(const struct document *doc, const struct xml *root, struct str text);

#endif
