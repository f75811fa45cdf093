/* Word's documents: what a reader of the printed page sees, as paragraphs and grids. */
#include "snapshots/read/docx.h"

/* --- properties --- */

int docx_int(const struct xml *x, const char *name, int fallback)
{
    struct str s = x ? xml_attr(x, name) : STR_NULL;
    int value = 0;
    if (s.n == 0 || s.p[0] < '0' || s.p[0] > '9')
        return fallback;
    for (size_t i = 0; i < s.n && s.p[i] >= '0' && s.p[i] <= '9' && value < 1000000; i++)
        value = value * 10 + (s.p[i] - '0');
    return value < 1000000 ? value : 1000000;
}

bool docx_is_on(const struct xml *x)
{
    struct str s = x ? xml_attr(x, "val") : STR_NULL;
    return x && !str_is(s, "0") && !str_is(s, "false") && !str_is(s, "off");
}

/* --- what stands in a paragraph --- */

static bool is_hidden(const struct xml *run)
{
    const struct xml *properties = xml_find(run, "rPr");
    return properties && docx_is_on(xml_find(properties, "vanish"));
}

/* Word draws check marks with fonts of pictures; the code alone says nothing. */
static void flow_symbol(struct docx *d, const struct xml *x)
{
    static const struct {
        const char *code, *text;
    } known[] = { { "F0FC", "✓" }, { "F0FB", "✗" }, { "F0FE", "☑" }, { "F052", "☑" },
                  { "F050", "✓" }, { "F0A8", "□" }, { "F06F", "□" }, { "F0A3", "□" } };
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (str_is(xml_attr(x, "char"), known[i].code))
            flow_add(d->flow, str_from(known[i].text), d->paragraphs);
}

/* Of several ways to show one thing a program takes the first that it understands. */
static void flow_alternative(struct docx *d, const struct xml *x)
{
    const struct xml *choice = xml_find(x, "Choice");
    if (!choice)
        choice = xml_find(x, "Fallback");
    if (choice)
        docx_flow(d, choice);
}

/* Number and text stand apart, by a blank where they would run into one another. */
static void flow_number(struct docx *d, struct str number)
{
    char last = number.n ? number.p[number.n - 1] : '.';
    bool run_in = (last >= '0' && last <= '9') || (last >= 'A' && last <= 'z');
    flow_add(d->flow, number, d->paragraphs);
    if (run_in)
        flow_add(d->flow, STR(" "), d->paragraphs);
}

/* Text boxes stand beside their paragraph, and are read behind it. */
static void flow_boxes(struct docx *d, size_t first)
{
    for (size_t i = first; i < d->boxes.n; i++)
        docx_flow(d, d->boxes.v[i]);
    d->boxes.n = first;
}

/* A paragraph whose end was deleted goes on in the next. */
static bool end_is_deleted(const struct xml *properties)
{
    const struct xml *mark = properties ? xml_find(properties, "rPr") : NULL;
    return mark && xml_find(mark, "del");
}

static void flow_paragraph(struct docx *d, const struct xml *x)
{
    const struct xml *properties = xml_find(x, "pPr");
    size_t boxes = d->boxes.n, before = d->flow->text.n;
    d->paragraphs++;
    flow_number(d, docx_next_number(d->numbering, properties));
    size_t numbered = d->flow->text.n;
    docx_flow(d, x);
    if (d->flow->doc && d->flow->text.n == numbered)
        d->flow->text.n = before; /* a number with nothing behind it says something in cells only */
    if (!end_is_deleted(properties))
        flow_break(d->flow, 1);
    flow_boxes(d, boxes);
}

static void flow_table(struct docx *d, const struct xml *x)
{
    if (!d->flow->doc || !docx_table(d, x))
        docx_flow(d, x);
}

/* The prompt of a control that nobody filled in is no text. */
static void flow_control(struct docx *d, const struct xml *x)
{
    const struct xml *properties = xml_find(x, "sdtPr");
    if (!properties || !docx_is_on(xml_find(properties, "showingPlcHdr")))
        docx_flow(d, x);
}

static void flow_run(struct docx *d, const struct xml *x)
{
    const struct xml *properties = xml_find(x, "rPr");
    if (is_hidden(x))
        return;
    d->flow->strong = properties && docx_is_on(xml_find(properties, "b"));
    docx_flow(d, x);
    d->flow->strong = false;
}

static void flow_text(struct docx *d, const struct xml *x)
{
    flow_add(d->flow, xml_content(d->arena, x), d->paragraphs);
}

static void flow_blank(struct docx *d, const struct xml *x)
{
    (void)x;
    flow_add(d->flow, STR(" "), d->paragraphs);
}

static void flow_hyphen(struct docx *d, const struct xml *x)
{
    (void)x;
    flow_add(d->flow, STR("-"), d->paragraphs);
}

static void flow_line_end(struct docx *d, const struct xml *x)
{
    (void)x;
    flow_break(d->flow, 0);
}

static void keep_box(struct docx *d, const struct xml *x)
{
    *list_push(d->arena, &d->boxes) = x;
}

static void keep_note(struct docx *d, const struct xml *x)
{
    *list_push(d->arena, &d->notes) = x;
}

/* What elements do to the flow; those that are not here let through what is in them. NULL: nothing
 * in it is seen: properties, what was deleted or moved away, codes of fields. */
static const struct {
    const char *name;
    void (*flow)(struct docx *d, const struct xml *x);
} elements[] = {
    { "t", flow_text },
    { "r", flow_run },
    { "p", flow_paragraph },
    { "tbl", flow_table },
    { "sdt", flow_control },
    { "tab", flow_blank },
    { "ptab", flow_blank },
    { "br", flow_line_end },
    { "cr", flow_line_end },
    { "noBreakHyphen", flow_hyphen },
    { "sym", flow_symbol },
    { "AlternateContent", flow_alternative },
    { "txbxContent", keep_box },
    { "footnoteReference", keep_note },
    { "endnoteReference", keep_note },
    { "del", NULL },
    { "moveFrom", NULL },
    { "instrText", NULL },
    { "rt", NULL }, /* how a word is spoken */
    { "pPr", NULL },
    { "rPr", NULL },
    { "tblPr", NULL },
    { "trPr", NULL },
    { "tcPr", NULL },
    { "sdtPr", NULL },
    { "sectPr", NULL },
};

static void flow_element(struct docx *d, const struct xml *x)
{
    for (size_t i = 0; i < sizeof elements / sizeof elements[0]; i++) {
        if (!xml_is(x, elements[i].name))
            continue;
        if (elements[i].flow)
            elements[i].flow(d, x);
        return;
    }
    docx_flow(d, x);
}

void docx_flow(struct docx *d, const struct xml *x)
{
    for (const struct xml *child = xml_child(x); child; child = xml_next(child))
        if (!xml_is_text(child))
            flow_element(d, child);
}

/* --- notes --- */

enum { MOST_NOTES = 2000 };

static const struct xml *note_of(const struct xml *notes, const char *name, struct str id)
{
    const struct xml *x = notes ? xml_child(notes) : NULL;
    for (int i = 0; x && i < 2 * MOST_NOTES; x = xml_next(x), i++)
        if (xml_is(x, name) && str_eq(xml_attr(x, "id"), id))
            return x;
    return NULL;
}

/* Notes stand at the end of the page or the document: they are read behind it, in order. */
static int flow_notes(struct docx *d, const struct office_part *main, struct error *err)
{
    struct office_part foot, end;
    if (d->notes.n == 0)
        return 0;
    int code = office_related(d->office, main, "footnotes", &foot, err);
    if (code || (code = office_related(d->office, main, "endnotes", &end, err)))
        return code;
    for (size_t i = 0; i < d->notes.n && i < MOST_NOTES; i++) {
        const struct xml *x = d->notes.v[i];
        const struct xml *note = xml_is(x, "footnoteReference")
                                     ? note_of(foot.root, "footnote", xml_attr(x, "id"))
                                     : note_of(end.root, "endnote", xml_attr(x, "id"));
        if (note)
            docx_flow(d, note);
    }
    return 0;
}

/* --- */

int docx_read(struct office *o, const struct office_part *main, struct error *err)
{
    struct office_part numbering, styles;
    struct flow flow = flow_start(o->arena, o->doc);
    struct docx d = { .office = o, .arena = o->arena, .flow = &flow };
    int code = office_related(o, main, "numbering", &numbering, err);
    if (code || (code = office_related(o, main, "styles", &styles, err)))
        return code;
    d.numbering = docx_numbering(o->arena, numbering.root, styles.root);
    docx_flow(&d, main->root);
    flow_break(&flow, 1);
    return flow_notes(&d, main, err);
}
