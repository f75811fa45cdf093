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

#endif
