/* Markdown (GitHub's tables), with the report's words escaped. */
#include "analyzer/view/page.h"

/* Escapes what Markdown would take for markup; line ends become `newline`. */
static void escaped(struct buf *out, struct str s, const char *newline)
{
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '\n') {
            buf_addz(out, newline);
            continue;
        }
        if (s.p[i] && strchr("\\`*_[]<>|~&#", s.p[i]))
            buf_addc(out, '\\');
        buf_addc(out, s.p[i]);
    }
}

/* A line that begins like a list item is text all the same. */
static void escaped_line(struct buf *out, struct str s)
{
    size_t digits = 0;
    while (digits < s.n && s.p[digits] >= '0' && s.p[digits] <= '9')
        digits++;
    if (digits && digits < s.n && (s.p[digits] == '.' || s.p[digits] == ')')) {
        buf_add(out, str_slice(s, 0, digits));
        buf_addc(out, '\\');
        buf_addc(out, s.p[digits]);
        s = str_after(s, digits + 1);
    } else if (s.n && (s.p[0] == '-' || s.p[0] == '+')) {
        buf_addc(out, '\\');
    }
    escaped(out, s, "<br>");
}

static void table(struct buf *out, const struct page_table *t)
{
    size_t columns = t->columns.n;
    for (size_t c = 0; c < columns; c++) {
        buf_addz(out, "| ");
        escaped(out, t->columns.v[c].heading, " ");
        buf_addc(out, ' ');
    }
    buf_addz(out, "|\n");
    for (size_t c = 0; c < columns; c++)
        buf_addz(out, t->columns.v[c].align == ALIGN_RIGHT ? "| ---: " : "| --- ");
    buf_addz(out, "|\n");
    for (size_t i = 0; i < t->cells.n; i++) {
        buf_addz(out, "| ");
        escaped(out, t->cells.v[i].text, "<br>");
        buf_addz(out, (i + 1) % columns ? " " : " |\n");
    }
}

static void block(struct buf *out, const struct page_block *b)
{
    switch (b->type) {
    case PAGE_HEADING:
        buf_addz(out, b->level > 2 ? "### " : b->level > 1 ? "## " : "# ");
        escaped(out, b->label, " ");
        buf_addz(out, b->label.n ? " " : "");
        escaped(out, b->text, " ");
        break;
    case PAGE_LINE:
        escaped_line(out, b->text);
        break;
    case PAGE_FIELD:
        buf_addz(out, "- **");
        escaped(out, b->label, " ");
        buf_addz(out, "** ");
        escaped(out, b->text, "<br>");
        break;
    case PAGE_QUOTE:
        buf_addz(out, "> **");
        escaped(out, b->label, " ");
        buf_addz(out, "** ");
        escaped(out, b->text, "<br>");
        break;
    case PAGE_TABLE:
        table(out, b->table);
        return;
    }
    buf_addc(out, '\n');
}

static void write_md(const struct page *p, const struct write_options *o, struct buf *out)
{
    (void)o;
    for (size_t i = 0; i < p->blocks.n; i++) {
        const struct page_block *b = &p->blocks.v[i];
        if (i > 0 && !(b->type == PAGE_FIELD && b[-1].type == PAGE_FIELD)) {
            /* Two quotes without the '>' between them would be two, but some join them. */
            bool quotes = b->type == PAGE_QUOTE && b[-1].type == PAGE_QUOTE;
            buf_addz(out, quotes ? ">\n" : "\n");
        }
        block(out, b);
    }
}

const struct writer writer_md = { "md", write_md };
