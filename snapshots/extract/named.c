/* What a value says of the things it counts, held against what the target says of them: their rank
 * (省级; ranks.tsv), their size (10亿元以上), a kind of them, a part of the time. */
#include "base/table.h"
#include "base/utf8.h"
#include "snapshots/extract/matching.h"
#include "snapshots/extract/pattern.h"

enum { RATE_NAME = 9 }; /* bytes: 率 and two characters before it */

#define MORE 0.1 /* of a target's words: a part has them, its whole has not */

struct str goal_clause(const struct goal *g)
{
    const struct clause *c = &g->p->clauses.v[g->f->clause];
    return passage_text(g->p, c->from, c->to);
}

/* --- ranks --- */

/* The ranks that a text names, as bits; *last gets that of the last word. */
static unsigned ranks_in(struct str text, unsigned *last)
{
    const struct table *t = table_get("ranks");
    unsigned all = 0;
    size_t end = 0;
    *last = 0;
    for (size_t i = 0; i < t->n; i++) {
        struct str word = t->v[i].cell[0];
        for (size_t at = 0; (at = str_find_from(text, word, at)) != STR_NOT_FOUND;) {
            unsigned rank = 1u << decimal_parse(t->v[i].cell[1]).mantissa;
            at += word.n;
            if (link_begins(str_after(text, at), "review"))
                continue; /* 通过市级验收 */
            all |= rank;
            if (at > end) {
                end = at;
                *last = rank;
            }
        }
    }
    return all;
}

/* The rank of what a value counts; of one that names nothing itself, what its sentence told of
 * before it. 0 where none is told. */
static unsigned rank_of(const struct value *v)
{
    const struct passage *p = v->cell->p;
    const struct figure *f = v->f;
    unsigned last;
    size_t from = v->borrowed ? p->sentences.v[f->sentence].from : f->before.from;
    ranks_in(passage_text(p, from, f->from), &last);
    return last;
}

/* 省级农业龙头企业2家 where those of the city are wanted; not where 省级以上 are. */
static bool other_rank(const struct goal *g, const struct value *v)
{
    if (!v->f->unit.counter)
        return false;
    unsigned last, rank = rank_of(v), wanted = rank ? ranks_in(goal_clause(g), &last) : 0;
    return wanted && !(wanted & rank) && !link_in(goal_clause(g), "threshold");
}

/* --- sizes --- */

static bool of_amount(struct str text, size_t at)
{
    return link_ends(str_slice(text, 0, at), "amount") ||
           (at > 0 && (str_digit_at(text, at - 1) || text.p[at - 1] == '.'));
}

/* 10亿元 of 10亿元以上项目15个, 亿元 of 亿元以上项目120个: what the things counted must at least have; null
 * where nothing is said of it. 1亿元 is 亿元. */
static struct str size_of(const struct passage *p, const struct figure *f)
{
    const struct figure *e = f - 1;
    bool beside = e >= p->figures.v && e->clause == f->clause && e->q.op != OP_EQ &&
                  e->unit.measure && e->to > e->end;
    struct str text = passage_text(p, beside ? e->from : f->before.from, f->from);
    size_t end = link_find(text, "threshold", 0, NULL);
    if (end == STR_NOT_FOUND)
        return STR_NULL;
    size_t at = end;
    while (of_amount(text, at))
        utf8_prev(text, &at);
    struct str size = str_slice(text, at, end);
    return str_starts(size, STR("1亿")) ? str_after(size, 1) : size;
}

/* 50亿元以上项目2个 where those of 10亿元 and more are wanted. */
static bool other_size(const struct str *wanted, const struct str *told)
{
    return wanted->n && told->n && !str_eq(*wanted, *told);
}

/* --- kinds --- */

/* 早稻产量 where 粮食总产量 is wanted: by its name a part of it. */
static bool is_narrower(const struct goal *g, const struct value *v)
{
    return v->narrower.n && !str_has(g->name, v->narrower) &&
           !str_has(goal_clause(g), v->narrower);
}

bool named_otherwise(const struct goal *g, const struct value *v)
{
    struct str wanted = size_of(g->p, g->f), told = size_of(v->cell->p, v->f);
    return is_narrower(g, v) || other_rank(g, v) || other_size(&wanted, &told);
}

/* 4.2件 of 每万人口高价值发明专利4.2件. */
static bool is_per_head(const struct passage *p, const struct figure *f)
{
    return link_in(passage_text(p, f->before.from, f->before.to), "per head");
}

/* What there is, of all years: 拥有量; 6420家 of 上云企业达到6420家,其中今年新上云862家. */
static bool is_stock(const struct goal *g, const struct value *v)
{
    enum { LOOK_AHEAD = 3 };
    const struct figure *end = v->cell->p->figures.v + v->cell->p->figures.n, *e = v->f + 1;
    bool more = decimal_cmp(v->f->number.value, g->f->number.value) > 0;
    for (; more && e < end && e <= v->f + LOOK_AHEAD && e->sentence == v->f->sentence; e++)
        if (e->year && !v->f->year && str_eq(e->unit.family, v->f->unit.family))
            return true;
    return v->f->stock;
}

/* What is said of what was counted, behind its name where the target names it so, too: 全部化解 of
 * 40件积案全部化解 where 信访积案 are to be 化解. */
static struct str past_counted(struct str after, struct str wanted)
{
    enum { LAST = 3, MOST = 18 }; /* bytes: one character, six */
    size_t state = link_find(after, "state", 0, NULL);
    struct str name = str_slice(after, 0, state == STR_NOT_FOUND ? 0 : state);
    bool named = name.n >= LAST && name.n <= MOST &&
                 str_has(wanted, str_after(name, name.n - LAST));
    return named ? str_after(after, name.n) : after;
}

bool named_done(const struct value *v, struct str wanted)
{
    enum { VERB = 6 }; /* bytes: two characters */
    const struct passage *p = v->cell->p;
    struct str after = past_counted(passage_text(p, v->f->after.from, v->f->after.to), wanted);
    size_t n = link_begins(after, "state");
    bool said = n > 0 && !v->stage;
    for (; n > 0; n = link_begins(after, "state"))
        after = str_after(after, n);
    return said && after.n >= VERB && !link_begins(after, "done") &&
           str_has(wanted, str_slice(after, 0, VERB));
}

/* Whether the word in bytes [at, behind) of a text is what it asks to be done: a verb at its
 * head. */
static bool is_act(struct str wanted, size_t at, size_t behind)
{
    struct hit hit;
    bool head = at == 0 || (unsigned char)wanted.p[at - 1] < 0x80 ||
                link_ends(str_slice(wanted, 0, at), "before act");
    return head && (unsigned char)wanted.p[behind] >= 0x80 &&
           patterns_find(patterns_get("verbs"), wanted, at, behind, &hit) && hit.from == at;
}

/* Whether a text, up to a figure, ends with a word: 改造 of 危房改造350户. */
static bool ends_at_figure(struct str text, struct str word)
{
    for (size_t at = 0; (at = str_find_from(text, word, at)) != STR_NOT_FOUND;) {
        at += word.n;
        if (str_digit_at(text, at))
            return true;
    }
    return false;
}

/* 受益群众3260人 where 解决3100人饮水困难 is wanted: who has got something of it. */
static bool tells_who(struct str own, struct str wanted)
{
    return link_in(own, "benefit") && link_in(wanted, "benefit");
}

bool named_verb(const struct value *v, struct str wanted)
{
    enum { VERB = 6, MOST = 12 }; /* bytes: two characters, four */
    struct str own = str_trim(passage_text(v->cell->p, v->f->before.from, v->f->before.to));
    struct str plain = figure_own_words(v->cell->p, v->f);
    if ((plain.n == VERB && v->f->verb && ends_at_figure(wanted, plain)) || tells_who(own, wanted))
        return true;
    size_t first = 0, second = 0, end = 0; /* of two characters in a row */
    for (bool pair = false; own.n <= MOST && end < own.n; pair = true) {
        first = second;
        second = end;
        utf8_next(own, &end);
        struct str verb = str_slice(own, first, end);
        size_t at = pair ? str_find(wanted, verb) : STR_NOT_FOUND, behind = at + verb.n;
        if (at != STR_NOT_FOUND && behind < wanted.n &&
            (link_begins(verb, "act") || (end == own.n && is_act(wanted, at, behind))))
            return true;
    }
    return false;
}

bool named_rate(const struct goal *g, const struct value *v)
{
    struct str own = figure_own_words(v->cell->p, v->f), wanted = figure_own_words(g->p, g->f);
    return g->f->q.kind == KIND_SHARE && link_ends(own, "rate") && own.n >= RATE_NAME &&
           wanted.n >= RATE_NAME &&
           str_eq(str_after(own, own.n - RATE_NAME),
                  str_after(wanted, wanted.n - RATE_NAME));
}

bool named_short(const struct goal *g, const struct value *v)
{
    enum { LEAST = 2, MOST = 4 };
    struct str own = figure_own_words(v->cell->p, v->f);
    size_t chars = utf8_length(own), at = 0;
    if (own.n == RATE_NAME && named_rate(g, v))
        return true; /* 普及率 for 农村自来水普及率 */
    if (chars < LEAST || chars > MOST || v->borrowed || v->assumed || str_has(g->name, own))
        return false; /* 出口 is a part of 进出口总额 */
    for (size_t i = 0; i < own.n && at != STR_NOT_FOUND;) {
        size_t from = i;
        utf8_next(own, &i);
        at = str_find_from(g->name, str_slice(own, from, i), at);
        at = at == STR_NOT_FOUND ? at : at + i - from;
    }
    return at != STR_NOT_FOUND;
}

/* 养护投资到位4.1亿元 where 养护投资4.5亿元 is to be made: money that is there is not spent yet. */
static bool is_funding(const struct goal *g, const struct value *v)
{
    struct str wanted = goal_clause(g);
    struct str own = passage_text(v->cell->p, v->f->before.from, v->f->before.to);
    return link_in(own, "funded") && link_in(wanted, "invested") && !link_in(wanted, "funded");
}

double named_alike(const struct goal *g, const struct value *v)
{
    struct str wanted = size_of(g->p, g->f), told = size_of(v->cell->p, v->f);
    double s = wanted.n && told.n ? 0.15 : wanted.n ? -0.15 : told.n ? -0.1 : 0;
    bool narrowed = words_within(&g->words, &v->near) - words_within(&g->words, &v->whole) > MORE;
    s += 0.45 * (v->whole.n && narrowed); /* 培训412人,其中持证286人 for 持证300人 */
    s += 0.12 * (named_verb(v, goal_clause(g)) && g->f->q.kind == KIND_LEVEL);
    s -= 0.2 * is_funding(g, v);
    s += 0.15 * named_done(v, goal_clause(g));
    s -= 0.25 * (v->f->within && !g->f->within);
    if (g->f->q.kind == KIND_LEVEL)
        s -= 0.3 * (is_per_head(v->cell->p, v->f) && !link_in(goal_clause(g), "per head")) +
             0.3 * (is_stock(g, v) && !g->f->stock);
    return s;
}
