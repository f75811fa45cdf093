/* inline_columns.c - what columns turn out to be once all rows are there: quarters of which the
 * last one told of is the present, remarks that are verdicts. */
#include "base/fold.h"
#include "snapshots/normalize/flat.h"
#include "snapshots/normalize/inline.h"
#include "snapshots/normalize/parts.h"
#include "snapshots/period.h"

/* --- 一季度进展 | 二季度进展 | 三季度进展 --- */

static int month_of(struct str header)
{
    struct period p;
    return header.n && period_find(header, &p) ? p.month : 0;
}

bool headers_take_turns(const enum role *roles, const struct str *headers, size_t n)
{
    unsigned months = 0;
    size_t told = 0;
    for (size_t i = 0; i < n; i++) {
        if (roles[i] != ROLE_PROGRESS)
            continue;
        int month = month_of(headers[i]);
        if (month <= 0 || (months & 1u << month))
            return false;
        months |= 1u << month;
        told++;
    }
    return told > 1;
}

static bool report_takes_turns(struct arena *a, const struct report *r)
{
    enum role *roles = arena_array(a, r->columns.n + 1, sizeof *roles);
    struct str *headers = arena_array(a, r->columns.n + 1, sizeof *headers);
    for (size_t i = 0; i < r->columns.n; i++) {
        roles[i] = r->columns.v[i].role;
        headers[i] = r->columns.v[i].header;
    }
    return headers_take_turns(roles, headers, r->columns.n);
}

/* The last cell that tells something becomes the item's progress; those of the turns before stay
 * with their headers. Returns its month. */
static int take_last_turn(struct item *it)
{
    size_t last = it->extras.n, kept = 0;
    int month = 0;
    for (size_t i = 0; i < it->extras.n; i++)
        if (it->extras.v[i].role == ROLE_PROGRESS && month_of(it->extras.v[i].header) > month) {
            last = i;
            month = month_of(it->extras.v[i].header);
        }
    if (last == it->extras.n || it->progress.p)
        return 0;
    it->progress = it->extras.v[last].text;
    for (size_t i = 0; i < it->extras.n; i++)
        if (i != last)
            it->extras.v[kept++] = it->extras.v[i];
    it->extras.n = kept;
    return month;
}

void inline_turns(struct arena *a, struct report *r)
{
    int told = 0, named = 0;
    if (!report_takes_turns(a, r))
        return;
    for (size_t i = 0; i < r->tasks.n; i++)
        for (size_t k = 0; k < r->tasks.v[i].items.n; k++) {
            int month = take_last_turn(&r->tasks.v[i].items.v[k]);
            told = month > told ? month : told;
        }
    for (size_t i = 0; i < r->columns.n; i++) {
        int month = r->columns.v[i].role == ROLE_PROGRESS ? month_of(r->columns.v[i].header) : 0;
        named = month > named ? month : named;
    }
    /* The period was taken from a header under which nothing stands yet. */
    if (told && told < named && r->period.month == named && month_of(r->title) != named)
        r->period.month = (int8_t)told;
}

/* --- remarks --- */

static bool is_verdict(struct arena *a, struct str text)
{
    return flat_verdict(fold(a, text).text) >= FLAT_VERDICT;
}

/* How many tasks have something in a column of remarks, and how many a verdict. */
static size_t count_remarks(struct arena *a, const struct report *r, struct str header,
                            size_t *verdicts)
{
    size_t n = 0;
    *verdicts = 0;
    for (size_t i = 0; i < r->tasks.n; i++)
        for (size_t k = 0; k < r->tasks.v[i].items.n; k++) {
            const struct item *it = &r->tasks.v[i].items.v[k];
            for (size_t e = 0; e < it->extras.n; e++) {
                if (!str_eq(it->extras.v[e].header, header))
                    continue;
                n++;
                *verdicts += is_verdict(a, it->extras.v[e].text);
            }
        }
    return n;
}

static void make_status(struct report *r, struct column *column)
{
    column->role = ROLE_STATUS;
    for (size_t i = 0; i < r->tasks.n; i++)
        for (size_t k = 0; k < r->tasks.v[i].items.n; k++) {
            struct item *it = &r->tasks.v[i].items.v[k];
            for (size_t e = 0; e < it->extras.n; e++)
                if (str_eq(it->extras.v[e].header, column->header))
                    it->extras.v[e].role = ROLE_STATUS;
        }
}

/* 「工作进展 | 完成情况」: the first of two columns that tell what was done is the progress, cells of the
 * second are extras. */
static bool is_second_progress(const struct report *r, size_t column)
{
    if (r->columns.v[column].role != ROLE_PROGRESS)
        return false;
    for (size_t i = 0; i < column; i++)
        if (r->columns.v[i].role == ROLE_PROGRESS)
            return true;
    return false;
}

void inline_remarks(struct arena *a, struct report *r)
{
    size_t verdicts;
    for (size_t i = 0; i < r->columns.n; i++)
        if (r->columns.v[i].role == ROLE_STATUS)
            return;
    for (size_t i = 0; i < r->columns.n; i++) {
        struct column *column = &r->columns.v[i];
        bool open = column->role == ROLE_REMARK || column->role == ROLE_NONE ||
                    is_second_progress(r, i);
        if (!open || !column->header.n)
            continue;
        size_t n = count_remarks(a, r, column->header, &verdicts);
        if (verdicts >= 2 && verdicts * 10 >= n * 8) {
            make_status(r, column);
            return;
        }
    }
}
