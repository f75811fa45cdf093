/* Figures of a passage: numerals with their units and operators, without what only looks so. */
#include "base/table.h"
#include "base/utf8.h"
#include "snapshots/extract/parts.h"
#include "snapshots/extract/pattern.h"

struct scan {
    struct arena *arena;
    struct passage *p;
    size_t date;       /* first date that does not end before the position */
    struct hit shape;  /* the next shape or word, when known */
    struct hit word;
    bool have_shape, have_word;
    size_t clause;     /* that of the position */
    int list_number;   /* the last printed list number of the cell */
    size_t sentence, end; /* its index, and where it ends */
};

enum { LIST_REACH = 40 }; /* sentences that are looked through for the next list number */

static bool digit_at(struct str s, size_t at)
{
    return at < s.n && s.p[at] >= '0' && s.p[at] <= '9';
}

/* Behind all digits that begin at `at`: one bad run is passed at once. */
static size_t past_digits(struct str s, size_t at)
{
    while (digit_at(s, at))
        at++;
    return at;
}

static bool word_at(struct str s, size_t at)
{
    return at < s.n && utf8_is_han(utf8_next(s, &at));
}

/* --- what is left out --- */

static void next_shape(struct scan *s, size_t at)
{
    if (s->have_shape && s->shape.from >= at)
        return;
    s->have_shape = patterns_find(patterns_get("notquantity"), s->p->f.text, at, s->end, &s->shape);
    if (!s->have_shape)
        s->shape.from = s->end + 1; /* none in the rest of the sentence */
    s->have_shape = true;
}

static void next_word(struct scan *s, size_t at)
{
    if (s->have_word && s->word.from >= at)
        return;
    s->have_word = patterns_find(patterns_get("words"), s->p->f.text, at, s->end, &s->word);
    if (!s->have_word)
        s->word.from = s->end + 1;
    s->have_word = true;
}

/* Where the thing that covers `at` and is no quantity ends; `at` itself when there is none. */
static size_t past_excluded(struct scan *s, size_t at)
{
    const struct date_list *dates = &s->p->dates;
    while (s->date < dates->n && dates->v[s->date].to <= at)
        s->date++;
    if (s->date < dates->n && dates->v[s->date].from <= at)
        return dates->v[s->date].to;
    next_shape(s, at);
    if (s->shape.from != at || s->shape.to <= at)
        return at;
    if (s->shape.row->columns > 1 && str_is(s->shape.row->cell[1], "damaged"))
        *list_push(s->arena, &s->p->doubtful) = passage_quote(s->p, s->shape.from, s->shape.to);
    return s->shape.to;
}

/* Whether one of the next sentences begins with list number `number`: then this is a list. */
static bool list_goes_on(const struct scan *s, int number)
{
    const struct passage *p = s->p;
    for (size_t i = s->sentence + 1; i < p->sentences.n && i < s->sentence + LIST_REACH; i++) {
        struct str text = str_trim(passage_text(p, p->sentences.v[i].from, p->sentences.v[i].to));
        size_t end = past_digits(text, 0);
        if (end > 0 && end < text.n && end <= 2 && text.p[end] == '.' &&
            decimal_eq(decimal_parse(str_slice(text, 0, end)), decimal_int(number)))
            return true;
    }
    return false;
}

/* Whether "N." with a digit behind it is a list number and no decimal (3.3座): a date or whole
 * things follow, or the list has come to N. */
static bool is_listed(const struct scan *s, int number, size_t next)
{
    struct number n;
    struct unit u;
    if (s->date < s->p->dates.n && s->p->dates.v[s->date].from == next)
        return true;
    if (number_read(s->p->f.text, next, &n) && n.value.exp >= 0 && !n.power &&
        unit_read(s->arena, s->p->f.text, n.to, 0, &u) && u.counter &&
        word_at(s->p->f.text, u.to)) /* 3.3座码头, but 14.1件 */
        return true;
    return number == s->list_number + 1 && (number > 1 || list_goes_on(s, 2));
}

/* "1." "2、" "(3)" "4)" at the start of a sentence; behind a blank only the next of the list. */
static size_t past_list_number(struct scan *s, size_t at, bool start)
{
    struct str text = s->p->f.text;
    size_t digits = at + (at < text.n && text.p[at] == '('), end = past_digits(text, digits);
    if (end == digits || end - digits > 2 || end >= text.n)
        return at;
    struct str rest = str_after(text, end);
    bool dot = rest.p[0] == '.', mark = str_starts(rest, STR("、"));
    if ((!dot && !mark && rest.p[0] != ')') || (digits != at && rest.p[0] != ')'))
        return at;
    int number = (int)decimal_parse(str_slice(text, digits, end)).mantissa;
    if (dot && digit_at(text, end + 1) ? !start || !is_listed(s, number, end + 1)
                                       : !start && number != s->list_number + 1)
        return at;
    s->list_number = number;
    end += mark ? strlen("、") : 1;
    *list_push(s->arena, &s->p->numbers) = (struct span){ at, end };
    return end;
}

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

/* --- one figure --- */

/* The clause that holds byte `at`; positions only grow. */
static size_t clause_of(struct scan *s, size_t at)
{
    const struct clause_list *c = &s->p->clauses;
    while (s->clause + 1 < c->n && c->v[s->clause].to <= at)
        s->clause++;
    return s->clause;
}

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
    if (utf8_is_han(c) && !str_starts(rest, STR("以")) && !str_starts(rest, STR("左右")) &&
        !str_starts(rest, STR("的")) && !str_starts(rest, STR("多")))
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
static bool whole_clause(const struct scan *s, const struct figure *f)
{
    const struct clause *c = &s->p->clauses.v[f->clause];
    return str_trim(passage_text(s->p, c->from, c->to)).n == f->end - f->at;
}

/* 示范带一条, at the end of what is counted: here 一 is a number, elsewhere an article. */
static bool counts_one(const struct scan *s, const struct figure *f)
{
    struct str text = s->p->f.text;
    const struct clause *c = &s->p->clauses.v[f->clause];
    bool last = f->end == c->to || str_starts(str_after(text, f->end), STR("、"));
    struct str before = str_trim(passage_text(s->p, c->from, f->at));
    return last && f->unit.counter && utf8_length(before) >= 4 && !str_is(f->unit.name, "次") &&
           !str_is(f->unit.name, "个") && !str_ends(before, STR("每"));
}

/* Reads unit and value of a numeral; false when it is no quantity after all. */
static bool read_measure(struct scan *s, struct figure *f)
{
    struct str text = s->p->f.text;
    struct number *n = &f->number;
    if (n->percent) {
        f->unit = (struct unit){ .name = STR("%"), .family = STR("percent"), .to = n->to };
    } else if (read_tenths(text, n, &f->unit.to)) {
        f->unit.name = STR("%");
        f->unit.family = STR("percent");
    } else if (!unit_read(s->arena, text, past_about(text, n->to, &n->about), n->power, &f->unit)) {
        f->unit = (struct unit){ .to = n->to };
        f->bare = true;
    }
    f->end = f->unit.to;
    f->q.value = f->unit.measure && n->power ? n->mantissa : n->value;
    f->q.unit = f->unit.name;
    f->q.high = n->high;
    if (n->han && !n->digits)
        return false; /* 千家万户 */
    if (n->han && n->simple && !f->bare && !is_ratio(f) && !whole_clause(s, f))
        return !f->unit.weak &&
               (decimal_cmp(n->value, decimal_int(1)) > 0 || counts_one(s, f));
    return f->q.value.known;
}

/* 总数是五; 不是四而是五; “五”: the numeral is what the sentence says, not part of a word. */
static bool is_predicate(struct str text, const struct figure *f)
{
    struct str before = str_slice(text, f->at > strlen("是") ? f->at - strlen("是") : 0, f->at);
    struct str after = str_after(text, f->end);
    if (!str_is(before, "是") && !str_is(before, "“"))
        return false;
    size_t i = 0;
    if (!after.n || !utf8_is_han(utf8_next(after, &i)))
        return !str_is(before, "“") || str_starts(after, STR("”"));
    return link_begins(after, "predicate") > 0;
}

/* A Chinese numeral without a unit counts only where it is more than one character of a word, or
 * all there is in the clause. */
static bool bare_is_fine(const struct scan *s, const struct figure *f)
{
    bool word = f->number.simple || (!f->number.multiplied && f->number.value.exp >= 0);
    return !f->bare || !f->number.han || !word || whole_clause(s, f) ||
           is_predicate(s->p->f.text, f);
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
static void read_range(struct scan *s, struct figure *f)
{
    struct str text = s->p->f.text;
    size_t mark = link_begins(str_after(text, f->end), "range");
    struct figure second = { .at = f->end + mark };
    struct decimal low;
    if (f->number.high.known || !mark || (second.at < text.n && text.p[second.at] == '-'))
        return;
    if (!number_read(text, second.at, &second.number) || !read_measure(s, &second) ||
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
static void add_money(struct scan *s, struct figure *f)
{
    if (!f->bare || f->number.power < 4 || f->number.han)
        return;
    const struct table *words = table_get("money");
    struct clause *c = &s->p->clauses.v[f->clause];
    struct str before = passage_text(s->p, c->from, f->at);
    struct str after = passage_text(s->p, f->number.to, c->to);
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
static void add_header_unit(struct scan *s, struct figure *f)
{
    struct str unit = s->p->context.unit;
    if (!f->bare || !unit.n || str_trim(s->p->f.text).n != f->end - f->at ||
        !unit_find(unit, &f->unit))
        return;
    f->q.unit = f->unit.name;
    f->bare = false;
}

static void keep(struct scan *s, struct figure *f)
{
    f->sentence = s->p->clauses.v[f->clause].sentence;
    *list_push(s->arena, &s->p->figures) = *f;
}

/* A numeral at `at`: keeps it when it is a quantity. Returns where to go on. */
static size_t take_number(struct scan *s, size_t at)
{
    struct str text = s->p->f.text;
    struct figure f = { .at = at, .from = at };
    if (!number_read(text, at, &f.number))
        return digit_at(text, at) ? past_digits(text, at) : 0;
    f.clause = clause_of(s, at);
    if (f.number.to > s->p->clauses.v[f.clause].to || !read_measure(s, &f))
        return f.number.to;
    read_range(s, &f);
    add_money(s, &f);
    add_header_unit(s, &f);
    if (!bare_is_fine(s, &f))
        return f.number.to;
    f.to = f.end;
    read_operators(s->p, &f);
    keep(s, &f);
    return f.to;
}

/* 全覆盖, 清零: quantities without a numeral. */
static size_t take_word(struct scan *s)
{
    const struct table_row *row = s->word.row;
    struct figure f = { .at = s->word.from, .from = s->word.from };
    f.end = f.to = s->word.to;
    f.words = true;
    f.clause = clause_of(s, f.at);
    f.q.value = f.number.value = f.number.mantissa = decimal_parse(row->cell[1]);
    f.q.unit = row->cell[2].n ? row->cell[2] : STR_NULL;
    f.q.op = row->columns > 4 ? (enum op)op_from_name(row->cell[4]) : OP_EQ;
    f.q.kind = row->columns > 3 ? (enum kind)kind_from_name(row->cell[3]) : KIND_LEVEL;
    if (f.q.unit.n)
        unit_find(f.q.unit, &f.unit);
    keep(s, &f);
    return f.to;
}

/* A cell that is one number under a header with a unit: never a year, nor a number of a list. */
static bool is_measured_number(const struct scan *s)
{
    struct str text = str_trim(s->p->f.text);
    size_t at = 0;
    while (at < text.n && ((text.p[at] >= '0' && text.p[at] <= '9') || text.p[at] == '.'))
        at++;
    return s->p->context.unit.n && text.n && at == text.n;
}

static void scan_sentence(struct scan *s, const struct sentence *sentence)
{
    struct str text = s->p->f.text;
    s->end = sentence->to;
    s->have_shape = s->have_word = false;
    for (size_t at = sentence->from; at < s->end;) {
        bool start = at == sentence->from ||
                     str_is_blank(str_slice(text, sentence->from, at));
        bool alone = start && is_measured_number(s);
        size_t past = !alone && (start || text.p[at - 1] == ' ') ? past_list_number(s, at, start)
                                                                 : at;
        if (past == at && !alone)
            past = past_excluded(s, at);
        if (past == at) {
            next_word(s, at);
            if (s->word.from == at)
                past = take_word(s);
        }
        if (past == at) {
            size_t next = take_number(s, at);
            past = next > at ? next : at;
        }
        if (past == at)
            utf8_next(text, &past);
        at = past;
    }
}

void passage_figures(struct arena *a, struct passage *p)
{
    struct scan s = { .arena = a, .p = p };
    for (size_t i = 0; i < p->sentences.n; i++) {
        const struct sentence *sentence = &p->sentences.v[i];
        s.clause = (size_t)sentence->clause;
        s.sentence = i;
        scan_sentence(&s, sentence);
    }
    passage_contexts(p);
}

void extract_with_doubts(struct arena *a, struct str text, struct period base,
                         struct quantity_list *out, struct str_list *doubtful)
{
    const struct passage *p = passage_read(a, text, base, (struct cell_context){ .rates = false });
    for (size_t i = 0; i < p->figures.n; i++)
        *list_push(a, out) = p->figures.v[i].q;
    if (doubtful)
        *doubtful = p->doubtful;
}

void extract_quantities(struct arena *a, struct str text, struct period base,
                        struct quantity_list *out)
{
    extract_with_doubts(a, text, base, out, NULL);
}
