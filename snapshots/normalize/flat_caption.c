/* flat_caption.c - the lines above a table's header: 「附件2」, 「三、民生实事」, 「王强副市长牵头」,
 * 「按序时推进的项目(截至6月20日)」. They head the tasks of the table. */
#include "base/table.h"
#include "base/utf8.h"
#include "snapshots/normalize/flat.h"
#include "snapshots/normalize/match.h"

enum { MOST_LINES = 3, LONGEST = 45 };

/* Two headings are alike when most of one stands in the other. */
static const double ALIKE = 0.4;

static bool may_be_caption(const struct token *t)
{
    return !t->gone && !t->stop && t->chars <= LONGEST && t->bare < 0 && !t->empty &&
           t->list.style != LIST_DOT && t->label == ROLE_NONE && t->owners < 0.6 &&
           t->figure < 0.5 && t->verdict == 0;
}

void captions_mark(struct token_list *tokens, const size_t *headers, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct token *t = headers[i] ? &tokens->v[headers[i] - 1] : NULL;
        if (!t || !may_be_caption(t))
            continue;
        for (size_t k = 0; k < n; k++) {
            const struct token *other = headers[k] ? &tokens->v[headers[k] - 1] : NULL;
            if (k != i && other && may_be_caption(other) && !str_eq(t->text, other->text) &&
                score_restates(t, other) >= ALIKE)
                t->over_header = true;
        }
    }
}

/* The words of a line without what it says in brackets at its end. */
static struct str without_bracket(struct str s)
{
    size_t open = 0;
    while (open < s.n && match_at(s, open) != '(')
        utf8_next(s, &open);
    return open > 0 && open < s.n && match_bracket(s, open) == s.n ? str_slice(s, 0, open) : s;
}

/* 「滞后于序时进度的项目」: a status and what has it. */
static bool names_status(const struct token *t)
{
    static const char *const what[] = { "项目", "任务", "事项", "工作", "指标" };
    const struct table *cues = table_get("cues");
    struct str s = without_bracket(t->folded);
    bool ends = false;
    for (size_t i = 0; i < sizeof what / sizeof *what; i++)
        ends |= str_ends(s, str_from(what[i]));
    for (size_t i = 0; i < cues->n && ends; i++)
        if (str_is(cues->v[i].cell[3], "whole") && match_weight(cues->v[i].cell[2]) >= 3 &&
            str_has(s, cues->v[i].cell[0]))
            return true;
    return false;
}

/* 「附件2」 on a line of its own: the next line is the table's name, whatever it says. */
static bool is_annex(const struct token *t)
{
    return t->chars <= 6 && (str_starts(t->folded, STR("附件")) ||
                             str_starts(t->folded, STR("附表")));
}

size_t caption_before(const struct token_list *tokens, size_t from, size_t header)
{
    size_t at = header;
    while (at > from && header - at < MOST_LINES) {
        const struct token *t = &tokens->v[at - 1];
        bool named = at - 1 > from && is_annex(&tokens->v[at - 2]);
        if (!may_be_caption(t) ||
            !(named || t->caption || t->over_header || t->heading >= 0.6))
            break;
        at--;
    }
    return at;
}

/* The title of the page stands over its first header, too: a caption must be more than that. */
size_t caption_of_first(const struct token_list *tokens, size_t header, bool several)
{
    const struct token *t = header ? &tokens->v[header - 1] : NULL;
    if (!t || !may_be_caption(t))
        return header;
    if (several && header > 1 && is_annex(&tokens->v[header - 2]))
        return header - 2;
    return t->over_header || names_status(t) || t->heading >= 0.6 ? header - 1 : header;
}

struct str caption_text(struct arena *a, const struct token_list *tokens, size_t from, size_t to)
{
    struct str text = STR_NULL;
    for (size_t i = from; i < to; i++)
        text = str_join(a, text, STR("/"), tokens->v[i].text);
    return text;
}
