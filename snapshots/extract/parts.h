/* parts.h - what the parts of extract/ offer each other; nobody outside includes this.
 *
 * A cell is read into a passage: folded text cut into sentences and clauses, with the dates and
 * figures that stand in it. Offsets are bytes of the folded text; a sentence has a ceiling, so
 * that no rule ever looks at more than a few hundred characters at once.
 */
#ifndef QOQ_SNAPSHOTS_EXTRACT_PARTS_H
#define QOQ_SNAPSHOTS_EXTRACT_PARTS_H

#include "base/fold.h"
#include "snapshots/extract/extract.h"

/* --- number.c: numerals --- */

/* A numeral as written. 1.2万 is value 12000; its mantissa 1.2 and power 4 serve units that are
 * written with 万 (万元). */
struct number {
    struct decimal value, high; /* high: of a range such as 二三十, else unknown */
    struct decimal mantissa;
    int power;    /* 4, 8 or 12 where the numeral ends with 万, 亿, 万亿; else 0 */
    size_t to;    /* behind the numeral */
    bool han;     /* written with Chinese numerals alone */
    bool simple;  /* one Chinese digit or 十: part of many words */
    bool about;   /* 几, 余, 多 */
    bool percent; /* 百分之五, 两成 */
    bool digits;     /* has a digit: not 千 or 百万 alone */
    bool multiplied; /* has 十, 百, 千, 万 ... */
};

/* Reads the numeral that begins at byte `at` of folded text. False when none begins there. */
bool number_read(struct str text, size_t at, struct number *out);

/* 0-9 of a Chinese digit (simplified, traditional, financial), else -1. */
int number_digit(uint32_t code);

/* --- unit.c: units (units.tsv) --- */

struct unit {
    struct str name;   /* canonical, with 万 or 亿 where it is written with it; null = none */
    struct str family; /* comparable with units of the same family */
    struct decimal factor; /* to the family's base unit */
    bool counter;      /* counts whole things: 万 before it expands */
    bool measure;      /* written with 万 and 亿, which stay in its name */
    bool weak;         /* not trusted behind a lone Chinese digit: 三年, 一批, 四方 */
    size_t to;         /* behind it */
};

/* Reads the unit behind a numeral that ends at byte `at`: longest match, one blank allowed before
 * it. `power` as in struct number. Names are in the arena or static. */
bool unit_read(struct arena *a, struct str text, size_t at, int power, struct unit *out);

/* Family and factor of a canonical name; false when it is no known unit. */
bool unit_find(struct str name, struct unit *out);

/* As unit_convert, of amounts with the clauses they stand in: 165元 of 每人每月165元 compares with
 * 170元/月 (per.tsv). */
bool unit_convert_said(struct decimal value, struct str from, struct str from_clause, struct str to,
                       struct str to_clause, struct decimal *out);

/* --- passage.c: text cut into sentences and clauses --- */

struct span {
    size_t from, to;
};

struct clause {
    size_t from, to; /* without the punctuation that ends it */
    int sentence;
    int depth; /* brackets that are open where it begins */
};

struct sentence {
    size_t from, to;
    int clause;     /* its first clause */
    int paragraph;  /* 0-based */
    bool fresh;     /* begins behind 。 or a line end, not behind ; */
};

LIST_TYPE(struct span_list, struct span);
LIST_TYPE(struct clause_list, struct clause);
LIST_TYPE(struct sentence_list, struct sentence);

/* --- links.c (links.tsv): small words that tie figures together --- */

/* The first word of that use at or behind byte `at` of the text, with its length (may be NULL);
 * STR_NOT_FOUND when there is none. */
size_t link_find(struct str text, const char *use, size_t at, size_t *length);
bool link_in(struct str text, const char *use);
/* Bytes of the longest word of that use that the text begins with; 0 when there is none. */
size_t link_begins(struct str text, const char *use);
bool link_ends(struct str text, const char *use);
/* All words of that use, parted by blanks. */
struct str link_words(struct arena *a, const char *use);

/* --- dates.c (dates.tsv) --- */

enum date_class {
    DATE_NONE,
    DATE_AS_OF,    /* 1-8月, 截至9月底, 上半年: the stretch that figures cover */
    DATE_REPORT,   /* 目前, 今年以来: the report's own */
    DATE_POINT,    /* 6月8日: an event */
    DATE_YEAR,     /* 2020年度 */
    DATE_SPAN,     /* 2018—2020年: years of a plan */
    DATE_DUE,      /* 10月底前, 年内: a promise */
    DATE_PAST,     /* 去年, 上年同期: what is compared with */
    DATE_WHOLE,    /* 全年完成: of what is still to be done, its end */
    DATE_WITHIN,   /* 国庆黄金周, 当月: a part of what the report covers */
};

struct date {
    size_t from, to;
    enum date_class class;
    struct month month; /* the last month it covers; year 0 = unknown */
    int first_month;    /* the first, 1-12; 0 = unknown */
    int first_year;     /* of a span */
};

LIST_TYPE(struct date_list, struct date);

/* --- quantity.c --- */

/* Of what a percentage states the completion. */
enum scope {
    SCOPE_NONE,
    SCOPE_PLAN,   /* the year's plan, target, task, budget */
    SCOPE_STAGE,  /* a rate of doing: 开工率, 兑现率, 98%的部门完成 */
    SCOPE_WORKS,  /* works: 形象进度, 工程量 */
    SCOPE_STEP,   /* a plan up to a month on the way: 上半年任务的104% */
};

struct figure {
    struct quantity q;   /* q.as_of only where the text gives a date */
    struct number number;
    struct unit unit;
    size_t from, to;     /* with operator words */
    size_t at, end;      /* numeral and unit alone */
    size_t clause;       /* index */
    int sentence;
    struct span before;  /* what is said of it in its clause: in front ... */
    struct span after;   /* ... and behind */
    enum scope scope;
    bool bare;           /* no unit */
    bool alone;          /* no words before it in its cell */
    bool limit;          /* an operator word before it is one of limits: 控制在3%左右 */
    bool words;          /* said without a numeral: 全覆盖, 清零 */
    bool total;          /* a sum: 共计, 累计 */
    bool initial;        /* stands at the head of what is said of it: 5个项目已获批复 */
    bool behind;         /* ... and what follows says that it was reached: 5个项目已建成 */
    bool quoted;         /* part of a short quoted name: “最多80天” */
    bool year;           /* done this year: 其中今年新增24个 */
    bool part;           /* behind 其中, or one of a list of parts */
    bool plan;           /* a target or plan, not an achievement */
    bool restated;       /* the target said again: 完成800幢改造任务 */
    bool past;           /* of another year, or what is compared with */
    bool future;         /* expected, not reached */
    bool except;         /* 除6项外: left out of what is said */
    bool rest;           /* 其余4个: what is still to come */
    bool stock;          /* what there is, of all years: 拥有量 */
    bool within;         /* of a stretch within what the report covers: 国庆黄金周 */
    bool attribute;      /* 132个项目 of "132个项目完成投资...": names what is spoken of */
    int verb;            /* how plainly a verb says that it was reached, in tenths */
    bool respective;     /* one of a list behind 分别 */
};

LIST_TYPE(struct figure_list, struct figure);

/* What is known of a cell beside its text. */
struct cell_context {
    struct str topic; /* what it answers: the title; for figures without a word of their own */
    struct str unit;  /* from a header such as 投资额(万元), for bare figures; may be null */
    bool rates;       /* its column states completion: 完成率, 完成进度 */
};

struct passage {
    struct folded f;
    struct period base;
    struct cell_context context;
    bool measured; /* the topic itself names a rate or growth, which a lone percentage answers */
    struct clause_list clauses;
    struct sentence_list sentences;
    struct date_list dates;
    struct figure_list figures;
    struct span_list numbers; /* printed list numbers: 1. (2) 3、 */
    struct str_list doubtful; /* figures that were left out as damaged */
};

/* Cuts into sentences and clauses; passage.c. */
void passage_cut(struct arena *a, struct passage *p);
/* Finds dates; dates.c. */
void passage_dates(struct arena *a, struct passage *p);
/* Finds figures; quantity.c. */
void passage_figures(struct arena *a, struct passage *p);
/* Fills in what surrounds each figure: kind, subject, as-of, cues, scope; context.c. */
void passage_contexts(struct passage *p);
/* All four in one. Linear in the length of the text. */
struct passage *passage_read(struct arena *a, struct str text, struct period base,
                             struct cell_context context);

struct str passage_text(const struct passage *p, size_t from, size_t to);   /* folded */
struct str passage_quote(const struct passage *p, size_t from, size_t to);  /* verbatim, trimmed */

/* Behind the list number that stands at `from`, and blanks; `from` itself when there is none.
 * Logarithmic in the number of list numbers. */
size_t passage_past_number(const struct passage *p, size_t from);

#endif
