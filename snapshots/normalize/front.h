/* front.h - between the parts of front matter: lines and their labels, titles, places. */
#ifndef QOQ_SNAPSHOTS_NORMALIZE_FRONT_H
#define QOQ_SNAPSHOTS_NORMALIZE_FRONT_H

#include "base/fold.h"
#include "snapshots/normalize/parts.h"

enum front_field { FIELD_OTHER, FIELD_TITLE, FIELD_PUBLISHER, FIELD_INDEX, FIELD_PUBLISHED };

/* A label and what stands behind it; value is trimmed, perhaps empty. */
struct front_pair {
    enum front_field field;
    int rank;
    struct str value;
};

LIST_TYPE(struct front_pairs, struct front_pair);

/* A line before the table. */
struct front_line {
    struct str text;
    long line;
    bool labelled; /* it holds a label of front.tsv, or leads to one: never a title */
};

LIST_TYPE(struct front_lines, struct front_line);

struct front {
    struct arena *arena;
    const struct document *doc;
    struct report *report;
    struct front_lines lines;
    struct str_list told;    /* the paragraphs of a bulletin behind them */
    struct front_pairs pairs;
    struct str_list headers; /* the first short cells of the table */
    struct str site;         /* the name behind the page's title, if it has one */
};

/* labels.c: the labels of one line, added to f->pairs; true when it holds any. */
bool front_labels(struct front *f, struct str text);
/* True for a table of 索引号, 发布机构, 名称 and the like: its rows begin with such labels. */
bool front_is_metadata(struct arena *a, const struct grid *g);
/* What the page's metas state, likewise; f->site too. */
void front_metas(struct front *f);
/* The value of a field with the best rank that is not empty; null when there is none. */
struct str front_value(const struct front *f, enum front_field field);
/* "2020-10-29" from 2020-10-29, 2020年10月29日, 2023/11/16 at the head of s; null if none. */
struct str front_date(struct arena *a, struct str s);

/* title.c: the best title of lines and metas; null when none looks like one. */
struct str front_title(struct front *f);

/* front_period.c: sets the report's period, with a warning where it is a guess or where what the
 * page says of it does not agree. The day of publication never names it, at most its year. */
void front_period(struct front *f, struct str title);

/* place.c: the city, county or province that speaks, judged by the front matter and the text from
 * block `first` on; null when the page does not tell. Linear. */
struct str front_place(struct front *f, size_t first, struct str title, struct str publisher);

#endif
