/* flat_shape_glued.c - rows without any mark between their cells:
 *
 *     序号任务进展责任单位
 *     1建桥2座。已建1座。市交通局
 *
 * A row is cut into sentences (and where one begins to speak of a time), and the search finds
 * which of them are title, progress and owners. Also lists whose items are so written.
 */
#include "base/table.h"
#include "base/utf8.h"
#include "snapshots/normalize/flat.h"
#include "snapshots/normalize/match.h"
#include "snapshots/normalize/parts.h"

enum {
    OFFICES_MAX = 150, /* bytes of a list of offices in the middle of a row */
    SUBHEAD_CHARS = 24,
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

static size_t header_line(const struct page *p, struct grammar *g)
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

/* The bytes of a word of time at `at`: 「1-6月」, 「前三季度」; 0 when there is none. */
static size_t time_at(struct str s, size_t at)
{
    const struct table *cues = table_get("cues");
    struct str rest = str_after(s, at);
    size_t most = 0, i = 0, digits = 0;
    for (size_t k = 0; k < cues->n; k++) {
        struct str word = cues->v[k].cell[0];
        if (str_is(cues->v[k].cell[1], "dated") && word.n > most && str_starts(rest, word) &&
            match_weight(cues->v[k].cell[2]) >= 1)
            most = word.n;
    }
    while (i < rest.n && i < 6 && strchr("0123456789-~", rest.p[i]))
        digits += rest.p[i++] != '-';
    if (digits >= 2 && str_has(str_slice(rest, 0, i), STR("-")) &&
        str_starts(str_after(rest, i), STR("月")))
        most = i + 3;
    return most;
}

/* True where a sentence turns to a time: 「…增长7%|1-6月,…」. */
static bool turns(struct str s, size_t at)
{
    size_t back = at;
    uint32_t before = at ? match_half(utf8_prev(s, &back)) : ',';
    bool inside = before == ',' || before == 0x3001 || before == '(' || before == '-' ||
                  before == '.' || before == 0x201c || before == 0x5e74 /* 年 */ ||
                  (before >= '0' && before <= '9');
    return !inside && time_at(s, at) > 0;
}

/* Where the piece that begins at `from` ends: behind a stop, before a turn or an owner's
 * bracket. */
static size_t piece_end(struct str s, size_t from)
{
    for (size_t at = from + time_at(s, from); at < s.n;) {
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

/* A sentence that a later one of the row takes up is rather of the task than of the result. */
static void weigh_answers(struct token_list *tokens, size_t from)
{
    for (size_t i = from; i < tokens->n; i++) {
        double most = 0;
        for (size_t k = i + 1; k < tokens->n && k < i + 12; k++) {
            double share = score_restates(&tokens->v[i], &tokens->v[k]);
            most = share > most ? share : most;
        }
        tokens->v[i].cue[ROLE_TITLE] += 3 * (most - 0.3);
    }
}

/* owners_first: the owners stand between the title and the progress. */
static void split_row(struct page *p, struct token_list *out, const struct token *line,
                      struct str text, bool opens, bool owners_first)
{
    size_t row = out->n;
    for (size_t at = 0; at < text.n;) {
        size_t end = piece_end(text, at);
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

/* Rows that begin with the running number, stuck to the title. */
static void split_numbered(struct page *p, size_t from, struct token_list *out,
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
            split_row(p, out, t, str_after(t->text, digits), false, owners_first);
            wanted++;
        } else {
            split_row(p, out, t, t->text, false, owners_first);
        }
    }
}

/* --- lists of rows that are one paragraph each --- */

/* Title and result in one paragraph: a second sentence that speaks of a time or of what is done,
 * or an owner's bracket at the end. */
static bool is_row(struct arena *a, const struct token *t)
{
    struct str title, owners, s = t->text;
    if ((t->heading >= 0.6 && !t->list_running) || t->chars < 12 || t->open ||
        (!t->stop && !t->list_running))
        return false;
    size_t end = piece_end(s, 0);
    if (end >= s.n)
        return false;
    if (time_at(s, end) > 0 || owners_in_title(s, &title, &owners))
        return true;
    struct token first = { .text = str_slice(s, 0, end) }, second = { .text = str_after(s, end) };
    flat_features(a, &first);
    flat_features(a, &second);
    return second.cue[ROLE_PROGRESS] >= 1.2 && first.cue[ROLE_PROGRESS] < 1;
}

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

/* How much a numbered paragraph is written like one: 1 for a short title and something behind it,
 * 2 where that tells, be it in few words, what is done. Bullets stand before anything. */
static int row_form(struct arena *a, const struct token *t)
{
    size_t end = piece_end(t->text, 0);
    struct token first = { .text = str_slice(t->text, 0, end) },
                 second = { .text = str_after(t->text, end) };
    flat_features(a, &first);
    if (t->list.style == LIST_BULLET || end >= t->text.n || !first.stop ||
        first.chars > TITLE_CHARS || first.cue[ROLE_TITLE] < 0)
        return 0;
    flat_features(a, &second);
    return tells_something(&second) ? 2 : 1;
}

/* All numbered paragraphs are written alike, and enough of them tell what is done. */
static bool rows_by_form(struct arena *a, const struct token_list *tokens)
{
    size_t all = 0, alike = 0, tell = 0;
    for (size_t i = 0; i < tokens->n; i++) {
        int form = tokens->v[i].list_running ? row_form(a, &tokens->v[i]) : 0;
        all += tokens->v[i].list_running;
        alike += form > 0;
        tell += form > 1;
    }
    return alike >= 3 && alike * 10 >= all * 9 && tell * 3 >= all;
}

/* The paragraphs that are such rows, numbered ones when the page has a list of them; false when
 * there are too few, or too much else between them. */
static bool find_rows(const struct page *p, size_t *first, bool *numbered)
{
    struct token_list tokens = p->tokens;
    size_t rows = 0, last = 0;
    *first = tokens.n;
    *numbered = numbers_mark_list_titles(&tokens, false);
    bool alike = *numbered && rows_by_form(p->a, &tokens);
    for (size_t i = 0; i < tokens.n; i++) {
        if ((*numbered && !tokens.v[i].list_running) || !(alike || is_row(p->a, &tokens.v[i])))
            continue;
        *first = rows++ ? *first : i;
        last = i;
    }
    /* Rows of the same list that stand before it are such, too, whatever they speak of. */
    while (*numbered && rows >= 3 && *first > 0 && tokens.v[*first - 1].list_running &&
           tokens.v[*first - 1].list.number + 1 == tokens.v[*first].list.number &&
           piece_end(tokens.v[*first - 1].text, 0) < tokens.v[*first - 1].text.n) {
        (*first)--;
        rows++;
    }
    return rows >= 3 && rows * 10 >= (last - *first + 1) * 6;
}

static double likelihood(const struct page *p)
{
    struct grammar g;
    size_t first;
    bool numbered;
    if (header_line(p, &g) < p->tokens.n)
        return 0.85;
    return find_rows(p, &first, &numbered) ? 0.6 : 0;
}

static bool is_chapter(const struct token *t)
{
    bool plain = t->list.style == LIST_NONE || t->list.style == LIST_BULLET;
    return !t->list_running && t->label == ROLE_NONE && t->heading >= 0.6 && (!plain || t->lead);
}

/* A short line that ends no sentence and stands before a row that carries its number: 「提前完成9件」. */
static bool is_subhead(const struct token_list *tokens, size_t i)
{
    const struct token *t = &tokens->v[i];
    return !t->list_running && t->label == ROLE_NONE && i + 1 < tokens->n &&
           tokens->v[i + 1].list_running && !t->stop && !str_has(t->folded, STR(":")) &&
           t->chars <= SUBHEAD_CHARS && t->owners < 0.6 && t->verdict == 0 && t->bare < 0 &&
           !t->caption;
}

static bool is_over_row(const struct token_list *tokens, size_t i)
{
    return is_chapter(&tokens->v[i]) || is_subhead(tokens, i);
}

/* The headings over the first row belong to the list; a short line does where others stand
 * between rows, too. */
static size_t with_headings(const struct token_list *tokens, size_t first, size_t end)
{
    size_t subheads = 0;
    for (size_t i = first; i < end; i++)
        subheads += is_subhead(tokens, i);
    while (first > 0 && (is_chapter(&tokens->v[first - 1]) ||
                         (subheads && is_subhead(tokens, first - 1))))
        first--;
    return first;
}

/* Where numbered rows end that are one paragraph each: what stands behind the last one is not of
 * it when no other row goes on in a second paragraph. */
static size_t rows_end(const struct token_list *tokens, size_t first)
{
    size_t end = list_end(tokens, first), last = first, more = 0;
    for (size_t i = first; i < end; i++)
        last = tokens->v[i].list_running ? i : last;
    for (size_t i = first + 1; i < last; i++)
        more += !tokens->v[i].list_running && !is_over_row(tokens, i);
    return more == 0 && last + 1 < end ? last + 1 : end;
}

static size_t read_list(struct page *p, size_t first, bool numbered, struct report *r)
{
    struct grammar g = { .n = 2, .role = { ROLE_TITLE, ROLE_PROGRESS } };
    struct token_list pieces = { 0 };
    g.list_titles = numbered;
    g.fixed_rows = true;
    grammar_finish(&g);
    size_t end = numbered ? rows_end(&p->tokens, first) : p->tokens.n;
    if (numbered)
        first = with_headings(&p->tokens, first, end);
    p->first = p->tokens.v[first].block;
    columns_add(p->a, &g, r);
    for (size_t i = first; i < end; i++) {
        const struct token *t = &p->tokens.v[i];
        if (numbered && is_over_row(&p->tokens, i)) {
            *list_push(p->a, &pieces) = *t;
            pieces.v[pieces.n - 1].heading = 1;
            continue;
        }
        bool opens = numbered ? t->list_running : t->heading < 0.6 && t->chars >= 12;
        split_row(p, &pieces, t, t->text, opens, false);
        for (size_t k = 0; k < pieces.n; k++)
            pieces.v[k].list_running = numbered && pieces.v[k].row_start;
    }
    size_t n = grammar_read(p, &pieces, 0, pieces.n, &g, r);
    keep_behind(p, &p->tokens, end, r);
    return n;
}

static size_t read(struct page *p, struct report *r)
{
    struct grammar g;
    struct token_list pieces = { 0 };
    bool numbered = false;
    size_t line = header_line(p, &g), first;
    if (line == p->tokens.n)
        return find_rows(p, &first, &numbered) ? read_list(p, first, numbered, r) : 0;
    p->first = p->tokens.v[line].block;
    columns_add(p->a, &g, r);
    int owners = 0;
    while (owners < g.n && g.role[owners] != ROLE_OWNERS)
        owners++;
    split_numbered(p, line + 1, &pieces, owners + 1 < g.n);
    g.numbered = g.fixed_rows = true;
    return grammar_read(p, &pieces, 0, pieces.n, &g, r);
}

const struct flat_shape flat_shape_glued = { "glued", 0.85, likelihood, read };
