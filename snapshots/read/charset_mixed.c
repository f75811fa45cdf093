/* charset_mixed.c - pages put together from pieces in two encodings: each line by itself. */
#include "base/utf8.h"
#include "snapshots/read/charset_parts.h"

/* So many characters beyond ASCII that are valid UTF-8 are no chance. */
enum { SURE = 4 };

/* Behind a line end or a tag; bytes of GB18030 hold neither. */
static size_t line_end(struct str bytes, size_t from)
{
    size_t end = from;
    while (end < bytes.n && bytes.p[end] != '\n' && bytes.p[end] != '<')
        end++;
    return end < bytes.n ? end + 1 : end;
}

/* The reading of a line that looks more like Chinese; *utf8: it is UTF-8. */
static struct converted read_line(struct arena *a, struct str line, const char *charset, bool *utf8)
{
    struct converted as_is = charset_mend(a, line), other = charset_convert(a, charset, line);
    double x = charset_likeness(as_is.text) - 0.2 * (double)as_is.bad;
    double y = charset_likeness(other.text) - 0.2 * (double)other.bad;
    *utf8 = (as_is.bad == 0 && charset_letters(line) >= SURE) || x >= y;
    return *utf8 ? as_is : other;
}

bool charset_mixed(struct arena *a, struct str bytes, const char *charset, struct converted *out)
{
    struct buf b = { .arena = a };
    size_t sure_utf8 = 0, others = 0;
    *out = (struct converted){ .supported = true };
    for (size_t from = 0, end; from < bytes.n; from = end) {
        bool utf8;
        end = line_end(bytes, from);
        struct str line = str_slice(bytes, from, end);
        struct converted c = read_line(a, line, charset ? charset : "GB18030", &utf8);
        sure_utf8 += utf8 && c.bad == 0 && charset_letters(line) >= SURE;
        others += !utf8 && c.bad == 0 && charset_letters(c.text) >= SURE;
        out->first = out->bad || !c.bad ? out->first : from + c.first;
        out->bad += c.bad;
        buf_add(&b, c.text);
    }
    out->text = buf_str(&b);
    return sure_utf8 > 0 && others > 0;
}
