/* An HTML fragment: one <article>, to be put into a page that brings its own style. */
#include "analyzer/view/page.h"
#include "base/i18n.h"

static const char *const classes[] = {
    [TONE_PLAIN] = "",    [TONE_GOOD] = "good", [TONE_BAD] = "bad",
    [TONE_WARN] = "warn", [TONE_DIM] = "dim",   [TONE_STRONG] = "strong",
};

static void escaped(struct buf *out, struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        switch (s.p[i]) {
        case '&':
            buf_addz(out, "&amp;");
            break;
        case '<':
            buf_addz(out, "&lt;");
            break;
        case '>':
            buf_addz(out, "&gt;");
            break;
        case '"':
            buf_addz(out, "&quot;");
            break;
        case '\n':
            buf_addz(out, "<br>");
            break;
        default:
            buf_addc(out, s.p[i]);
        }
    }
}

/* <tag class="..."> text </tag> */
static void element(struct buf *out, const char *tag, const char *class, struct str text)
{
    buf_addf(out, *class ? "<%s class=\"%s\">" : "<%s>", tag, class);
    escaped(out, text);
    buf_addf(out, "</%s>", tag);
}

static const char *cell_class(struct arena *a, const struct page_column *c, enum tone tone)
{
    const char *right = c->align == ALIGN_RIGHT ? "num" : "", *feel = classes[tone];
    return str_format(a, "%s%s%s", right, *right && *feel ? " " : "", feel).p;
}

static void table(struct buf *out, const struct page_table *t)
{
    size_t columns = t->columns.n;
    buf_addz(out, "<table>\n<thead><tr>");
    for (size_t c = 0; c < columns; c++) {
        const struct page_column *column = &t->columns.v[c];
        element(out, "th", cell_class(out->arena, column, TONE_PLAIN), column->heading);
    }
    buf_addz(out, "</tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < t->cells.n; i++) {
        const struct page_cell *cell = &t->cells.v[i];
        buf_addz(out, i % columns == 0 ? "<tr>" : "");
        element(out, "td", cell_class(out->arena, &t->columns.v[i % columns], cell->tone),
                cell->text);
        buf_addz(out, (i + 1) % columns ? "" : "</tr>\n");
    }
    buf_addz(out, "</tbody>\n</table>\n");
}

static void heading(struct buf *out, const struct page_block *b)
{
    buf_addf(out, "<h%d>", b->level);
    if (b->label.n)
        element(out, "span", "no", b->label);
    buf_addz(out, b->label.n ? " " : "");
    escaped(out, b->text);
    buf_addf(out, "</h%d>", b->level);
}

static void block(struct buf *out, const struct page_block *b)
{
    switch (b->type) {
    case PAGE_HEADING:
        heading(out, b);
        break;
    case PAGE_LINE:
        element(out, "p", classes[b->tone], b->text);
        break;
    case PAGE_FIELD:
        element(out, "dt", "", b->label);
        element(out, "dd", classes[b->tone], b->text);
        break;
    case PAGE_QUOTE:
        buf_addz(out, "<figure>");
        element(out, "figcaption", "", b->label);
        element(out, "blockquote", "", b->text);
        buf_addz(out, "</figure>");
        break;
    case PAGE_TABLE:
        table(out, b->table);
        return;
    }
    buf_addc(out, '\n');
}

static void write_html(const struct page *p, const struct write_options *o, struct buf *out)
{
    (void)o;
    buf_addf(out, "<article class=\"qoq\" lang=\"%s\">\n", i18n_is_zh() ? "zh-CN" : "en");
    bool list = false;
    for (size_t i = 0; i < p->blocks.n; i++) {
        bool field = p->blocks.v[i].type == PAGE_FIELD;
        if (field != list)
            buf_addz(out, field ? "<dl>\n" : "</dl>\n");
        list = field;
        block(out, &p->blocks.v[i]);
    }
    buf_addz(out, list ? "</dl>\n</article>\n" : "</article>\n");
}

const struct writer writer_html = { "html", write_html };
