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

/* 旗, 盟 and 州 end other words as well: they count before an office or at the end. */
static bool is_banner(struct str s, size_t end, uint32_t c)
{
    bool banner = c == 0x65D7 || c == 0x76DF || c == 0x5DDE;
    return banner && (end == s.n || place_has_class(s, end, "office"));
}

/* Two to five characters and a suffix. */
size_t place_form_at(struct str s, size_t at)
{
    size_t autonomous = autonomous_at(s, at);
    for (int n = 1; !autonomous && at < s.n && n <= LONGEST_NAME; n++) {
        size_t start = at;
        uint32_t c = utf8_next(s, &at);
        if (!utf8_is_han(c) || place_has_class(s, start, "word"))
            return 0;
        if (n > 2 && (place_level_of_char(c) >= 0 || is_banner(s, at, c)))
            return at;
    }
    return autonomous;
}

/* A province or a city, not a district or a county, that ends at byte `end`. */
static bool may_hold_others(struct str text, size_t end)
{
    return place_level_of_char(utf8_prev(text, &end)) < 2;
}

struct str place_by_form(struct str text)
{
    struct period_mention m;
    size_t start = 0;
    for (size_t at = 0; period_next(text, &at, &m) && m.start <= start;)
        start = m.end;
    size_t end = place_form_at(text, start), next = end;
    while (next && may_hold_others(text, end) && (next = place_form_at(text, end)) > end)
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
        while (!place.n && next_piece(&rest, &piece))
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
    return place.n ? place : place_in_lines(f, NULL);
}
