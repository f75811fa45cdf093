/* text.h - titles and cells stripped of what does not count when two reports are compared. */
#ifndef QOQ_ANALYZER_TEXT_H
#define QOQ_ANALYZER_TEXT_H

#include "base/list.h"
#include "base/str.h"

/* The key by which titles are compared: fold_key() without a list number in front and without
 * the offices in brackets behind (words in title_noise.tsv). */
struct str text_title_key(struct arena *a, struct str title);

/* A folded copy without dates, phrases of time (time_words.tsv) and list numbers; lines joined
 * by blanks. Linear. */
struct str text_undated(struct arena *a, struct str text);

/* The numbers of a text, dates and list numbers apart, each with up to two characters behind it
 * (its unit) when with_unit is set. Chinese numerals are not read. */
void text_figures(struct arena *a, struct str text, bool with_unit, struct str_list *out);

/* Whether y names a number that x does not (each as often as it stands there): a text may be
 * copied and its figures moved on all the same. */
bool text_has_new_figure(struct arena *a, struct str x, struct str y);

/* Takes the next sentence off *rest, up to a full stop, a semicolon or a line end; trimmed. */
bool text_sentence(struct str *rest, struct str *sentence);

/* Whether a sentence of y says again, dates apart, what one of x says. */
bool text_says_again(struct arena *a, struct str x, struct str y);

#endif
