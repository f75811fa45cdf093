/* Which line is the report's title: all evidence is weighed. */
#include "base/table.h"
#include "base/utf8.h"
#include "snapshots/normalize/front.h"

enum { TITLE_ENOUGH = 5, LONGEST_TITLE = 90, LONGEST_HALF = 40 };

static bool has_any(struct str s, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_has(s, str_from(words[i])))
            return true;
    return false;
}

/* Words of title.tsv. */
static double word_score(struct str folded)
{
    const struct table *t = table_get("title");
    double score = 0;
    for (size_t i = 0; i < t->n; i++)
        if (str_has(folded, t->v[i].cell[0]))
            score += decimal_double(decimal_parse(t->v[i].cell[1]));
    return score > 6 ? 6 : score;
}

/* 「2.…」「一、…」「(一)…」: an entry of a list, a heading inside. */
static bool is_listed(struct str s)
{
    size_t at = 0;
    while (at < s.n && s.p[at] >= '0' && s.p[at] <= '9')
        at++;
    if (at > 0 && at <= 2)
        return str_starts(str_after(s, at), STR(".")) || str_starts(str_after(s, at), STR("、"));
    utf8_next(s, &at);
    return str_starts(s, STR("(一")) || str_starts(s, STR("(二")) ||
           str_starts(str_after(s, at), STR("、"));
}

/* 「关于…的通报」: a document by its name. */
static bool is_document(struct str s)
{
    static const char *const kinds[] = { "通报", "通知", "公告", "公示", "报告", "专报" };
    bool kind = false;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        kind |= str_ends(s, str_from(kinds[i]));
    return kind && str_has(s, STR("关于"));
}

/* How much a line is a title by itself; below TITLE_ENOUGH it is none. */
static double title_score(struct arena *a, struct str text)
{
    static const char *const breadcrumb[] = { ">", "»", "〉" };
    static const char *const sentence[] = { "。", ";", "," };
    static const double by_hint[] = { 0, 1.5, 3, 3, 4 };
    struct period p;
    struct str s = fold(a, text).text;
    size_t length = utf8_length(s);
    if (length < 6 || length > LONGEST_TITLE || has_any(s, breadcrumb, 3) || str_has(s, STR("|")))
        return -9;
    double score = word_score(s) + by_hint[period_scan(s, &p)];
    if (is_document(s))
        score += 3;
    if (!p.year)
        score -= 1.5;
    if (has_any(s, sentence, 3) || is_listed(s))
        score -= 4;
    if (str_ends(s, STR("。")) || is_listed(s))
        score -= 2;
    if (str_ends(s, STR(":")) || str_ends(s, STR(".")))
        score -= 4;
    if (length < 10 || length > 60)
        score -= 1;
    return score;
}

/* Without 附件1, 表一, a pair of 《》 around all of it. */
static struct str bare_title(struct str s)
{
    static const char *const heads[] = { "附件", "附表", "附", "表" };
    s = str_trim(s);
    if (str_starts(s, STR("《")) && str_ends(s, STR("》")) &&
        str_find(s, STR("》")) == s.n - 3)
        s = str_slice(s, 3, s.n - 3);
    for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++) {
        if (!str_starts(s, str_from(heads[i])))
            continue;
        size_t at = strlen(heads[i]), next = at;
        while (next < s.n) {
            uint32_t c = utf8_next(s, &next);
            bool one_figure = c >= '0' && c <= '9' && next < s.n && s.p[next] >= '0' &&
                              s.p[next] <= '9';
            if (one_figure || !(utf8_is_space(c) || c == ':' || c == 0xFF1A || c == '-' ||
                                (c >= '0' && c <= '9') || str_has(STR("一二三四五六"),
                                str_slice(s, at, next))))
                break;
            at = next;
        }
        return at > strlen(heads[i]) ? str_after(s, at) : s;
    }
    return s;
}

/* 「标题_站名」: the title before the site's name, which *site gets. */
static struct str without_site(struct str s, struct str *site)
{
    static const char *const separators[] = { "_", "|", " - ", "-", "——", "－" };
    struct str head, tail;
    for (size_t i = 0; i < sizeof separators / sizeof separators[0]; i++) {
        if (!str_cut(s, str_from(separators[i]), &head, &tail))
            continue;
        if (utf8_length(str_trim(head)) < 8 || (tail.n && tail.p[0] >= '0' && tail.p[0] <= '9'))
            continue; /* 「1-9月」 is no site */
        *site = str_trim(tail);
        return str_trim(head);
    }
    return s;
}

/* How often a line's text stands among the lines: a title is often there twice. */
static int times(const struct front *f, struct str text)
{
    int n = 0;
    for (size_t i = 0; i < f->lines.n; i++)
        n += str_eq(f->lines.v[i].text, text);
    return n;
}

/* 「(截至2021年8月底)」 on a line of its own belongs to the title above it. */
static struct str with_subtitle(struct front *f, size_t i, struct str title)
{
    struct period p;
    if (i + 1 >= f->lines.n)
        return title;
    struct str next = str_trim(f->lines.v[i + 1].text), plain = fold(f->arena, next).text;
    if (!str_starts(plain, STR("(")) || !str_ends(plain, STR(")")) || utf8_length(next) > 30 ||
        period_scan(next, &p) != PERIOD_SPAN)
        return title;
    return str_join(f->arena, title, STR(""), next);
}

/* 「云洲市2023年重点工作」 with 「前三季度完成情况」 on the line below: two halves of a title. */
static struct str halves(struct front *f, size_t i)
{
    struct period p;
    const struct front_line *l = &f->lines.v[i];
    if (i + 1 == f->lines.n || l[1].labelled || utf8_length(l->text) > LONGEST_HALF ||
        utf8_length(l[1].text) > LONGEST_HALF)
        return STR_NULL;
    enum period_hint above = period_scan(l->text, &p);
    bool year = p.year != 0;
    enum period_hint below = period_scan(l[1].text, &p);
    bool parted = year && above != PERIOD_SPAN && !p.year && below == PERIOD_SPAN;
    return parted ? str_join(f->arena, str_trim(l->text), STR(""), str_trim(l[1].text)) : STR_NULL;
}

struct candidate {
    struct str text;
    double score;
};

static void consider(struct candidate *best, struct str text, double score)
{
    if (score > best->score)
        *best = (struct candidate){ text, score };
}

static void consider_metas(struct front *f, struct candidate *best)
{
    for (size_t i = 0; i < f->doc->metas.n; i++) {
        const struct meta *m = &f->doc->metas.v[i];
        bool article = str_is(m->name, "articletitle");
        if (!article && !str_is(m->name, "title"))
            continue;
        struct str text = article ? m->content : without_site(m->content, &f->site);
        consider(best, bare_title(text), title_score(f->arena, text) + (article ? 3 : 1));
    }
}

/* 「关于印发《2019年工作方案》的通知」 with the document itself below it, by its own title: that one. */
static struct str enclosed(const struct front *f, struct str notice)
{
    size_t from = str_find(notice, STR("印发")), to = str_find(notice, STR("的通知"));
    if (from == STR_NOT_FOUND || to == STR_NOT_FOUND || to < from)
        return notice;
    struct str inner = bare_title(str_slice(notice, from + STR("印发").n, to));
    for (size_t i = 0; inner.n && i < f->lines.n; i++)
        if (str_eq(bare_title(f->lines.v[i].text), inner))
            return inner;
    return notice;
}

struct str front_title(struct front *f)
{
    struct candidate best = { STR_NULL, TITLE_ENOUGH - 0.01 };
    consider_metas(f, &best);
    struct str labelled = front_value(f, FIELD_TITLE);
    if (labelled.n)
        consider(&best, bare_title(labelled), title_score(f->arena, labelled) + 2);
    for (size_t i = 0; i < f->lines.n; i++) {
        const struct front_line *l = &f->lines.v[i];
        if (l->labelled)
            continue;
        struct str bare = bare_title(l->text);
        double score = title_score(f->arena, bare) + (times(f, l->text) > 1 ? 2 : 0) -
                       (bare.n < l->text.n && !str_starts(l->text, STR("《")) ? 2 : 0) +
                       (i + 1 < f->lines.n && l[1].labelled ? 1 : 0); /* its date is below it */
        consider(&best, with_subtitle(f, i, bare), score);
        struct str whole = halves(f, i);
        if (whole.n)
            consider(&best, whole, title_score(f->arena, whole));
    }
    return enclosed(f, best.text);
}
