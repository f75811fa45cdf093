/* The page's address as evidence for its place. */
#include "base/url.h"
#include "snapshots/normalize/address.h"
#include "snapshots/normalize/place.h"

/* What the other evidence must come to for a place that the address may mean, and how many times
 * that for the next one. */
static const double LEAST_SUPPORT = 0.25, CLEARLY = 2;

/* What a page of several addresses under gov.cn says first: its own, its site's. */
static struct str host_of_page(const struct front *f)
{
    static const char *const metas[] = { "sitedomain", "base" };
    struct str host = url_host(f->arena, f->doc->url);
    for (size_t k = 0; k < sizeof metas / sizeof metas[0]; k++)
        for (size_t i = 0; i < f->doc->metas.n && !str_ends(host, STR(".gov.cn")); i++)
            if (str_is(f->doc->metas.v[i].name, metas[k]))
                host = url_host(f->arena, f->doc->metas.v[i].content);
    return host;
}

/* Two initials may be those of an office, too (sw.sz.gov.cn), unless offices of the lower level
 * speak, or the text names the place. */
static double prior_of(const struct evidence *e, const struct label_places *p, int unit, bool inner)
{
    int above = e->gazetteer->units.v[unit].parent;
    if (p->spelling != SPELLING_SHORT)
        return 1;
    return inner && place_level_fit(e, unit) > place_level_fit(e, above) ? 1 : 0;
}

static double support(const struct evidence *e, const struct label_places *p, int unit, bool inner)
{
    const struct gazetteer *g = e->gazetteer;
    double sum = prior_of(e, p, unit, inner) + e->own[unit], share = 0.4;
    if (sum == 0 && inner)
        return 0;
    for (int above = g->units.v[unit].parent; above >= 0; above = g->units.v[above].parent) {
        sum += share * e->own[above];
        share /= 2;
    }
    return sum * place_level_fit(e, unit);
}

/* The place among them that the evidence speaks for clearly; -1 when it does for none. */
static int clearest(const struct evidence *e, const struct label_places *p, bool inner)
{
    int best = -1;
    double most = 0, next = 0;
    for (size_t i = 0; i < p->units.n; i++) {
        double s = support(e, p, p->units.v[i], inner);
        if (s > most) {
            next = most;
            most = s;
            best = p->units.v[i];
        } else if (s > next) {
            next = s;
        }
    }
    return most >= LEAST_SUPPORT && most >= CLEARLY * next ? best : -1;
}

static double weight_of(enum spelling spelling)
{
    static const double weights[] = { [SPELLING_SHORT] = 3, [SPELLING_LONG] = 5,
                                      [SPELLING_WHOLE] = 6 };
    return weights[spelling];
}

struct addressed place_of_address(const struct front *f, const struct evidence *e)
{
    struct addressed at = { .unit = -1, .host = host_of_page(f) };
    if (!at.host.n)
        return at;
    struct address address = address_places(f->arena, e->gazetteer, at.host);
    const struct label_places *p = &address.inner;
    at.unit = clearest(e, p, true);
    if (at.unit < 0) {
        p = &address.outer;
        at.unit = clearest(e, p, false);
    }
    at.weight = weight_of(p->spelling);
    return at;
}
