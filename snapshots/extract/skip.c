/* What looks like a figure and is none: dates, list numbers, the shapes of notquantity.tsv. */
#include "base/utf8.h"
#include "snapshots/extract/scan.h"

enum { LIST_REACH = 40 }; /* sentences that are looked through for the next list number */

static bool word_at(struct str s, size_t at)
{
    return at < s.n && utf8_is_han(utf8_next(s, &at));
}

static void next_shape(struct skipper *s, size_t at)
{
    if (s->have_shape && s->shape.from >= at)
        return;
    s->have_shape = patterns_find(patterns_get("notquantity"), s->p->f.text, at, s->end, &s->shape);
    if (!s->have_shape)
        s->shape.from = s->end + 1; /* none in the rest of the sentence */
    s->have_shape = true;
}

size_t skip_excluded(struct skipper *s, size_t at)
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
static bool list_goes_on(const struct skipper *s, int number)
{
    const struct passage *p = s->p;
    for (size_t i = s->sentence + 1; i < p->sentences.n && i < s->sentence + LIST_REACH; i++) {
        struct str text = str_trim(passage_text(p, p->sentences.v[i].from, p->sentences.v[i].to));
        size_t end = str_past_digits(text, 0);
        if (end > 0 && end < text.n && end <= 2 && text.p[end] == '.' &&
            decimal_eq(decimal_parse(str_slice(text, 0, end)), decimal_int(number)))
            return true;
    }
    return false;
}

/* Whether "N." with a digit behind it is a list number and no decimal (3.3座): a date or whole
 * things follow, or the list has come to N. */
static bool is_listed(const struct skipper *s, int number, size_t next)
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

size_t skip_list_number(struct skipper *s, size_t at, bool start)
{
    struct str text = s->p->f.text;
    size_t digits = at + (at < text.n && text.p[at] == '('), end = str_past_digits(text, digits);
    if (end == digits || end - digits > 2 || end >= text.n)
        return at;
    struct str rest = str_after(text, end);
    bool dot = rest.p[0] == '.', mark = str_starts(rest, STR("、"));
    if ((!dot && !mark && rest.p[0] != ')') || (digits != at && rest.p[0] != ')'))
        return at;
    int number = (int)decimal_parse(str_slice(text, digits, end)).mantissa;
    if (dot && str_digit_at(text, end + 1) ? !start || !is_listed(s, number, end + 1)
                                           : !start && number != s->list_number + 1)
        return at;
    s->list_number = number;
    end += mark ? strlen("、") : 1;
    *list_push(s->arena, &s->p->numbers) = (struct span){ at, end };
    return end;
}
