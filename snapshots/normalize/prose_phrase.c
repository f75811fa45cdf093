/* prose_phrase.c - lists of names inside of set phrases:
 *
 *     除甲、乙因批复较晚未达序时进度外,其余10项均达序时进度    the names are the exception
 *     以甲、乙为代表的118项工作,均按时间节点推进               the names stand for more
 *     市水利局牵头的甲、乙,市教育局牵头的丙等19项达序时进度     by who answers for them
 */
#include "snapshots/normalize/match.h"
#include "snapshots/normalize/parts.h"
#include "snapshots/normalize/prose.h"

static size_t names_until(const struct bulletin *b, size_t from, size_t to)
{
    struct str s = b->here.text;
    double weight;
    size_t last = from;
    for (size_t at = from; (at = next_mark(s, at, to, MARK_PAUSE)) < to;)
        last = at = behind_char(s, at);
    size_t end = name_end(b, last, to, &weight);
    size_t and_so_on = str_find(str_slice(s, last, end), STR("等"));
    return and_so_on == STR_NOT_FOUND ? end : last + and_so_on;
}

static size_t read_exception(struct bulletin *b, size_t from, size_t to)
{
    struct str s = b->here.text;
    size_t first = from + STR("除").n, end = next_mark(s, first, to, MARK_SEMICOLON);
    if (str_starts(str_after(s, first), STR("了")))
        first += STR("了").n;
    for (size_t at = first; at < end; at = behind_char(s, at)) {
        size_t clause = next_mark(s, at, end, MARK_COMMA);
        at = clause;
        if (!str_ends(str_slice(s, first, clause), STR("外")))
            continue;
        size_t names = names_until(b, first, next_mark(s, first, clause, MARK_COMMA));
        struct cutting cut = { names, MARK_PAUSE, true };
        struct str verdict = verdict_of(b, names, clause - STR("外").n);
        return add_list(b, first, cut, verdict, 1) ? behind_char(s, clause) : 0;
    }
    return 0;
}

/* Behind 「为代表的」, which ends such names; *names: where they end. */
static size_t behind_examples(const struct bulletin *b, size_t from, size_t to, size_t *names)
{
    for (size_t at = from; at < to; at = behind_char(b->here.text, at)) {
        size_t end = at + word_at(b, WORD_EXAMPLE, at, NULL);
        *names = at;
        if (end > at && end <= to)
            return end;
    }
    return 0;
}

static size_t read_examples(struct bulletin *b, size_t from, size_t to)
{
    struct str s = b->here.text;
    size_t names, first = from + STR("以").n;
    size_t end = next_mark(s, first, to, MARK_SEMICOLON | MARK_STOP);
    size_t rest = behind_examples(b, first, end, &names);
    if (!rest)
        return 0;
    struct str verdict = verdict_of(b, rest, end);
    struct cutting cut = { names, MARK_PAUSE, true };
    return add_list(b, first, cut, verdict.n ? verdict : verdict_above(b), 1) ? end : 0;
}

/* --- names by who answers for them --- */

enum { MOST_LED = 64 };

struct led {
    struct range name, leader;
};

/* Where a name of such a list ends: at a mark, at 「等」, or at the count of all. */
static size_t led_name_end(struct str s, size_t from, size_t to)
{
    size_t mark = next_mark(s, from, to, MARK_PAUSE | MARK_COMMA | MARK_SEMICOLON | MARK_STOP);
    int ignore;
    for (size_t at = behind_char(s, from); at < mark; at = behind_char(s, at))
        if (str_starts(str_after(s, at), STR("等")) || count_at(s, at, &ignore))
            return at;
    return mark;
}

/* The names from byte `from` on; *rest: where what is said of all of them begins. */
static size_t led_names(const struct bulletin *b, size_t from, size_t to, struct led *led,
                        size_t *rest)
{
    struct str s = b->here.text;
    struct range leader = { 0, 0 };
    size_t n = 0, at = from;
    double weight;
    while (at < to && n < MOST_LED) {
        size_t name = behind_leader(b, at, to, &leader);
        if (!leader.to)
            return 0;
        size_t end = led_name_end(s, name, to);
        if (!is_name(b, name, end, false) ||
            (name_end(b, name, end, &weight) < end && weight >= 1))
            return 0;
        led[n++] = (struct led){ { name, end }, leader };
        *rest = end;
        uint32_t mark = match_at(s, end);
        at = behind_char(s, end);
        if (mark != 0x3001 && !(mark == ',' && behind_leader(b, at, to, NULL) > at))
            return n;
    }
    return n;
}

static size_t read_led(struct bulletin *b, size_t from, size_t to)
{
    struct led led[MOST_LED];
    size_t rest = to, end = next_mark(b->here.text, from, to, MARK_SEMICOLON);
    size_t n = led_names(b, behind_links(b, from, end), end, led, &rest);
    struct str verdict = verdict_of(b, rest, end);
    verdict = verdict.n ? verdict : verdict_above(b);
    if (n < 2 || !verdict.n)
        return 0;
    for (size_t i = 0; i < n; i++) {
        struct task *t = add_name(b, led[i].name.from, led[i].name.to, verdict,
                                  verdict.p == verdict_above(b).p);
        if (t && !t->owners.n)
            owners_parse(b->p->a, verbatim(b, led[i].leader.from, led[i].leader.to), t);
        b->found.listed++;
    }
    return end;
}

size_t read_phrase(struct bulletin *b, size_t from, size_t to)
{
    struct str s = str_after(b->here.text, from);
    if (b->above.demands)
        return 0;
    if (str_starts(s, STR("除")))
        return read_exception(b, from, to);
    size_t end = str_starts(s, STR("以")) ? read_examples(b, from, to) : 0;
    return end ? end : read_led(b, from, to);
}
