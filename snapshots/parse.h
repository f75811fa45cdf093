/* parse.h - the whole way from a report's bytes to a snapshot: read, normalize, extract. */
#ifndef QOQ_SNAPSHOTS_PARSE_H
#define QOQ_SNAPSHOTS_PARSE_H

#include "snapshots/model.h"
#include "snapshots/normalize/normalize.h"

struct parse_options {
    struct normalize_options normalize;
    struct str series; /* null: derived from place and title */
    struct str url;    /* the address the page stood at; null: what the page itself says */
};

/* The snapshot of one report. `name` is the file's name, `bytes` its content; the result
 * borrows from both. Task ids are set. Errors as document_read() and normalize(). */
int parse_report(struct arena *a, struct str name, struct str bytes,
                 const struct parse_options *options, struct report *out, struct error *err);

/* The series a report belongs to when nobody says: its place and its kind, without year and
 * period (「舟山市政府重点工作」 or the place). Usable as a git path component. */
struct str series_derive(struct arena *a, const struct report *r);

/* The id of a task at first sight: 16 hex digits over series, normalized title and, for a title
 * that stands more than once, its ordinal. Sets id of every task that has none. */
void task_ids_assign(struct arena *a, struct str series, struct report *r);

#endif
