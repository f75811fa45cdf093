/* utf8.h - UTF-8: validation, stepping, and how wide text is on a screen. */
#ifndef QOQ_BASE_UTF8_H
#define QOQ_BASE_UTF8_H

#include "base/str.h"

/* The byte offset of the first invalid sequence (overlong, surrogate, beyond U+10FFFF, cut), or
 * STR_NOT_FOUND when all of s is valid. */
size_t utf8_invalid(struct str s);

/* The code point at byte *at of valid UTF-8; moves *at behind it. Invalid bytes give U+FFFD and
 * move one byte, so that a loop always ends. */
uint32_t utf8_next(struct str s, size_t *at);

/* The code point that ends before byte *at; moves *at to its start. *at must not be 0. */
uint32_t utf8_prev(struct str s, size_t *at);

size_t utf8_encode(uint32_t code, char out[4]); /* how many bytes */
void utf8_put(struct buf *b, uint32_t code);
size_t utf8_length(struct str s); /* code points */

/* White space for our purpose: ASCII blanks and controls, U+00A0, U+2000-200B, U+2028-202F,
 * U+205F, U+3000, U+FEFF. */
bool utf8_is_space(uint32_t code);
bool utf8_is_han(uint32_t code); /* a Chinese character */

/* Columns on a terminal: East Asian wide and full-width characters take two, combining and
 * zero-width ones none. Ambiguous ones (— “ ” ① …) count one, as terminals do. */
int utf8_char_width(uint32_t code);
size_t utf8_width(struct str s);

/* The longest head of s that fits into `columns`; never cuts a character. */
struct str utf8_fit(struct str s, size_t columns);

#endif
