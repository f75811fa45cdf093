#include "base/fold.h"

#include "base/table.h"
#include "base/utf8.h"

enum { HAN_FIRST = 0x4E00, HAN_LAST = 0x9FFF };

/* The table as an array over the Chinese characters; 0 = no variant. */
static uint16_t variants[HAN_LAST - HAN_FIRST + 1];
static bool variants_read;

static void read_variants(void)
{
    const struct table *t = table_get("variants");
    variants_read = true;
    for (size_t r = 0; r < t->n; r++) {
        struct str from = t->v[r].cell[0], to = t->v[r].cell[1];
        for (size_t i = 0, k = 0; i < from.n && k < to.n;) {
            uint32_t traditional = utf8_next(from, &i), simplified = utf8_next(to, &k);
            if (traditional >= HAN_FIRST && traditional <= HAN_LAST && simplified <= HAN_LAST)
                variants[traditional - HAN_FIRST] = (uint16_t)simplified;
        }
    }
}

uint32_t fold_variant(uint32_t c)
{
    if (c < HAN_FIRST || c > HAN_LAST)
        return c;
    if (!variants_read)
        read_variants();
    uint16_t simplified = variants[c - HAN_FIRST];
    return simplified ? simplified : c;
}

/* What a character becomes; 0 = it disappears. */
static uint32_t fold_char(uint32_t c)
{
    if (c >= 0xFF01 && c <= 0xFF5E)
        return c - 0xFF01 + '!';
    switch (c) {
    case 0x200B: /* zero width space, joiners, BOM */
    case 0x200C:
    case 0x200D:
    case 0x2060:
    case 0xFEFF:
        return 0;
    case 0x2013: /* en dash, minus: between figures they mean '-' */
    case 0x2212:
        return '-';
    case 0x301C: /* wave dash */
    case 0x223C:
        return '~';
    default:
        return utf8_is_space(c) ? ' ' : fold_variant(c);
    }
}

static bool has_tone(uint32_t c)
{
    return (c >= 0xE0 && c <= 0xFF && c != 0xF7) || (c >= 0x1CD && c <= 0x1DC) || c == 0x101 ||
           c == 0x113 || c == 0x11B || c == 0x12B || c == 0x14D || c == 0x16B;
}

/* Behind a reading in brackets at byte `at`, 開(kāi)工, which machines write behind traditional
 * characters; `at` where there is none. */
static size_t past_reading(struct str s, size_t at)
{
    enum { LONGEST = 6 }; /* letters of a syllable: zhuāng */
    if (at >= s.n || (s.p[at] != '(' && (unsigned char)s.p[at] != 0xEF))
        return at;
    size_t i = at;
    uint32_t c = utf8_next(s, &i);
    bool tone = false;
    if (c != '(' && c != 0xFF08)
        return at;
    for (int letters = 0; i < s.n && letters <= LONGEST; letters++) {
        c = utf8_next(s, &i);
        if (c == ')' || c == 0xFF09)
            return tone ? i : at;
        if (!(c >= 'a' && c <= 'z') && !has_tone(c))
            return at;
        tone |= has_tone(c);
    }
    return at;
}

struct folded fold(struct arena *a, struct str original)
{
    struct buf text = { .arena = a };
    uint32_t *map = arena_array(a, original.n + 1, sizeof *map);
    bool blank_before = false;
    for (size_t i = 0; (i = past_reading(original, i)) < original.n;) {
        size_t start = i;
        uint32_t c = fold_char(utf8_next(original, &i));
        if (c == 0 || (c == ' ' && blank_before))
            continue;
        blank_before = c == ' ';
        size_t at = text.n;
        utf8_put(&text, c); /* never longer than what it replaces */
        for (; at < text.n; at++)
            map[at] = (uint32_t)start;
    }
    map[text.n] = (uint32_t)original.n;
    return (struct folded){ buf_str(&text), original, map };
}

struct str fold_text(struct arena *a, struct str s)
{
    struct buf text = { .arena = a, .p = arena_alloc(a, s.n + 1), .cap = s.n + 1 };
    bool blank_before = false;
    for (size_t i = 0; (i = past_reading(s, i)) < s.n;) {
        uint32_t c = fold_char(utf8_next(s, &i));
        if (c && !(c == ' ' && blank_before))
            utf8_put(&text, c);
        blank_before = c == ' ' || (c == 0 && blank_before);
    }
    return buf_str(&text);
}

struct str fold_quote(const struct folded *f, size_t from, size_t to)
{
    if (to > f->text.n)
        to = f->text.n;
    if (from >= to)
        return str_slice(f->original, 0, 0);
    size_t start = f->map[from], end = f->map[to];
    return str_slice(f->original, start, end);
}

static bool is_word(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           c == '%' || utf8_is_han(c) || (c >= 0xC0 && c < 0x2000 && c != 0xD7 && c != 0xF7) ||
           (c >= 0x2160 && c <= 0x24FF) || (c >= 0x3041 && c <= 0x318F);
}

struct str fold_key(struct arena *a, struct str s)
{
    struct buf key = { .arena = a };
    for (size_t i = 0; (i = past_reading(s, i)) < s.n;) {
        uint32_t c = fold_char(utf8_next(s, &i));
        if (is_word(c))
            utf8_put(&key, c);
    }
    return buf_str(&key);
}
