/* flat_shape_list.c - numbered lists and labelled lines without a table's header:
 *
 *     3.新建公园2座。(责任单位:市园林局)          一、民生工程
 *     完成情况:甲公园开工,乙公园完成选址。         1.新建公园2座。
 *                                              责任单位:市园林局
 */
#include "base/utf8.h"
#include "snapshots/normalize/flat.h"
#include "snapshots/normalize/match.h"
#include "snapshots/normalize/parts.h"

/* What a list consists of. */
struct survey {
    bool numbered;
    size_t first;              /* the token its first title is */
    size_t titles;
    size_t labels[ROLE_COUNT]; /* lines that begin with a label of that role */
    size_t order[ROLE_COUNT];  /* the sum of their distances to the title before */
    size_t plain;              /* paragraphs that are neither title nor labelled nor heading */
    size_t plain_rows;         /* titles with such paragraphs under them */
    size_t plain_title;        /* the last of these titles */
    struct str header[ROLE_COUNT];
};

/* The label without its colon. */
static struct str label_name(const struct token *t)
{
    size_t colon = t->label_end;
    utf8_prev(t->text, &colon);
    return str_trim(str_slice(t->text, 0, colon));
}

static void survey_token(struct survey *s, const struct token *t, size_t i, size_t title)
{
    if (t->label != ROLE_NONE) {
        if (!s->labels[t->label]++)
            s->header[t->label] = label_name(t);
        s->order[t->label] += i - title;
    } else if (t->heading < 0.6) {
        s->plain_rows += !s->plain++ || s->plain_title != title;
        s->plain_title = title;
    }
}

/* The label that rows begin with: the most frequent, of equals the first of the page. */
static enum role main_label(const struct token_list *tokens)
{
    size_t count[ROLE_COUNT] = { 0 };
    enum role main = ROLE_NONE;
    for (size_t i = 0; i < tokens->n; i++)
        if (tokens->v[i].label != ROLE_NONE)
            count[tokens->v[i].label]++;
    for (size_t i = 0; i < tokens->n; i++)
        if (tokens->v[i].label != ROLE_NONE && count[tokens->v[i].label] > count[main])
            main = tokens->v[i].label;
    return main;
}

static bool before_label(const struct token_list *tokens, size_t i, enum role label)
{
    return label != ROLE_NONE && tokens->v[i].label == ROLE_NONE && i + 1 < tokens->n &&
           tokens->v[i + 1].label == label;
}

/* Where cells have lists of their own, the numbers that count are those of the paragraphs before
 * a label. */
static bool mark_before_labels(struct token_list *tokens, enum role label)
{
    size_t all = 0, good = 0;
    int last = 0;
    for (size_t i = 0; i < tokens->n; i++) {
        const struct token *t = &tokens->v[i];
        if (!before_label(tokens, i, label))
            continue;
        all++;
        good += t->list.style != LIST_NONE && (t->list.number == last + 1 || t->list.number == 1);
        last = t->list.style != LIST_NONE ? t->list.number : last;
    }
    if (all < 3 || good * 10 < all * 9)
        return false;
    for (size_t i = 0; i < tokens->n; i++)
        tokens->v[i].list_running = before_label(tokens, i, label) &&
                                    tokens->v[i].list.style != LIST_NONE;
    return true;
}

/* Without numbers a title is the paragraph before the labels, so that only labels count. */
static struct survey survey(struct token_list *tokens)
{
    struct survey s = { .first = tokens->n };
    enum role label = main_label(tokens);
    size_t title = 0;
    s.numbered = numbers_mark_list_titles(tokens, false) || mark_before_labels(tokens, label);
    for (size_t i = 0; i < tokens->n; i++) {
        const struct token *t = &tokens->v[i];
        bool opens = s.numbered ? t->list_running
                                : before_label(tokens, i, label);
        if (opens) {
            s.first = s.titles++ ? s.first : i;
            title = i;
        } else if (s.titles) {
            survey_token(&s, t, i, title);
        }
    }
    return s;
}

static size_t labelled(const struct survey *s)
{
    size_t most = 0;
    for (int role = ROLE_OWNERS; role < ROLE_COUNT; role++)
        most = s->labels[role] > most ? s->labels[role] : most;
    return most;
}

static double likelihood(const struct page *p)
{
    struct token_list tokens = p->tokens;
    struct survey s = survey(&tokens);
    if (s.titles < 2)
        return 0;
    if (labelled(&s) * 2 >= s.titles && labelled(&s) >= 2)
        return 0.8;
    /* A number and a paragraph under it: as many paragraphs as titles, or nearly so. */
    return s.numbered && s.titles >= 3 && s.plain * 2 >= s.titles ? 0.5 : 0;
}

/* Whether what has no label is a column of its own. Under 「工作安排:…」 it rather goes on with
 * that cell, unless nearly every row has it. */
static bool has_plain_column(const struct survey *s)
{
    size_t narrative = s->labels[ROLE_TARGET] + s->labels[ROLE_ISSUES] + s->labels[ROLE_NEXT];
    if (s->labels[ROLE_PROGRESS])
        return false;
    return narrative * 2 >= s->titles ? s->plain_rows * 10 >= s->titles * 7
                                      : s->plain * 3 >= s->titles;
}

/* The columns: the title, then the labels in their usual order, then what has no label. */
static struct grammar grammar_of(const struct survey *s)
{
    struct grammar g = { .n = 1, .role = { ROLE_TITLE }, .list_titles = s->numbered };
    bool used[ROLE_COUNT] = { false };
    for (;;) {
        int next = -1;
        for (int role = ROLE_OWNERS; role < ROLE_COUNT; role++)
            if (s->labels[role] && !used[role] &&
                (next < 0 || s->order[role] * s->labels[next] < s->order[next] * s->labels[role]))
                next = role;
        if (next < 0 || g.n + 1 >= FLAT_COLUMNS)
            break;
        used[next] = true;
        g.labels = true;
        g.labelled[g.n] = true;
        g.header[g.n] = s->header[next];
        g.role[g.n++] = (enum role)next;
    }
    if (has_plain_column(s))
        g.role[g.n++] = ROLE_PROGRESS;
    grammar_finish(&g);
    g.items = false;
    return g;
}

static size_t read(struct page *p, struct report *r)
{
    struct survey s = survey(&p->tokens);
    struct grammar g = grammar_of(&s);
    size_t from = s.first;
    while (from > 0 && p->tokens.v[from - 1].heading >= 0.6)
        from--;
    p->first = p->tokens.v[from].block;
    columns_add(p->a, &g, r);
    size_t to = list_end(&p->tokens, from), n = grammar_read(p, &p->tokens, from, to, &g, r);
    keep_behind(p, &p->tokens, to, r);
    return n;
}

const struct flat_shape flat_shape_list = { "list", likelihood, read };
