/* wrap.h - text into lines of a given width, where 汉字 take two columns. */
#ifndef QOQ_ANALYZER_VIEW_WRAP_H
#define QOQ_ANALYZER_VIEW_WRAP_H

#include "base/str.h"

/* Takes the next line of at most `width` columns off *rest; false when nothing is left. Breaks
 * at line ends, blanks and around Chinese characters; no line begins with closing punctuation
 * or ends with an opening bracket where that can be had. A word longer than the line is cut.
 * `struct str rest = text, line; while (wrap_next(&rest, 40, &line)) ...` */
bool wrap_next(struct str *rest, size_t width, struct str *line);

/* The head of s in `width` columns, with "…" at its end when something is left out. */
struct str wrap_cut(struct arena *a, struct str s, size_t width);

/* Valid text for a terminal or a file of text: without control characters (line ends stay). */
struct str wrap_clean(struct arena *a, struct str s);

void wrap_pad(struct buf *out, size_t blanks);

#endif
