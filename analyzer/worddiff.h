/* worddiff.h - two texts as one, with marks around what went and what came. */
#ifndef QOQ_ANALYZER_WORDDIFF_H
#define QOQ_ANALYZER_WORDDIFF_H

#include "base/str.h"

/* 「完成[-33-]{+41+}个」, as `git diff --word-diff` marks it: by numerals, Latin words and single
 * characters; crumbs that stay between two changes belong to them; of long unchanged stretches
 * only the ends are shown, around "…". Null when nothing differs but white space. In the arena.
 * Texts too long to be compared are marked as wholly changed. */
struct str word_diff(struct arena *a, struct str from, struct str to);

#endif
