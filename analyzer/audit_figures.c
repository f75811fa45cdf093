/* What one report's own figures say against each other. */
#include <math.h>
#include <stdlib.h>

#include "analyzer/audit_rules.h"
#include "analyzer/text.h"
#include "base/fold.h"
#include "base/i18n.h"
#include "base/table.h"
#include "base/utf8.h"
#include "snapshots/extract/extract.h"

/* ---- contradiction ---- */

/* A statement that can contradict another: the words without its figures, and the figures. */
struct statement {
    struct str key;    /* what is measured, and when */
    const struct task *task;
    struct str text;   /* verbatim */
    struct decimal figures[4];
    int n;
};

LIST_TYPE(struct statements, struct statement);

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Two clauses that stand together, every figure but dates replaced by 0. */
static void add_masked(struct auditor *x, const struct task *t, struct str text,
                       struct statements *out)
{
    enum { FEWEST_CHARS = 10 };
    struct str s = fold_text(x->arena, text);
    struct statement st = { .task = t, .text = text };
    struct buf b = { .arena = x->arena };
    for (size_t i = 0; i < s.n;) {
        size_t n = 0;
        while (i + n < s.n && (is_digit(s.p[i + n]) || (n && s.p[i + n] == '.')))
            n++;
        bool date = str_starts(str_after(s, i + n), STR("月")) ||
                    str_starts(str_after(s, i + n), STR("年")) ||
                    str_starts(str_after(s, i + n), STR("日")) ||
                    str_starts(str_after(s, i + n), STR("-"));
        if (n && !date && st.n < 4) {
            st.figures[st.n++] = decimal_parse(str_slice(s, i, i + n));
            buf_addc(&b, '0');
        } else {
            buf_add(&b, str_slice(s, i, i + (n ? n : 1)));
        }
        i += n ? n : 1;
    }
    st.key = fold_key(x->arena, buf_str(&b));
    if (st.n >= 2 && utf8_length(st.key) >= FEWEST_CHARS)
        *list_push(x->arena, out) = st;
}

static void read_masked(struct auditor *x, const struct task *t, struct str cell,
                        struct statements *out)
{
    struct str sentence, clause;
    while (text_sentence(&cell, &sentence)) {
        struct str rest = sentence, before = STR_NULL;
        while (text_clause(&rest, &clause)) {
            if (before.n && clause.n)
                add_masked(x, t, (struct str){ before.p, (size_t)(clause.p + clause.n - before.p) },
                           out);
            before = clause;
        }
    }
}

/* What is measured, without words that do not change it (subject_noise.tsv). */
static struct str subject_key(struct auditor *x, struct str subject)
{
    const struct table *t = table_get("subject_noise");
    struct str key = fold_key(x->arena, subject);
    for (size_t i = 0; i < t->n; i++)
        if (str_starts(key, t->v[i].cell[0])) {
            key = str_after(key, t->v[i].cell[0].n);
            i = (size_t)-1; /* from the start */
        }
    return key;
}

/* Measured levels: subject, unit and date make the key. */
static void read_measured(struct auditor *x, const struct task *t, struct str cell,
                          struct statements *out)
{
    enum { FEWEST_CHARS = 5 };
    struct quantity_list found = { 0 };
    extract_quantities(x->arena, cell, x->b->period, &found);
    for (size_t i = 0; i < found.n; i++) {
        const struct quantity *q = &found.v[i];
        struct str key = subject_key(x, q->subject);
        if (q->kind != KIND_LEVEL || q->completion || !q->unit.n || q->high.known ||
            utf8_length(key) < FEWEST_CHARS || !q->as_of.year)
            continue;
        struct statement *st = list_push(x->arena, out);
        *st = (struct statement){ .task = t, .text = q->clause, .figures = { q->value }, .n = 1 };
        st->key = str_format(x->arena, "%.*s|%.*s|%d-%d", STR_ARG(key), STR_ARG(q->unit),
                             q->as_of.year, q->as_of.month);
    }
}

static int by_key(const void *p, const void *q)
{
    const struct statement *a = p, *b = q;
    int order = str_cmp(a->key, b->key);
    if (order)
        return order;
    if (a->task->seq != b->task->seq)
        return a->task->seq < b->task->seq ? -1 : 1;
    return (a->text.p > b->text.p) - (a->text.p < b->text.p);
}

/* The figure in which two statements differ; -1 when all are the same, or, of several, none. */
static int differs_in(const struct statement *a, const struct statement *b)
{
    int differs = -1, same = 0;
    if (a->n != b->n)
        return -1;
    for (int i = 0; i < a->n; i++) {
        if (decimal_eq(a->figures[i], b->figures[i]))
            same++;
        else
            differs = i;
    }
    return a->n > 1 && same == 0 ? -1 : differs;
}

static void contradict(struct auditor *x, const struct statement *a, const struct statement *b)
{
    int i = differs_in(a, b);
    if (i < 0 || a->task == b->task)
        return;
    double p = decimal_double(a->figures[i]), q = decimal_double(b->figures[i]);
    double apart = fmax(p, q) > 0 ? 100 * fabs(p - q) / fmax(p, q) : 0;
    struct str no = b->task->no, other = a->task->no;
    struct finding *f = audit_add(
        x, RULE_CONTRADICTION, b->task, apart,
        str_format(x->arena, _("Row %s gives %s where row %s gives %s for the same thing."),
                   str_z(x->arena, no), decimal_text(x->arena, b->figures[i]).p,
                   str_z(x->arena, other), decimal_text(x->arena, a->figures[i]).p));
    if (!f)
        return;
    audit_prove(x, f, x->b, a->task, a->text);
    audit_prove(x, f, x->b, b->task, b->text);
}

/* What more than two rows say in the same words is a stock phrase, no statement of one thing. */
static void find_contradictions(struct auditor *x, struct statements *list)
{
    if (list->n)
        qsort(list->v, list->n, sizeof *list->v, by_key);
    for (size_t from = 0, to; from < list->n; from = to) {
        const struct statement *a = &list->v[from], *b = NULL;
        bool more = false;
        for (to = from + 1; to < list->n && str_eq(list->v[to].key, a->key); to++) {
            more = more || (b && list->v[to].task != b->task);
            if (!b && list->v[to].task != a->task)
                b = &list->v[to];
        }
        if (b && !more)
            contradict(x, a, b);
    }
}

void audit_contradictions(struct auditor *x)
{
    struct statements masked = { 0 }, measured = { 0 };
    for (size_t i = 0; i < x->b->tasks.n; i++) {
        const struct task *t = &x->b->tasks.v[i];
        for (size_t k = 0; k < t->items.n; k++) {
            read_masked(x, t, t->items.v[k].progress, &masked);
            read_measured(x, t, t->items.v[k].progress, &measured);
        }
    }
    find_contradictions(x, &masked);
    find_contradictions(x, &measured);
}

/* ---- duplicate-row ---- */

struct row {
    struct str title, text; /* keys */
    const struct task *task;
};

static int by_title(const void *p, const void *q)
{
    const struct row *a = p, *b = q;
    int order = str_cmp(a->title, b->title);
    return order ? order : (a->task->seq > b->task->seq) - (a->task->seq < b->task->seq);
}

/* Titles of a few characters («其他») may well recur; so may a title whose texts have nothing in
 * common, under two sections. */
static void duplicate(struct auditor *x, const struct row *first, const struct row *again)
{
    enum { FEWEST_CHARS = 5 };
    static const double same_text = 0.5;
    bool same = str_eq(first->text, again->text);
    if (utf8_length(first->title) < FEWEST_CHARS)
        return;
    if (!same && text_similarity(x->arena, first->text, again->text) < same_text)
        return;
    struct finding *f = audit_add(
        x, RULE_DUPLICATE_ROW, again->task, same ? 1 : 2,
        str_format(x->arena, same ? _("Row %s is row %s once more.")
                                  : _("Row %s is row %s once more, with other words."),
                   str_z(x->arena, again->task->no), str_z(x->arena, first->task->no)));
    if (!f)
        return;
    audit_prove(x, f, x->b, first->task, first->task->title);
    *list_push(x->arena, &f->proofs) = (struct proof){ x->b->period, ROLE_TITLE,
                                                       again->task->title };
}

void audit_duplicates(struct auditor *x)
{
    size_t n = x->b->tasks.n;
    struct row *rows = arena_array(x->arena, n, sizeof *rows);
    for (size_t i = 0; i < n; i++) {
        const struct task *t = &x->b->tasks.v[i];
        rows[i] = (struct row){ text_title_key(x->arena, t->title),
                                fold_key(x->arena, task_cell(x->arena, t, ROLE_PROGRESS)), t };
    }
    if (n)
        qsort(rows, n, sizeof *rows, by_title);
    for (size_t i = 1, first = 0; i < n; i++) {
        if (str_eq(rows[i].title, rows[first].title))
            duplicate(x, &rows[first], &rows[i]);
        else
            first = i;
    }
}
