/* flat_token.c - a document's paragraphs as tokens. */
#include "base/fold.h"
#include "snapshots/normalize/flat.h"
#include "snapshots/normalize/parts.h"

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

/* 「生态环境」⏎「某区分局」: what looks like no office is the start of one. */
static void tokens_join_offices(struct page *p, struct token_list *tokens)
{
    for (size_t i = 0; i + 1 < tokens->n; i++) {
        struct token *t = &tokens->v[i];
        const struct token *next = &tokens->v[i + 1];
        if (t->chars > 6 || t->owners > 0.4 || t->stop || t->empty || t->bare >= 0 ||
            t->figure > 0 || t->verdict > 0 || next->chars > 8 || next->owners < 0.8)
            continue;
        if (owners_likeness(str_join(p->a, t->text, STR(""), next->text)) > 0.8 &&
            owners_tail_only(next->text)) {
            t->owners = 0.7;
            t->owners_open = true;
        }
    }
}

/* Some pages set the bars between cells on lines of their own: 「序号」⏎「|」⏎「任务」. They part
 * cells that are parted anyway. */
static bool bars_stand_alone(const struct document *doc)
{
    size_t alone = 0, with_text = 0;
    for (size_t i = 0; i < doc->blocks.n; i++) {
        struct str text = doc->blocks.v[i].para.text;
        if (doc->blocks.v[i].type != BLOCK_PARA)
            continue;
        alone += str_is(text, "|");
        with_text += text.n > 1 && str_has(text, STR("|"));
    }
    return alone > 3 && with_text == 0;
}

/* 「微信图片_2019.png」: what is left of a picture or an attachment. */
static bool is_file_name(struct str text)
{
    static const char *const ends[] = { ".jpg", ".jpeg", ".png", ".gif", ".bmp", ".doc", ".docx",
                                        ".xls", ".xlsx", ".pdf", ".wps", ".et", ".zip", ".rar" };
    bool name = false;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        name |= str_ends_nocase(text, ends[i]);
    return name && !str_has(text, STR("。"));
}

void tokens_make(struct page *p)
{
    const struct document *doc = p->doc;
    bool drop_bars = bars_stand_alone(doc);
    for (size_t i = 0; i < doc->blocks.n; i++) {
        const struct para *para = &doc->blocks.v[i].para;
        if (doc->blocks.v[i].type == BLOCK_PARA && !(drop_bars && str_is(para->text, "|")))
            token_add(p, is_file_name(str_trim(para->text)) ? &p->pictures : &p->tokens,
                      para->text, para->line, i, para->gap ? BREAK_PARA : BREAK_LINE)
                ->strong = para->strong;
    }
    tokens_join_offices(p, &p->tokens);
    numbers_mark_running(&p->tokens, p->a);
}
