/* The address that a saved page says it was saved from. */
#include "base/url.h"
#include "snapshots/read/html.h"

enum { MARKED_WITHIN = 8192 };

/* The word behind a mark of the page's head, if it is an address; null otherwise. */
static struct str address_behind(struct str head, struct str mark)
{
    size_t at = str_find(head, mark), end;
    if (at == STR_NOT_FOUND)
        return STR_NULL;
    at += mark.n;
    for (end = at; end < head.n && head.p[end] > ' ' && head.p[end] != '<';)
        end++;
    struct str word = str_slice(head, at, end);
    return url_is_web(word) ? word : STR_NULL;
}

/* What browsers leave in a comment: 「<!-- saved from url=(0042)http://… -->」, and SingleFile:
 * 「<!-- Page saved with SingleFile url: https://… -->」. */
static struct str marked_address(struct str text)
{
    struct str head = str_slice(text, 0, MARKED_WITHIN), count, rest;
    size_t at = str_find(head, STR("<!-- saved from url=("));
    if (at != STR_NOT_FOUND && str_cut(str_after(head, at + 21), STR(")"), &count, &rest))
        return address_behind(rest, STR(""));
    at = str_find(head, STR("saved with SingleFile"));
    return at == STR_NOT_FOUND ? STR_NULL : address_behind(str_after(head, at), STR("url: "));
}

static struct str link_address(const struct xml *root)
{
    for (const struct xml *x = root; x; x = xml_walk(root, x, false)) {
        struct str href = str_trim(xml_attr(x, "href"));
        if (xml_is(x, "link") && str_is(xml_attr(x, "rel"), "canonical") && url_is_web(href))
            return href;
    }
    return STR_NULL;
}

static struct str meta_address(const struct document *doc, const char *name)
{
    for (size_t i = 0; i < doc->metas.n; i++)
        if (str_is(doc->metas.v[i].name, name) && url_is_web(doc->metas.v[i].content))
            return doc->metas.v[i].content;
    return STR_NULL;
}

struct str html_address(const struct document *doc, const struct xml *root, struct str text)
{
    struct str url = marked_address(text);
    if (!url.n)
        url = link_address(root);
    if (!url.n)
        url = meta_address(doc, "og:url");
    return url.n ? url : meta_address(doc, "url");
}
