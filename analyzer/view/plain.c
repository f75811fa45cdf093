/* A snapshot as plain lines, for `git diff`: English and the same in every locale, every fact on
 * a line of its own, a task under a heading that stays when its cells change. */
#include "analyzer/view/view.h"
#include "base/utf8.h"

/* A report is not trusted to drive a terminal. */
static void add_clean(struct buf *b, struct str s)
{
    for (size_t at = 0; at < s.n;) {
        uint32_t c = utf8_next(s, &at);
        utf8_put(b, c < 0x20 || (c >= 0x7f && c < 0xa0) ? '?' : c);
    }
}

/* "label: text", a line for each paragraph; nothing for a null text. */
static void add_line(struct buf *b, const char *label, struct str text)
{
    struct str piece;
    while (text.p && str_next(&text, STR("\n"), &piece)) {
        buf_addf(b, "%s: ", label);
        add_clean(b, piece);
        buf_addc(b, '\n');
    }
}

static void add_names(struct buf *b, const struct task *t)
{
    struct str all = STR_NULL;
    for (size_t i = 0; i < t->owners.n; i++) {
        struct str mark = t->owners.v[i].lead ? STR(" (lead)") : STR_NULL;
        all = str_join(b->arena, all, STR(", "),
                       str_join(b->arena, t->owners.v[i].name, STR(""), mark));
    }
    add_line(b, "owners", all);
}

static void add_item(struct buf *b, const struct item *it)
{
    static const enum role cells[] = { ROLE_TARGET, ROLE_PROGRESS, ROLE_ISSUES, ROLE_NEXT };
    add_line(b, "item", it->title);
    for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++)
        add_line(b, role_name(cells[i]), *item_cell(it, cells[i]));
    for (size_t i = 0; i < it->extras.n; i++)
        add_line(b, role_name(it->extras.v[i].role), it->extras.v[i].text);
}

static void add_value(struct buf *b, const char *before, struct decimal value, struct str unit)
{
    struct str text = show_value(b->arena, value, unit);
    buf_addf(b, "%s%.*s", before, STR_ARG(text));
}

/* indicator: name: 33个 (2020-08) of =48个, rate 68.8% (computed), pace 66.7%, not met */
static void add_indicator(struct buf *b, const struct indicator *x)
{
    struct buf line = { .arena = b->arena };
    buf_add(&line, x->name);
    buf_addc(&line, ':');
    if (x->actual) {
        struct str as_of = month_text(b->arena, x->actual->as_of);
        add_value(&line, " ", x->actual->value, x->actual->unit);
        buf_addf(&line, as_of.n ? " (%.*s)" : "%.*s", STR_ARG(as_of));
    }
    if (x->target) {
        buf_addf(&line, " of %s", op_name(x->target->op));
        add_value(&line, "", x->target->value, x->target->unit);
    }
    if (x->stated)
        add_value(&line, " stated ", x->stated->percent, STR("%"));
    if (x->rate.known) {
        struct str rate = show_percent(b->arena, x->rate);
        buf_addf(&line, ", rate %.*s (%s)", STR_ARG(rate), basis_name(x->basis));
    }
    if (x->pace.known) {
        struct str pace = show_percent(b->arena, x->pace);
        buf_addf(&line, ", pace %.*s", STR_ARG(pace));
    }
    if (x->met >= 0)
        buf_addz(&line, x->met ? ", met" : ", not met");
    add_line(b, "indicator", show_line(b->arena, buf_str(&line)));
}

static void add_commitment(struct buf *b, const struct commitment *c)
{
    struct str due = month_text(b->arena, c->due);
    add_line(b, "commitment", str_join(b->arena, due, STR(" "), show_line(b->arena, c->text)));
}

static void add_task(struct buf *b, const struct task *t)
{
    struct arena *a = b->arena;
    struct str rate = show_percent(a, t->rate);
    buf_addz(b, "\n## ");
    add_clean(b, str_join(a, t->no.n ? t->no : STR_NULL, STR(" "), show_line(a, t->title)));
    buf_addc(b, '\n');
    add_line(b, "id", t->id);
    add_line(b, "section", t->section);
    add_names(b, t);
    buf_addf(b, "status: %s", status_name(t->status));
    if (t->rate.known)
        buf_addf(b, ", rate %.*s (%s)", STR_ARG(rate), basis_name(t->rate_basis));
    buf_addc(b, '\n');
    for (size_t i = 0; i < t->items.n; i++)
        add_item(b, &t->items.v[i]);
    for (size_t i = 0; i < t->indicators.n; i++)
        add_indicator(b, &t->indicators.v[i]);
    for (size_t i = 0; i < t->commitments.n; i++)
        add_commitment(b, &t->commitments.v[i]);
    for (size_t i = 0; i < t->signals.n; i++)
        add_line(b, "signal", t->signals.v[i]);
}

struct str plain_snapshot(struct arena *a, const struct report *r)
{
    struct buf b = { .arena = a };
    buf_addz(&b, "# ");
    add_clean(&b, show_line(a, r->title));
    buf_addc(&b, '\n');
    add_line(&b, "place", r->place);
    add_line(&b, "publisher", r->publisher);
    add_line(&b, "published", r->published);
    add_line(&b, "period", period_key_str(a, r->period));
    add_line(&b, "source", r->source.name);
    add_line(&b, "url", r->source.url);
    for (size_t i = 0; i < r->tasks.n; i++)
        add_task(&b, &r->tasks.v[i]);
    for (size_t i = 0; i < r->warnings.n; i++) {
        const struct warning *w = &r->warnings.v[i];
        add_line(&b, "\nwarning" + (i > 0),
                 str_format(a, "task %d: %s %.*s", w->task, warning_name(w->code),
                            STR_ARG(w->detail)));
    }
    return buf_str(&b);
}
