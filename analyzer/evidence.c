#include <math.h>

#include "analyzer/parts.h"
#include "base/i18n.h"

/* How many points each kind of evidence is worth at its fullest. A pair needs more than
 * evidence_alone: a title that is half the same with the same lead will do, the same lead with a
 * similar start of the title will not. */
enum {
    POINTS_TITLE = 10,
    POINTS_ITEMS = 2,
    POINTS_BODY = 5,
    POINTS_ID = 3,
};
static const double points_owners = 1.5, points_figures = 1.5, points_neighbour = 0.6;
static const double points_rare = 0.5, most_rare = 2;
static const double points_foreign = 2;
const double evidence_alone = 4.4;

/* What two sets have in common, by weight: of both together, and of the one that has more of it. */
struct common {
    double dice, inside;
};

static struct common in_common(const struct space *s, const struct doc *x, const struct doc *y)
{
    double all = x->weight + y->weight, less = x->weight < y->weight ? x->weight : y->weight;
    double shared = less > 0 ? doc_shared(s, x, y) : 0;
    return (struct common){ all > 0 ? 2 * shared / all : 0, less > 0 ? shared / less : 0 };
}

/* Titles are cut and filled up: one that is wholly inside the other is nearly the same. Short ones
 * are inside too many others, unless what they say is rare: 高铁新城. */
static double title_likeness(const struct space *s, const struct doc *x, const struct doc *y)
{
    enum { ENOUGH = 5, FEWEST = 2 }; /* pairs of characters */
    static const double rare = 0.55;
    const struct doc *less = x->n < y->n ? x : y;
    struct common c = in_common(s, x, y);
    double inside = 0;
    if (less->n >= ENOUGH)
        inside = 0.8 * c.inside * c.inside;
    else if (less->n >= FEWEST && c.inside > 0.99)
        inside = less->weight >= rare * s->rarest * less->n ? 0.6 : 0;
    return c.dice > inside ? c.dice : inside;
}

/* Words that no other task of either report has in its title, such as the name of a bridge. */
static double rare_words(const struct space *s, const struct doc *x, const struct doc *y)
{
    double n = 0;
    for (uint32_t i = 0, j = 0; i < x->n && j < y->n;) {
        uint32_t id = x->ids[i];
        if (id == y->ids[j]) {
            n += s->first[id + 1] - s->first[id] == 2;
            i++;
            j++;
        } else if (id < y->ids[j]) {
            i++;
        } else {
            j++;
        }
    }
    return fmin(points_rare * n, most_rare);
}

static double best_item(const struct space *s, const struct doc *title, const struct task_docs *t)
{
    double best = 0;
    for (uint32_t i = 0; i < t->nitems; i++) {
        double d = title_likeness(s, title, &t->items[i]);
        best = d > best ? d : best;
    }
    return best;
}

/* How much x is told as an item, or as a sentence of its own, of y. */
static double as_part(const struct space *s, const struct task_docs *x, const struct task_docs *y)
{
    return doc_shared(s, &x->self, &y->names) > 0 ? 1 : best_item(s, &x->title, y);
}

/* How well the items of both go together: the mean of each one's best partner. */
static double items_likeness(const struct space *s, const struct task_docs *x,
                             const struct task_docs *y)
{
    if (!x->nitems || !y->nitems)
        return 0;
    double forth = 0, there = 0;
    for (uint32_t i = 0; i < x->nitems; i++)
        forth += best_item(s, &x->items[i], y);
    for (uint32_t i = 0; i < y->nitems; i++)
        there += best_item(s, &y->items[i], x);
    return (forth + there) / (x->nitems + y->nitems);
}

/* How much the shared part of two texts is their own: 1 where few tasks say it, towards 0 for stock
 * phrases that many rows repeat. */
static double own_share(const struct space *s, double shared, uint32_t n)
{
    static const double stock = 0.3, own = 0.7; /* of the weight of what two tasks alone say */
    double most = s->rarest;
    if (n == 0 || most <= 0)
        return 0;
    return fmin(1, fmax(0, (shared / n / most - stock) / (own - stock)));
}

static double body_likeness(const struct space *s, const struct doc *x, const struct doc *y)
{
    enum { ENOUGH = 8 };
    uint32_t n = 0;
    if (x->n < ENOUGH || y->n < ENOUGH)
        return 0;
    double shared = doc_common(s, x, y, &n);
    double dice = 2 * shared / (x->weight + y->weight);
    double inside = 0.8 * shared / fmin(x->weight, y->weight);
    return (dice > inside ? dice : inside) * own_share(s, shared, n);
}

/* Long texts that share nothing of their own speak against the pair. */
static double body_points(const struct space *s, const struct doc *x, const struct doc *y)
{
    enum { LONG = 20 }; /* features, every second run: some 50 characters */
    double alike = body_likeness(s, x, y);
    double foreign = x->n >= LONG && y->n >= LONG ? fmax(0, 1 - alike / 0.1) : 0;
    return POINTS_BODY * alike - points_foreign * foreign;
}

static double owners_likeness(const struct space *s, const struct task_docs *x,
                              const struct task_docs *y)
{
    if (!x->owners.n || !y->owners.n)
        return 0.3; /* a layout without owners says nothing against the pair */
    double same_lead = x->lead.n && str_eq(x->lead, y->lead);
    return 0.5 * same_lead + 0.5 * doc_dice(s, &x->owners, &y->owners);
}

/* Both reports go on in the same way before and behind the two. */
double evidence_neighbours(const struct space *s, uint32_t from, uint32_t to,
                           const uint32_t *const mates[2])
{
    double n = 0;
    if (from > 0 && to > 0)
        n += mates[0][from - 1] == to - 1;
    if (from + 1 < s->side[0].n && to + 1 < s->side[1].n)
        n += mates[0][from + 1] == to + 1;
    return points_neighbour * n;
}

struct evidence evidence_weigh(const struct space *s, uint32_t from, uint32_t to,
                               const uint32_t *const mates[2])
{
    const struct task_docs *x = &s->side[0].tasks[from], *y = &s->side[1].tasks[to];
    const struct task *a = &s->side[0].report->tasks.v[from];
    const struct task *b = &s->side[1].report->tasks.v[to];
    double title = str_eq(x->key, y->key) ? 1 : title_likeness(s, &x->title, &y->title);
    double as_item = 0.9 * fmax(as_part(s, x, y), as_part(s, y, x));
    return (struct evidence){ {
        [EVIDENCE_TITLE] = POINTS_TITLE * (title > as_item ? title : as_item),
        [EVIDENCE_RARE] = rare_words(s, &x->title, &y->title),
        [EVIDENCE_ITEMS] = POINTS_ITEMS * items_likeness(s, x, y),
        [EVIDENCE_TEXT] = body_points(s, &x->body, &y->body),
        [EVIDENCE_OWNERS] = points_owners * owners_likeness(s, x, y),
        [EVIDENCE_FIGURES] = points_figures * doc_dice(s, &x->figures, &y->figures),
        [EVIDENCE_NEIGHBOURS] = evidence_neighbours(s, from, to, mates),
        [EVIDENCE_ID] = a->id.n && str_eq(a->id, b->id) ? POINTS_ID : 0,
    } };
}

double evidence_score(const struct evidence *e)
{
    double sum = 0;
    for (int k = 0; k < EVIDENCE_COUNT; k++)
        sum += e->points[k];
    return sum;
}

static const char *const names[] = {
#define X(id, name, label) [id] = name,
    EVIDENCE(X)
#undef X
};
static const char *const labels[] = {
#define X(id, name, label) [id] = label,
    EVIDENCE(X)
#undef X
};

const char *evidence_name(enum evidence_kind k)
{
    return names[k];
}

const char *evidence_label(enum evidence_kind k)
{
    return labels[k];
}
