/* flat_score.c - how well a token fits a place: natural logarithms, so that they add up.
 *
 * Nothing here decides; everything is weighed, and flat_path.c takes the way through the whole
 * table that weighs most. Scores of about 1 are hints, 3 speak clearly, 8 are hard to overrule.
 */
#include <math.h>

#include "base/utf8.h"
#include "snapshots/normalize/flat.h"
#include "snapshots/normalize/match.h"

/* What an item title costs that says nothing of its task's title. */
static const double UNSAID = -2;

/* What a missing cell costs before rows have told how often it is missing. */
static const double missing[ROLE_COUNT] = {
    [ROLE_NONE] = 2,     [ROLE_NO] = 7,      [ROLE_SECTION] = 0.4, [ROLE_TITLE] = 9,
    [ROLE_SUBTITLE] = 1, [ROLE_OWNERS] = 4,  [ROLE_SUPPORT] = 1.5, [ROLE_PERSON] = 1.5,
    [ROLE_TARGET] = 4,   [ROLE_PROGRESS] = 5, [ROLE_ISSUES] = 3,   [ROLE_NEXT] = 3,
    [ROLE_STATUS] = 3,   [ROLE_RATE] = 3,    [ROLE_REMARK] = 0.7,
};

/* The same where a number and an office may be merged over the rows of one group. */
static const double MISSING_NO = 1.5, MISSING_OWNERS = 2;

static double missing_at_first(const struct grammar *g, int column)
{
    if (g->grouped && g->role[column] == ROLE_NO)
        return MISSING_NO;
    return g->grouped && g->role[column] == ROLE_OWNERS ? MISSING_OWNERS
                                                        : missing[g->role[column]];
}

double score_skip(const struct grammar *g, int column)
{
    /* Of several groups a row rather names the last. */
    bool outer = g->role[column] == ROLE_SECTION && column + 1 < g->n &&
                 g->role[column + 1] == ROLE_SECTION;
    return (g->learned ? g->habit[column].skip : missing_at_first(g, column)) - (outer ? 0.2 : 0);
}

static bool is_narrative(enum role role)
{
    return role >= ROLE_TARGET && role <= ROLE_NEXT;
}

/* --- a token by itself --- */

static double as_title(const struct grammar *g, const struct token *t)
{
    double score = t->cue[ROLE_TITLE];
    score -= t->empty ? 8 : 0;
    score -= 4 * t->owners + 4 * t->verdict + 2.5 * t->dated + 3 * t->milestone;
    score -= t->figure > 0.5 ? 3 : 0;
    score -= t->chars > 220 ? 2 : 0;
    if (g->list_titles)
        score += t->list_running ? 8 : -6;
    else if (t->list.style == LIST_DOT || t->list.style == LIST_CIRCLE ||
             t->list.style == LIST_YISHI)
        score -= t->before == BREAK_NONE && t->list.number == 1 ? 5 : 2;
    if (t->titled_owner)
        score += 4;
    return score;
}

static bool has_target(const struct grammar *g)
{
    for (int c = 0; c < g->n; c++)
        if (g->role[c] == ROLE_TARGET)
            return true;
    return false;
}

static double as_narrative(const struct grammar *g, const struct token *t, enum role role)
{
    double score = t->cue[role];
    if (t->empty)
        return role == ROLE_ISSUES ? 1.5 : role == ROLE_NEXT ? 0.5 : -1.5;
    score -= t->owners > 0.6 ? 3 * t->owners : 0;
    if (role == ROLE_PROGRESS)
        score += 1.5 * t->dated + 2 * t->verdict - (has_target(g) ? 2.5 : 0) * t->milestone;
    else if (role == ROLE_TARGET)
        score += 0.5 * t->cue[ROLE_TITLE] + 0.3 * t->cue[ROLE_NEXT] -
                 0.75 * t->cue[ROLE_PROGRESS] - 2 * t->verdict + 2.5 * t->milestone;
    else
        score -= 0.7 * t->dated + 2 * t->verdict + 0.4 * t->cue[ROLE_PROGRESS];
    if (role == ROLE_ISSUES && t->cue[ROLE_ISSUES] <= 0)
        score -= 2; /* trouble has its words */
    if (role != ROLE_TARGET && t->titled_owner)
        score -= 3;
    return score;
}

static double as_owners(const struct token *t)
{
    if (t->empty)
        return -1;
    bool digit = t->folded.n && t->folded.p[0] >= '0' && t->folded.p[0] <= '9';
    if (t->figure == 1 || t->verdict > 0 || (digit && t->owners < 0.5))
        return -10;
    /* A long text that is no list of offices is a sentence. */
    double sentence = t->owners < 0.4 && t->chars > 20 ? t->chars / 15 : 0;
    return 10 * (t->owners - 0.5) - (sentence > 8 ? 8 : sentence) - (t->chars > 150 ? 2 : 0);
}

static double as_person(const struct token *t)
{
    return t->chars >= 2 && t->chars <= 4 && t->owners < 0.4 && !t->stop && t->figure == 0 ? 4 : -4;
}

static double as_section(const struct token *t)
{
    double score = 4 * (t->heading - 0.25);
    score -= t->owners > 0.5 ? 3 : 0;
    score -= t->chars > 25 ? 3 : 0;
    score -= t->stop ? 5 : 0;
    return t->empty || t->bare >= 0 ? -8 : score;
}

#define BARE_UNIT (-8) /* 「亿元」 names neither a task nor a group */

static double alone(const struct grammar *g, int column, const struct token *t)
{
    switch (g->role[column]) {
    case ROLE_NO:
        return t->bare < 0 ? -30 : t->running ? 10 : -4;
    case ROLE_SECTION:
        return t->unit ? BARE_UNIT : as_section(t);
    case ROLE_TITLE:
        return t->unit ? BARE_UNIT : as_title(g, t);
    case ROLE_OWNERS:
    case ROLE_SUPPORT:
        return as_owners(t);
    case ROLE_PERSON:
        return as_person(t);
    case ROLE_STATUS:
        return t->verdict > 0 ? 4 : t->chars <= 10 ? 0 : -4;
    case ROLE_RATE:
        return t->figure == 1 || t->empty ? 4 : t->figure > 0 ? 1 : -3;
    case ROLE_REMARK:
    case ROLE_NONE:
        return t->empty ? 0 : t->unit ? 3 : -1;
    default:
        return as_narrative(g, t, g->role[column]);
    }
}

/* --- a token beside the one before it --- */

/* Lists count: the next number goes on in the cell, 1 begins another. */
static double by_number(const struct token *prev, const struct token *t, bool same_cell)
{
    bool same_style = prev->list.style == t->list.style;
    if (t->list.style == LIST_NONE) {
        if (prev->list.style == LIST_NONE)
            return 0;
        return same_cell ? -1.5 : 0.5;
    }
    bool later = t->list.style == LIST_TIME && t->list.number > prev->list_last;
    if (same_style && (later || t->list.number == prev->list_last + 1))
        return same_cell ? 3 : -5;
    if (t->list.style == LIST_TIME)
        return same_cell ? (same_style ? -3 : 0) : 0.5;
    if (t->list.number == 1) {
        if (same_style)
            return same_cell ? -5 : 1;
        /* 「…如下:」 is followed by its list, in the same cell. */
        return same_cell ? (prev->open ? 3 : prev->list.style ? 0.5 : -1) : prev->open ? -2 : 0.5;
    }
    if (same_style && t->list.number > prev->list_last)
        return same_cell ? 0 : -4;
    if (!same_style && prev->list.style == LIST_NONE)
        return same_cell ? 1 : -1; /* the list goes on behind a paragraph without number */
    return same_cell ? -1 : 0;
}

static double same_cell_by_role(const struct grammar *g, int column, const struct token *prev,
                                const struct token *t)
{
    uint32_t first = match_at(t->folded, 0);
    bool goes_on = str_ends(prev->folded, STR("、")) || str_ends(prev->folded, STR(","));
    switch (g->role[column]) {
    case ROLE_NO:
        return -20;
    case ROLE_OWNERS:
    case ROLE_SUPPORT:
        if (first == '(' || goes_on || prev->owners_open)
            return 2;
        return t->before == BREAK_PARA ? -2 : -0.3;
    case ROLE_TITLE:
        if (t->before == BREAK_NONE)
            return -0.3;
        if (prev->titled_owner) /* 「…(牵头单位:X)」 ends it */
            return -8;
        return goes_on ? 0 : t->list.style && prev->list.style ? -0.5 : !prev->stop ? -2.5 : -4;
    case ROLE_SECTION:
        return prev->list.style == LIST_HAN_PAREN && prev->chars <= 5 ? 2 : -3;
    case ROLE_PERSON:
    case ROLE_STATUS:
    case ROLE_RATE:
        return -4;
    default:
        if (t->before == BREAK_NONE)
            return 0;
        if ((prev->figure == 1 || prev->verdict > 0) && !t->stop)
            return -3; /* said in a word */
        if (goes_on || (!prev->stop && !prev->verdict && !t->dated && prev->chars > 30))
            return 0;
        return is_narrative(g->role[column]) ? -1.5 : -2;
    }
}

/* Cells are paragraphs of their own where the page parts cells by blank lines. */
static double by_break(const struct token *prev, const struct token *t, bool same_cell)
{
    switch (t->before) {
    case BREAK_BLANK:
        return same_cell ? 0.5 : 0;
    case BREAK_NONE: /* a sentence of a glued row: cells seldom end with a semicolon */
        if (same_cell)
            return 0.5;
        return -0.5 - (str_ends(prev->folded, STR(";")) ? 1.5 : 0) + t->dated;
    default:
        return 0;
    }
}

/* How the tokens of this column are, once rows have told. */
static double by_habit(const struct grammar *g, int column, const struct token *t, bool same_cell)
{
    const struct habit *h = &g->habit[column];
    if (!g->learned || t->empty || g->role[column] == ROLE_NO)
        return 0;
    double score = 0;
    /* The rest of a name that was broken for want of room has no length of its own. */
    if (h->spread > 0 && (!same_cell || is_narrative(g->role[column]))) {
        double z = (log(t->chars + 1) - h->mean) / h->spread;
        score = -0.5 * z * z - log(h->spread);
        /* A text may be much longer than others; much shorter is stranger. */
        double least = z > 0 ? -2.5 : -4;
        score = score < least ? least : score;
    }
    for (int k = 0; k < TRAITS; k++)
        score += token_has(t, (enum trait)k) ? h->with[k] : h->without[k];
    return score;
}

double score_cell(const struct grammar *g, int column, const struct token *t,
                  const struct context *c, bool same_cell)
{
    double score = alone(g, column, t);
    if (t->label != ROLE_NONE && g->labels)
        score += t->label == g->role[column] ? (same_cell ? -4 : 8) : -8;
    else if (t->label != ROLE_NONE)
        score += t->label == g->role[column] ? 2 : same_cell && column == g->title ? -5 : -1;
    else if (g->labelled[column] && !same_cell)
        score -= 5;
    if (t->running && g->numbered && g->role[column] != ROLE_NO)
        score -= 10;
    if (t->list_running && g->list_titles && g->role[column] != ROLE_TITLE)
        score -= 8;
    score += by_habit(g, column, t, same_cell);
    if (!c->prev)
        return score;
    if (t->empty || c->prev->empty)
        score += same_cell ? -8 : 0; /* —— is a cell by itself */
    else
        score += by_number(c->prev, t, same_cell);
    if (same_cell)
        score += same_cell_by_role(g, column, c->prev, t);
    return score + by_break(c->prev, t, same_cell);
}

/* --- items --- */

double score_restates(const struct token *t, const struct token *other)
{
    size_t pairs = 0, found = 0;
    struct str s = t->folded;
    for (size_t at = 0; at < s.n;) {
        size_t next = at, end;
        utf8_next(s, &next);
        end = next;
        if (end >= s.n)
            break;
        utf8_next(s, &end);
        uint32_t second = match_at(s, next);
        if (second != 0x3002 && second != ';') {
            pairs++;
            found += str_has(other->folded, str_slice(s, at, end));
        }
        at = next;
    }
    return pairs ? (double)found / (double)pairs : 0;
}

/* 「海滨步行街。」⏎「海滨步行街,举办活动…」: what is said of an item often begins with its name. */
static bool begins_with(const struct token *next, const struct token *name)
{
    struct str body = name->folded;
    if (name->stop)
        body.n -= str_ends(body, STR("。")) ? 3 : 1;
    return name->chars >= 4 && name->chars <= 40 && next->folded.n > body.n &&
           str_starts(next->folded, body);
}

/* The next paragraph tells much more of what is done than this one: an item of its own
 * words, which the title does not announce. */
static bool answers(const struct token *next, const struct token *t)
{
    return next && next->cue[ROLE_PROGRESS] >= t->cue[ROLE_PROGRESS] + 1.5 && t->stop;
}

double score_subtitle(const struct grammar *g, const struct token *t, const struct context *c)
{
    if (t->empty || t->bare >= 0 || !c->title || !c->prev || t->label != ROLE_NONE)
        return -20;
    double score = 9 * (score_restates(t, c->title) - 0.55);
    if (score < UNSAID && answers(c->next, t))
        score = UNSAID;
    score += t->stop ? 0.5 : -0.5;
    score -= t->chars > 120 ? 3 : t->chars > 70 ? 1 : 0;
    score -= t->list.style != LIST_NONE ? 4 : 0;
    score -= 3 * t->owners + 2 * t->dated + 3 * t->verdict;
    score -= 0.5 * (t->cue[ROLE_PROGRESS] + t->cue[ROLE_ISSUES] + t->cue[ROLE_NEXT]);
    if (c->prev->list.style != LIST_NONE)
        score += 0.5;
    if (c->next && begins_with(c->next, t))
        score += 3;
    return score - (g->items ? 0 : 20);
}

/* --- around the rows --- */

double score_heading(const struct grammar *g, const struct token *t, const struct context *c,
                     bool again)
{
    double score = 8 * (t->heading - 0.6);
    if (!g->sections || t->empty || t->bare >= 0 || t->label != ROLE_NONE)
        return -20;
    if (t->list_running && g->list_titles)
        score -= 8;
    if (t->over_header)
        score += 6;
    if (c->next && c->next->running && c->next->bare == 1)
        score += 2; /* the numbers start again behind it */
    if (again) /* 「一、」 and 「(一)」 in a row, or 「(一)」 and its name */
        score += c->prev && c->prev->list.style != LIST_NONE ? 2 : -2;
    for (int i = 0; i < g->n; i++)
        if (g->role[i] == ROLE_SECTION)
            score -= 1.5;
    return score;
}

double score_tail(const struct grammar *g, const struct token *t, bool again)
{
    double score = t->tail >= 3 ? t->tail : again ? -1 : -15;
    if (t->running && g->numbered)
        score -= 10;
    return score;
}
