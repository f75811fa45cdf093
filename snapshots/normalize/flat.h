/* flat.h - reading tables whose borders are gone; for the flat_*.c files alone.
 *
 *     document -> tokens (flat_token.c) -> what each looks like (flat_feature.c, cues.tsv)
 *              -> the columns (flat_header.c) -> the best way through all tokens
 *                 (flat_path.c, with the scores of flat_score.c) -> tasks (flat_build.c)
 *
 * A shape (flat_shape_*.c) is a way pages are written: it says how likely a page is written so,
 * and reads it, most of them by making tokens and a grammar for the same search.
 */
#ifndef QOQ_SNAPSHOTS_NORMALIZE_FLAT_H
#define QOQ_SNAPSHOTS_NORMALIZE_FLAT_H

#include "snapshots/normalize/normalize.h"

/* What parts a token from the one before it. */
enum flat_break { BREAK_PARA, BREAK_LINE, BREAK_BLANK, BREAK_NONE };

/* The number a paragraph begins with: 「1.」 「(2)」 「③」 「一是」 「二、」 「(三)」 「项目4:」. */
enum list_style {
    LIST_NONE,
    LIST_DOT,
    LIST_PAREN,
    LIST_CIRCLE,
    LIST_YISHI,
    LIST_HAN,
    LIST_HAN_PAREN,
    LIST_NAMED,
    LIST_BULLET, /* 「◆…」: no number, 0 */
    LIST_TIME /* 「第一季度:」, numbered by the month */
};

struct list_mark {
    enum list_style style;
    int number;
    size_t end;  /* bytes of the mark */
};

/* The milestones a text lays down, in the order of time. */
struct milestones {
    int n, first, last; /* months */
    size_t mark;        /* bytes of the first with its colon, where it opens the text so */
    bool due;           /* 「…前」 or a colon: more than a word of time */
};

/* A piece of the page that lies in one cell: a paragraph, or a part of one. */
struct token {
    struct str text;     /* verbatim */
    struct str folded;   /* to match on */
    long line;
    size_t block;        /* of the document */
    enum flat_break before;
    bool gone;           /* not to be read: a repeated header */
    bool strong;         /* set in bold */
    bool row_start;      /* where grammar.fixed_rows counts */

    /* features, set by flat_features() */
    double chars;        /* length in characters */
    int bare;            /* the whole text is this number, else -1 */
    bool running;        /* it belongs to the rows' running numbers */
    bool list_running;   /* its list number does */
    struct list_mark list;
    int list_last;       /* the last number of its style inside the text */
    bool empty;          /* —— */
    bool stop;           /* ends a sentence */
    bool open;           /* ends with a colon: more must follow */
    bool lead;           /* its last sentence says how what stands below it stands */
    size_t lead_at;      /* byte where that begins */
    bool titled_owner;   /* 「…(牵头单位:X)」 */
    double owners;       /* 0..1 */
    bool owners_open;    /* the name of an office goes on in the next token */
    double verdict;      /* the whole is a status: 「提前完成年度任务。」 */
    double figure;       /* the whole is a figure: 「53.6%」, 「提升3.89个百分点」 */
    bool unit;             /* 「亿元」: what is counted in, and nothing else */
    double milestone;    /* lays down what is due when: 「3月底前…;9月底前…」 */
    double heading;      /* looks like the heading of a section */
    double dated;        /* begins with a date or period: 「1-6月,」 */
    double tail;         /* of the page's foot */
    bool caption;        /* has a word of a table's name */
    bool over_header;    /* stands over a header, and is like what stands over another */
    double cue[ROLE_COUNT];
    enum role label;     /* begins with 「完成情况:」; ROLE_NONE otherwise */
    size_t label_end;    /* bytes of the label, colon included */
};

LIST_TYPE(struct token_list, struct token);

enum { FLAT_COLUMNS = 16 };

/* Yes-or-no features whose share among the tokens of a column is learned. */
enum trait { TRAIT_STOP, TRAIT_FIGURE, TRAIT_DATED, TRAIT_LIST, TRAIT_VERDICT, TRAITS };

/* How the cells of a column tend to be: what the first passes tell the next. */
struct habit {
    double skip;         /* cost of a missing cell */
    double mean, spread; /* of the natural logarithm of a token's length; spread 0 = unknown */
    double with[TRAITS], without[TRAITS]; /* score of a token with the trait, without it */
};

/* The columns, in the order of a row, and how rows tend to be. */
struct grammar {
    int n;
    enum role role[FLAT_COLUMNS];
    struct str header[FLAT_COLUMNS];
    bool labelled[FLAT_COLUMNS]; /* cells of this column begin with a label */
    bool numbered;      /* bare running numbers stand in the body */
    bool list_titles;   /* titles carry the running number: 「3.新建公园」 */
    bool labels;        /* cells begin with their labels */
    bool fixed_rows;    /* rows begin at the tokens marked so, and nowhere else */
    bool items;         /* rows may have items */
    bool sections;      /* headings may stand between rows */
    bool grouped;       /* rows of one name may lack its number and its owners, too */
    struct str caption; /* of the table, when it is not the page's first; may be null */
    int title, first_item; /* column indexes; first_item = n when there is none */
    bool learned;
    struct habit habit[FLAT_COLUMNS];
};

/* What a token was taken for. */
enum place_kind { PLACE_CELL, PLACE_SUBTITLE, PLACE_HEADING, PLACE_TAIL };

struct place {
    enum place_kind kind;
    int column;
    bool opens_row, opens_cell, opens_item;
    double margin; /* how much worse the second best place was */
};

/* Below this margin to the second best place a row is called a guess. */
#define SURE_MARGIN 0.7

struct page {
    struct arena *a;
    const struct document *doc;
    const struct normalize_options *options;
    struct token_list tokens;
    struct token_list pictures; /* names of files among the paragraphs: kept, not read */
    struct explanation explanation;
    size_t first; /* block where the reading begins; FRONT_IS_READ: front matter is filled in */
};

#define FRONT_IS_READ ((size_t)-1)

/* A way pages are written. */
struct flat_shape {
    const char *name;
    double most; /* what the likelihood never exceeds: it need not be asked beside a surer shape */
    /* 0..1; 0 = not written so. */
    double (*likelihood)(const struct page *p);
    /* Fills r, but for its front matter, and p->first; the number of tasks. */
    size_t (*read)(struct page *p, struct report *r);
};
extern const struct flat_shape flat_shape_table, flat_shape_list, flat_shape_pipe,
    flat_shape_lines, flat_shape_glued, flat_shape_blanks, flat_shape_bare, flat_shape_prose;

/* flat_token.c */
void tokens_make(struct page *p);                       /* one per paragraph */
struct token *token_add(struct page *p, struct token_list *out, struct str text, long line,
                        size_t block, enum flat_break before);

/* flat_number.c: the number a text begins with; style LIST_NONE when there is none. */
struct list_mark list_mark_at(struct str folded);
/* The last number of a list that goes on inside its paragraph: 「2.甲完成。3.乙开工。」 gives 3. */
int list_last_number(struct str folded, struct list_mark first);
/* Marks the bare numbers that count the rows: the best chain of 1, 2, 3 ... that gaps and new
 * starts interrupt least. Quadratic in a window of 200 numbers. */
void numbers_mark_running(struct token_list *tokens, struct arena *a);
/* Marks the list numbers of one style that count through all of the tokens; false when none do.
 * apart: they must not stand one under the other, since cells lie between. */
bool numbers_mark_list_titles(struct token_list *tokens, bool apart);

/* flat_time.c */
struct milestones milestones_of(struct str folded);

/* flat_list.c: the lines of a list: its paragraphs, cut where labels stand inside of them, and
 * with labels found by their coming again. */
struct token_list list_tokens(struct page *p);
/* Where a list of tasks ends that begins at token `from`: at a heading behind its last row (tokens
 * whose list_running is set, or labelled ones), or at one that asks for things to be done. */
size_t list_end(const struct token_list *tokens, size_t from);
/* Where the rows of [from, to) end whose first tokens are marked as row starts: at what stands
 * under the last one and looks ahead, on a page whose tasks have one paragraph each. */
size_t marked_rows_end(const struct token_list *tokens, size_t from, size_t to);
/* Keeps the tokens from `from` on behind the tables. */
void keep_behind(struct page *p, const struct token_list *tokens, size_t from, struct report *r);
/* True for a heading such as 「四、下一步工作要求」. */
bool is_demand(const struct token *t);
/* True for a heading over what hinders tasks, 「三、存在的主要问题」. */
bool is_trouble(const struct token *t);
/* True for a heading over a part of the report, 「二、项目推进情况」, which names no task. */
bool is_part(const struct token *t);

/* flat_feature.c: fills what a token looks like by its text alone. */
void flat_features(struct arena *a, struct token *t);
void flat_label(struct token *t); /* only label and label_end, of t->text */
double flat_verdict(struct str folded); /* 0..1: the whole text is a verdict on a task */
#define FLAT_VERDICT 0.6                /* from which on it says how a task stands */

/* flat_lead.c: sets t->lead of a token that ends with a colon: 「滞后的5项是:」. */
void flat_lead(struct arena *a, struct token *t);

/* flat_header.c: a header row found in the tokens [from, to). */
struct header {
    size_t from, to;
    struct grammar grammar;
    double score;
};
bool header_find(struct arena *a, const struct token_list *tokens, size_t from, struct header *out);
bool header_same(const struct header *a, const struct header *b);
void grammar_finish(struct grammar *g); /* sets title, first_item, items after the roles */
/* Fits the header's columns to the body: numbers that are not there, or not announced. */
void grammar_fit_numbers(struct grammar *g, struct token_list *tokens, size_t from, size_t to);
/* The columns a user has named; false for an unknown role, or none that is the task. */
bool grammar_from_option(struct str columns, struct grammar *g);

/* flat_sides.c: a header that stands several times side by side. */
/* Cuts h down to one of them, and says how many there were: 1 = it stands once. */
int sides_of(const struct token_list *tokens, struct header *h);
/* Marks the rows' numbers in [from, to), and brings the rows into their order. */
void sides_sort(struct arena *a, struct token_list *tokens, size_t from, size_t to, int sides);

/* flat_caption.c: the lines over a header. */
/* Marks the tokens over the n headers that are alike (over_header). */
void captions_mark(struct token_list *tokens, const size_t *headers, size_t n);
/* Where the captions of the table at `header` begin, not before `from`; header = it has none. */
size_t caption_before(const struct token_list *tokens, size_t from, size_t header);
/* The same for the page's first table, over which the page's title stands as well. */
size_t caption_of_first(const struct token_list *tokens, size_t header, bool several);
/* The lines [from, to), joined by '/'; null when there are none. */
struct str caption_text(struct arena *a, const struct token_list *tokens, size_t from, size_t to);

/* flat_path.c: the best places for the tokens [from, to); the total score. places[i] is that of
 * token i. */
double path_find(struct arena *a, const struct token_list *tokens, size_t from, size_t to,
                 const struct grammar *g, struct place *places);

/* flat_habit.c: learns from a path; true when token t has the trait. */
void grammar_learn(struct grammar *g, const struct token_list *tokens, size_t from, size_t to,
                   const struct place *places);
bool token_has(const struct token *t, enum trait trait);

/* flat_score.c: how well a token fits a place, natural logarithms; costs are positive. */
struct context {                 /* what is known on the way to a token */
    const struct token *prev;    /* in the same table, NULL at its start */
    const struct token *next;    /* NULL at its end */
    const struct token *title;   /* of the row, NULL when it has none yet */
};
double score_cell(const struct grammar *g, int column, const struct token *t,
                  const struct context *c, bool same_cell);
double score_subtitle(const struct grammar *g, const struct token *t, const struct context *c);
double score_heading(const struct grammar *g, const struct token *t, const struct context *c,
                     bool again);
double score_tail(const struct grammar *g, const struct token *t, bool again);
double score_skip(const struct grammar *g, int column);
/* The share of the pairs of neighbouring characters of t that stand in the other text, too. */
double score_restates(const struct token *t, const struct token *other);

/* flat_pairs.c: paragraphs that are tasks and what became of them, by turns: marks the tasks
 * from token *first on as row starts. False when the page is not written so. */
bool pairs_mark(const struct page *p, size_t *first);

/* flat_explain.c: notes what the tokens [from, to) of one row were taken for; seq 0 = no task. */
void explain_tokens(struct page *p, const struct token_list *tokens, const struct grammar *g,
                    const struct place *places, size_t from, size_t to, int seq);

/* flat_build.c: reads the tokens [from, to) by a grammar, learning on the way; the tasks found
 * are added to r. Returns how many. */
size_t grammar_read(struct page *p, const struct token_list *tokens, size_t from, size_t to,
                    struct grammar *g, struct report *r);
void columns_add(struct arena *a, const struct grammar *g, struct report *r);

#endif
