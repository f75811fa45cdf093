/* flat_build.c - tokens with their places -> tasks of the report. */
#include "base/utf8.h"
#include "snapshots/normalize/flat.h"
#include "snapshots/normalize/inline.h"
#include "snapshots/normalize/match.h"
#include "snapshots/normalize/parts.h"

/* The search, and the search again with what it has learned. */
enum { PASSES = 3, MARK_CHARS = 4 }; /* 「(十一)」 */

/* A row while it is put together. */
struct row {
    size_t from, to; /* tokens */
    struct str cell[FLAT_COLUMNS];
    bool seen[FLAT_COLUMNS];
};

struct builder {
    struct page *p;
    const struct token_list *tokens;
    const struct place *places;
    const struct grammar *g;
    struct report *r;
    struct str caption;      /* over the header */
    bool caption_counts;     /* 「一、…」: the next such heading takes its place */
    struct str outer, inner; /* headings of two levels */
    bool parts;              /* chapters have headings without a number below them */
    struct str group[FLAT_COLUMNS]; /* the last cells of the section columns */
    bool heading_open;       /* the token before was a heading */
    struct str_list waiting; /* headings since the last task */
    bool turns;              /* columns of progress take turns */
};

/* Adds a token to what a cell holds already, with what parted the two on the page. */
static struct str add_text(struct arena *a, struct str cell, const struct token *t,
                           struct str text, bool wrap)
{
    struct str sep = t->before == BREAK_NONE    ? STR("")
                     : t->before == BREAK_BLANK ? STR(" ")
                     : wrap                     ? STR("")
                                                : STR("\n");
    return str_join(a, cell, sep, text);
}

/* A name that was broken for want of room goes on without a break: 「…区级税收」⏎「比重」. */
static bool wraps(struct str cell, const struct token *t)
{
    return cell.n && !str_ends(cell, STR("。")) && !str_ends(cell, STR(";")) &&
           !str_ends(cell, STR(";")) && t->list.style == LIST_NONE && t->chars <= 30;
}

static struct str without_label(const struct grammar *g, const struct token *t)
{
    if (!g->labels || t->label == ROLE_NONE)
        return t->text;
    return str_trim(str_after(t->text, t->label_end));
}

/* --- sections --- */

static void take_heading(struct builder *b, const struct token *t)
{
    bool plain = t->list.style == LIST_NONE, below = list_mark_at(b->outer).style == LIST_HAN;
    struct str text = str_trim(str_after(t->text, t->lead_at));
    struct str *open = b->inner.p ? &b->inner : &b->outer;
    if (t->lead && plain && below) {
        b->inner = text; /* it judges a part of its chapter */
    } else if (b->heading_open && plain && !t->lead && utf8_length(*open) <= MARK_CHARS) {
        *open = str_join(b->p->a, *open, STR(""), text); /* 「(一)」, its name */
    } else if (plain && below && (b->heading_open || b->parts)) { /* 「城建类」 below 「二、…项目」 */
        b->inner = text;
        b->parts = true;
    } else if (t->list.style == LIST_HAN_PAREN) {
        b->inner = text;
    } else {
        b->parts = false;
        if (t->list.style != LIST_HAN || b->caption_counts)
            b->caption = STR_NULL;
        b->outer = text;
        b->inner = STR_NULL;
    }
    b->heading_open = true;
    *list_push(b->p->a, &b->waiting) = t->text;
}

/* Headings over no task are kept behind the tables. */
static void settle_headings(struct builder *b, struct str section)
{
    for (size_t i = 0; i < b->waiting.n; i++)
        if (!str_has(section, b->waiting.v[i]))
            *list_push(b->p->a, &b->r->back) = b->waiting.v[i];
    b->waiting.n = 0;
}

static struct str section_of(struct builder *b)
{
    struct str path = str_join(b->p->a, b->caption, STR("/"), b->outer);
    path = str_join(b->p->a, path, STR("/"), b->inner);
    for (int c = 0; c < b->g->n; c++)
        path = str_join(b->p->a, path, STR("/"), b->group[c]);
    return path;
}

/* --- cells --- */

static void put_cell(struct builder *b, struct item *it, enum role role, struct str header,
                     struct str text)
{
    struct str *field = role == ROLE_SUBTITLE ? NULL : (struct str *)item_cell(it, role);
    if (cell_is_empty(text))
        return;
    if (field && !field->p && !(b->turns && role == ROLE_PROGRESS)) {
        *field = text;
        return;
    }
    struct extra *e = list_push(b->p->a, &it->extras);
    *e = (struct extra){ role, header, text };
}

/* Two columns of owners: the one named for who leads. */
static int lead_column(const struct grammar *g)
{
    int owners = 0, lead = -1;
    for (int c = 0; c < g->n; c++) {
        owners += g->role[c] == ROLE_OWNERS;
        if (g->role[c] == ROLE_OWNERS && (str_has(g->header[c], STR("牵头")) ||
                                          str_has(g->header[c], STR("主"))))
            lead = c;
    }
    return owners > 1 ? lead : -1;
}

static void keep_rest(struct builder *b, const struct task *t, struct str rest)
{
    if (rest.p)
        warn(b->p->a, b->r, WARN_UNPLACED, t->seq, t->line, rest);
}

static void take_names(struct builder *b, struct task *t, struct str owners)
{
    owners_columns(b->p->a, owners, b->r);
    keep_rest(b, t, owners_parse(b->p->a, owners, t));
}

static void take_column(struct builder *b, const struct row *row, struct task *t, enum role role,
                        int lead)
{
    for (int c = 0; c < b->g->n; c++)
        if (b->g->role[c] == role && c != lead && !cell_is_empty(row->cell[c]))
            take_names(b, t, row->cell[c]);
}

/* Owners from their columns, else from the end of the title or of the progress. */
static void take_owners(struct builder *b, struct row *row, struct task *t)
{
    int lead = lead_column(b->g);
    struct str owners, *progress = &t->items.v[0].progress;
    take_column(b, row, t, ROLE_OWNERS, lead);
    size_t first = t->owners.n;
    take_column(b, row, t, ROLE_SUPPORT, lead);
    for (size_t i = first; i < t->owners.n; i++)
        t->owners.v[i].lead = false;
    if (lead >= 0)
        owners_lead(b->p->a, row->cell[lead], t);
    if (t->owners.n == 0 && owners_in_title(t->title, &t->title, &owners))
        take_names(b, t, owners);
    if (t->owners.n == 0 && progress->p && (owners_in_title(*progress, progress, &owners) ||
                                            owners_in_front(*progress, progress, &owners)))
        take_names(b, t, owners);
}

/* --- items --- */

/* Cells that stand with one item and are missing in those behind it are merged over them. */
static void mark_shared(struct builder *b, struct task *t, const bool (*seen)[FLAT_COLUMNS])
{
    bool any = false;
    for (int c = b->g->first_item; c < b->g->n; c++) {
        for (size_t i = 0; i + 1 < t->items.n; i++) {
            if (seen[i][c] && !seen[i + 1][c]) {
                t->items.v[i].shared |= 1u << b->g->role[c];
                any = true;
            }
        }
    }
    if (any)
        warn(b->p->a, b->r, WARN_MERGED_CELL, t->seq, t->line, STR_NULL);
}

static size_t count_items(const struct builder *b, const struct row *row)
{
    size_t n = 0;
    for (size_t i = row->from; i < row->to; i++)
        n += b->places[i].opens_item;
    return n;
}

/* What stands before the narrative cells, and is not the task's own. */
static bool is_kept(enum role role)
{
    return role == ROLE_NONE || role == ROLE_SUBTITLE || role == ROLE_PERSON ||
           role >= ROLE_TARGET;
}

static void take_items(struct builder *b, struct row *row, struct task *t)
{
    struct arena *a = b->p->a;
    bool(*seen)[FLAT_COLUMNS] = arena_array(a, count_items(b, row) + 1, sizeof *seen);
    struct str cell[FLAT_COLUMNS] = { STR_NULL };
    struct item *it = list_push(a, &t->items);
    bool opened = false;
    for (size_t i = row->from; i <= row->to; i++) {
        const struct token *tok = i < row->to ? &b->tokens->v[i] : NULL;
        const struct place *pl = i < row->to ? &b->places[i] : NULL;
        if (tok && tok->gone)
            continue;
        if (!pl || (pl->opens_item && opened)) { /* the item ends */
            for (int c = 0; c < b->g->n; c++) {
                if (c >= b->g->first_item || is_kept(b->g->role[c]))
                    put_cell(b, it, b->g->role[c], b->g->header[c], cell[c]);
                cell[c] = STR_NULL;
            }
            if (!pl)
                break;
            it = list_push(a, &t->items);
        }
        opened |= pl->opens_item;
        if (pl->kind == PLACE_SUBTITLE) {
            it->title = add_text(a, it->title, tok, tok->text, wraps(it->title, tok));
        } else if (pl->kind == PLACE_CELL) {
            int c = pl->column;
            cell[c] = add_text(a, cell[c], tok, without_label(b->g, tok), false);
            seen[t->items.n - 1][c] = true;
        }
    }
    if (t->items.n > 1)
        mark_shared(b, t, seen);
}

/* --- rows --- */

static void gather(struct builder *b, struct row *row)
{
    for (size_t i = row->from; i < row->to; i++) {
        const struct token *t = &b->tokens->v[i];
        const struct place *pl = &b->places[i];
        if (t->gone || pl->kind != PLACE_CELL)
            continue;
        enum role role = b->g->role[pl->column];
        struct str *cell = &row->cell[pl->column];
        bool wrap = (role == ROLE_TITLE || role == ROLE_SECTION) && wraps(*cell, t);
        *cell = add_text(b->p->a, *cell, t, without_label(b->g, t), wrap);
        row->seen[pl->column] = true;
    }
}

static int column_of(const struct grammar *g, enum role role)
{
    for (int c = 0; c < g->n; c++)
        if (g->role[c] == role)
            return c;
    return -1;
}

/* A cell of the owners' column that spans rows stands with the first of them only. */
static void inherit_owners(struct builder *b, const struct row *row, struct task *t, bool cut)
{
    int c = column_of(b->g, ROLE_OWNERS);
    if (t->owners.n || (cut && b->places[row->to - 1].column < c))
        return;
    if (c >= 0 && !row->seen[c] && t->seq > 1) {
        const struct task *above = t - 1;
        for (size_t i = 0; i < above->owners.n; i++)
            *list_push(b->p->a, &t->owners) = above->owners.v[i];
        warn(b->p->a, b->r, WARN_INHERITED, t->seq, t->line, STR("owners"));
    } else if (c >= 0) {
        warn(b->p->a, b->r, WARN_NO_OWNER, t->seq, t->line, STR_NULL);
    }
}

/* 「1 | 道路提升 | 改造公路42公里。」: the number counts the names, and is that of each task below one. */
static void inherit_number(struct builder *b, const struct row *row, struct task *t, int no)
{
    if (!b->g->grouped || no < 0 || t->no.n || t->seq < 2 || !(t - 1)->no.n)
        return;
    for (int c = 0; c < b->g->n; c++)
        if (b->g->role[c] == ROLE_SECTION && (row->seen[c] || (c > no && !b->group[c].n)))
            return;
    t->no = (t - 1)->no;
    warn(b->p->a, b->r, WARN_INHERITED, t->seq, t->line, str_from(role_name(ROLE_NO)));
}

static double least_margin(const struct builder *b, const struct row *row)
{
    double least = 1e9;
    for (size_t i = row->from; i < row->to; i++)
        if (!b->tokens->v[i].gone && b->places[i].margin < least)
            least = b->places[i].margin;
    return least;
}

/* True when the page ends inside this row: usual columns are missing, or the last paragraph
 * breaks off where others of its column end with a stop. */
static bool is_cut(const struct builder *b, const struct row *row, bool last)
{
    if (!last)
        return false;
    const struct token *end = &b->tokens->v[row->to - 1];
    int column = b->places[row->to - 1].column;
    double missing = 0, stops = 0, all = 0;
    if (b->places[row->to - 1].kind != PLACE_CELL)
        return b->places[row->to - 1].kind == PLACE_SUBTITLE;
    for (int c = column + 1; c < b->g->n; c++)
        missing += score_skip(b->g, c) > 1.5 && !b->places[row->to - 1].opens_item;
    if (b->g->role[column] == ROLE_OWNERS && !end->empty &&
        owners_likeness(without_label(b->g, end)) < 0.5)
        return true;
    for (size_t i = 0; i + 1 < row->to; i++) {
        if (b->places[i].kind != PLACE_CELL || b->places[i].column != column ||
            b->tokens->v[i].gone || b->tokens->v[i].empty)
            continue;
        all++;
        stops += b->tokens->v[i].stop;
    }
    return missing > 0 || (!end->stop && !end->empty && all >= 2 && stops >= 0.3 * all);
}

static struct str whole_text(struct builder *b, const struct row *row)
{
    struct str all = STR_NULL;
    for (size_t i = row->from; i < row->to; i++)
        if (!b->tokens->v[i].gone)
            all = str_join(b->p->a, all, STR("\n"), b->tokens->v[i].text);
    return all;
}

static void check_number(struct builder *b, const struct task *t)
{
    if (t->seq < 2 || !t->no.p || t->no.p == (t - 1)->no.p) /* inherited */
        return;
    struct decimal before = decimal_parse((t - 1)->no), now = decimal_parse(t->no);
    struct decimal step = decimal_sub(now, before);
    if (step.known && !decimal_eq(step, decimal_int(1)) && !decimal_eq(now, decimal_int(1)))
        warn(b->p->a, b->r, WARN_NUMBERING, t->seq, t->line, t->no);
}

/* A new group ends those of the columns behind it. */
static void take_groups(struct builder *b, const struct row *row)
{
    bool anew = false;
    for (int c = 0; c < b->g->n; c++) {
        if (b->g->role[c] != ROLE_SECTION)
            continue;
        if (row->cell[c].n || anew)
            b->group[c] = row->cell[c].n ? row->cell[c] : STR_NULL;
        anew |= row->cell[c].n > 0;
    }
}

static void add_task(struct builder *b, struct row *row, bool last)
{
    const struct grammar *g = b->g;
    gather(b, row);
    int no = column_of(g, ROLE_NO);
    long line = b->tokens->v[row->from].line;
    bool cut = is_cut(b, row, last);
    take_groups(b, row);
    if (!row->cell[g->title].n || (cut && b->places[row->to - 1].kind == PLACE_CELL &&
                                   b->places[row->to - 1].column <= g->title)) {
        warn(b->p->a, b->r, cut || last ? WARN_CUT_ROW : WARN_UNPLACED, 0, line,
             whole_text(b, row));
        return;
    }
    struct task *t = list_push(b->p->a, &b->r->tasks);
    t->seq = (int)b->r->tasks.n;
    t->line = line;
    t->no = no >= 0 && row->cell[no].n ? row->cell[no] : STR_NULL;
    inherit_number(b, row, t, no);
    t->title = row->cell[g->title];
    t->section = section_of(b);
    settle_headings(b, t->section);
    take_items(b, row, t);
    take_owners(b, row, t);
    if (g->list_titles)
        title_take_number(b->p->a, t);
    inherit_owners(b, row, t, cut);
    check_number(b, t);
    if (cut)
        warn(b->p->a, b->r, WARN_CUT_ROW, t->seq, line, STR_NULL);
    else if (least_margin(b, row) < SURE_MARGIN)
        warn(b->p->a, b->r, WARN_UNSURE_LAYOUT, t->seq, line, STR_NULL);
}

/* The end of the row that begins at token i. */
static size_t row_end(const struct builder *b, size_t i, size_t to)
{
    size_t end = i + 1, last = i + 1;
    while (end < to && (b->tokens->v[end].gone ||
                        (!b->places[end].opens_row && b->places[end].kind <= PLACE_SUBTITLE))) {
        if (!b->tokens->v[end].gone)
            last = end + 1;
        end++;
    }
    return last;
}

static size_t build_tasks(struct page *p, const struct token_list *tokens, size_t from, size_t to,
                          const struct grammar *g, const struct place *places,
                          struct report *r)
{
    struct builder b = { .p = p, .tokens = tokens, .places = places, .g = g, .r = r };
    b.turns = headers_take_turns(g->role, g->header, (size_t)g->n);
    b.caption = g->caption;
    b.caption_counts = list_mark_at(g->caption).style == LIST_HAN;
    if (g->caption.n)
        *list_push(p->a, &b.waiting) = g->caption;
    size_t before = r->tasks.n, end = to;
    while (end > from && (tokens->v[end - 1].gone || places[end - 1].kind == PLACE_TAIL))
        end--;
    for (size_t i = from; i < to;) {
        const struct token *t = &tokens->v[i];
        if (t->gone) {
            i++;
            continue;
        }
        struct row row = { .from = i, .to = i + 1 };
        size_t tasks = r->tasks.n;
        if (places[i].kind == PLACE_HEADING) {
            take_heading(&b, t);
        } else if (places[i].kind == PLACE_TAIL) {
            *list_push(p->a, &r->back) = t->text;
        } else {
            row.to = row_end(&b, i, to);
            b.heading_open = false;
            /* A page is cut at its very end; tables before the last are whole. */
            add_task(&b, &row, row.to == end && end == tokens->n);
        }
        explain_tokens(p, tokens, g, places, row.from, row.to,
                       r->tasks.n > tasks ? (int)r->tasks.n : 0);
        i = row.to;
    }
    settle_headings(&b, STR_NULL);
    return r->tasks.n - before;
}

size_t grammar_read(struct page *p, const struct token_list *tokens, size_t from, size_t to,
                    struct grammar *g, struct report *r)
{
    struct place *places = arena_array(p->a, tokens->n + 1, sizeof *places);
    if (from >= to) {
        if (g->caption.n)
            *list_push(p->a, &r->back) = g->caption;
        return 0;
    }
    for (int pass = 0; pass < PASSES; pass++) {
        if (pass > 0)
            grammar_learn(g, tokens, from, to, places);
        path_find(p->a, tokens, from, to, g, places);
    }
    return build_tasks(p, tokens, from, to, g, places, r);
}

void columns_add(struct arena *a, const struct grammar *g, struct report *r)
{
    for (int c = 0; c < g->n; c++) {
        struct column *column = list_push(a, &r->columns);
        *column = (struct column){ g->role[c], g->header[c] };
    }
}
