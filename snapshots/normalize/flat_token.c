/* flat_token.c - a document's paragraphs as tokens. */
#include "base/fold.h"
#include "snapshots/normalize/flat.h"

struct token *token_add(struct page *p, struct token_list *out, struct str text, long line,
                        size_t block, enum flat_break before)
{
    struct token *t = list_push(p->a, out);
    t->text = str_trim(text);
    t->line = line;
    t->block = block;
    t->before = before;
    flat_features(p->a, t);
    return t;
}

void tokens_make(struct page *p)
{
    const struct document *doc = p->doc;
    for (size_t i = 0; i < doc->blocks.n; i++) {
        const struct para *para = &doc->blocks.v[i].para;
        if (doc->blocks.v[i].type == BLOCK_PARA)
            token_add(p, &p->tokens, para->text, para->line, i,
                      para->gap ? BREAK_PARA : BREAK_LINE);
    }
    numbers_mark_running(&p->tokens, p->a);
}
