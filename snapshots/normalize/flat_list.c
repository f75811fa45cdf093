/* flat_list.c - the lines of a list, and where it ends: what stands behind it is asked of
 * everybody, or signed. */
#include "base/table.h"
#include "base/utf8.h"
#include "snapshots/normalize/flat.h"
#include "snapshots/normalize/match.h"
#include "snapshots/normalize/parts.h"

enum { DEMAND_CHARS = 14, FIELD_CHARS = 8, FIELD_TIMES = 3,
       FEW = 10 }; /* one row of so many */

/* A short heading that ends with a word of a kind (bulletins.tsv). */
static bool heading_ends(const struct token *t, const char *kind)
{
    const struct table *words = table_get("bulletins");
    struct str s = t->folded;
    if (t->list.style != LIST_NONE)
        s = str_after(s, t->list.end);
    if (t->stop)
        s.n -= str_ends(s, STR("。")) ? 3 : 1;
    if (utf8_length(s) > DEMAND_CHARS)
        return false;
    for (size_t i = 0; i < words->n; i++)
        if (str_is(words->v[i].cell[1], kind) && str_ends(s, words->v[i].cell[0]))
            return true;
    return false;
}

bool is_demand(const struct token *t)
{
    return heading_ends(t, "demand");
}

bool is_trouble(const struct token *t)
{
    return heading_ends(t, "trouble");
}

bool is_part(const struct token *t)
{
    return is_demand(t) || heading_ends(t, "part");
}

size_t list_end(const struct token_list *tokens, size_t from)
{
    size_t last = from, to = tokens->n;
    bool numbered = false; /* then a labelled line behind the last number is of another kind */
    for (size_t i = from; i < to; i++) {
        const struct token *t = &tokens->v[i];
        bool heading = t->list.style == LIST_HAN && t->heading >= 0.6 && !t->list_running;
        numbered |= t->list_running;
        if (heading && (is_demand(t) || is_trouble(t)))
            to = i;
        else if (t->list_running || (!numbered && t->label != ROLE_NONE))
            last = i;
    }
    for (size_t i = last + 1; i < to; i++)
        if (tokens->v[i].list.style == LIST_HAN && tokens->v[i].heading >= 0.6)
            return i;
    return to;
}

size_t marked_rows_end(const struct token_list *tokens, size_t from, size_t to)
{
    const struct token *v = tokens->v;
    size_t last = from, more = 0, more_before = 0, rows = 0;
    for (size_t i = from; i < to; i++) {
        if (v[i].row_start) {
            last = i;
            more_before = more;
            rows++;
        }
        more += i > last + 1;
    }
    if (more_before * FEW > rows)
        return to;
    for (size_t i = last + 2; i < to; i++)
        if (v[i].cue[ROLE_NEXT] > v[i].cue[ROLE_PROGRESS])
            return i;
    return to;
}

void keep_behind(struct page *p, const struct token_list *tokens, size_t from, struct report *r)
{
    for (size_t i = from; i < tokens->n; i++)
        *list_push(p->a, &r->back) = tokens->v[i].text;
}

/* --- lines --- */

/* Adds the pieces of a paragraph: 「1.建桥。责任单位:市交通局。完成情况:已建成。」 is three lines. */
static void add_pieces(struct page *p, struct token_list *out, const struct token *line)
{
    struct str text = line->text;
    size_t from = 0;
    for (size_t at = 0; at < text.n;) {
        size_t here = at, close;
        uint32_t code = match_half(utf8_next(text, &at));
        if (match_closer(code) && (close = match_bracket(text, here)) != STR_NOT_FOUND)
            at = close;
        if ((code != 0x3002 && code != ';' && !utf8_is_space(code)) ||
            utf8_is_space(match_at(text, at)))
            continue;
        struct token next = { .text = str_after(text, at) };
        flat_label(&next);
        if (next.label == ROLE_NONE || next.text.n == next.label_end)
            continue;
        token_add(p, out, str_slice(text, from, at), line->line, line->block,
                  from ? BREAK_LINE : line->before);
        from = at;
    }
    if (from == 0)
        *list_push(p->a, out) = *line;
    else
        token_add(p, out, str_after(text, from), line->line, line->block, BREAK_LINE);
}

/* 「主要有:」 stands before names and is no label, however often it comes. */
static bool opens_names(struct str field)
{
    const struct table *words = table_get("bulletins");
    for (size_t i = 0; i < words->n; i++)
        if (str_is(words->v[i].cell[1], "opener") && str_eq(words->v[i].cell[0], field))
            return true;
    return false;
}

/* What a line begins with up to a colon, when that is short and no number; the name of a column
 * may also stand before a blank. */
static struct str field_of(const struct token *t)
{
    size_t end = 0, chars = 0;
    double score = 0;
    while (end < t->text.n && utf8_is_han(match_at(t->text, end)) && chars++ < FIELD_CHARS)
        utf8_next(t->text, &end);
    struct str field = str_slice(t->text, 0, end);
    if (match_at(t->text, end) == ':')
        return opens_names(field) ? STR_NULL : field;
    bool blank = end > 0 && end < t->text.n && utf8_is_space(match_at(t->text, end));
    return blank && header_role(field, &score) >= ROLE_OWNERS && score >= 0.9 ? field : STR_NULL;
}

/* The role of a label by its name, else by what stands behind it. */
static enum role role_of_field(const struct token_list *tokens, struct str field, bool progress)
{
    enum role role = header_hint(field, NULL);
    double cue = 0, n = 0;
    for (size_t i = 0; i < tokens->n; i++) {
        if (!str_eq(field_of(&tokens->v[i]), field))
            continue;
        cue += tokens->v[i].cue[ROLE_PROGRESS] + 2 * tokens->v[i].verdict;
        n++;
    }
    if (role > ROLE_SUBTITLE)
        return role;
    return progress && cue >= 0.8 * n ? ROLE_PROGRESS : ROLE_REMARK;
}

/* Fields that come again and again are labels, whatever they are called: 「建设内容:」. */
static void label_fields(struct token_list *tokens)
{
    bool progress = true; /* none is labelled yet */
    for (size_t i = 0; i < tokens->n; i++)
        progress &= tokens->v[i].label != ROLE_PROGRESS;
    for (size_t i = 0; i < tokens->n; i++) {
        struct token *t = &tokens->v[i];
        struct str field = t->label == ROLE_NONE && t->list.style == LIST_NONE ? field_of(t)
                                                                             : STR_NULL;
        size_t n = 0;
        for (size_t k = 0; field.n && k < tokens->n; k++)
            n += str_eq(field_of(&tokens->v[k]), field);
        if (n < FIELD_TIMES)
            continue;
        t->label = role_of_field(tokens, field, progress);
        t->label_end = field.n;
        utf8_next(t->text, &t->label_end);
    }
}

struct token_list list_tokens(struct page *p)
{
    struct token_list tokens = { 0 };
    for (size_t i = 0; i < p->tokens.n; i++)
        add_pieces(p, &tokens, &p->tokens.v[i]);
    label_fields(&tokens);
    return tokens;
}
