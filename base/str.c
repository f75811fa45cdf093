#include "base/str.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/utf8.h"

struct str str_from(const char *z)
{
    return z ? (struct str){ z, strlen(z) } : STR_NULL;
}

struct str str_slice(struct str s, size_t from, size_t to)
{
    if (to > s.n)
        to = s.n;
    if (from > to)
        from = to;
    return s.p ? (struct str){ s.p + from, to - from } : STR_NULL;
}

struct str str_after(struct str s, size_t from)
{
    return str_slice(s, from, s.n);
}

bool str_eq(struct str a, struct str b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

int str_cmp(struct str a, struct str b)
{
    size_t n = a.n < b.n ? a.n : b.n;
    int order = n ? memcmp(a.p, b.p, n) : 0;
    return order ? order : (a.n > b.n) - (a.n < b.n);
}

bool str_starts(struct str s, struct str prefix)
{
    return s.n >= prefix.n && str_eq(str_slice(s, 0, prefix.n), prefix);
}

bool str_ends(struct str s, struct str suffix)
{
    return s.n >= suffix.n && str_eq(str_after(s, s.n - suffix.n), suffix);
}

bool str_ends_nocase(struct str s, const char *suffix)
{
    size_t n = strlen(suffix);
    for (size_t i = 0; i < n && n <= s.n; i++) {
        char c = s.p[s.n - n + i];
        if ((c >= 'A' && c <= 'Z' ? c | 0x20 : c) != suffix[i])
            return false;
    }
    return n <= s.n;
}

size_t str_find(struct str s, struct str needle)
{
    return str_find_from(s, needle, 0);
}

/* Looks for the needle's last byte: of Chinese characters the first byte is nearly always one of
 * six, the last one of 64. */
size_t str_find_from(struct str s, struct str needle, size_t from)
{
    if (needle.n == 0)
        return from <= s.n ? from : STR_NOT_FOUND;
    size_t tail = needle.n - 1;
    for (size_t i = from + tail; i < s.n;) {
        const char *hit = memchr(s.p + i, needle.p[tail], s.n - i);
        if (!hit)
            break;
        if (memcmp(hit - tail, needle.p, tail) == 0)
            return (size_t)(hit - s.p) - tail;
        i = (size_t)(hit - s.p) + 1;
    }
    return STR_NOT_FOUND;
}

bool str_has(struct str s, struct str needle)
{
    return str_find(s, needle) != STR_NOT_FOUND;
}

uint64_t str_hash(struct str s)
{
    uint64_t h = 14695981039346656037u;
    for (size_t i = 0; i < s.n; i++)
        h = (h ^ (unsigned char)s.p[i]) * 1099511628211u;
    return h;
}

struct str str_trim(struct str s)
{
    size_t from = 0, to = s.n;
    while (from < to) {
        size_t next = from;
        if (!utf8_is_space(utf8_next(s, &next)))
            break;
        from = next;
    }
    while (to > from) {
        size_t before = to;
        if (!utf8_is_space(utf8_prev(s, &before)))
            break;
        to = before;
    }
    return str_slice(s, from, to);
}

bool str_is_blank(struct str s)
{
    return str_trim(s).n == 0;
}

bool str_cut(struct str s, struct str sep, struct str *head, struct str *tail)
{
    size_t at = str_find(s, sep);
    if (at == STR_NOT_FOUND) {
        *head = s;
        *tail = STR_NULL;
        return false;
    }
    *head = str_slice(s, 0, at);
    *tail = str_after(s, at + sep.n);
    return true;
}

bool str_next(struct str *rest, struct str sep, struct str *piece)
{
    if (!rest->p)
        return false;
    str_cut(*rest, sep, piece, rest);
    return true;
}

struct str str_copy(struct arena *a, struct str s)
{
    return s.p ? (struct str){ str_z(a, s), s.n } : STR_NULL;
}

const char *str_z(struct arena *a, struct str s)
{
    char *z = arena_alloc(a, s.n + 1);
    if (s.n)
        memcpy(z, s.p, s.n);
    return z;
}

struct str str_format(struct arena *a, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    size_t size = n > 0 ? (size_t)n : 0;
    char *p = arena_alloc(a, size + 1);
    vsnprintf(p, size + 1, format, again);
    va_end(again);
    return (struct str){ p, size };
}

struct str str_join(struct arena *a, struct str x, struct str sep, struct str y)
{
    if (!x.p)
        return y;
    if (!y.p)
        return x;
    struct buf b = { .arena = a };
    buf_add(&b, x);
    buf_add(&b, sep);
    buf_add(&b, y);
    return buf_str(&b);
}

static void reserve(struct buf *b, size_t more)
{
    if (b->cap - b->n >= more)
        return;
    size_t cap = b->cap ? b->cap * 2 : 64;
    while (cap - b->n < more)
        cap *= 2;
    b->p = arena_grow(b->arena, b->p, b->cap, cap);
    b->cap = cap;
}

void buf_add(struct buf *b, struct str s)
{
    if (s.n == 0)
        return;
    reserve(b, s.n);
    memcpy(b->p + b->n, s.p, s.n);
    b->n += s.n;
}

void buf_addz(struct buf *b, const char *z)
{
    buf_add(b, str_from(z));
}

void buf_addc(struct buf *b, char c)
{
    buf_add(b, (struct str){ &c, 1 });
}

void buf_addf(struct buf *b, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (n > 0) {
        reserve(b, (size_t)n + 1);
        vsnprintf(b->p + b->n, (size_t)n + 1, format, again);
        b->n += (size_t)n;
    }
    va_end(again);
}

struct str buf_str(const struct buf *b)
{
    return (struct str){ b->p ? b->p : "", b->n };
}
