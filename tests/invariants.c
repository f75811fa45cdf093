#include "tests/invariants.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/fold.h"
#include "base/utf8.h"
#include "snapshots/normalize/parts.h"
#include "snapshots/read/read.h"

/* A run of word characters may have been cut where a page glues cells together (a row number to
 * its title, a status to an office), but not into more pieces than that. */
enum { MOST_PIECES = 4 };

/* KEEP_GOING=1 shows all of them. */
static void fail(const char *what, struct str where)
{
    fprintf(stderr, "invariant broken: %s: \"%.*s\"\n", what, STR_ARG(where));
    if (!getenv("KEEP_GOING"))
        abort();
}

/* --- quotes --- */

static void require_quote(struct str quote, struct str text, const char *what)
{
    if (quote.p && !str_has(text, quote))
        fail(what, quote);
}

static void require_quotes(struct arena *a, const struct task *t)
{
    struct str said = t->title;
    static const enum role cells[] = { ROLE_SUBTITLE, ROLE_TARGET, ROLE_PROGRESS, ROLE_ISSUES,
                                       ROLE_NEXT };
    for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++)
        said = str_join(a, said, STR("\n"), task_cell(a, t, cells[i]));
    for (size_t i = 0; i < t->items.n; i++)
        for (size_t k = 0; k < t->items.v[i].extras.n; k++)
            said = str_join(a, said, STR("\n"), t->items.v[i].extras.v[k].text);
    for (size_t i = 0; i < t->indicators.n; i++) {
        const struct indicator *x = &t->indicators.v[i];
        if (x->item < 0 || (size_t)x->item >= t->items.n)
            fail("an indicator of no item", x->name);
        if (x->target)
            require_quote(x->target->quote, said, "a target's quote");
        if (x->actual)
            require_quote(x->actual->quote, said, "an actual's quote");
        if (x->stated)
            require_quote(x->stated->quote, said, "a stated rate's quote");
    }
    for (size_t i = 0; i < t->commitments.n; i++)
        require_quote(t->commitments.v[i].text, said, "a commitment");
    for (size_t i = 0; i < t->signals.n; i++)
        require_quote(t->signals.v[i], said, "a signal");
}

/* --- nothing lost --- */

static void keep(struct arena *a, struct buf *all, struct str s)
{
    if (s.p) {
        buf_add(all, fold_key(a, s));
        buf_addc(all, '\1');
    }
}

static void keep_task(struct arena *a, struct buf *all, const struct task *t)
{
    keep(a, all, t->no);
    keep(a, all, t->section);
    keep(a, all, t->title);
    for (size_t i = 0; i < t->owners.n; i++)
        keep(a, all, t->owners.v[i].name);
    for (size_t i = 0; i < t->items.n; i++) {
        const struct item *it = &t->items.v[i];
        keep(a, all, it->title);
        keep(a, all, it->target);
        keep(a, all, it->progress);
        keep(a, all, it->issues);
        keep(a, all, it->next);
        for (size_t k = 0; k < it->extras.n; k++) {
            keep(a, all, it->extras.v[k].header);
            keep(a, all, it->extras.v[k].text);
        }
    }
}

/* Everything a snapshot says, as keys one after another. */
static struct str everything(struct arena *a, const struct report *r)
{
    struct buf all = { .arena = a };
    const struct str head[] = { r->title, r->place, r->publisher, r->index_no, r->published };
    for (size_t i = 0; i < sizeof head / sizeof head[0]; i++)
        keep(a, &all, head[i]);
    for (size_t i = 0; i < r->front.n; i++)
        keep(a, &all, r->front.v[i]);
    for (size_t i = 0; i < r->back.n; i++)
        keep(a, &all, r->back.v[i]);
    for (size_t i = 0; i < r->columns.n; i++)
        keep(a, &all, r->columns.v[i].header);
    for (size_t i = 0; i < r->warnings.n; i++)
        keep(a, &all, r->warnings.v[i].detail);
    for (size_t i = 0; i < r->tasks.n; i++)
        keep_task(a, &all, &r->tasks.v[i]);
    return buf_str(&all);
}

static bool found(struct str all, struct str piece)
{
    return memmem(all.p, all.n, piece.p, piece.n) != NULL;
}

/* The longest head of run that stands in all, whole characters. */
static size_t longest_head(struct str all, struct str run)
{
    size_t longest = 0;
    for (size_t end = 0; end < run.n;) {
        utf8_next(run, &end);
        if (!found(all, str_slice(run, 0, end)))
            break;
        longest = end;
    }
    return longest;
}

static void require_run(struct str all, struct str run, struct str line)
{
    for (int pieces = 0; run.n > 0; pieces++) {
        size_t n = found(all, run) ? run.n : longest_head(all, run);
        if (n == 0 || pieces == MOST_PIECES) {
            fail("text of the source is nowhere", line);
            return;
        }
        run = str_after(run, n);
    }
}

/* Each run of word characters between punctuation and blanks must be somewhere; but a cell of 无 is
 * null (SPEC.md section 4). */
static void require_line(struct arena *a, struct str all, struct str original)
{
    size_t start = 0;
    struct str line = fold_text(a, original); /* no readings, which keys do not have, either */
    for (size_t i = 0; i <= line.n;) {
        size_t next = i;
        bool end = i == line.n;
        if (!end)
            utf8_next(line, &next);
        if (end || fold_key(a, str_slice(line, i, next)).n == 0) {
            struct str run = fold_key(a, str_slice(line, start, i));
            if (run.n && !cell_is_empty(run))
                require_run(all, run, line);
            start = next;
        }
        if (end)
            break;
        i = next;
    }
}

static void require_nothing_lost(struct arena *a, struct str bytes, const struct report *r)
{
    struct document doc = { 0 };
    struct error err;
    if (document_read(a, r->source.name, bytes, &doc, &err) < 0)
        fail("a source that is read once, but not twice", str_from(err.text));
    struct str all = everything(a, r);
    for (size_t i = 0; i < doc.blocks.n; i++) {
        const struct block *b = &doc.blocks.v[i];
        if (b->type == BLOCK_PARA)
            require_line(a, all, b->para.text);
        for (size_t k = 0; b->type == BLOCK_GRID && k < b->grid->cells.n; k++)
            require_line(a, all, b->grid->cells.v[k].text);
    }
}

void require_invariants(struct arena *a, struct str bytes, const struct report *r)
{
    for (size_t i = 0; i < r->tasks.n; i++) {
        if (r->tasks.v[i].seq != (int)i + 1 || r->tasks.v[i].items.n == 0)
            fail("a task out of order or without an item", r->tasks.v[i].title);
        require_quotes(a, &r->tasks.v[i]);
    }
    require_nothing_lost(a, bytes, r);
}
