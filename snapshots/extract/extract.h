/* extract.h - words -> figures: SPEC.md section 5. */
#ifndef QOQ_SNAPSHOTS_EXTRACT_H
#define QOQ_SNAPSHOTS_EXTRACT_H

#include "base/error.h"
#include "base/list.h"
#include "snapshots/model.h"

/* One quantity as it stands in a text. All slices point into the text that was given. */
struct quantity {
    struct decimal value;  /* the number; of a range its lower end */
    struct decimal high;   /* upper end of a range, else unknown */
    struct str unit;       /* canonical: 个, 亿元, %, 个百分点; null for a bare number */
    enum op op;
    enum kind kind;
    struct str text;       /* number, unit and operator words, verbatim */
    struct str clause;     /* the clause it stands in, verbatim: a quote for people */
    struct str subject;    /* what is measured, as far as the clause tells; may be null */
    struct month as_of;    /* the figure's own date where the text gives one */
    bool completion;       /* a percentage that speaks of completion of a plan or target */
    size_t start, end;     /* bytes of the given text that `text` covers */
};

LIST_TYPE(struct quantity_list, struct quantity);

/* Reads all quantities of a text, in order. Dates, document and list numbers, names with
 * digits and damaged figures are left out. `base` gives the year to dates without one. Linear
 * in the length of the text. */
void extract_quantities(struct arena *a, struct str text, struct period base,
                        struct quantity_list *out);

/* The same; *doubtful (may be NULL) gets the damaged figures that were left out, verbatim. */
void extract_with_doubts(struct arena *a, struct str text, struct period base,
                         struct quantity_list *out, struct str_list *doubtful);

/* The last month that a text names as a date of its own, 「2025年4月底前」, 「11月28日」, 「明年一季度」; `base`
 * gives the year where it names none. False and untouched when there is no month. */
bool extract_last_month(struct arena *a, struct str text, struct period base, struct month *out);

/* A folded copy without the dates and stretches of time that dates.tsv knows. Linear. */
struct str extract_undated(struct arena *a, struct str text);

/* Fills indicators, commitments, rate, rate_basis, status and signals of every task from its
 * title, items and cells, and adds warnings for figures in doubt. */
int extract_report(struct arena *a, struct report *r, struct error *err);

/* Converts a value between units of one family (万元 -> 亿元, 家 = 个 for counting): true and
 * *out when they are comparable. Exact. */
bool unit_convert(struct decimal value, struct str from, struct str to, struct decimal *out);

#endif
