/* flat_explain.c - why a page was read as it was. */
#include "snapshots/normalize/flat.h"

void explain_tokens(struct page *p, const struct token_list *tokens, const struct grammar *g,
                    const struct place *places, size_t from, size_t to, int seq)
{
    int item = 0, opened = 0;
    for (size_t i = from; i < to; i++) {
        const struct token *t = &tokens->v[i];
        const struct place *place = &places[i];
        if (t->gone)
            continue;
        opened += place->opens_item;
        item = opened > 1 ? opened - 1 : 0;
        bool cell = seq && place->kind == PLACE_CELL;
        *list_push(p->a, &p->explanation.lines) = (struct explained){
            .line = t->line,
            .task = seq,
            .item = item,
            .role = cell                                       ? g->role[place->column]
                    : seq && place->kind == PLACE_SUBTITLE ? ROLE_SUBTITLE
                    : place->kind == PLACE_HEADING           ? ROLE_SECTION
                                                             : ROLE_NONE,
            .sure = place->margin >= SURE_MARGIN,
            .margin = place->margin,
            .text = t->text,
        };
    }
}
