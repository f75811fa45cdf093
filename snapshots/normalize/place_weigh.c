/* Evidence for a place: the names and offices that texts hold, and the codes of numbers. */
#include "base/table.h"
#include "base/utf8.h"
#include "snapshots/normalize/place.h"

static const double MOST_OF_BODY = 4; /* what the rows of a table may weigh together */

/* --- levels --- */

/* 0-3 for 省 市 区 县, -1 for anything else. */
int place_level_of_char(uint32_t c)
{
    static const uint32_t chars[LEVELS] = { 0x7701, 0x5E02, 0x533A, 0x53BF };
    for (int i = 0; i < LEVELS; i++)
        if (fold_variant(c) == chars[i])
            return i;
    return -1;
}

static uint32_t last_char(struct str s)
{
    size_t end = s.n;
    return s.n ? utf8_prev(s, &end) : 0;
}

int place_level_of_unit(const struct unit *u)
{
    int level = place_level_of_char(last_char(u->name));
    if (u->level == UNIT_PROVINCE && level != 1)
        return 0;
    if (level < 0)
        return u->level == UNIT_PREFECTURE ? 1 : 3; /* 州 is a city's equal, 旗 a county's */
    return level == 3 || u->level == UNIT_COUNTY ? level : 1;
}

bool place_has_class(struct str s, size_t at, const char *class)
{
    const struct table *t = table_get("noplace");
    struct str here = str_after(s, at);
    for (size_t i = 0; i < t->n; i++)
        if (str_is(t->v[i].cell[1], class) && str_starts(here, t->v[i].cell[0]))
            return true;
    return false;
}

/* 「市发改委」 behind what is no name, 「我区」 anywhere: whose level it is. */
static int level_at(struct str s, size_t at, uint32_t before, bool boundary)
{
    size_t next = at;
    int level = place_level_of_char(utf8_next(s, &next));
    if (level < 0)
        return -1;
    if (before == 0x6211 || before == 0x672C || before == 0x5168) /* 我 本 全 */
        return level;
    return boundary && place_has_class(s, next, "office") ? level : -1;
}

double place_level_fit(const struct evidence *e, int unit)
{
    const struct unit *u = &e->gazetteer->units.v[unit];
    double sum = 0;
    for (int i = 0; i < LEVELS; i++)
        sum += e->level[i];
    return sum < 0.5 ? 1 : 0.25 + 0.75 * e->level[place_level_of_unit(u)] / sum;
}

/* --- names --- */

/* 「临海湾市」 is not 临海: a longer name begins with the short one, and is no name of the table and
 * no two of them (「杭州余杭区」). */
static bool in_longer_name(const struct gazetteer *g, struct str text, size_t start, size_t end)
{
    size_t ignore, longer = place_form_at(text, start);
    return longer > end && !place_has_class(text, end, "word") &&
           !place_has_class(text, end, "office") &&
           gazetteer_at(g, text, end, &ignore) == 0;
}

/* 「和县级」, 「会同县财政局」: words that a sentence holds before 县, 市 or 区, and names no more. */
static bool is_word_here(const struct unit *u, struct str text, size_t end, bool boundary)
{
    if (utf8_length(u->stem) == 1)
        return place_has_class(text, end, "rank");
    return (!boundary || str_has(text, STR("。"))) && place_has_class(u->stem, 0, "short") &&
           u->level == UNIT_COUNTY && place_has_class(text, end, "office");
}

/* How much a name says that stands at [at, end): 0 where it is but a part of other words. */
static double name_weight(const struct gazetteer *g, const struct unit_key *k, struct str text,
                          size_t end, bool boundary)
{
    if (k->full && is_word_here(&g->units.v[k->unit], text, end, boundary))
        return 0;
    if (k->full)
        return boundary || utf8_length(k->key) > 2 ? 1 : 0; /* 和县: not in 「市和县」 */
    if (place_has_class(text, end, "local"))
        return 2.5;
    bool county = g->units.v[k->unit].level == UNIT_COUNTY;
    if ((boundary && in_longer_name(g, text, end - k->key.n, end)) ||
        (county && place_has_class(text, end, "part"))) /* 「柳林镇」 */
        return 0;
    return boundary || !county ? 0.5 : 0;
}

/* Weighs the names that stand at `at`; the byte behind them, or `at` when there are none. */
static size_t weigh_names(struct evidence *e, struct str text, size_t at, bool boundary,
                          double weight)
{
    const struct gazetteer *g = e->gazetteer;
    size_t first, count = gazetteer_at(g, text, at, &first), end = at;
    for (size_t i = first; count && i < first + count; i++) {
        const struct unit_key *k = &g->keys.v[i];
        double w = name_weight(g, k, text, at + k->key.n, boundary) * weight;
        if (w > 0)
            end = at + k->key.n;
        /* 「普陀区」 alone may be one of several */
        (e->body_weight > 0 ? e->body : e->own)[k->unit] += count > 1 ? w * 0.8 : w;
        e->named[k->unit] += k->full ? w : 0;
    }
    return end;
}

void place_weigh_text(struct evidence *e, struct str text, double weight)
{
    struct period_mention m = { 0 };
    size_t mentions = 0;
    bool more = e->body_weight == 0 && period_next(text, &mentions, &m), boundary = true;
    uint32_t before = 0;
    for (size_t at = 0; at < text.n;) {
        while (more && m.end < at)
            more = period_next(text, &mentions, &m);
        boundary |= !utf8_is_han(before) || (more && m.end == at);
        size_t end = weigh_names(e, text, at, boundary, weight);
        if (end > at) {
            before = last_char(str_slice(text, at, end));
            at = end;
            boundary = true;
            continue;
        }
        int level = level_at(text, at, before, boundary);
        if (level >= 0)
            e->level[level] += weight;
        before = utf8_next(text, &at);
        boundary = false;
    }
}

void place_weigh_code(struct evidence *e, int code, double weight)
{
    const struct gazetteer *g = e->gazetteer;
    int unit = code ? gazetteer_by_code(g, code) : -1;
    /* a county that is in the table no more */
    if (unit >= 0 && g->units.v[unit].level != UNIT_COUNTY && code % 100)
        weight = weight > 1 ? 1 : weight;
    for (double w = weight; unit >= 0; unit = g->units.v[unit].parent) {
        e->own[unit] += w;
        e->named[unit] += w;
        w = w > 1 ? 1 : w;
    }
}

void place_weigh_body(struct evidence *e, const struct document *doc, size_t first)
{
    e->body_weight = 0.4;
    for (size_t i = first; i < doc->blocks.n; i++) {
        const struct block *b = &doc->blocks.v[i];
        if (b->type == BLOCK_PARA)
            place_weigh_text(e, b->para.text, e->body_weight);
        for (size_t k = 0; b->type == BLOCK_GRID && k < b->grid->cells.n; k++)
            place_weigh_text(e, b->grid->cells.v[k].text, e->body_weight);
    }
    for (size_t i = 0; i < e->gazetteer->units.n; i++)
        e->own[i] += e->body[i] > MOST_OF_BODY ? MOST_OF_BODY : e->body[i];
    e->body_weight = 0;
}

