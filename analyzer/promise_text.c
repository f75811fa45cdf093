/* The words of promises, and of what becomes of them: promise_words.tsv. */
#include "analyzer/promise_parts.h"
#include "analyzer/text.h"
#include "base/fold.h"
#include "base/table.h"
#include "snapshots/extract/extract.h"
#include "snapshots/extract/pattern.h"

/* Words that the promise itself has (完成前期工作) tell nothing of it. */
bool promise_has_word(struct str text, const char *class, struct str promise)
{
    const struct table *t = table_get("promise_words");
    for (size_t i = 0; i < t->n; i++)
        if (str_is(t->v[i].cell[1], class) && str_has(text, t->v[i].cell[0]) &&
            !str_has(promise, t->v[i].cell[0]))
            return true;
    return false;
}

/* The length of the longest word of intent, or with `vague` of the whole task, at byte `at`. */
static size_t empty_word(struct str s, size_t at, bool vague)
{
    const struct table *t = table_get("promise_words");
    size_t n = 0;
    for (size_t k = 0; k < t->n; k++) {
        struct str word = t->v[k].cell[0], class = t->v[k].cell[1];
        if ((str_is(class, "modal") || (vague && str_is(class, "vague"))) && word.n > n &&
            str_starts(str_after(s, at), word))
            n = word.n;
    }
    return n;
}

/* The key of what is left of a text without such words and without digits. */
static struct str without_empty_words(struct arena *a, struct str s, bool vague)
{
    struct buf b = { .arena = a };
    for (size_t i = 0; i < s.n;) {
        size_t skip = empty_word(s, i, vague);
        bool figure = s.p[i] >= '0' && s.p[i] <= '9';
        if (!skip && !figure)
            buf_addc(&b, s.p[i]);
        i += skip ? skip : 1;
    }
    return fold_key(a, buf_str(&b));
}

/* The matter of a promise: its text without dates, figures and words of intent. */
struct str promise_matter(struct arena *a, struct str text)
{
    struct str s = text_undated(a, extract_undated(a, text));
    struct str key = without_empty_words(a, s, false);
    return key.n >= SHORTEST_MATTER ? key : fold_key(a, s);
}

/* The second section (二标段) is not the first: whether both name parts by number, and none alike. */
bool promise_other_part(struct arena *a, struct str promise, struct str text)
{
    struct str p = fold_text(a, promise), q = fold_text(a, text);
    struct hit x, y;
    bool any = false;
    for (size_t i = 0; patterns_find(patterns_get("parts"), p, i, p.n, &x); i = x.to)
        for (size_t k = 0; patterns_find(patterns_get("parts"), q, k, q.n, &y); k = y.to) {
            if (str_eq(str_slice(p, x.from, x.to), str_slice(q, y.from, y.to)))
                return false;
            any = true;
        }
    return any;
}

/* Whether a key holds one of the last two pairs of characters of a matter. */
static bool names_end(struct str key, struct str subject)
{
    enum { CHAR = 3 };
    for (size_t n = 2 * CHAR; n <= 3 * CHAR && n <= subject.n; n += CHAR)
        if (str_has(key, str_slice(subject, subject.n - n, subject.n - n + 2 * CHAR)))
            return true;
    return false;
}

/* How much a clause speaks of a matter, 0..1: what does not name its end (招标 of 体育馆招标), or that
 * of the first of two (内装并投用), speaks of something else, unless most of the rest is there. */
double promise_speaks(struct arena *a, struct str subject, struct str text)
{
    static const double most = 0.59;
    double share = text_covered(a, subject, text);
    struct str key = fold_key(a, text), first, second;
    bool two = str_cut(subject, STR("并"), &first, &second);
    return share >= most || names_end(key, subject) || (two && names_end(key, first)) ? share : 0;
}

/* Whether a text says done, in other words than those that name the matter: in 通过竣工备案 it is not
 * 竣工, but what begins the matter or ends it may be the deed (开工, 主线贯通). */
bool promise_says_done(struct str text, struct str subject)
{
    const struct table *t = table_get("promise_words");
    for (size_t i = 0; i < t->n; i++) {
        struct str word = t->v[i].cell[0];
        if (str_is(t->v[i].cell[1], "done") && str_has(text, word) &&
            (!str_has(subject, word) || str_starts(subject, word) || str_ends(subject, word)))
            return true;
    }
    return false;
}

/* 确保完成年度目标任务: whether a promise is of the task as a whole, with no matter of its own. */
bool promise_is_whole(struct arena *a, struct str text)
{
    struct str key = fold_key(a, extract_undated(a, text));
    return without_empty_words(a, key, true).n < SHORTEST_MATTER;
}

/* The first sentence of a task's progress that says done, else its first. */
struct str promise_done_words(const struct task *t)
{
    struct str first = STR_NULL;
    for (size_t i = 0; i < t->items.n; i++) {
        struct str rest = t->items.v[i].progress, sentence;
        while (text_sentence(&rest, &sentence)) {
            if (promise_has_word(sentence, "done", STR_NULL))
                return sentence;
            first = first.n ? first : sentence;
        }
    }
    return first;
}
