/* prose.h - reading bulletins; for flat_shape_prose.c and the prose_*.c files alone.
 *
 *     a page (flat_shape_prose.c)
 *     -> paragraphs (prose_paragraph.c)
 *     -> sentences (prose_sentence.c), and in them
 *         lists of names with one verdict (prose_list.c)      「甲、乙等5项进展滞后」
 *         statements on one task (prose_tell.c)               「甲完成年度计划的38%,严重滞后」
 *     -> tasks (prose_name.c)
 *
 * Texts are byte ranges [from, to) of the folded paragraph (prose_word.h); what is kept is cut from
 * the original.
 */
#ifndef QOQ_SNAPSHOTS_NORMALIZE_PROSE_H
#define QOQ_SNAPSHOTS_NORMALIZE_PROSE_H

#include "base/fold.h"
#include "snapshots/normalize/flat.h"
#include "snapshots/normalize/prose_word.h"

/* How a task is announced (prose_aim.c). */
enum aim_form {
    AIM_QUOTED,
    AIM_BOXED,
    AIM_CATCHWORD,
    AIM_TOPIC,
    AIM_PLANNED,
    AIM_MEASURED,
    AIM_BARRED,
    AIM_JUDGED,
    AIM_SENTENCE,
    AIM_PLAN_SENTENCE,
    AIM_FORMS
};

/* A heading, and what it says of the tasks below it. Both may be null. */
struct heading {
    struct str text, verdict;
};

#define NO_HEADING ((struct heading){ STR_NULL, STR_NULL })

/* What stands above a sentence. */
struct above {
    struct heading outer, inner; /* of two levels */
    struct str lead;             /* the verdict of a sentence before an enumeration; may be null */
    bool demands;                /* the heading asks for things to be done */
    bool listing;                /* it ends with a colon and judges: names follow */
};

/* The paragraph that is read. */
struct paragraph {
    const struct token *token;
    struct list_mark mark; /* what it begins with: its number, or a bullet */
    struct folded folded;
    struct str text;       /* of that: what is read */
    size_t opening;        /* byte of its first word behind that */
    size_t told;           /* tasks found in its sentences so far */
    bool enumerated;       /* 「一是」, 「二是」 stands before what is read */
    bool line;             /* it has no marks inside: nothing is said of it */
    bool cut;              /* the page ends in the middle of it */
};

/* How many there are so far. */
struct found {
    size_t names;                /* tasks */
    size_t listed;               /* those of them that stand in lists with a verdict */
    size_t itemized;             /* those that have a numbered paragraph of their own */
    size_t plain;                /* headings without a Chinese number; many are cells */
    size_t aims[AIM_FORMS];      /* what may be a task that is announced before it is told of */
    size_t announced[AIM_FORMS]; /* those of them that are */
    size_t inner;                /* sentences among these that do not open their paragraph */
};

/* What the page is like, by a first look at all of it. */
struct habits {
    bool usual[AIM_FORMS];  /* it has several tasks that are announced so */
    bool told_in_brackets;  /* 「甲(增长8.9%)、乙(完成61.3%)」 */
    bool rates_in_brackets; /* 「括号内为完成比例」 */
    bool itemizes;          /* tasks have paragraphs of their own: shares named before are none */
};

struct bulletin {
    struct page *p;
    struct report *r;  /* NULL: only count */
    size_t first_task; /* index in r->tasks */
    struct word_list words[WORD_KINDS];
    struct habits habits;
    struct above above;
    struct paragraph here;
    struct found found;
    bool begun;        /* there was a sentence: headings may follow */
    bool ended;        /* what follows is not of the report: links to others */
    bool in_list;      /* names of a list are read: nothing is said behind them */
    LIST(int) vague;   /* seq of tasks whose verdict stands above them only */
};

/* --- prose_verdict.c --- */

/* What the range says of the state of tasks, verbatim and at most some words; null = nothing. */
struct str verdict_of(const struct bulletin *b, size_t from, size_t to);
/* The same of the last clause that says so for sure: 「已完成21项,|滞后1项|,为…」. */
struct str nearest_verdict(const struct bulletin *b, size_t from, size_t to);
/* What the headings and sentences above say. */
struct str verdict_above(const struct bulletin *b);

/* --- prose_bound.c --- */

/* Where a name that begins at `from` ends because something is said of it, at most at `to`, where
 * its clause ends; `to` when nothing is. *weight: 2 = by the owner's bracket, 1 = by a word or a
 * date, 0.25 = by a quantity alone, 0 = not at all. Linear in the clause times the words known. */
size_t name_end(const struct bulletin *b, size_t from, size_t to, double *weight);

/* --- prose_bracket.c --- */

/* The owner in brackets that stands at byte `at` of s, which is the paragraph or its beginning: the
 * byte behind it; 0 = no owner. *owner, if not NULL, is the name without brackets and 「承办」. */
size_t owner_end(const struct bulletin *b, struct str s, size_t at, struct range *owner);

/* 「完成61.3%」, 「年度目标40个,一季度签约17个」: what is in a bracket tells how far a task is; 「增长7%」 may
 * be what is wanted. */
bool tells_in_words(const struct bulletin *b, size_t from, size_t to);

/* What a bracket behind a name tells: who answers for it, and how far it is. */
struct aside {
    struct range owner, rate, said; /* empty: it tells nothing of that */
};

/* 「甲公园(市园林局)」, 「甲公园(38%)」: where the bracket opens that ends the range; `to` when there
 * is none that tells any of that. */
size_t aside_before(const struct bulletin *b, size_t from, size_t to, struct aside *aside);

/* --- prose_name.c --- */

/* True for what may be the name of a task. strict: where no list and no count say so. */
bool is_name(const struct bulletin *b, size_t from, size_t to, bool strict);
/* 「全县重点项目」, 「受要素制约的项目」, 「经济指标类5项」: all tasks, or a kind of them. */
bool is_general(const struct bulletin *b, size_t from, size_t to);
/* 「超序时类」: a class of tasks by its verdict. */
bool is_class(const struct bulletin *b, size_t from, size_t to);
/* True for what counts tasks instead of naming one, the count behind `to` included. */
bool is_total(const struct bulletin *b, size_t from, size_t to);

/* Behind 「由市交通局牵头的」 at byte `from`; `from` when nobody is named so. *owner may be NULL. */
size_t behind_leader(const struct bulletin *b, size_t from, size_t to, struct range *owner);

/* Without quotes that hold nothing but the name. */
struct range unquoted(struct str s, struct range r);

/* Adds a task by its name, with its owner if one stands behind it in brackets; NULL when only
 * counting. status may be null; from_above: it is a heading's. */
struct task *add_name(struct bulletin *b, size_t from, size_t to, struct str status,
                      bool from_above);
/* The tasks from `first` on get one of the offices in the range each, in their order. */
void lead_each(struct bulletin *b, size_t first, size_t from, size_t to);
void tell_progress(struct bulletin *b, struct task *t, struct str progress);
/* Another verdict counts only where the one before was a heading's. */
void tell_status(struct bulletin *b, struct task *t, struct str status, bool from_above);

/* The task that goes by this name, be it called 「甲工程」 there and 「甲」 here; NULL when none does. */
struct task *same_task(struct bulletin *b, size_t from, size_t to);
/* The task whose name begins the range, with or without its target, NULL when there is none yet.
 * *behind: where the name ends. */
struct task *known_task(struct bulletin *b, size_t from, size_t to, size_t *behind);

/* --- prose_head.c --- */

/* A verdict that a heading passes on what stands below it; null = none. */
struct str verdict_over(const struct bulletin *b, size_t from, size_t to);
/* 「一、总体情况」, 「(一)主要指标」; in newspapers 「提前完成3项」. */
bool is_heading(const struct bulletin *b);
void take_heading(struct bulletin *b);

/* --- prose_lead.c --- */

enum { LEAD_CHARS = 32 }; /* such a sentence is short */

bool counts_tasks(struct str s);
/* 「甲下降1.8%,与目标差距较大」: a name alone, and something said of it. */
bool names_and_tells(const struct bulletin *b, size_t from, size_t to);
/* 「滞后情况」, 「按序时推进类」: a heading that ends in a verdict but for nouns and a count. */
bool ends_judging(const struct bulletin *b, size_t from, size_t to);
/* 「提前完成3项」 judges; so does 「已完成3项」, where a count ends what elsewhere tells how much. */
bool judges(const struct bulletin *b, size_t from, size_t to);
/* Behind what stands over the statements of a sentence, 「3项滞后:甲…;乙…」, which becomes b->above.lead;
 * else `from`. */
size_t take_lead_before(struct bulletin *b, size_t from, size_t to);
/* 「工业发展方面3项:甲、乙、丙」: a colon behind a count opens the range. */
bool counts_list(const struct bulletin *b, size_t from, size_t to);
/* True for a sentence that says of those named behind it how they stand, and names none. */
bool is_lead(const struct bulletin *b, size_t from, size_t to);
/* True when most clauses from here on tell of a task each: what stands over them names none. */
bool tells_of_several(const struct bulletin *b, size_t from);
/* 「甲公园(市园林局),已完成80%」: an owner ends the clause, and what is said of it alone follows. */
bool owner_parts(const struct bulletin *b, size_t from, size_t to);
/* 「…,分别完成8.4万人等15个子项」: where what is said of the last of several tasks ends. */
size_t without_total(const struct bulletin *b, size_t from, size_t to);

/* --- prose_cut.c: lists of names --- */

/* A list's end and the mark between its names. */
struct cutting {
    size_t to;
    unsigned mark;
    bool strict; /* nothing counts the names */
};

/* How many names such marks make of the range. */
size_t pieces_in(struct str s, size_t from, size_t to, unsigned mark);
/* The end and the mark that give as many names as were counted; else the usual ones. A colon
 * lets the list run on to the end of the sentence. */
struct cutting cut_list(struct str s, size_t from, size_t sentence, int count, bool colon);

/* Adds the names of a list that begins at `from` when all may be names and there are `least` of
 * them; returns where it ends, 0 = no list. */
size_t add_list(struct bulletin *b, size_t from, struct cutting cut, struct str verdict,
                size_t least);

/* --- prose_list.c: such lists in sentences --- */

/* A list that begins in the clause [from, clause) of the segment that begins at `segment`. Returns
 * where the list and its verdict end; 0 = no list. */
size_t read_list(struct bulletin *b, size_t segment, size_t from, size_t clause, size_t sentence);
/* 「此外,|甲、乙、丙3个项目也达到序时进度」: a list of other tasks follows. */
bool lists_others(const struct bulletin *b, size_t from, size_t to);

/* A sentence that is nothing but a list of names, under a heading that judges them. */
size_t read_bare_list(struct bulletin *b, size_t from, size_t to);

/* --- prose_aim.c --- */

/* 「改造公厕50座。改造完成52座,…」, 「“打通断头路7条”,…」 at byte `from`, where a sentence begins: a task that
 * is announced before what became of it is told. Returns where that ends; 0 = none. */
size_t read_announced(struct bulletin *b, size_t from, size_t to);
/* 「【口袋公园】要建4座,…」: the paragraph tells of one task, that of its box. */
bool is_boxed(const struct bulletin *b);
/* 「老旧小区改造,按计划推进。…」 at byte `from`: a name and nothing but its verdict. */
bool is_judged(const struct bulletin *b, size_t from, size_t to);

/* --- prose_phrase.c --- */

/* 「除甲、乙因…未达序时外,」, 「以甲、乙为代表的5项」 at byte `from`: where it ends, 0 = none. */
size_t read_phrase(struct bulletin *b, size_t from, size_t to);

/* --- prose_piece.c --- */

/* A piece under a heading that judges: a task by default. True when it is one. */
bool read_piece(struct bulletin *b, size_t from, size_t to);
/* 「未达序时进度5项,具体为:新开线路6条、优化12条;建成基站1500个」: a sentence whose pieces are titles. */
bool read_titles(struct bulletin *b, size_t from, size_t to);

/* --- prose_tell.c: a statement on one task, or several in parallel clauses --- */
/* 「在已完成的项目中」, 「截至9月底」: a clause that says when or among what. */
bool is_adverbial(const struct bulletin *b, size_t from, size_t to);
/* A clause of the range gives a share of a plan: 「完成年度任务的80%」, 「完成率119%」. */
bool gives_share(const struct bulletin *b, size_t from, size_t to);
/* Behind what leads into a statement: 「其中,」, 「据悉,」, 「截至9月底,」. */
size_t behind_links(const struct bulletin *b, size_t from, size_t to);
/* The verdict of the statement itself; where it speaks of a part, or is a weak one, it gives way to
 * what stands above. shared: what a last clause says of several; may be null. */
struct str own_verdict(const struct bulletin *b, size_t from, size_t to, struct str shared);
/* 「新建菜市场9个,…」, 「甲工程,…」: a clause without a predicate that may be a name: it counts, or ends
 * as names do. */
bool names_itself(const struct bulletin *b, size_t from, size_t to);
bool read_statement(struct bulletin *b, size_t from, size_t to);
/* 「一是甲,已完成90%;二是…」: true when the segment is such. */
bool read_enumerated(struct bulletin *b, size_t from, size_t to);
/* 「甲工程,完成路基3公里。」 where the sentence above says that such follow: the name ends at the
 * first comma, colon or stop. */
bool read_listed(struct bulletin *b, size_t from, size_t to);
/* 「1.甲(市园林局)。截至…」: a paragraph with a number; true when it is one on a task. */
bool read_numbered(struct bulletin *b, size_t from, size_t to);

/* --- prose_sentence.c --- */

void read_sentence(struct bulletin *b, size_t from, size_t to);

/* --- prose_paragraph.c --- */

/* Reads the paragraph b->here, which may change what stands above the next one. */
void read_paragraph(struct bulletin *b);

#endif
