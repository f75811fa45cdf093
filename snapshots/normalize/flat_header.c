/* flat_header.c - the header of a flattened table, and the grammar it gives. */
#include "base/utf8.h"
#include "snapshots/normalize/flat.h"
#include "snapshots/normalize/parts.h"

enum { LONGEST_NAME = 8 }; /* of a column, as a rule */

/* An unknown name between two known ones: short, and no sentence. */
static bool may_be_name(const struct token *t)
{
    return t->chars <= LONGEST_NAME && !t->stop && t->bare < 0 && t->figure == 0 && !t->empty &&
           t->list.style == LIST_NONE;
}

/* 「占年度」⏎「目标(%)」: the second is a name in itself, but the first only with it, and together they
 * tell of something else. Other pieces are one name where neither is sure; but 「年度建设任务」⏎
 * 「工程进展」 are two, which name two things. 「1-10月」 alone names nothing: 「1-10月」⏎「完成数」 are one. */
static bool is_one_name(struct str first, struct str second, enum role both)
{
    double next = 0;
    enum role sure = header_role(second, &next), role = header_hint(first, NULL);
    if (next >= 0.75)
        return role == ROLE_NONE && (both != sure || header_is_time(first));
    return role == ROLE_NONE || role == both || header_hint(second, NULL) != both;
}

/* A cell of the header at token i: one paragraph, or two or three that are one name (「项目」⏎
 * 「名称」). Returns how many tokens, 0 when it is none. */
static size_t header_cell(struct arena *a, const struct token_list *tokens, size_t i,
                          struct str *text, double *score)
{
    double one = 0;
    enum role role = header_hint(tokens->v[i].text, &one);
    *text = tokens->v[i].text;
    *score = one;
    if (one <= 0.75 && i + 1 < tokens->n && !tokens->v[i].stop && may_be_name(&tokens->v[i + 1])) {
        double both = 0;
        struct str joined = str_join(a, tokens->v[i].text, STR(""), tokens->v[i + 1].text);
        enum role whole = header_hint(joined, &both);
        if (whole != ROLE_NONE && both >= 0.6 && both >= one &&
            is_one_name(tokens->v[i].text, tokens->v[i + 1].text, whole)) {
            *text = joined;
            *score = both;
            return 2;
        }
    }
    return role != ROLE_NONE && one >= 0.55 ? 1 : 0;
}

/* True when at least `least` (at least one) header cells follow one another from token i: sure
 * ones, but behind 「序号」 any will do. */
static bool goes_on(struct arena *a, const struct token_list *tokens, const struct grammar *g,
                    size_t i)
{
    int n = 0, least = g->n >= 2 ? 1 : 2;
    double sure = header_role(g->header[0], NULL) == ROLE_NO ? 0.55 : 0.8, score = 0;
    struct str ignore;
    for (size_t taken; i < tokens->n; i += taken, n++) {
        taken = header_cell(a, tokens, i, &ignore, &score);
        if (!taken || score < sure)
            break;
    }
    return n >= least;
}

static bool collect(struct arena *a, const struct token_list *tokens, size_t from,
                    struct header *out)
{
    struct grammar *g = &out->grammar;
    double last = 1;
    size_t i = from, taken = 1, width = 1;
    while (i < tokens->n && g->n < FLAT_COLUMNS) {
        double score;
        struct str text;
        taken = header_cell(a, tokens, i, &text, &score);
        if (!taken) {
            if (g->n < 1 || !may_be_name(&tokens->v[i]) || !goes_on(a, tokens, g, i + 1))
                break;
            taken = 1;
            score = 0.2;
        }
        g->header[g->n++] = text;
        out->score += last = score;
        i += width = taken;
    }
    /* A doubtful cell at the end is rather the first of the body, such as a group's name; but
     * where rows begin with their number, it stands before the first of them. */
    bool before_number = i < tokens->n && tokens->v[i].running;
    bool grouped = g->n > 3 && header_role(g->header[0], NULL) == ROLE_SECTION &&
                   header_role(g->header[1], NULL) == ROLE_NO; /* a group before each number */
    if ((grouped && before_number) ||
        (g->n > 2 && last < 0.75 &&
         !(header_role(g->header[0], NULL) == ROLE_NO && before_number))) {
        g->n--;
        i -= width;
    }
    out->from = from;
    out->to = i;
    return g->n >= 2;
}

void grammar_finish(struct grammar *g)
{
    int narrative = 0;
    bool owners_before = false, numbers = false;
    g->title = -1;
    g->first_item = g->n;
    for (int c = 0; c < g->n; c++) {
        if (g->role[c] == ROLE_TITLE && g->title < 0)
            g->title = c;
        if (g->role[c] == ROLE_NO && numbers)
            g->role[c] = ROLE_NONE; /* 编号 beside 序号 is a cell like others */
        numbers |= g->role[c] == ROLE_NO;
        if (c > 0 && g->role[c] == ROLE_SECTION && g->role[c - 1] == ROLE_NO)
            g->grouped = true; /* the numbers count the groups */
    }
    for (int c = g->n - 1; c > g->title; c--) {
        if (g->role[c] != ROLE_TARGET && g->role[c] < ROLE_PROGRESS)
            break;
        narrative += g->role[c] == ROLE_PROGRESS || g->role[c] == ROLE_ISSUES ||
                     g->role[c] == ROLE_NEXT || g->role[c] == ROLE_TARGET;
        g->first_item = c;
    }
    for (int c = 0; c < g->first_item; c++)
        owners_before |= g->role[c] == ROLE_OWNERS;
    g->items = narrative >= 2 && owners_before && g->title >= 0;
    g->sections = true;
}

/* A doubtful name before 「序号」 is what stands over the table: 「未完成的项目」. */
static bool stands_over_number(const struct grammar *g, enum role first, double score)
{
    for (int c = 1; c < g->n; c++)
        if (g->role[c] == ROLE_NO)
            return first == ROLE_NONE || (first != ROLE_SECTION && score < 0.75 &&
                                          utf8_length(g->header[0]) > 4);
    return false;
}

/* Cells of these roles are a header: a task, and something of it. */
static bool names_columns(const enum role *roles, int n)
{
    bool title = false, content = false;
    for (int c = 0; c < n; c++) {
        title |= roles[c] == ROLE_TITLE;
        content |= roles[c] >= ROLE_OWNERS && roles[c] != ROLE_REMARK;
    }
    return title && content;
}

/* So is a long one before cells that need it not: 「2023年主要指标完成情况」 | 指标名称 | 目标 | 完成. */
static bool begins_with_caption(const struct grammar *g)
{
    enum role rest[FLAT_COLUMNS];
    double score;
    enum role first = header_hint(g->header[0], &score);
    if (stands_over_number(g, first, score))
        return true;
    if (score >= 0.75 || g->n < 4 || utf8_length(g->header[0]) <= LONGEST_NAME)
        return false;
    header_row(g->header + 1, (size_t)g->n - 1, rest);
    return names_columns(rest, g->n - 1);
}

bool header_find(struct arena *a, const struct token_list *tokens, size_t from, struct header *out)
{
    for (size_t i = from; i < tokens->n; i++) {
        struct header h = { 0 };
        struct grammar *g = &h.grammar;
        if (tokens->v[i].chars > 24 || !collect(a, tokens, i, &h))
            continue;
        header_row(g->header, (size_t)g->n, g->role);
        if (!names_columns(g->role, g->n) || (g->n == 2 && h.score < 1.6) ||
            begins_with_caption(g))
            continue;
        grammar_finish(g);
        *out = h;
        return true;
    }
    return false;
}

bool header_same(const struct header *x, const struct header *y)
{
    if (x->grammar.n != y->grammar.n)
        return false;
    for (int c = 0; c < x->grammar.n; c++)
        if (!str_eq(x->grammar.header[c], y->grammar.header[c]))
            return false;
    return true;
}

bool grammar_from_option(struct str columns, struct grammar *g)
{
    struct str rest = columns, name;
    memset(g, 0, sizeof *g);
    while (columns.n && str_next(&rest, STR(","), &name) && g->n < FLAT_COLUMNS) {
        int role = role_from_name(str_trim(name));
        if (role < 0)
            return false;
        g->role[g->n++] = (enum role)role;
    }
    grammar_finish(g);
    return g->title >= 0;
}

static void drop_column(struct grammar *g, int column)
{
    for (int c = column; c + 1 < g->n; c++) {
        g->role[c] = g->role[c + 1];
        g->header[c] = g->header[c + 1];
    }
    g->n--;
    grammar_finish(g);
}

static void insert_number(struct grammar *g)
{
    if (g->n == FLAT_COLUMNS)
        return;
    int at = g->role[0] == ROLE_SECTION ? 1 : 0;
    for (int c = g->n; c > at; c--) {
        g->role[c] = g->role[c - 1];
        g->header[c] = g->header[c - 1];
    }
    g->role[at] = ROLE_NO;
    g->header[at] = STR_NULL;
    g->n++;
    grammar_finish(g);
}

void grammar_fit_numbers(struct grammar *g, struct token_list *tokens, size_t from, size_t to)
{
    size_t running = 0, lone = to, before = 0;
    int no = -1;
    for (size_t i = from; i < to; i++) {
        before += !running && !tokens->v[i].gone && tokens->v[i].heading < 0.4;
        if (!tokens->v[i].running || tokens->v[i].gone)
            continue;
        running++;
        lone = i;
    }
    /* A single number numbers a row only when it opens the body. */
    if (running == 1 && before > 1) {
        tokens->v[lone].running = false;
        running = 0;
    }
    for (int c = 0; c < g->n; c++)
        if (g->role[c] == ROLE_NO)
            no = c;
    if (no >= 0 && running == 0)
        drop_column(g, no);
    else if (no < 0 && running >= 3)
        insert_number(g);
    g->numbered = running > 0;
    if (!g->numbered) {
        struct token_list body = { .v = tokens->v + from, .n = to - from };
        g->list_titles = numbers_mark_list_titles(&body, g->n > 1);
    }
}
