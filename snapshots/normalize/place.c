/* Whose report it is: a city, county or province, never a department.
 *
 * Every name of places.tsv that the page holds is evidence, the more the nearer it stands to the
 * title; so are the offices it names (市发改委, 区财政局): they tell the level. A place that is not
 * in the table is taken where a title or publisher begins with it.
 */
#include "base/table.h"
#include "base/utf8.h"
#include "snapshots/normalize/front.h"
#include "snapshots/normalize/gazetteer.h"

enum { LEVELS = 4, LONGEST_NAME = 6, LONGEST_AUTONOMOUS = 16, LONGEST_LINE = 60 };

static const double ENOUGH = 0.5;       /* evidence below which no place is named */
static const double MOST_OF_BODY = 4;   /* what the rows of a table may weigh together */

struct evidence {
    const struct gazetteer *gazetteer;
    double *own, *body;  /* by unit */
    double level[LEVELS]; /* 省 市 区 县 */
    double body_weight;  /* of one name there; 0 outside of the body */
};

/* --- levels --- */

/* 0-3 for 省 市 区 县, -1 for anything else. */
static int level_of_char(uint32_t c)
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

static int level_of_unit(const struct unit *u)
{
    int level = level_of_char(last_char(u->name));
    if (u->level == UNIT_PROVINCE && level != 1)
        return 0;
    if (level < 0)
        return u->level == UNIT_PREFECTURE ? 1 : 3; /* 州 is a city's equal, 旗 a county's */
    return level == 3 || u->level == UNIT_COUNTY ? level : 1;
}

static bool has_class(struct str s, size_t at, const char *class)
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
    int level = level_of_char(utf8_next(s, &next));
    if (level < 0)
        return -1;
    if (before == 0x6211 || before == 0x672C || before == 0x5168) /* 我 本 全 */
        return level;
    return boundary && has_class(s, next, "office") ? level : -1;
}

/* --- names --- */

/* 「海坪侗族苗族自治县」 at byte `at`: where it ends; 0 when there is none. */
static size_t autonomous_at(struct str s, size_t at)
{
    static const char *const ends[] = { "自治县", "自治州", "自治旗", "自治区" };
    for (int n = 1; at < s.n && n <= LONGEST_AUTONOMOUS; n++) {
        size_t start = at;
        if (!utf8_is_han(utf8_next(s, &at)) || has_class(s, start, "word"))
            return 0;
        for (size_t i = 0; n > 3 && i < sizeof ends / sizeof *ends; i++)
            if (str_starts(str_after(s, start), str_from(ends[i])))
                return start + strlen(ends[i]);
    }
    return 0;
}

/* 旗, 盟 and 州 end other words as well: they count before an office or at the end. */
static bool is_banner(struct str s, size_t end, uint32_t c)
{
    bool banner = c == 0x65D7 || c == 0x76DF || c == 0x5DDE;
    return banner && (end == s.n || has_class(s, end, "office"));
}

/* The unit that begins at byte `at` by its form alone: two to five characters and a suffix. */
static size_t form_at(struct str s, size_t at)
{
    size_t autonomous = autonomous_at(s, at);
    for (int n = 1; !autonomous && at < s.n && n <= LONGEST_NAME; n++) {
        size_t start = at;
        uint32_t c = utf8_next(s, &at);
        if (!utf8_is_han(c) || has_class(s, start, "word"))
            return 0;
        if (n > 2 && (level_of_char(c) >= 0 || is_banner(s, at, c)))
            return at;
    }
    return autonomous;
}

/* 「临海湾市」 is not 临海: a longer name begins with the short one, and is no name of the table and
 * no two of them (「杭州余杭区」). */
static bool in_longer_name(const struct gazetteer *g, struct str text, size_t start, size_t end)
{
    size_t ignore, longer = form_at(text, start);
    return longer > end && !has_class(text, end, "word") &&
           gazetteer_at(g, text, end, &ignore) == 0;
}

/* How much a name says that stands at [at, end): 0 where it is but a part of other words. */
static double name_weight(const struct gazetteer *g, const struct unit_key *k, struct str text,
                          size_t end, bool boundary)
{
    if (k->full)
        return boundary || utf8_length(k->key) > 2 ? 1 : 0; /* 和县: not in 「市和县」 */
    if (has_class(text, end, "local"))
        return 2.5;
    if (boundary && in_longer_name(g, text, end - k->key.n, end))
        return 0;
    return boundary || g->units.v[k->unit].level != UNIT_COUNTY ? 0.5 : 0;
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
    }
    return end;
}

static void weigh_text(struct evidence *e, struct str text, double weight)
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

/* 「11330600002577014T/2022-1」: an office's identification number holds its city's code. */
static void weigh_code(struct evidence *e, struct str index_no)
{
    if (!str_starts(index_no, STR("11")) && !str_starts(index_no, STR("12")))
        return;
    struct str code = str_slice(index_no, 2, 8);
    bool of_city = str_is(str_after(code, 4), "00");
    for (size_t i = 0; i < e->gazetteer->units.n; i++) {
        struct str own = e->gazetteer->units.v[i].code;
        if (own.n && code.n == 6 && str_starts(code, own))
            e->own[i] += of_city || own.n == 2 ? 3 : 1;
    }
}

static void weigh_body(struct evidence *e, const struct document *doc, size_t first)
{
    e->body_weight = 0.4;
    for (size_t i = first; i < doc->blocks.n; i++) {
        const struct block *b = &doc->blocks.v[i];
        if (b->type == BLOCK_PARA)
            weigh_text(e, b->para.text, e->body_weight);
        for (size_t k = 0; b->type == BLOCK_GRID && k < b->grid->cells.n; k++)
            weigh_text(e, b->grid->cells.v[k].text, e->body_weight);
    }
    for (size_t i = 0; i < e->gazetteer->units.n; i++)
        e->own[i] += e->body[i] > MOST_OF_BODY ? MOST_OF_BODY : e->body[i];
    e->body_weight = 0;
}

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
    weigh_text(e, publisher, 8);
    weigh_text(e, f->site, 6);
    for (size_t i = 0; i < f->doc->metas.n; i++)
        weigh_text(e, f->doc->metas.v[i].content, 2);
    for (size_t i = 0; i < f->lines.n; i++) {
        const struct front_line *l = &f->lines.v[i];
        weigh_text(e, l->text, l->labelled ? 4 : str_has(l->text, STR("。")) ? 1 : 3);
    }
}

/* --- choosing --- */

/* How well a unit fits the level that offices tell: 1 when they tell nothing. */
static double level_fit(const struct evidence *e, const struct unit *u)
{
    double sum = 0;
    for (int i = 0; i < LEVELS; i++)
        sum += e->level[i];
    return sum < 0.5 ? 1 : 0.25 + 0.75 * e->level[level_of_unit(u)] / sum;
}

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
        s *= level_fit(e, u);
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
                  level_fit(e, &g->units.v[most]) >= level_fit(e, &g->units.v[best]);
    return speaks ? most : best;
}

/* 「杭州市拱墅区」: a district goes by its city's name; a county has its own. */
static struct str full_name(struct arena *a, const struct gazetteer *g, int index)
{
    const struct unit *u = &g->units.v[index];
    bool district = u->level == UNIT_COUNTY && level_of_char(last_char(u->name)) == 2;
    return district ? str_join(a, g->units.v[u->parent].name, STR(""), u->name) : u->name;
}

/* --- places that are in no table --- */

/* 「汐川市」 at the head of a text, or behind its period; null when there is none. */
static struct str place_by_form(struct str text)
{
    struct period_mention m;
    size_t start = 0;
    for (size_t at = 0; period_next(text, &at, &m) && m.start <= start;)
        start = m.end;
    size_t end = form_at(text, start), next = end;
    while (next && (next = form_at(text, end)) > end)
        end = next;
    return end ? str_slice(text, start, end) : STR_NULL;
}

/* Takes the next piece of a line of the page's head: 「首页 > 屿川市人民政府 > 正文」. */
static bool next_piece(struct str *rest, struct str *piece)
{
    static const char *const marks[] = { ">", "\xe2\x80\xba", "\xe2\x86\x92", "»", "|", "/", ":",
                                         "：" };
    size_t at = rest->n, width = 0;
    if (!rest->p)
        return false;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t found = str_find(*rest, str_from(marks[i]));
        if (found == STR_NOT_FOUND || found >= at)
            continue;
        at = found;
        width = strlen(marks[i]);
    }
    *piece = str_trim(str_slice(*rest, 0, at));
    *rest = width ? str_after(*rest, at + width) : STR_NULL;
    return true;
}

/* 「辰湖新闻网」 on a page of 「我区」 is 辰湖区's. */
static struct str place_of_media(struct arena *a, const struct evidence *e, struct str piece)
{
    static const char *const levels[LEVELS] = { "省", "市", "区", "县" };
    int best = 0;
    size_t at = 0;
    for (int i = 1; i < LEVELS; i++)
        best = e->level[i] > e->level[best] ? i : best;
    for (int n = 1; e->level[best] > 0 && at < piece.n && n <= 3; n++) {
        if (!utf8_is_han(utf8_next(piece, &at)))
            break;
        if (n >= 2 && has_class(piece, at, "media"))
            return str_join(a, str_slice(piece, 0, at), STR(""), str_from(levels[best]));
    }
    return STR_NULL;
}

static struct str place_in_lines(const struct front *f, const struct evidence *e, bool media)
{
    struct str place = STR_NULL, piece;
    for (size_t i = 0; !place.n && i < f->lines.n; i++) {
        struct str rest = f->lines.v[i].text;
        if (utf8_length(rest) > LONGEST_LINE || str_has(rest, STR("。")))
            continue;
        while (!place.n && next_piece(&rest, &piece))
            place = media ? place_of_media(f->arena, e, piece) : place_by_form(piece);
    }
    return place;
}

static struct str unknown_place(const struct front *f, const struct evidence *e, struct str title,
                                struct str publisher)
{
    struct str place = place_by_form(title);
    if (!place.n)
        place = place_by_form(publisher);
    if (!place.n)
        place = place_by_form(f->site);
    for (size_t i = 0; !place.n && i < f->doc->metas.n; i++)
        if (str_is(f->doc->metas.v[i].name, "sitename"))
            place = place_by_form(f->doc->metas.v[i].content);
    return place.n ? place : place_in_lines(f, e, false);
}

struct str front_place(struct front *f, size_t first, struct str title, struct str publisher)
{
    struct evidence e = { .gazetteer = gazetteer_make(f->arena) };
    size_t n = e.gazetteer->units.n;
    e.own = arena_array(f->arena, n + 1, sizeof *e.own);
    e.body = arena_array(f->arena, n + 1, sizeof *e.body);
    weigh_text(&e, title, 10);
    struct str titled = place_by_form(title);
    if (titled.n && most_of(&e) == 0) /* its own name, whomever the text mentions */
        return titled;
    weigh_front(&e, f, publisher);
    struct str unknown = unknown_place(f, &e, title, publisher);
    if (unknown.n && most_of(&e) < 3) /* what a page calls itself goes before its codes */
        return unknown;
    weigh_code(&e, f->report->index_no);
    weigh_body(&e, f->doc, first);
    int best;
    double score;
    best_unit(&e, f->arena, &best, &score);
    if (best < 0 || score < ENOUGH)
        return unknown.n ? unknown : place_in_lines(f, &e, true);
    struct str name = full_name(f->arena, e.gazetteer, speaking_child(&e, best));
    bool within = titled.n > name.n && str_starts(titled, name); /* 「舟山市某某区」 of no table */
    return within ? titled : name;
}
