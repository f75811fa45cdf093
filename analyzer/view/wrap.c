#include "analyzer/view/wrap.h"

#include "base/utf8.h"

static bool is_one_of(uint32_t c, struct str set)
{
    for (size_t i = 0; i < set.n;)
        if (utf8_next(set, &i) == c)
            return true;
    return false;
}

static bool closes(uint32_t c)
{
    return is_one_of(c, STR(",.;:!?)]}%\uFF0C。、\uFF1B\uFF1A\uFF01\uFF1F\uFF09\uFF05】》〉」』”’〕…·—"));
}

static bool opens(uint32_t c)
{
    return is_one_of(c, STR("([{\uFF08【《〈「『“‘〔"));
}

/* May a line end between these two characters? */
static bool may_break(uint32_t before, uint32_t after)
{
    if (after == ' ' || closes(after) || opens(before))
        return false;
    if (is_one_of(before, STR(",;:!?)"))) /* half-width pages have no blank behind them */
        return after < '0' || after > '9';
    return before == ' ' || utf8_char_width(before) == 2 || utf8_char_width(after) == 2;
}

static struct str trim_blanks(struct str s)
{
    while (s.n && s.p[s.n - 1] == ' ')
        s.n--;
    return s;
}

/* The last place up to `at` where a line may end, 0 when there is none. */
static size_t last_break(struct str s, size_t at)
{
    while (at > 0) {
        size_t next = at, back = at;
        uint32_t after = utf8_next(s, &next);
        if (may_break(utf8_prev(s, &back), after))
            return at;
        at = back;
    }
    return 0;
}

bool wrap_next(struct str *rest, size_t width, struct str *line)
{
    if (!rest->p || rest->n == 0)
        return false;
    size_t columns = 0;
    for (size_t at = 0; at < rest->n;) {
        size_t next = at;
        uint32_t c = utf8_next(*rest, &next);
        if (c == '\n') {
            *line = trim_blanks(str_slice(*rest, 0, at));
            *rest = str_after(*rest, next);
            return true;
        }
        columns += (size_t)utf8_char_width(c);
        if (columns > width && c != ' ') {
            /* The break nearest to the end; a word too long for a line is cut where it ends. */
            size_t good = last_break(*rest, at);
            size_t end = good ? good : at ? at : next;
            *line = trim_blanks(str_slice(*rest, 0, end));
            *rest = str_after(*rest, end);
            return true;
        }
        at = next;
    }
    *line = trim_blanks(*rest);
    *rest = STR_NULL;
    return true;
}

struct str wrap_cut(struct arena *a, struct str s, size_t width)
{
    if (utf8_width(s) <= width)
        return s;
    struct str head = trim_blanks(utf8_fit(s, width ? width - 1 : 0));
    return str_format(a, "%.*s…", STR_ARG(head));
}

/* C0 and C1 controls could drive a terminal. */
static bool is_control(uint32_t c)
{
    return (c < 0x20 && c != '\n') || (c >= 0x7F && c < 0xA0);
}

struct str wrap_clean(struct arena *a, struct str s)
{
    bool clean = true;
    for (size_t i = 0; i < s.n && clean;)
        clean = !is_control(utf8_next(s, &i));
    if (clean)
        return s;
    struct buf b = { .arena = a };
    for (size_t i = 0; i < s.n;) {
        uint32_t c = utf8_next(s, &i);
        if (c == '\t')
            buf_addc(&b, ' ');
        else if (!is_control(c))
            utf8_put(&b, c);
    }
    return buf_str(&b);
}

void wrap_pad(struct buf *out, size_t blanks)
{
    for (; blanks > 0; blanks--)
        buf_addc(out, ' ');
}
