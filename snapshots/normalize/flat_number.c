/* flat_number.c - the numbers paragraphs begin with, and which of them count the rows. */
#include "base/utf8.h"
#include "snapshots/normalize/flat.h"
#include "snapshots/normalize/match.h"

enum { FEWEST_BULLETS = 3, BULLETED_CHARS = 12, FEWEST_TASKS = 3 };

/* The value of a Chinese numeral up to 99 at *at (一, 十二, 二十三), 0 when there is none. */
static int han_number(struct str s, size_t *at)
{
    static const char digits[] = "一二三四五六七八九";
    int tens = -1, ones = 0;
    for (;;) {
        struct str next = str_slice(s, *at, *at + 3);
        size_t d = next.n == 3 ? str_find(STR("一二三四五六七八九"), next) : STR_NOT_FOUND;
        if (str_is(next, "十") && tens < 0) {
            tens = ones ? ones : 1;
            ones = 0;
        } else if (d != STR_NOT_FOUND && d < sizeof digits && ones == 0) {
            ones = (int)(d / 3) + 1;
        } else {
            break;
        }
        *at += 3;
    }
    return (tens > 0 ? tens * 10 : 0) + ones;
}

static int decimal_number(struct str s, size_t *at)
{
    int value = 0;
    size_t from = *at;
    while (*at < s.n && *at - from < 3 && s.p[*at] >= '0' && s.p[*at] <= '9')
        value = value * 10 + (s.p[(*at)++] - '0');
    return value;
}

/* 「(3)」 and 「(三)」. */
static struct list_mark mark_in_brackets(struct str s)
{
    struct list_mark m = { LIST_NONE, 0, 0 };
    size_t at = 1;
    m.number = decimal_number(s, &at);
    m.style = LIST_PAREN;
    if (!m.number) {
        m.number = han_number(s, &at);
        m.style = LIST_HAN_PAREN;
    }
    if (!m.number || match_at(s, at) != ')')
        return (struct list_mark){ LIST_NONE, 0, 0 };
    m.end = at + 1;
    return m;
}

static struct list_mark mark_of_han(struct str s)
{
    struct list_mark m = { LIST_NONE, 0, 0 };
    size_t at = 0;
    m.number = han_number(s, &at);
    if (!m.number)
        return m;
    if (str_starts(str_after(s, at), STR("、")))
        m.style = LIST_HAN;
    else if (str_starts(str_after(s, at), STR("是")))
        m.style = LIST_YISHI;
    m.end = at + 3;
    return m;
}

/* 「项目1:」 「实事三:」 「第2项:」 「第一件,」 「【实事4】」: up to four characters, a number, a counter, a
 * colon or brackets around all of it. */
static struct list_mark mark_with_name(struct str s)
{
    static const char *const units[] = { "项", "件", "条", "个" };
    const struct list_mark none = { LIST_NONE, 0, 0 };
    bool boxed = match_at(s, 0) == 0x3010; /* 【 */
    size_t at = boxed ? 3 : 0;
    for (int chars = 1; chars <= 4; chars++) {
        if (!utf8_is_han(match_at(s, at)))
            return none;
        utf8_next(s, &at);
        size_t end = at;
        int number = decimal_number(s, &end);
        bool spoken = !number; /* 「第一件,」 counts; 「第17件,」 is a number in another list */
        number = number ? number : han_number(s, &end);
        bool ordinal = false;
        for (size_t i = 0; number && !ordinal && i < sizeof units / sizeof *units; i++)
            ordinal = str_starts(str_after(s, end), str_from(units[i]));
        end += ordinal ? 3 : 0;
        uint32_t mark = match_at(s, end);
        ordinal &= str_starts(s, STR("第")); /* 「第三项 新建公园」 */
        bool dotted = !spoken && chars == 2 && mark == '.' && /* 「任务3.新建公园」 */
                      utf8_is_han(match_at(s, end + 1));
        bool closed = boxed ? mark == 0x3011
                      : dotted ? true
                            : mark == ':' || (ordinal && (mark == ' ' || mark == 0x3001)) ||
                                  (ordinal && spoken && mark == ',');
        if (!number || !closed)
            continue;
        bool attachment = str_starts(s, STR("附")) || str_starts(s, STR("表")) ||
                          str_starts(s, STR("图"));
        if (attachment || end + 1 >= s.n)
            return none;
        end += mark == 0x3001 || mark == 0x3011 ? 3 : mark == ':' || mark == ',' || mark == '.';
        if (mark == 0x3001 && str_starts(str_after(s, end), STR("第"))) /* 「第2项、第5项」 */
            return none;
        return (struct list_mark){ LIST_NAMED, number, end };
    }
    return none;
}

static struct list_mark mark_of_words(struct str s)
{
    struct list_mark m = mark_of_han(s);
    return m.style != LIST_NONE ? m : mark_with_name(s);
}

/* 「◆」 「●」 and their like; stars mark what is important, and count nothing. */
static bool is_bullet(uint32_t c)
{
    static const uint32_t bullets[] = { 0x2022, 0x25A0, 0x25A1, 0x25AA, 0x25B2, 0x25B3, 0x25B6,
                                        0x25BA, 0x25C6, 0x25C7, 0x25CB, 0x25CE, 0x25CF, 0x27A4 };
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++)
        if (c == bullets[i])
            return true;
    return false;
}

struct list_mark list_mark_at(struct str s)
{
    struct list_mark m = { LIST_NONE, 0, 0 };
    uint32_t first = match_at(s, 0);
    if (first == '(')
        return mark_in_brackets(s);
    if (first >= 0x2460 && first <= 0x2473)
        return (struct list_mark){ LIST_CIRCLE, (int)(first - 0x2460) + 1, 3 };
    if (is_bullet(first) && s.n > 3)
        return (struct list_mark){ LIST_BULLET, 0, 3 };
    if (first < '0' || first > '9')
        return mark_of_words(s);
    size_t at = 0;
    m.number = decimal_number(s, &at);
    uint32_t next = match_at(s, at);
    if (next == ')')
        m.style = LIST_PAREN;
    else if (next == '.' || next == 0x3001)
        m.style = LIST_DOT;
    m.end = at + (next == 0x3001 ? 3 : 1);
    if (m.number == 0 || m.end >= s.n || m.style == LIST_NONE)
        return (struct list_mark){ LIST_NONE, 0, 0 };
    return m;
}

int list_last_number(struct str s, struct list_mark first)
{
    int last = first.number;
    if (first.style != LIST_DOT && first.style != LIST_PAREN)
        return last;
    /* 「2.甲完成。3.乙开工。」 in one paragraph: look for the next number behind a stop. */
    for (size_t at = first.end; at < s.n;) {
        uint32_t code = utf8_next(s, &at);
        if (code != 0x3002 && code != ';' && code != ' ')
            continue;
        struct list_mark m = list_mark_at(str_after(s, at));
        if (m.style == first.style && m.number == last + 1)
            last = m.number;
    }
    return last;
}

/* How well row number b follows a: 1, 2, 3; a gap costs, a new start (per section) more. */
static double follows(int a, int b)
{
    if (b == a + 1)
        return 0;
    if (b > a + 1)
        return -0.4 * (b - a - 1 < 8 ? b - a - 1 : 8);
    return b == 1 ? -2.5 : -6;
}

void numbers_mark_running(struct token_list *tokens, struct arena *a)
{
    size_t m = 0;
    size_t *at = arena_array(a, tokens->n + 1, sizeof *at);
    double *best = arena_array(a, tokens->n + 1, sizeof *best);
    size_t *back = arena_array(a, tokens->n + 1, sizeof *back);
    for (size_t i = 0; i < tokens->n; i++)
        if (tokens->v[i].bare > 0 && !tokens->v[i].gone)
            at[m++] = i;
    size_t end = 0;
    for (size_t j = 0; j < m; j++) {
        int value = tokens->v[at[j]].bare;
        best[j] = value == 1 ? 2 : value < 400 ? 0.5 : -4;
        back[j] = j;
        /* Numbers of cells stand between those of rows, but not by the hundred. */
        for (size_t i = j > 200 ? j - 200 : 0; i < j; i++) {
            double score = best[i] + 2 + follows(tokens->v[at[i]].bare, value);
            /* Two row numbers one after the other leave no room for a row. */
            if (at[j] == at[i] + 1)
                score -= 2.5;
            if (score > best[j]) {
                best[j] = score;
                back[j] = i;
            }
        }
        if (best[j] > best[end])
            end = j;
    }
    for (size_t j = end; m; j = back[j]) {
        tokens->v[at[j]].running = true;
        if (back[j] == j)
            break;
    }
}

/* How well the list marks of one style count through the whole page. */
struct count {
    double all, good;
    double restarts; /* 1 again, with no heading before it */
    double adjacent; /* directly under the mark before: lists inside of a cell */
    double bare;     /* nothing behind the mark */
    double parts;    /* headings over parts of the report */
    double troubles; /* below 「存在问题」 */
};

static struct count count_marks(const struct token_list *tokens, enum list_style style)
{
    struct count c = { 0 };
    int last = 0;
    size_t at = STR_NOT_FOUND;
    bool heading = true, trouble = false;
    for (size_t i = 0; i < tokens->n; i++) {
        const struct token *t = &tokens->v[i];
        if (t->heading >= 0.6 && t->list.style != style) {
            heading = true;
            trouble = is_trouble(t);
        }
        if (t->gone || t->list.style != style)
            continue;
        bool goes_on = t->list.number > last && t->list.number < last + 5;
        c.all++;
        c.good += goes_on || (t->list.number == 1 && heading);
        c.restarts += t->list.number == 1 && last > 0 && !heading;
        c.adjacent += at != STR_NOT_FOUND && i == at + 1;
        c.bare += t->list.end >= t->folded.n;
        c.parts += is_part(t);
        c.troubles += trouble;
        last = t->list_last;
        at = i;
        heading = false;
    }
    return c;
}

/* Bullets before sentences; those of a page's menu stand before a word or two. */
static bool mark_bullets(struct token_list *tokens)
{
    size_t bullets = 0, lines = 0;
    for (size_t i = 0; i < tokens->n; i++) {
        const struct token *t = &tokens->v[i];
        bool sentence = t->chars >= BULLETED_CHARS;
        bullets += t->list.style == LIST_BULLET;
        lines += t->list.style == LIST_BULLET && sentence;
    }
    if (lines < FEWEST_BULLETS || lines * 10 < bullets * 8)
        return false;
    for (size_t i = 0; i < tokens->n; i++)
        tokens->v[i].list_running = tokens->v[i].list.style == LIST_BULLET;
    return true;
}

static bool counts(const struct token_list *tokens, enum list_style style, bool apart)
{
    struct count c = count_marks(tokens, style);
    return c.all >= 2 && c.good >= 0.85 * c.all && c.restarts <= 0.05 * c.all && c.bare == 0 &&
           c.parts + c.troubles < 0.5 * c.all && !(apart && c.adjacent > 0.3 * c.all);
}

/* 「一、建桥3座。牵头单位:…」, and a list below a few of these: most stand without one, while chapters
 * would hold one each. They have their owners, or there are more of them than of the others. */
static bool holds_tasks(const struct token_list *tokens, enum list_style outer,
                        enum list_style inner)
{
    size_t all = 0, lone = 0, owned = 0, within = 0;
    bool held = true;
    for (size_t i = 0; i < tokens->n; i++) {
        const struct token *t = &tokens->v[i];
        within += all > 0 && t->list.style == inner;
        if (t->list.style == inner && !held) {
            held = true;
            lone--;
        }
        if (t->list.style != outer)
            continue;
        all++;
        lone++;
        held = false;
        owned += t->titled_owner || (i + 1 < tokens->n && t[1].label == ROLE_OWNERS);
    }
    return all >= FEWEST_TASKS && lone * 2 > all && (owned * 2 > all || all > within);
}

bool numbers_mark_list_titles(struct token_list *tokens, bool apart)
{
    static const enum list_style styles[] = { LIST_NAMED, LIST_DOT, LIST_PAREN, LIST_HAN_PAREN,
                                              LIST_HAN, LIST_CIRCLE, LIST_YISHI };
    enum { APART = 3, OUTER = 3, INNER = 5, ALL = sizeof styles / sizeof *styles };
    size_t s = 0;
    while (s < (apart ? APART : ALL) && !counts(tokens, styles[s], apart))
        s++;
    if (s == (apart ? APART : ALL))
        return !apart && mark_bullets(tokens);
    for (size_t o = s + 1 > OUTER ? s + 1 : OUTER; !apart && s > 0 && o < INNER; o++)
        if (counts(tokens, styles[o], apart) && holds_tasks(tokens, styles[o], styles[s]))
            s = o;
    for (size_t i = 0; i < tokens->n; i++)
        tokens->v[i].list_running = tokens->v[i].list.style == styles[s];
    return true;
}
