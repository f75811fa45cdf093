/* Which column tells what was done where no header says so. */
#include "snapshots/normalize/result.h"

#include "snapshots/normalize/flat.h"
#include "snapshots/normalize/parts.h"

enum { SEVERAL = 3 };

static const double TOLD = 0.8; /* words of done that speak for a result */

int result_column(const enum role *roles, const struct str *headers, int n)
{
    int found = -1;
    bool behind = false;
    for (int c = 0; c < n; c++) {
        if (roles[c] >= ROLE_PROGRESS && roles[c] <= ROLE_RATE)
            return -1;
        bool open = roles[c] == ROLE_NONE ||
                    (roles[c] == ROLE_TARGET && header_hint(headers[c], NULL) == ROLE_TITLE);
        if (behind && open && found < 0 && !str_is_blank(headers[c]))
            found = c;
        behind |= roles[c] == ROLE_TITLE;
    }
    return found;
}

/* One paragraph of a cell tells enough: 「已完成。」 over what was done. */
static bool tells(struct arena *a, struct str paragraph)
{
    struct token t = { .text = paragraph };
    flat_features(a, &t);
    return t.milestone == 0 && (t.verdict > 0 || t.dated > 0 || t.figure > 0.5 ||
                                t.cue[ROLE_PROGRESS] >= TOLD + t.cue[ROLE_NEXT]);
}

void result_add(struct arena *a, struct result_evidence *e, struct str cell)
{
    struct str rest = cell, paragraph;
    bool told = false;
    while (!told && str_next(&rest, STR("\n"), &paragraph))
        told = tells(a, paragraph);
    e->cells++;
    e->told += told;
}

bool result_tells(const struct result_evidence *e)
{
    return e->told >= SEVERAL && e->told * 2 > e->cells;
}
