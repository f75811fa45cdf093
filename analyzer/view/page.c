#include "analyzer/view/page.h"

#include "analyzer/view/wrap.h"

static struct page_block *block(struct page *p, enum page_block_type type)
{
    struct page_block *b = list_push(p->arena, &p->blocks);
    b->type = type;
    return b;
}

void page_heading(struct page *p, int level, struct str text)
{
    struct page_block *b = block(p, PAGE_HEADING);
    b->level = level;
    b->tone = TONE_STRONG;
    b->text = wrap_clean(p->arena, text);
}

void page_entry(struct page *p, struct str number, struct str text)
{
    page_heading(p, 3, text);
    p->blocks.v[p->blocks.n - 1].label = wrap_clean(p->arena, number);
}

void page_line(struct page *p, enum tone tone, struct str text)
{
    struct page_block *b = block(p, PAGE_LINE);
    b->tone = tone;
    b->text = wrap_clean(p->arena, text);
}

void page_field(struct page *p, enum tone tone, const char *label, struct str text)
{
    struct page_block *b = block(p, PAGE_FIELD);
    b->tone = tone;
    b->label = str_from(label);
    b->text = wrap_clean(p->arena, text);
}

void page_quote(struct page *p, struct str label, struct str text)
{
    struct page_block *b = block(p, PAGE_QUOTE);
    b->label = wrap_clean(p->arena, label);
    b->text = wrap_clean(p->arena, text);
}

struct page_table *page_table(struct page *p)
{
    struct page_table *t = arena_make(p->arena, struct page_table);
    t->arena = p->arena;
    block(p, PAGE_TABLE)->table = t;
    return t;
}

void table_column(struct page_table *t, const char *key, const char *heading, enum align_to align,
                  int stretch)
{
    *list_push(t->arena, &t->columns) =
        (struct page_column){ str_from(key), str_from(heading), align, stretch };
}

void table_cell(struct page_table *t, enum tone tone, struct str text)
{
    *list_push(t->arena, &t->cells) = (struct page_cell){ wrap_clean(t->arena, text), tone };
}

size_t table_rows(const struct page_table *t)
{
    return t->columns.n ? t->cells.n / t->columns.n : 0;
}

const struct writer *writer_find(struct str name)
{
    static const struct writer *const writers[] = { &writer_text, &writer_csv, &writer_md,
                                                    &writer_html };
    for (size_t i = 0; i < sizeof writers / sizeof writers[0]; i++)
        if (str_is(name, writers[i]->name))
            return writers[i];
    return NULL;
}
