/* owners_title.c - offices that stand behind or before a text: 「建桥2座。(牵头单位:市交通局)」. */
#include "base/utf8.h"
#include "snapshots/normalize/match.h"
#include "snapshots/normalize/parts.h"

/* Where the bracket that ends the text opens, or STR_NOT_FOUND. */
static size_t last_bracket(struct str text)
{
    size_t found = STR_NOT_FOUND;
    for (size_t at = 0; at < text.n;) {
        size_t from = at;
        uint32_t code = match_half(utf8_next(text, &at));
        if (code != '(' && code != '[' && code != 0x3010)
            continue;
        size_t end = match_bracket(text, from);
        if (end == STR_NOT_FOUND)
            end = text.n; /* some pages forget to close it */
        if (end == text.n)
            found = found == STR_NOT_FOUND ? from : found;
        at = end;
    }
    return found;
}

/* 「…。责任单位:X、Y」: where the label starts, or STR_NOT_FOUND. */
static size_t last_label(struct str text)
{
    for (size_t at = text.n; at > 0;) {
        uint32_t code = match_half(utf8_prev(text, &at));
        size_t from = at, end;
        utf8_next(text, &from);
        if (code != 0x3002 && code != ';' && code != '\n' && code != ',' && code != ' ')
            continue;
        struct str tail = str_trim(str_after(text, from));
        if (owners_label_at(tail, &end) && end < tail.n)
            return from;
    }
    return STR_NOT_FOUND;
}

bool owners_in_front(struct str text, struct str *rest, struct str *owners)
{
    size_t open = 0, end, last, label;
    text = str_trim(text);
    uint32_t code = match_half(match_at(text, 0));
    if (code != '(' && code != '[' && code != 0x3010)
        return false;
    last = end = match_bracket(text, 0);
    if (end == STR_NOT_FOUND || end >= text.n)
        return false;
    utf8_next(text, &open);
    utf8_prev(text, &last);
    struct str inside = str_trim(str_slice(text, open, last));
    if (!owners_label_at(inside, &label) && owners_likeness(inside) <= 0.9)
        return false;
    *owners = inside;
    *rest = str_trim(str_after(text, end));
    return true;
}

/* 「建桥2座,|牵头单位:X」: a comma or colon before the owners ends no title. */
static struct str without_pause(struct str title)
{
    title = str_trim(title);
    size_t at = title.n;
    uint32_t last = title.n ? match_half(utf8_prev(title, &at)) : 0;
    return last == ',' || last == ':' ? str_trim(str_slice(title, 0, at)) : title;
}

bool owners_in_title(struct str text, struct str *title, struct str *owners)
{
    struct str whole = str_trim(text);
    if (str_ends(whole, STR("。"))) /* 「…(牵头单位:X)。」 */
        whole.n -= 3;
    size_t open = last_bracket(whole), end;
    if (open != STR_NOT_FOUND && open > 0) {
        size_t at = open;
        utf8_next(whole, &at);
        struct str inside = str_after(whole, at);
        size_t last = inside.n;
        if (last && match_bracket(whole, open) == whole.n)
            utf8_prev(inside, &last);
        inside = str_trim(str_slice(inside, 0, last));
        bool label = owners_label_at(inside, &end);
        /* Without a label the list must be one beyond doubt: 「(市民政局、市财政局)」. */
        if (label || owners_likeness(inside) > 0.85) {
            *title = without_pause(str_slice(whole, 0, open));
            *owners = inside;
            return true;
        }
    }
    size_t from = last_label(str_trim(text));
    if (from == STR_NOT_FOUND)
        return false;
    *title = without_pause(str_slice(str_trim(text), 0, from));
    *owners = str_trim(str_after(str_trim(text), from));
    return true;
}
