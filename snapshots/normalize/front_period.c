/* The period of a report: from its title, else its headers, else its text. */
#include "snapshots/normalize/front.h"

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

/* The number that n digits at byte `at` make; 0 when there are others. */
static int digits_at(struct str s, size_t at, size_t n)
{
    int value = 0;
    for (size_t i = at; i < at + n; i++) {
        if (i >= s.n || s.p[i] < '0' || s.p[i] > '9')
            return 0;
        value = value * 10 + (s.p[i] - '0');
    }
    return value;
}

/* 2022 of 「云政办〔2022〕15号」; 0 when no line has such a number. */
static int year_of_number(const struct front *f)
{
    static const char *const brackets[] = { "〔", "[", "［", "【" };
    int year = 0;
    for (size_t i = 0; i < f->lines.n; i++) {
        struct str line = f->lines.v[i].text;
        for (size_t k = 0; !year && k < sizeof brackets / sizeof *brackets; k++) {
            size_t at = str_find(line, str_from(brackets[k]));
            if (at != STR_NOT_FOUND && str_ends(line, STR("号")))
                year = digits_at(line, at + strlen(brackets[k]), 4);
        }
    }
    return year >= 1990 && year < 2100 ? year : 0;
}

/* The last year in which a report up to that month may be from, by the day it was published; 0 when
 * that is not known. */
static int year_by_publication(const struct report *r, int month)
{
    int year = digits_at(r->published, 0, 4), published = digits_at(r->published, 5, 2);
    return year && month > published ? year - 1 : year;
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
    int told = years.n ? 0 : year_of_number(f);
    if (!told && !years.n && month)
        told = year_by_publication(f->report, month);
    if (told)
        return told;
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

void front_period(struct front *f, struct str title)
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
