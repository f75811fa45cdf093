#include "plots/text.h"

#include "base/utf8.h"

enum { MOST_CHARACTERS = 1000 };

/* Marks that change the order or the joining of other characters and show nothing themselves. */
static bool is_mark(uint32_t c)
{
    return c == 0xAD || c == 0x61C || c == 0x180E || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
           (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE0FFF);
}

/* Controls, and noncharacters, which XML forbids. */
static bool is_control(uint32_t c)
{
    return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') ||
           (c >= 0x7F && c <= 0x9F && c != 0x85) || (c >= 0xFDD0 && c <= 0xFDEF) ||
           (c & 0xFFFE) == 0xFFFE;
}

struct str text_clean(struct arena *a, struct str s)
{
    struct buf b = { .arena = a };
    bool blank = false;
    for (size_t i = 0, taken = 0; i < s.n && taken < MOST_CHARACTERS;) {
        uint32_t c = utf8_next(s, &i);
        if (is_mark(c))
            continue;
        bool control = is_control(c);
        if (!control && utf8_is_space(c)) {
            blank = b.n > 0;
            continue;
        }
        if (blank)
            buf_addc(&b, ' ');
        blank = false;
        utf8_put(&b, control ? 0xFFFD : c);
        taken++;
    }
    return buf_str(&b);
}

/* Of the proportional Latin letters of the usual sans-serif fonts, the wider ones. */
static double character_width(uint32_t c)
{
    int columns = utf8_char_width(c);
    if (c >= 0x1F000 && c < 0x20000) /* pictures */
        return 1.25;
    if (columns != 1)
        return columns / 2.0;
    if (c > 0x7F) /* “ ” … — ① are full-width in a Chinese font */
        return c >= 0x2010 ? 1.0 : 0.75;
    if (strchr(" .,:;'|!ijl()[]", (int)c))
        return 0.34;
    if (strchr("mwMW%@", (int)c))
        return 0.95;
    return c >= 'A' && c <= 'Z' ? 0.72 : 0.58;
}

double text_width(struct str s)
{
    double em = 0;
    for (size_t i = 0; i < s.n;)
        em += character_width(utf8_next(s, &i));
    return em;
}

/* The longest head of s that fits. */
static struct str fit(struct str s, double em)
{
    for (size_t i = 0; i < s.n;) {
        size_t start = i;
        em -= character_width(utf8_next(s, &i));
        if (em < -1e-9)
            return str_slice(s, 0, start);
    }
    return s;
}

struct str text_cut(struct arena *a, struct str s, double em)
{
    if (text_width(s) <= em + 1e-9)
        return s;
    struct str head = str_trim(fit(s, em - text_width(STR("…"))));
    return str_format(a, "%.*s…", STR_ARG(head));
}

struct str text_cut_columns(struct arena *a, struct str s, size_t columns)
{
    size_t i = 0, taken = 0;
    if (utf8_width(s) <= columns)
        return s;
    for (size_t next = 0; next < s.n; i = next) {
        taken += (size_t)utf8_char_width(utf8_next(s, &next));
        if (taken + 1 > columns)
            break;
    }
    return str_format(a, "%.*s…", STR_ARG(str_trim(str_slice(s, 0, i))));
}

/* Characters that may not begin a line. */
static bool closes(uint32_t c)
{
    static const uint32_t closing[] = { 0x3001, 0x3002, 0x300B, 0x300D, 0x300F, 0x3011, 0x3015,
                                        0xFF01, 0xFF09, 0xFF0C, 0xFF1A, 0xFF1B, 0xFF1F, 0x201D,
                                        0x2019, ',',    '.',    ')',    ';',    ':',    '%' };
    for (size_t i = 0; i < sizeof closing / sizeof closing[0]; i++)
        if (c == closing[i])
            return true;
    return false;
}

/* Where the line that must end at or before `end` ends best; `end` when nothing is better. */
static size_t break_before(struct str s, size_t end)
{
    for (size_t at = end; at > 0;) {
        size_t before = at, next = at;
        uint32_t left = utf8_prev(s, &before), right = utf8_next(s, &next);
        bool beside_wide = utf8_char_width(left) == 2 || utf8_char_width(right) == 2;
        if ((beside_wide || left == ' ' || right == ' ') && !closes(right))
            return at;
        at = before;
    }
    return end;
}

static struct str_list wrap(struct arena *a, struct str s, double em, size_t most)
{
    struct str_list lines = { 0 };
    while (s.n && lines.n + 1 < most && text_width(s) > em) {
        size_t end = fit(s, em).n;
        if (end == 0)
            break;
        end = break_before(s, end);
        *list_push(a, &lines) = str_trim(str_slice(s, 0, end));
        s = str_trim(str_after(s, end));
    }
    if (s.n)
        *list_push(a, &lines) = text_cut(a, s, em);
    return lines;
}

struct str_list text_wrap(struct arena *a, struct str s, double em, size_t most)
{
    static const double widow = 2, narrower = 2.5;
    struct str_list lines = wrap(a, str_trim(s), em, most);
    if (lines.n < 2 || em < 4 * narrower || text_width(lines.v[lines.n - 1]) > widow)
        return lines;
    struct str_list even = wrap(a, str_trim(s), em - narrower, most);
    return even.n == lines.n ? even : lines;
}
