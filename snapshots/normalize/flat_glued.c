/* flat_glued.c - the header and the rows of a table without any mark between its cells, cut into
 * pieces: sentences, and where one begins to speak of a time or of what is done.
 */
#include "base/table.h"
#include "base/utf8.h"
#include "snapshots/normalize/flat_glued.h"
#include "snapshots/normalize/match.h"
#include "snapshots/normalize/parts.h"

enum {
    OFFICES_MAX = 150, /* bytes of a list of offices in the middle of a row */
    COUNTER_CHARS = 3, /* what a quantity may end with */
    TITLE_CHARS = 45
};

/* A cue of progress that is more than chance, where all rows are written alike. */
static const double TELLS_SOMETHING = 0.6;

/* --- the header: names one after the other --- */

/* Cuts a line without blanks into header cells, the longest known names first. */
static bool split_header(struct str line, struct grammar *g)
{
    char buf[16];
    memset(g, 0, sizeof *g);
    for (size_t at = 0; at < line.n;) {
        size_t best = 0;
        double most = 0;
        for (size_t end = at; end < line.n && end - at <= 48;) {
            double score = 0;
            utf8_next(line, &end);
            if (header_role(str_slice(line, at, end), &score) != ROLE_NONE && score >= 0.8 &&
                score + (double)(end - at) / 100 > most) {
                most = score + (double)(end - at) / 100;
                best = end;
            }
        }
        /* A name that is not known: up to where the next one begins. */
        if (!best) {
            if (g->n == 0 || match_squeeze(str_slice(line, at, at + 3), buf, sizeof buf) == 0)
                return false;
            best = at;
            double score = 0;
            do
                utf8_next(line, &best);
            while (best < line.n && best - at <= 24 &&
                   (header_role(str_slice(line, best, best + 12), &score) == ROLE_NONE ||
                    score < 0.8) &&
                   (header_role(str_after(line, best), &score) == ROLE_NONE || score < 0.8));
        }
        if (g->n == FLAT_COLUMNS)
            return false;
        g->header[g->n++] = str_slice(line, at, best);
        at = best;
    }
    return g->n >= 3;
}

/* Roles of the cells; one unknown name beside title and owners is the progress. */
static bool header_of(struct str line, struct grammar *g)
{
    bool title = false, progress = false;
    int unknown = -1;
    if (line.n > 150 || str_has(line, STR("。")) || str_has(line, STR(" ")) ||
        !split_header(line, g))
        return false;
    header_row(g->header, (size_t)g->n, g->role);
    for (int c = 0; c < g->n; c++) {
        title |= g->role[c] == ROLE_TITLE;
        progress |= g->role[c] == ROLE_PROGRESS;
        unknown = g->role[c] == ROLE_NONE ? c : unknown;
    }
    if (title && !progress && unknown >= 0)
        g->role[unknown] = ROLE_PROGRESS;
    grammar_finish(g);
    g->items = g->sections = false;
    return title && (progress || unknown >= 0);
}

size_t glued_header(const struct page *p, struct grammar *g)
{
    for (size_t i = 0; i < p->tokens.n; i++)
        if (header_of(p->tokens.v[i].text, g))
            return i;
    return p->tokens.n;
}

/* --- rows --- */

/* The digits a line begins with when they are `wanted`; 0 when they are not. */
static size_t number_at(struct str line, int wanted)
{
    struct str digits = { "", 0 };
    char buf[16];
    size_t n = 0;
    do
        buf[n++] = (char)('0' + wanted % 10);
    while ((wanted /= 10) > 0 && n < sizeof buf);
    for (size_t i = 0; i < n / 2; i++) {
        char c = buf[i];
        buf[i] = buf[n - 1 - i];
        buf[n - 1 - i] = c;
    }
    digits = (struct str){ buf, n };
    return str_starts(line, digits) && line.n > n ? n : 0;
}

/* A digit or a dash of 「1-6」, 「1—9」, 「1至9」: its bytes, 0 for anything else. */
static size_t span_piece(struct str s)
{
    if (s.n && strchr("0123456789-~", s.p[0]))
        return 1;
    return str_starts(s, STR("—")) || str_starts(s, STR("至")) ? 3 : 0;
}

/* The words that say when, found once: the table is asked at every character of a page. */
static const struct str_list *words_of_time(void)
{
    enum { MOST = 64 };
    static struct str words[MOST];
    static struct str_list list = { .v = words };
    const struct table *cues = table_get("cues");
    for (size_t i = 0; !list.cap && i < cues->n && list.n < MOST; i++)
        if (str_is(cues->v[i].cell[1], "dated") && match_weight(cues->v[i].cell[2]) >= 1)
            words[list.n++] = cues->v[i].cell[0];
    list.cap = MOST;
    return &list;
}

size_t glued_time_at(struct str s, size_t at)
{
    const struct str_list *words = words_of_time();
    struct str rest = str_after(s, at);
    size_t most = 0, i = 0, digits = 0;
    for (size_t k = 0; k < words->n; k++)
        if (words->v[k].n > most && str_starts(rest, words->v[k]))
            most = words->v[k].n;
    bool range = false;
    for (size_t n; i < rest.n && i < 9 && (n = span_piece(str_after(rest, i))); i += n) {
        digits += rest.p[i] >= '0' && rest.p[i] <= '9';
        range |= rest.p[i] < '0' || rest.p[i] > '9';
    }
    if (digits >= 2 && range && str_starts(str_after(rest, i), STR("月")))
        most = i + 3;
    return most;
}

/* True where a result follows a quantity: 「改造住宅800幢|已完成810幢」. */
static bool answers_quantity(struct str s, size_t at)
{
    static const char *const results[] = { "已", "累计", "现已", "目前" };
    size_t back = at, chars = 0;
    bool result = false, digit = false;
    for (size_t i = 0; i < sizeof results / sizeof *results && !result; i++)
        result = str_starts(str_after(s, at), str_from(results[i]));
    while (result && back > 0 && !digit && chars++ < COUNTER_CHARS) {
        uint32_t code = match_half(utf8_prev(s, &back));
        digit = chars > 1 && code >= '0' && code <= '9';
        result = digit || utf8_is_han(code);
    }
    return digit;
}

/* True where a sentence turns to a time: 「…增长7%|1-6月,…」, or to a result. */
static bool turns(struct str s, size_t at)
{
    size_t back = at;
    uint32_t before = at ? match_half(utf8_prev(s, &back)) : ',';
    bool inside = before == ',' || before == 0x3001 || before == '(' || before == '-' ||
                  before == '.' || before == 0x201c || before == 0x5e74 /* 年 */ ||
                  (before >= '0' && before <= '9');
    return (!inside && glued_time_at(s, at) > 0) || answers_quantity(s, at);
}

size_t glued_piece_end(struct str s, size_t from)
{
    for (size_t at = from + glued_time_at(s, from); at < s.n;) {
        size_t here = at;
        uint32_t code = match_half(utf8_next(s, &at));
        if (here > from && (turns(s, here) || (code == '(' && match_bracket(s, here) == s.n)))
            return here;
        size_t close = match_closer(code) ? match_bracket(s, here) : STR_NOT_FOUND;
        if (close != STR_NOT_FOUND && close - here < 200)
            at = close;
        else if (code == 0x3002 || code == ';')
            return at;
    }
    return s.n;
}

/* Where the offices begin that a piece without a stop ends with: 「…全部完成|市水利局」. */
static size_t offices_behind(struct str piece)
{
    for (size_t at = 3; at < piece.n; utf8_next(piece, &at))
        if (owners_may_begin(str_after(piece, at)) && owners_likeness(str_after(piece, at)) >= 0.85)
            return at;
    return piece.n;
}

/* Where the offices end that a piece begins with: 「市水利局|已修12公里。」; 0 when there are none. */
static size_t offices_before(struct str piece)
{
    size_t most = 0;
    for (size_t at = 0; at < piece.n && at < OFFICES_MAX;) {
        utf8_next(piece, &at);
        if (owners_likeness(str_slice(piece, 0, at)) >= 0.85)
            most = at;
    }
    return most < piece.n ? most : 0;
}

/* A text that begins as another does: 「争创示范城市方面,印发…」 tells of 「争创示范城市。…」. */
static bool begins_alike(struct str s, struct str other)
{
    enum { BYTES = 12 }; /* four characters */
    return s.n > BYTES && other.n > BYTES && str_eq(str_slice(s, 0, BYTES),
                                                    str_slice(other, 0, BYTES));
}

/* True when the piece speaks of a time somewhere inside. */
static bool mentions_time(struct str s)
{
    for (size_t at = 0; at < s.n; utf8_next(s, &at))
        if (s.p[at] >= '0' && s.p[at] <= '9' && glued_time_at(s, at) > 0)
            return true;
    return false;
}

/* A sentence that a later one of the row takes up is rather of the task than of the result. */
static void weigh_answers(struct token_list *tokens, size_t from)
{
    for (size_t i = from + 1; i < tokens->n; i++) {
        tokens->v[i].cue[ROLE_PROGRESS] += begins_alike(tokens->v[i].text, tokens->v[from].text);
        tokens->v[i].cue[ROLE_PROGRESS] += mentions_time(tokens->v[i].text) ? 0.6 : 0;
    }
    for (size_t i = from; i < tokens->n; i++) {
        double most = 0;
        for (size_t k = i + 1; k < tokens->n && k < i + 12; k++) {
            double share = score_restates(&tokens->v[i], &tokens->v[k]);
            most = share > most ? share : most;
        }
        tokens->v[i].cue[ROLE_TITLE] += 3 * (most - 0.3);
    }
}

void glued_split_row(struct page *p, struct token_list *out, const struct token *line,
                      struct str text, bool opens, bool owners_first)
{
    size_t row = out->n;
    for (size_t at = 0; at < text.n;) {
        size_t end = glued_piece_end(text, at);
        struct str piece = str_slice(text, at, end);
        bool first = at == 0;
        if (end == text.n && !first && owners_likeness(piece) < 0.6)
            end = at + offices_behind(piece);
        size_t offices = owners_first && !first ? offices_before(piece) : 0;
        if (offices)
            end = at + offices;
        piece = str_slice(text, at, end);
        at = end;
        if (str_is_blank(piece))
            continue;
        struct token *t = token_add(p, out, piece, line->line, line->block,
                                    first ? line->before : BREAK_NONE);
        t->row_start = opens && first;
    }
    weigh_answers(out, row);
}

void glued_split_numbered(struct page *p, size_t from, struct token_list *out,
                           bool owners_first)
{
    int wanted = 1;
    for (size_t i = from; i < p->tokens.n; i++) {
        const struct token *t = &p->tokens.v[i];
        size_t digits = number_at(t->text, wanted);
        if (digits) {
            struct token *no = token_add(p, out, str_slice(t->text, 0, digits), t->line, t->block,
                                         t->before);
            no->running = no->row_start = true;
            glued_split_row(p, out, t, str_after(t->text, digits), false, owners_first);
            wanted++;
        } else {
            glued_split_row(p, out, t, t->text, false, owners_first);
        }
    }
}

/* --- rows that are one paragraph each --- */

/* What is done, how far it is, or a word for how it stands. */
static bool tells_something(const struct token *t)
{
    const struct table *cues = table_get("cues");
    bool tells = t->cue[ROLE_PROGRESS] >= TELLS_SOMETHING || t->verdict > 0 ||
                 str_has(t->folded, STR("%"));
    for (size_t i = 0; !tells && i < cues->n; i++)
        tells = str_is(cues->v[i].cell[1], "status") && str_has(t->folded, cues->v[i].cell[0]);
    return tells;
}

int glued_row_form(struct arena *a, const struct token *t)
{
    size_t end = glued_piece_end(t->text, 0);
    struct token first = { .text = str_slice(t->text, 0, end) },
                 second = { .text = str_after(t->text, end) };
    flat_features(a, &first);
    if (t->list.style == LIST_BULLET || end >= t->text.n || !first.stop ||
        first.chars > TITLE_CHARS || first.cue[ROLE_TITLE] < 0)
        return 0;
    flat_features(a, &second);
    return tells_something(&second) && second.milestone == 0 ? 2 : 1; /* 「6月底前通水」 is to come */
}
