/* Everything around the tables: the facts a page states of itself, and the lines they stand in. */
#include "snapshots/normalize/front.h"

#include "base/utf8.h"
#include "snapshots/normalize/grid.h"

/* Short cells behind the first line of a table: its header, where a title names no period. */
enum { HEADER_CELLS = 12, HEADER_ROWS = 3, LONGEST_OFFICE = 24 };

/* --- lines --- */

/* True when a line is the value of the label that stands alone above it: a date, a number. */
static bool is_value_of(const struct front *f, const struct front_pair *above, struct str text)
{
    if (above->value.n)
        return false;
    if (above->field == FIELD_PUBLISHED)
        return front_date(f->arena, text).p != NULL;
    if (above->field == FIELD_PUBLISHER)
        return utf8_length(text) <= LONGEST_OFFICE && owners_likeness(text) >= 0.6;
    return above->field == FIELD_INDEX && utf8_length(text) == text.n;
}

static void add_line(struct front *f, struct str text, long line)
{
    bool after_label = f->lines.n && f->lines.v[f->lines.n - 1].labelled && f->pairs.n;
    struct front_pair above = after_label ? f->pairs.v[f->pairs.n - 1] : (struct front_pair){ 0 };
    bool labelled = front_labels(f, text);
    if (!labelled && after_label && is_value_of(f, &above, text)) {
        f->pairs.v[f->pairs.n - 1].value = text;
        labelled = true;
    }
    *list_push(f->arena, &f->lines) = (struct front_line){ text, line, labelled };
    *list_push(f->arena, &f->report->front) = text;
}

/* A table of metadata: its rows are read like lines with bars. */
static void add_grid(struct front *f, const struct grid *g)
{
    struct buf row = { .arena = f->arena };
    for (size_t i = 0; i < g->cells.n; i++) {
        const struct grid_cell *c = &g->cells.v[i];
        if (c->text.n) {
            if (row.n)
                buf_addz(&row, " | ");
            buf_add(&row, c->text);
        }
        if (i + 1 < g->cells.n && g->cells.v[i + 1].row == c->row)
            continue;
        if (row.n)
            add_line(f, str_copy(f->arena, buf_str(&row)), c->line);
        row.n = 0;
    }
}

/* The rows of the first table of data that stand above its header: its caption, its unit. */
static void add_caption(struct front *f, const struct grid *g)
{
    struct grid_header h = grid_header_find(f->arena, g);
    struct grid_row row = grid_row_start(f->arena, g);
    while (grid_row_next(&row) && row.row < h.first) {
        struct str text = grid_row_text(f->arena, &row), line;
        while (str_next(&text, STR("\n"), &line))
            if (!str_is_blank(line))
                add_line(f, line, row.cell[0] ? row.cell[0]->line : 0);
    }
}

static void collect_lines(struct front *f, size_t first)
{
    for (size_t i = 0; i < first && i < f->doc->blocks.n; i++) {
        const struct block *b = &f->doc->blocks.v[i];
        if (b->type == BLOCK_GRID)
            add_grid(f, b->grid);
        else
            add_line(f, b->para.text, b->para.line);
    }
    if (first < f->doc->blocks.n && f->doc->blocks.v[first].type == BLOCK_GRID)
        add_caption(f, f->doc->blocks.v[first].grid);
}

/* Cells of a row that has bars, 「序号 | 任务 | 进展 |」, are headers of their own. */
static void add_header(struct front *f, struct str text)
{
    struct str cell;
    while (str_next(&text, STR("|"), &cell))
        if (header_role(str_trim(cell), NULL) != ROLE_NONE)
            *list_push(f->arena, &f->headers) = str_trim(cell);
}

static void collect_headers(struct front *f, size_t first)
{
    const struct document *doc = f->doc;
    for (size_t i = first; i < doc->blocks.n && i < first + HEADER_CELLS; i++) {
        const struct block *b = &doc->blocks.v[i];
        if (b->type == BLOCK_PARA)
            add_header(f, b->para.text);
        for (size_t k = 0; b->type == BLOCK_GRID && k < b->grid->cells.n; k++)
            if (b->grid->cells.v[k].row < HEADER_ROWS)
                add_header(f, b->grid->cells.v[k].text);
        if (b->type == BLOCK_GRID)
            break;
    }
}

/* --- period --- */

/* The span a header names: of one that tells what was done before one that tells a target. */
static struct period header_period(const struct front *f)
{
    struct period best = { 0 }, p;
    int best_rank = 0;
    for (size_t i = 0; i < f->headers.n; i++) {
        struct period_mention m;
        int rank = 1;
        if (period_scan(f->headers.v[i], &p) != PERIOD_SPAN)
            continue;
        for (size_t at = 0; period_next(f->headers.v[i], &at, &m);)
            rank += m.type >= MENTION_ACCOUNT && rank == 1;
        if (rank > best_rank || (rank == best_rank && p.month > best.month)) {
            best_rank = rank;
            best = p;
        }
    }
    return best;
}

/* 「截至9月底」, 「到8月底,42个项目开工」: up to when a text counts, not when something is due. */
static bool is_dated(struct str text, const struct period_mention *m)
{
    struct str said = str_slice(text, m->start, m->end), rest = str_after(text, m->end);
    struct str before = str_slice(text, 0, m->start);
    bool until = str_starts(said, STR("到")) || str_ends(before, STR("到"));
    return str_starts(said, STR("截")) || str_starts(said, STR("至")) ||
           (until && (str_starts(rest, STR(",")) || str_starts(rest, STR("，"))));
}

/* The first span a text names, a dated one (「截至9月底」) before any other; true for such. */
static bool first_span(struct str text, struct period *first)
{
    struct period_mention m;
    for (size_t at = 0; period_next(text, &at, &m);) {
        if (m.type != MENTION_SPAN || m.loose)
            continue;
        struct str said = str_slice(text, m.start, m.end);
        bool alone = said.n + 6 >= str_trim(text).n; /* 「(2020年11月份)」 */
        if (alone || is_dated(text, &m)) {
            *first = m.period;
            return true;
        }
        *first = first->month ? *first : m.period;
    }
    return false;
}

/* The date up to which a text counts: the first span before the table, or in a bulletin, which is
 * nothing but text. dated_only: the title has named the year, so that only a firm date counts. */
static struct period prose_period(const struct front *f, struct str title, bool dated_only)
{
    struct period best = { 0 }, first;
    for (size_t i = 0; i < f->lines.n + f->told.n; i++) {
        bool told = i >= f->lines.n;
        struct str text = told ? f->told.v[i - f->lines.n] : f->lines.v[i].text;
        if (!told && (f->lines.v[i].labelled || str_eq(text, title)))
            continue;
        first = (struct period){ 0 };
        if (first_span(text, &first) && dated_only)
            return first;
        best = best.month || dated_only ? best : first;
    }
    return best;
}

/* Years or months with how often texts name them. */
struct votes {
    int value[32], count[32], n, sum;
};

static void vote(struct votes *v, int value)
{
    int i = 0;
    while (i < v->n && v->value[i] != value)
        i++;
    if (i == 32)
        return;
    if (i == v->n)
        v->value[v->n++] = value;
    v->count[i]++;
    v->sum++;
}

/* The value named most, the first of equals; 0 when there is none. */
static int most_voted(const struct votes *v, int *count)
{
    int best = -1;
    for (int i = 0; i < v->n; i++)
        if (best < 0 || v->count[i] > v->count[best])
            best = i;
    *count = best < 0 ? 0 : v->count[best];
    return best < 0 ? 0 : v->value[best];
}

static void vote_text(struct votes *years, struct votes *months, struct str text)
{
    struct period_mention m;
    for (size_t at = 0; period_next(text, &at, &m);) {
        if (m.period.year && !m.loose)
            vote(years, m.period.year);
        if (m.type == MENTION_SPAN && !m.loose)
            vote(months, m.period.month);
    }
}

static void vote_document(struct votes *years, struct votes *months, const struct document *doc)
{
    for (size_t i = 0; i < doc->blocks.n; i++) {
        const struct block *b = &doc->blocks.v[i];
        if (b->type == BLOCK_PARA)
            vote_text(years, months, b->para.text);
        for (size_t k = 0; b->type == BLOCK_GRID && k < b->grid->cells.n; k++)
            vote_text(years, months, b->grid->cells.v[k].text);
    }
}

/* The last year in which a report up to that month may be from, by the day it was published; 0 when
 * that is not known. */
static int year_by_publication(const struct report *r, int month)
{
    struct str day = r->published;
    if (day.n < 7)
        return 0;
    int year = 0, published = (day.p[5] - '0') * 10 + day.p[6] - '0';
    for (int i = 0; i < 4; i++)
        year = year * 10 + day.p[i] - '0';
    return month > published ? year - 1 : year;
}

/* The year of the front matter's lines but the dates of publishing; else the one that these leave,
 * else that of the whole text. */
static int year_elsewhere(const struct front *f, int month)
{
    struct votes years = { .n = 0 }, months = { .n = 0 };
    int count;
    for (size_t i = 0; i < f->lines.n; i++)
        if (!f->lines.v[i].labelled)
            vote_text(&years, &months, f->lines.v[i].text);
    for (size_t i = 0; i < f->headers.n; i++)
        vote_text(&years, &months, f->headers.v[i]);
    if (years.n == 0 && month && year_by_publication(f->report, month))
        return year_by_publication(f->report, month);
    if (years.n == 0)
        vote_document(&years, &months, f->doc);
    return most_voted(&years, &count);
}

/* What the rows themselves speak of most; the whole year when they name no part of it. */
static struct period period_of_rows(const struct front *f)
{
    struct votes years = { .n = 0 }, months = { .n = 0 };
    int count;
    vote_document(&years, &months, f->doc);
    int year = most_voted(&years, &count), month = most_voted(&months, &count);
    if (months.n == 0)
        return (struct period){ (int16_t)year, 12 };
    bool clear = count * 5 >= months.sum * 2;
    return clear ? (struct period){ (int16_t)year, (int8_t)month } : (struct period){ 0 };
}

static void warn_conflict(struct front *f, struct period ours, struct period theirs,
                          const char *where)
{
    char x[PERIOD_KEY_SIZE], y[PERIOD_KEY_SIZE];
    warn(f->arena, f->report, WARN_PERIOD, 0, 0,
         str_format(f->arena, "%s, %s: %s", period_key(ours, x), where, period_key(theirs, y)));
}

/* True when a table says what is to be done when, and nothing of what was done. */
static bool lays_down(const struct report *r)
{
    bool planned = false, told = false;
    for (size_t i = 0; i < r->columns.n; i++) {
        enum role role = r->columns.v[i].role;
        planned |= role == ROLE_TARGET;
        told |= role == ROLE_PROGRESS || role == ROLE_ISSUES || role == ROLE_STATUS ||
                role == ROLE_RATE;
    }
    return planned && !told;
}

/* The title's period; where it names no part of the year, a header's or the text's before the
 * table. True when one of them names it. */
static bool stated_period(const struct front *f, struct str title, struct period header,
                          struct period *out)
{
    enum period_hint hint = title.n ? period_scan(title, out) : PERIOD_NOTHING;
    if (hint <= PERIOD_YEAR && lays_down(f->report)) {
        hint = PERIOD_PLANNED;
        out->month = 0;
    }
    if (hint != PERIOD_SPAN && hint != PERIOD_PLANNED) {
        struct period prose = prose_period(f, title, hint == PERIOD_WHOLE);
        struct period other = prose.month >= header.month ? prose : header;
        if (other.month) {
            out->month = other.month;
            out->year = other.year ? other.year : out->year;
            hint = PERIOD_SPAN;
        }
    }
    if (hint >= PERIOD_PLANNED && !out->year)
        out->year = (int16_t)year_elsewhere(f, out->month);
    return hint >= PERIOD_PLANNED && out->year;
}

/* True when one of several headers names it: 一季度进展 | 二季度进展 | 三季度进展. */
static bool header_names(const struct front *f, struct period p)
{
    struct period named;
    for (size_t i = 0; i < f->headers.n; i++)
        if (period_find(f->headers.v[i], &named) && named.month == p.month &&
            (!named.year || named.year == p.year))
            return true;
    return false;
}

static void find_period(struct front *f, struct str title)
{
    struct period p = { 0 }, header = header_period(f);
    char key[PERIOD_KEY_SIZE];
    if (!stated_period(f, title, header, &p)) {
        p = period_of_rows(f);
        warn(f->arena, f->report, WARN_NO_PERIOD, 0, 0,
             p.year ? str_format(f->arena, "a guess: %s", period_key(p, key)) : STR_NULL);
    }
    f->report->period = p;
    header.year = header.year ? header.year : p.year;
    if (header.month && p.year && !period_eq(header, p) && !header_names(f, p))
        warn_conflict(f, p, header, "header");
}

/* --- */

void front_matter(struct arena *a, const struct document *doc, size_t first, bool prose,
                  struct report *r)
{
    struct front f = { .arena = a, .doc = doc, .report = r };
    collect_lines(&f, first);
    for (size_t i = first; prose && i < doc->blocks.n; i++)
        if (doc->blocks.v[i].type == BLOCK_PARA)
            *list_push(a, &f.told) = doc->blocks.v[i].para.text;
    front_metas(&f);
    collect_headers(&f, first);
    struct str title = front_title(&f);
    r->title = title;
    r->publisher = front_value(&f, FIELD_PUBLISHER);
    r->index_no = front_value(&f, FIELD_INDEX);
    r->published = front_date(a, front_value(&f, FIELD_PUBLISHED));
    r->place = front_place(&f, first, title, r->publisher);
    find_period(&f, title);
    if (doc->misdeclared.n)
        warn(a, r, WARN_CHARSET, 0, 0,
             str_format(a, "%.*s, %s", STR_ARG(doc->misdeclared), doc->charset));
    if (doc->broken)
        warn(a, r, WARN_BROKEN, 0, 0, str_format(a, "%zu", doc->broken));
}
