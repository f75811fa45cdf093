/* owners.c - lists of offices: how much a text looks like one, and who is in it. */
#include "base/table.h"
#include "base/utf8.h"
#include "snapshots/normalize/match.h"
#include "snapshots/normalize/office_word.h"
#include "snapshots/normalize/parts.h"

enum { NAME_MAX_CHARS = 20, LIST_MAX_BYTES = 2400, LEVELS_MOST = 4,
       BRANCH_MAX_CHARS = 8 };

static bool separates(uint32_t half)
{
    return half == 0x3001 || half == ',' || half == ';' || half == '\n' || half == '/' ||
           half == 0xff64 || half == 0x2022;
}

/* 「市住建局  配合单位:市财政局」: a blank before a label parts names, too. */
static bool before_label(struct str rest, size_t at)
{
    size_t end;
    return at > 0 && office_label(str_trim(str_after(rest, at)), &end) != NULL;
}

/* Takes the next name off *rest: up to a separator outside of brackets. */
static bool next_name(struct str *rest, struct str *name, uint32_t *separator)
{
    if (!rest->p)
        return false;
    size_t at = 0;
    while (at < rest->n) {
        size_t from = at;
        uint32_t code = match_half(utf8_next(*rest, &at));
        size_t close = match_closer(code) ? match_bracket(*rest, from) : STR_NOT_FOUND;
        if (close != STR_NOT_FOUND) {
            at = close;
        } else if (separates(code) || (utf8_is_space(code) && before_label(*rest, at))) {
            *name = str_slice(*rest, 0, from);
            *rest = str_after(*rest, at);
            *separator = code;
            return true;
        }
    }
    *name = *rest;
    *rest = STR_NULL;
    *separator = 0;
    return true;
}

/* Cuts what tells the part an office plays (「X牵头」, 「等」, the full stop) off the end of a name.
 * *part: the largest weight of what was cut: 1 = it leads, 2 = all before it lead, too. */
static struct str strip_tail(struct str name, double *part)
{
    const struct table *t = table_get("offices");
    const struct str tail = STR("tail");
    for (bool again = true; again;) {
        again = false;
        name = str_trim(name);
        for (size_t i = 0; i < t->n; i++) {
            struct str word = t->v[i].cell[0];
            if (!office_is(&t->v[i], tail) || name.n <= word.n || !str_ends(name, word))
                continue;
            name.n -= word.n;
            double weight = match_weight(t->v[i].cell[2]);
            *part = weight > *part ? weight : *part;
            again = true;
        }
    }
    return name;
}

/* A note in brackets, 「(列第一位者为牵头单位,下同)」: the bytes of the name it takes. */
static bool find_note(struct str name, size_t *from, size_t *end)
{
    for (size_t at = 0; at < name.n; at = *end) {
        *from = *end = at;
        uint32_t code = match_half(utf8_next(name, end));
        size_t close = match_closer(code) ? match_bracket(name, *from) : STR_NOT_FOUND;
        if (close == STR_NOT_FOUND && code == '(')
            close = name.n;
        if (close == STR_NOT_FOUND)
            continue;
        *end = close;
        if (office_word(str_slice(name, *from, close), "note"))
            return true;
    }
    return false;
}

/* Where the bracket opens that the key ends with; its end when there is none. */
static size_t end_bracket(struct str key)
{
    for (size_t at = 0; at < key.n;) {
        size_t from = at;
        uint32_t code = utf8_next(key, &at);
        size_t close = code == '(' || code == '<' ? match_bracket(key, from) : STR_NOT_FOUND;
        if (close == key.n)
            return from;
        at = close != STR_NOT_FOUND ? close : at;
    }
    return key.n;
}

/* How much a single name looks like an office. */
static double name_likeness(struct str name)
{
    char buf[256];
    double part = 0;
    name = strip_tail(name, &part);
    struct str key = { buf, match_key(name, buf, sizeof buf) };
    size_t open = end_bracket(key);
    if (open < key.n) /* 「(市国资委)」 goes on */
        key = open > 0 ? str_slice(key, 0, open) : str_slice(key, 1, key.n - 1);
    if (key.n == 0 || utf8_length(key) > NAME_MAX_CHARS || office_word(key, "not"))
        return 0;
    const struct table_row *whole = office_word(key, "whole");
    const struct table_row *end = office_word(key, "end");
    if (whole)
        return match_weight(whole->cell[2]);
    double score = end ? match_weight(end->cell[2]) : 0.08;
    const struct table_row *start = office_word(key, "start");
    if (start && end && start->cell[0].n < key.n)
        score += match_weight(start->cell[2]);
    for (size_t i = 0; i < key.n; i++)
        if (key.p[i] >= '0' && key.p[i] <= '9')
            score *= 0.5;
    return score > 1 ? 1 : score;
}

/* Office and person, or two offices, parted by a blank: each piece counts. */
static double piece_likeness(struct str name)
{
    double whole = name_likeness(name);
    struct str first, rest;
    if (whole > 0.5 || !str_cut(str_trim(name), STR(" "), &first, &rest))
        return whole;
    double head = name_likeness(first);
    return head > 0.5 && utf8_length(str_trim(rest)) <= 8 ? head * 0.95 : whole;
}

double owners_likeness(struct str text)
{
    text = str_trim(text);
    if (text.n == 0 || text.n > LIST_MAX_BYTES)
        return 0;
    size_t from;
    if (office_label(text, &from))
        return from < text.n ? 1 : 0.6;
    struct str rest = text, name;
    uint32_t separator;
    double sum = 0, weight = 0;
    while (next_name(&rest, &name, &separator)) {
        size_t note, end;
        if (find_note(name, &note, &end))
            name = str_slice(name, 0, note);
        if (str_is_blank(name))
            continue;
        double n = (double)utf8_length(name);
        sum += piece_likeness(name) * n;
        weight += n;
    }
    double score = weight > 0 ? sum / weight : 0;
    return str_ends(text, STR("。")) || str_ends(text, STR(";")) ? score * 0.4 : score;
}

bool owners_may_begin(struct str text)
{
    return office_word(text, "start") != NULL;
}

bool owners_tail_only(struct str text)
{
    char buf[256];
    struct str key = { buf, match_key(text, buf, sizeof buf) };
    return office_word(key, "branch") != NULL;
}

/* Owners under a label that says on which level they work: 「州级牵头单位:」, 「县级责任单位:」. */
struct level {
    double rank, weight; /* of its word (the lower the level, the higher), of the label */
    size_t first, end;   /* indexes of its owners; end 0 = the last */
};

/* Owners while they are collected. */
struct collect {
    struct arena *a;
    struct task *t;
    size_t first;     /* index of the first owner of this cell */
    size_t group;     /* index of the first owner of the present label */
    double label;     /* weight of the present label, -1 = none */
    bool lead_label, other_label;
    struct level level[LEVELS_MOST];
    size_t levels;
    struct buf rest;  /* what names nobody */
};

static void add_owner(struct collect *c, struct str name, bool lead)
{
    char buf[256];
    if (str_has(name, STR(" ")) || str_has(name, STR("\n"))) /* 「市 城管局」 */
        name = str_copy(c->a, (struct str){ buf, match_squeeze(name, buf, sizeof buf) });
    for (size_t i = 0; i < c->t->owners.n; i++) {
        if (str_eq(c->t->owners.v[i].name, name)) {
            c->t->owners.v[i].lead |= lead;
            return;
        }
    }
    struct owner *o = list_push(c->a, &c->t->owners);
    o->name = name;
    o->lead = lead;
}

static void add_rest(struct collect *c, struct str text)
{
    if (c->rest.n)
        buf_addc(&c->rest, '\n');
    buf_add(&c->rest, text);
}

/* Cuts notes in brackets off a name. */
static struct str cut_note(struct collect *c, struct str name)
{
    size_t from, end;
    if (!find_note(name, &from, &end))
        return name;
    add_rest(c, str_slice(name, from, end));
    return str_join(c->a, str_slice(name, 0, from), STR(""), str_after(name, end));
}

/* 「市民政局 张三」: the office stays, the person is no owner. */
static struct str cut_person(struct collect *c, struct str name)
{
    struct str office, person;
    if (!str_cut(name, STR(" "), &office, &person))
        return name;
    person = str_trim(person);
    if (name_likeness(office) < 0.5 || utf8_length(person) > 8 || name_likeness(person) > 0.4)
        return name;
    add_rest(c, person);
    return office;
}

/* Two offices parted by a blank alone. */
static void add_name(struct collect *c, struct str name, bool lead)
{
    struct str head, tail;
    if (str_cut(name, STR(" "), &head, &tail) && name_likeness(head) > 0.5 &&
        name_likeness(str_trim(tail)) > 0.5) {
        add_owner(c, head, lead);
        add_name(c, str_trim(tail), lead);
    } else {
        add_owner(c, name, lead);
    }
}

static bool has_han(struct str s)
{
    for (size_t at = 0; at < s.n;)
        if (utf8_is_han(utf8_next(s, &at)))
            return true;
    return false;
}

static void note_level(struct collect *c, struct str label)
{
    char buf[64];
    struct str key = { buf, match_key(label, buf, sizeof buf) };
    const struct table_row *word = body_word(key, "rank");
    if (word && c->label > 0 && c->levels < LEVELS_MOST)
        c->level[c->levels++] = (struct level){
            .rank = match_weight(word->cell[2]), .weight = c->label, .first = c->group
        };
}

static void take_name(struct collect *c, struct str name)
{
    size_t end;
    double part = 0;
    struct str whole = name = str_trim(name);
    const struct table_row *label = office_label(name, &end);
    if (label) {
        if (c->levels && !c->level[c->levels - 1].end)
            c->level[c->levels - 1].end = c->t->owners.n;
        c->label = match_weight(label->cell[2]);
        c->group = c->t->owners.n;
        c->lead_label |= c->label == 1;
        c->other_label |= c->label < 1;
        note_level(c, str_slice(name, 0, end));
        name = str_after(name, end);
    }
    name = str_trim(cut_note(c, name));
    struct str stripped = strip_tail(name, &part);
    if (has_han(str_after(name, stripped.n)))
        add_rest(c, whole); /* 「X分别牵头」, 「X(主办)」 say more than the name */
    name = cut_person(c, stripped);
    if (str_starts(name, STR("等")) && name_likeness(str_after(name, 3)) > 0.5)
        name = str_after(name, 3);
    if (name.n == 0)
        return;
    add_name(c, name, part >= 1 || c->label == 1);
    for (size_t i = c->group; part == 2 && i < c->t->owners.n; i++)
        c->t->owners.v[i].lead = true;
}

/* 「市生态环境局」⏎「云洲分局」: a branch that is called by its place alone has its mother before it;
 * 「住建分局」 stands for itself. */
static bool is_branch_of(struct str mother, struct str name)
{
    char buf[64];
    struct str key = { buf, match_key(name, buf, sizeof buf) };
    return str_ends(mother, STR("局")) && !str_ends(mother, STR("分局")) &&
           str_ends(key, STR("分局")) && utf8_length(key) <= BRANCH_MAX_CHARS &&
           str_find(key, STR("局")) + strlen("局") == key.n && !office_word(key, "start") &&
           !body_word(key, "trade");
}

/* A name that goes on in the next line: 「市财政局」⏎「(市国资委)」, 「生态环境」⏎「某区分局」. */
static bool goes_on(struct str name, struct str rest)
{
    struct str next;
    uint32_t separator;
    if (!next_name(&rest, &next, &separator))
        return false;
    next = str_trim(next);
    uint32_t open = match_at(next, 0);
    if (open == '(' || open == '[')
        return true;
    if (is_branch_of(name, next))
        return true;
    return name_likeness(name) < 0.3 && name_likeness(next) > 0.5 &&
           utf8_length(name) + utf8_length(next) <= NAME_MAX_CHARS;
}

/* Who leads, where the names did not say: the owners under 「牵头单位:」 when others stand under
 * another label, else the first. */
static void settle_leads(struct collect *c)
{
    bool any = false;
    size_t first_lead = STR_NOT_FOUND;
    for (size_t i = c->first; i < c->t->owners.n; i++) {
        if (c->t->owners.v[i].lead && first_lead == STR_NOT_FOUND)
            first_lead = i;
        any |= c->t->owners.v[i].lead;
    }
    if (!any && c->first == 0 && c->t->owners.n)
        c->t->owners.v[0].lead = true;
    else if (c->lead_label && !c->other_label)
        for (size_t i = c->first; i < c->t->owners.n; i++)
            c->t->owners.v[i].lead = i == first_lead;
}

/* 「州级牵头单位:州商务局;县级牵头单位:县商务局」: the body above has set the target, those of the lowest
 * level lead. True when several levels are named. */
static bool settle_levels(struct collect *c)
{
    size_t low = 0;
    bool several = false;
    for (size_t i = 1; i < c->levels; i++) {
        several |= c->level[i].rank != c->level[0].rank;
        low = c->level[i].rank > c->level[low].rank ? i : low;
    }
    const struct level *l = &c->level[low];
    size_t end = l->weight < 1 ? l->first + 1 : l->end ? l->end : c->t->owners.n;
    for (size_t i = c->first; i < c->t->owners.n && several; i++)
        c->t->owners.v[i].lead = i >= l->first && i < end;
    return several;
}

struct str owners_parse(struct arena *a, struct str cell, struct task *t)
{
    struct collect c = { .a = a, .t = t, .first = t->owners.n, .group = t->owners.n, .label = -1 };
    c.rest.arena = a;
    struct str rest = cell, name;
    uint32_t separator;
    while (next_name(&rest, &name, &separator)) {
        while (separator == '\n' && goes_on(str_trim(name), rest)) {
            struct str more;
            next_name(&rest, &more, &separator);
            name = str_join(a, str_trim(name), STR(""), str_trim(more));
        }
        take_name(&c, name);
    }
    settle_leads(&c);
    t->delegated |= settle_levels(&c);
    return c.rest.n ? buf_str(&c.rest) : STR_NULL;
}

void owners_lead(struct arena *a, struct str cell, struct task *t)
{
    struct task leads = { 0 };
    owners_parse(a, cell, &leads);
    if (leads.owners.n == 0)
        return;
    for (size_t i = 0; i < t->owners.n; i++)
        t->owners.v[i].lead = false;
    for (size_t i = leads.owners.n; i-- > 0;) {
        size_t at = 0;
        while (at < t->owners.n && !str_eq(t->owners.v[at].name, leads.owners.v[i].name))
            at++;
        if (at == t->owners.n) { /* a lead that is not in the list stands before it */
            list_push(a, &t->owners);
            memmove(t->owners.v + 1, t->owners.v, at * sizeof *t->owners.v);
            t->owners.v[0] = (struct owner){ leads.owners.v[i].name, false };
            at = 0;
        }
        t->owners.v[at].lead = true;
    }
}

bool owners_label_at(struct str text, size_t *end)
{
    return office_label(text, end) != NULL;
}

static bool has_header(const struct report *r, struct str header)
{
    for (size_t i = 0; i < r->columns.n; i++)
        if (str_eq(r->columns.v[i].header, header))
            return true;
    return false;
}

void owners_columns(struct arena *a, struct str cell, struct report *r)
{
    struct str rest = cell, name;
    uint32_t separator;
    while (next_name(&rest, &name, &separator)) {
        size_t end;
        struct str text = str_trim(name);
        if (!office_label(text, &end))
            continue;
        utf8_prev(text, &end); /* its colon */
        struct str header = str_trim(str_slice(text, 0, end));
        if (!has_header(r, header))
            *list_push(a, &r->columns) = (struct column){ ROLE_OWNERS, header };
    }
}
