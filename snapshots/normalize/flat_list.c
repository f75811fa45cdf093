/* flat_list.c - where lists of tasks end: what stands behind them is asked of everybody, or signed. */
#include "base/table.h"
#include "base/utf8.h"
#include "snapshots/normalize/flat.h"

enum { DEMAND_CHARS = 14 };

bool is_demand(const struct token *t)
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
        if (str_is(words->v[i].cell[1], "demand") && str_ends(s, words->v[i].cell[0]))
            return true;
    return false;
}

size_t list_end(const struct token_list *tokens, size_t from)
{
    size_t last = from;
    for (size_t i = from; i < tokens->n; i++) {
        const struct token *t = &tokens->v[i];
        bool heading = t->list.style == LIST_HAN && t->heading >= 0.6 && !t->list_running;
        if (heading && is_demand(t))
            return i;
        if (t->list_running || t->label != ROLE_NONE)
            last = i;
    }
    for (size_t i = last + 1; i < tokens->n; i++)
        if (tokens->v[i].list.style == LIST_HAN && tokens->v[i].heading >= 0.6)
            return i;
    return tokens->n;
}

void keep_behind(struct page *p, const struct token_list *tokens, size_t from, struct report *r)
{
    for (size_t i = from; i < tokens->n; i++)
        *list_push(p->a, &r->back) = tokens->v[i].text;
}
