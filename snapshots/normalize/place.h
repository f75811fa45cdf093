/* place.h - between the parts of place.c: the evidence for each place, and places by their form. */
#ifndef QOQ_SNAPSHOTS_NORMALIZE_PLACE_H
#define QOQ_SNAPSHOTS_NORMALIZE_PLACE_H

#include "snapshots/normalize/front.h"
#include "snapshots/normalize/gazetteer.h"

enum { LEVELS = 4 };

struct evidence {
    const struct gazetteer *gazetteer;
    double *own, *body;   /* by unit */
    double *named;        /* by unit: what of it comes from full names, codes and addresses */
    double level[LEVELS]; /* 省 市 区 县 */
    double body_weight;   /* of one name there; 0 outside of the body */
};

/* place_weigh.c: adds to the evidence what a text names and whose offices it speaks of. */
void place_weigh_text(struct evidence *e, struct str text, double weight);
/* The rows of the table, from block `first` on. */
void place_weigh_body(struct evidence *e, const struct document *doc, size_t first);
/* The code of an area, for its unit and, a little, for those it belongs to. */
void place_weigh_code(struct evidence *e, int code, double weight);
/* 0-3 for 省 市 区 县, -1 for anything else; what a unit counts as. */
int place_level_of_char(uint32_t c);
int place_level_of_unit(const struct unit *u);
/* How well a unit fits the level that offices tell: 1 when they tell nothing, else 0.25 to 1. */
double place_level_fit(const struct evidence *e, int unit);
/* True when a word of that class of noplace.tsv stands at byte `at`. */
bool place_has_class(struct str s, size_t at, const char *class);

/* place_address.c: the unit that the page's address means, among those it may mean the one that the
 * other evidence speaks for; index -1 when there is none, or several and no more to tell. */
struct addressed {
    int unit;
    double weight; /* of this evidence */
    struct str host;
};
struct addressed place_of_address(const struct front *f, const struct evidence *e);

/* place_form.c: where the unit ends that begins at byte `at` by its form alone (「汐川市」); 0 when
 * there is none. */
size_t place_form_at(struct str s, size_t at);
/* Where a name may begin in a text: behind its period, 《, 「中共」. */
size_t place_name_start(struct str text);
/* Such a unit at the head of a text, or behind its period; null when there is none. */
struct str place_by_form(struct str text);
/* Takes the next piece of a line of the page's head: 「首页 > 屿川市人民政府 > 正文」. */
bool place_next_piece(struct str *rest, struct str *piece);
/* What the page calls itself in its title, publisher, site or a line of its head; null when it does
 * not. */
struct str place_of_page(const struct front *f, struct str title, struct str publisher);
/* That of the newspaper whose page it is, of the level that offices tell; null if there is none. */
struct str place_of_newspaper(const struct front *f, const struct evidence *e);
/* That a sentence before the table begins with, of a level whose offices the page names, if the
 * page goes on to call it by its short name. */
struct str place_of_sentence(const struct front *f, const struct evidence *e);


/* place_local.c: where the development zone ends that begins at byte `at`, followed by what it does
 * or has; 0 when there is none. */
size_t place_zone_at(struct str s, size_t at);
/* The same for a bureau with a country of its own (「库伦尔林业局」), for a town or a street office. */
size_t place_bureau_at(struct str s, size_t at);
size_t place_town_at(struct str s, size_t at);
/* The town or street office whose page it is, without its county; null when it is none's. */
struct str place_of_town(const struct front *f, struct str title, struct str publisher);
/* 「北屿经济技术开发区」 for 「北屿经开区」, where the head has both; other names stay. */
struct str place_zone_in_full(const struct front *f, struct str name);

#endif
