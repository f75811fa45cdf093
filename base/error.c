#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

/* A text cut by vsnprintf may end inside a character: drop the broken end. */
static void trim_cut_character(char *text)
{
    struct str s = str_from(text);
    size_t bad = utf8_invalid(s);
    if (bad != STR_NOT_FOUND && s.n - bad < 4)
        text[bad] = '\0';
}

/* An error is one line, whatever a file name or a quoted line holds. */
static void replace_control_characters(char *text)
{
    for (; *text; text++)
        if ((unsigned char)*text < 0x20 || *text == 0x7f)
            *text = ' ';
}

int error_set(struct error *err, int code, const char *origin, long line, const char *format, ...)
{
    if (!err)
        return code;
    err->code = code;
    err->line = line;
    snprintf(err->origin, sizeof err->origin, "%s", origin ? origin : "");
    va_list args;
    va_start(args, format);
    vsnprintf(err->text, sizeof err->text, format, args);
    va_end(args);
    trim_cut_character(err->origin);
    trim_cut_character(err->text);
    replace_control_characters(err->origin);
    replace_control_characters(err->text);
    return code;
}

int error_exit_status(int code)
{
    switch (code) {
    case 0:
        return 0;
#define X(name, value, status, text) \
    case name:                       \
        return status;
        QOQ_ERRORS(X)
#undef X
    default:
        return 3;
    }
}

const char *error_name(int code)
{
    switch (code) {
#define X(name, value, status, text) \
    case name:                       \
        return text;
        QOQ_ERRORS(X)
#undef X
    default:
        return "no error";
    }
}

const char *error_line(const struct error *err, char *buf, unsigned long size)
{
    if (err->origin[0] && err->line > 0)
        snprintf(buf, size, "%s:%ld: %s", err->origin, err->line, err->text);
    else if (err->origin[0])
        snprintf(buf, size, "%s: %s", err->origin, err->text);
    else
        snprintf(buf, size, "%s", err->text);
    return buf;
}
