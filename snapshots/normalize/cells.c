/* Small things that every way to tasks needs. */
#include "base/utf8.h"
#include "snapshots/normalize/parts.h"

/* What stands in a cell that says nothing, one character at a time. */
static bool is_filler(uint32_t c)
{
    switch (c) {
    case '-':
    case '/':
    case 0x2010: /* hyphens and dashes of all widths */
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
    case 0x2500:
    case 0xFF0D:
    case 0xFF0F:
    case 0xFF3C:
    case '\\':
    case '|':
        return true;
    default:
        return utf8_is_space(c);
    }
}

bool cell_is_empty(struct str text)
{
    text = str_trim(text);
    if (str_is(text, "无") || str_is(text, "無") || str_is(text, "无。"))
        return true;
    for (size_t i = 0; i < text.n;)
        if (!is_filler(utf8_next(text, &i)))
            return false;
    return true;
}

void warn(struct arena *a, struct report *r, enum warning_code code, int task, long line,
          struct str detail)
{
    *list_push(a, &r->warnings) = (struct warning){ code, task, line, detail };
}
