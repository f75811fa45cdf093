/* A cell cut into sentences and clauses. */
#include "base/utf8.h"
#include "snapshots/extract/parts.h"

/* No rule looks beyond a sentence, and a sentence never exceeds this: matching stays linear. */
enum { SENTENCE_MOST = 1500, CLAUSE_MOST = 600 };

enum mark { MARK_NONE, MARK_CLAUSE, MARK_SENTENCE, MARK_PARAGRAPH };

/* A comma that parts thousands is no mark. */
static bool within_number(struct str s, size_t at)
{
    return at > 0 && str_digit_at(s, at - 1) && str_past_digits(s, at + 1) == at + 4;
}

/* '.' ends a sentence where it stands for 。 (typed on a half-width keyboard) or closes a list
 * number: not between digits or letters. */
static enum mark dot(struct str s, size_t at)
{
    size_t next = at + 1;
    if (next < s.n && s.p[next] == ' ')
        next++;
    if (next >= s.n)
        return MARK_SENTENCE;
    unsigned char after = (unsigned char)s.p[next];
    unsigned char before = at ? (unsigned char)s.p[at - 1] : ' ';
    return after >= 0xE3 && (before >= 0x80 || before == ')') ? MARK_SENTENCE : MARK_NONE;
}

/* Whether a line of the original ends behind byte `at` of the folded text. */
static bool line_ends(const struct folded *f, size_t at)
{
    for (size_t i = f->map[at]; i < f->map[at + 1]; i++)
        if (f->original.p[i] == '\n')
            return true;
    return false;
}

static enum mark mark_at(const struct folded *f, size_t at, uint32_t c)
{
    switch (c) {
    case 0x3002: /* 。 */
    case ';':
    case '!':
        return MARK_SENTENCE;
    case '?': /* beside a digit it stands for one that was lost */
        return str_digit_at(f->text, at + 1) || (at > 0 && str_digit_at(f->text, at - 1))
                   ? MARK_NONE : MARK_SENTENCE;
    case ',':
        return within_number(f->text, at) ? MARK_NONE : MARK_CLAUSE;
    case ':':
    case 0xFF64:
        return MARK_CLAUSE;
    case '.':
        return dot(f->text, at);
    case ' ':
        return line_ends(f, at) ? MARK_PARAGRAPH : MARK_NONE;
    default:
        return MARK_NONE;
    }
}

struct cutter {
    struct arena *arena;
    struct passage *p;
    size_t clause, sentence; /* where they began */
    int depth, depth_before, paragraph;
    int first; /* clause of the sentence */
    bool fresh;
};

static void end_clause(struct cutter *c, size_t at)
{
    if (at > c->clause) {
        struct clause *new = list_push(c->arena, &c->p->clauses);
        *new = (struct clause){ c->clause, at, (int)c->p->sentences.n, c->depth_before };
    }
    c->depth_before = c->depth;
}

static void end_sentence(struct cutter *c, size_t at)
{
    end_clause(c, at);
    if ((int)c->p->clauses.n > c->first) {
        struct sentence *new = list_push(c->arena, &c->p->sentences);
        *new = (struct sentence){ c->sentence, at, c->first, c->paragraph, c->fresh };
    }
    c->first = (int)c->p->clauses.n;
    c->depth = c->depth_before = 0;
}

static void step(struct cutter *c, size_t at, size_t next, uint32_t code)
{
    enum mark mark = mark_at(&c->p->f, at, code);
    if (code == '(')
        c->depth++;
    else if (code == ')' && c->depth > 0)
        c->depth--;
    if (mark == MARK_NONE && at - c->sentence > SENTENCE_MOST)
        mark = MARK_SENTENCE;
    else if (mark == MARK_NONE && at - c->clause > CLAUSE_MOST)
        mark = MARK_CLAUSE;
    if (mark == MARK_NONE)
        return;
    if (mark == MARK_CLAUSE)
        end_clause(c, at);
    else
        end_sentence(c, at);
    if (mark != MARK_CLAUSE)
        c->fresh = code != ';';
    if (mark == MARK_PARAGRAPH)
        c->paragraph++;
    c->clause = next;
    if (mark != MARK_CLAUSE)
        c->sentence = next;
}

void passage_cut(struct arena *a, struct passage *p)
{
    struct cutter c = { .arena = a, .p = p, .fresh = true };
    for (size_t at = 0; at < p->f.text.n;) {
        size_t next = at;
        uint32_t code = utf8_next(p->f.text, &next);
        step(&c, at, next, code);
        at = next;
    }
    end_sentence(&c, p->f.text.n);
}

struct str passage_text(const struct passage *p, size_t from, size_t to)
{
    return str_slice(p->f.text, from, to);
}

struct str passage_quote(const struct passage *p, size_t from, size_t to)
{
    return str_trim(fold_quote(&p->f, from, to));
}

size_t passage_past_number(const struct passage *p, size_t from)
{
    while (from < p->f.text.n && p->f.text.p[from] == ' ')
        from++;
    size_t low = 0, high = p->numbers.n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (p->numbers.v[middle].from < from)
            low = middle + 1;
        else
            high = middle;
    }
    return low < p->numbers.n && p->numbers.v[low].from == from ? p->numbers.v[low].to : from;
}

struct passage *passage_read(struct arena *a, struct str text, struct period base,
                             struct cell_context context)
{
    struct passage *p = arena_make(a, struct passage);
    p->f = fold(a, text);
    p->base = base;
    p->context = context;
    passage_cut(a, p);
    passage_dates(a, p);
    passage_figures(a, p);
    return p;
}
