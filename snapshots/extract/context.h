/* context.h - what kind.c, cues.c and scope.c tell context.c of a figure, in that order. None looks
 * beyond the sentence. */
#ifndef QOQ_SNAPSHOTS_EXTRACT_CONTEXT_H
#define QOQ_SNAPSHOTS_EXTRACT_CONTEXT_H

#include "snapshots/extract/parts.h"

struct table_row;

/* --- kind.c (kinds.tsv) --- */

/* Percentages, points and multiples: they measure by comparing. */
bool figure_is_relative(const struct figure *f);

/* Whether a word that says what a percentage measures stands in the text. */
bool kind_is_named(struct str text);

/* The kind word that the topic ends with, or the words before its first figure: 总值增长率,
 * 总值增长6%以上; NULL when there is none. */
const struct table_row *kind_of_topic(const struct passage *p);

/* Percentages measure a share unless a word says growth or decline; other units a level. A list
 * of percentages takes its word from the first. */
enum kind figure_kind(const struct passage *p, size_t i);

/* --- cues.c (figurecues.tsv, verbs.tsv, reached.tsv) --- */

/* Fills in what the words around figure i say of it: part, sum, plan, forecast, reached. *part
 * holds from one figure of the sentence to the next. */
void figure_cues(const struct passage *p, size_t i, bool *part);

/* Fills in what figure i is to the figures around it: an attribute of what is spoken of, what a
 * percentage is reckoned on. After the cues of its whole sentence. */
void figure_role(const struct passage *p, size_t i);

/* --- scope.c (completion.tsv) --- */

/* Says of figures [first, last), those of the sentence, which state completion, and of what. */
void figure_scopes(struct passage *p, const struct sentence *s, size_t first, size_t last);

#endif
