/* flat_feature.c - what a paragraph looks like by itself (cues.tsv). */
#include <math.h>

#include "base/fold.h"
#include "base/table.h"
#include "base/utf8.h"
#include "snapshots/normalize/flat.h"
#include "snapshots/normalize/grid.h"
#include "snapshots/normalize/match.h"
#include "snapshots/normalize/parts.h"

enum { HEADING_CHARS = 42, FIGURE_CHARS = 14, VERDICT_CHARS = 14, LABEL_CHARS = 12,
       UNIT_CHARS = 4 };

static const double LABEL_SURE = 0.75;

/* Where the words begin: behind the list number. */
static struct str body_of(const struct token *t)
{
    return str_trim(str_after(t->folded, t->list.style != LIST_NONE ? t->list.end : 0));
}

static bool ends_sentence(struct str s)
{
    return str_ends(s, STR("。")) || str_ends(s, STR(";")) || str_ends(s, STR("!")) ||
           str_ends(s, STR("."));
}

/* A date or a stretch of months at the start: 「1-6月,」, 「2020年5月」. */
static double dated_at(struct str s)
{
    size_t at = 0;
    while (at < s.n && at < 24 && (strchr("0123456789-~.", s.p[at]) ||
                                   str_starts(str_after(s, at), STR("至")) ||
                                   str_starts(str_after(s, at), STR("年")) ||
                                   str_starts(str_after(s, at), STR("—"))))
        at += (unsigned char)s.p[at] < 0x80 ? 1 : 3;
    return at > 0 && str_starts(str_after(s, at), STR("月")) ? 0.9 : 0;
}

static double figure_of(struct str s)
{
    size_t digits = 0, chars = utf8_length(s);
    for (size_t i = 0; i < s.n; i++)
        digits += s.p[i] >= '0' && s.p[i] <= '9';
    if (digits == 0 || chars > FIGURE_CHARS || ends_sentence(s))
        return 0;
    bool plain = true;
    for (size_t i = 0; i < s.n; i++)
        plain &= strchr("0123456789.,%+- ", s.p[i]) != NULL;
    return plain ? 1 : chars <= 8 && s.p[0] >= '0' && s.p[0] <= '9' ? 0.6 : 0.3;
}

static double heading_of(const struct token *t)
{
    struct str body = body_of(t);
    bool stop = ends_sentence(t->folded);
    if (t->chars > HEADING_CHARS || t->empty || t->bare >= 0)
        return 0;
    if (t->list.style == LIST_HAN || t->list.style == LIST_HAN_PAREN)
        return stop ? 0.7 : 0.9;
    bool listed = t->list.style != LIST_NONE && t->list.style != LIST_BULLET;
    if (body.n == 0 || stop || listed || t->figure > 0 || t->open)
        return 0;
    if (t->owners > 0.5 || t->verdict > 0)
        return 0.05;
    double score = t->chars <= 12 ? 0.45 : t->chars <= 20 ? 0.3 : 0.12;
    if (str_has(body, STR(",")) || str_has(body, STR(";")))
        score *= 0.4;
    return score;
}

/* A plan of what is due when; several in a row are a list that counts by the month. */
static void find_milestones(struct token *t)
{
    struct str label, body = body_of(t);
    if (t->label != ROLE_NONE)
        str_cut(body, STR(":"), &label, &body);
    struct milestones m = milestones_of(body);
    if (t->figure == 1 || !(m.n >= 3 || (m.due && m.n > 0)))
        return;
    t->milestone = m.n > 1 || m.mark ? 1 : 0.5;
    t->dated = 0; /* its words of time tell nothing done */
    t->cue[ROLE_PROGRESS] *= 0.4;
    if (t->list.style != LIST_NONE || !m.mark)
        return;
    t->list = (struct list_mark){ LIST_TIME, m.first, t->label == ROLE_NONE ? m.mark : 0 };
    t->list_last = m.last;
}

/* What headers of columns name may be a label as well: 「工作进度安排:」. */
static void find_header_label(struct token *t)
{
    size_t colon = 0, chars = 0;
    double score = 0;
    while (colon < t->text.n && match_at(t->text, colon) != ':' && chars++ < LABEL_CHARS)
        utf8_next(t->text, &colon);
    if (!utf8_is_han(match_at(t->text, 0)) || match_at(t->text, colon) != ':')
        return;
    enum role role = header_role(str_slice(t->text, 0, colon), &score);
    if (role == ROLE_NONE || role == ROLE_NO || score < LABEL_SURE)
        return;
    t->label = role;
    t->label_end = colon;
    utf8_next(t->text, &t->label_end);
}

void flat_label(struct token *t)
{
    const struct table *cues = table_get("cues");
    for (size_t i = 0; i < cues->n; i++) {
        const struct table_row *row = &cues->v[i];
        size_t end;
        if (!str_is(row->cell[1], "label") || !match_starts(t->text, row->cell[0], &end))
            continue;
        while (end < t->text.n && utf8_is_space(match_at(t->text, end)))
            utf8_next(t->text, &end);
        if (match_at(t->text, end) != ':')
            continue;
        utf8_next(t->text, &end);
        if (end > t->label_end) {
            t->label = (enum role)role_from_name(row->cell[3]);
            t->label_end = end;
        }
    }
    if (t->label == ROLE_NONE)
        find_header_label(t);
}

static bool cue_holds(const struct table_row *row, struct str body)
{
    struct str word = row->cell[0];
    if (!row->cell[3].p)
        return str_has(body, word);
    if (str_is(row->cell[3], "start"))
        return str_starts(body, word);
    struct str end = body;
    while (end.n && ends_sentence(end))
        end = str_slice(end, 0, end.n - (str_ends(end, STR("。")) ? 3 : 1));
    return str_is(row->cell[3], "whole") ? str_eq(end, word) : str_ends(end, word);
}

/* A verdict in words of its own is made of a verb and what verdicts say with it, and nothing
 * else: 0, or how sure. */
static double verdict_of_parts(struct str s)
{
    double verb = 0;
    int parts = 0;
    while (s.n && ends_sentence(s))
        s.n -= str_ends(s, STR("。")) ? 3 : 1;
    for (; s.n; parts++) {
        const struct table *cues = table_get("cues");
        const struct table_row *best = NULL;
        for (size_t i = 0; i < cues->n; i++)
            if (str_is(cues->v[i].cell[3], "part") && str_starts(s, cues->v[i].cell[0]) &&
                (!best || cues->v[i].cell[0].n > best->cell[0].n))
                best = &cues->v[i];
        if (!best || parts > 5)
            return 0;
        verb = match_weight(best->cell[2]) > verb ? match_weight(best->cell[2]) : verb;
        s = str_after(s, best->cell[0].n);
    }
    return verb >= 2 && parts >= 2 ? 0.8 : 0;
}

static void sum_cues(struct token *t, const struct table *cues)
{
    struct str body = body_of(t);
    /* Long texts hold any word by chance. */
    double scale = 1 / sqrt(1 + t->chars / 80);
    for (size_t i = 0; i < cues->n; i++) {
        const struct table_row *row = &cues->v[i];
        if (str_is(row->cell[1], "label") || str_is(row->cell[3], "part") || !cue_holds(row, body))
            continue;
        double weight = match_weight(row->cell[2]);
        int role = role_from_name(row->cell[1]);
        if (str_is(row->cell[1], "heading"))
            t->heading += weight;
        else if (str_is(row->cell[1], "caption"))
            t->caption = true;
        else if (str_is(row->cell[1], "dated"))
            t->dated = weight;
        else if (str_is(row->cell[1], "tail"))
            t->tail = weight > t->tail ? weight : t->tail;
        else if (str_is(row->cell[3], "whole"))
            t->verdict = weight / 3;
        else if (role >= 0)
            t->cue[role] += row->cell[3].p ? weight : weight * scale;
    }
}

double flat_verdict(struct str folded)
{
    const struct table *cues = table_get("cues");
    for (size_t i = 0; i < cues->n; i++)
        if (str_is(cues->v[i].cell[3], "whole") && cue_holds(&cues->v[i], str_trim(folded)))
            return match_weight(cues->v[i].cell[2]) / 3;
    return verdict_of_parts(str_trim(folded));
}

/* The whole text as a number: 「12」, 「12.」; else -1. */
static int bare_number(struct str s)
{
    int value = 0;
    size_t i = 0;
    while (i < s.n && i < 4 && s.p[i] >= '0' && s.p[i] <= '9')
        value = value * 10 + (s.p[i++] - '0');
    struct str rest = str_after(s, i);
    return i > 0 && (rest.n == 0 || str_is(rest, ".") || str_is(rest, "、")) ? value : -1;
}

void flat_features(struct arena *a, struct token *t)
{
    const struct table *cues = table_get("cues");
    struct str title, owners;
    t->folded = str_trim(fold(a, t->text).text);
    t->chars = (double)utf8_length(t->folded);
    t->bare = bare_number(t->folded);
    t->empty = cell_is_empty(t->text);
    t->stop = ends_sentence(t->folded);
    t->open = str_ends(t->folded, STR(":"));
    t->figure = figure_of(t->folded);
    t->unit = t->chars <= UNIT_CHARS && t->bare < 0 && grid_is_unit(t->folded);
    if (t->figure < 1)
        t->list = list_mark_at(t->folded);
    t->list_last = list_last_number(t->folded, t->list);
    t->owners = t->empty ? 0 : owners_likeness(t->text);
    t->titled_owner = owners_in_title(t->text, &title, &owners);
    t->dated = dated_at(body_of(t));
    flat_label(t);
    sum_cues(t, cues);
    find_milestones(t);
    if (t->verdict == 0 && t->chars <= VERDICT_CHARS)
        t->verdict = verdict_of_parts(body_of(t));
    double by_words = t->heading;
    t->heading = heading_of(t);
    if (t->heading >= 0.1)
        t->heading = t->heading + by_words < 1 ? t->heading + by_words : 1;
    if ((t->open || t->stop) && t->label == ROLE_NONE && t->verdict == 0)
        flat_lead(a, t);
    if (t->lead)
        t->heading = 1;
}
