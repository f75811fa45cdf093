/* text.h - text on its way into a picture: made harmless, measured, cut, wrapped.
 *
 * Widths are in em, the size of the font: a Chinese character is one em wide. They are estimates
 * a little on the wide side, so that what is said to fit does.
 */
#ifndef QOQ_PLOTS_TEXT_H
#define QOQ_PLOTS_TEXT_H

#include "base/list.h"
#include "base/str.h"

/* One line that only holds what has a shape: white space runs become one blank; direction marks
 * (which could turn the rest of the line around) and zero-width characters are dropped; controls
 * and invalid bytes show as U+FFFD. At most 1000 characters. */
struct str text_clean(struct arena *a, struct str s);

double text_width(struct str s);

/* s if it fits into `em`, else its head, cut between characters, and "…". */
struct str text_cut(struct arena *a, struct str s, double em);

/* The same for a terminal, in columns. */
struct str text_cut_columns(struct arena *a, struct str s, size_t columns);

/* s in lines of at most `em`, `most` of them, the last one cut if need be. Breaks at blanks and
 * beside Chinese characters, but not before closing punctuation, and leaves no single character
 * for the last line. Blank text gives none. */
struct str_list text_wrap(struct arena *a, struct str s, double em, size_t most);

#endif
