/* inline.c - what stands inside cells and belongs elsewhere: labels in a narrative cell, numbers in
 * front of titles. */
#include "base/fold.h"
#include "base/table.h"
#include "base/utf8.h"
#include "snapshots/normalize/flat.h"
#include "snapshots/normalize/inline.h"
#include "snapshots/normalize/match.h"
#include "snapshots/normalize/parts.h"

enum { HINT_CHARS = 8 };

/* Where the few characters end that stand before a colon at byte `at`; `at` when there are none. */
static size_t label_end(struct str s, size_t at)
{
    size_t colon = at, chars = 0;
    while (utf8_is_han(match_at(s, colon)) && chars++ < HINT_CHARS)
        utf8_next(s, &colon);
    return match_at(s, colon) == ':' ? colon : at;
}

/* The same for a label that only sounds like the name of such a cell: 「下阶段的打算:」; not for what says
 * how a task stands: 「项目已完成:」. */
static enum role hint_at(struct str s, size_t at, size_t *end)
{
    size_t colon = label_end(s, at);
    if (colon == at)
        return ROLE_NONE;
    struct str label = str_slice(s, at, colon);
    enum role role = flat_verdict(label) < FLAT_VERDICT ? header_hint(label, NULL) : ROLE_NONE;
    *end = colon;
    utf8_next(s, end);
    return role >= ROLE_PROGRESS && role <= ROLE_NEXT ? role : ROLE_NONE;
}

/* A label of a narrative cell at byte `at` (「下步打算:」): its role, and where the text begins. */
static enum role label_at(struct str s, size_t at, size_t *end)
{
    const struct table *cues = table_get("cues");
    enum role role = ROLE_NONE;
    size_t longest = 0;
    for (size_t i = 0; i < cues->n; i++) {
        const struct table_row *row = &cues->v[i];
        size_t n;
        if (!str_is(row->cell[1], "label") || !match_starts(str_after(s, at), row->cell[0], &n) ||
            match_at(s, at + n) != ':' || n <= longest)
            continue;
        int r = role_from_name(row->cell[3]);
        if (r < ROLE_PROGRESS || r > ROLE_NEXT)
            continue;
        role = (enum role)r;
        longest = n;
        *end = at + n;
        utf8_next(s, end);
    }
    return role != ROLE_NONE ? role : hint_at(s, at, end);
}

/* The next label that begins the text, a line or a sentence, from byte `from` on. */
static enum role next_label(struct str s, size_t from, size_t *start, size_t *end)
{
    bool fresh = from == 0;
    for (size_t at = from; at < s.n;) {
        enum role role = fresh ? label_at(s, at, end) : ROLE_NONE;
        if (role != ROLE_NONE) {
            *start = at;
            return role;
        }
        uint32_t code = match_half(utf8_next(s, &at));
        fresh = code == 0x3002 || code == ';' || code == '\n' || (fresh && utf8_is_space(code)) ||
                utf8_is_space(code);
    }
    return ROLE_NONE;
}

static bool has_header(const struct report *r, struct str label)
{
    for (size_t i = 0; i < r->columns.n; i++)
        if (str_has(r->columns.v[i].header, label))
            return true;
    return false;
}

static void note_column(struct arena *a, struct report *r, enum role role, struct str label)
{
    size_t colon = label.n;
    utf8_prev(label, &colon);
    label = str_trim(str_slice(label, 0, colon));
    if (!has_header(r, label))
        *list_push(a, &r->columns) = (struct column){ role, label };
}

static struct str *narrative(struct item *it, enum role role)
{
    return role == ROLE_PROGRESS ? &it->progress : role == ROLE_ISSUES ? &it->issues : &it->next;
}

/* 「进展情况:甲完工。下步打算:乙开工。」 in one cell is two cells. */
static void split_cell(struct arena *a, struct report *r, struct item *it)
{
    struct str text = it->progress;
    size_t start, end = 0, from = 0;
    enum role role = ROLE_PROGRESS, next;
    bool labelled = false;
    struct str parts[ROLE_COUNT] = { STR_NULL };
    while ((next = next_label(text, from, &start, &end)) != ROLE_NONE) {
        /* A label in the middle of a report that has such a cell anyway is part of the text. */
        if (next != ROLE_PROGRESS && narrative(it, next)->p) {
            from = end;
            continue;
        }
        struct str part = str_trim(str_slice(text, labelled ? from : 0, start));
        parts[role] = str_join(a, parts[role], STR("\n"), part.n ? part : STR_NULL);
        note_column(a, r, next, str_slice(text, start, end));
        role = next;
        from = end;
        labelled = true;
    }
    if (!labelled)
        return;
    struct str part = str_trim(str_after(text, from));
    parts[role] = str_join(a, parts[role], STR("\n"), part.n ? part : STR_NULL);
    it->progress = parts[ROLE_PROGRESS];
    for (int k = ROLE_ISSUES; k <= ROLE_NEXT; k++) {
        if (!parts[k].p)
            continue;
        *narrative(it, (enum role)k) = parts[k];
        if (it->shared & 1u << ROLE_PROGRESS)
            it->shared |= 1u << k;
    }
}

void inline_labels(struct arena *a, struct report *r)
{
    for (size_t i = 0; i < r->tasks.n; i++)
        for (size_t k = 0; k < r->tasks.v[i].items.n; k++)
            if (r->tasks.v[i].items.v[k].progress.p)
                split_cell(a, r, &r->tasks.v[i].items.v[k]);
}

void inline_verdicts(struct arena *a, struct report *r)
{
    for (size_t i = 0; i < r->tasks.n; i++) {
        for (size_t k = 0; k < r->tasks.v[i].items.n; k++) {
            struct item *it = &r->tasks.v[i].items.v[k];
            struct str first, rest;
            if (!it->progress.p || !str_cut(it->progress, STR("\n"), &first, &rest) ||
                flat_verdict(fold(a, first).text) < FLAT_VERDICT)
                continue;
            *list_push(a, &it->extras) = (struct extra){ ROLE_STATUS, STR_NULL, str_trim(first) };
            it->progress = str_trim(rest);
        }
    }
}

/* --- 「1.项目名称:某工程」 --- */

/* Where the text behind a label of titles begins; 0 = there is none. */
static size_t title_label(struct str title)
{
    size_t colon = label_end(title, 0);
    if (!colon || header_role(str_slice(title, 0, colon), NULL) != ROLE_TITLE)
        return 0;
    utf8_next(title, &colon);
    return colon;
}

void inline_title_labels(struct arena *a, struct report *r)
{
    size_t labelled = 0;
    for (size_t i = 0; i < r->tasks.n; i++)
        labelled += title_label(r->tasks.v[i].title) > 0;
    for (size_t i = 0; i < r->tasks.n && labelled >= 2 && labelled * 2 >= r->tasks.n; i++) {
        struct str *title = &r->tasks.v[i].title;
        size_t at = title_label(*title);
        if (at)
            note_column(a, r, ROLE_TITLE, str_slice(*title, 0, at));
        *title = str_trim(str_after(*title, at));
    }
}

/* --- matrices --- */

static size_t count_columns(const struct report *r, enum role role)
{
    size_t n = 0;
    for (size_t i = 0; i < r->columns.n; i++)
        n += r->columns.v[i].role == role;
    return n;
}

static struct str column_name(const struct report *r, enum role role, size_t index)
{
    for (size_t i = 0; i < r->columns.n; i++)
        if (r->columns.v[i].role == role && index-- == 0)
            return r->columns.v[i].header;
    return STR_NULL;
}

/* Cuts a cell into its lines when there are n of them, all figures. */
static bool figure_lines(struct arena *a, struct str cell, size_t n, struct str *lines)
{
    struct str rest = cell, line;
    size_t i = 0;
    while (cell.n && str_next(&rest, STR("\n"), &line)) {
        struct token t = { .text = line };
        flat_features(a, &t);
        if (i == n || t.figure == 0)
            return false;
        lines[i++] = line;
    }
    return i == n;
}

static void split_figures(struct arena *a, const struct report *r, struct task *t, size_t n)
{
    struct str progress[FLAT_COLUMNS], target[FLAT_COLUMNS];
    struct item whole = t->items.v[0];
    bool targets = figure_lines(a, whole.target, n, target);
    size_t rates = 0;
    if (!figure_lines(a, whole.progress, n, progress) || (whole.target.n && !targets))
        return;
    t->items.n = 0;
    for (size_t i = 0; i < n; i++) {
        struct item *it = list_push(a, &t->items);
        *it = (struct item){ .title = column_name(r, ROLE_PROGRESS, i), .progress = progress[i] };
        it->target = targets ? target[i] : STR_NULL;
    }
    t->items.v[0].issues = whole.issues;
    t->items.v[0].next = whole.next;
    t->items.v[0].shared = whole.shared;
    for (size_t k = 0; k < whole.extras.n; k++) {
        bool rate = whole.extras.v[k].role == ROLE_RATE;
        size_t to = rate && rates < n ? rates++ : 0;
        *list_push(a, &t->items.v[to].extras) = whole.extras.v[k];
    }
}

void inline_matrix(struct arena *a, struct report *r)
{
    size_t n = count_columns(r, ROLE_PROGRESS), targets = count_columns(r, ROLE_TARGET);
    if (n < 2 || n > FLAT_COLUMNS || (targets && targets != n))
        return;
    for (size_t i = 0; i < r->tasks.n; i++)
        if (r->tasks.v[i].items.n == 1 && r->tasks.v[i].items.v[0].progress.n)
            split_figures(a, r, &r->tasks.v[i], n);
}

/* --- numbers --- */

static struct list_mark title_mark(struct arena *a, const struct task *t)
{
    struct list_mark m = list_mark_at(fold(a, t->title).text);
    bool counts = m.style == LIST_DOT || m.style == LIST_PAREN;
    return counts ? m : (struct list_mark){ LIST_NONE, 0, 0 };
}

/* The number as it is printed, where `no` says it in digits: no word of a page is lost. */
static void keep_printed(struct arena *a, struct task *t, struct str mark)
{
    if (t->items.n)
        *list_push(a, &t->items.v[0].extras) = (struct extra){ ROLE_NO, STR_NULL, str_trim(mark) };
}

/* 「一」 and 「(一)」 in a column of numbers are 1, as they are before titles. */
static struct str in_digits(struct arena *a, struct str no)
{
    struct str folded = str_trim(fold(a, no).text);
    bool bracket = str_starts(folded, STR("("));
    struct str first = bracket ? folded : str_join(a, folded, STR(""), STR("、"));
    struct list_mark m = list_mark_at(str_join(a, first, STR(""), STR("甲")));
    bool han = m.style == LIST_HAN || m.style == LIST_HAN_PAREN;
    return han && m.end == first.n ? str_format(a, "%d", m.number) : no;
}

void inline_numbers(struct arena *a, struct report *r)
{
    size_t marked = 0, good = 0;
    int last = 0;
    bool column = false;
    for (size_t i = 0; i < r->tasks.n; i++) {
        struct task *t = &r->tasks.v[i];
        struct str no = t->no.p ? in_digits(a, t->no) : t->no;
        column |= no.p != NULL;
        if (no.p != t->no.p)
            keep_printed(a, t, t->no);
        t->no = no;
    }
    for (size_t i = 0; i < r->tasks.n && !column; i++) {
        struct list_mark m = title_mark(a, &r->tasks.v[i]);
        marked += m.style != LIST_NONE;
        good += m.style != LIST_NONE && (m.number == last + 1 || m.number == 1);
        last = m.style != LIST_NONE ? m.number : last;
    }
    if (column || marked < 3 || good * 10 < marked * 9 || marked * 10 < r->tasks.n * 6)
        return;
    for (size_t i = 0; i < r->tasks.n; i++)
        title_take_number(a, &r->tasks.v[i]);
}

void title_take_number(struct arena *a, struct task *t)
{
    struct list_mark m = list_mark_at(fold(a, t->title).text);
    struct str title = t->title;
    size_t at = 0;
    if (t->no.p)
        return;
    if (m.style == LIST_NONE) { /* 「#区属」: a part of the line above */
        t->title = str_starts(title, STR("#")) ? str_trim(str_after(title, 1)) : title;
        return;
    }
    /* The mark again, in the original, whose width may differ. */
    for (size_t n = 0; n < m.end && at < title.n;) {
        uint32_t code = utf8_next(title, &at);
        if (!utf8_is_space(code))
            n += match_half(code) < 0x80 ? 1 : 3;
    }
    t->no = m.style != LIST_BULLET ? str_format(a, "%d", m.number) : STR_NULL;
    t->title = str_trim(str_after(title, at));
    if (m.style == LIST_BULLET && str_ends(t->title, STR("\xe3\x80\x82"))) /* a name, then 。 */
        t->title.n -= 3;
    if (m.style == LIST_NAMED || m.style == LIST_YISHI || m.style == LIST_HAN ||
        m.style == LIST_HAN_PAREN)
        keep_printed(a, t, str_slice(title, 0, at));
}
