/* fold.h - a normalized copy of a text to match on, with the way back to the original.
 *
 * Pages mix half-width and full-width punctuation and sprinkle blanks. Matching runs on a folded
 * copy; a quote is cut from the original through the offset map, and so stays verbatim.
 *
 * Folding: U+FF01-FF5E to ASCII, every white space (U+3000, nbsp, line ends) to one blank, runs
 * of blanks to one, zero-width characters and readings in brackets (開(kāi)工) dropped, en dash
 * and minus to '-', wave dash to '~'. Letters keep their case; 。 、 “ ” 《 》 —— stay as they
 * are. Traditional characters become the simplified ones that variants.tsv names, so that the
 * vocabulary of reports is known once.
 */
#ifndef QOQ_BASE_FOLD_H
#define QOQ_BASE_FOLD_H

#include "base/str.h"

struct folded {
    struct str text;      /* what to match on */
    struct str original;  /* borrowed */
    const uint32_t *map;  /* text.n + 1 entries: byte of text -> byte of original */
};

/* Folds valid UTF-8 (up to 4 GiB). Linear; the copy and the map live in the arena. */
struct folded fold(struct arena *a, struct str original);

/* Only the folded text, for where no way back is needed. */
struct str fold_text(struct arena *a, struct str s);

/* The simplified form of a traditional character, or the character itself. Constant. */
uint32_t fold_variant(uint32_t code);

/* The piece of the original behind bytes [from, to) of the folded text. Both must lie on
 * character boundaries. */
struct str fold_quote(const struct folded *f, size_t from, size_t to);

/* Only the letters, digits, % and Chinese characters of the folded text: what two titles are
 * compared by. */
struct str fold_key(struct arena *a, struct str s);

#endif
