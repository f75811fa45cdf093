/* One figure: a numeral with its unit, as a range, with the operator words around it. */
#include "base/table.h"
#include "base/utf8.h"
#include "snapshots/extract/scan.h"

/* --- operators --- */

/* The longest operator word that ends at `at` (before) or begins there. */
static const struct table_row *operator_at(struct str text, size_t at, size_t from, bool before)
{
    const struct table *t = table_get("operators");
    const struct table_row *best = NULL;
    struct str piece = before ? str_slice(text, from, at) : str_after(text, at);
    for (size_t i = 0; i < t->n; i++) {
        const struct table_row *r = &t->v[i];
        size_t next = at + r->cell[0].n;
        if (r->columns > 3 && next < text.n && (unsigned char)text.p[next] >= 0xE3 &&
            !str_starts(str_after(text, next), STR("。")))
            continue;
        if (str_is(r->cell[1], before ? "before" : "after") &&
            (before ? str_ends(piece, r->cell[0]) : str_starts(piece, r->cell[0])) &&
            (!best || r->cell[0].n > best->cell[0].n))
            best = r;
    }
    return best;
}

/* Widens the figure by its operator words and sets its operator. */
static void read_operators(const struct passage *p, struct figure *f)
{
    struct str text = p->f.text;
    size_t start = p->clauses.v[f->clause].from, at = f->at;
    if (at > start && text.p[at - 1] == ' ')
        at--;
    const struct table_row *before = operator_at(text, at, start, true);
    const struct table_row *after = operator_at(text, f->end, f->end, false);
    if (before && str_is(before->cell[2], "no"))
        before = NULL; /* 签约 ends with 约 */
    struct str op = after ? after->cell[2] : before ? before->cell[2] : STR_NULL;
    f->limit = before && str_is(before->cell[2], "<=");
    if (before)
        f->from = at - before->cell[0].n;
    if (after)
        f->to = f->end + after->cell[0].n;
    f->q.op = op.n ? (enum op)op_from_name(op) : f->number.about ? OP_ABOUT : OP_EQ;
}

/* --- numeral and unit --- */

/* 余, 多, 来 between numeral and unit: 80余名, 3000多万元. */
static size_t past_about(struct str text, size_t at, bool *about)
{
    size_t n = link_begins(str_after(text, at), "about");
    *about |= n > 0;
    return at + n;
}

/* 三成, 三成半, 9.5成; 打九折. Not 成立, 一成不变. */
static bool read_tenths(struct str text, struct number *n, size_t *to)
{
    size_t at = n->to + (n->to < text.n && text.p[n->to] == ' ');
    struct str rest = str_after(text, at);
    bool tenth = str_starts(rest, STR("成")), off = str_starts(rest, STR("折"));
    if (!tenth && !off)
        return false;
    at += strlen("成");
    rest = str_after(text, at);
    struct decimal value = decimal_scale(n->mantissa, 1);
    if (tenth && str_starts(rest, STR("半"))) {
        at += strlen("半");
        value = decimal_add(value, decimal_int(5));
    }
    struct number more;
    size_t next = at + (at < text.n && text.p[at] == ' ');
    if (tenth && number_read(text, next, &more) && more.simple && more.value.mantissa < 10) {
        at = more.to;
        value = decimal_add(value, more.value);
    }
    if (off && decimal_cmp(n->mantissa, decimal_int(10)) >= 0)
        value = n->mantissa;
    rest = str_after(text, at);
    size_t i = 0;
    uint32_t c = rest.n ? utf8_next(rest, &i) : 0;
    if (utf8_is_han(c) && !link_begins(rest, "behind tenths"))
        return false;
    n->value = n->mantissa = value;
    *to = at;
    return value.known && decimal_cmp(value, decimal_int(1000)) < 0;
}

static bool is_ratio(const struct figure *f)
{
    return f->number.percent || str_is(f->unit.family, "percent") ||
           str_is(f->unit.family, "point") || str_is(f->unit.family, "times");
}

/* Whether the figure is all that its clause says: then no longer word hides it. */
static bool whole_clause(const struct passage *p, const struct figure *f)
{
    const struct clause *c = &p->clauses.v[f->clause];
    return str_trim(passage_text(p, c->from, c->to)).n == f->end - f->at;
}

/* 示范带一条, at the end of what is counted: here 一 is a number, elsewhere an article. */
static bool counts_one(const struct passage *p, const struct figure *f)
{
    struct str text = p->f.text;
    const struct clause *c = &p->clauses.v[f->clause];
    bool last = f->end == c->to || str_starts(str_after(text, f->end), STR("、"));
    struct str before = str_trim(passage_text(p, c->from, f->at));
    return last && f->unit.counter && utf8_length(before) >= 4 && !str_is(f->unit.name, "次") &&
           !str_is(f->unit.name, "个") && !link_ends(before, "so many");
}

/* Reads unit and value of a numeral; false when it is no quantity after all. */
static bool read_measure(struct arena *a, const struct passage *p, struct figure *f)
{
    struct str text = p->f.text;
    struct number *n = &f->number;
    if (n->percent) {
        f->unit = (struct unit){ .name = STR("%"), .family = STR("percent"), .to = n->to };
    } else if (read_tenths(text, n, &f->unit.to)) {
        f->unit.name = STR("%");
        f->unit.family = STR("percent");
    } else if (!unit_read(a, text, past_about(text, n->to, &n->about), n->power, &f->unit)) {
        f->unit = (struct unit){ .to = n->to };
        f->bare = true;
    }
    f->end = f->unit.to;
    f->q.value = f->unit.measure && n->power ? n->mantissa : n->value;
    f->q.unit = f->unit.name;
    f->q.high = n->high;
    if (n->han && !n->digits)
        return false; /* 千家万户 */
    if (n->han && n->simple && !f->bare && !is_ratio(f) && !whole_clause(p, f))
        return !f->unit.weak &&
               (decimal_cmp(n->value, decimal_int(1)) > 0 || counts_one(p, f));
    return f->q.value.known;
}

/* 总数是五; 不是四而是五; “五”: the numeral is what the sentence says, not part of a word. */
static bool is_predicate(struct str text, const struct figure *f)
{
    struct str before = str_slice(text, 0, f->at), after = str_after(text, f->end);
    bool quoted = str_ends(before, STR("“"));
    if (!quoted && !link_ends(before, "is"))
        return false;
    size_t i = 0;
    if (!after.n || !utf8_is_han(utf8_next(after, &i)))
        return !quoted || str_starts(after, STR("”"));
    return link_begins(after, "predicate") > 0;
}

/* A Chinese numeral without a unit counts only where it is more than one character of a word, or
 * all there is in the clause. */
static bool bare_is_fine(const struct passage *p, const struct figure *f)
{
    bool word = f->number.simple || (!f->number.multiplied && f->number.value.exp >= 0);
    return !f->bare || !f->number.han || !word || whole_clause(p, f) ||
           is_predicate(p->f.text, f);
}

/* The low end in the unit of the high one: 3-5万元 shares the unit behind both. */
static bool low_end(const struct figure *f, const struct figure *high, struct decimal *low)
{
    *low = f->q.value;
    if (!f->bare)
        return unit_convert(f->q.value, f->q.unit, high->q.unit, low);
    if (!high->unit.measure && high->number.power && !f->number.power)
        *low = decimal_scale(*low, high->number.power);
    return !high->bare;
}

/* The second numeral of a range: 10%-15%, 1-2个, 80至90户. */
static void read_range(struct arena *a, const struct passage *p, struct figure *f)
{
    struct str text = p->f.text;
    size_t mark = link_begins(str_after(text, f->end), "range");
    struct figure second = { .at = f->end + mark };
    struct decimal low;
    if (f->number.high.known || !mark || (second.at < text.n && text.p[second.at] == '-'))
        return;
    if (!number_read(text, second.at, &second.number) || !read_measure(a, p, &second) ||
        second.bare != (second.q.unit.n == 0) || second.number.simple != f->number.simple)
        return;
    if (!low_end(f, &second, &low) || decimal_cmp(low, second.q.value) > 0)
        return;
    f->q.value = low;
    f->q.high = second.q.value;
    f->unit = second.unit;
    f->q.unit = second.q.unit;
    f->end = second.end;
    f->bare = false;
}

/* Whether a word of money.tsv with a unit of its own stands by the numeral: 旅游人次突破600万,
 * 2.1万农村人口. */
static bool counted_by(const struct table_row *row, struct str before, struct str after)
{
    enum { REACH = 18 }; /* bytes: six characters */
    if (row->columns > 2 &&
        str_has(str_slice(after, 0, after.n < REACH ? after.n : REACH), row->cell[0]))
        return true;
    size_t at = str_find(before, row->cell[0]);
    return at != STR_NOT_FOUND && before.n - at - row->cell[0].n <= REACH;
}

static void understood(struct figure *f, struct str unit, struct decimal value)
{
    f->q.unit = unit;
    f->q.value = value;
    unit_find(unit, &f->unit);
    f->unit.name = unit;
    f->bare = false;
}

/* 2700万 of money: the 元 is understood. */
static void add_money(const struct passage *p, struct figure *f)
{
    if (!f->bare || f->number.power < 4 || f->number.han)
        return;
    const struct table *words = table_get("money");
    struct clause *c = &p->clauses.v[f->clause];
    struct str before = passage_text(p, c->from, f->at);
    struct str after = passage_text(p, f->number.to, c->to);
    const char *name = f->number.power == 4 ? "万元" : f->number.power == 8 ? "亿元" : "万亿元";
    for (size_t i = 0; i < words->n && f->bare; i++) {
        const struct table_row *row = &words->v[i];
        if (row->columns < 2 && str_has(before, row->cell[0]))
            understood(f, str_from(name), f->number.mantissa);
        else if (row->columns > 1 && counted_by(row, before, after))
            understood(f, row->cell[1], f->number.value);
    }
}

/* A bare figure that is all its cell holds takes the unit of the column's header. */
static void add_header_unit(const struct passage *p, struct figure *f)
{
    struct str unit = p->context.unit;
    if (!f->bare || !unit.n || str_trim(p->f.text).n != f->end - f->at ||
        !unit_find(unit, &f->unit))
        return;
    f->q.unit = f->unit.name;
    f->bare = false;
}

bool figure_measure(struct arena *a, const struct passage *p, struct figure *f)
{
    if (f->number.to > p->clauses.v[f->clause].to || !read_measure(a, p, f))
        return false;
    read_range(a, p, f);
    add_money(p, f);
    add_header_unit(p, f);
    if (!bare_is_fine(p, f))
        return false;
    f->to = f->end;
    read_operators(p, f);
    return true;
}
