/* prose_name.c - the names that bulletins give, and the tasks they become. */
#include "base/utf8.h"
#include "snapshots/normalize/match.h"
#include "snapshots/normalize/parts.h"
#include "snapshots/normalize/prose.h"

enum { LEAST_CHARS = 2, LEAST_ALONE = 4, LEAST_HAN = 3, MOST_CHARS = 45 };

/* The first number of a range that is nothing but a reference, else {0, 0}. */
static struct range reference(struct str s, size_t from, size_t to)
{
    size_t digits = from + 3, at = digits;
    if (reference_end(str_slice(s, 0, to), from) != to || from == to)
        return (struct range){ 0, 0 };
    while (at < to && s.p[at] >= '0' && s.p[at] <= '9')
        at++;
    return (struct range){ digits, at };
}

static bool ends_with(const struct bulletin *b, enum word_kind kind, size_t from, size_t to)
{
    struct str s = str_slice(b->text.text, from, to);
    for (size_t i = 0; i < b->words[kind].n; i++)
        if (str_ends(s, b->words[kind].v[i].text))
            return true;
    return false;
}

/* 「2018年县级重点项目60个」, 「36项确定事项」 count tasks and name none. */
bool is_total(const struct bulletin *b, size_t from, size_t to)
{
    struct str s = b->text.text;
    int ignore;
    for (size_t at = from; at <= to && at < s.n; at = behind_char(s, at)) {
        size_t end = count_at(s, at, &ignore);
        if (end && (at == from || ends_with(b, WORD_NOUN, from, at) ||
                    word_at(b, WORD_NOUN, end, NULL)))
            return true;
    }
    return false;
}

/* 「区财政局要加快…」: an office that is told what to do. */
static bool is_told(struct str name)
{
    static const char *const words[] = { "要", "须", "应", "将" };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t at = str_find(name, str_from(words[i]));
        if (at != STR_NOT_FOUND && owners_likeness(str_slice(name, 0, at)) >= 0.6)
            return true;
    }
    return false;
}

/* 「甲公园(市园林局)」: where the owner's bracket opens; `to` when there is none. */
static size_t owner_bracket(const struct bulletin *b, size_t from, size_t to)
{
    struct str s = str_slice(b->text.text, 0, to);
    for (size_t at = from; at < to;) {
        size_t here = at;
        uint32_t code = utf8_next(s, &at);
        size_t close = match_closer(code) ? match_bracket(s, here) : STR_NOT_FOUND;
        if (close == STR_NOT_FOUND)
            continue;
        size_t inner = here, last = close;
        utf8_next(s, &inner);
        utf8_prev(s, &last);
        if ((code == '(' || code == '[') && close == to && here > from &&
            owners_likeness(str_slice(s, inner, last)) >= 0.6)
            return here;
        at = close;
    }
    return to;
}

static size_t han_chars(struct str s)
{
    size_t n = 0;
    for (size_t at = 0; at < s.n;)
        n += utf8_is_han(utf8_next(s, &at));
    return n;
}

bool is_name(const struct bulletin *b, size_t from, size_t to, bool strict)
{
    struct range r = trimmed(b->text.text, from, to);
    r.to = owner_bracket(b, r.from, r.to);
    struct str name = str_slice(b->text.text, r.from, r.to);
    size_t chars = utf8_length(name);
    if (reference(b->text.text, r.from, r.to).to)
        return true;
    if (chars < (strict ? LEAST_ALONE : LEAST_CHARS) || chars > MOST_CHARS)
        return false;
    if (word_within(b, WORD_INSIDE, r.from, r.to) || ends_with(b, WORD_END, r.from, r.to) ||
        word_at(b, WORD_START, r.from, NULL))
        return false;
    struct str first = str_slice(name, 0, str_find(name, STR("、")));
    return !strict || (han_chars(name) >= LEAST_HAN && owners_likeness(first) < 0.6 &&
                       !is_told(name) &&
                       word_within(b, WORD_VERDICT, r.from, r.to) < 0.8);
}

struct task *add_name(struct bulletin *b, size_t from, size_t to, struct str status,
                      bool from_above)
{
    struct str s = b->text.text;
    struct range r = trimmed(s, from, to);
    b->names++;
    if (!b->r)
        return NULL;
    size_t open = owner_bracket(b, r.from, r.to);
    struct range number = reference(s, r.from, r.to);
    struct task *t = list_push(b->p->a, &b->r->tasks);
    t->seq = (int)b->r->tasks.n;
    t->title = fold_quote(&b->text, r.from, open);
    t->section = str_join(b->p->a, b->outer, STR("/"), b->inner);
    t->line = b->token->line;
    if (number.to)
        t->no = fold_quote(&b->text, number.from, number.to);
    list_push(b->p->a, &t->items);
    if (open < r.to) {
        size_t inner = behind_char(s, open), last = r.to;
        utf8_prev(s, &last);
        owners_parse(b->p->a, fold_quote(&b->text, inner, last), t);
    }
    tell_status(b, t, status, from_above);
    return t;
}

void tell_status(struct bulletin *b, struct task *t, struct str status, bool from_above)
{
    if (!t || !status.n)
        return;
    bool vague = t->items.v[0].extras.n == 0;
    for (size_t i = 0; i < b->vague.n; i++)
        vague |= b->vague.v[i] == t->seq;
    if (!vague)
        return;
    if (from_above)
        *list_push(b->p->a, &b->vague) = t->seq;
    t->items.v[0].extras.n = 0;
    *list_push(b->p->a, &t->items.v[0].extras) = (struct extra){ ROLE_STATUS, STR_NULL, status };
}

void tell_progress(struct bulletin *b, struct task *t, struct str progress)
{
    if (!t || !progress.n)
        return;
    struct str *cell = &t->items.v[0].progress;
    *cell = str_join(b->p->a, *cell, STR("\n"), progress);
}

struct task *known_task(struct bulletin *b, size_t from, size_t to)
{
    struct task *best = NULL;
    struct str s = str_slice(b->text.text, from, to);
    for (size_t i = b->first_task; b->r && i < b->r->tasks.n; i++) {
        struct task *t = &b->r->tasks.v[i];
        struct str name = fold_text(b->p->a, t->title);
        if (name.n >= 6 && str_starts(s, name) && (!best || t->title.n > best->title.n))
            best = t;
    }
    return best;
}
