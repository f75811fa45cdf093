/* flat_lead.c - sentences that name a section by how its tasks stand: 「滞后的5项是:」,
 * 「以下项目推进较慢:」, 「已完成的有:」. What stands below is such, up to the next of them. A full
 * stop may stand for the colon: 「以下项目推进较慢。」, 「滞后的任务通报如下。」 All shapes ask
 * here. Leads inside of a paragraph of prose are another matter (prose_lead.c). */
#include "base/fold.h"
#include "base/table.h"
#include "base/utf8.h"
#include "snapshots/normalize/flat.h"
#include "snapshots/normalize/match.h"

enum { LEAD_CHARS = 32 };

/* The word of a kind (bulletins.tsv) that the text ends with; null = none. */
static struct str word_at_end(struct str s, const char *kind, double least)
{
    const struct table *words = table_get("bulletins");
    struct str best = STR_NULL;
    for (size_t i = 0; i < words->n; i++) {
        struct str word = words->v[i].cell[0];
        if (word.n <= best.n || !str_ends(s, word) || !str_is(words->v[i].cell[1], kind))
            continue;
        bool weighs = !words->v[i].cell[2].n || match_weight(words->v[i].cell[2]) >= least;
        best = weighs ? word : best;
    }
    return best;
}

/* Without the count at its end: 「滞后的|5项」. */
static struct str without_count(struct str s)
{
    size_t at = s.n, unit = s.n;
    uint32_t code = s.n ? utf8_prev(s, &unit) : 0;
    bool counts = code == 0x9879 || code == 0x4e2a || code == 0x4ef6 || code == 0x6761;
    for (at = unit; counts && at > 0 && s.p[at - 1] >= '0' && s.p[at - 1] <= '9';)
        at--;
    return counts && at < unit ? str_slice(s, 0, at) : s;
}

/* 「滞后项目|情况」: of tasks that are judged, not how far things are: 「任务完成情况」. */
static struct str without_topic(struct str s)
{
    struct str topic = STR("情况"), before = str_slice(s, 0, s.n - topic.n);
    bool of_tasks = str_ends(s, topic) && (word_at_end(before, "noun", 0).n > 0 ||
                                           without_count(before).n < before.n);
    return of_tasks ? before : s;
}

/* 「的5项是」 behind a verdict, piece by piece from the end. */
static struct str without_tail(struct str s, bool *opens)
{
    s = without_topic(s);
    struct str word = word_at_end(s, "leads", 0), less = without_count(s);
    *opens |= word.n > 0 || less.n < s.n;
    if (!word.n && less.n == s.n)
        word = word_at_end(s, "noun", 0);
    if (!word.n && less.n == s.n && str_ends(s, STR("的")))
        word = STR("的");
    return str_slice(less, 0, less.n - word.n);
}

static bool begins_with(struct str s, const char *kind)
{
    const struct table *words = table_get("bulletins");
    for (size_t i = 0; i < words->n; i++)
        if (str_is(words->v[i].cell[1], kind) && str_starts(s, words->v[i].cell[0]))
            return true;
    return false;
}

/* True for such a sentence, folded and without its colon. */
static bool leads(struct str s)
{
    bool opens = begins_with(s, "these"), judges = false;
    if (utf8_length(s) > LEAD_CHARS)
        return false;
    for (size_t before = s.n + 1; s.n < before && !judges;) {
        judges = word_at_end(s, "verdict", 0.7).n > 0;
        before = s.n;
        s = judges ? s : without_tail(s, &opens);
    }
    return judges && opens;
}

/* 「会议指出,|下列项目进展滞后」 */
static struct str last_clause(struct str s)
{
    size_t from = 0;
    for (size_t at; (at = str_find_from(s, STR(","), from)) != STR_NOT_FOUND;)
        from = at + STR(",").n;
    return str_after(s, from);
}

void flat_lead(struct arena *a, struct token *t)
{
    size_t start = 0;
    for (size_t at = 0; at < t->text.n;)
        if (match_half(utf8_next(t->text, &at)) == 0x3002 && at < t->text.n)
            start = at;
    struct str s = str_trim(fold(a, str_after(t->text, start)).text);
    s = str_after(s, start ? 0 : t->list.end);
    bool stops = (!start && begins_with(s, "these") && str_ends(s, STR("。"))) ||
                 str_ends(s, STR("如下。"));
    if (stops || str_ends(s, STR(":"))) {
        s = str_slice(s, 0, s.n - (stops ? STR("。").n : 1));
        t->lead = leads(s) || leads(last_clause(s));
    }
    t->lead_at = t->lead ? start : 0;
}
