/* prose_sentence.c - what a sentence is made of, in the order in which it is tried: names by who
 * answers for them, lists, tasks that are announced, enumerations, statements on one task. */
#include "base/utf8.h"
#include "snapshots/normalize/match.h"
#include "snapshots/normalize/parts.h"
#include "snapshots/normalize/prose.h"

/* --- 「由县民政局负责的第17、18件」 --- */

static bool is_number_part(struct str s, size_t at)
{
    return (s.p[at] >= '0' && s.p[at] <= '9') || str_starts(str_after(s, at), STR("、"));
}

/* Where the piece begins that ends at byte `at`: behind a mark, or behind 由. */
static size_t piece_begin(struct str s, size_t from, size_t at)
{
    for (size_t before = at; at > from; before = at) {
        uint32_t code = utf8_prev(s, &at);
        if (code == ',' || code == ';' || code == ':' || code == 0x3002 || code == 0x3001 ||
            code == 0x7531)
            return before;
    }
    return at;
}

/* Where the offices begin that end at byte `at`: 「由|市住建局、市城投集团负责的」. */
static size_t offices_begin(struct str s, size_t from, size_t at)
{
    size_t start = piece_begin(s, from, at);
    while (start > from && str_ends(str_slice(s, 0, start), STR("、"))) {
        size_t mark = start - STR("、").n, before = piece_begin(s, from, mark);
        if (owners_likeness(str_slice(s, before, mark)) < 0.6)
            break;
        start = before;
    }
    return start;
}

/* 「,因用地未落实,推进缓慢」: what is told of the only one of its sentence. */
static size_t tell_behind(struct bulletin *b, struct task *t, size_t end, size_t sentence)
{
    struct str s = b->here.text;
    size_t stop = next_mark(s, end, sentence, MARK_SEMICOLON | MARK_STOP);
    struct range said = trimmed(s, end, stop);
    size_t to = match_at(s, stop) == FULL_STOP ? behind_char(s, stop) : said.to;
    tell_progress(b, t, verbatim(b, said.from, to));
    return stop;
}

/* The reference 「负责的第…件」 at byte `at`; alone: it is the only one of its sentence, which began at
 * byte `from`. Returns where it ends. */
static size_t read_by_owner(struct bulletin *b, size_t from, size_t at, size_t sentence, bool alone)
{
    struct str s = str_slice(b->here.text, 0, sentence), word = STR("负责的第");
    size_t start = offices_begin(s, from, at), digits = at + word.n - 3, end = at + word.n;
    size_t number = end;
    while (end < s.n && is_number_part(s, end))
        end = behind_char(s, end);
    while (number < s.n && s.p[number] >= '0' && s.p[number] <= '9')
        number++;
    if (owners_likeness(str_slice(s, start, at)) < 0.6 || end >= s.n)
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
    return named || (alone && match_at(s, end) == ',') ? tell_behind(b, t, end, sentence) : end;
}

static bool read_owners(struct bulletin *b, size_t from, size_t to)
{
    struct str s = str_slice(b->here.text, 0, to), word = STR("负责的第");
    size_t names = b->found.names, first = str_find_from(s, word, from), at = first;
    bool alone = first != STR_NOT_FOUND &&
                 str_find_from(s, word, first + word.n) == STR_NOT_FOUND;
    while (at < to && at != STR_NOT_FOUND)
        at = str_find_from(s, word, read_by_owner(b, from, at, to, alone));
    return b->found.names > names;
}

/* --- sentences --- */

/* 「3项(甲、乙、丙),由市交通局、市水务局、市教育局|分别牵头」: each of the tasks from `first` on is led by one. */
static void share_leaders(struct bulletin *b, size_t first, size_t from, size_t sentence)
{
    size_t stop = next_mark(b->here.text, from, sentence, MARK_SEMICOLON | MARK_STOP);
    struct str s = str_slice(b->here.text, 0, stop), each = STR("分别");
    size_t by = str_find_from(s, STR("由"), from), to = str_find_from(s, each, from);
    if (!b->r || by == STR_NOT_FOUND || to == STR_NOT_FOUND || by > to ||
        !word_at(b, WORD_ANSWERS, to + each.n, NULL))
        return;
    by += STR("由").n;
    if (pieces_in(s, by, to, MARK_PAUSE) == b->r->tasks.n - first)
        lead_each(b, first, by, to);
}

/* The lists of a segment; what stands behind one may tell of a name in it. Returns where the
 * last one ends, 0 = none. */
static size_t read_lists(struct bulletin *b, size_t from, size_t segment, size_t sentence)
{
    struct str s = b->here.text;
    size_t done = 0, begin = from;
    for (size_t at = from; at < segment;) {
        size_t clause = next_mark(s, at, segment, MARK_COMMA | MARK_COLON);
        size_t tasks = b->r ? b->r->tasks.n : 0;
        size_t end = read_list(b, begin, at, clause, sentence);
        if (end)
            share_leaders(b, tasks, end, sentence);
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
    bool counts = mark.style != LIST_NONE && mark.style != LIST_YISHI;
    if (counts && b->r && b->r->tasks.n == tasks + 1)
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
    /* 「未达序时进度的集中在两个领域。|其中,项目建设5项,为甲、乙…」 goes on with what was led to. */
    if (list_mark_at(str_after(s, from)).style == LIST_NONE && !word_at(b, WORD_LINK, from, NULL))
        b->above.lead = STR_NULL;
    size_t first = take_lead_before(b, from, to);
    for (size_t at = first; at < to;) {
        size_t segment = next_mark(s, at, to, MARK_SEMICOLON), end = segment;
        size_t told = at > from ? read_announced(b, at, to) : 0;
        if (told) {
            at = told;
            continue;
        }
        bool counts = (at > first || counts_list(b, at, segment)) &&
                      counts_tasks(str_slice(s, at, segment)); /* its own */
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
