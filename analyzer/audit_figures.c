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
    struct str key = fold_key(x->arena, extract_undated(x->arena, subject));
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

/* ---- two values of one plan ---- */

/* An amount and the share of its plan that is told right behind it: the plan follows. */
struct planned {
    const struct task *task;
    struct str text, subject; /* verbatim, from the amount to the share; key */
    const struct quantity *q;
    struct month as_of;       /* the last date named in the paragraph; year 0 = none */
    double plan, doubt;
};

LIST_TYPE(struct planned_list, struct planned);

static double step_of(struct decimal d)
{
    return d.exp < 0 ? pow(10, d.exp) : 1;
}

/* Plans of round figures (100亿元) are too common to be known by. */
static bool is_telling(double plan, double doubt)
{
    double unit = pow(10, floor(log10(plan)) - 1); /* of the second digit */
    return doubt < unit / 2 && fabs(plan - unit * floor(plan / unit + 0.5)) > doubt;
}

static bool states_share(const struct quantity *q)
{
    static const char *const words[] = { "目标", "任务", "计划", "兑现率", "完成率" };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_has(q->clause, str_from(words[i])))
            return str_is(q->unit, "%") && q->value.mantissa > 0 &&
                   (q->kind == KIND_LEVEL || q->kind == KIND_SHARE);
    return false;
}

static void read_planned(struct auditor *x, const struct task *t, struct str cell,
                         struct planned_list *out)
{
    enum { FARTHEST = 3 * 24, SHORTEST = 2 * 3 };
    struct quantity_list found = { 0 };
    struct month as_of = { 0, 0 };
    extract_quantities(x->arena, cell, x->b->period, &found);
    for (size_t i = 0; i + 1 < found.n; i++) {
        const struct quantity *q = &found.v[i], *share = q + 1;
        if (i && str_has(str_slice(cell, q[-1].end, q->start), STR("\n")))
            as_of = (struct month){ 0, 0 };
        if (q->as_of.year)
            as_of = q->as_of;
        struct str subject = subject_key(x, q->subject);
        struct str text = str_slice(cell, q->start, share->end);
        if (q->kind != KIND_LEVEL || !q->unit.n || q->value.mantissa <= 0 || q->value.exp >= 0 ||
            !states_share(share) || share->start - q->end > FARTHEST || subject.n < SHORTEST ||
            str_has(text, STR("。")) || str_has(text, STR("\n")))
            continue;
        double value = decimal_double(q->value), percent = decimal_double(share->value);
        double plan = 100 * value / percent;
        double doubt = plan * (step_of(q->value) / value + step_of(share->value) / percent) / 2;
        if (is_telling(plan, doubt))
            *list_push(x->arena, out) = (struct planned){ t, text, subject, q, as_of, plan, doubt };
    }
}

/* The same last two characters (减息, 为企业减息), unit and date; the same plan, another amount. */
static bool conflict(const struct planned *p, const struct planned *q)
{
    enum { LAST = 2 * 3 };
    return p->task != q->task && str_eq(p->q->unit, q->q->unit) &&
           p->as_of.year == q->as_of.year && p->as_of.month == q->as_of.month &&
           str_ends(p->subject, str_after(q->subject, q->subject.n - LAST)) &&
           fabs(p->plan - q->plan) <= p->doubt + q->doubt &&
           !decimal_eq(p->q->value, q->q->value);
}

static void tell_conflict(struct auditor *x, const struct planned *p, const struct planned *q)
{
    double a = decimal_double(p->q->value), b = decimal_double(q->q->value);
    struct finding *f = audit_add(
        x, RULE_CONTRADICTION, q->task, 100 * fabs(a - b) / fmax(a, b),
        str_format(x->arena, _("Row %s gives %s where row %s gives %s of the same plan."),
                   str_z(x->arena, q->task->no), decimal_text(x->arena, q->q->value).p,
                   str_z(x->arena, p->task->no), decimal_text(x->arena, p->q->value).p));
    if (!f)
        return;
    audit_prove(x, f, x->b, p->task, p->text);
    audit_prove(x, f, x->b, q->task, q->text);
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
    struct planned_list planned = { 0 };
    for (size_t i = 0; i < x->b->tasks.n; i++) {
        const struct task *t = &x->b->tasks.v[i];
        for (size_t k = 0; k < t->items.n; k++) {
            read_masked(x, t, t->items.v[k].progress, &masked);
            read_measured(x, t, t->items.v[k].progress, &measured);
            read_planned(x, t, t->items.v[k].progress, &planned);
        }
    }
    find_contradictions(x, &masked);
    find_contradictions(x, &measured);
    for (size_t i = 0; i < planned.n; i++)
        for (size_t k = i + 1; k < planned.n; k++)
            if (conflict(&planned.v[i], &planned.v[k]))
                tell_conflict(x, &planned.v[i], &planned.v[k]);
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
