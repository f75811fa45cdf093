/* flat_pairs.c - pages that are nothing but tasks and what became of each, by turns:
 *
 *     新建公园3座。 ⏎ 截至9月底,两座完工。 ⏎ 改造小区20个。 ⏎ 已改造12个小区。 ⏎ …
 *
 * Which is which is found by a search over the whole page: a task is short and wants something;
 * what became of it says how far it is, and takes up the words of the task before it.
 */
#include "base/utf8.h"
#include "snapshots/normalize/flat.h"

enum { FEWEST_ROWS = 3, LONGEST_TITLE = 160, FIELD_CHARS = 6 };

static const double RESTATED = 7;  /* what a paragraph gains that is all in the title's words */
static const double USUAL = 0.15;  /* the share of words that any two paragraphs have in common */
static const double NO_ANSWER = 6; /* what a title costs under which nothing stands */
static const double MORE = 1.5;    /* what a second paragraph under a title costs */

enum turn { TASK, ANSWER, TURNS };

struct step {
    double score;
    enum turn back;
    size_t title; /* token of the task on the best way here */
};

/* How much of the task's words the answer takes up; a line that stands there twice is no answer. */
static double taken_up(const struct token *task, const struct token *answer)
{
    double common = score_restates(task, answer);
    return common > 0.98 && score_restates(answer, task) > 0.98 ? 0 : common;
}

/* 「发布日期: 2020-04-28」. */
static bool is_field(const struct token *t)
{
    size_t colon = str_find(t->folded, STR(":"));
    return colon != STR_NOT_FOUND && utf8_length(str_slice(t->folded, 0, colon)) <= FIELD_CHARS;
}

static double as_task(const struct token *t)
{
    double score = t->cue[ROLE_TITLE] - 0.5 * t->cue[ROLE_PROGRESS] - 2.5 * t->dated -
                   4 * t->verdict - 3 * t->owners;
    return t->chars > LONGEST_TITLE || is_field(t) ? score - 3 : score;
}

static double as_answer(const struct token *t, const struct token *title)
{
    double common = taken_up(title, t);
    return 0.5 * t->cue[ROLE_PROGRESS] + 1.5 * t->dated + 2 * t->verdict +
           RESTATED * (common > USUAL ? common - USUAL : -USUAL) - 0.5 * t->cue[ROLE_TITLE] -
           3 * t->owners;
}

static void take_step(const struct token *v, size_t i, const struct step *before, struct step *now)
{
    double after_answer = before[ANSWER].score, after_task = before[TASK].score - NO_ANSWER;
    bool answered = after_answer >= after_task;
    now[TASK] = (struct step){ as_task(&v[i]) + (answered ? after_answer : after_task),
                               answered ? ANSWER : TASK, i };
    double first = before[TASK].score + as_answer(&v[i], &v[before[TASK].title]);
    double more = before[ANSWER].score - MORE + as_answer(&v[i], &v[before[ANSWER].title]);
    bool is_first = first >= more;
    now[ANSWER] = (struct step){ is_first ? first : more, is_first ? TASK : ANSWER,
                                 before[is_first ? TASK : ANSWER].title };
}

/* The first paragraph whose words the next one takes up, and the pairs before it. */
static size_t body_begins(const struct token_list *tokens)
{
    const struct token *v = tokens->v;
    size_t first = tokens->n;
    for (size_t i = 0; i + 1 < tokens->n && first == tokens->n; i++)
        if (v[i].chars >= 4 && v[i].chars <= LONGEST_TITLE && !v[i].caption &&
            !is_field(&v[i]) && v[i].stop == v[i + 1].stop &&
            taken_up(&v[i], &v[i + 1]) >= 0.3)
            first = i;
    while (first >= 2 && first < tokens->n && v[first - 1].stop && v[first - 2].stop &&
           v[first - 2].chars <= LONGEST_TITLE && v[first].stop)
        first -= 2;
    return first;
}

bool pairs_mark(const struct page *p, size_t *first)
{
    struct token *v = p->tokens.v;
    size_t from = *first = body_begins(&p->tokens), n = p->tokens.n - from, rows = 0;
    double common = 0;
    if (n < 2 * FEWEST_ROWS)
        return false;
    struct step(*steps)[TURNS] = arena_array(p->a, n, sizeof *steps);
    steps[0][TASK] = (struct step){ 0, ANSWER, from };
    steps[0][ANSWER] = (struct step){ -1e9, TASK, from };
    for (size_t i = 1; i < n; i++)
        take_step(v, from + i, steps[i - 1], steps[i]);
    enum turn turn = steps[n - 1][ANSWER].score >= steps[n - 1][TASK].score - NO_ANSWER / 2
                         ? ANSWER
                         : TASK;
    for (size_t i = n; i-- > 0; turn = steps[i][turn].back) {
        v[from + i].row_start = turn == TASK;
        if (turn == TASK && i + 1 < n && !v[from + i + 1].row_start) {
            rows++;
            common += taken_up(&v[from + i], &v[from + i + 1]);
        }
    }
    return rows >= FEWEST_ROWS && rows * 3 >= n && common >= 0.2 * (double)rows;
}
