/* diff_parts.h - what the files of the comparison's page offer each other. */
#ifndef QOQ_ANALYZER_VIEW_DIFF_PARTS_H
#define QOQ_ANALYZER_VIEW_DIFF_PARTS_H

#include "analyzer/view/view.h"

/* SPEC.md section 6: from here on a progress text repeats the last one. */
extern const double diff_copied_text;

/* What a row's figures do not tell, in words: a target that moved, another unit, another way of
 * counting, parts, copied text; null = nothing. `figures`: the row has columns of rates, and none
 * for the text. */
struct str diff_notes(struct arena *a, const struct diff *d, const struct task_pair *pair,
                      bool figures);

/* An entry with the cells of a pair that differ, as word_diff() marks them; nothing when all are
 * the same. */
void diff_words(struct page *p, const struct diff *d, const struct task_pair *pair,
                struct str number);

#endif
