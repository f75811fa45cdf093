/* HTML: what a reader sees of a page, as paragraphs and grids. */
#include "snapshots/read/html.h"

#include "snapshots/read/charset.h"

enum { SNIFFED = 64 * 1024, DECLARED_WITHIN = 4096 };

/* --- recognizing --- */

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

/* The ASCII of a head, zeros of UTF-16 left out, in lower case. */
static size_t ascii_head(struct str bytes, char *out, size_t size)
{
    size_t n = 0;
    for (size_t i = 0; i < bytes.n && n < size; i++)
        if (bytes.p[i] > 0)
            out[n++] = lower(bytes.p[i]);
    return n;
}

/* The position of "<name" followed by what may follow a tag's name. */
static bool has_tag(struct str s, const char *tag)
{
    size_t n = strlen(tag), at = 0;
    while ((at = str_find_from(s, (struct str){ tag, n }, at)) != STR_NOT_FOUND) {
        at += n;
        if (at >= s.n || s.p[at] == '>' || s.p[at] == '/' || s.p[at] <= ' ')
            return true;
    }
    return false;
}

static bool sniff(struct str name, struct str bytes)
{
    static const char *const sure[] = { "<html", "<!doctype", "<body", "<table" };
    static const char *const first[] = { "<div", "<p", "<meta", "<head", "<tr", "<span",
                                         "<title", "<script", "<style", "<!--", "<h1", "<section" };
    static char buffer[SNIFFED];
    struct str head = { buffer, ascii_head(bytes, buffer, sizeof buffer) };
    for (size_t i = 0; i < sizeof sure / sizeof sure[0]; i++)
        if (has_tag(head, sure[i]))
            return true;
    struct str start = str_trim(head);
    for (size_t i = 0; i < sizeof first / sizeof first[0]; i++)
        if (str_starts(start, str_from(first[i])) && str_has(start, STR(">")))
            return true;
    bool named = str_ends_nocase(name, ".html") || str_ends_nocase(name, ".htm") ||
                 str_ends_nocase(name, ".xhtml") || str_ends_nocase(name, ".shtml");
    return named && str_has(head, STR("<"));
}

/* The encoding a page declares in <meta charset> or an XML declaration; null if none. */
static struct str declared_charset(struct arena *a, struct str bytes)
{
    char *buffer = arena_alloc(a, DECLARED_WITHIN);
    struct str head = { buffer, ascii_head(bytes, buffer, DECLARED_WITHIN) };
    size_t at = str_find(head, STR("charset="));
    size_t skip = 8;
    if (at == STR_NOT_FOUND) {
        at = str_find(head, STR("encoding="));
        skip = 9;
    }
    if (at == STR_NOT_FOUND)
        return STR_NULL;
    at += skip;
    while (at < head.n && (head.p[at] == '"' || head.p[at] == '\'' || head.p[at] == ' '))
        at++;
    size_t end = at;
    while (end < head.n && (lower(head.p[end]) != head.p[end] || head.p[end] == '-' ||
                            head.p[end] == '_' || (head.p[end] >= 'a' && head.p[end] <= 'z') ||
                            (head.p[end] >= '0' && head.p[end] <= '9')))
        end++;
    return end > at ? str_slice(head, at, end) : STR_NULL;
}

/* --- elements --- */

static bool is_one_of(struct str name, const char *const *names, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_is(name, names[i]))
            return true;
    return false;
}

#define IS_ONE_OF(name, names) is_one_of((name), (names), sizeof(names) / sizeof(names)[0])

static bool is_block(struct str name)
{
    static const char *const names[] = {
        "p", "div", "table", "tr", "td", "th", "thead", "tbody", "tfoot", "caption", "li", "ul",
        "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "header",
        "footer", "nav", "aside", "main", "form", "fieldset", "legend", "blockquote", "pre", "hr",
        "center", "address", "figure", "figcaption", "option", "select", "details", "summary",
        "body", "html", "marquee", "frameset", "noframes", "menu", "dir",
    };
    return IS_ONE_OF(name, names);
}

/* Takes a word in lower case off the front of *s, whatever its case there, and blanks behind it. */
static bool take_word(struct str *s, const char *word)
{
    size_t n = strlen(word), i = 0;
    while (i < n && i < s->n && lower(s->p[i]) == word[i])
        i++;
    if (i == n)
        *s = str_trim(str_after(*s, n));
    return i == n;
}

bool html_is_hidden(const struct xml *x)
{
    static const char *const names[] = { "script", "style", "template", "noscript", "head",
                                         "title",  "meta",  "link",     "svg",      "object",
                                         "embed",  "iframe", "del" };
    if (IS_ONE_OF(xml_name(x), names) || xml_attr(x, "hidden").p)
        return true;
    struct str style = xml_attr(x, "style");
    for (size_t at = 0; at < style.n; at++) {
        struct str rest = str_after(style, at);
        if (take_word(&rest, "display") && take_word(&rest, ":") && take_word(&rest, "none"))
            return true;
    }
    return false;
}

/* --- the page --- */

/* Ends the line of every block that closes between x and `next`, the node walked to. */
static void leave(struct flow *f, const struct xml *top, const struct xml *x,
                  const struct xml *next)
{
    const struct xml *stop = next ? xml_parent(next) : top;
    for (; x != stop && x != top; x = xml_parent(x)) {
        if (is_block(xml_name(x)))
            flow_break(f, 1);
        if (xml_is(x, "pre"))
            f->preformatted = false;
    }
}

/* Whether an element sets what is in it in bold, or in plain again. */
static bool sets_weight(const struct xml *x, bool *strong)
{
    static const char *const names[] = { "strong", "b", "h1", "h2", "h3", "h4", "h5", "h6" };
    struct str style = xml_attr(x, "style");
    for (size_t at = 0; at < style.n; at++) {
        struct str rest = str_after(style, at);
        if (!take_word(&rest, "font-weight") || !take_word(&rest, ":"))
            continue;
        *strong = take_word(&rest, "bold") || (rest.n && rest.p[0] >= '6' && rest.p[0] <= '9');
        return true;
    }
    *strong = true;
    return IS_ONE_OF(xml_name(x), names);
}

/* In bold, by the nearest element around a text that says so. */
static bool is_strong(const struct xml *text)
{
    bool strong = false;
    for (const struct xml *x = xml_parent(text); x && !xml_is(x, "body"); x = xml_parent(x))
        if (sets_weight(x, &strong))
            return strong;
    return false;
}

/* A blank that was escaped twice, 「&amp;nbsp;」, is one all the same. */
static struct str with_blanks(struct arena *a, struct str text)
{
    static const char *const blanks[] = { "&nbsp;", "&ensp;", "&emsp;", "&#160;", "&#12288;" };
    struct buf b = { .arena = a };
    if (!str_has(text, STR("&")))
        return text;
    for (size_t at = 0; at < text.n;) {
        size_t n = 0;
        for (size_t i = 0; i < sizeof blanks / sizeof *blanks && !n; i++)
            n = str_starts(str_after(text, at), str_from(blanks[i])) ? strlen(blanks[i]) : 0;
        buf_addc(&b, n ? ' ' : text.p[at]);
        at += n ? n : 1;
    }
    return buf_str(&b);
}

void html_flow(struct flow *f, const struct xml *top)
{
    const struct xml *next;
    for (const struct xml *x = xml_child(top); x; x = next) {
        bool skip = false;
        if (xml_is_text(x)) {
            f->strong = f->doc && is_strong(x);
            flow_add(f, with_blanks(f->arena, xml_text(x)), xml_line(xml_parent(x)));
        } else if (html_is_hidden(x)) {
            skip = true;
        } else if (xml_is(x, "br")) {
            flow_break(f, 0);
        } else if (f->doc && html_is_data_table(x)) {
            flow_break(f, 1);
            html_table(f, x);
            skip = true;
        } else if (is_block(xml_name(x))) {
            flow_break(f, 1);
            f->preformatted |= xml_is(x, "pre");
        }
        next = xml_walk(top, x, skip);
        leave(f, top, x, next);
    }
    flow_break(f, 1);
}

static void add_meta(struct arena *a, struct document *doc, struct str name, struct str content)
{
    content = str_trim(content);
    if (!name.n || !content.n)
        return;
    char *small = arena_alloc(a, name.n + 1);
    for (size_t i = 0; i < name.n; i++)
        small[i] = lower(name.p[i]);
    *list_push(a, &doc->metas) = (struct meta){ { small, name.n }, content };
}

static void collect_metas(struct arena *a, struct document *doc, const struct xml *root)
{
    bool titled = false;
    for (const struct xml *x = root; x; x = xml_walk(root, x, false)) {
        if (xml_is(x, "meta")) {
            struct str name = xml_attr(x, "name");
            add_meta(a, doc, name.n ? name : xml_attr(x, "property"), xml_attr(x, "content"));
        } else if (xml_is(x, "title") && !titled && xml_child(x)) {
            struct flow f = flow_start(a, NULL);
            flow_add(&f, xml_text(xml_child(x)), 0);
            flow_break(&f, 0);
            add_meta(a, doc, STR("title"), buf_str(&f.cell));
            titled = true;
        } else if (xml_is(x, "base")) {
            add_meta(a, doc, STR("base"), xml_attr(x, "href"));
        }
    }
}

static int read_html(struct arena *a, struct document *doc, struct error *err)
{
    struct str text;
    struct xml *root;
    int code = charset_decode(a, doc, declared_charset(a, doc->bytes), &text, err);
    if (code == 0)
        code = xml_read_html(a, str_z(a, doc->name), text, &root, err);
    if (code)
        return code;
    collect_metas(a, doc, root);
    doc->url = html_address(doc, root, text);
    html_judge_tables(a, root);
    struct flow f = flow_start(a, doc);
    html_flow(&f, root);
    return 0;
}

const struct reader reader_html = { "html", sniff, read_html };
