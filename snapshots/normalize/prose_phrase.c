/* prose_phrase.c - lists of names inside of set phrases:
 *
 *     除甲、乙因批复较晚未达序时进度外,其余10项均达序时进度    the names are the exception
 *     以甲、乙为代表的118项工作,均按时间节点推进               the names stand for more
 */
#include "base/utf8.h"
#include "snapshots/normalize/match.h"
#include "snapshots/normalize/prose.h"

static size_t names_until(const struct bulletin *b, size_t from, size_t to)
{
    struct str s = b->text.text;
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
    struct str s = b->text.text;
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
static size_t behind_examples(struct str s, size_t from, size_t to, size_t *names)
{
    static const char *const ends[] = { "为代表的", "为重点的", "为主的", "为例" };
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t at = str_find(str_slice(s, from, to), str_from(ends[i]));
        if (at == STR_NOT_FOUND)
            continue;
        *names = from + at;
        return *names + strlen(ends[i]);
    }
    return 0;
}

static size_t read_examples(struct bulletin *b, size_t from, size_t to)
{
    struct str s = b->text.text;
    size_t names, first = from + STR("以").n;
    size_t end = next_mark(s, first, to, MARK_SEMICOLON | MARK_STOP);
    size_t rest = behind_examples(s, first, end, &names);
    if (!rest)
        return 0;
    struct str verdict = verdict_of(b, rest, end);
    struct cutting cut = { names, MARK_PAUSE, true };
    return add_list(b, first, cut, verdict.n ? verdict : verdict_above(b), 1) ? end : 0;
}

size_t read_phrase(struct bulletin *b, size_t from, size_t to)
{
    struct str s = str_after(b->text.text, from);
    if (b->demands)
        return 0;
    if (str_starts(s, STR("除")))
        return read_exception(b, from, to);
    return str_starts(s, STR("以")) ? read_examples(b, from, to) : 0;
}
