/* period.h - the stretch a report covers: SPEC.md section 2. */
#ifndef QOQ_SNAPSHOTS_PERIOD_H
#define QOQ_SNAPSHOTS_PERIOD_H

#include "base/decimal.h"
#include "base/str.h"

/* A month of a year; year 0 = unknown (JSON null). */
struct month {
    int16_t year;
    int8_t month; /* 1-12; 0 only in the as-of of a plan */
};

/* Always from 1 January of the year to the end of its as-of month. year 0 = unknown. */
struct period {
    int16_t year;
    int8_t month; /* 3 = 2020Q1, 6 = Q2, 9 = Q3, 12 = Q4, 5 = 2020M05, 0 = 2020P (the plan) */
};

enum { PERIOD_KEY_SIZE = 12 };

bool period_known(struct period p);
int period_cmp(struct period a, struct period b);
bool period_eq(struct period a, struct period b);

/* The canonical key, "2020Q3", "2020M05", "2020P"; "" when unknown. Returns buf. */
const char *period_key(struct period p, char buf[PERIOD_KEY_SIZE]);
struct str period_key_str(struct arena *a, struct period p);

/* The share of the year elapsed at the as-of month, to 4 decimals: 0.75, 0.6667; 0 for a plan. */
struct decimal period_pace(struct period p);
struct decimal month_pace(struct month m);
struct month period_as_of(struct period p);
struct str month_text(struct arena *a, struct month m); /* "2020-09"; null when unknown */

/* Reads a period as a user writes it: 2020Q2, 2020H1, 2020-06, 2020FY, 2020M8, 2020plan, or
 * Chinese as in a title (2020上半年, 2020年前三季度). The whole of s must be it. */
bool period_parse(struct str s, struct period *out);

/* Finds the first period phrase in running text such as a title: 「2020年度…前三季度完成情况」,
 * 「2023年1-10月」, 「(截至9月底)」, 「2021年度…责任分解」. The year may stand apart from the phrase,
 * and be missing: then out->year is 0 and out->month set. False when there is no phrase. A lone
 * 「2020年度」 with a word of completion is the whole year. Folded or plain text. */
bool period_find(struct str text, struct period *out);

/* What a running text says about time, piece by piece. */
enum mention_type {
    MENTION_YEAR,    /* a year: 2020年, 2020年度, 二〇二〇年; of a range of years neither */
    MENTION_SPAN,    /* a stretch: 前三季度, 1-9月, 截至9月底; the year where it is attached */
    MENTION_WHOLE,   /* a word for the whole year: 全年, 年度 */
    MENTION_PLAN,    /* 责任分解, 计划 */
    MENTION_ACCOUNT, /* 情况, 通报 and their like */
    MENTION_DEED,    /* 完成, 落实: an account too, unless a plan of it follows */
};

struct period_mention {
    enum mention_type type;
    struct period period; /* of a year: month -1; of a span without a year: year 0 */
    bool loose;           /* a year without 年, a month without 份 or 截至: true in titles only */
    size_t start, end;    /* bytes of the text */
};

/* The next mention at or behind byte *at; moves *at behind it. False at the end. The knowledge
 * is in period.tsv; blanks between characters and full-width forms do not matter. */
bool period_next(struct str text, size_t *at, struct period_mention *out);

/* How firmly a title or header names its period. */
enum period_hint {
    PERIOD_NOTHING,
    PERIOD_YEAR,    /* a year and no more: month is 12 */
    PERIOD_PLANNED, /* a year, or none, and a word for plans */
    PERIOD_WHOLE,   /* a year and a word of completion */
    PERIOD_SPAN,    /* a stretch of it, with the year or without */
};
enum period_hint period_scan(struct str text, struct period *out);

#endif
