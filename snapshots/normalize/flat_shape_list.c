/* flat_shape_list.c - numbered lists and labelled lines without a table's header:
 *
 *     3.新建公园2座。(责任单位:市园林局)          一、民生工程
 *     完成情况:甲公园开工,乙公园完成选址。         1.新建公园2座。
 *                                              责任单位:市园林局
 */
#include "base/utf8.h"
#include "snapshots/normalize/flat.h"
#include "snapshots/normalize/flat_glued.h"
#include "snapshots/normalize/match.h"
#include "snapshots/normalize/parts.h"

enum { RARE = 5 }; /* one row of so many */

/* What a list consists of. */
struct survey {
    bool numbered;
    bool titled;               /* titles have a label, too: 「任务:…」 */
    bool strong;               /* titles are set in bold, and nothing else tells them */
    size_t first;              /* the token its first title is */
    size_t titles;
    size_t owned;              /* titles with their owners behind them in brackets */
    size_t labels[ROLE_COUNT]; /* lines that begin with a label of that role */
    size_t seen[ROLE_COUNT];   /* behind the token of the last one, 0 = none */
    size_t before[ROLE_COUNT][ROLE_COUNT]; /* rows where the first label stands before the second */
    size_t plain;              /* paragraphs that are neither title nor labelled nor heading */
    size_t plain_rows;         /* titles with such paragraphs under them */
    size_t plain_title;        /* the last of these titles */
    size_t plain_first;        /* paragraphs of them that stand before any label of their row */
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
        for (int role = 0; role < ROLE_COUNT; role++)
            s->before[role][t->label] += s->seen[role] > title;
        s->seen[t->label] = i + 1;
    } else if (t->heading < 0.6) {
        s->plain_rows += !s->plain++ || s->plain_title != title;
        s->plain_title = title;
        bool labelled = false;
        for (int role = 0; role < ROLE_COUNT; role++)
            labelled |= s->seen[role] > title;
        s->plain_first += !labelled;
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

static size_t stops_in(const struct token *t)
{
    size_t n = 0;
    for (size_t at = 0; at < t->folded.n;)
        n += utf8_next(t->folded, &at) == 0x3002;
    return n;
}

/* A paragraph in bold that is neither a chapter's heading nor a label. */
static bool may_be_strong_title(const struct token *t)
{
    return t->strong && t->label == ROLE_NONE && !t->lead && !t->caption &&
           t->list.style != LIST_HAN && t->owners < 0.6 && t->chars >= 4;
}

/* Every title in bold has something plain under it, and there are more of them than numbers. */
static bool strong_titles(const struct token_list *tokens)
{
    size_t all = 0, good = 0, numbers = 0;
    for (size_t i = 0; i < tokens->n; i++) {
        numbers += tokens->v[i].list_running;
        if (!may_be_strong_title(&tokens->v[i]))
            continue;
        all++;
        good += i + 1 < tokens->n && !tokens->v[i + 1].strong;
    }
    return good >= 3 && good * 10 >= all * 8 && good > numbers;
}

/* Without numbers a title is the paragraph before the labels, so that only labels count. */
static struct survey survey(struct token_list *tokens)
{
    struct survey s = { .first = tokens->n };
    enum role label = main_label(tokens);
    size_t title = 0, titled = 0;
    for (size_t i = 0; i < tokens->n; i++)
        titled += tokens->v[i].label == ROLE_TITLE;
    s.titled = titled >= 2 && label != ROLE_NONE;
    s.numbered = !s.titled && (numbers_mark_list_titles(tokens, false) ||
                               mark_before_labels(tokens, label));
    s.strong = !s.titled && label == ROLE_NONE && strong_titles(tokens);
    s.numbered &= !s.strong;
    for (size_t i = 0; i < tokens->n; i++) {
        const struct token *t = &tokens->v[i];
        bool opens = s.titled     ? t->label == label
                     : s.numbered ? t->list_running
                     : s.strong   ? may_be_strong_title(t)
                                  : before_label(tokens, i, label);
        tokens->v[i].row_start = opens;
        if (opens) {
            s.first = s.titles++ ? s.first : i;
            s.owned += t->titled_owner && t->cue[ROLE_PROGRESS] < 1.2 && stops_in(t) < 2;
            title = i;
        }
        if (s.titles && (!opens || s.titled)) {
            survey_token(&s, t, i, title);
        }
    }
    return s;
}

/* A label that hardly a row has is no column: 「联系人:…」 behind the last one. */
static void drop_rare_labels(struct token_list *tokens, const struct survey *s)
{
    for (size_t i = 0; i < tokens->n; i++)
        if (s->labels[tokens->v[i].label] * RARE < s->titles)
            tokens->v[i].label = ROLE_NONE;
}

/* What the list consists of, with the labels that its rows have. */
static struct survey survey_usual(struct token_list *tokens)
{
    struct survey s = survey(tokens);
    if (s.titled || s.titles < RARE)
        return s;
    drop_rare_labels(tokens, &s);
    return survey(tokens);
}

/* Rows whose title and result are one paragraph, 「3.新建公园2座。已建成1座。」, below no label for it. */
static bool tells_inside(struct arena *a, const struct token_list *tokens, const struct survey *s)
{
    size_t alike = 0, told = 0;
    for (size_t i = 0; i < tokens->n; i++) {
        int form = tokens->v[i].row_start ? glued_row_form(a, &tokens->v[i]) : 0;
        alike += form > 0;
        told += form > 1;
    }
    return s->numbered && !s->labels[ROLE_PROGRESS] && s->plain_rows * 3 < s->titles &&
           alike * 10 >= s->titles * 8 && told * 2 >= s->titles;
}

static struct token_list told_apart(struct page *p, const struct token_list *tokens)
{
    struct token_list out = { 0 };
    for (size_t i = 0; i < tokens->n; i++) {
        const struct token *t = &tokens->v[i];
        size_t end = t->row_start ? glued_piece_end(t->text, 0) : t->text.n;
        if (end < t->text.n) {
            token_add(p, &out, str_slice(t->text, 0, end), t->line, t->block, t->before);
            token_add(p, &out, str_after(t->text, end), t->line, t->block, BREAK_NONE);
        } else {
            *list_push(p->a, &out) = *t;
        }
    }
    return out;
}

static struct token_list surveyed(struct page *p, struct survey *s)
{
    struct token_list tokens = list_tokens(p);
    *s = survey_usual(&tokens);
    if (!tells_inside(p->a, &tokens, s))
        return tokens;
    tokens = told_apart(p, &tokens);
    *s = survey_usual(&tokens);
    return tokens;
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
    struct page scratch = *p;
    struct survey s;
    surveyed(&scratch, &s);
    if (s.titles < 2)
        return 0;
    /* A plan: nothing but tasks and who answers for them. */
    if (s.numbered && s.titles >= 3 && s.owned * 4 >= s.titles * 3 && s.plain == 0)
        return 0.75;
    if (labelled(&s) * 2 >= s.titles && labelled(&s) >= 2)
        return 0.8;
    /* A number and a paragraph under it: as many paragraphs as titles, or nearly so. */
    return (s.numbered || s.strong) && s.titles >= 3 && s.plain * 2 >= s.titles ? 0.5 : 0;
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

/* Of the labels that are not used yet the one that fewest others stand before; -1 = none. */
static int next_label(const struct survey *s, const bool *used)
{
    int next = -1;
    for (int role = s->titled ? ROLE_TITLE : ROLE_OWNERS; role < ROLE_COUNT; role++)
        if (s->labels[role] && !used[role] &&
            (next < 0 || s->before[role][next] > s->before[next][role]))
            next = role;
    return next;
}

/* The columns: the title, then the labels in their usual order, then what has no label. */
static struct grammar grammar_of(const struct survey *s)
{
    struct grammar g = { .n = !s->titled, .role = { ROLE_TITLE }, .list_titles = s->numbered };
    bool used[ROLE_COUNT] = { false };
    bool plain = has_plain_column(s), first = s->plain_first * 2 > s->plain;
    if (plain && first)
        g.role[g.n++] = ROLE_PROGRESS;
    for (;;) {
        int next = next_label(s, used);
        if (next < 0 || g.n + 1 >= FLAT_COLUMNS)
            break;
        used[next] = true;
        g.labels = true;
        g.labelled[g.n] = true;
        g.header[g.n] = s->header[next];
        g.role[g.n++] = (enum role)next;
    }
    if (plain && !first)
        g.role[g.n++] = ROLE_PROGRESS;
    grammar_finish(&g);
    g.items = false;
    g.fixed_rows = true;
    return g;
}

static size_t read(struct page *p, struct report *r)
{
    struct survey s;
    struct token_list tokens = surveyed(p, &s);
    struct grammar g = grammar_of(&s);
    size_t from = s.first;
    if (from == tokens.n)
        return 0;
    while (from > 0 && tokens.v[from - 1].heading >= 0.6 &&
           tokens.v[from - 1].block != tokens.v[from].block)
        from--;
    p->first = tokens.v[from].block;
    columns_add(p->a, &g, r);
    size_t to = marked_rows_end(&tokens, from, list_end(&tokens, from));
    size_t n = grammar_read(p, &tokens, from, to, &g, r);
    keep_behind(p, &tokens, to, r);
    return n;
}

const struct flat_shape flat_shape_list = { "list", 0.8, likelihood, read };
