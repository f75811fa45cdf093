/* promise_parts.h - what the files of promises offer each other; only promise*.c includes it. */
#ifndef QOQ_ANALYZER_PROMISE_PARTS_H
#define QOQ_ANALYZER_PROMISE_PARTS_H

#include "analyzer/promises.h"

/* ---- promise_text.c ---- */

enum { SHORTEST_MATTER = 2 * 3 }; /* bytes: a matter of one character matches anything */

/* Whether a text has a word of a class of promise_words.tsv. Words that the promise itself has
 * (完成前期工作) tell nothing of it; null: count them all. */
bool promise_has_word(struct str text, const char *class, struct str promise);

/* The matter of a promise, as a key: its text without dates, figures and words of intent. */
struct str promise_matter(struct arena *a, struct str text);

/* Whether both name parts by number (二标段), and none alike. */
bool promise_other_part(struct arena *a, struct str promise, struct str text);

/* How much a text speaks of a matter, 0..1. */
double promise_speaks(struct arena *a, struct str subject, struct str text);

/* Whether a text says that the matter is done. */
bool promise_says_done(struct str text, struct str subject);

/* Whether a promise is of the task as a whole, with no matter of its own: 确保完成年度目标任务. */
bool promise_is_whole(struct arena *a, struct str text);

/* The first sentence of a task's progress that says done, else its first; may be null. */
struct str promise_done_words(const struct task *t);

/* ---- promise_clauses.c ---- */

/* A clause of B, with the one before it, which may name what it speaks of, and the one behind
 * it, which may say how it ended; both of the same sentence. */
struct promise_clause {
    const struct task *task;
    struct str text, before, after;
    struct month date; /* the last one it names */
    bool plan;         /* it speaks of what will be */
    bool next;         /* it stands among the next steps: nothing there is done yet */
    bool stale;        /* it names a month and stands in A word for word: no news */
};

LIST_TYPE(struct promise_clauses, struct promise_clause);

/* Every clause that the newer side of a pairing says. */
void promise_read_clauses(struct arena *a, const struct diff *d, const struct pairing *p,
                          struct promise_clauses *out);

#endif
