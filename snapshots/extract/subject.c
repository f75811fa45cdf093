/* What a value speaks of: its own words and those of its list or whole, of the clauses before it,
 * or, where it goes without saying, the task itself. */
#include "base/utf8.h"
#include "snapshots/extract/matching.h"
#include "snapshots/extract/pattern.h"

enum { LOOK_BACK = 5 }; /* clauses without a subject of their own */
enum { FEW = 2 };       /* characters that name something */
enum { PLAIN = 8 };     /* weight of verbs that plainly say that a figure was reached */

#define SAME 0.5 /* of a rate's words: it is that of what was counted before it */

const struct figure *figure_answered(const struct passage *p, size_t i)
{
    size_t first = i;
    while (first > 0 && p->figures.v[first - 1].clause == p->figures.v[i].clause &&
           p->figures.v[first - 1].respective && i - first < 8)
        first--;
    size_t count = 1;
    for (size_t k = first + 1; k < p->figures.n && p->figures.v[k].clause == p->figures.v[i].clause;
         k++)
        count++;
    if (first < count || p->figures.v[first - count].sentence != p->figures.v[i].sentence)
        return NULL;
    return &p->figures.v[i - count];
}

/* The name of the figure that a respective one answers. */
static struct str listed_name(const struct passage *p, size_t i)
{
    const struct figure *f = figure_answered(p, i);
    return f ? passage_text(p, f->before.from, f->to) : STR_NULL;
}

/* A figure that names nothing itself speaks of what stands before it in its sentence; a sum behind
 * parts, of what the sentence begins with. */
static void look_back(struct reading *r, struct value *v)
{
    const struct passage *p = v->cell->p;
    const struct figure *f = v->f;
    size_t first = (size_t)p->sentences.v[f->sentence].clause;
    const struct figure *e = f;
    while (e > p->figures.v && e[-1].clause == f->clause)
        e--;
    if (v->near.characters < FEW) /* 住房共2处合计1721套 */
        v->near = words_read(r->arena, passage_text(p, p->clauses.v[f->clause].from, e->from));
    for (size_t c = f->clause; v->near.characters < FEW && c > first; c--) {
        size_t earlier = f->total ? first : c - 1;
        const struct clause *said = &p->clauses.v[earlier];
        if (f->total && link_begins(passage_text(p, said->from, said->to), "part"))
            break;
        v->near = clause_words(r->arena, p, earlier, f);
        v->borrowed = true;
        if (f->total || f->clause - c > LOOK_BACK)
            break;
    }
}

/* 变电站 of "10座变电站中,海北变等6座已投运": what the figure is counted among; null when there is
 * no such head. */
static struct str counted_among(const struct passage *p, const struct figure *f)
{
    for (const struct figure *e = f; e > p->figures.v && e[-1].sentence == f->sentence &&
                                     f - e < LOOK_BACK; e--) {
        struct str after = passage_text(p, e[-1].to, e == f ? f->from : e->from);
        size_t n = 0, all = link_find(after, "all", 0, &n);
        if (all != STR_NOT_FOUND && str_eq(e[-1].unit.family, f->unit.family) &&
            !link_ends(str_slice(after, 0, all + strlen("中")), "part"))
            return str_slice(after, 0, all);
    }
    return STR_NULL;
}

/* 重点人群 of 签约重点人群8.94万人,签约率67.4%: what was counted in the clause before, where a rate's own words
 * are but taken from it; null when there is no such count. */
static struct str counted_beside(struct arena *a, const struct passage *p, const struct figure *f)
{
    const struct figure *count = f - 1;
    if (f->q.kind != KIND_SHARE || count < p->figures.v || count->clause + 1 != f->clause ||
        count->sentence != f->sentence || count->q.kind != KIND_LEVEL)
        return STR_NULL;
    struct str beside = passage_text(p, count->before.from, count->before.to);
    struct words own = words_read(a, figure_own_words(p, f)), said = words_read(a, beside);
    return own.characters && words_within(&own, &said) >= SAME ? beside : STR_NULL;
}

bool only_unit(const struct reading *r, const struct figure *f)
{
    struct decimal value;
    size_t n = 0, same = 0, year = r->targets - r->steps;
    for (size_t g = 0; g < (year ? year : r->targets); g++) {
        same += str_eq(f->q.unit, r->goals.v[g].f->q.unit);
        n += unit_convert(f->q.value, f->q.unit, r->goals.v[g].f->q.unit, &value);
    }
    return same ? same == 1 : n == 1; /* 2处 where 5处 and 300个 are wanted */
}

/* 25个 of 42个项目全部进场,其中25个已完工 where 42个 are wanted: counted among what the target is. */
static bool is_among_wanted(const struct reading *r, const struct passage *p,
                            const struct figure *f)
{
    struct decimal value;
    const struct goal *g = &r->goals.v[0];
    const struct figure *first = f - p->figures.v > LOOK_BACK ? f - LOOK_BACK : p->figures.v;
    for (const struct figure *e = first; e < f && r->targets == 1 && f->behind; e++)
        if (e->sentence == f->sentence && decimal_eq(e->q.value, g->value) &&
            unit_convert(e->q.value, e->q.unit, g->f->q.unit, &value))
            return true;
    return false;
}

/* --- growth on several bases --- */

static bool moves(const struct figure *f)
{
    return f->q.kind == KIND_GROWTH || f->q.kind == KIND_DECLINE;
}

/* The words before a figure; without the basis that growth is reckoned on, which names nothing:
 * 税收收入 of 税收收入自然口径下降2.1%, nothing of 剔除留抵退税因素增长6.8%. */
static struct str own_words(const struct passage *p, const struct figure *f, bool *basis)
{
    struct str own = passage_text(p, f->before.from, f->before.to);
    size_t comparable = moves(f) ? link_find(own, "comparable", 0, NULL) : STR_NOT_FOUND;
    size_t nominal = moves(f) ? link_find(own, "nominal", 0, NULL) : STR_NOT_FOUND;
    size_t at = comparable < nominal ? comparable : nominal;
    *basis = at != STR_NOT_FOUND;
    return *basis ? str_slice(own, 0, at) : own;
}

/* --- what goes without saying --- */

/* The words before a figure; of those that end in a verb that says more than what was wanted, what
 * stands before it: nothing of 已正式运营13个. */
static struct str named_before(struct value *v, struct str own)
{
    const struct figure *f = v->f;
    struct str text = str_slice(v->cell->p->f.text, 0, f->before.to);
    struct hit hit;
    for (size_t at = f->before.from; patterns_find(patterns_get("verbs"), text, at, text.n, &hit);
         at = hit.from, utf8_next(text, &at)) /* 已正式运营, though 已 begins a match */
        if (hit_has_mark(&hit, "beyond")) {
            v->beyond = true;
            return str_slice(own, 0, hit.from - f->before.from);
        }
    return own;
}

/* Whether what stands before a figure are the names of those it counts, all of them
 * (白礁、塘湾2座已完工) or the first (东湖、北塘等6所竣工). */
static bool names_counted(const struct passage *p, const struct figure *f)
{
    struct str own = str_trim(passage_text(p, f->before.from, f->before.to));
    struct str names[MOST_NAMES];
    bool more = link_ends(own, "and more");
    int n = names_listed(own, names), order = decimal_cmp(decimal_int(n), f->number.value);
    return f->behind && n >= 2 && (more ? order < 0 : order == 0);
}

/* --- all together --- */

/* The words of a value's own and of what it is told with. */
static struct words near_words(struct reading *r, struct value *v, struct str own)
{
    const struct passage *p = v->cell->p;
    const struct figure *f = v->f, *all = figure_whole(p, f); /* 培训412人,其中持证286人 */
    size_t i = (size_t)(f - p->figures.v);
    struct str near = figure_listed(r->arena, p, i);
    if (near.n)
        return words_read(r->arena, near);
    struct str of_all = all ? passage_text(p, all->before.from, all->before.to)
                            : counted_beside(r->arena, p, f);
    if (all)
        v->whole = words_read(r->arena, of_all);
    near = str_join(r->arena, f->respective ? listed_name(p, i) : counted_among(p, f), STR(" "),
                    str_join(r->arena, of_all, STR(" "), own));
    return words_read(r->arena, str_join(r->arena, near, STR(" "),
                                         passage_text(p, f->after.from, f->after.to)));
}

/* Whether the task goes without saying: 受雨季影响,只建成17座. */
static bool is_topical(const struct reading *r, const struct value *v)
{
    const struct passage *p = v->cell->p;
    const struct figure *f = v->f;
    struct str topic = p->context.topic;
    struct words task = words_read(r->arena, topic);
    bool same_text = r->goals.v[0].role == ROLE_PROGRESS, plain = f->verb >= PLAIN || v->beyond;
    bool nameless = !f->part && (same_text ? f->verb > 0 : plain && !v->named);
    nameless |= v->beyond && words_within(&v->near, &task) == 1; /* 错时 of 车位夜间错时开放 */
    nameless |= names_counted(p, f) || named_verb(v, topic) || named_done(v, topic);
    return (nameless && f->q.kind == KIND_LEVEL && v->only) || is_among_wanted(r, p, f);
}

void value_subject(struct reading *r, struct value *v, const struct value *last)
{
    const struct passage *p = v->cell->p;
    const struct figure *f = v->f;
    const struct sentence *s = &p->sentences.v[f->sentence];
    bool basis;
    struct str own = named_before(v, own_words(p, f, &basis));
    v->only = only_unit(r, f);
    v->wide = last ? last->wide : words_read(r->arena, passage_text(p, s->from, s->to));
    v->near = near_words(r, v, own);
    v->named = v->near.characters >= FEW;
    if (basis && !v->named && last && moves(last->f))
        v->near = last->near;
    else if (!basis)
        look_back(r, v);
    if (v->near.characters >= FEW) {
        if (is_topical(r, v))
            v->topic = words_read(r->arena, p->context.topic);
        return;
    }
    v->assumed = true; /* left out, as it goes without saying */
    v->near = words_read(r->arena, p->context.topic);
    if (v->wide.characters < FEW)
        v->wide = v->near;
}
