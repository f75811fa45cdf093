/* Sentences and clauses, and what they say of dates and shares. */
#include "analyzer/align.h"
#include "analyzer/text.h"
#include "base/fold.h"
#include "base/utf8.h"

bool text_sentence(struct str *rest, struct str *sentence)
{
    if (!rest->p || rest->n == 0)
        return false;
    size_t i = 0, end = 0;
    while (i < rest->n) {
        end = i;
        uint32_t c = utf8_next(*rest, &i);
        if (c == 0x3002 || c == ';' || c == 0xFF1B || c == '\n')
            break;
        end = i;
    }
    *sentence = str_trim(str_slice(*rest, 0, end));
    *rest = str_after(*rest, i);
    return true;
}

/* The sentences of a text, as they stand and without dates; those of fewer than four characters
 * are words, no statements. */
struct statement {
    struct str text, undated;
};

LIST_TYPE(struct statements, struct statement);

static void read_statements(struct arena *a, struct str text, struct statements *out)
{
    struct str sentence;
    while (text_sentence(&text, &sentence)) {
        struct str undated = text_undated(a, sentence);
        if (fold_key(a, undated).n >= 4 * 3)
            *list_push(a, out) = (struct statement){ sentence, undated };
    }
}

double text_says_again(struct arena *a, struct str x, struct str y, struct str *old,
                       struct str *again)
{
    static const double alike = 0.6, same = 0.8;
    size_t longest = 0;
    struct statements was = { 0 }, is = { 0 };
    double best = 0;
    if (!x.n || !y.n)
        return 0;
    read_statements(a, x, &was);
    read_statements(a, y, &is);
    for (size_t i = 0; i < is.n; i++)
        for (size_t k = 0; k < was.n; k++) {
            double d = text_similarity(a, was.v[k].undated, is.v[i].undated);
            size_t n = is.v[i].undated.n;
            /* Of those that are as good as the same, the one that says most. */
            bool better = d >= same && best >= same ? n > longest : d > best;
            if (d < alike || !better)
                continue;
            best = d > best ? d : best;
            longest = n;
            if (old)
                *old = was.v[k].text;
            if (again)
                *again = is.v[i].text;
        }
    return best;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool text_clause(struct str *rest, struct str *clause)
{
    if (!rest->p || rest->n == 0)
        return false;
    size_t i = 0, end = 0;
    while (i < rest->n) {
        end = i;
        uint32_t c = utf8_next(*rest, &i);
        bool number = end > 0 && is_digit(rest->p[end - 1]) && i < rest->n && is_digit(rest->p[i]);
        if (c == 0x3002 || c == ';' || c == 0xFF1B || c == '\n' || c == 0xFF0C ||
            (c == ',' && !number))
            break;
        end = i;
    }
    *clause = str_trim(str_slice(*rest, 0, end));
    *rest = str_after(*rest, i);
    return true;
}

double text_covered(struct arena *a, struct str x, struct str y)
{
    struct str kx = fold_key(a, x), ky = fold_key(a, y);
    size_t chars = 0, found = 0, pairs = 0, pairs_found = 0;
    for (size_t i = 0, before = 0; i < kx.n; chars++) {
        size_t at = i;
        utf8_next(kx, &i);
        found += str_has(ky, str_slice(kx, at, i));
        if (chars > 0) {
            pairs++;
            pairs_found += str_has(ky, str_slice(kx, before, i));
        }
        before = at;
    }
    if (!pairs)
        return chars ? (double)found / (double)chars : 0;
    return ((double)found / (double)chars + (double)pairs_found / (double)pairs) / 2;
}

struct decimal text_percent(struct arena *a, struct str text)
{
    struct str s = fold_text(a, text);
    for (size_t i = s.n; i > 0; i--) {
        if (s.p[i - 1] != '%')
            continue;
        size_t start = i - 1;
        while (start > 0 && (is_digit(s.p[start - 1]) || s.p[start - 1] == '.'))
            start--;
        struct decimal d = decimal_parse(str_slice(s, start, i - 1));
        if (d.known)
            return d;
    }
    return DECIMAL_NONE;
}
