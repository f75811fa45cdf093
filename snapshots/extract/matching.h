/* matching.h - what values.c, match.c and stated.c share: which figure answers which target. */
#ifndef QOQ_SNAPSHOTS_EXTRACT_MATCHING_H
#define QOQ_SNAPSHOTS_EXTRACT_MATCHING_H

#include "snapshots/extract/reading.h"

struct value {
    const struct cell *cell;
    const struct figure *f;
    struct words near, wide; /* its own clause; its sentence */
    const struct table_row *stage; /* 方案, 招标: what was done is only on the way */
    bool staged;             /* ... and it stands before the figure: 立项3260亩 */
    bool under_way;          /* what stands behind it says how far the works are: 共2处合计1721套 */
    bool sum, addend;        /* 人工造林4.2万亩、封山育林3.5万亩,共7.7万亩 */
    bool begun, finished;    /* 开工28个,其中完工12个 */
    struct str narrower;     /* 早稻: by its name part of what a target without the word measures */
    size_t order;            /* position among the values of the task */
    struct words whole;      /* of what the whole is told of that it is part of */
    bool only;               /* one target alone is counted in its unit */
    bool beyond;             /* its verb says more than what was wanted: 运营13个 */
    bool assumed;            /* it names nothing itself: near is the title */
    bool named;              /* it names something itself */
    bool borrowed;           /* ... or what its sentence told of before */
    struct words topic;      /* of one that takes its name from an earlier clause: the title too */
    bool taken;
};

LIST_TYPE(struct value_list, struct value);

/* values.c: the figures of the progress cells that may measure a target, in the text's order. */
void reading_values(struct reading *r, struct value_list *values);

/* subject.c: fills in what a value whose stage is known speaks of. `last`: the value before it in
 * its sentence, or NULL. */
void value_subject(struct reading *r, struct value *v, const struct value *last);

/* addup.c: gives targets that name their parts (新建、改建公厕21座) the sum of what is told of each, and
 * others that of quarters told one by one. */
void values_add_up(struct reading *r, struct value_list *values);

/* Whether one target alone is counted in what the figure is counted in. */
bool only_unit(const struct reading *r, const struct figure *f);

/* compose.c: marks sums and their addends, works begun and those of them that are finished. */
void values_compose(struct reading *r, struct value_list *values);

/* Of a row of figures behind 分别 that answers a row of as many before it: the figure that figure i
 * answers; NULL when there is none. */
const struct figure *figure_answered(const struct passage *p, size_t i);

/* every.c: gives targets that each of several has to meet the value of the one furthest from it.
 * Linear in the figures told together. */
void reading_every(struct reading *r);

/* named.c: whether a value counts other things than the target by their rank, size or kind. */
bool named_otherwise(const struct goal *g, const struct value *v);

/* The same where it is a matter of degree: what to add to the score. */
double named_alike(const struct goal *g, const struct value *v);

/* Whether what stands behind a value says that just what is wanted was done of it: 7个 of 其中7个已上架
 * where things are to be 上架. After the value's stage is known. */
bool named_done(const struct value *v, struct str wanted);

/* Whether all that stands before a value is what is to be done: 开通 of 申报航线9条,获批6条,开通3条
 * where air routes are to be 开通. */
bool named_verb(const struct value *v, struct str wanted);

/* Whether a rate is the one that is wanted, so that it states no completion: 覆盖率100% where
 * 覆盖率达到100% is wanted. */
bool named_rate(const struct goal *g, const struct value *v);

/* Whether a value's own name is short for the target's: 产盐 for 生产原盐, 高企 for 高新技术企业,
 * 普及率 for 自来水普及率. */
bool named_short(const struct goal *g, const struct value *v);

/* The clause of the target's figure. */
struct str goal_clause(const struct goal *g);

/* score.c: how well a value fits a goal, 0..1; -1: they do not measure the same. */
double match_score(const struct goal *g, const struct value *v);

/* Whether a value is what has come together over the years, where the target is one of the year:
 * 全市累计流转土地182万亩 for 新增流转30万亩. */
bool match_is_stock(const struct goal *g, const struct value *v);

/* stated.c: gives each stated percentage the goal it speaks of, or a goal of its own. */
void reading_stated(struct reading *r);

#endif
