#include "snapshots/normalize/office_word.h"

#include "base/utf8.h"
#include "snapshots/normalize/match.h"

enum { LABEL_MAX_CHARS = 10 };

/* The longest row of a kind that the key ends with (starts with, is, has): by the kind. */
static const struct table_row *find_in(const struct table *t, struct str key, const char *kind)
{
    const struct table_row *best = NULL;
    struct str wanted = str_from(kind);
    for (size_t i = 0; i < t->n; i++) {
        const struct table_row *row = &t->v[i];
        struct str word = row->cell[0];
        if (!office_is(row, wanted) || (best && word.n <= best->cell[0].n))
            continue;
        if (kind[0] == 'e' || kind[0] == 'b' || kind[0] == 'l' ? str_ends(key, word)
            : kind[0] == 's' || kind[0] == 'r' ? str_starts(key, word)
            : kind[0] == 'w' ? str_eq(key, word)
                             : str_has(key, word))
            best = row;
    }
    return best;
}

const struct table_row *office_word(struct str key, const char *kind)
{
    return find_in(table_get("offices"), key, kind);
}

const struct table_row *body_word(struct str key, const char *kind)
{
    return find_in(table_get("bodies"), key, kind);
}

/* 「镇级责任单位:」: a label that begins with words of its own, up to the colon. */
static const struct table_row *compound_label(struct str text, size_t *end)
{
    char buf[64];
    size_t colon = 0, chars = 0;
    while (colon < text.n && match_at(text, colon) != ':' && chars++ < LABEL_MAX_CHARS)
        utf8_next(text, &colon);
    if (match_at(text, colon) != ':')
        return NULL;
    struct str key = { buf, match_key(str_slice(text, 0, colon), buf, sizeof buf) };
    const struct table_row *row = office_word(key, "label");
    *end = colon;
    utf8_next(text, end);
    return row && row->cell[0].n >= 12 ? row : NULL;
}

/* 「责任单位:」 at the start of a text: its row, and where the list begins. */
const struct table_row *office_label(struct str text, size_t *end)
{
    const struct table *t = table_get("offices");
    const struct table_row *best = NULL;
    const struct str label = STR("label");
    for (size_t i = 0; i < t->n; i++) {
        size_t at;
        if (!office_is(&t->v[i], label) || !match_starts(text, t->v[i].cell[0], &at))
            continue;
        while (at < text.n && utf8_is_space(match_at(text, at)))
            utf8_next(text, &at);
        if (match_at(text, at) != ':')
            continue;
        utf8_next(text, &at);
        best = &t->v[i];
        *end = at;
    }
    return best ? best : compound_label(text, end);
}
