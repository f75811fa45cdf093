/* match.h - small helpers to look words up in a text, for the files of normalize/ alone. */
#ifndef QOQ_SNAPSHOTS_NORMALIZE_MATCH_H
#define QOQ_SNAPSHOTS_NORMALIZE_MATCH_H

#include "base/str.h"

/* Writes s folded (full-width to ASCII) and without any blank into buf; what does not fit is
 * left out, never half a character. Returns the bytes written. */
size_t match_squeeze(struct str s, char *buf, size_t size);

/* The same, and traditional characters simplified: to look words up, never to be shown. */
size_t match_key(struct str s, char *buf, size_t size);

/* A weight as tables write it: "0.85", "-2". 0 for anything else. */
double match_weight(struct str s);

/* Punctuation in either width: the ASCII form of a full-width character, else itself. */
uint32_t match_half(uint32_t code);

/* The bracket that closes an opening one, or 0. Half-width forms: ( [ < 【 〔 「 《 “ */
uint32_t match_closer(uint32_t half);

/* The code point at byte `at`, half-width, without moving; 0 at the end. */
uint32_t match_at(struct str s, size_t at);

/* The byte after the bracket that closes the one at `at`, brackets inside counted; or
 * STR_NOT_FOUND when it is not closed. */
size_t match_bracket(struct str s, size_t at);

/* True when s has the ASCII word `half` in either width of its punctuation. */
bool match_starts(struct str s, struct str word, size_t *end);

#endif
