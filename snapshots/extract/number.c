/* Numerals: 1,234.5  1.2万  三百二十  十余万  5万4千  百分之七  三成半  两千三点一. */
#include "snapshots/extract/token.h"

enum { MOST_TOKENS = 40 };

/* The running value: parts already multiplied by 万, 亿, 兆; the section below them; the digit
 * not yet multiplied. */
struct sum {
    struct decimal part[4];
    int power[4];
    int parts;
    struct decimal section, digit, fraction;
    struct decimal step;     /* of a range (二三十): how far its upper end lies above */
    struct decimal mantissa; /* what the last 万, 亿, 万亿 multiplied */
    int ending;              /* their power while they end the numeral, else 0 */
    enum token_kind before;
    int last;        /* power of the multiplier just read, 0 after anything else */
    int digit_after; /* the value of `last` when the digit came */
    int run;         /* Chinese digits in a row */
    int tokens;
    bool zero, han_digit, arabic, multiplied, any_digit, about;
};

static struct decimal plus(struct decimal a, struct decimal b)
{
    return !a.known ? b : !b.known ? a : decimal_add(a, b);
}

/* The digit at the end: 二百五 is 250, 一万三 13000, but 二百零五 205. */
static struct decimal last_digit(const struct sum *s)
{
    bool short_form = s->digit_after >= 2 && s->han_digit && !s->zero && s->run == 1;
    return short_form ? decimal_scale(s->digit, s->digit_after - 1) : s->digit;
}

static struct decimal total(const struct sum *s)
{
    struct decimal all = plus(plus(s->section, last_digit(s)), s->fraction);
    for (int i = 0; i < s->parts; i++)
        all = plus(all, s->part[i]);
    return all;
}

static void take_small(struct sum *s, int power)
{
    bool digit = s->digit.known && s->digit.mantissa != 0; /* 零十 is 10 */
    struct decimal times = digit ? s->digit : decimal_int(1);
    s->section = plus(s->section, decimal_scale(times, power));
    s->digit = DECIMAL_NONE;
    if (s->step.known)
        s->step = decimal_scale(s->step, power);
    s->last = power;
    s->any_digit |= power == 1; /* 十 is 10; 百, 千 alone are no numerals */
}

static bool take_big(struct sum *s, int power)
{
    struct decimal all = plus(plus(s->section, s->digit), s->fraction);
    bool again = s->before == BIG; /* 万亿, 万万 */
    s->mantissa = again && s->ending == 4 && power == 8 ? s->mantissa : all;
    s->ending = again && s->ending == 4 && power == 8 ? 12 : power;
    while (s->parts && (s->power[s->parts - 1] < power || (again && !all.known)))
        all = plus(all, s->part[--s->parts]);
    if (!all.known || s->parts == 4)
        return false;
    s->part[s->parts] = decimal_scale(all, power);
    s->power[s->parts++] = power;
    if (s->step.known)
        s->step = decimal_scale(s->step, power);
    s->section = s->digit = s->fraction = DECIMAL_NONE;
    s->last = power;
    return s->part[s->parts - 1].known;
}

/* A digit; behind another Chinese digit they are read one by one (三八 = 38), and where they are
 * neighbours they may be the ends of a range (三四). */
static void take_digit(struct sum *s, struct decimal value, bool han)
{
    if (han && s->before == DIGIT && s->digit.known) {
        bool neighbours = s->run == 1 && decimal_eq(value, decimal_add(s->digit, decimal_int(1)));
        s->step = neighbours && s->tokens == 1 ? decimal_int(1) : DECIMAL_NONE;
        s->digit = plus(decimal_scale(s->digit, 1), value);
        s->run++;
    } else {
        s->digit = value;
        s->digit_after = s->last;
        s->run = 1;
    }
    s->han_digit = han;
    s->arabic |= !han;
    s->any_digit = true;
}

/* 三四 before a multiplier, or at the end of the numeral: the lower one. */
static void settle_range(struct sum *s)
{
    if (s->step.known && s->run == 2 && s->before == DIGIT && s->digit.known)
        s->digit = decimal_int(s->digit.mantissa / 10);
}

/* 点五八 behind a whole number. */
static size_t take_point(struct str s, size_t at, struct sum *sum)
{
    struct decimal fraction = decimal_int(0);
    int places = 0;
    struct token t;
    if (at < s.n && s.p[at] == ' ')
        at++;
    while (places < 9 && !str_starts(str_after(s, at), STR("两")) && token_read(s, at, &t) &&
           (t.kind == DIGIT || t.kind == ZERO)) {
        fraction = decimal_add(decimal_scale(fraction, 1), t.value);
        places++;
        at = t.to;
    }
    sum->section = plus(sum->section, last_digit(sum));
    sum->digit = DECIMAL_NONE;
    sum->fraction = decimal_scale(fraction, -places);
    return at;
}

/* Whether the token belongs to the numeral read so far. */
static bool fits(struct str s, const struct sum *sum, const struct token *t)
{
    struct token after;
    size_t beyond = t->to + (t->to < s.n && s.p[t->to] == ' ');
    enum token_kind next = token_read(s, beyond, &after) ? after.kind : NOTHING;
    switch (t->kind) {
    case POINT:
        return sum->tokens && sum->before != ARABIC && (next == DIGIT || next == ZERO) &&
               !sum->fraction.known && !str_starts(str_after(s, beyond), STR("两"));
    case FEW:
        return sum->tokens && (next == SMALL || next == BIG);
    case MORE:
        return sum->tokens && next == BIG;
    case ARABIC:
        return sum->tokens == 0 || sum->before == SMALL || sum->before == BIG ||
               sum->before == ZERO;
    case DIGIT:
    case ZERO:
        return sum->before != ARABIC && sum->before != MORE && !sum->fraction.known &&
               sum->run < 9;
    case SMALL:
        return sum->before != MORE && sum->before != SMALL && sum->before != POINT;
    default:
        return true;
    }
}

/* The token at `at`, or behind one blank where the numeral plainly goes on (三千 八百, 10 万). */
static bool next_token(struct str s, size_t at, const struct sum *sum, struct token *t)
{
    if (token_read(s, at, t))
        return true;
    if (sum->tokens == 0 || at >= s.n || s.p[at] != ' ' || !token_read(s, at + 1, t))
        return false;
    struct token after;
    bool more = token_read(s, t->to, &after);
    if (t->kind == ARABIC) /* 7万 5千 */
        return sum->last > 0 && more && (after.kind == SMALL || after.kind == BIG) &&
               after.power < sum->last;
    if (t->kind == FEW || t->kind == ZERO)
        return !sum->arabic;
    if (t->kind == MORE || t->kind == POINT)
        return more || (t->to < s.n && s.p[t->to] == ' ');
    return true;
}

/* Adds one token to the sum; false when the numeral has ended before it. */
static bool take(struct str text, struct sum *s, struct token *t)
{
    bool more = true;
    if (t->kind == SMALL || t->kind == BIG) {
        settle_range(s);
        s->multiplied = true;
    }
    switch (t->kind) {
    case ARABIC:
    case DIGIT:
        take_digit(s, t->value, t->kind == DIGIT);
        break;
    case ZERO:
        if (!s->multiplied) { /* 二〇二〇, 零点五 */
            take_digit(s, t->value, true);
            t->kind = DIGIT;
        }
        break;
    case SMALL:
        take_small(s, t->power);
        break;
    case BIG:
        more = take_big(s, t->power);
        break;
    case POINT:
        t->to = take_point(text, t->to, s);
        break;
    default: /* FEW, MORE */
        s->about = true;
        break;
    }
    s->zero = t->kind == ZERO || (s->zero && t->kind == DIGIT);
    s->last = t->kind == SMALL || t->kind == BIG ? s->last : 0;
    s->ending = t->kind == BIG ? s->ending : 0;
    s->before = t->kind;
    s->tokens++;
    return more;
}

/* Reads digits and multipliers as far as they make one numeral. */
static bool read_plain(struct str text, size_t at, struct sum *sum, struct number *out)
{
    struct token t;
    *out = (struct number){ .to = at };
    while (sum->tokens < MOST_TOKENS && next_token(text, at, sum, &t) && fits(text, sum, &t)) {
        if (!take(text, sum, &t))
            break;
        at = out->to = t.to;
    }
    settle_range(sum);
    out->value = total(sum);
    out->about = sum->about;
    out->han = !sum->arabic;
    out->simple = out->han && sum->tokens == 1;
    out->multiplied = sum->multiplied;
    out->digits = sum->any_digit;
    bool whole = sum->parts == 1 && sum->ending && !sum->step.known;
    out->power = whole ? sum->ending : 0;
    out->mantissa = whole ? sum->mantissa : out->value;
    if (sum->step.known)
        out->high = decimal_add(out->value, sum->step);
    return sum->tokens > 0 && out->value.known;
}

/* The word at *at, blanks between its characters allowed; moves *at behind it. */
static bool literal(struct str s, size_t *at, const char *word)
{
    struct str w = str_from(word);
    size_t i = *at;
    for (size_t k = 0; k < w.n; k++, i++) {
        if (i < s.n && s.p[i] == ' ' && (k > 0 || i > 0))
            i++;
        if (i >= s.n || s.p[i] != w.p[k])
            return false;
    }
    *at = i;
    return true;
}

static bool minus_sign(struct str s, size_t *at)
{
    if (literal(s, at, "负") || literal(s, at, "負"))
        return true;
    bool sign = *at < s.n && s.p[*at] == '-' && (*at == 0 || s.p[*at - 1] != '-') &&
                (str_digit_at(s, *at + 1) || (*at + 1 < s.n && s.p[*at + 1] == '.'));
    *at += sign;
    return sign;
}

static struct decimal negated(struct decimal d)
{
    return decimal_sub(decimal_int(0), d);
}

/* Behind its first numeral: 百分之五 (per cent), 三分之一 (a fraction). False when there is no
 * 分之. */
static bool read_parts(struct str text, struct number *out)
{
    size_t at = out->to;
    if (!literal(text, &at, "分之"))
        return false;
    if (at < text.n && text.p[at] == ' ')
        at++;
    bool minus = minus_sign(text, &at), percent = out->han && !out->digits;
    struct sum sum = { .tokens = 0 };
    struct number top;
    if (!read_plain(text, at, &sum, &top))
        return false;
    struct decimal below = out->value;
    *out = top;
    out->percent = percent;
    out->simple = false;
    out->digits = true;
    out->power = 0;
    out->value = decimal_ratio(decimal_scale(top.value, percent ? 2 : 0), below, 12);
    if (minus)
        out->value = negated(out->value);
    out->mantissa = out->value;
    return out->value.known;
}

/* 又四分之一 behind a whole number. */
static void read_mixed(struct str text, struct number *out)
{
    size_t at = out->to;
    struct sum sum = { .tokens = 0 };
    struct number part;
    if (!literal(text, &at, "又"))
        return;
    if (at < text.n && text.p[at] == ' ')
        at++;
    if (!read_plain(text, at, &sum, &part) || !read_parts(text, &part))
        return;
    part.value = part.mantissa = decimal_add(out->value, part.value);
    *out = part;
}

/* A whole number at `at`; false for anything else. */
static bool read_whole(struct str text, size_t at, struct token *t)
{
    return token_arabic(text, at, t) && t->value.exp == 0 && t->value.mantissa > 0 &&
           t->value.mantissa < 1000;
}

/* 3/5, and 1 3/5: Arabic fractions, no longer chain of slashes. */
static void read_slash(struct str text, size_t start, struct number *out)
{
    struct token top, below;
    struct decimal whole = decimal_int(0);
    size_t at = out->to;
    if (out->han || out->power || (start > 0 && text.p[start - 1] == '/'))
        return;
    if (at + 1 < text.n && text.p[at] == ' ' && read_whole(text, at + 1, &top)) {
        whole = out->value;
        at = top.to;
    } else if (!read_whole(text, start, &top) || top.to != at) {
        return;
    }
    if (at >= text.n || text.p[at] != '/' || !read_whole(text, at + 1, &below) ||
        (below.to < text.n && text.p[below.to] == '/'))
        return;
    out->value = decimal_add(whole, decimal_ratio(top.value, below.value, 12));
    out->mantissa = out->value;
    out->to = below.to;
}

/* 两打 are 24; 打造, 打击 and 一打三整治 are none. */
static void read_dozen(struct str text, struct number *out)
{
    size_t at = out->to;
    if (!literal(text, &at, "打") || out->power)
        return;
    size_t i = at;
    struct str rest = str_after(text, at);
    struct token t;
    if (link_begins(rest, "no dozen") || token_read(text, i, &t))
        return;
    out->value = out->mantissa = decimal_mul(out->value, decimal_int(12));
    out->to = at;
    out->simple = false;
}

bool number_read(struct str text, size_t at, struct number *out)
{
    struct sum sum = { .tokens = 0 };
    size_t start = at;
    bool minus = minus_sign(text, &at);
    struct token first;
    if (!token_read(text, at, &first) || first.kind == MORE || first.kind == FEW ||
        first.kind == POINT)
        return false;
    if (first.kind == BIG) /* 万分之三; 万 alone is no numeral */
        sum.section = decimal_int(1);
    if (!read_plain(text, at, &sum, out))
        return false;
    if (!read_parts(text, out)) {
        if (first.kind == BIG)
            return false;
        read_mixed(text, out);
        read_slash(text, at, out);
        read_dozen(text, out);
    }
    if (minus) {
        out->value = negated(out->value);
        out->mantissa = negated(out->mantissa);
    }
    return out->value.known && out->to > start;
}
