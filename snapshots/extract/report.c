/* A report's tasks, one after the other: their words to figures. */
#include "base/table.h"
#include "snapshots/extract/reading.h"

/* The unit that a header states: 计划投资额(万元) -> 万元; the last, which is the lowest, of several:
 * 「新增就业(人) 完成率(%)」. */
static struct str header_unit(struct arena *a, struct str header)
{
    struct str text = fold(a, header).text, found = STR_NULL;
    struct unit unit;
    for (size_t open = 0; (open = str_find_from(text, STR("("), open)) != STR_NOT_FOUND; open++) {
        size_t close = str_find_from(text, STR(")"), open);
        if (close == STR_NOT_FOUND)
            break;
        struct str inside = str_trim(str_slice(text, open + 1, close));
        found = unit_find(inside, &unit) ? inside : found;
    }
    return found;
}

/* The header of the column a cell of an item comes from. In a matrix several have its role: the one
 * under the item's title (「新建公园(座) 目标」) is it. */
static struct str header_of(const struct report *r, enum role role, struct str item)
{
    struct str first = STR_NULL;
    for (size_t i = 0; i < r->columns.n; i++) {
        struct str header = r->columns.v[i].header;
        if (r->columns.v[i].role != role)
            continue;
        if (item.n && str_has(header, item))
            return header;
        first = first.p ? first : header;
    }
    return first;
}

/* What a column of its own says: 「计量单位」, 「单位」. */
static struct str stated_unit(const struct task *t)
{
    struct unit unit;
    for (size_t i = 0; i < t->items.n; i++)
        for (size_t k = 0; k < t->items.v[i].extras.n; k++) {
            const struct extra *e = &t->items.v[i].extras.v[k];
            if (link_ends(e->header, "unit header") && unit_find(e->text, &unit))
                return e->text;
        }
    return STR_NULL;
}

/* Whether a unit may be that of a column: money that of one headed 完成投资, counts of others. */
static bool unit_suits(struct str header, const struct unit *unit)
{
    const struct table *money = table_get("money");
    bool paid = false;
    for (size_t i = 0; i < money->n && !paid; i++)
        paid = money->v[i].columns < 2 && str_has(header, money->v[i].cell[0]);
    return paid == str_is(unit->family, "yuan") && !str_is(unit->family, "percent");
}

/* Of the units that a line 「单位:个、亿元」 lists the only one that suits the header. */
static struct str listed_unit(struct str list, struct str header)
{
    struct str found = STR_NULL;
    bool one = !str_has(list, STR("、")) && !str_has(list, STR(","));
    for (size_t at = 0; at < list.n;) {
        size_t dot = str_find_from(list, STR("、"), at), comma = str_find_from(list, STR(","), at);
        size_t end = dot < comma ? dot : comma;
        end = end < list.n ? end : list.n;
        struct unit unit;
        struct str name = str_trim(str_slice(list, at, end));
        if (unit_find(name, &unit) && (one || unit_suits(header, &unit)))
            found = found.n ? STR_NULL : name;
        at = end + (end == dot ? strlen("、") : 1);
    }
    return found;
}

/* What lines over the table say, 「单位:亿元」, 「(单位:个、亿元)」: the texts behind the colons. */
static struct str_list captioned_units(struct arena *a, const struct report *report)
{
    struct str label = STR("单位:");
    struct str_list units = { 0 };
    for (size_t i = 0; i < report->front.n; i++) {
        struct str text = str_trim(fold(a, report->front.v[i]).text);
        if (str_starts(text, STR("(")) && str_ends(text, STR(")")))
            text = str_slice(text, 1, text.n - 1);
        if (str_starts(text, label))
            *list_push(a, &units) = str_after(text, label.n);
    }
    return units;
}

/* The unit of the first such line that has one for the header. */
static struct str caption_unit(const struct str_list *units, struct str header)
{
    struct str found = STR_NULL;
    for (size_t i = 0; i < units->n && !found.n; i++)
        found = listed_unit(units->v[i], header);
    return found;
}

/* The unit of a cell's figures. That of its own header is closest; that of its item comes before
 * that of the first column of the kind, since the item may be a header itself. */
static struct str unit_of(struct reading *r, enum role role, struct str header, int item)
{
    struct arena *a = r->arena;
    const struct task *t = r->task;
    struct str own = header_unit(a, header), title = item >= 0 ? t->items.v[item].title : STR_NULL;
    struct str of_item = header_unit(a, title);
    bool sure = role == ROLE_RATE || !of_item.n || str_has(header, title);
    struct str unit = own.n && sure ? own : of_item;
    if (unit.n || (role != ROLE_TARGET && role != ROLE_PROGRESS))
        return unit;
    struct str stated = stated_unit(t);
    return stated.n ? stated : caption_unit(r->units, header);
}

static void add_cell(struct reading *r, enum role role, int item, struct str text,
                     struct str header)
{
    if (!text.n)
        return;
    struct cell *c = list_push(r->arena, &r->cells);
    const struct task *t = r->task;
    bool titled = item >= 0 && t->items.v[item].title.n && role != ROLE_SUBTITLE;
    struct cell_context context = { .unit = unit_of(r, role, header, item) };
    context.topic = role == ROLE_TITLE ? STR_NULL : titled ? t->items.v[item].title : t->title;
    context.rates = role == ROLE_RATE || (role == ROLE_PROGRESS && link_in(header, "rates"));
    c->p = passage_read(r->arena, text, r->report->period, context);
    c->role = role;
    c->item = item;
}

static void add_cells(struct reading *r, const struct item *it, int item)
{
    static const enum role roles[] = { ROLE_SUBTITLE, ROLE_TARGET, ROLE_PROGRESS, ROLE_ISSUES,
                                       ROLE_NEXT };
    for (size_t k = 0; k < sizeof roles / sizeof roles[0]; k++)
        add_cell(r, roles[k], item, *item_cell(it, roles[k]),
                 header_of(r->report, roles[k], it->title));
    for (size_t k = 0; k < it->extras.n; k++)
        if (it->extras.v[k].role == ROLE_RATE)
            add_cell(r, ROLE_RATE, item, it->extras.v[k].text, it->extras.v[k].header);
}

/* A title without a progress cell that tells in brackets what was done is that cell, too. */
static void add_told_title(struct reading *r)
{
    for (size_t k = 0; k < r->cells.n; k++)
        if (r->cells.v[k].role == ROLE_PROGRESS || r->cells.v[k].role == ROLE_TARGET)
            return;
    struct str name = r->cells.n ? aim_told_in_brackets(r->cells.v[0].p) : STR_NULL;
    if (!name.n)
        return;
    struct cell_context context = { .topic = name };
    struct cell *c = list_push(r->arena, &r->cells);
    *c = (struct cell){ .role = ROLE_PROGRESS };
    c->p = passage_read(r->arena, r->task->title, r->report->period, context);
    c->p->doubtful.n = 0; /* the title's own cell warns of them */
}

static void warn_of_damage(struct arena *a, struct report *out, const struct reading *r)
{
    for (size_t k = 0; k < r->cells.n; k++)
        for (size_t i = 0; i < r->cells.v[k].p->doubtful.n; i++) {
            struct warning *w = list_push(a, &out->warnings);
            w->code = WARN_DOUBTFUL_FIGURE;
            w->task = r->task->seq;
            w->line = r->task->line;
            w->detail = r->cells.v[k].p->doubtful.v[i];
        }
}

static void read_task(struct arena *a, struct report *report, const struct str_list *units,
                      struct task *t)
{
    struct reading r = { .arena = a, .report = report, .units = units, .task = t };
    add_cell(&r, ROLE_TITLE, -1, t->title, STR_NULL);
    for (size_t i = 0; i < t->items.n; i++)
        add_cells(&r, &t->items.v[i], (int)i);
    add_told_title(&r);
    r.title = words_read(a, r.cells.n ? r.cells.v[0].p->f.text : STR(""));
    reading_goals(&r);
    reading_match(&r);
    reading_indicators(&r);
    reading_status(&r);
    reading_signals(&r);
    reading_commitments(&r);
    warn_of_damage(a, report, &r);
}

int extract_report(struct arena *a, struct report *r, struct error *err)
{
    struct str_list units = captioned_units(a, r);
    (void)err;
    for (size_t i = 0; i < r->tasks.n; i++)
        read_task(a, r, &units, &r->tasks.v[i]);
    return 0;
}
