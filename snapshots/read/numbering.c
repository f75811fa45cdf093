/* The numbers that Word counts itself and does not write into the text, often those of rows. */
#include "snapshots/read/docx.h"

static struct str value_of(const struct xml *x, const char *name)
{
    const struct xml *c = xml_find(x, name);
    return c ? xml_attr(c, "val") : STR_NULL;
}

static int small_number(struct str s, int otherwise)
{
    struct decimal d = decimal_parse(s);
    double value = d.known ? decimal_double(d) : otherwise;
    return value >= 0 && value < 100000 ? (int)value : otherwise;
}

static void read_level(struct docx_list *list, const struct xml *level)
{
    int i = small_number(xml_attr(level, "ilvl"), LIST_LEVELS);
    if (i >= LIST_LEVELS)
        return;
    list->text[i] = value_of(level, "lvlText");
    list->format[i] = value_of(level, "numFmt");
    list->start[i] = small_number(value_of(level, "start"), 1);
}

static const struct xml *abstract_list(const struct xml *root, struct str id)
{
    for (const struct xml *x = xml_child(root); x; x = xml_next(x))
        if (xml_is(x, "abstractNum") && str_eq(xml_attr(x, "abstractNumId"), id))
            return x;
    return NULL;
}

static void read_list(struct docx *d, const struct xml *root, const struct xml *num)
{
    const struct xml *abstract = abstract_list(root, value_of(num, "abstractNumId"));
    struct docx_list *list = list_push(d->arena, &d->lists);
    list->id = xml_attr(num, "numId");
    for (const struct xml *x = abstract ? xml_child(abstract) : NULL; x; x = xml_next(x))
        if (xml_is(x, "lvl"))
            read_level(list, x);
    for (const struct xml *x = xml_child(num); x; x = xml_next(x)) {
        int i = small_number(xml_attr(x, "ilvl"), LIST_LEVELS);
        if (!xml_is(x, "lvlOverride") || i >= LIST_LEVELS)
            continue;
        if (xml_find(x, "lvl"))
            read_level(list, xml_find(x, "lvl"));
        list->start[i] = small_number(value_of(x, "startOverride"), list->start[i]);
    }
    for (int i = 0; i < LIST_LEVELS; i++)
        list->count[i] = list->start[i] - 1;
}

void docx_read_numbering(struct docx *d, struct archive *z)
{
    struct xml *root;
    if (archive_xml(d->arena, z, "word/numbering.xml", &root, NULL) != 0)
        return; /* most documents have none */
    for (const struct xml *x = xml_child(root); x; x = xml_next(x))
        if (xml_is(x, "num"))
            read_list(d, root, x);
}

/* 一 to 九十九. */
static void add_han(struct buf *b, int n)
{
    static const char *const digits[] = { "", "一", "二", "三", "四", "五", "六", "七", "八", "九" };
    if (n > 99) {
        buf_addf(b, "%d", n);
        return;
    }
    if (n >= 20)
        buf_addz(b, digits[n / 10]);
    if (n >= 10)
        buf_addz(b, "十");
    buf_addz(b, digits[n % 10]);
}

static void add_number(struct buf *b, struct str format, int n)
{
    bool han = str_starts(format, STR("chinese")) || str_starts(format, STR("japanese")) ||
               str_starts(format, STR("taiwanese")) || str_starts(format, STR("ideograph"));
    if (han && !str_has(format, STR("Enclosed")))
        add_han(b, n);
    else if (str_is(format, "decimalEnclosedCircle") && n >= 1 && n <= 20)
        buf_add(b, (struct str){ (char[]){ '\xE2', '\x91', (char)(0x9F + n) }, 3 });
    else if (str_is(format, "lowerLetter") && n >= 1 && n <= 26)
        buf_addc(b, (char)('a' + n - 1));
    else if (str_is(format, "upperLetter") && n >= 1 && n <= 26)
        buf_addc(b, (char)('A' + n - 1));
    else
        buf_addf(b, "%d", n);
}

struct str docx_label(struct docx *d, const struct xml *properties)
{
    const struct xml *num = xml_find(properties, "numPr");
    struct str id = value_of(num, "numId");
    int level = small_number(value_of(num, "ilvl"), 0);
    size_t i = 0;
    while (i < d->lists.n && !str_eq(d->lists.v[i].id, id))
        i++;
    if (!num || i == d->lists.n || level >= LIST_LEVELS)
        return STR("");
    struct docx_list *list = &d->lists.v[i];
    list->count[level]++;
    for (int below = level + 1; below < LIST_LEVELS; below++)
        list->count[below] = list->start[below] - 1;
    struct str text = list->text[level];
    if (str_is(list->format[level], "bullet") || str_is(list->format[level], "none"))
        return STR("");
    struct buf b = { .arena = d->arena };
    for (size_t at = 0; at < text.n; at++) {
        bool hole = text.p[at] == '%' && at + 1 < text.n && text.p[at + 1] >= '1' &&
                    text.p[at + 1] <= '9';
        if (!hole) {
            buf_addc(&b, text.p[at]);
            continue;
        }
        int l = text.p[++at] - '1';
        add_number(&b, list->format[l], list->count[l]);
    }
    return buf_str(&b);
}
