/* str.h - slices of text, and a buffer to build text in.
 *
 * A slice borrows: it is as long-lived as the bytes it points into. {NULL, 0} is "no text"
 * (JSON null), which is not the same as the empty text {"", 0}. Bytes are UTF-8 unless said
 * otherwise; NUL termination is not promised, see str_z().
 */
#ifndef QOQ_BASE_STR_H
#define QOQ_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"

struct str {
    const char *p;
    size_t n;
};

#define STR(literal) ((struct str){ "" literal, sizeof(literal) - 1 })
#define STR_NULL ((struct str){ NULL, 0 })
/* For printf's "%.*s". */
#define STR_ARG(s) (int)(s).n, (s).p ? (s).p : ""
#define STR_NOT_FOUND ((size_t)-1)

struct str str_from(const char *z);                /* borrows; NULL gives STR_NULL */
struct str str_slice(struct str s, size_t from, size_t to); /* clamped */
struct str str_after(struct str s, size_t from);   /* the rest from `from` on */
bool str_eq(struct str a, struct str b);
int str_cmp(struct str a, struct str b);           /* bytewise order, as memcmp */
bool str_starts(struct str s, struct str prefix);
bool str_ends(struct str s, struct str suffix);
bool str_ends_nocase(struct str s, const char *suffix); /* in lower case; ".TXT" ends it too */

/* s is the NUL-terminated z. Inline: tables are searched with it, and most words differ in their
 * first byte. */
static inline bool str_is(struct str s, const char *z)
{
    if (s.n == 0 || s.p[0] != z[0])
        return s.n == 0 && z[0] == '\0';
    return strnlen(z, s.n + 1) == s.n && memcmp(s.p, z, s.n) == 0;
}

/* Whether byte `at` of s is an ASCII digit. */
static inline bool str_digit_at(struct str s, size_t at)
{
    return at < s.n && s.p[at] >= '0' && s.p[at] <= '9';
}

/* Behind the ASCII digits that begin at byte `at`; `at` itself when there are none. */
static inline size_t str_past_digits(struct str s, size_t at)
{
    while (str_digit_at(s, at))
        at++;
    return at;
}

size_t str_find(struct str s, struct str needle);  /* byte offset or STR_NOT_FOUND */
size_t str_find_from(struct str s, struct str needle, size_t from);
bool str_has(struct str s, struct str needle);
uint64_t str_hash(struct str s);                   /* FNV-1a; for tables, not for security */

/* Without white space at both ends: ASCII blanks, nbsp, U+3000, zero-width, BOM. */
struct str str_trim(struct str s);
bool str_is_blank(struct str s);                   /* nothing but such white space */

/* Cuts s at the first `sep`: *head before it, *tail behind it. Without sep: head = s, tail
 * null, false. */
bool str_cut(struct str s, struct str sep, struct str *head, struct str *tail);

/* Takes the next piece off *rest, up to `sep`: true until all pieces (n seps make n+1) are
 * taken. `struct str rest = s, piece; while (str_next(&rest, STR("\n"), &piece)) ...` */
bool str_next(struct str *rest, struct str sep, struct str *piece);

struct str str_copy(struct arena *a, struct str s);      /* a copy, also NUL-terminated */
const char *str_z(struct arena *a, struct str s);        /* NUL-terminated copy for foreign code */
struct str str_format(struct arena *a, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
struct str str_join(struct arena *a, struct str x, struct str sep, struct str y); /* null sides
                                                            are skipped, with their sep */

/* A growing text in an arena. Start with `struct buf b = { .arena = a };` */
struct buf {
    struct arena *arena;
    char *p;
    size_t n, cap;
};

void buf_add(struct buf *b, struct str s);
void buf_addz(struct buf *b, const char *z);
void buf_addc(struct buf *b, char c);
void buf_addf(struct buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
struct str buf_str(const struct buf *b);           /* what is in it; borrowed until it grows */

#endif
