/* prose_word.h - what paragraphs of bulletins consist of: clauses between marks, words of a kind,
 * and numbers of things; for flat_shape_prose.c and the prose_*.c files alone.
 *
 * Texts are byte ranges [from, to) of the folded paragraph.
 */
#ifndef QOQ_SNAPSHOTS_NORMALIZE_PROSE_WORD_H
#define QOQ_SNAPSHOTS_NORMALIZE_PROSE_WORD_H

#include "base/list.h"
#include "base/str.h"

struct bulletin;

struct range {
    size_t from, to;
};

/* --- clauses --- */

enum { FULL_STOP = 0x3002, OPEN_QUOTE = 0x201c, OPEN_BOX = 0x3010 };

/* Marks at which clauses end. */
enum { MARK_STOP = 1, MARK_SEMICOLON = 2, MARK_COMMA = 4, MARK_COLON = 8, MARK_PAUSE = 16 };

/* The first mark of these kinds in the range, outside of brackets and quotation marks; `to` when
 * there is none. */
size_t next_mark(struct str s, size_t from, size_t to, unsigned marks);
size_t behind_char(struct str s, size_t at); /* s.n at the end */
struct range trimmed(struct str s, size_t from, size_t to); /* without blanks and marks around */
bool has_figure(struct str s, struct range r);              /* a digit at least */

/* The range as the page writes it: a slice of the paragraph before it was folded. */
struct str verbatim(const struct bulletin *b, size_t from, size_t to);

/* --- words --- */

/* Kinds of words (bulletins.tsv). */
enum word_kind {
    WORD_VERDICT,
    WORD_PREDICATE,
    WORD_ACT,
    WORD_ASPECT,
    WORD_HEAD,
    WORD_SINCE,
    WORD_NAME,
    WORD_OPENER,
    WORD_INNER,
    WORD_LINK,
    WORD_START,
    WORD_INSIDE,
    WORD_END,
    WORD_NOUN,
    WORD_BODIES,
    WORD_SOME,
    WORD_WHOLE,
    WORD_FUTURE,
    WORD_DEED,
    WORD_TOPIC,
    WORD_PART,
    WORD_THESE,
    WORD_FRAME,
    WORD_INTENT,
    WORD_LEADER,
    WORD_PLAN,
    WORD_TOPICAL,
    WORD_DEMAND,
    WORD_BAR,
    WORD_ANSWERS,
    WORD_TAIL,
    WORD_QUOTES,
    WORD_ORGAN,
    WORD_ALL,
    WORD_MUST,
    WORD_EXAMPLE,
    WORD_TIME,
    WORD_SHARE,
    WORD_SETTING,
    WORD_DONE,
    WORD_SPAN,
    WORD_EACH,
    WORD_REASON,
    WORD_AREA,
    WORD_COMMENT,
    WORD_BESIDES,
    WORD_LABEL,
    WORD_NEXT,
    WORD_KINDS
};

enum { WORD_BUCKETS = 256 };

struct word {
    struct str text;
    double weight;
    size_t next_start, next_end; /* index + 1 of the next in the same chain, 0 = the last */
};

/* Words of one kind, in chains by their first and by their last character: pages are read with
 * some thousand looks at a word each. */
struct word_list {
    struct word *v;
    size_t n, cap;
    size_t starts[WORD_BUCKETS], ends[WORD_BUCKETS]; /* index + 1, 0 = none */
};

/* Reads bulletins.tsv. */
void bulletin_words(struct bulletin *b);

/* The longest word of a kind at byte `at`: its length in bytes, 0 = none. */
size_t word_at(const struct bulletin *b, enum word_kind kind, size_t at, double *weight);
/* The strongest word of a kind in the range; 0 = none. */
double word_within(const struct bulletin *b, enum word_kind kind, size_t from, size_t to);

/* The longest word of a kind that ends the range: its length in bytes, 0 = none. */
size_t word_before(const struct bulletin *b, enum word_kind kind, size_t from, size_t to,
                   double *weight);
bool ends_with(const struct bulletin *b, enum word_kind kind, size_t from, size_t to);

/* --- numbers --- */

/* A digit at byte `at`; '?' stands for one that was eaten. */
bool is_figure(struct str s, size_t at);
/* Behind the figure at byte `at`, 「38.5」; `at` when there is none. */
size_t figures_end(struct str s, size_t at);

/* A number of things at byte `at`, 「5个」 「三项」 or one whose counter is lost before a bracket:
 * the byte behind it; 0 when there is none. *value is COUNT_DAMAGED where digits are lost. */
enum { COUNT_DAMAGED = -1 };
size_t count_at(struct str s, size_t at, int *value);

/* 「第7项」, 「第17、18件」 at byte `at`, a number in another list that stands for a name: the byte
 * behind it; 0 when there is none. */
size_t reference_end(struct str s, size_t at);

#endif
