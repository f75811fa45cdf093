/* flat_shape_glued.c - rows without any mark between their cells:
 *
 *     序号任务进展责任单位
 *     1建桥2座。已建1座。市交通局
 *
 * A row is cut into pieces (flat_glued.c), and the search finds which of them are title, progress
 * and owners. Also lists whose items are so written.
 */
#include "base/table.h"
#include "snapshots/normalize/flat_glued.h"
#include "snapshots/normalize/parts.h"

enum { SUBHEAD_CHARS = 24 };

#define AIM_CUE 0.5 /* of a title's words (cues.tsv) */

/* --- lists of rows that are one paragraph each --- */

/* Title and result in one paragraph: a second sentence that speaks of a time or of what is done,
 * or an owner's bracket at the end. */
static bool is_row(struct arena *a, const struct token *t)
{
    struct str title, owners, s = t->text;
    if ((t->heading >= 0.6 && !t->list_running) || t->chars < 12 || t->open ||
        (!t->stop && !t->list_running))
        return false;
    size_t end = glued_piece_end(s, 0);
    if (end >= s.n)
        return false;
    if (glued_time_at(s, end) > 0 || owners_in_title(s, &title, &owners))
        return true;
    struct token first = { .text = str_slice(s, 0, end) }, second = { .text = str_after(s, end) };
    flat_features(a, &first);
    flat_features(a, &second);
    return second.cue[ROLE_PROGRESS] >= 1.2 && first.cue[ROLE_PROGRESS] < 1;
}

/* All numbered paragraphs are written alike, and enough of them tell what is done. */
static bool rows_by_form(struct arena *a, const struct token_list *tokens)
{
    size_t all = 0, alike = 0, tell = 0;
    for (size_t i = 0; i < tokens->n; i++) {
        int form = tokens->v[i].list_running ? glued_row_form(a, &tokens->v[i]) : 0;
        all += tokens->v[i].list_running;
        alike += form > 0;
        tell += form > 1;
    }
    return alike >= 3 && alike * 10 >= all * 9 && tell * 3 >= all;
}

/* Its first piece speaks of something to be done or of an amount: 「扩建医院。」, 「公园3座。」. */
static bool names_aim(struct arena *a, const struct token *t)
{
    struct token first = { .text = str_slice(t->text, 0, glued_piece_end(t->text, 0)) };
    bool digit = false;
    flat_features(a, &first);
    for (size_t i = 0; i < first.folded.n; i++)
        digit |= first.folded.p[i] >= '0' && first.folded.p[i] <= '9';
    return first.dated == 0 && (digit || first.cue[ROLE_TITLE] >= AIM_CUE);
}

/* Where most rows name an aim, paragraphs before the first that does lead to the list: 「本报讯…年初,
 * 县政府承诺办好十件实事。截至11月底,7件完成。」 */
static size_t behind_leads(const struct page *p, size_t first)
{
    size_t rows = 0, aims = 0, start = p->tokens.n;
    for (size_t i = first; i < p->tokens.n; i++) {
        if (!is_row(p->a, &p->tokens.v[i]))
            continue;
        bool aim = names_aim(p->a, &p->tokens.v[i]);
        rows++;
        aims += aim;
        start = aim && start == p->tokens.n ? i : start;
    }
    return aims >= 3 && aims * 10 >= rows * 7 ? start : first;
}

/* The paragraphs that are such rows, numbered ones when the page has a list of them; false when
 * there are too few, or too much else between them. */
static bool find_rows(const struct page *p, size_t *first, bool *numbered)
{
    struct token_list tokens = p->tokens;
    size_t rows = 0, last = 0;
    *first = tokens.n;
    *numbered = numbers_mark_list_titles(&tokens, false);
    bool alike = *numbered && rows_by_form(p->a, &tokens);
    for (size_t i = 0; i < tokens.n; i++) {
        if ((*numbered && !tokens.v[i].list_running) || !(alike || is_row(p->a, &tokens.v[i])))
            continue;
        *first = rows++ ? *first : i;
        last = i;
    }
    /* Rows of the same list that stand before it are such, too, whatever they speak of. */
    while (*numbered && rows >= 3 && *first > 0 && tokens.v[*first - 1].list_running &&
           tokens.v[*first - 1].list.number + 1 == tokens.v[*first].list.number &&
           glued_piece_end(tokens.v[*first - 1].text, 0) < tokens.v[*first - 1].text.n) {
        (*first)--;
        rows++;
    }
    if (rows < 3 || rows * 10 < (last - *first + 1) * 6)
        return false;
    *first = *numbered ? *first : behind_leads(p, *first);
    return true;
}

static double likelihood(const struct page *p)
{
    struct grammar g;
    size_t first;
    bool numbered;
    if (glued_header(p, &g) < p->tokens.n)
        return 0.85;
    return find_rows(p, &first, &numbered) ? 0.6 : 0;
}

static bool is_chapter(const struct token *t)
{
    bool plain = t->list.style == LIST_NONE || t->list.style == LIST_BULLET;
    return !t->list_running && t->label == ROLE_NONE && t->heading >= 0.6 && (!plain || t->lead);
}

/* A short line that ends no sentence and stands before a row that carries its number: 「提前完成9件」. */
static bool is_subhead(const struct token_list *tokens, size_t i)
{
    const struct token *t = &tokens->v[i];
    return !t->list_running && t->label == ROLE_NONE && i + 1 < tokens->n &&
           tokens->v[i + 1].list_running && !t->stop && !str_has(t->folded, STR(":")) &&
           t->chars <= SUBHEAD_CHARS && t->owners < 0.6 && t->verdict == 0 && t->bare < 0 &&
           !t->caption;
}

static bool is_over_row(const struct token_list *tokens, size_t i)
{
    return is_chapter(&tokens->v[i]) || is_subhead(tokens, i);
}

/* The headings over the first row belong to the list; a short line does where others stand
 * between rows, too. */
static size_t with_headings(const struct token_list *tokens, size_t first, size_t end)
{
    size_t subheads = 0;
    for (size_t i = first; i < end; i++)
        subheads += is_subhead(tokens, i);
    while (first > 0 && (is_chapter(&tokens->v[first - 1]) ||
                         (subheads && is_subhead(tokens, first - 1))))
        first--;
    return first;
}

/* Where numbered rows end that are one paragraph each: what stands behind the last one is not of
 * it when no other row goes on in a second paragraph. */
static size_t rows_end(const struct token_list *tokens, size_t first)
{
    size_t end = list_end(tokens, first), last = first, more = 0;
    for (size_t i = first; i < end; i++)
        last = tokens->v[i].list_running ? i : last;
    for (size_t i = first + 1; i < last; i++)
        more += !tokens->v[i].list_running && !is_over_row(tokens, i);
    return more == 0 && last + 1 < end ? last + 1 : end;
}

/* Rows without numbers end where the report speaks of troubles, or asks for something. */
static size_t chapters_end(const struct token_list *tokens, size_t first)
{
    for (size_t i = first; i < tokens->n; i++) {
        const struct token *t = &tokens->v[i];
        if (is_chapter(t) && (is_trouble(t) || is_demand(t)))
            return i;
    }
    return tokens->n;
}

static size_t read_list(struct page *p, size_t first, bool numbered, struct report *r)
{
    struct grammar g = { .n = 2, .role = { ROLE_TITLE, ROLE_PROGRESS } };
    struct token_list pieces = { 0 };
    g.list_titles = numbered;
    g.fixed_rows = true;
    grammar_finish(&g);
    size_t end = numbered ? rows_end(&p->tokens, first) : chapters_end(&p->tokens, first);
    first = with_headings(&p->tokens, first, end);
    p->first = p->tokens.v[first].block;
    columns_add(p->a, &g, r);
    for (size_t i = first; i < end; i++) {
        const struct token *t = &p->tokens.v[i];
        if (numbered && is_over_row(&p->tokens, i)) {
            *list_push(p->a, &pieces) = *t;
            pieces.v[pieces.n - 1].heading = 1;
            continue;
        }
        bool opens = numbered ? t->list_running : t->heading < 0.6 && t->chars >= 12;
        glued_split_row(p, &pieces, t, t->text, opens, false);
        for (size_t k = 0; k < pieces.n; k++)
            pieces.v[k].list_running = numbered && pieces.v[k].row_start;
    }
    size_t n = grammar_read(p, &pieces, 0, pieces.n, &g, r);
    keep_behind(p, &p->tokens, end, r);
    return n;
}

static size_t read(struct page *p, struct report *r)
{
    struct grammar g;
    struct token_list pieces = { 0 };
    bool numbered = false;
    size_t line = glued_header(p, &g), first;
    if (line == p->tokens.n)
        return find_rows(p, &first, &numbered) ? read_list(p, first, numbered, r) : 0;
    p->first = p->tokens.v[line].block;
    columns_add(p->a, &g, r);
    int owners = 0;
    while (owners < g.n && g.role[owners] != ROLE_OWNERS)
        owners++;
    glued_split_numbered(p, line + 1, &pieces, owners + 1 < g.n);
    g.numbered = g.fixed_rows = true;
    return grammar_read(p, &pieces, 0, pieces.n, &g, r);
}

const struct flat_shape flat_shape_glued = { "glued", 0.85, likelihood, read };
