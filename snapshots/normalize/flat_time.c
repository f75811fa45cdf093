/* flat_time.c - milestones: 「3月底前完成设计;9月底前完工。」, 「第一季度:完成招标」. They tell a plan. */
#include "base/utf8.h"
#include "snapshots/normalize/flat.h"
#include "snapshots/normalize/match.h"
#include "snapshots/period.h"

enum { WORD_MAX = 30 }; /* bytes looked at for a word of time */

static bool ends_clause(uint32_t code)
{
    return code == ';' || code == ',' || code == 0x3002 || code == '\n';
}

/* A point in time the text begins with: 「6月」, 「第二季度」, 「年底」. Its month and the byte behind
 * it; 0 for none, and for stretches that tell what was done by then (「1-6月」, 「截至6月底」). */
static int time_at(struct str s, size_t *end)
{
    struct period_mention m;
    size_t at = 0;
    struct str head = str_slice(s, 0, s.n < WORD_MAX ? s.n : WORD_MAX);
    while (head.n < s.n && ((unsigned char)s.p[head.n] & 0xc0) == 0x80)
        head.n++;
    if (!period_next(head, &at, &m) || m.start != 0 || m.period.year || m.period.month < 1 ||
        (m.type != MENTION_SPAN && m.type != MENTION_WHOLE))
        return 0;
    struct str word = str_slice(head, 0, m.end);
    if (str_has(word, STR("-")) || str_has(word, STR("至")) || str_has(word, STR("截")) ||
        str_has(word, STR("到")) || str_starts(word, STR("前")) || str_has(word, STR("全年")))
        return 0;
    *end = m.end;
    while (str_starts(str_after(s, *end), STR("底")) || str_starts(str_after(s, *end), STR("末")) ||
           str_starts(str_after(s, *end), STR("份")))
        *end += 3;
    return m.period.month;
}

struct milestones milestones_of(struct str folded)
{
    struct milestones m = { 0 };
    for (size_t at = 0; at < folded.n;) {
        size_t end = 0;
        struct str clause = str_after(folded, at);
        int month = time_at(clause, &end);
        if (month > m.last) {
            bool colon = match_at(clause, end) == ':';
            bool before = str_starts(str_after(clause, end), STR("前"));
            m.first = m.n ? m.first : month;
            m.mark = m.n == 0 && at == 0 && colon ? end + 1 : m.mark;
            m.due |= before || colon;
            m.last = month;
            m.n++;
        } else if (at == 0) {
            return m;
        }
        while (at < folded.n && !ends_clause(utf8_next(folded, &at)))
            ;
    }
    return m;
}
