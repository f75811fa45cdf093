/* Labels of the lines before a table: 「发布日期:2020-10-29 来源:…」, 「索引号 X 公开方式 Y」, pipes. */
#include "base/table.h"
#include "base/utf8.h"
#include "snapshots/normalize/front.h"

static bool is_colon(uint32_t c)
{
    return c == ':' || c == 0xFF1A;
}

static bool is_bar(uint32_t c)
{
    return c == '|' || c == 0xFF5C;
}

/* 「[索引号] K-12 【发布日期】 2023-05-22」: brackets around a label do for a colon. */
static bool is_closing(uint32_t c)
{
    return c == ']' || c == 0x3011 || c == 0xFF3D;
}

static bool is_opening(uint32_t c)
{
    return c == '[' || c == 0x3010 || c == 0xFF3B;
}

/* Matches a label at byte `at`, blanks inside it skipped; the byte behind it, or 0. */
static size_t match_label(struct str s, size_t at, struct str label)
{
    for (size_t i = 0; i < label.n;) {
        uint32_t wanted = utf8_next(label, &i), c;
        do {
            if (at >= s.n)
                return 0;
            c = utf8_next(s, &at);
        } while (utf8_is_space(c) && i > 3);
        if (fold_variant(c) != wanted)
            return 0;
    }
    return at;
}

struct label {
    const struct table_row *row;
    size_t start, end; /* of the label with its colon or bar */
    bool marked;       /* a colon or a bar follows it */
};

/* The longest label at `at` that is closed by a colon, a bar, a blank or the end. */
static bool label_at(struct str s, size_t at, struct label *out)
{
    const struct table *t = table_get("front");
    out->row = NULL;
    out->end = 0;
    for (size_t i = 0; i < t->n; i++) {
        size_t end = match_label(s, at, t->v[i].cell[0]);
        if (end <= out->end)
            continue;
        size_t next = end, after = end;
        uint32_t c = 0;
        while (next < s.n) {
            after = next;
            c = utf8_next(s, &next);
            if (!utf8_is_space(c))
                break;
            c = 0;
        }
        bool marked = is_colon(c) || is_bar(c) || is_closing(c);
        if (!marked && after == end && end < s.n)
            continue; /* the word goes on */
        *out = (struct label){ &t->v[i], at, marked ? next : end, marked };
    }
    return out->row != NULL;
}

/* The next label at or behind `at`. Behind another word it needs a colon: 来源 is a common word. */
static bool next_label(struct str s, size_t at, bool first, struct label *out)
{
    uint32_t before = 0;
    size_t start = at;
    while (at < s.n) {
        bool boundary = at == start || !utf8_is_han(before);
        if (boundary && label_at(s, at, out) && (out->marked || !first || at == start))
            return true;
        before = utf8_next(s, &at);
    }
    return false;
}

static enum front_field field_of(struct str name)
{
    static const char *const names[] = { "other", "title", "publisher", "index", "published" };
    for (int i = 0; i < 5; i++)
        if (str_is(name, names[i]))
            return (enum front_field)i;
    return FIELD_OTHER;
}

/* Without bullets, bars and blanks at its ends, and the bracket of the next label. */
static struct str strip(struct str s)
{
    s = str_trim(s);
    while (s.n) {
        size_t at = 0, end = s.n;
        uint32_t first = utf8_next(s, &at), last = utf8_prev(s, &end);
        if (first == 0x2022 || first == 0xB7 || is_bar(first))
            s = str_trim(str_after(s, at));
        else if (is_bar(last) || is_opening(last))
            s = str_trim(str_slice(s, 0, end));
        else
            break;
    }
    return s;
}

static void add_pair(struct front *f, const struct table_row *row, struct str value)
{
    struct str rank = row->cell[2];
    *list_push(f->arena, &f->pairs) = (struct front_pair){
        field_of(row->cell[1]), rank.n ? rank.p[0] - '0' : 0, value
    };
}

bool front_labels(struct front *f, struct str text)
{
    struct str s = strip(text);
    struct label label, next;
    if (!next_label(s, 0, true, &label))
        return false;
    struct str date = front_date(f->arena, str_slice(s, 0, label.start));
    if (date.p)
        *list_push(f->arena, &f->pairs) = (struct front_pair){ FIELD_PUBLISHED, 5, date };
    for (bool more = true; more; label = next) {
        more = next_label(s, label.end, false, &next);
        struct str value = strip(str_slice(s, label.end, more ? next.start : s.n));
        add_pair(f, label.row, value);
    }
    return true;
}

bool front_is_metadata(struct arena *a, const struct grid *g)
{
    size_t labels = 0, rows = 0;
    bool sure = false; /* 名称 and 分类 head columns of tasks, too */
    int last = -1;
    for (size_t i = 0; i < g->cells.n; i++) {
        if (g->cells.v[i].row == last || !g->cells.v[i].text.n)
            continue;
        last = g->cells.v[i].row;
        rows++;
        const struct table_row *row = table_find(table_get("front"),
                                                 fold_key(a, g->cells.v[i].text));
        enum front_field field = row ? field_of(row->cell[1]) : FIELD_OTHER;
        labels += row != NULL;
        sure |= field == FIELD_INDEX || field == FIELD_PUBLISHER || field == FIELD_PUBLISHED;
    }
    return sure && labels * 2 >= rows;
}

void front_metas(struct front *f)
{
    for (size_t i = 0; i < f->doc->metas.n; i++) {
        const struct meta *m = &f->doc->metas.v[i];
        const struct table_row *row = table_find(table_get("front"), m->name);
        if (row)
            add_pair(f, row, m->content);
        if (str_is(m->name, "sitename"))
            f->site = m->content;
    }
}

struct str front_value(const struct front *f, enum front_field field)
{
    const struct front_pair *best = NULL;
    for (size_t i = 0; i < f->pairs.n; i++) {
        const struct front_pair *p = &f->pairs.v[i];
        if (p->field != field || p->value.n == 0 || (best && p->rank >= best->rank))
            continue;
        if (field != FIELD_PUBLISHED || front_date(f->arena, p->value).p)
            best = p;
    }
    return best ? best->value : STR_NULL;
}

static int take_digits(struct str s, size_t *at, size_t most)
{
    int value = 0;
    size_t start = *at;
    while (*at < s.n && *at - start < most && s.p[*at] >= '0' && s.p[*at] <= '9')
        value = value * 10 + (s.p[(*at)++] - '0');
    return *at > start ? value : -1;
}

struct str front_date(struct arena *a, struct str s)
{
    s = fold(a, str_trim(s)).text;
    int parts[3];
    size_t at = 0;
    for (int i = 0; i < 3; i++) {
        parts[i] = take_digits(s, &at, i == 0 ? 4 : 2);
        if (parts[i] < 0)
            return STR_NULL;
        while (i < 2 && at < s.n && (s.p[at] < '0' || s.p[at] > '9')) {
            uint32_t c = utf8_next(s, &at);
            if (c != '-' && c != '/' && c != '.' && c != ' ' && c != 0x5E74 && c != 0x6708)
                return STR_NULL;
        }
    }
    if (parts[0] < 1980 || parts[1] < 1 || parts[1] > 12 || parts[2] < 1 || parts[2] > 31)
        return STR_NULL;
    return str_format(a, "%04d-%02d-%02d", parts[0], parts[1], parts[2]);
}
