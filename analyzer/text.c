#include "analyzer/text.h"

#include "analyzer/align.h"
#include "analyzer/wordlist.h"
#include "base/fold.h"
#include "base/table.h"
#include "base/utf8.h"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static size_t digits_at(struct str s, size_t at)
{
    size_t n = 0;
    while (at + n < s.n && is_digit(s.p[at + n]))
        n++;
    return n;
}

static bool has_at(struct str s, size_t at, const char *z)
{
    return str_starts(str_after(s, at), str_from(z));
}

static size_t chinese_digits_at(struct str s, size_t at)
{
    static const char *const digits[] = { "一", "二", "三", "四", "五", "六", "七", "八", "九", "十" };
    size_t n = 0;
    for (size_t i = 0; i < sizeof digits / sizeof *digits;) {
        if (has_at(s, at + n, digits[i])) {
            n += strlen(digits[i]);
            i = 0;
        } else {
            i++;
        }
    }
    return n;
}

/* The bytes of a range sign at `at`: 1-9月, 1至9月. */
static size_t range_sign(struct str s, size_t at)
{
    static const char *const signs[] = { "-", "~", "至", "到", "—" };
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (has_at(s, at, signs[i]))
            return strlen(signs[i]);
    return 0;
}

/* The bytes of a date in figures that starts with the digits at `at`: "2020年", "1-9月", "15日". */
static size_t figure_date(struct str s, size_t at)
{
    size_t n = digits_at(s, at);
    size_t sign = range_sign(s, at + n);
    size_t more = sign ? digits_at(s, at + n + sign) : 0;
    size_t end = at + n + (more ? sign + more : 0);
    if (n == 4 && has_at(s, end, "年度"))
        return end - at + strlen("年度");
    if (n == 4 && has_at(s, end, "年"))
        return end - at + strlen("年");
    if (n <= 2 && (has_at(s, end, "月") || has_at(s, end, "日")))
        return end - at + strlen("月");
    return 0;
}

/* The bytes of a list number at the start of s, folded: "1." "12、" "(3)" "3)" "一、" "(二)" "①"
 * "一是"; 0 when there is none. "1.5" is a figure,
 * "1.5月" a number before a date. */
static size_t list_number(struct str s)
{
    size_t at = 0;
    uint32_t c = s.n ? utf8_next(s, &at) : 0;
    if (c >= 0x2460 && c <= 0x249B)
        return at;
    bool bracket = c == '(';
    at = bracket;
    size_t digits = digits_at(s, at);
    size_t chinese = digits ? 0 : chinese_digits_at(s, at);
    at += digits + chinese;
    if (digits > 3 || digits + chinese == 0)
        return 0;
    if (has_at(s, at, ")"))
        return at + 1;
    if (bracket)
        return 0;
    if (has_at(s, at, "、"))
        return at + strlen("、");
    if (chinese && has_at(s, at, "是"))
        return at + strlen("是");
    bool dot = digits && has_at(s, at, ".");
    return dot && (!digits_at(s, at + 1) || figure_date(s, at + 1)) ? at + 1 : 0;
}

static struct wordlist time_words = { .name = "time_words" };

static bool ends_clause(uint32_t c)
{
    return c == 0x3002 || c == ';' || c == ':' || c == ' ' || c == '\n';
}

/* One folded line onto the end of out. */
static void add_undated(struct buf *out, struct str s)
{
    bool start = true, after_date = false;
    for (size_t i = 0, from = 0; i <= s.n;) {
        size_t skip = 0;
        if (i < s.n && start)
            skip = list_number(str_after(s, i));
        if (!skip && i < s.n && is_digit(s.p[i])) {
            skip = figure_date(s, i);
            after_date = skip > 0;
        } else if (!skip && i < s.n) {
            skip = wordlist_at(&time_words, s, i, after_date);
        }
        if (skip || i == s.n) {
            buf_add(out, str_slice(s, from, i));
            from = i += skip ? skip : 1;
            start = false;
            continue;
        }
        after_date = false;
        size_t digits = digits_at(s, i);
        start = digits ? false : ends_clause(utf8_next(s, &i));
        i += digits;
    }
}

struct str text_undated(struct arena *a, struct str text)
{
    struct buf out = { .arena = a, .p = arena_alloc(a, text.n + 2), .cap = text.n + 2 };
    struct str line;
    while (str_next(&text, STR("\n"), &line)) {
        add_undated(&out, str_trim(fold_text(a, line)));
        buf_addc(&out, ' ');
    }
    return buf_str(&out);
}

void text_figures(struct arena *a, struct str text, bool with_unit, struct str_list *out)
{
    struct str s = text_undated(a, text);
    for (size_t i = 0; i < s.n; i++) {
        if (!is_digit(s.p[i]))
            continue;
        size_t from = i;
        i += digits_at(s, i);
        if (i + 1 < s.n && s.p[i] == '.' && is_digit(s.p[i + 1]))
            i += 1 + digits_at(s, i + 1);
        size_t to = i;
        for (int k = 0; with_unit && k < 2 && to < s.n; k++) {
            size_t next = to;
            uint32_t c = utf8_next(s, &next);
            if (c != '%' && !utf8_is_han(c))
                break;
            to = next;
        }
        *list_push(a, out) = str_slice(s, from, to);
        i--;
    }
}

bool text_has_new_figure(struct arena *a, struct str x, struct str y)
{
    struct str_list old = { 0 }, new = { 0 };
    text_figures(a, x, false, &old);
    text_figures(a, y, false, &new);
    for (size_t i = 0; i < new.n; i++) {
        size_t k = 0;
        while (k < old.n && !str_eq(old.v[k], new.v[i]))
            k++;
        if (k == old.n)
            return true;
        old.v[k] = STR_NULL; /* spent */
    }
    return false;
}

/* The cue of title_noise.tsv that s starts with; its length, 0 = none. */
static size_t office_cue(struct str s)
{
    static const struct table *t; /* asked for at every character of every title */
    if (!t)
        t = table_get("title_noise");
    for (size_t i = 0; i < t->n; i++)
        if (str_starts(s, t->v[i].cell[0]))
            return t->v[i].cell[0].n;
    return 0;
}

/* Where the naming of offices begins in a folded title; its length when there is none. */
static size_t offices_at(struct str s)
{
    if (!memchr(s.p, ':', s.n) && !memchr(s.p, '(', s.n) && !memchr(s.p, '[', s.n))
        return s.n; /* most titles: nothing to look up */
    for (size_t i = 0; i < s.n; i++) {
        bool open = s.p[i] == '(' || s.p[i] == '[';
        if (open && office_cue(str_after(s, i + 1)))
            return i;
        size_t cue = ((unsigned char)s.p[i] & 0xC0) != 0x80 ? office_cue(str_after(s, i)) : 0;
        if (cue && i > 0 && has_at(s, i + cue, ":"))
            return i;
    }
    return s.n;
}

struct str text_title_key(struct arena *a, struct str title)
{
    struct str s = str_trim(fold_text(a, title));
    size_t number = list_number(s);
    if (number < s.n)
        s = str_after(s, number);
    size_t end = offices_at(s);
    struct str key = fold_key(a, str_slice(s, 0, end));
    return key.n ? key : fold_key(a, s);
}

struct str text_subject(struct arena *a, struct str key)
{
    static struct wordlist verbs = { .name = "title_verbs" };
    struct buf out = { .arena = a, .p = arena_alloc(a, key.n + 2), .cap = key.n + 2 };
    for (size_t i = 0, from = 0; i <= key.n;) {
        size_t skip = i < key.n ? wordlist_at(&verbs, key, i, false) : 0;
        if (skip || i == key.n) {
            buf_add(&out, str_slice(key, from, i));
            if (skip && out.n && out.p[out.n - 1] != ' ')
                buf_addc(&out, ' ');
            from = i += skip ? skip : 1;
            continue;
        }
        utf8_next(key, &i);
    }
    struct str subject = str_trim(buf_str(&out));
    return subject.n ? subject : key;
}
