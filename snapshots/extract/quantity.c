/* Figures of a passage: numerals with their units and operators, without what only looks so. */
#include "base/table.h"
#include "base/utf8.h"
#include "snapshots/extract/scan.h"

struct scan {
    struct skipper skip;
    struct passage *p;
    struct hit word; /* the next word that says a quantity, when known */
    bool have_word;
    size_t clause;   /* that of the position */
};

static void next_word(struct scan *s, size_t at)
{
    if (s->have_word && s->word.from >= at)
        return;
    s->have_word = patterns_find(patterns_get("words"), s->p->f.text, at, s->skip.end, &s->word);
    if (!s->have_word)
        s->word.from = s->skip.end + 1;
    s->have_word = true;
}

/* The clause that holds byte `at`; positions only grow. */
static size_t clause_of(struct scan *s, size_t at)
{
    const struct clause_list *c = &s->p->clauses;
    while (s->clause + 1 < c->n && c->v[s->clause].to <= at)
        s->clause++;
    return s->clause;
}

static void keep(struct scan *s, struct figure *f)
{
    f->sentence = s->p->clauses.v[f->clause].sentence;
    *list_push(s->skip.arena, &s->p->figures) = *f;
}

/* A numeral at `at`: keeps it when it is a quantity. Returns where to go on. */
static size_t take_number(struct scan *s, size_t at)
{
    struct str text = s->p->f.text;
    struct figure f = { .at = at, .from = at };
    if (!number_read(text, at, &f.number)) {
        return str_past_digits(text, at); /* one bad run is passed at once */
    }
    f.clause = clause_of(s, at);
    if (!figure_measure(s->skip.arena, s->p, &f))
        return f.number.to;
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
    while (at < text.n && (str_digit_at(text, at) || text.p[at] == '.'))
        at++;
    return s->p->context.unit.n && text.n && at == text.n;
}

static void scan_sentence(struct scan *s, const struct sentence *sentence)
{
    struct str text = s->p->f.text;
    size_t end = s->skip.end = sentence->to;
    s->skip.have_shape = s->have_word = false;
    for (size_t at = sentence->from; at < end;) {
        bool start = at == sentence->from ||
                     str_is_blank(str_slice(text, sentence->from, at));
        bool alone = start && is_measured_number(s);
        bool listed = !alone && (start || text.p[at - 1] == ' ');
        size_t past = listed ? skip_list_number(&s->skip, at, start) : at;
        if (past == at && !alone)
            past = skip_excluded(&s->skip, at);
        if (past == at) {
            next_word(s, at);
            if (s->word.from == at)
                past = take_word(s);
        }
        if (past == at)
            past = take_number(s, at);
        if (past == at)
            utf8_next(text, &past);
        at = past;
    }
}

void passage_figures(struct arena *a, struct passage *p)
{
    struct scan s = { .skip = { .arena = a, .p = p }, .p = p };
    for (size_t i = 0; i < p->sentences.n; i++) {
        const struct sentence *sentence = &p->sentences.v[i];
        s.clause = (size_t)sentence->clause;
        s.skip.sentence = i;
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
