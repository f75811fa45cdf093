/* parts.h - what the parts of normalize/ offer each other; nobody outside includes this. */
#ifndef QOQ_SNAPSHOTS_NORMALIZE_PARTS_H
#define QOQ_SNAPSHOTS_NORMALIZE_PARTS_H

#include "snapshots/normalize/normalize.h"

/* --- roles.c: header cells (columns.tsv) --- */

/* What a header cell names: 「前三季度完成情况」 -> ROLE_PROGRESS. Blanks inside are ignored, an
 * enclosed period or year too. *score (may be NULL): 0..1, how sure. ROLE_NONE: no header. */
enum role header_role(struct str header, double *score);

/* The same with a guess for names that are not known, by what they end or begin with
 * (「…单位」, 「下步…」): for cells among header cells only. */
enum role header_hint(struct str header, double *score);

/* 「1-10月」: nothing but a time. */
bool header_is_time(struct str header);

/* What the cells of a header row name, read together: of several that may name the task one
 * does, 「半年度目标任务」 beside it is a target, 「项目名称」 before it a group. Returns how sure
 * on the whole, 0..1. n is at most HEADER_CELLS_MOST. */
double header_row(const struct str *cells, size_t n, enum role *roles);

/* True for 「目标任务」 and 「具体任务」: the second may say the first in more detail. */
bool header_details(struct str aim, struct str details);

/* At most so many cells can be read together. */
enum { HEADER_CELLS_MOST = 64 };

/* --- owners.c: offices (offices.tsv) --- */

/* 0..1: how much a text looks like a list of offices and nothing else. */
double owners_likeness(struct str text);

/* True where the name of an office may begin: 市…, 区…, 各…. */
bool owners_may_begin(struct str text);

/* True for the end of an office's name that needs its beginning: 「某区分局」, 「交警支队」. */
bool owners_tail_only(struct str text);

/* Splits a cell into owners at 、 , ; and line ends (brackets belong to their office), marks the
 * lead(s): those the text says (牵头), else the first. Notes such as 「(列第一位者为牵头单位,下同)」
 * name nobody, nor does the person in 「市民政局 张三」. Adds to t->owners, each name once; returns
 * what names no owner, to be kept elsewhere, null when there is none. */
struct str owners_parse(struct arena *a, struct str cell, struct task *t);

/* True for a text that begins with a label of owners, 「配合单位:」; *end: behind its colon. */
bool owners_label_at(struct str text, size_t *end);

/* The labels inside of a cell of owners are names of columns, too: adds those that r does not
 * have. */
void owners_columns(struct arena *a, struct str cell, struct report *r);

/* A column of its own for who leads (「牵头单位」 beside 「责任单位」): its names become the only leads
 * of t, and are added where they are not owners yet. */
void owners_lead(struct arena *a, struct str cell, struct task *t);

/* --- owners_title.c --- */

/* Cuts 「(牵头单位:X、Y)」 or 「责任单位:X」 off the end of a title: *title without it, *owners the
 * list. False when there is none. */
bool owners_in_title(struct str text, struct str *title, struct str *owners);

/* The same for a text that begins so: 「(责任单位:X)目前已完工」. */
bool owners_in_front(struct str text, struct str *rest, struct str *owners);

/* --- cells.c --- */

/* True for ——, —, -, /, 无 and blanks: such a cell is null (SPEC.md section 4). */
bool cell_is_empty(struct str text);

/* A warning with its detail. */
void warn(struct arena *a, struct report *r, enum warning_code code, int task, long line,
          struct str detail);

/* --- front.c: everything around the tables (front.tsv) --- */

/* Fills title, place, publisher, index_no, published and period from the document's metas and the
 * paragraphs before its first table (up to block `first`), and keeps those in r->front. prose: what
 * follows is no table, and may tell the period as well. */
void front_matter(struct arena *a, const struct document *doc, size_t first, bool prose,
                  struct report *r);

/* --- matrix.c --- */

/* The document with a wide table of figures that stands in its paragraphs made a grid; the document
 * itself when there is none. */
const struct document *matrix_document(struct arena *a, const struct document *doc);

/* --- the ways to tasks: each says how good its reading is and fills a report --- */

/* Tables proper: grids with a header row that names a task column. *found = 0 when there is none.
 * front_matter() is called by them with the first block of the table. */
int grid_tasks(struct arena *a, const struct document *doc, const struct normalize_options *o,
               struct report *r, size_t *found, struct error *err);

/* Flattened tables and lists in paragraphs. Fills o->explain. */
int flat_tasks(struct arena *a, const struct document *doc, const struct normalize_options *o,
               struct report *r, size_t *found, struct error *err);

#endif
