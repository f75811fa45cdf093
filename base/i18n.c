#include "base/i18n.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifndef QOQ_LOCALEDIR
#define QOQ_LOCALEDIR "/usr/local/share/locale"
#endif

static bool chinese;

/* The environment's language, by gettext's own order of precedence. */
static const char *environment(void)
{
    static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        const char *value = getenv(names[i]);
        if (!value || !*value)
            continue;
        if (strcmp(value, "C") == 0 || strcmp(value, "POSIX") == 0)
            return "en";
        const char *list = getenv("LANGUAGE"); /* counts only where the locale is not C */
        return list && *list ? list : value;
    }
    return "en";
}

/* Catalogues stand beside the program in a build tree, else where it was installed: next to
 * bin/, wherever that was moved to, or at the place it was built for. */
static const char *catalogue_directory(char *buf, size_t size)
{
    static const char *const places[] = { "locale", "../share/locale" };
    char exe[4096], probe[4400];
    ssize_t n = readlink("/proc/self/exe", exe, sizeof exe - 1);
    exe[n > 0 ? n : 0] = '\0';
    char *slash = strrchr(exe, '/');
    if (!slash)
        return QOQ_LOCALEDIR;
    *slash = '\0';
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        snprintf(buf, size, "%s/%s", exe, places[i]);
        snprintf(probe, sizeof probe, "%s/zh_CN", buf);
        if (access(probe, F_OK) == 0)
            return buf;
    }
    return QOQ_LOCALEDIR;
}

bool i18n_set(const char *language)
{
    if (language && strcmp(language, "zh") != 0 && strcmp(language, "en") != 0)
        return false;
    chinese = strncmp(language ? language : environment(), "zh", 2) == 0;
    if (!chinese) {
        setlocale(LC_MESSAGES, "C"); /* msgids are the English texts */
        return true;
    }
    /* C.UTF-8 is built into the C library, so a Chinese locale need not be installed; unlike
     * "C" it lets gettext look at LANGUAGE. */
    char directory[4200];
    setlocale(LC_CTYPE, "C.UTF-8");
    setlocale(LC_MESSAGES, "C.UTF-8");
    setenv("LANGUAGE", "zh_CN", 1);
    bindtextdomain("qoq", catalogue_directory(directory, sizeof directory));
    bind_textdomain_codeset("qoq", "UTF-8");
    textdomain("qoq");
    return true;
}

bool i18n_is_zh(void)
{
    return chinese;
}
