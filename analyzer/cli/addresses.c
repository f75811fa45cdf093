#include "analyzer/cli/addresses.h"

#include "base/file.h"
#include "base/i18n.h"
#include "base/url.h"
#include "base/utf8.h"

enum { LARGEST_LIST = 64 << 20 };

int addresses_check(struct str url, struct error *err)
{
    if (!url.p || url_is_web(url))
        return 0;
    return error_set(err, QOQ_EUSAGE, "--url", 0,
                     _("\"%.*s\" is no address of a page; expected http://… or https://…"),
                     STR_ARG(url));
}

int addresses_read(struct arena *a, const char *path, struct page_addresses *out,
                   struct error *err)
{
    struct str text, line;
    int rc = file_read(a, path, LARGEST_LIST, &text, err);
    if (rc < 0)
        return rc;
    for (long number = 1; str_next(&text, STR("\n"), &line); number++) {
        struct str file, url;
        line = str_trim(line);
        if (line.n == 0 || line.p[0] == '#')
            continue;
        str_cut(line, STR("\t"), &file, &url);
        url = str_trim(url);
        if (!url_is_web(url) || utf8_invalid(file) != STR_NOT_FOUND)
            return error_set(err, QOQ_EINPUT, path, number,
                             _("expected the name of a file, a tab, and the address of its page "
                               "(http://… or https://…)"));
        *list_push(a, out) = (struct page_address){ str_trim(file), url };
    }
    return 0;
}

struct str addresses_of(const struct page_addresses *list, struct str path)
{
    for (size_t i = 0; i < list->n; i++) {
        struct str file = list->v[i].file;
        bool ends = file.n && str_ends(path, file);
        if (ends && (path.n == file.n || path.p[path.n - file.n - 1] == '/'))
            return list->v[i].url;
    }
    return STR_NULL;
}
