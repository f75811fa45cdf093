/* What a percentage measures: a share, growth, decline (kinds.tsv). */
#include "base/table.h"
#include "base/utf8.h"
#include "snapshots/extract/context.h"

/* The kind word that ends last in the text, the longest of those. */
static const struct table_row *last_kind(struct str text, bool topic)
{
    const struct table *t = table_get("kinds");
    const struct table_row *best = NULL;
    size_t best_end = 0;
    for (size_t i = 0; i < t->n; i++) {
        struct str word = t->v[i].cell[0];
        size_t at = 0, end = 0;
        if (t->v[i].columns > 2 && !topic)
            continue;
        while ((at = str_find_from(text, word, at)) != STR_NOT_FOUND) {
            at += word.n;
            end = at;
        }
        if (end && (!best || end > best_end || (end == best_end && word.n > best->cell[0].n))) {
            best = &t->v[i];
            best_end = end;
        }
    }
    return best;
}

bool kind_is_named(struct str text)
{
    return last_kind(text, false) != NULL;
}

bool figure_is_relative(const struct figure *f)
{
    return str_is(f->unit.family, "percent") || str_is(f->unit.family, "point") ||
           str_is(f->unit.family, "times");
}

const struct table_row *kind_of_topic(const struct passage *p)
{
    struct str topic = p->context.topic;
    size_t end = 0;
    while (end < topic.n && (topic.p[end] < '0' || topic.p[end] > '9'))
        end++;
    topic = str_slice(topic, 0, end);
    if (str_ends(topic, STR("。")))
        topic.n -= strlen("。");
    size_t bracket = str_find(topic, STR("("));
    if (bracket != STR_NOT_FOUND && str_ends(topic, STR(")")))
        topic.n = bracket;
    const struct table_row *row = last_kind(topic, true);
    return row && !str_is(row->cell[1], "none") && str_ends(topic, row->cell[0]) ? row : NULL;
}

/* Whether nothing but words such as 确保 and 力争 stands between figure i and the one before it. */
static bool is_bare_bar(const struct passage *p, size_t i)
{
    struct str text = passage_text(p, p->figures.v[i - 1].to, p->figures.v[i].from);
    for (size_t n = 1; n > 0;) {
        n = link_begins(text, "hope") + link_begins(text, "promise");
        n = n ? n : link_begins(text, "and mark");
        text = str_trim(str_after(text, n));
    }
    return text.n == 0;
}

/* Whether figure i takes its kind from the one before: of a respective list; of 压减接待费10%以上,
 * 会议费20%以上, where no word of its own says what it is. */
static bool goes_with_last(const struct passage *p, size_t i, bool wordless)
{
    enum { MOST = 10 }; /* characters of a bare name */
    const struct figure *f = &p->figures.v[i], *last = f - 1;
    if (i == 0 || !figure_is_relative(last) || last->sentence != f->sentence)
        return false;
    if (wordless && is_bare_bar(p, i))
        return true;
    if (last->clause == f->clause)
        return f->respective;
    size_t name = utf8_length(passage_text(p, f->before.from, f->before.to));
    return wordless && last->clause + 1 == f->clause && f->q.op != OP_EQ && f->q.op == last->q.op &&
           name >= 2 && name <= MOST;
}

static bool says_equal(struct str text)
{
    text = str_trim(text);
    return text.n == 0 || link_begins(text, "equals") == text.n;
}

/* Whether nothing but dates, and figures told so before, stands before a figure in its cell:
 * 前三季度4.3%; 上半年为5.1%,1-9月6.2%. */
static bool only_dated(const struct passage *p, const struct figure *f)
{
    size_t at = 0;
    const struct figure *e = p->figures.v;
    for (size_t i = 0; i < p->dates.n && p->dates.v[i].to <= f->from; i++) {
        const struct date *d = &p->dates.v[i];
        bool list = e < f && e->to <= d->from && says_equal(passage_text(p, at, e->from)) &&
                    passage_text(p, e->to, d->from).n == 1; /* a comma */
        if (!list && !says_equal(passage_text(p, at, d->from)))
            return false;
        e += list;
        at = d->to;
    }
    return at > 0 && says_equal(passage_text(p, at, f->from));
}

enum kind figure_kind(const struct passage *p, size_t i)
{
    const struct figure *f = &p->figures.v[i];
    if (f->words)
        return f->q.kind;
    if (!figure_is_relative(f))
        return KIND_LEVEL;
    const struct table_row *row = last_kind(passage_text(p, f->before.from, f->before.to), false);
    if (!row || str_is(row->cell[1], "none")) {
        struct str after = passage_text(p, f->after.from, f->after.to);
        if (link_begins(after, "growth"))
            return KIND_GROWTH;
        if ((f->alone || only_dated(p, f)) && (row = kind_of_topic(p)) != NULL)
            return (enum kind)kind_from_name(row->cell[1]);
        return goes_with_last(p, i, row == NULL) ? f[-1].q.kind : KIND_SHARE;
    }
    int kind = kind_from_name(row->cell[1]);
    return kind < 0 ? KIND_SHARE : (enum kind)kind;
}
