/* The numbers that Word prints before paragraphs: counted here, as it counts them (ECMA-376 part
 * 1, 17.9). */
#include "snapshots/read/docx.h"

#include "base/utf8.h"

/* More lists or styles than any document needs; what is beyond is not numbered. */
enum { LEVELS = 9, MOST = 2048, LONGEST_CHAIN = 16 };

struct level {
    bool known, legal;       /* legal: levels above print as decimals */
    int start, restart;      /* restart: levels up to here start it anew; 0 = none does */
    struct str format, text; /* "decimal", "%1." */
    struct str style;        /* paragraphs of this style are on this level */
};

/* A list as it is defined and as far as it is counted. */
struct definition {
    struct str id;
    struct level level[LEVELS];
    int count[LEVELS];
    bool begun[LEVELS];
};

/* What paragraphs refer to: a definition, perhaps with starts of its own, counted from the first
 * use on. */
struct list {
    struct str id;
    struct definition *definition;
    int start[LEVELS]; /* -1 = that of the definition */
    bool used;
};

struct style {
    struct str id, based_on, list;
    int level;
    const struct style *from; /* the one that names its list: itself, or what it is based on */
};

struct docx_numbering {
    struct arena *arena;
    LIST(struct definition) definitions;
    LIST(struct list) lists;
    LIST(struct style) styles;
    LIST(const struct style *) numbered; /* those that give a number */
};

/* --- loading --- */

static struct str value_of(const struct xml *parent, const char *name)
{
    const struct xml *x = parent ? xml_find(parent, name) : NULL;
    return x ? xml_attr(x, "val") : STR_NULL;
}

static void load_level(struct level *level, const struct xml *x)
{
    level->known = true;
    level->legal = docx_is_on(xml_find(x, "isLgl"));
    level->start = docx_int(xml_find(x, "start"), "val", 1);
    level->restart = docx_int(xml_find(x, "lvlRestart"), "val", LEVELS);
    level->format = value_of(x, "numFmt");
    level->text = value_of(x, "lvlText");
    level->style = value_of(x, "pStyle");
}

static void load_definition(struct docx_numbering *n, const struct xml *x)
{
    struct definition *d = list_push(n->arena, &n->definitions);
    d->id = xml_attr(x, "abstractNumId");
    for (const struct xml *lvl = xml_child(x); lvl; lvl = xml_next(lvl)) {
        int i = docx_int(lvl, "ilvl", 0);
        if (xml_is(lvl, "lvl") && i < LEVELS)
            load_level(&d->level[i], lvl);
    }
}

static void load_list(struct docx_numbering *n, const struct xml *x)
{
    struct list *list = list_push(n->arena, &n->lists);
    struct str id = value_of(x, "abstractNumId");
    list->id = xml_attr(x, "numId");
    for (size_t i = 0; i < n->definitions.n && !list->definition; i++)
        if (str_eq(n->definitions.v[i].id, id))
            list->definition = &n->definitions.v[i];
    for (int i = 0; i < LEVELS; i++)
        list->start[i] = -1;
    for (const struct xml *over = xml_child(x); over; over = xml_next(over)) {
        int i = docx_int(over, "ilvl", 0);
        if (xml_is(over, "lvlOverride") && i < LEVELS)
            list->start[i] = docx_int(xml_find(over, "startOverride"), "val", -1);
    }
}

static void load_style(struct docx_numbering *n, const struct xml *x)
{
    const struct xml *properties = xml_find(x, "pPr");
    const struct xml *number = properties ? xml_find(properties, "numPr") : NULL;
    *list_push(n->arena, &n->styles) = (struct style){
        xml_attr(x, "styleId"), value_of(x, "basedOn"), value_of(number, "numId"),
        number ? docx_int(xml_find(number, "ilvl"), "val", -1) : -1, NULL
    };
}

static const struct style *find_style(const struct docx_numbering *n, struct str id)
{
    for (size_t i = 0; id.n && i < n->styles.n; i++)
        if (str_eq(n->styles.v[i].id, id))
            return &n->styles.v[i];
    return NULL;
}

/* Styles without a list of their own take it from those they are based on. */
static void inherit(struct docx_numbering *n)
{
    for (size_t i = 0; i < n->styles.n; i++) {
        const struct style *s = &n->styles.v[i];
        for (int k = 0; s && !s->list.n && k < LONGEST_CHAIN; k++)
            s = find_style(n, s->based_on);
        n->styles.v[i].from = s;
        if (s)
            *list_push(n->arena, &n->numbered) = &n->styles.v[i];
    }
}

struct docx_numbering *docx_numbering(struct arena *a, const struct xml *numbering,
                                      const struct xml *styles)
{
    struct docx_numbering *n = arena_make(a, struct docx_numbering);
    const struct xml *x, *first = numbering ? xml_child(numbering) : NULL;
    n->arena = a;
    for (x = first; x && n->definitions.n < MOST; x = xml_next(x))
        if (xml_is(x, "abstractNum"))
            load_definition(n, x);
    for (x = first; x && n->lists.n < MOST; x = xml_next(x)) /* they point to definitions */
        if (xml_is(x, "num"))
            load_list(n, x);
    for (x = styles ? xml_child(styles) : NULL; x && n->styles.n < MOST; x = xml_next(x))
        if (xml_is(x, "style"))
            load_style(n, x);
    inherit(n);
    return n;
}

/* --- which number a paragraph has --- */

static struct list *find_list(struct docx_numbering *n, struct str id)
{
    for (size_t i = 0; id.n && i < n->lists.n; i++)
        if (str_eq(n->lists.v[i].id, id))
            return n->lists.v[i].definition ? &n->lists.v[i] : NULL;
    return NULL;
}

static const struct style *numbered_style(const struct docx_numbering *n, struct str id)
{
    for (size_t i = 0; id.n && i < n->numbered.n; i++)
        if (str_eq(n->numbered.v[i]->id, id))
            return n->numbered.v[i];
    return NULL;
}

/* A style says its level, or the level of its list says the style. */
static int level_of_style(const struct list *list, const struct style *style)
{
    for (int i = 0; list && i < LEVELS; i++)
        if (list->definition->level[i].style.n &&
            str_eq(list->definition->level[i].style, style->id))
            return i;
    return style->level >= 0 ? style->level : style->from->level;
}

/* The list and level of a paragraph: its own, else those of its style or the styles it is based
 * on. NULL: not numbered. */
static struct list *list_of(struct docx_numbering *n, const struct xml *properties, int *level)
{
    const struct xml *number = xml_find(properties, "numPr");
    struct list *list = find_list(n, value_of(number, "numId"));
    *level = number ? docx_int(xml_find(number, "ilvl"), "val", -1) : -1;
    if (!list && !value_of(number, "numId").n) {
        const struct style *s = numbered_style(n, value_of(properties, "pStyle"));
        list = s ? find_list(n, s->from->list) : NULL;
        if (list && *level < 0)
            *level = level_of_style(list, s);
    }
    *level = *level < 0 ? 0 : *level;
    return list && *level < LEVELS && list->definition->level[*level].known ? list : NULL;
}

static void count(struct list *list, int level)
{
    struct definition *d = list->definition;
    for (int i = 0; i < LEVELS && !list->used; i++)
        if (list->start[i] >= 0) {
            d->count[i] = list->start[i] - 1;
            d->begun[i] = true;
        }
    list->used = true;
    if (!d->begun[level])
        d->count[level] = d->level[level].start - 1;
    d->begun[level] = true;
    d->count[level]++;
    for (int i = level + 1; i < LEVELS; i++) /* deeper ones start anew */
        if (d->level[i].restart > level)
            d->begun[i] = false;
}

/* --- how a number is written --- */

static struct str digit_of(const char *digits, int i)
{
    return str_slice(str_from(digits), (size_t)i * 3, (size_t)i * 3 + 3);
}

/* 「二十一」, 「一百零五」; up to 9999. */
static void write_han(struct buf *b, int value)
{
    static const char *const powers[] = { "千", "百", "十", "" };
    bool gap = false, any = false;
    for (int i = 0, unit = 1000; unit > 0; i++, unit /= 10) {
        int digit = value / unit % 10;
        gap |= any && digit == 0;
        if (digit == 0)
            continue;
        if (gap)
            buf_addz(b, "零");
        if (digit > 1 || unit != 10 || any) /* 「十二」, not 「一十二」 */
            buf_add(b, digit_of("零一二三四五六七八九", digit));
        buf_addz(b, powers[i]);
        gap = false;
        any = true;
    }
}

static void write_roman(struct buf *b, int value, bool small)
{
    static const struct {
        int value;
        const char *text;
    } parts[] = { { 1000, "M" }, { 900, "CM" }, { 500, "D" }, { 400, "CD" }, { 100, "C" },
                  { 90, "XC" },  { 50, "L" },   { 40, "XL" }, { 10, "X" },   { 9, "IX" },
                  { 5, "V" },    { 4, "IV" },   { 1, "I" } };
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        for (; value >= parts[i].value; value -= parts[i].value)
            for (const char *p = parts[i].text; *p; p++)
                buf_addc(b, small ? (char)(*p | 0x20) : *p);
}

static void write_wide(struct buf *b, int value)
{
    struct str digits = str_format(b->arena, "%d", value);
    for (size_t i = 0; i < digits.n; i++)
        utf8_put(b, 0xFF10 + (uint32_t)(digits.p[i] - '0'));
}

/* Formats that need no code of their own: a character for each of the first values. */
static struct str listed(struct str format, int value)
{
    static const struct {
        const char *format, *digits;
        int n;
    } known[] = {
        { "decimalEnclosedCircle", "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", 20 },
        { "decimalEnclosedCircleChinese", "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", 20 },
        { "ideographTraditional", "甲乙丙丁戊己庚辛壬癸", 10 },
        { "ideographZodiac", "子丑寅卯辰巳午未申酉戌亥", 12 },
        { "ideographEnclosedCircle", "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉", 10 },
    };
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (str_is(format, known[i].format) && value >= 1 && value <= known[i].n)
            return digit_of(known[i].digits, value - 1);
    return STR_NULL;
}

static void write_number(struct buf *b, struct str format, int value)
{
    bool small = str_starts(format, STR("lower"));
    struct str character = listed(format, value);
    bool han = str_starts(format, STR("chineseCounting")) || str_is(format, "japaneseCounting") ||
               str_starts(format, STR("taiwaneseCounting"));
    if (character.n)
        buf_add(b, character);
    else if (han && value >= 1 && value <= 9999)
        write_han(b, value);
    else if (str_ends(format, STR("Letter")) && value >= 1) /* a … z, aa, bb … */
        for (int i = 0; i <= (value - 1) / 26 && i < 8; i++)
            buf_addc(b, (char)((small ? 'a' : 'A') + (value - 1) % 26));
    else if (str_ends(format, STR("Roman")) && value >= 1 && value < 5000)
        write_roman(b, value, small);
    else if (str_starts(format, STR("decimalFullWidth")))
        write_wide(b, value);
    else if (!str_is(format, "none"))
        buf_addf(b, str_is(format, "decimalZero") ? "%02d" : "%d", value);
}

struct str docx_next_number(struct docx_numbering *n, const struct xml *properties)
{
    int at;
    struct buf b = { .arena = n->arena };
    struct list *list = properties ? list_of(n, properties, &at) : NULL;
    if (!list)
        return STR_NULL;
    struct definition *d = list->definition;
    struct level *level = &d->level[at];
    count(list, at);
    if (str_is(level->format, "bullet"))
        return STR_NULL;
    for (size_t i = 0; i < level->text.n; i++) {
        int k = i + 1 < level->text.n && level->text.p[i] == '%' ? level->text.p[i + 1] - '1' : -1;
        if (k < 0 || k >= LEVELS) {
            buf_addc(&b, level->text.p[i]);
            continue;
        }
        struct str format = level->legal ? STR("decimal") : d->level[k].format;
        write_number(&b, format, d->begun[k] ? d->count[k] : d->level[k].start);
        i++;
    }
    return b.n ? buf_str(&b) : STR_NULL;
}
