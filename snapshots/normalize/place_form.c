/* Places that are in no table, by the form of their names. */
#include "base/table.h"
#include "base/utf8.h"
#include "snapshots/normalize/place.h"

enum { LONGEST_NAME = 6, LONGEST_AUTONOMOUS = 16, LONGEST_LINE = 60, LINES_OF_HEAD = 24 };

/* 「海坪侗族苗族自治县」 at byte `at`: where it ends; 0 when there is none. */
static size_t autonomous_at(struct str s, size_t at)
{
    static const char *const ends[] = { "自治县", "自治州", "自治旗", "自治区" };
    for (int n = 1; at < s.n && n <= LONGEST_AUTONOMOUS; n++) {
        size_t start = at;
        if (!utf8_is_han(utf8_next(s, &at)) || place_has_class(s, start, "word"))
            return 0;
        for (size_t i = 0; n > 3 && i < sizeof ends / sizeof *ends; i++)
            if (str_starts(str_after(s, start), str_from(ends[i])))
                return start + strlen(ends[i]);
    }
    return 0;
}

/* What stands behind the name of a place that speaks: nothing, a year, its office. */
static bool speaks(struct str s, size_t end)
{
    size_t next = end;
    return end == s.n || !utf8_is_han(utf8_next(s, &next)) || place_has_class(s, end, "office");
}

/* 旗, 盟 and 州 end other words as well: they count where they speak, or hold a town. */
static bool is_banner(struct str s, size_t end, uint32_t c)
{
    bool banner = c == 0x65D7 || c == 0x76DF || c == 0x5DDE;
    return banner && (speaks(s, end) || place_town_at(s, end));
}

/* 「珞城区」: a word that is no place (城区) may end a name that begins at `from`, behind one
 * character that makes it no 「主城区」. */
static bool is_tail(struct str s, size_t from, size_t start, int n)
{
    size_t end = start;
    utf8_next(s, &end);
    if (n != 2 || end == s.n || !place_has_class(s, start, "tail") ||
        place_has_class(s, from, "plain"))
        return false;
    utf8_next(s, &end);
    return speaks(s, end);
}

/* Two to five characters and a suffix. */
static size_t unit_at(struct str s, size_t at)
{
    size_t autonomous = autonomous_at(s, at), zone = autonomous ? 0 : place_zone_at(s, at);
    size_t from = at;
    if (place_has_class(s, at, "head"))
        return 0;
    for (int n = 1; !autonomous && !zone && at < s.n && n <= LONGEST_NAME; n++) {
        size_t start = at;
        uint32_t c = utf8_next(s, &at);
        if (!utf8_is_han(c) ||
            (place_has_class(s, start, "word") && !is_tail(s, from, start, n)))
            return 0;
        if (n > 2 && (place_level_of_char(c) >= 0 || is_banner(s, at, c)))
            return at;
    }
    return autonomous ? autonomous : zone;
}

size_t place_form_at(struct str s, size_t at)
{
    size_t end = unit_at(s, at);
    return end ? end : place_bureau_at(s, at);
}

/* A province or a city, not a district or a county, that ends at byte `end`. */
static bool may_hold_others(struct str text, size_t end)
{
    return place_level_of_char(utf8_prev(text, &end)) < 2;
}

size_t place_name_start(struct str text)
{
    const struct table *t = table_get("noplace");
    struct period_mention m;
    size_t start = 0;
    for (size_t i = 0; i < t->n; i++)
        if (str_is(t->v[i].cell[1], "before") &&
            str_starts(str_after(text, start), t->v[i].cell[0]))
            start += t->v[i].cell[0].n; /* in the order of the table */
    for (size_t at = 0; period_next(text, &at, &m) && m.start <= start;)
        start = m.end > start ? m.end : start;
    return start;
}

/* Where the name begins that a text is about, the list of whose tasks is another's: 「2022年州《政府
 * 工作报告》涉清渠县任务」. STR_NOT_FOUND when there is none. */
static size_t start_of_subject(struct str text)
{
    const struct table *t = table_get("noplace");
    for (size_t i = 0; i < t->n; i++) {
        size_t at = str_is(t->v[i].cell[1], "about") ? str_find(text, t->v[i].cell[0])
                                                     : STR_NOT_FOUND;
        if (at != STR_NOT_FOUND && place_form_at(text, at + t->v[i].cell[0].n))
            return at + t->v[i].cell[0].n;
    }
    return STR_NOT_FOUND;
}

struct str place_by_form(struct str text)
{
    size_t start = place_name_start(text), end = place_form_at(text, start), next = end;
    size_t subject = start_of_subject(text);
    if (subject != STR_NOT_FOUND && subject > start) {
        start = subject;
        end = next = place_form_at(text, start);
    }
    while (next && may_hold_others(text, end) && (next = unit_at(text, end)) > end)
        end = next;
    if (end && (next = place_zone_at(text, end)) > end) /* 「清渠县经济开发区」 */
        end = next;
    return end ? str_slice(text, start, end) : STR_NULL;
}

bool place_next_piece(struct str *rest, struct str *piece)
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
        if (n >= 2 && place_has_class(piece, at, "media"))
            return str_join(a, str_slice(piece, 0, at), STR(""), str_from(levels[best]));
    }
    return STR_NULL;
}

/* In one of the lines of its head; with `media`, the evidence, the place of a newspaper. */
static struct str place_in_lines(const struct front *f, const struct evidence *media)
{
    struct str place = STR_NULL, piece;
    for (size_t i = 0; !place.n && i < f->lines.n; i++) {
        struct str rest = f->lines.v[i].text;
        if (utf8_length(rest) > LONGEST_LINE || str_has(rest, STR("。")))
            continue;
        while (!place.n && place_next_piece(&rest, &piece))
            place = media ? place_of_media(f->arena, media, piece) : place_by_form(piece);
    }
    return place;
}

struct str place_of_newspaper(const struct front *f, const struct evidence *e)
{
    return place_in_lines(f, e);
}

/* How often a name stands in the paragraphs without what kind of unit it is: 「青矶二小」. */
static size_t count_short(const struct document *doc, struct str stem, struct str kind)
{
    size_t n = 0;
    for (size_t i = 0; i < doc->blocks.n; i++) {
        struct str text = doc->blocks.v[i].para.text;
        for (size_t at = 0; (at = str_find_from(text, stem, at)) != STR_NOT_FOUND;) {
            at += stem.n;
            n += !str_starts(str_after(text, at), kind);
        }
    }
    return n;
}

struct str place_of_sentence(const struct front *f, const struct evidence *e)
{
    for (size_t i = 0; i < f->lines.n && i < LINES_OF_HEAD; i++) {
        struct str place = place_by_form(f->lines.v[i].text);
        size_t end = place.n;
        int level = end ? place_level_of_char(utf8_prev(place, &end)) : -1;
        if (level >= 0 && e->level[level] > 0 &&
            count_short(f->doc, str_slice(place, 0, end), str_after(place, end)) >= 2)
            return place;
    }
    return STR_NULL;
}

/* The name of a place that ends at byte `end`; null when there is none. */
static struct str place_before(struct str text, size_t end)
{
    size_t at = end;
    for (int n = 1; at > 0 && n <= LONGEST_NAME; n++) {
        utf8_prev(text, &at);
        if (n > 2 && place_form_at(text, at) == end)
            return str_slice(text, at, end);
    }
    return STR_NULL;
}

/* 「在汐川市第八届人大常委会第九次会议上」: where it was told. */
static struct str place_of_assembly(const struct front *f)
{
    for (size_t i = 0; i < f->lines.n && i < LINES_OF_HEAD; i++) {
        struct str text = f->lines.v[i].text;
        size_t at = str_find(text, STR("届")), from = str_find(text, STR("第"));
        if (at == STR_NOT_FOUND || from == STR_NOT_FOUND || from > at || at - from > 15)
            continue;
        struct str place = place_before(text, from);
        if (place.n)
            return place;
    }
    return STR_NULL;
}

struct str place_of_page(const struct front *f, struct str title, struct str publisher)
{
    struct str place = place_by_form(title);
    if (!place.n)
        place = place_by_form(publisher);
    if (!place.n)
        place = place_by_form(f->site);
    for (size_t i = 0; !place.n && i < f->doc->metas.n; i++)
        if (str_is(f->doc->metas.v[i].name, "sitename"))
            place = place_by_form(f->doc->metas.v[i].content);
    if (!place.n)
        place = place_in_lines(f, NULL);
    return place.n ? place : place_of_assembly(f);
}
