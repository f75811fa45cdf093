/* token.h - the pieces of a numeral; number.c puts them together. */
#ifndef QOQ_SNAPSHOTS_EXTRACT_TOKEN_H
#define QOQ_SNAPSHOTS_EXTRACT_TOKEN_H

#include "snapshots/extract/parts.h"

/* ARABIC is a whole Arabic number (1,234.5); SMALL 十 百 千; BIG 万 亿 兆; POINT 点; FEW 几;
 * MORE 余 多. */
enum token_kind { NOTHING, ARABIC, DIGIT, ZERO, SMALL, BIG, POINT, FEW, MORE };

struct token {
    enum token_kind kind;
    struct decimal value; /* ARABIC, DIGIT */
    int power;            /* SMALL: 1 2 3; BIG: 4 8 12 */
    size_t to;
};

/* Reads the piece that begins at byte `at` of folded text. False when none begins there. */
bool token_read(struct str s, size_t at, struct token *t);

/* The same for Arabic numbers alone. */
bool token_arabic(struct str s, size_t at, struct token *t);

#endif
