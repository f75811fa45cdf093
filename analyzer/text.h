/* text.h - titles and cells stripped of what does not count when two reports are compared. */
#ifndef QOQ_ANALYZER_TEXT_H
#define QOQ_ANALYZER_TEXT_H

#include "base/list.h"
#include "base/str.h"
#include "snapshots/period.h"

/* The key by which titles are compared: fold_key() without a list number in front and without
 * the offices in brackets behind (words in title_noise.tsv). */
struct str text_title_key(struct arena *a, struct str title);

/* What is left of a title's key without the words that any task may be dressed in (title_verbs.tsv:
 * 加快推进, 打造); pieces parted by blanks. The key itself where nothing is left. */
struct str text_subject(struct arena *a, struct str key);

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

/* Takes the next clause: up to a comma too, but not one between digits. Trimmed, may be empty. */
bool text_clause(struct str *rest, struct str *clause);

/* How much of the key of x is found in y, 0..1: the mean over its characters and over its pairs
 * of characters. */
double text_covered(struct arena *a, struct str x, struct str y);

/* The last percentage of a text; unknown when there is none. */
struct decimal text_percent(struct arena *a, struct str text);

/* Whether a sentence of y says again, dates apart, what one of x says: the two most alike, with
 * how much they are, 0..1; 0 when none are. *old and *again may be NULL. */
double text_says_again(struct arena *a, struct str x, struct str y, struct str *old,
                       struct str *again);

#endif
