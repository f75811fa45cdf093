/* roles.c - what the cells of a table header name. */
#include "base/table.h"
#include "base/utf8.h"
#include "snapshots/normalize/grid.h"
#include "snapshots/normalize/match.h"
#include "snapshots/normalize/parts.h"

enum {
    HEADER_MAX = 24, /* characters; longer texts are no header cells */
    PIECED_MAX = 27, /* bytes of an unknown name that its end or start may tell */
};

/* How sure a name is, at most, that is told by its end: 「建设|内容」; and one that says when, and
 * then what: 「上半年|完成」. */
static const double GUESSED = 0.6, TIMED = 0.75;

/* A header cell as it is looked up: folded, without blanks, brackets, dates and words of time. */
struct cell_key {
    char buf[128];
    size_t n;
    bool timed;   /* a word of time was taken out */
    bool percent; /* a bracket of it says (%) */
    bool counted; /* a bracket at its end says in what it is counted: (户) */
};

static void cut_out(struct cell_key *k, size_t from, size_t n)
{
    memmove(k->buf + from, k->buf + from + n, k->n - from - n);
    k->n -= n;
}

/* Takes 「(万元)」 and 「(截至9月底)」 out; a bracket that opens the cell is its text. */
static void cut_brackets(struct cell_key *k)
{
    for (size_t i = 1; i < k->n; i++) {
        if (k->buf[i] != '(')
            continue;
        const char *end = memchr(k->buf + i, ')', k->n - i);
        k->percent |= k->n - i >= 3 && memcmp(k->buf + i, "(%)", 3) == 0;
        struct str tail = { k->buf + i, k->n - i };
        k->counted |= end && end + 1 == k->buf + k->n && grid_is_unit(tail);
        cut_out(k, i, end ? (size_t)(end - k->buf) - i + 1 : k->n - i);
    }
}

/* Numbers with their 年, 月, 日 and the dash or 至 of a range. */
static void cut_dates(struct cell_key *k)
{
    static const char *const marks[] = { "年", "月", "日", "至", "-", "~", "—", "、", "." };
    size_t i = 0;
    while (i < k->n) {
        size_t end = i;
        while (end < k->n && k->buf[end] >= '0' && k->buf[end] <= '9')
            end++;
        bool digits = end > i;
        for (size_t m = 0; m < sizeof marks / sizeof *marks; m++) {
            size_t n = strlen(marks[m]);
            if ((digits || i == 0) && k->n - end >= n && memcmp(k->buf + end, marks[m], n) == 0) {
                end += n;
                break;
            }
        }
        if (end > i) {
            k->timed |= digits;
            cut_out(k, i, end - i);
        } else {
            i++;
        }
    }
}

static void cut_words_of_time(struct cell_key *k, const struct table *t)
{
    for (size_t r = 0; r < t->n; r++) {
        struct str word = t->v[r].cell[0];
        if (!str_is(t->v[r].cell[1], "-"))
            continue;
        struct str key = { k->buf, k->n };
        size_t at = str_find(key, word);
        /* 「完成进度」 must not lose its last character: words of time open a cell. */
        if (at == STR_NOT_FOUND || (word.n <= 3 && at != 0) || word.n >= k->n)
            continue;
        cut_out(k, at, word.n);
        k->timed = true;
    }
}

static struct str key_make(struct cell_key *k, struct str header)
{
    k->timed = k->percent = k->counted = false;
    k->n = match_key(header, k->buf, sizeof k->buf);
    cut_brackets(k);
    cut_dates(k);
    cut_words_of_time(k, table_get("columns"));
    return (struct str){ k->buf, k->n };
}

/* The best row of the table for a key: the whole cell before a part of it, long words before
 * short ones. *score: the row's weight times how much of the cell the word covers. */
static const struct table_row *look_up(struct str key, bool percent, bool pieces, double *score)
{
    const struct table *t = table_get("columns");
    const struct table_row *best = NULL;
    *score = 0;
    for (size_t i = 0; i < t->n; i++) {
        const struct table_row *row = &t->v[i];
        struct str word = row->cell[0];
        if (str_is(row->cell[1], "-") || word.n > key.n)
            continue;
        double share = 1, whole = 0;
        bool end = str_is(row->cell[3], "end"), start = str_is(row->cell[3], "start");
        if (str_is(row->cell[3], "percent")) {
            if (!percent || !str_ends(key, word))
                continue;
            whole = 1;
        } else if (end || start) {
            if (!pieces || key.n > PIECED_MAX || word.n == key.n ||
                !(end ? str_ends(key, word) : str_starts(key, word)))
                continue;
        } else if (str_eq(word, key)) {
            whole = 1; /* the whole cell */
        } else if (str_is(row->cell[3], "whole") || !str_has(key, word)) {
            continue;
        } else {
            /* Chinese names end in what they are: 「半年度|完成情况」. */
            share = (double)word.n / (double)key.n * (str_ends(key, word) ? 1 : 0.85);
        }
        double weight = match_weight(row->cell[2]) * share + whole;
        if (weight > *score) {
            *score = weight;
            best = row;
        }
    }
    if (*score > 1)
        *score -= 1;
    return best;
}

/* 「进展情况、存在问题及下一步打算」 names several narrative cells in one: the first of them is it,
 * whatever the name ends with. */
static enum role first_narrative(struct str key, enum role role)
{
    const struct table *t = table_get("columns");
    size_t first = key.n;
    if (role < ROLE_PROGRESS || role > ROLE_NEXT)
        return role;
    for (size_t i = 0; i < t->n; i++) {
        int other = role_from_name(t->v[i].cell[1]);
        size_t at = str_find(key, t->v[i].cell[0]);
        if (other < ROLE_PROGRESS || other > ROLE_NEXT || at >= first ||
            str_is(t->v[i].cell[3], "whole") || str_is(t->v[i].cell[3], "later") ||
            t->v[i].cell[0].n >= key.n)
            continue;
        first = at;
        role = (enum role)other;
    }
    return role;
}

/* 「市州或单位」: two names of one kind; the row of the first, NULL when it is none. */
static const struct table_row *either(struct str key, double *score)
{
    struct str first, second;
    double other;
    if (!str_cut(key, STR("或"), &first, &second))
        return NULL;
    const struct table_row *one = look_up(first, false, false, score);
    const struct table_row *two = look_up(second, false, false, &other);
    bool same = one && two && str_eq(one->cell[1], two->cell[1]);
    return same && str_eq(one->cell[0], first) && str_eq(two->cell[0], second) ? one : NULL;
}

static bool is_narrative(enum role role)
{
    return role >= ROLE_TARGET && role <= ROLE_NEXT;
}

/* pieces: what an unknown name ends or begins with counts, too. */
static enum role role_of(struct str header, bool pieces, double *score)
{
    double sure = 0;
    enum role role = ROLE_NONE;
    if (header.n && utf8_length(header) <= HEADER_MAX && !str_has(header, STR("。"))) {
        struct cell_key k;
        struct str key = key_make(&k, header), first, rest;
        const struct table_row *row = either(key, &sure);
        if (row)
            key = row->cell[0];
        else
            row = look_up(key, k.percent, pieces, &sure);
        if (sure < 0.5 && str_cut(key, STR("、"), &first, &rest) && first.n) /* several in one */
            row = look_up(key = first, k.percent, pieces, &sure);
        if (row && sure >= 0.3)
            role = first_narrative(key, (enum role)role_from_name(row->cell[1]));
        else if (row && sure > 0.19 && str_eq(row->cell[0], key))
            role = (enum role)role_from_name(row->cell[1]);
        if (is_narrative(role) && k.timed && sure < TIMED && str_eq(row->cell[0], key))
            sure = TIMED;
    }
    if (role == ROLE_NONE)
        sure = 0;
    if (score)
        *score = sure;
    return role;
}

bool header_is_time(struct str header)
{
    struct cell_key k;
    return header.n && utf8_length(header) <= HEADER_MAX && key_make(&k, header).n == 0 && k.timed;
}

enum role header_role(struct str header, double *score)
{
    return role_of(header, false, score);
}

enum role header_hint(struct str header, double *score)
{
    return role_of(header, true, score);
}

/* Of several cells that may name the task, one does: the surest, where a name with a word of
 * time in it (「半年度目标任务」) is rather that period's target, as one with a unit (「改厕任务(户)」). */
static size_t choose_title(const struct str *cells, const enum role *roles, const double *sure,
                           size_t n)
{
    size_t best = STR_NOT_FOUND;
    double most = 0;
    for (size_t i = 0; i < n; i++) {
        struct cell_key k;
        if (roles[i] != ROLE_TITLE)
            continue;
        key_make(&k, cells[i]);
        double weight = sure[i] - (k.timed ? 0.35 : 0) - (k.counted ? 0.8 : 0);
        if (best == STR_NOT_FOUND || weight > most) {
            best = i;
            most = weight;
        }
    }
    return best;
}

/* True when the cell's name has a word of this kind in the table: "aim", "finer". */
static bool is_kind(struct str header, const char *kind)
{
    const struct table *t = table_get("columns");
    struct cell_key k;
    struct str key = key_make(&k, header);
    for (size_t i = 0; i < t->n; i++)
        if (str_is(t->v[i].cell[3], kind) && str_eq(t->v[i].cell[0], key))
            return true;
    return false;
}

bool header_details(struct str aim, struct str details)
{
    return is_kind(aim, "aim") && is_kind(details, "finer");
}

/* 「目标任务 | 具体任务」: an aim is the task itself, and what follows says it in more detail. */
static size_t prefer_aim(const struct str *cells, const enum role *roles, size_t title)
{
    for (size_t i = 0; title != STR_NOT_FOUND && i < title; i++)
        if (roles[i] == ROLE_TITLE && header_details(cells[i], cells[title]))
            return i;
    return title;
}

/* 「一级指标 | 二级指标 | 三级指标」: the last of several levels is the task. */
static size_t prefer_deepest(const struct str *cells, const enum role *roles, size_t n,
                             size_t title)
{
    size_t levels = 0, last = title;
    for (size_t i = 0; i < n; i++) {
        if (roles[i] != ROLE_TITLE || !is_kind(cells[i], "level"))
            continue;
        levels++;
        last = i;
    }
    return levels > 1 ? last : title;
}

/* The cells that might have been the task too: a group before it, a target behind it, or, beside
 * a target that is called so, something else: 「项目名称 | 建设内容 | 年度目标」. */
static void settle_titles(const struct str *cells, enum role *roles, const double *sure, size_t n)
{
    size_t title = prefer_aim(cells, roles, choose_title(cells, roles, sure, n));
    bool target = false;
    title = prefer_deepest(cells, roles, n, title);
    for (size_t i = 0; i < n; i++)
        target |= roles[i] == ROLE_TARGET;
    for (size_t i = 0; i < n; i++) {
        struct cell_key k;
        if (roles[i] != ROLE_TITLE || i == title)
            continue;
        key_make(&k, cells[i]);
        if (k.timed || k.counted || i > title)
            roles[i] = sure[i] > (target && !k.timed && !k.counted ? GUESSED : 0.5) ? ROLE_TARGET
                                                                                    : ROLE_NONE;
        else
            roles[i] = ROLE_SECTION;
    }
}

/* 「序号 | 年度目标 | 责任单位 | 完成情况」: the target is the task. */
static void promote_target(enum role *roles, size_t n)
{
    size_t target = n;
    bool rows = false;
    for (size_t i = n; i-- > 0;) {
        rows |= roles[i] == ROLE_NO || roles[i] == ROLE_OWNERS;
        target = roles[i] == ROLE_TARGET ? i : target;
    }
    if (rows && target < n)
        roles[target] = ROLE_TITLE;
}

/* A name that no table holds may still be told by its neighbours: where a row has numbers, owners,
 * results and no task, the first unknown cell is the task, or the first target; the result is what
 * comes behind it. A header of a single period's target is no task either. */
static void fill_gaps(const struct str *cells, enum role *roles, size_t n)
{
    size_t known = 0, title = STR_NOT_FOUND, unknown = STR_NOT_FOUND, behind = STR_NOT_FOUND;
    bool progress = false;
    for (size_t i = 0; i < n; i++) {
        known += roles[i] == ROLE_NO || (roles[i] >= ROLE_OWNERS && roles[i] <= ROLE_STATUS);
        progress |= roles[i] >= ROLE_PROGRESS && roles[i] <= ROLE_RATE;
        title = roles[i] == ROLE_TITLE && title == STR_NOT_FOUND ? i : title;
        if (roles[i] == ROLE_NONE && !str_is_blank(cells[i])) {
            behind = unknown != STR_NOT_FOUND || title != STR_NOT_FOUND ? i : behind;
            unknown = unknown == STR_NOT_FOUND ? i : unknown;
        }
    }
    struct cell_key k;
    if (title != STR_NOT_FOUND)
        key_make(&k, cells[title]);
    bool timed = title != STR_NOT_FOUND && k.timed;
    if (title == STR_NOT_FOUND && unknown == STR_NOT_FOUND)
        promote_target(roles, n);
    if (known < 2 || unknown == STR_NOT_FOUND)
        return;
    if (title == STR_NOT_FOUND || (timed && unknown < title)) {
        roles[unknown] = ROLE_TITLE;
        if (timed)
            roles[title] = ROLE_TARGET;
    }
    if (!progress && behind != STR_NOT_FOUND && roles[behind] == ROLE_NONE)
        roles[behind] = ROLE_PROGRESS;
}

/* 「计划开工数 | ? | 开工率」: what stands between a target and its rate is what was done. */
static bool is_between(const enum role *roles, size_t i, size_t n)
{
    return i > 0 && i + 1 < n && roles[i - 1] == ROLE_TARGET && roles[i + 1] == ROLE_RATE;
}

static void fill_between(const struct str *cells, enum role *roles, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (roles[i] == ROLE_NONE && is_between(roles, i, n) && !str_is_blank(cells[i]))
            roles[i] = ROLE_PROGRESS;
}

/* 「目标 | 开工 | 完工 | 完工率」: what the rate is of was done. */
static void fill_rated(const struct str *cells, enum role *roles, size_t n)
{
    for (size_t rate = 0; rate < n; rate++) {
        struct cell_key k, other;
        struct str key = roles[rate] == ROLE_RATE ? key_make(&k, cells[rate]) : STR_NULL;
        if (!str_ends(key, STR("率")))
            continue;
        key.n -= strlen("率");
        for (size_t i = 0; i < rate; i++)
            if (roles[i] == ROLE_NONE && str_starts(key_make(&other, cells[i]), key) && key.n)
                roles[i] = ROLE_PROGRESS;
    }
}

static bool sounds_later(struct str header)
{
    const struct table *t = table_get("columns");
    struct cell_key k;
    struct str key = key_make(&k, header);
    for (size_t i = 0; i < t->n; i++)
        if (str_is(t->v[i].cell[3], "later") && str_ends(key, t->v[i].cell[0]))
            return true;
    return false;
}

static bool stands_before(const struct str *cells, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (str_eq(cells[k], cells[i]))
            return true;
    return false;
}

/* 「进展情况 | 四季度计划」: a plan behind what was done is the next step, but not in 「计划 | 完成 |
 * 计划 | 完成」, where two things are told of. */
static void settle_plans(const struct str *cells, enum role *roles, size_t n)
{
    bool told = false, next = false, rate = false;
    for (size_t i = 0; i < n; i++) {
        next |= roles[i] == ROLE_NEXT;
        rate |= roles[i] == ROLE_RATE;
    }
    for (size_t i = 0; i < n && !next && !rate; i++) {
        told |= roles[i] == ROLE_PROGRESS;
        if (told && roles[i] == ROLE_TARGET && sounds_later(cells[i]) && !stands_before(cells, i))
            roles[i] = ROLE_NEXT;
    }
}

double header_row(const struct str *cells, size_t n, enum role *roles)
{
    double sure[HEADER_CELLS_MOST], sum = 0;
    size_t progress = 0;
    bool certain = false;
    for (size_t i = 0; i < n; i++)
        certain |= header_role(cells[i], &sure[i]) != ROLE_NONE && sure[i] >= 0.8;
    for (size_t i = 0; i < n; i++) {
        roles[i] = role_of(cells[i], certain, &sure[i]);
        progress += roles[i] == ROLE_PROGRESS;
        sum += sure[i];
    }
    settle_titles(cells, roles, sure, n);
    fill_between(cells, roles, n);
    fill_rated(cells, roles, n);
    fill_gaps(cells, roles, n);
    settle_plans(cells, roles, n);
    /* Of several columns of results, one whose name is not known is something else: a verdict. */
    for (size_t i = 0; i < n && progress > 1; i++) {
        if (roles[i] == ROLE_PROGRESS && sure[i] < 0.7 && !is_between(roles, i, n)) {
            roles[i] = ROLE_STATUS;
            progress--;
        }
    }
    /* 「目标完成情况」 is a verdict beside a progress column, and the progress column without. */
    for (size_t i = 0; i < n; i++)
        if (roles[i] == ROLE_STATUS && sure[i] < 0.6 && progress == 0)
            roles[i] = ROLE_PROGRESS;
    return n ? sum / (double)n : 0;
}
