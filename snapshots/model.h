/* model.h - the language of the whole program: a report, its tasks, items, indicators and
 * commitments, as SPEC.md section 4 writes them in JSON.
 *
 * Plain structs in one arena; every text is a slice into the report's bytes or the arena. A null
 * text, an unknown decimal, a NULL pointer and year 0 all stand for JSON null. Lists may be
 * empty.
 */
#ifndef QOQ_SNAPSHOTS_MODEL_H
#define QOQ_SNAPSHOTS_MODEL_H

#include "base/decimal.h"
#include "base/list.h"
#include "base/str.h"
#include "snapshots/period.h"

/* What a column of the report's table holds. Name in JSON, English label. The first four
 * narrative cells live in struct item; what has no field of its own is kept as an extra. */
#define ROLES(X)                                    \
    X(ROLE_NONE, "other", N_("other"))              \
    X(ROLE_NO, "no", N_("no."))                     \
    X(ROLE_SECTION, "section", N_("section"))       \
    X(ROLE_TITLE, "title", N_("task"))              \
    X(ROLE_SUBTITLE, "subtitle", N_("item"))        \
    X(ROLE_OWNERS, "owners", N_("owners"))          \
    X(ROLE_SUPPORT, "support", N_("supporting"))    \
    X(ROLE_PERSON, "person", N_("person"))          \
    X(ROLE_TARGET, "target", N_("target"))          \
    X(ROLE_PROGRESS, "progress", N_("progress"))    \
    X(ROLE_ISSUES, "issues", N_("issues"))          \
    X(ROLE_NEXT, "next", N_("next steps"))          \
    X(ROLE_STATUS, "status", N_("status"))          \
    X(ROLE_RATE, "rate", N_("rate"))                \
    X(ROLE_REMARK, "remark", N_("remark"))

enum role {
#define X(id, name, label) id,
    ROLES(X)
#undef X
    ROLE_COUNT
};

/* SPEC.md section 5. */
#define OPS(X)        \
    X(OP_EQ, "=")     \
    X(OP_GE, ">=")    \
    X(OP_LE, "<=")    \
    X(OP_ABOUT, "~")

enum op {
#define X(id, name) id,
    OPS(X)
#undef X
    OP_COUNT
};

#define KINDS(X)                 \
    X(KIND_LEVEL, "level")       \
    X(KIND_SHARE, "share")       \
    X(KIND_GROWTH, "growth")     \
    X(KIND_DECLINE, "decline")

enum kind {
#define X(id, name) id,
    KINDS(X)
#undef X
    KIND_COUNT
};

/* Where a rate comes from; BASIS_NONE is JSON null. */
#define BASES(X)                       \
    X(BASIS_NONE, "")                  \
    X(BASIS_STATED, "stated")          \
    X(BASIS_COMPUTED, "computed")      \
    X(BASIS_STATUS, "status")

enum basis {
#define X(id, name) id,
    BASES(X)
#undef X
    BASIS_COUNT
};

#define STATUSES(X)                                       \
    X(STATUS_ONGOING, "ongoing", N_("ongoing"))           \
    X(STATUS_DONE, "done", N_("done"))                    \
    X(STATUS_AHEAD, "ahead", N_("ahead of pace"))         \
    X(STATUS_ON_PACE, "on_pace", N_("on pace"))           \
    X(STATUS_BEHIND, "behind", N_("behind pace"))         \
    X(STATUS_NOT_STARTED, "not_started", N_("not started")) \
    X(STATUS_POSTPONED, "postponed", N_("postponed"))     \
    X(STATUS_MIXED, "mixed", N_("mixed"))

enum status {
#define X(id, name, label) id,
    STATUSES(X)
#undef X
    STATUS_COUNT
};

/* What a warning is about; the message in JSON is the English text, ": " and the detail. */
#define WARNINGS(X)                                                                            \
    X(WARN_MERGED_CELL, "merged-cell", N_("a cell is merged over several items"))              \
    X(WARN_UNSURE_LAYOUT, "unsure-layout", N_("the cells of this row are a guess"))            \
    X(WARN_CUT_ROW, "cut-row", N_("the page ends inside this row"))                            \
    X(WARN_UNPLACED, "unplaced", N_("text that belongs to no cell"))                           \
    X(WARN_NO_OWNER, "no-owner", N_("no owner was found"))                                     \
    X(WARN_INHERITED, "inherited", N_("taken over from the row above"))                        \
    X(WARN_NUMBERING, "numbering", N_("the printed numbers jump or repeat"))                   \
    X(WARN_PERIOD, "period-conflict", N_("the report names more than one period"))             \
    X(WARN_NO_PERIOD, "no-period", N_("no period was found"))                                  \
    X(WARN_DOUBTFUL_FIGURE, "doubtful-figure", N_("a damaged figure was left out"))            \
    X(WARN_ADDRESS, "address-conflict", N_("the page's address is another place's"))           \
    X(WARN_CHARSET, "charset", N_("the declared encoding does not fit the bytes"))             \
    X(WARN_BROKEN, "broken-bytes", N_("bytes that are no text; U+FFFD stands for each"))       \
    X(WARN_AGGREGATE, "aggregate", N_("totals stated by the report"))

enum warning_code {
#define X(id, name, text) id,
    WARNINGS(X)
#undef X
    WARN_COUNT
};

struct warning {
    enum warning_code code;
    int task;          /* seq of the task, 0 = none (JSON null) */
    long line;         /* 1-based line of the source, 0 = unknown (JSON null) */
    struct str detail; /* figures or verbatim text; may be null */
};

struct column {
    enum role role;
    struct str header; /* as printed; parts of a split header cell joined */
};

struct owner {
    struct str name;
    bool lead;
};

/* A cell of a column that has no field of its own: status, rate, remark, person, ... */
struct extra {
    enum role role;
    struct str header; /* null when unknown */
    struct str text;
};

struct item {
    struct str title; /* null: most tasks have one item without a title */
    struct str progress, issues, next, target;
    unsigned shared;  /* bit 1u << ROLE_x: this cell is merged over the following items too,
                         given on the first of them */
    LIST(struct extra) extras;
};

struct target {
    enum op op;
    struct decimal value;
    struct str unit; /* may be null: a bare number */
    struct str quote;
};

struct actual {
    struct decimal value;
    struct str unit;
    struct month as_of;
    struct str quote;
};

struct stated {
    struct decimal percent; /* 70.3, not 0.703 */
    struct str quote;
};

struct indicator {
    struct str name;
    int item; /* 0-based */
    enum kind kind;
    const struct target *target;
    const struct actual *actual;
    const struct stated *stated;
    struct decimal rate; /* 4 decimals */
    enum basis basis;
    struct decimal pace; /* at its own as-of; unknown where pace does not apply */
    bool over_years;     /* the target is one of several years; not in JSON */
    int met;             /* 1, 0, or -1 = not to be judged (JSON null) */
};

struct commitment {
    int item;
    struct str text; /* verbatim sentence or clause */
    struct month due;
    struct decimal value;
    struct str unit;
};

struct task {
    struct str id;
    int seq;           /* 1-based position in the report */
    struct str no;     /* the printed number; null where there is none */
    struct str section;
    struct str title;
    long line;         /* of the source; not in JSON */
    LIST(struct owner) owners;
    bool delegated;    /* a body above set the target, one below it reports; not in JSON */
    LIST(struct item) items; /* at least one */
    LIST(struct indicator) indicators;
    LIST(struct commitment) commitments;
    struct decimal rate;
    enum basis rate_basis;
    enum status status;
    LIST(struct str) signals;
};

struct source {
    struct str name;   /* file name without directories */
    struct str sha256;
    size_t bytes;
    struct str format; /* "text", "html", ... */
    struct str charset;
    struct str url;    /* the address the page stood at; null when not known */
};

struct report {
    struct str title, place, publisher, index_no;
    struct str published; /* "2020-10-29" */
    struct period period;
    struct source source;
    struct str series;    /* the name it goes by in a ledger; not in JSON */
    LIST(struct str) front, back; /* lines around the tables, verbatim, so that nothing is lost */
    LIST(struct column) columns;
    LIST(struct task) tasks;
    LIST(struct warning) warnings;
};

/* Names as in JSON; and back: -1 when unknown. Labels are English msgids: print _(label). */
const char *role_name(enum role r);
const char *role_label(enum role r);
int role_from_name(struct str name);
const char *op_name(enum op o);
int op_from_name(struct str name);
const char *kind_name(enum kind k);
int kind_from_name(struct str name);
const char *basis_name(enum basis b);
int basis_from_name(struct str name);
const char *status_name(enum status s);
const char *status_label(enum status s);
int status_from_name(struct str name);
const char *warning_name(enum warning_code c);
const char *warning_text(enum warning_code c);
int warning_from_name(struct str name);

/* The task's lead: the first owner marked so; null when there is none. */
struct str task_lead(const struct task *t);

/* All text of one role over the items of a task, joined by newlines; null when there is none. */
struct str task_cell(struct arena *a, const struct task *t, enum role role);
const struct str *item_cell(const struct item *it, enum role role); /* NULL: no such field */

#endif
