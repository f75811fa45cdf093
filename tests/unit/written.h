/* written.h - a grid written again in other containers, for tests. */
#ifndef QOQ_TESTS_WRITTEN_H
#define QOQ_TESTS_WRITTEN_H

#include "snapshots/read/read.h"
#include "tests/unit/zipped.h"

static inline void written_escape(struct buf *b, struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '<')
            buf_addz(b, "&lt;");
        else if (s.p[i] == '&')
            buf_addz(b, "&amp;");
        else
            buf_addc(b, s.p[i]);
    }
}

static inline struct str written_docx(struct arena *a, const struct grid *g)
{
    struct buf b = { .arena = a };
    buf_addz(&b, "<w:document xmlns:w='http://w'><w:body><w:tbl>");
    for (int row = 0; row < g->rows; row++) {
        buf_addz(&b, "<w:tr>");
        for (int column = 0; column < g->columns;) {
            const struct grid_cell *c = grid_at(g, row, column);
            struct str text = c && c->row == row ? c->text : STR_NULL, line;
            buf_addf(&b, "<w:tc><w:tcPr><w:gridSpan w:val='%d'/>%s</w:tcPr>", c ? c->columns : 1,
                     !c || c->rows < 2 ? "" : c->row == row ? "<w:vMerge w:val='restart'/>"
                                                            : "<w:vMerge/>");
            while (str_next(&text, STR("\n"), &line)) {
                buf_addz(&b, "<w:p><w:r><w:t>");
                written_escape(&b, line);
                buf_addz(&b, "</w:t></w:r></w:p>");
            }
            buf_addz(&b, "<w:p/></w:tc>");
            column += c ? c->columns : 1;
        }
        buf_addz(&b, "</w:tr>");
    }
    buf_addz(&b, "</w:tbl></w:body></w:document>");
    return zipped(a, (struct part[]){ { "word/document.xml", buf_str(&b) }, { 0 } });
}

static inline struct str written_xlsx(struct arena *a, const struct grid *g)
{
    struct buf b = { .arena = a }, merges = { .arena = a };
    buf_addz(&b, "<worksheet><sheetData>");
    for (size_t i = 0; i < g->cells.n; i++) {
        const struct grid_cell *c = &g->cells.v[i];
        if (i == 0 || g->cells.v[i - 1].row != c->row)
            buf_addf(&b, "%s<row r='%d'>", i ? "</row>" : "", c->row + 1);
        buf_addf(&b, "<c r='%c%d' t='inlineStr'><is><t>", 'A' + c->column, c->row + 1);
        written_escape(&b, c->text);
        buf_addz(&b, "</t></is></c>");
        if (c->rows > 1 || c->columns > 1)
            buf_addf(&merges, "<mergeCell ref='%c%d:%c%d'/>", 'A' + c->column, c->row + 1,
                     'A' + c->column + c->columns - 1, c->row + c->rows);
    }
    buf_addz(&b, "</row></sheetData><mergeCells>");
    buf_add(&b, buf_str(&merges));
    buf_addz(&b, "</mergeCells></worksheet>");
    return zipped(a, (struct part[]){
        PART("xl/workbook.xml", "<workbook xmlns:r='http://r'><sheets><sheet name='Sheet1' "
                                "r:id='r1'/></sheets></workbook>"),
        PART("xl/_rels/workbook.xml.rels", RELATIONS(RELATION("r1", "worksheet", "a.xml"))),
        { "xl/a.xml", buf_str(&b) },
        { 0 },
    });
}

/* As programs write it: of merged cells the first, the others blank. */
static inline struct str written_csv(struct arena *a, const struct grid *g)
{
    struct buf b = { .arena = a };
    for (int row = 0; row < g->rows; row++)
        for (int column = 0; column < g->columns; column++) {
            const struct grid_cell *c = grid_at(g, row, column);
            bool begins = c && c->row == row && c->column == column;
            buf_addc(&b, '"');
            for (size_t i = 0; begins && i < c->text.n; i++)
                buf_addf(&b, c->text.p[i] == '"' ? "\"\"" : "%c", c->text.p[i]);
            buf_addz(&b, column + 1 < g->columns ? "\"," : "\"\r\n");
        }
    return buf_str(&b);
}

/* A row of a table for each row; merged cells with their spans. */
static inline struct str written_html(struct arena *a, const struct grid *g)
{
    struct buf b = { .arena = a };
    buf_addz(&b, "<html><body><table>");
    for (size_t i = 0; i < g->cells.n; i++) {
        const struct grid_cell *c = &g->cells.v[i];
        if (i == 0 || g->cells.v[i - 1].row != c->row)
            buf_addz(&b, "<tr>");
        buf_addf(&b, "<td rowspan=%d colspan=%d>", c->rows, c->columns);
        written_escape(&b, c->text);
        buf_addz(&b, "</td>");
    }
    buf_addz(&b, "</table></body></html>");
    return buf_str(&b);
}

#endif
