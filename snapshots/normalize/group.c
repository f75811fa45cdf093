/* Which of two columns names the tasks, judged by their cells. */
#include "base/table.h"
#include "base/utf8.h"
#include "snapshots/normalize/flat.h"
#include "snapshots/normalize/group.h"
#include "snapshots/normalize/parts.h"

enum { LONGEST_COUNTER = 4, LONGEST_GROUP = 30 };

/* The least that tasks must read like tasks, and more than names do. */
static const double TASK_WORDS = 0.25, MORE_THAN_NAMES = 0.15;

/* Tasks are much longer than names; each row more that shares a name speaks for a group. */
static const double MUCH_LONGER = 1.6, LENGTH_WORDS = 0.1, SHARED_WORDS = 0.03;

static const double DEED_FIRST = 0.4, DEED_INSIDE = 0.2;

/* --- columns --- */

static int first_of(const enum role *roles, int n, enum role role)
{
    for (int c = 0; c < n; c++)
        if (roles[c] == role)
            return c;
    return -1;
}

bool group_columns_find(const enum role *roles, const struct str *headers, int n,
                        struct group_columns *out)
{
    int title = first_of(roles, n, ROLE_TITLE), before = title - 1;
    if (title < 0)
        return false;
    if (title + 1 < n && (roles[title + 1] == ROLE_TARGET || roles[title + 1] == ROLE_NONE)) {
        *out = (struct group_columns){ title, title + 1, GROUP_PROMOTES };
        return true;
    }
    while (before >= 0 && roles[before] == ROLE_NO)
        before--;
    if (before < 0)
        return false;
    *out = (struct group_columns){ before, title, GROUP_NAMES };
    if (roles[before] == ROLE_NONE)
        return true;
    out->kind = GROUP_DEMOTES;
    double sure;
    return roles[before] == ROLE_SECTION && before + 1 == title &&
           header_role(headers[before], NULL) == ROLE_TITLE &&
           header_role(headers[title], &sure) == ROLE_TITLE && sure < 0.85;
}

void group_columns_turn(const struct group_columns *c, enum role *roles)
{
    roles[c->name] = c->kind == GROUP_DEMOTES ? ROLE_TITLE : ROLE_SECTION;
    roles[c->task] = c->kind == GROUP_DEMOTES ? ROLE_TARGET : ROLE_TITLE;
}

/* --- wording --- */

/* What is done opens a task, and may stand inside a name: 「城镇老旧小区|改造」. */
static double weigh_deed(struct str text)
{
    const struct table *tables[] = { table_get("rows"), table_get("bulletins") };
    double best = 0;
    for (size_t k = 0; k < sizeof tables / sizeof *tables; k++) {
        for (size_t i = 0; i < tables[k]->n; i++) {
            struct str word = tables[k]->v[i].cell[0];
            if (!str_is(tables[k]->v[i].cell[1], "deed") || !str_has(text, word))
                continue;
            double weight = str_starts(text, word) ? DEED_FIRST : DEED_INSIDE;
            best = weight > best ? weight : best;
        }
    }
    return best;
}

/* 「…公厕12座」: a figure and its counter are the end. */
static bool ends_with_quantity(struct str text)
{
    size_t at = text.n;
    for (int n = 0; n < LONGEST_COUNTER && at > 0; n++) {
        uint32_t c = utf8_prev(text, &at);
        if (c >= '0' && c <= '9')
            return n > 0;
        if (!utf8_is_han(c))
            return false;
    }
    return at > 0 && text.p[at - 1] >= '0' && text.p[at - 1] <= '9';
}

static double wording_of(const struct token *t)
{
    static const char *const reached[] = { "完成", "达到", "确保完成" };
    bool state = false;
    struct str text = t->folded;
    if (t->figure > 0.5 || t->empty || t->milestone > 0 || t->dated > 0 || t->verdict > 0)
        return -1;
    if (t->stop)
        text.n -= str_ends(text, STR("。")) ? strlen("。") : 1;
    for (size_t i = 0; i < sizeof reached / sizeof *reached && !state; i++)
        if ((state = str_starts(text, str_from(reached[i]))))
            text = str_after(text, strlen(reached[i]));
    double words = -0.1 + (t->stop ? 0.1 : 0) - (state ? 0.5 : 0);
    words += ends_with_quantity(text) ? (state ? 0.4 : 0.6)
                                      : -0.3 * (t->cue[ROLE_PROGRESS] >= 0.5);
    return words + weigh_deed(text);
}

double group_wording(struct arena *a, struct str text)
{
    struct token t = { .text = text };
    flat_features(a, &t);
    return wording_of(&t);
}

/* --- evidence --- */

void group_add_name(struct arena *a, struct group_evidence *e, struct str text)
{
    e->names++;
    e->name_words += group_wording(a, text);
    e->name_chars += (double)utf8_length(text);
}

void group_add_task(struct arena *a, struct group_evidence *e, struct str text, bool shared)
{
    e->tasks++;
    e->shared += shared;
    e->task_words += group_wording(a, text);
    e->task_chars += (double)utf8_length(text);
}

bool group_turns(const struct group_evidence *e, const struct group_columns *c)
{
    if (e->names == 0 || e->tasks == 0)
        return false;
    double names = e->name_words / e->names, tasks = e->task_words / e->tasks;
    double name_chars = e->name_chars / e->names, task_chars = e->task_chars / e->tasks;
    double group = tasks + (task_chars >= MUCH_LONGER * name_chars ? LENGTH_WORDS : 0) +
                   SHARED_WORDS * (e->shared < 5 ? e->shared : 5);
    switch (c->kind) {
    case GROUP_PROMOTES:
        return e->shared && group >= TASK_WORDS && tasks >= names + MORE_THAN_NAMES &&
               task_chars > name_chars;
    case GROUP_NAMES:
        return e->shared && name_chars <= LONGEST_GROUP && names > -0.5 && tasks >= names;
    default:
        return !e->shared && e->names == e->tasks && e->names >= 2 && tasks <= -0.2;
    }
}
