/* Text for a terminal: columns line up although 汉字 are two cells wide. */
#include "analyzer/view/page.h"
#include "analyzer/view/wrap.h"
#include "base/utf8.h"

enum { GAP = 2, ENTRY = 6, NARROWEST = 8, MOST_LINES = 3, UNLIMITED = 100000 };

struct text {
    const struct page *page;
    struct arena *arena;
    struct buf *out;
    size_t width, indent;
    bool colour;
};

static const char *const ansi[] = {
    [TONE_PLAIN] = "",        [TONE_GOOD] = "\033[32m", [TONE_BAD] = "\033[31m",
    [TONE_WARN] = "\033[33m", [TONE_DIM] = "\033[2m",   [TONE_STRONG] = "\033[1m",
};

static void toned(struct text *t, enum tone tone, struct str s)
{
    bool colour = t->colour && tone != TONE_PLAIN && s.n;
    if (colour)
        buf_addz(t->out, ansi[tone]);
    buf_add(t->out, s);
    if (colour)
        buf_addz(t->out, "\033[0m");
}

/* --- tables --- */

static size_t lines_of(struct str s, size_t width)
{
    size_t n = 0;
    for (struct str line; wrap_next(&s, width, &line);)
        n++;
    return n;
}

/* The widest line of a text. */
static size_t natural(struct str s)
{
    size_t widest = 0;
    for (struct str line; wrap_next(&s, UNLIMITED, &line);)
        if (utf8_width(line) > widest)
            widest = utf8_width(line);
    return widest;
}

static bool same_shape(const struct page_table *a, const struct page_table *b)
{
    if (a->columns.n != b->columns.n)
        return false;
    for (size_t c = 0; c < a->columns.n; c++)
        if (!str_eq(a->columns.v[c].key, b->columns.v[c].key))
            return false;
    return true;
}

static void widen(const struct page_table *table, size_t *widths)
{
    size_t columns = table->columns.n;
    for (size_t c = 0; c < columns; c++) {
        size_t w = natural(table->columns.v[c].heading);
        if (w > widths[c])
            widths[c] = w;
    }
    for (size_t i = 0; i < table->cells.n; i++) {
        size_t w = natural(table->cells.v[i].text);
        if (w > widths[i % columns])
            widths[i % columns] = w;
    }
}

/* Has column a more than its share of the room, compared with b? */
static bool is_wider(const struct page_table *t, const size_t *widths, size_t a, size_t b)
{
    return widths[a] * (size_t)t->columns.v[b].stretch >
           widths[b] * (size_t)t->columns.v[a].stretch;
}

/* Takes room from the widest column that stretches until the table fits. */
static void squeeze(const struct page_table *table, size_t *widths, size_t room)
{
    size_t total = 0, columns = table->columns.n;
    for (size_t c = 0; c < columns; c++)
        total += widths[c] + (c ? GAP : 0);
    while (total > room) {
        size_t widest = columns;
        for (size_t c = 0; c < columns; c++)
            if (table->columns.v[c].stretch && widths[c] > NARROWEST &&
                (widest == columns || is_wider(table, widths, c, widest)))
                widest = c;
        if (widest == columns)
            return; /* it does not fit, and nothing may be cut */
        widths[widest]--;
        total--;
    }
}

static size_t *measure(struct text *t, const struct page_table *table)
{
    size_t *widths = arena_array(t->arena, table->columns.n, sizeof *widths);
    for (size_t i = 0; i < t->page->blocks.n; i++) {
        const struct page_table *other = t->page->blocks.v[i].table;
        if (other && same_shape(table, other))
            widen(other, widths);
    }
    squeeze(table, widths, t->width > t->indent ? t->width - t->indent : 1);
    return widths;
}

/* One line of a cell; the last one allowed ends with "…" when text is left over. */
static struct str cell_line(struct text *t, struct str *rest, size_t width, bool last)
{
    struct str line = STR("");
    if (!wrap_next(rest, width, &line))
        return STR("");
    if (last && rest->p && rest->n) {
        line = wrap_cut(t->arena, str_format(t->arena, "%.*s…", STR_ARG(line)), width);
        *rest = STR_NULL;
    }
    return line;
}

static void row(struct text *t, const struct page_table *table, const size_t *widths,
                const struct page_cell *cells)
{
    size_t columns = table->columns.n, lines = 1;
    struct str *rest = arena_array(t->arena, columns, sizeof *rest);
    for (size_t c = 0; c < columns; c++) {
        rest[c] = cells[c].text;
        size_t n = lines_of(rest[c], widths[c]);
        if (n > lines)
            lines = n;
    }
    if (lines > MOST_LINES)
        lines = MOST_LINES;
    for (size_t l = 0; l < lines; l++) {
        size_t blanks = t->indent; /* owed: written only before something */
        for (size_t c = 0; c < columns; c++) {
            struct str line = cell_line(t, &rest[c], widths[c], l + 1 == lines);
            size_t used = utf8_width(line), room = widths[c] > used ? widths[c] - used : 0;
            bool right = table->columns.v[c].align == ALIGN_RIGHT;
            if (line.n) {
                wrap_pad(t->out, blanks + (right ? room : 0));
                toned(t, cells[c].tone, line);
                blanks = right ? 0 : room;
            } else {
                blanks += widths[c];
            }
            blanks += GAP;
        }
        buf_addc(t->out, '\n');
    }
}

static void write_table(struct text *t, const struct page_table *table)
{
    size_t columns = table->columns.n;
    const size_t *widths = measure(t, table);
    struct page_cell *head = arena_array(t->arena, columns, sizeof *head);
    for (size_t c = 0; c < columns; c++)
        head[c] = (struct page_cell){ table->columns.v[c].heading, TONE_DIM };
    row(t, table, widths, head);
    for (size_t i = 0; i + columns <= table->cells.n; i += columns)
        row(t, table, widths, &table->cells.v[i]);
}

/* --- words --- */

/* Wrapped text whose first line begins at column `from` (already written). */
static void hanging(struct text *t, enum tone tone, struct str text, size_t from)
{
    struct str rest = text, line;
    size_t room = t->width > from + 10 ? t->width - from : 10;
    for (bool first = true; wrap_next(&rest, room, &line); first = false) {
        if (!first && line.n)
            wrap_pad(t->out, from);
        toned(t, tone, line);
        buf_addc(t->out, '\n');
    }
    if (!text.n)
        buf_addc(t->out, '\n');
}

/* Labels of neighbouring blocks of a type take the same width. */
static size_t label_width(const struct text *t, size_t i)
{
    const struct page_block *blocks = t->page->blocks.v;
    size_t widest = 0, first = i;
    while (first > 0 && blocks[first - 1].type == blocks[i].type)
        first--;
    for (; first < t->page->blocks.n && blocks[first].type == blocks[i].type; first++)
        if (utf8_width(blocks[first].label) > widest)
            widest = utf8_width(blocks[first].label);
    return widest;
}

static void write_labelled(struct text *t, size_t i)
{
    const struct page_block *b = &t->page->blocks.v[i];
    size_t indent = t->indent;
    size_t from = indent + label_width(t, i) + GAP;
    wrap_pad(t->out, indent);
    toned(t, TONE_DIM, b->label);
    wrap_pad(t->out, from - indent - utf8_width(b->label));
    hanging(t, b->tone, b->text, from);
}

/* Headings stand out to the left of what follows them. */
static void write_heading(struct text *t, const struct page_block *b)
{
    size_t from = 0;
    if (b->level == 3) {
        size_t used = GAP + utf8_width(b->label) + GAP;
        from = used > ENTRY ? used : ENTRY;
        wrap_pad(t->out, GAP);
        toned(t, b->tone, b->label);
        wrap_pad(t->out, from - used + GAP);
    }
    hanging(t, b->tone, b->text, from);
    t->indent = b->level == 3 ? ENTRY : b->level == 2 ? GAP : 0;
}

static bool wants_blank_before(const struct page_block *before, const struct page_block *b)
{
    if (before->type == PAGE_HEADING)
        return b->type == PAGE_HEADING || before->level == 1;
    if (b->type == PAGE_LINE && before->type == PAGE_QUOTE)
        return true;
    return b->type == PAGE_HEADING || b->type == PAGE_TABLE || before->type == PAGE_TABLE ||
           (before->type == PAGE_FIELD) != (b->type == PAGE_FIELD);
}

static void write_text(const struct page *p, const struct write_options *o, struct buf *out)
{
    struct text t = { p, p->arena, out, o->width > 0 ? (size_t)o->width : UNLIMITED, 0,
                      o->colour };
    for (size_t i = 0; i < p->blocks.n; i++) {
        const struct page_block *b = &p->blocks.v[i];
        if (i > 0 && wants_blank_before(b - 1, b))
            buf_addc(out, '\n');
        switch (b->type) {
        case PAGE_HEADING:
            write_heading(&t, b);
            break;
        case PAGE_LINE:
            wrap_pad(out, t.indent);
            hanging(&t, b->tone, b->text, t.indent);
            break;
        case PAGE_FIELD:
        case PAGE_QUOTE:
            write_labelled(&t, i);
            break;
        case PAGE_TABLE:
            write_table(&t, b->table);
            break;
        }
    }
}

const struct writer writer_text = { "text", write_text };
