/* flat.c - the ways pages are written, and which of them this page is. */
#include "base/i18n.h"
#include "snapshots/normalize/flat.h"
#include "snapshots/normalize/parts.h"

/* A shape that is likelier than this has a header or labels, and needs no more evidence. */
static const double SURE = 0.7, HEADED = 0.9, UNHEADED = 0.8;

/* From which share of its words on a text speaks of what the task does. */
static const double RESTATED = 0.3;

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

/* A page as one shape reads it. */
struct reading {
    struct report report;
    struct explanation explanation;
    size_t tasks, first;
    double likely, worth;
};

static bool has_status(const struct item *it)
{
    for (size_t i = 0; i < it->extras.n; i++)
        if (it->extras.v[i].role != ROLE_NO)
            return true;
    return false;
}

/* A clause that is a verdict by itself: 「更换管网3公里,因设计变更,未达到序时进度。」 */
static bool has_verdict(struct str folded)
{
    struct str rest = folded, clause;
    while (str_next(&rest, STR(","), &clause))
        if (flat_verdict(clause) >= FLAT_VERDICT)
            return true;
    return false;
}

static bool has_digit(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] >= '0' && s.p[i] <= '9')
            return true;
    return false;
}

/* A quantity in the words of the task's: 「新增就业800人。」, 「通过招聘会,新增就业720人。」 */
static bool measures_again(struct arena *a, struct str title, const struct token *text)
{
    struct token task = { .text = title };
    if (!has_digit(title) || !has_digit(text->folded))
        return false;
    flat_features(a, &task);
    return score_restates(&task, text) >= RESTATED;
}

/* The share of tasks that somebody answers for, or of which the text says what became: a page of
 * numbered paragraphs is no progress report by its numbers alone. */
static double told(const struct page *p, const struct reading *reading)
{
    const struct report *r = &reading->report;
    size_t good = 0;
    for (size_t i = 0; i < r->tasks.n; i++) {
        const struct task *t = &r->tasks.v[i];
        struct token text = { .text = task_cell(p->a, t, ROLE_PROGRESS) };
        flat_features(p->a, &text);
        good += t->owners.n > 0 || text.cue[ROLE_PROGRESS] >= 0.8 || text.dated > 0 ||
                text.verdict > 0 || text.figure > 0 || has_status(&t->items.v[0]) ||
                has_verdict(text.folded) || measures_again(p->a, t->title, &text);
    }
    double share = (double)good / (double)r->tasks.n;
    /* 「…进展情况」 over the page says that it reports. */
    for (size_t i = 0; i < p->tokens.n && p->tokens.v[i].block < reading->first; i++)
        if (p->tokens.v[i].caption)
            return 0.3 + share;
    return share;
}

/* Whether a reading that has found tasks is far likelier than this: below a header less is enough,
 * so that prose, the dearest to look for, is not looked for in tables. */
static bool is_beaten(const struct reading *best, double likely)
{
    bool headed = best->likely >= HEADED && likely < UNHEADED;
    return best->tasks >= 3 && (best->likely - likely > 0.3 || headed);
}

/* Reads the page as a shape, unless a far likelier one has found a table already. */
static void read_as(const struct page *page, const struct flat_shape *shape,
                    const struct reading *best, struct reading *out)
{
    struct page p = *page;
    double likely = out->likely = is_beaten(best, shape->most) ? 0 : shape->likelihood(&p);
    if (likely <= 0 || is_beaten(best, likely))
        return;
    p.tokens.v = arena_array(p.a, page->tokens.n + 1, sizeof *p.tokens.v);
    p.tokens.cap = page->tokens.n;
    if (page->tokens.n)
        memcpy(p.tokens.v, page->tokens.v, page->tokens.n * sizeof *p.tokens.v);
    out->tasks = shape->read(&p, &out->report);
    out->first = p.first;
    out->explanation = p.explanation;
    out->explanation.layout = shape->name;
    if (out->tasks && (likely >= SURE || told(&p, out) >= 0.5))
        out->worth = likely * reading_worth(&out->report);
}

/* What the user has laid down leaves fewer shapes; columns alone mean cells in paragraphs. */
static bool may_be(const struct normalize_options *o, const struct flat_shape *shape)
{
    if (o && o->layout.n)
        return str_is(o->layout, shape->name);
    return !o || !o->columns.n || shape == &flat_shape_bare;
}

/* Tables proper among paragraphs that read better as tasks: their text is kept. */
static void keep_grids(struct arena *a, const struct document *doc, size_t from, struct report *r)
{
    for (size_t i = from; i < doc->blocks.n; i++) {
        if (doc->blocks.v[i].type != BLOCK_GRID)
            continue;
        const struct grid *g = doc->blocks.v[i].grid;
        for (size_t k = 0; k < g->cells.n; k++)
            if (!str_is_blank(g->cells.v[k].text))
                warn(a, r, WARN_UNPLACED, 0, g->cells.v[k].line, g->cells.v[k].text);
    }
}

/* Names of files that stand between the rows. */
static void keep_pictures(const struct page *p, size_t first, struct report *r)
{
    for (size_t i = 0; i < p->pictures.n; i++)
        if (p->pictures.v[i].block >= first)
            *list_push(p->a, &r->back) = p->pictures.v[i].text;
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
    struct reading best = { .report = *r, .first = FRONT_IS_READ };
    tokens_make(&p);
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
        struct reading now = { .report = *r };
        if (!may_be(o, shapes[i]))
            continue;
        read_as(&p, shapes[i], &best, &now);
        if (now.worth > best.worth)
            best = now;
    }
    if (best.first != FRONT_IS_READ) {
        keep_pictures(&p, best.first, &best.report);
        struct str layout = str_from(best.explanation.layout);
        bool prose = str_is(layout, flat_shape_prose.name) || str_is(layout, flat_shape_glued.name);
        front_matter(a, doc, best.first, prose, &best.report);
    }
    keep_grids(a, doc, best.first != FRONT_IS_READ ? best.first : 0, &best.report);
    if (o && o->explain)
        *o->explain = best.explanation;
    *r = best.report;
    *found = best.tasks;
    return 0;
}
