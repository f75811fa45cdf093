#include "base/url.h"

#include "base/utf8.h"

enum { LONGEST_URL = 2000, LONGEST_HOST = 253 };

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

static bool starts_nocase(struct str s, const char *word)
{
    size_t i = 0;
    while (word[i] && i < s.n && lower(s.p[i]) == word[i])
        i++;
    return word[i] == '\0';
}

static size_t scheme_length(struct str s)
{
    return starts_nocase(s, "http://") ? 7 : starts_nocase(s, "https://") ? 8 : 0;
}

static bool is_host_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
}

static size_t find_any(struct str s, const char *chars)
{
    size_t n = 0;
    while (n < s.n && !strchr(chars, s.p[n]))
        n++;
    return n;
}

/* The host as it is written, behind the scheme. */
static struct str written_host(struct str s)
{
    s = str_slice(s, 0, find_any(s, "/?#\\"));
    size_t user = find_any(s, "@");
    s = user < s.n ? str_after(s, user + 1) : s;
    return str_slice(s, 0, find_any(s, ":"));
}

struct str url_host(struct arena *a, struct str s)
{
    s = str_trim(s);
    size_t scheme = scheme_length(s);
    if (!scheme && str_has(s, STR("://")))
        return STR_NULL;
    s = written_host(str_after(s, scheme));
    while (s.n && s.p[s.n - 1] == '.')
        s.n--;
    if (s.n == 0 || s.n > LONGEST_HOST || s.p[0] == '.')
        return STR_NULL;
    char *host = arena_alloc(a, s.n + 1);
    for (size_t i = 0; i < s.n; i++) {
        host[i] = lower(s.p[i]);
        if (!is_host_char(host[i]) || (host[i] == '.' && host[i - 1] == '.'))
            return STR_NULL;
    }
    return (struct str){ host, s.n };
}

/* What no address holds; it would end in the attribute or the line of somebody who prints it. */
static bool has_strange(struct str s)
{
    for (size_t at = 0; at < s.n;) {
        uint32_t c = utf8_next(s, &at);
        if (c <= ' ' || c == 0x7F || utf8_is_space(c) || (c < 0x80 && strchr("\"<>", (int)c)))
            return true;
    }
    return false;
}

bool url_is_web(struct str s)
{
    size_t scheme = scheme_length(s);
    if (!scheme || s.n > LONGEST_URL || utf8_invalid(s) != STR_NOT_FOUND || has_strange(s))
        return false;
    struct str host = written_host(str_after(s, scheme));
    return host.n && host.p[0] != '.';
}
