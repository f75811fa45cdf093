#include "snapshots/read/flow.h"

#include "base/utf8.h"

/* Characters that take the place of a word by themselves: a line end of the source between two
 * of them is no blank. */
static bool is_wide(uint32_t c)
{
    return utf8_char_width(c) == 2;
}

static uint32_t last_char(const struct buf *b)
{
    size_t end = b->n;
    return b->n ? utf8_prev(buf_str(b), &end) : 0;
}

struct flow flow_start(struct arena *a, struct document *doc)
{
    return (struct flow){ .arena = a, .doc = doc, .cell = { .arena = a }, .text = { .arena = a } };
}

void flow_add(struct flow *f, struct str text, long line)
{
    for (size_t at = 0; at < text.n;) {
        uint32_t c = utf8_next(text, &at);
        if (f->preformatted && c == '\n') {
            flow_break(f, 0);
            continue;
        }
        if (utf8_is_space(c)) {
            f->blank = true;
            f->newline |= c == '\n' || c == '\r';
            continue;
        }
        if (f->text.n == 0)
            f->line = line;
        else if (f->blank && !(f->newline && is_wide(c) && is_wide(last_char(&f->text))))
            buf_addc(&f->text, ' ');
        f->blank = f->newline = false;
        f->plain |= !f->strong;
        utf8_put(&f->text, c);
    }
}

void flow_break(struct flow *f, int gap)
{
    struct str text = buf_str(&f->text);
    if (text.n && f->doc) {
        document_add_para(f->arena, f->doc, str_copy(f->arena, text), f->line, f->gap);
        f->doc->blocks.v[f->doc->blocks.n - 1].para.strong = !f->plain;
    } else if (text.n) {
        if (f->cell.n)
            buf_addc(&f->cell, '\n');
        buf_add(&f->cell, text);
    }
    f->gap = text.n || gap > f->gap ? gap : f->gap;
    f->text.n = 0;
    f->blank = f->newline = f->plain = false;
}
