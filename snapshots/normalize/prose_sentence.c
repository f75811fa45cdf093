/* prose_sentence.c - what a sentence is made of, in the order in which it is tried: names by who
 * answers for them, lists, tasks that are announced, enumerations, statements on one task. */
#include "base/utf8.h"
#include "snapshots/normalize/match.h"
#include "snapshots/normalize/parts.h"
#include "snapshots/normalize/prose.h"

enum { OPEN_QUOTE = 0x201c };

/* --- 「由县民政局负责的第17、18件」 --- */

static bool is_number_part(struct str s, size_t at)
{
    return (s.p[at] >= '0' && s.p[at] <= '9') || str_starts(str_after(s, at), STR("、"));
}

static size_t read_by_owner(struct bulletin *b, size_t at, size_t sentence)
{
    struct str s = str_slice(b->here.text, 0, sentence), word = STR("负责的第");
    size_t start = at, digits = at + word.n - 3, end = at + word.n, number = end;
    while (start > 0) {
        size_t before = start;
        uint32_t code = utf8_prev(s, &start);
        if (code == ',' || code == ';' || code == 0x3002 || code == 0x3001 || code == 0x7531) {
            start = before; /* 、 or 由 */
            break;
        }
    }
    struct str owner = str_slice(s, start, at);
    while (end < s.n && is_number_part(s, end))
        end = behind_char(s, end);
    while (number < s.n && s.p[number] >= '0' && s.p[number] <= '9')
        number++;
    if (owners_likeness(owner) < 0.6 || end >= s.n)
        return at + word.n;
    end = behind_char(s, end);
    size_t quote = match_at(s, end) == OPEN_QUOTE ? match_bracket(s, end) : STR_NOT_FOUND;
    bool named = quote != STR_NOT_FOUND; /* 「第7件“建设美丽乡村示范村10个”,…」 */
    end = named ? quote : end;
    size_t clause = next_mark(s, end, s.n, MARK_COMMA | MARK_SEMICOLON | MARK_STOP);
    struct str status = verdict_of(b, end, clause);
    struct task *t = add_name(b, digits, end, status.n ? status : verdict_of(b, end, s.n),
                              false);
    b->found.listed++;
    if (t) {
        t->no = verbatim(b, digits + 3, number);
        owners_parse(b->p->a, verbatim(b, start, at), t);
    }
    if (!named)
        return end;
    size_t stop = next_mark(s, end, s.n, MARK_SEMICOLON | MARK_STOP);
    struct range said = trimmed(s, end, stop);
    tell_progress(b, t, verbatim(b, said.from, said.to));
    return stop;
}

static bool read_owners(struct bulletin *b, size_t from, size_t to)
{
    size_t names = b->found.names;
    for (size_t at = from; at < to;) {
        at = str_find_from(str_slice(b->here.text, 0, to), STR("负责的第"), at);
        if (at == STR_NOT_FOUND)
            break;
        at = read_by_owner(b, at, to);
    }
    return b->found.names > names;
}

/* --- sentences --- */

/* The lists of a segment; what stands behind one may tell of a name in it. Returns where the
 * last one ends, 0 = none. */
static size_t read_lists(struct bulletin *b, size_t from, size_t segment, size_t sentence)
{
    struct str s = b->here.text;
    size_t done = 0, begin = from;
    for (size_t at = from; at < segment;) {
        size_t clause = next_mark(s, at, segment, MARK_COMMA | MARK_COLON);
        size_t end = read_list(b, begin, at, clause, sentence);
        bool goes_on = word_at(b, WORD_LINK, at, NULL) > 0 || reference_end(s, at) > 0;
        if (!end && done && b->r && goes_on) {
            read_statement(b, at, segment);
            return segment;
        }
        done = end ? end : done;
        at = behind_char(s, end ? end : clause);
        begin = end ? at : begin;
    }
    return done > segment || !done ? done : segment;
}

/* A sentence that counts and judges, and names nothing: an enumeration may follow. */
static void take_lead(struct bulletin *b, size_t from, size_t to)
{
    struct str s = b->here.text;
    int ignore;
    bool counts = false;
    for (size_t at = from; at < to; at = behind_char(s, at))
        counts |= count_at(s, at, &ignore) > 0;
    b->above.lead = counts ? verdict_of(b, from, to) : STR_NULL;
}

/* A statement that may carry a number: 「要求:1.甲招标滞后,…;2.…」. */
static void read_marked(struct bulletin *b, size_t from, size_t to)
{
    struct list_mark mark = list_mark_at(str_after(b->here.text, from));
    size_t tasks = b->r ? b->r->tasks.n : 0;
    from += mark.style == LIST_NONE ? 0 : mark.end;
    if (!read_statement(b, from, to) && !read_bare_list(b, from, to))
        read_piece(b, from, to);
    if (mark.style != LIST_NONE && b->r && b->r->tasks.n == tasks + 1)
        b->r->tasks.v[tasks].no = str_format(b->p->a, "%d", mark.number);
}

void read_sentence(struct bulletin *b, size_t from, size_t to)
{
    struct str s = b->here.text;
    size_t names = b->found.names;
    if (read_owners(b, from, to) || read_bare_list(b, from, to) || read_titles(b, from, to))
        return;
    size_t phrase = read_phrase(b, from, to);
    from = phrase ? phrase : from;
    if (list_mark_at(str_after(s, from)).style == LIST_NONE)
        b->above.lead = STR_NULL;
    size_t first = take_lead_before(b, from, to);
    for (size_t at = first; at < to;) {
        size_t segment = next_mark(s, at, to, MARK_SEMICOLON), end = segment;
        size_t told = at > from ? read_announced(b, at, to) : 0;
        if (told) {
            at = told;
            continue;
        }
        bool counts = at > first && counts_tasks(str_slice(s, at, segment)); /* its own */
        size_t list = first > from && counts ? read_lists(b, at, segment, to) : 0;
        if (list) {
            end = list;
        } else if (first > from || owner_parts(b, at, segment)) {
            read_marked(b, at, without_total(b, at, segment));
        } else if (!read_enumerated(b, at, segment)) {
            end = read_lists(b, at, segment, to);
            if (!end && !read_statement(b, at, segment))
                read_piece(b, at, segment);
            end = end ? end : segment;
        }
        at = behind_char(s, end);
    }
    if (b->found.names == names)
        take_lead(b, from, to);
}
