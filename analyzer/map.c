/* A person's word on which task is which, as text. */
#include "analyzer/align.h"
#include "base/i18n.h"

static bool row_number(struct str s, long *out)
{
    struct decimal d = decimal_parse(s);
    *out = d.known && d.exp >= 0 && d.exp < 6 ? (long)decimal_double(d) : 0;
    return *out > 0;
}

/* The row that a number names: "12" as printed, or by position where none are printed; "#12" the
 * twelfth row. ALIGN_NONE when there is no such row. */
static long find_row(const struct report *r, struct str s)
{
    long n;
    if (str_starts(s, STR("#")))
        return row_number(str_after(s, 1), &n) && (size_t)n <= r->tasks.n ? n - 1 : ALIGN_NONE;
    bool printed = false;
    for (size_t i = 0; i < r->tasks.n; i++) {
        if (str_eq(r->tasks.v[i].no, s))
            return (long)i;
        printed = printed || r->tasks.v[i].no.n;
    }
    return !printed && row_number(s, &n) && (size_t)n <= r->tasks.n ? n - 1 : ALIGN_NONE;
}

static int read_side(const char *origin, long line, struct str word, const struct report *r,
                     long *out, struct error *err)
{
    char key[PERIOD_KEY_SIZE];
    *out = ALIGN_NONE;
    if (str_is(word, "-"))
        return 0;
    *out = find_row(r, word);
    if (*out != ALIGN_NONE)
        return 0;
    return error_set(err, QOQ_EINPUT, origin, line,
                     _("%s has no row \"%.*s\"; use a printed number, or #7 for the seventh row"),
                     period_key(r->period, key), STR_ARG(word));
}

int align_map_read(struct arena *a, const char *origin, struct str text,
                   const struct report *from, const struct report *to, struct align_map *out,
                   struct error *err)
{
    struct str rest = text, line, left, right;
    *out = (struct align_map){ 0 };
    for (long number = 1; str_next(&rest, STR("\n"), &line); number++) {
        str_cut(line, STR("//"), &line, &right);
        if (str_is_blank(line))
            continue;
        struct align_rule rule;
        bool cut = str_cut(line, STR("="), &left, &right);
        left = str_trim(left);
        right = str_trim(right);
        if (!cut || !left.n || !right.n || (str_is(left, "-") && str_is(right, "-")))
            return error_set(err, QOQ_EINPUT, origin, number,
                             _("expected \"A no = B no\", \"A no = -\" or \"- = B no\", found "
                               "\"%.*s\""), STR_ARG(line));
        int code = read_side(origin, number, left, from, &rule.from, err);
        if (!code)
            code = read_side(origin, number, right, to, &rule.to, err);
        if (code)
            return code;
        *list_push(a, out) = rule;
    }
    return 0;
}
