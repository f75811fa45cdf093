/* CSV as RFC 4180 has it: the tables of a page, each with its keys as the header. */
#include "analyzer/view/page.h"

static void field(struct buf *out, struct str s)
{
    bool quote = s.n && (s.p[0] == ' ' || s.p[s.n - 1] == ' ');
    for (size_t i = 0; i < s.n && !quote; i++)
        quote = strchr(",\"\r\n", s.p[i]) && s.p[i];
    if (!quote) {
        buf_add(out, s);
        return;
    }
    buf_addc(out, '"');
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '"')
            buf_addc(out, '"');
        buf_addc(out, s.p[i]);
    }
    buf_addc(out, '"');
}

static void table(struct buf *out, const struct page_table *t)
{
    size_t columns = t->columns.n;
    for (size_t c = 0; c < columns; c++) {
        field(out, t->columns.v[c].key);
        buf_addz(out, c + 1 < columns ? "," : "\r\n");
    }
    for (size_t i = 0; i < t->cells.n; i++) {
        field(out, t->cells.v[i].text);
        buf_addz(out, (i + 1) % columns ? "," : "\r\n");
    }
}

static void write_csv(const struct page *p, const struct write_options *o, struct buf *out)
{
    (void)o;
    bool first = true;
    for (size_t i = 0; i < p->blocks.n; i++) {
        if (!p->blocks.v[i].table)
            continue;
        if (!first)
            buf_addz(out, "\r\n");
        table(out, p->blocks.v[i].table);
        first = false;
    }
}

const struct writer writer_csv = { "csv", write_csv };
