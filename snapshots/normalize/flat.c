/* flat.c - the ways pages are written, and which of them this page is. */
#include "base/i18n.h"
#include "snapshots/normalize/flat.h"
#include "snapshots/normalize/parts.h"

/* A shape that is likelier than this has a header or labels, and needs no more evidence. */
static const double SURE = 0.7;

static const struct flat_shape *const shapes[] = {
    &flat_shape_table,
    &flat_shape_pipe,
    &flat_shape_lines,
    &flat_shape_list,
    &flat_shape_blanks,
    &flat_shape_glued,
    &flat_shape_bare,
    &flat_shape_prose,
};

/* What a reading tells: tasks and their cells; rows that are cut or a guess tell less. */
static double reading_worth(const struct report *r)
{
    double worth = 0;
    for (size_t i = 0; i < r->tasks.n; i++) {
        const struct task *t = &r->tasks.v[i];
        worth += 1 + 0.5 * (t->owners.n > 0);
        for (size_t k = 0; k < t->items.n; k++)
            worth += 0.5 * (t->items.v[k].progress.p != NULL);
    }
    for (size_t i = 0; i < r->warnings.n; i++) {
        const struct warning *w = &r->warnings.v[i];
        if (w->task)
            worth -= w->code == WARN_CUT_ROW ? 1 : w->code == WARN_UNSURE_LAYOUT ? 0.3 : 0;
    }
    return worth;
}

/* The share of tasks that somebody answers for, or of which the text says what became: a page of
 * numbered paragraphs is no progress report by its numbers alone. */
static double told(struct arena *a, const struct report *r)
{
    size_t good = 0;
    for (size_t i = 0; i < r->tasks.n; i++) {
        const struct task *t = &r->tasks.v[i];
        struct token text = { .text = task_cell(a, t, ROLE_PROGRESS) };
        flat_features(a, &text);
        good += t->owners.n > 0 || text.cue[ROLE_PROGRESS] >= 0.8 || text.dated > 0 ||
                text.verdict > 0 || text.figure > 0 || t->items.v[0].extras.n > 0;
    }
    /* 「…进展情况」 over the page says that it reports. */
    struct token title = { .text = r->title };
    flat_features(a, &title);
    double share = r->tasks.n ? (double)good / (double)r->tasks.n : 0;
    return title.caption ? 0.3 + share : share;
}

int flat_tasks(struct arena *a, const struct document *doc, const struct normalize_options *o,
               struct report *r, size_t *found, struct error *err)
{
    struct page p = { .a = a, .doc = doc, .options = o };
    struct grammar g;
    *found = 0;
    if (o && o->columns.n && !grammar_from_option(o->columns, &g))
        return error_set(err, QOQ_EUSAGE, NULL, 0,
                         _("\"%.*s\" names no columns: expected roles parted by commas, with "
                           "title among them, such as no,title,owners,progress"),
                         STR_ARG(o->columns));
    struct report best = *r;
    double most = 0;
    tokens_make(&p);
    struct token_list tokens = p.tokens;
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
        struct report reading = *r;
        p.tokens = tokens;
        p.tokens.v = arena_array(a, tokens.n + 1, sizeof *tokens.v);
        if (tokens.n)
            memcpy(p.tokens.v, tokens.v, tokens.n * sizeof *tokens.v);
        p.tokens.cap = tokens.n;
        if (o && o->columns.n && shapes[i] != &flat_shape_bare)
            continue;
        double likely = shapes[i]->likelihood(&p);
        size_t n = likely > 0 ? shapes[i]->read(&p, &reading) : 0;
        double worth = n ? likely * reading_worth(&reading) : 0;
        if (likely < SURE && n && told(a, &reading) < 0.5)
            continue;
        if (worth > most) {
            most = worth;
            best = reading;
            *found = n;
        }
    }
    *r = best;
    return 0;
}
