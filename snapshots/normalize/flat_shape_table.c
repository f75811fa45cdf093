/* flat_shape_table.c - one cell per paragraph under a header: the usual flattened table. */
#include <math.h>

#include "snapshots/normalize/flat.h"
#include "snapshots/normalize/group.h"
#include "snapshots/normalize/parts.h"
#include "snapshots/normalize/result.h"

/* How much worse a table may fit, as a share, when its names are read as groups: what the cells of
 * both columns say decides then. */
static const double SLACK = 0.15;

/* A stretch of the page under one header. */
struct stretch {
    struct header header;
    size_t caption;  /* where the lines over the header begin */
    size_t from, to; /* its body */
    int sides;       /* how often the header stands side by side */
};

LIST_TYPE(struct stretches, struct stretch);

LIST_TYPE(struct places_of, size_t);

/* Every header of the page; one that repeats the header above it only continues its table. */
static struct stretches find_stretches(const struct page *p, struct token_list *tokens)
{
    struct stretches list = { 0 };
    struct places_of all = { 0 };
    struct header h;
    for (size_t i = 0; header_find(p->a, tokens, i, &h); i = h.to) {
        struct stretch *last = list.n ? &list.v[list.n - 1] : NULL;
        int sides = sides_of(tokens, &h);
        *list_push(p->a, &all) = h.from;
        if (last && header_same(&last->header, &h)) {
            for (size_t k = h.from; k < h.to; k++)
                tokens->v[k].gone = true;
            continue;
        }
        struct stretch *s = list_push(p->a, &list);
        *s = (struct stretch){ .header = h, .caption = h.from, .from = h.to, .to = tokens->n };
        s->sides = sides;
    }
    captions_mark(tokens, all.v, all.n);
    for (size_t i = 0; i < list.n; i++) {
        struct stretch *s = &list.v[i];
        if (i == 0) {
            s->caption = caption_of_first(tokens, s->header.from, all.n > 1);
        } else {
            s->caption = caption_before(tokens, s[-1].from, s->header.from);
            s[-1].to = s->caption;
        }
    }
    return list;
}

static double likelihood(const struct page *p)
{
    struct header h;
    size_t barred = 0;
    for (size_t i = 0; i < p->tokens.n; i++)
        barred += str_ends(p->tokens.v[i].text, STR("|"));
    if (!header_find(p->a, &p->tokens, 0, &h))
        return 0;
    return barred * 4 > p->tokens.n ? 0.2 : 0.9;
}

/* A short text between the header and the first number may be the name of one more column. The
 * body tells: which of the two reads it better? */
static void try_wider(struct page *p, struct stretch *s)
{
    const struct token *name = &p->tokens.v[s->from];
    struct grammar *g = &s->header.grammar, wide = *g;
    if (s->from + 1 >= s->to || g->n == FLAT_COLUMNS || g->role[0] != ROLE_NO || name->running ||
        !p->tokens.v[s->from + 1].running || name->stop || name->chars > 8)
        return;
    struct place *places = arena_array(p->a, p->tokens.n + 1, sizeof *places);
    wide.role[wide.n] = ROLE_NONE;
    wide.header[wide.n++] = name->text;
    grammar_finish(&wide);
    wide.numbered = g->numbered = true;
    if (path_find(p->a, &p->tokens, s->from + 1, s->to, &wide, places) <=
        path_find(p->a, &p->tokens, s->from, s->to, g, places))
        return;
    *g = wide;
    s->from++;
}

/* Reads the rows by a grammar without keeping anything; *score: how well it fits, before it has
 * learned from them. */
static struct place *try_reading(struct page *p, const struct stretch *s, struct grammar *g,
                                 double *score)
{
    struct place *places = arena_array(p->a, p->tokens.n + 1, sizeof *places);
    grammar_fit_numbers(g, &p->tokens, s->from, s->to);
    *score = path_find(p->a, &p->tokens, s->from, s->to, g, places);
    grammar_learn(g, &p->tokens, s->from, s->to, places);
    path_find(p->a, &p->tokens, s->from, s->to, g, places);
    return places;
}

/* What the rows say where the name is read as a group: a row without one has that of the row
 * above. Nothing where they read better as they are. */
static struct group_evidence look_at(struct page *p, const struct stretch *s,
                                     const struct group_columns *c)
{
    struct grammar g = s->header.grammar, now = g;
    struct group_evidence e = { 0 };
    double before = 0, score;
    if (c->kind != GROUP_DEMOTES) {
        group_columns_turn(c, g.role);
        try_reading(p, s, &now, &before);
    }
    g.grouped = true;
    grammar_finish(&g);
    struct str name = g.header[c->name], task = g.header[c->task];
    const struct place *places = try_reading(p, s, &g, &score);
    struct str last = STR_NULL;
    bool named = false;
    if (c->kind != GROUP_DEMOTES && score < before - SLACK * fabs(before))
        return e;
    for (size_t i = s->from; i < s->to; i++) {
        const struct place *pl = &places[i];
        if (p->tokens.v[i].gone || pl->kind != PLACE_CELL)
            continue;
        named &= !pl->opens_row;
        struct str text = p->tokens.v[i].text;
        if (pl->opens_cell && str_eq(g.header[pl->column], name)) {
            named = !str_eq(text, last); /* it may be given in every row */
            last = text;
            if (named)
                group_add_name(p->a, &e, text);
        } else if (pl->opens_cell && str_eq(g.header[pl->column], task) && e.names) {
            group_add_task(p->a, &e, text, !named);
        }
    }
    return e;
}

static size_t count_digits(const struct stretch *s, const struct token_list *tokens,
                           const struct place *places, int column, size_t *cells)
{
    size_t digits = 0;
    *cells = 0;
    for (size_t i = s->from; i < s->to; i++) {
        struct str text = tokens->v[i].folded;
        if (tokens->v[i].gone || places[i].kind != PLACE_CELL || places[i].column != column ||
            !places[i].opens_cell)
            continue;
        size_t k = 0;
        while (k < text.n && (text.p[k] < '0' || text.p[k] > '9'))
            k++;
        digits += k < text.n;
        ++*cells;
    }
    return digits;
}

/* 「目标任务 | 具体任务」: where several of these share an aim, the aim is their group. Where they
 * hold no figures, they tell what is done for it, and are no targets. */
static void settle_aim(struct page *p, struct stretch *s)
{
    struct grammar *g = &s->header.grammar, read_by = *g;
    size_t rows, details, digits;
    struct place *places = arena_array(p->a, p->tokens.n + 1, sizeof *places);
    grammar_fit_numbers(&read_by, &p->tokens, s->from, s->to);
    path_find(p->a, &p->tokens, s->from, s->to, &read_by, places);
    /* A row without an aim of its own has its details read as the task. */
    count_digits(s, &p->tokens, places, read_by.title, &rows);
    digits = count_digits(s, &p->tokens, places, read_by.title + 1, &details);
    if (details * 4 < rows * 3) {
        g->role[g->title + 1] = ROLE_TITLE;
        g->role[g->title] = ROLE_SECTION;
        grammar_finish(g);
    } else if (digits * 3 < details) {
        g->role[g->title + 1] = ROLE_SUBTITLE;
    }
}

/* A name over several tasks is their group: 「项目名称 | 年度任务」. */
static void settle_groups(struct page *p, struct stretch *s)
{
    struct grammar *g = &s->header.grammar;
    struct group_columns c;
    if (!group_columns_find(g->role, g->header, g->n, &c))
        return;
    if (c.kind == GROUP_PROMOTES && header_details(g->header[c.name], g->header[c.task])) {
        settle_aim(p, s);
        return;
    }
    struct group_evidence e = look_at(p, s, &c);
    if (!group_turns(&e, &c))
        return;
    group_columns_turn(&c, g->role);
    g->grouped = c.kind != GROUP_DEMOTES;
    grammar_finish(g);
}

/* The text of the cell that opens at token i. */
static struct str cell_text(const struct page *p, const struct stretch *s,
                            const struct place *places, size_t i)
{
    struct str text = p->tokens.v[i].text;
    for (size_t k = i + 1; k < s->to && places[k].kind == PLACE_CELL && !places[k].opens_cell; k++)
        if (!p->tokens.v[k].gone)
            text = str_join(p->a, text, STR("\n"), p->tokens.v[k].text);
    return text;
}

/* No header says what was done: its cells may. */
static void settle_result(struct page *p, struct stretch *s)
{
    struct grammar *g = &s->header.grammar, now = *g;
    int result = result_column(g->role, g->header, g->n);
    if (result < 0)
        return;
    struct result_evidence e = { 0 };
    struct str header = g->header[result];
    double score;
    now.role[result] = ROLE_TARGET;
    const struct place *places = try_reading(p, s, &now, &score);
    for (size_t i = s->from; i < s->to; i++)
        if (!p->tokens.v[i].gone && places[i].kind == PLACE_CELL && places[i].opens_cell &&
            str_eq(now.header[places[i].column], header))
            result_add(p->a, &e, cell_text(p, s, places, i));
    if (!result_tells(&e))
        return;
    g->role[result] = ROLE_PROGRESS;
    grammar_finish(g);
}

static size_t read(struct page *p, struct report *r)
{
    struct stretches list = find_stretches(p, &p->tokens);
    for (size_t i = 0; i < list.n; i++) {
        struct stretch *s = &list.v[i];
        if (i == 0)
            p->first = p->tokens.v[s->caption].block;
        s->header.grammar.caption = caption_text(p->a, &p->tokens, s->caption, s->header.from);
        if (s->sides > 1)
            sides_sort(p->a, &p->tokens, s->from, s->to, s->sides);
        try_wider(p, s);
        settle_result(p, s);
        settle_groups(p, s);
        columns_add(p->a, &s->header.grammar, r);
        grammar_fit_numbers(&s->header.grammar, &p->tokens, s->from, s->to);
        grammar_read(p, &p->tokens, s->from, s->to, &s->header.grammar, r);
    }
    return r->tasks.n;
}

const struct flat_shape flat_shape_table = { "table", 0.9, likelihood, read };
