/* Whose report it is: a city, county or province, a town or zone, an administration that has a
 * country of its own, never a department.
 *
 * Every name of places.tsv that the page holds is evidence, the more the nearer it stands to the
 * title; so are the offices it names (市发改委, 区财政局): they tell the level. A place that is not
 * in the table is taken where a title or publisher begins with it. Codes of areas and the page's
 * address are evidence, too; what the title names goes before them.
 */
#include "base/utf8.h"
#include "snapshots/normalize/areacode.h"
#include "snapshots/normalize/place.h"

static const double ENOUGH = 0.5; /* evidence below which no place is named */
static const double OUTSPOKEN = 1; /* from which on another place in the address is worth a word */

/* The evidence for the unit that has most. */
static double most_of(const struct evidence *e)
{
    double most = 0;
    for (size_t i = 0; i < e->gazetteer->units.n; i++)
        most = e->own[i] > most ? e->own[i] : most;
    return most;
}

static void weigh_front(struct evidence *e, const struct front *f, struct str publisher)
{
    place_weigh_text(e, publisher, 8);
    place_weigh_text(e, f->site, 6);
    for (size_t i = 0; i < f->doc->metas.n; i++)
        place_weigh_text(e, f->doc->metas.v[i].content, 2);
    for (size_t i = 0; i < f->lines.n; i++) {
        const struct front_line *l = &f->lines.v[i];
        place_weigh_text(e, l->text, l->labelled ? 4 : str_has(l->text, STR("。")) ? 1 : 3);
    }
}

/* --- choosing --- */

static void best_unit(const struct evidence *e, struct arena *a, int *best, double *score)
{
    const struct gazetteer *g = e->gazetteer;
    double *below = arena_array(a, g->units.n, sizeof *below);
    for (size_t i = 0; i < g->units.n; i++)
        if (g->units.v[i].parent >= 0)
            below[g->units.v[i].parent] += e->own[i];
    *best = -1;
    *score = 0;
    for (size_t i = 0; i < g->units.n; i++) {
        const struct unit *u = &g->units.v[i];
        double above = u->parent >= 0 ? e->own[u->parent] : 0;
        double s = e->own[i] + 0.35 * (below[i] > 4 ? 4 : below[i]);
        if (e->own[i] > 0)
            s += above > 5 ? 2 : 0.4 * above;
        s *= place_level_fit(e, (int)i);
        if (s > *score) {
            *score = s;
            *best = (int)i;
        }
    }
}

/* A city within the best one that is named half as much, and no other, speaks itself: its page
 * names the city above it, while that one's names many. */
static int speaking_child(const struct evidence *e, int best)
{
    const struct gazetteer *g = e->gazetteer;
    double sum = 0;
    int most = best;
    for (size_t i = 0; i < g->units.n; i++) {
        if (g->units.v[i].parent != best)
            continue;
        sum += e->own[i];
        if (most == best || e->own[i] > e->own[most])
            most = (int)i;
    }
    bool speaks = most != best && e->own[most] >= 2 && e->own[most] >= 0.5 * e->own[best] &&
                  e->own[most] >= 0.6 * sum &&
                  place_level_fit(e, most) >= place_level_fit(e, best);
    return speaks ? most : best;
}

/* 「杭州市拱墅区」: a district goes by its city's name; a county has its own. */
static struct str full_name(struct arena *a, const struct gazetteer *g, int index)
{
    const struct unit *u = &g->units.v[index];
    bool district = u->level == UNIT_COUNTY && place_level_of_unit(u) == 2;
    return district ? str_join(a, g->units.v[u->parent].name, STR(""), u->name) : u->name;
}

/* --- codes and addresses --- */

static void weigh_codes(struct evidence *e, const struct front *f)
{
    bool sure, site = false;
    int code = area_code_in_index(f->report->index_no, &sure);
    place_weigh_code(e, code, sure ? 4 : 2.5);
    for (size_t i = 0; i < f->doc->metas.n; i++)
        if (str_is(f->doc->metas.v[i].name, "siteidcode"))
            place_weigh_code(e, area_code_of_site(f->doc->metas.v[i].content), 5);
    for (size_t i = 0; i < f->doc->blocks.n; i++) {
        code = area_code_in_footer(f->doc->blocks.v[i].para.text, &site); /* null in a grid */
        place_weigh_code(e, code, site ? 5 : 1.5);
    }
}

static bool belongs_to(const struct gazetteer *g, int unit, int above)
{
    while (unit >= 0 && unit != above)
        unit = g->units.v[unit].parent;
    return unit >= 0;
}

/* A page may stand at the site of the city above, or of a part: else somebody has put it where it
 * does not come from, or the address is another page's. `unit` is what the rest speaks for. */
static void check_address(struct front *f, const struct gazetteer *g, struct addressed at, int unit)
{
    if (at.unit < 0 || unit < 0 || belongs_to(g, at.unit, unit) || belongs_to(g, unit, at.unit))
        return;
    struct str here = full_name(f->arena, g, unit), there = full_name(f->arena, g, at.unit);
    warn(f->arena, f->report, WARN_ADDRESS, 0, 0,
         str_format(f->arena, "%.*s, %.*s: %.*s", STR_ARG(here), STR_ARG(at.host),
                    STR_ARG(there)));
}

/* `titled` is what the title alone speaks for: where it names a place surely, no address overrules
 * it. */
static void weigh_address(struct evidence *e, struct addressed at, const struct evidence *titled)
{
    if (at.unit < 0 || (most_of(titled) >= 5 && titled->own[at.unit] <= 0))
        return;
    e->own[at.unit] += at.weight;
    e->named[at.unit] += at.weight;
}

static struct evidence weigh_title(struct arena *a, const struct gazetteer *g, struct str title)
{
    struct evidence e = { .gazetteer = g };
    e.own = arena_array(a, g->units.n + 1, sizeof *e.own);
    e.body = arena_array(a, g->units.n + 1, sizeof *e.body);
    e.named = arena_array(a, g->units.n + 1, sizeof *e.named);
    place_weigh_text(&e, title, 10);
    return e;
}

/* Named by its short name alone, while the offices of the page are of another level: 「岭东日报」 of
 * 岭东市 is no word of a 岭东区 elsewhere. */
static bool is_namesake(const struct evidence *e, int unit)
{
    return unit >= 0 && e->named[unit] == 0 && place_level_fit(e, unit) < 0.4;
}

/* Where no name of the table counts for enough. */
static struct str little_known(const struct front *f, const struct evidence *e, struct str unknown)
{
    if (!unknown.n)
        unknown = place_of_newspaper(f, e);
    return unknown.n ? unknown : place_of_sentence(f, e);
}

/* The unit that has most evidence; -1 when there is less than `least` for any. */
static int best_place(const struct evidence *e, struct arena *a, double least)
{
    int best;
    double score;
    best_unit(e, a, &best, &score);
    return best < 0 || score < least ? -1 : speaking_child(e, best);
}

/* The city, county, province or zone. */
static struct str place_proper(struct front *f, size_t first, struct str title,
                               struct str publisher)
{
    const struct gazetteer *g = gazetteer_get();
    struct evidence titled = weigh_title(f->arena, g, title);
    struct evidence e = weigh_title(f->arena, g, title);
    struct str form = place_by_form(title);
    if (form.n && most_of(&titled) == 0) /* its own name, whomever the text mentions */
        return form;
    weigh_front(&e, f, publisher);
    struct str unknown = place_of_page(f, title, publisher);
    if (unknown.n && most_of(&e) < 3) /* what a page calls itself goes before codes and address */
        return unknown;
    weigh_codes(&e, f);
    place_weigh_body(&e, f->doc, first);
    struct addressed at = place_of_address(f, &e);
    check_address(f, g, at, best_place(&e, f->arena, OUTSPOKEN));
    weigh_address(&e, at, &titled);
    int best = best_place(&e, f->arena, ENOUGH);
    if (best < 0 || is_namesake(&e, best))
        return little_known(f, &e, unknown);
    struct str name = full_name(f->arena, g, best);
    bool within = form.n > name.n && str_starts(form, name); /* 「舟山市某某区」 of no table */
    return within ? form : name;
}

/* A county's or district's name that the head has before that of the town. */
static bool holds_towns(const struct front *f, struct str name, struct str title)
{
    size_t end = name.n;
    uint32_t last = name.n ? utf8_prev(name, &end) : 0;
    bool county = place_level_of_char(last) >= 1 || last == 0x65D7; /* 旗 */
    bool said = str_has(title, name);
    for (size_t i = 0; i < f->lines.n; i++)
        said |= str_has(f->lines.v[i].text, name);
    return county && said;
}

struct str front_place(struct front *f, size_t first, struct str title, struct str publisher)
{
    struct str place = place_proper(f, first, title, publisher);
    struct str town = place_of_town(f, title, publisher);
    if (!town.n)
        return place_zone_in_full(f, place);
    return holds_towns(f, place, title) ? str_join(f->arena, place, STR(""), town) : town;
}
