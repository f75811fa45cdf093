/* flat_shape_prose.c - bulletins without a table: counts, and the names of what is counted.
 *
 *     甲工程、乙工程等5个子项目已完成任务,丙工程等3个子项目进展滞后。
 *     达到序时进度2项(外资、收入),占比20%;未达到序时进度8项,为投资、财政收入…
 *     由县民政局负责的第1件、县发改局负责的第4件事项进展滞后
 *
 * Every name becomes a task whose status is what the sentence says; the text itself is kept.
 */
#include "base/table.h"
#include "base/utf8.h"
#include "snapshots/normalize/flat.h"
#include "snapshots/normalize/match.h"
#include "snapshots/normalize/parts.h"

enum { NAME_CHARS = 40, VERDICT_CHARS = 24 };

struct bulletin {
    struct page *p;
    struct report *r; /* NULL: only count */
    const struct token *token;
    struct str section;
    size_t names;
};

/* --- pieces of text --- */

static bool is_digit(struct str s, size_t at)
{
    return at < s.n && s.p[at] >= '0' && s.p[at] <= '9';
}

/* 「5个子项目」 「2项」 at `at`: the byte behind the counter; 0 when there is none. */
static size_t count_at(struct str s, size_t at)
{
    static const char *const units[] = { "个", "项", "件", "条" };
    size_t end = at;
    while (is_digit(s, end))
        end++;
    if (end == at || (at > 0 && is_digit(s, at - 1)))
        return 0;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (str_starts(str_after(s, end), str_from(units[i])))
            return end + 3;
    return 0;
}

static bool ends_clause(uint32_t half)
{
    return half == ',' || half == ';' || half == 0x3002 || half == '\n';
}

/* From `at` to the end of the clause. */
static size_t clause_end(struct str s, size_t at)
{
    while (at < s.n) {
        size_t here = at;
        if (ends_clause(match_half(utf8_next(s, &at))))
            return here;
    }
    return s.n;
}

/* From `at` back to the start of the clause; what stands in brackets belongs to it. */
static size_t clause_start(struct str s, size_t at)
{
    int depth = 0;
    while (at > 0) {
        size_t here = at;
        uint32_t code = match_half(utf8_prev(s, &at));
        depth += code == ')';
        depth -= code == '(' && depth > 0;
        if (depth == 0 && (ends_clause(code) || code == ':'))
            return here;
    }
    return 0;
}

/* The longest verdict that stands in the text: 「未达到序时进度」; null when there is none. */
static struct str verdict_in(struct str s)
{
    const struct table *cues = table_get("cues");
    struct str best = STR_NULL;
    for (size_t i = 0; i < cues->n; i++) {
        struct str word = cues->v[i].cell[0];
        if (str_is(cues->v[i].cell[1], "status") && word.n > 6 && word.n > best.n &&
            str_has(s, word))
            best = word;
    }
    return best;
}

/* The verdict of a clause: a known one, else the words from the count on (or up to it) that speak
 * like one. `count` and `behind` are the bytes of the count. */
static struct str verdict_of(struct str s, size_t from, size_t count, size_t behind, size_t to)
{
    const struct table *cues = table_get("cues");
    struct str known = verdict_in(str_slice(s, from, to));
    struct str parts[] = { str_slice(s, behind, to), str_slice(s, from, count) };
    for (size_t k = 0; k < 2 && !known.n; k++) {
        size_t open = str_find(parts[k], STR("("));
        struct str part = str_trim(str_slice(parts[k], 0, open));
        for (size_t i = 0; i < cues->n && !known.n; i++)
            if (str_is(cues->v[i].cell[1], "verdict") && str_has(part, cues->v[i].cell[0]) &&
                utf8_length(part) <= VERDICT_CHARS)
                known = part;
    }
    return known;
}

/* --- names become tasks --- */

static struct task *add_name(struct bulletin *b, struct str name, struct str status)
{
    name = str_trim(name);
    size_t chars = utf8_length(name);
    if (chars < 2 || chars > NAME_CHARS)
        return NULL;
    b->names++;
    if (!b->r)
        return NULL;
    struct task *t = list_push(b->p->a, &b->r->tasks);
    t->seq = (int)b->r->tasks.n;
    t->title = name;
    t->section = b->section;
    t->line = b->token->line;
    struct item *it = list_push(b->p->a, &t->items);
    if (status.n)
        *list_push(b->p->a, &it->extras) = (struct extra){ ROLE_STATUS, STR_NULL, status };
    return t;
}

/* 「甲、乙、丙」; a last name that the page cuts is left out. */
static void add_names(struct bulletin *b, struct str list, struct str status, bool cut)
{
    struct str rest = list, name;
    while (str_next(&rest, STR("、"), &name))
        if (!cut || rest.p)
            add_name(b, name, status);
}

/* 「…、…等5个子项目已完成任务」: the names before, the verdict behind. */
static void names_before(struct bulletin *b, struct str s, size_t at)
{
    size_t end = count_at(s, at + 3), from = clause_start(s, at);
    struct str list = str_slice(s, from, at);
    struct str verdict = verdict_of(s, end, end, end, clause_end(s, end));
    if (verdict.n && str_has(list, STR("、")))
        add_names(b, list, verdict, false);
}

/* Where a list of names begins behind a count: in brackets, or behind 为, 分别是, a colon. */
static bool list_behind(struct str s, size_t at, struct str *list, bool *cut)
{
    static const char *const openers[] = { "分别为:", "分别是:", "分别为", "分别是", "为", "即",
                                           "包括" };
    if (match_at(s, at) == '(') {
        size_t close = match_bracket(s, at), open = at;
        if (close == STR_NOT_FOUND)
            return false;
        utf8_next(s, &open);
        size_t last = close;
        utf8_prev(s, &last);
        *list = str_slice(s, open, last);
        return str_has(*list, STR("、"));
    }
    /* The list may stand a clause or two further: 「8项,占比80%,为甲、乙」. */
    for (int clause = 0; clause < 3 && at < s.n; clause++) {
        at = clause_end(s, at);
        if (at >= s.n || (match_at(s, at) != ',' && match_at(s, at) != ':'))
            return false;
        utf8_next(s, &at);
        for (size_t i = 0; i < sizeof openers / sizeof *openers; i++) {
            struct str opener = str_from(openers[i]);
            if (!str_starts(str_after(s, at), opener))
                continue;
            size_t end = clause_end(s, at + opener.n);
            *list = str_slice(s, at + opener.n, end);
            *cut = end == s.n;
            return str_has(*list, STR("、"));
        }
    }
    return false;
}

/* 「达到序时进度2项(甲、乙)」, 「6项指标不达预期,分别是:甲、乙」. */
static void names_behind(struct bulletin *b, struct str s, size_t at)
{
    size_t behind = count_at(s, at), from = clause_start(s, at);
    struct str list = STR_NULL;
    struct str status = verdict_of(s, from, at, behind, clause_end(s, behind));
    bool cut = false;
    if (status.n && list_behind(s, behind, &list, &cut))
        add_names(b, list, status, cut && b->token == &b->p->tokens.v[b->p->tokens.n - 1]);
}

/* 「由县民政局负责的第1件、县发改局负责的第4件」: names by number. */
static size_t names_by_number(struct bulletin *b, struct str s, size_t at)
{
    size_t start = at, digits, end;
    struct str owner, word = STR("负责的第");
    while (start > 0) {
        size_t before = start;
        uint32_t code = match_half(utf8_prev(s, &start));
        if (ends_clause(code) || code == 0x3001 || code == 0x7531 /* 由 */) {
            start = before;
            break;
        }
    }
    owner = str_slice(s, start, at);
    digits = at + word.n - 3;
    end = digits + 3;
    while (is_digit(s, end) || str_starts(str_after(s, end), STR("、")))
        end += is_digit(s, end) ? 1 : 3;
    if (owners_likeness(owner) < 0.6 || end >= s.n)
        return at + word.n;
    utf8_next(s, &end);
    struct str tail = str_slice(s, end, clause_end(s, end));
    struct str status = verdict_in(tail);
    if (!status.n)
        status = verdict_in(str_after(s, end));
    struct task *t = add_name(b, str_slice(s, digits, end), status);
    for (at = digits + 3; is_digit(s, at);)
        at++;
    if (t) {
        t->no = str_slice(s, digits + 3, at);
        owners_parse(b->p->a, owner, t);
    }
    return end;
}

static void read_paragraph(struct bulletin *b, struct str s)
{
    struct str by = STR("负责的第"), and_so_on = STR("等");
    for (size_t at = 0; at < s.n;) {
        struct str rest = str_after(s, at);
        if (str_starts(rest, by)) {
            at = names_by_number(b, s, at);
            continue;
        }
        if (str_starts(rest, and_so_on) && count_at(s, at + 3))
            names_before(b, s, at);
        else if (count_at(s, at) && (at < 3 || !str_starts(str_after(s, at - 3), and_so_on)))
            names_behind(b, s, at);
        utf8_next(s, &at);
    }
}

/* Totals are worth keeping as such: a sentence that counts tasks with a verdict. */
static void tell_totals(struct bulletin *b, struct str s)
{
    struct str rest = s, sentence;
    while (str_next(&rest, STR("。"), &sentence)) {
        bool counts = false;
        for (size_t at = 0; at < sentence.n; utf8_next(sentence, &at))
            counts |= count_at(sentence, at) > 0;
        if (counts && verdict_in(sentence).n)
            warn(b->p->a, b->r, WARN_AGGREGATE, 0, b->token->line, str_trim(sentence));
    }
}

static double likelihood(const struct page *p)
{
    struct page scratch = *p;
    struct bulletin b = { .p = &scratch };
    for (size_t i = 0; i < p->tokens.n; i++) {
        b.token = &p->tokens.v[i];
        read_paragraph(&b, b.token->text);
    }
    return b.names >= 3 ? 0.4 : 0;
}

static size_t read(struct page *p, struct report *r)
{
    struct bulletin b = { .p = p, .r = r };
    size_t first = p->tokens.n;
    for (size_t i = 0; i < p->tokens.n; i++) {
        b.token = &p->tokens.v[i];
        size_t before = b.names;
        if (b.token->heading >= 0.6)
            b.section = b.token->text;
        read_paragraph(&b, b.token->text);
        first = b.names > before && first == p->tokens.n ? i : first;
    }
    if (first == p->tokens.n)
        return 0;
    p->first = p->tokens.v[first].block;
    for (size_t i = first; i < p->tokens.n; i++) {
        b.token = &p->tokens.v[i];
        *list_push(p->a, &r->back) = b.token->text;
        tell_totals(&b, b.token->text);
    }
    return r->tasks.n;
}

const struct flat_shape flat_shape_prose = { "prose", likelihood, read };
