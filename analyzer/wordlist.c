#include "analyzer/wordlist.h"

static unsigned chain_of(const char *p)
{
    return ((unsigned char)p[1] * 31u + (unsigned char)p[2]) % WORDLIST_CHAINS;
}

static void make_chains(struct wordlist *w)
{
    w->table = table_get(w->name);
    for (size_t i = 0; i < w->table->n && i < WORDLIST_MOST - 1; i++) {
        if (w->table->v[i].cell[0].n < 3)
            continue;
        unsigned chain = chain_of(w->table->v[i].cell[0].p);
        w->next[i + 1] = w->first[chain];
        w->first[chain] = (short)(i + 1);
    }
}

size_t wordlist_at(struct wordlist *w, struct str s, size_t at, bool after)
{
    size_t best = 0;
    if (!w->table)
        make_chains(w);
    if (s.n - at < 3)
        return 0;
    for (short i = w->first[chain_of(s.p + at)]; i; i = w->next[i]) {
        const struct table_row *row = &w->table->v[i - 1];
        struct str not_behind = row->cell[2];
        if (not_behind.n && str_ends(str_slice(s, 0, at), not_behind))
            continue;
        if (row->cell[0].n > best && (after || !str_is(row->cell[1], "after")) &&
            str_starts(str_after(s, at), row->cell[0]))
            best = row->cell[0].n;
    }
    return best;
}
