/* Tables parted by commas, semicolons or tabs (RFC 4180), as programs and people write them. */
#include "base/i18n.h"
#include "snapshots/read/charset.h"
#include "snapshots/read/sheet.h"

/* Bytes looked at to tell such a table from a text. */
enum { SNIFFED = 64 * 1024 };

static const char separators[] = { '\t', ';', ',' };
enum { SEPARATORS = sizeof separators };

/* --- fields --- */

struct scanner {
    struct str text;
    size_t at;
    char separator;
    bool unquoted; /* a quote that is never closed was met: quotes mean nothing from there on */
    long line;
    struct buf field;
};

static bool at_line_end(const struct scanner *s, size_t at)
{
    return at >= s->text.n || s->text.p[at] == '\n' || s->text.p[at] == '\r';
}

static bool at_end(const struct scanner *s, size_t at)
{
    return at_line_end(s, at) || s->text.p[at] == s->separator;
}

/* A quote that nothing closes: of a text that was cut, when no line of a table follows. */
static bool is_cut(const struct scanner *s, size_t at)
{
    size_t end = str_find_from(s->text, STR("\n"), at);
    return end == STR_NOT_FOUND || !memchr(s->text.p + end, s->separator, s->text.n - end);
}

/* Reads a field in quotes, doubled inside of it; its end, or STR_NOT_FOUND: it is none, such as
 * 「"十四五"规划」 of a program that does not quote. */
static size_t read_quoted(struct scanner *s, size_t at)
{
    size_t end = at + 1;
    s->field.n = 0;
    for (;; end++) {
        const char *quote = memchr(s->text.p + end, '"', s->text.n - end);
        size_t stop = quote ? (size_t)(quote - s->text.p) : s->text.n;
        buf_add(&s->field, str_slice(s->text, end, stop));
        end = stop + (quote != NULL);
        if (!quote || end >= s->text.n || s->text.p[end] != '"')
            break;
        buf_addc(&s->field, '"');
    }
    if (end == s->text.n && s->text.p[end - 1] != '"' && !is_cut(s, at)) {
        s->unquoted = true;
        return STR_NOT_FOUND;
    }
    while (end < s->text.n && s->text.p[end] == ' ')
        end++;
    return at_end(s, end) ? end : STR_NOT_FOUND;
}

/* The next field; false when it is the last of its record. The text is borrowed until the next. */
static bool next_field(struct scanner *s, struct str *field)
{
    size_t start = s->at, end = start, quote = start;
    while (quote < s->text.n && s->text.p[quote] == ' ')
        quote++;
    bool quoted = !s->unquoted && quote < s->text.n && s->text.p[quote] == '"';
    if (quoted && (end = read_quoted(s, quote)) != STR_NOT_FOUND) {
        *field = buf_str(&s->field);
    } else {
        for (end = start; !at_end(s, end);)
            end++;
        *field = str_slice(s->text, start, end);
    }
    for (size_t i = start; i < end; i++)
        s->line += s->text.p[i] == '\n';
    bool more = !at_line_end(s, end);
    bool two = !more && end + 1 < s->text.n && s->text.p[end] == '\r' && s->text.p[end + 1] == '\n';
    s->line += !more;
    s->at = end < s->text.n ? end + 1 + two : end;
    return more;
}

/* Excel says its separator in a line of its own: 「sep=;」. */
static struct scanner scan(struct arena *a, struct str text, char separator)
{
    struct scanner s = { .text = text, .separator = separator, .line = 1, .field = { .arena = a } };
    if (str_starts(text, STR("sep=")) && at_line_end(&s, 5)) {
        s.at = text.n > 6 && text.p[5] == '\r' && text.p[6] == '\n' ? 7 : 6;
        s.at = s.at < text.n ? s.at : text.n;
        s.line = 2;
    }
    return s;
}

/* --- is it one, and parted by what --- */

struct fit {
    int columns;   /* the number of fields most records have, of those that have several */
    int regular;   /* how many have so many */
    int records;   /* that are not blank */
};

static struct fit fit_of(struct arena *a, struct str head, char separator)
{
    enum { COUNTED = 256 };
    int count[COUNTED] = { 0 };
    struct fit f = { 0 };
    struct scanner s = scan(a, head, separator);
    while (s.at < head.n) {
        struct str field;
        bool more = true, text = false;
        int n = 0;
        for (; more; n++) {
            more = next_field(&s, &field);
            text |= !str_is_blank(field);
        }
        f.records += text;
        count[n < COUNTED ? n : COUNTED - 1] += text;
    }
    for (int n = 2; n < COUNTED; n++)
        if (count[n] > f.regular) {
            f.regular = count[n];
            f.columns = n;
        }
    return f;
}

/* The separator that parts most records alike, 0 when none parts any. */
static char best_separator(struct arena *a, struct str head, struct fit *best)
{
    char separator = 0;
    *best = (struct fit){ 0 };
    if (str_starts(head, STR("sep=")) && head.n > 4 && memchr(separators, head.p[4], SEPARATORS)) {
        *best = fit_of(a, head, head.p[4]);
        return head.p[4];
    }
    for (size_t i = 0; i < SEPARATORS; i++) {
        struct fit f = fit_of(a, head, separators[i]);
        if (f.regular > best->regular ||
            (f.regular == best->regular && f.columns > best->columns)) {
            *best = f;
            separator = separators[i];
        }
    }
    return best->regular ? separator : 0;
}

/* Whole lines of the beginning: the last of them may be cut where the sample ends. */
static struct str head_of(struct str text)
{
    if (text.n <= SNIFFED)
        return text;
    size_t n = SNIFFED;
    while (n > 0 && text.p[n - 1] != '\n')
        n--;
    return str_slice(text, 0, n ? n : SNIFFED);
}

/* Rows with bars are read by them, however many semicolons stand in their cells. */
static bool has_bars(struct str head)
{
    struct str line;
    size_t lines = 0, barred = 0;
    while (str_next(&head, STR("\n"), &line)) {
        size_t bars = 0;
        for (size_t i = 0; i < line.n; i++)
            bars += line.p[i] == '|';
        lines += !str_is_blank(line);
        barred += bars >= 2;
    }
    return barred * 2 >= lines;
}

/* Any table that is named one, and what looks like nothing else: in a flattened page or in prose
 * the lines do not all hold the same number of commas. */
static bool looks_like_table(struct arena *a, struct str name, struct str bytes)
{
    struct document doc = { .name = name, .bytes = str_slice(bytes, 0, 2 * SNIFFED) };
    struct error ignored;
    struct str text;
    struct fit fit;
    if (charset_decode(a, &doc, STR_NULL, &text, &ignored))
        return false;
    char separator = best_separator(a, head_of(text), &fit);
    if (str_ends_nocase(name, ".csv") || str_ends_nocase(name, ".tsv") ||
        str_ends_nocase(name, ".tab"))
        return separator != 0;
    if (has_bars(head_of(text)))
        return false;
    int share = separator == ',' ? 90 : 80;
    return separator && fit.columns >= 3 && fit.regular >= 3 &&
           fit.regular * 100 >= fit.records * share;
}

static bool sniff(struct str name, struct str bytes)
{
    struct arena *a = arena_new(16 << 20);
    bool is = a && looks_like_table(a, name, bytes);
    arena_free(a);
    return is;
}

/* --- cells that were merged --- */

/* Where a record has text; programs write of merged cells the first and leave the others blank. */
struct record {
    int row, first, filled, fields; /* fields: with the blank ones */
};

struct table {
    struct arena *arena;
    struct sheet *sheet;
    LIST(struct record) records; /* those that hold text */
    int columns;
};

/* Index of the first record that fills most columns: the header; records.n when there is none. */
static size_t header_of(const struct table *t)
{
    size_t i = 0;
    while (i < t->records.n && (t->records.v[i].filled < 2 ||
                                t->records.v[i].filled * 2 <= t->columns))
        i++;
    return i;
}

/* Which columns record i fills; *cell is moved behind its cells. */
static void mark_filled(const struct table *t, size_t i, size_t *cell, bool *filled)
{
    int row = t->records.v[i].row;
    memset(filled, 0, (size_t)t->columns);
    for (; *cell < t->sheet->cells.n && t->sheet->cells.v[*cell].row <= row; ++*cell)
        if (t->sheet->cells.v[*cell].row == row)
            filled[t->sheet->cells.v[*cell].column] = true;
}

static bool *columns_of(const struct table *t)
{
    return arena_array(t->arena, (size_t)t->columns + 1, sizeof(bool));
}

/* A header of two rows: below every blank of the upper one, and only there and under the text
 * before it, the lower one names a part. True when it was one. */
static bool merge_header(struct table *t, size_t header)
{
    size_t cell = 0;
    if (header + 1 >= t->records.n || t->records.v[header + 1].first == 0)
        return false;
    bool *up = columns_of(t), *down = columns_of(t);
    mark_filled(t, header, &cell, up);
    mark_filled(t, header + 1, &cell, down);
    int row = t->records.v[header].row, below = t->records.v[header + 1].row, wide = 0;
    for (int c = 0; c < t->columns; c++) {
        bool wanted = !up[c] || (c + 1 < t->columns && !up[c + 1]);
        wide += !up[c];
        if (down[c] != wanted)
            return false;
    }
    for (int c = 0, end; c < t->columns && wide; c = end) {
        for (end = c + 1; end < t->columns && !up[end];)
            end++;
        sheet_merge(t->sheet, (struct sheet_range){ row, c, down[c] ? row : below, end - 1 });
    }
    return wide > 0;
}

/* Blanks behind a text of the header are parts of its cell, and of the cell that a record has
 * there: 「完成情况,」 over a name and its progress, or over a progress alone. The header is
 * [top, header]; one of several rows stays as it is. */
static void merge_across(struct table *t, size_t top, size_t header)
{
    bool *up = columns_of(t), *filled = columns_of(t);
    size_t cell = 0;
    int fields = t->records.v[header].fields;
    for (size_t i = top; i <= header; i++) {
        mark_filled(t, i, &cell, filled);
        for (int c = 0; c < t->columns; c++)
            up[c] |= filled[c];
    }
    fields = fields < t->columns ? fields : t->columns;
    cell = 0;
    for (size_t i = top < header ? header + 1 : header; i < t->records.n; i++) {
        const struct record *r = &t->records.v[i];
        mark_filled(t, i, &cell, filled);
        for (int c = r->first, end; c < fields; c = end) {
            for (end = c + 1; end < fields && !filled[end] && !up[end];)
                end++;
            if (filled[c] && end > c + 1)
                sheet_merge(t->sheet, (struct sheet_range){ r->row, c, r->row, end - 1 });
        }
    }
}

/* Blanks at the beginning of a record are parts of the cells above: of a number, a task, that
 * other columns say several things of. */
static void merge_down(struct table *t, size_t first)
{
    int *top = arena_array(t->arena, (size_t)t->columns + 1, sizeof *top); /* its row + 1, or 0 */
    bool *filled = columns_of(t);
    size_t cell = 0;
    for (size_t i = first; i < t->records.n; i++) {
        const struct record *r = &t->records.v[i];
        const struct record *next = i + 1 < t->records.n ? r + 1 : NULL;
        bool heading = r->filled == 1 && r->first == 0;
        mark_filled(t, i, &cell, filled);
        for (int c = r->first; c < t->columns; c++)
            top[c] = filled[c] && !heading ? r->row + 1 : 0;
        for (int c = 0; c < r->first; c++)
            if (top[c] && (!next || c >= next->first))
                sheet_merge(t->sheet, (struct sheet_range){ top[c] - 1, c, r->row, c });
    }
}

static void merge_cells(struct table *t)
{
    size_t header = header_of(t);
    if (header == t->records.n || t->records.n * (size_t)t->columns > SHEET_PLACES)
        return;
    size_t top = header; /* a header that begins blank goes on with the records above it */
    while (top > 0 && t->records.v[top].first > 0 && t->records.v[top - 1].filled > 1)
        top--;
    bool two = top == header && merge_header(t, header);
    if (!two)
        merge_across(t, top, header);
    merge_down(t, header + 1 + two);
}

/* --- */

static int read_records(struct table *t, struct document *doc, struct scanner *s,
                        struct error *err)
{
    for (int row = 0; s->at < s->text.n; row++) {
        struct record r = { .row = row };
        size_t before = t->sheet->cells.n;
        bool more = true;
        for (int column = 0; more; r.fields = ++column) {
            struct str field;
            long line = s->line;
            if (row == SHEET_ROWS || column == SHEET_COLUMNS || t->sheet->cells.n > SHEET_PLACES)
                return error_set(err, QOQ_ELIMIT, str_z(t->arena, doc->name), line,
                                 _("a table of more than %d rows, %d columns or %d cells"),
                                 SHEET_ROWS, SHEET_COLUMNS, SHEET_PLACES);
            more = next_field(s, &field);
            sheet_add(t->sheet, row, column, field, line);
        }
        r.filled = (int)(t->sheet->cells.n - before);
        if (r.filled == 0)
            continue;
        r.first = t->sheet->cells.v[before].column;
        int last = t->sheet->cells.v[t->sheet->cells.n - 1].column;
        t->columns = last >= t->columns ? last + 1 : t->columns;
        *list_push(t->arena, &t->records) = r;
    }
    return 0;
}

static int read_csv(struct arena *a, struct document *doc, struct error *err)
{
    struct str text;
    struct fit fit;
    struct sheet sheet = sheet_start(a);
    struct table t = { .arena = a, .sheet = &sheet };
    int code = charset_decode(a, doc, STR_NULL, &text, err);
    if (code)
        return code;
    struct scanner s = scan(a, text, best_separator(a, head_of(text), &fit));
    if ((code = read_records(&t, doc, &s, err)))
        return code;
    merge_cells(&t);
    return sheet_finish(&sheet, doc, err);
}

const struct reader reader_csv = { "csv", sniff, read_csv };
