/* Plain text: a paragraph is a line that is not blank. */
#include "snapshots/read/charset.h"
#include "snapshots/read/read.h"

static bool sniff(struct str name, struct str bytes)
{
    (void)name;
    (void)bytes;
    return true; /* the last reader asked; it refuses what is no text */
}

/* Takes a line off *rest, ended by LF, CR LF or CR. */
static bool next_line(struct str *rest, struct str *line)
{
    if (!rest->p || rest->n == 0)
        return false;
    size_t end = 0;
    while (end < rest->n && rest->p[end] != '\n' && rest->p[end] != '\r')
        end++;
    *line = str_slice(*rest, 0, end);
    if (end + 1 < rest->n && rest->p[end] == '\r' && rest->p[end + 1] == '\n')
        end++;
    *rest = str_after(*rest, end + 1);
    return true;
}

static int read_text(struct arena *a, struct document *doc, struct error *err)
{
    struct str rest, line;
    int code = charset_decode(a, doc, STR_NULL, &rest, err);
    if (code)
        return code;
    int gap = 0;
    for (long number = 1; next_line(&rest, &line); number++) {
        if (str_is_blank(line)) {
            gap++;
            continue;
        }
        document_add_para(a, doc, line, number, gap);
        gap = 0;
    }
    return 0;
}

const struct reader reader_text = { "text", sniff, read_text };
