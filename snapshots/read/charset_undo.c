/* charset_undo.c - texts that were read in a wrong encoding and written so: mojibake. */
#include "base/utf8.h"
#include "snapshots/read/charset_parts.h"

/* As many characters tell; the whole text is undone only once. */
enum { SAMPLE = 16 * 1024, FEWEST = 24 };

/* Above the first no text is suspected; what is undone must be better by the second. */
static const double FINE = 0.45, BETTER = 0.25;

static const struct {
    const char *read, *is, *what;
} mistakes[] = {
    { "GB18030", "UTF-8", "GB18030 (UTF-8 misread)" },
    { "CP1252", "UTF-8", "windows-1252 (UTF-8 misread)" },
    { "CP1252", "GB18030", "windows-1252 (GB18030 misread)" },
    { "Big5-HKSCS", "UTF-8", "Big5 (UTF-8 misread)" },
};

/* One U+FFFD for every run of them: a character that was lost, whatever its bytes. */
static struct converted one_per_run(struct arena *a, struct str text)
{
    struct converted c = { .supported = true };
    struct buf b = { .arena = a };
    bool lost = false;
    for (size_t at = 0; at < text.n;) {
        uint32_t code = utf8_next(text, &at);
        c.bad += code == 0xFFFD && !lost;
        if (code != 0xFFFD || !lost)
            utf8_put(&b, code);
        lost = code == 0xFFFD;
    }
    c.text = buf_str(&b);
    return c;
}

static struct converted undo(struct arena *a, struct str text, size_t mistake)
{
    struct str bytes = charset_encode(a, mistakes[mistake].read, text);
    bool utf8 = strcmp(mistakes[mistake].is, "UTF-8") == 0;
    struct converted c = utf8 ? charset_mend(a, bytes)
                              : charset_convert(a, mistakes[mistake].is, bytes);
    return one_per_run(a, c.text);
}

/* At most every third character may be lost: each third one is where UTF-8 was read by twos. */
static bool is_whole(const struct converted *c)
{
    return c->bad * 3 <= charset_letters(c->text);
}

bool charset_undo(struct arena *a, struct str text, struct converted *out, const char **misread)
{
    struct str sample = str_slice(text, 0, SAMPLE);
    double best = charset_likeness(sample) + BETTER;
    size_t found = sizeof mistakes / sizeof mistakes[0];
    if (charset_letters(sample) < FEWEST || best > FINE + BETTER)
        return false;
    for (size_t i = 0; i < sizeof mistakes / sizeof mistakes[0]; i++) {
        struct converted c = undo(a, sample, i);
        double like = charset_likeness(c.text);
        if (!is_whole(&c) || like < best)
            continue;
        best = like;
        found = i;
    }
    if (found == sizeof mistakes / sizeof mistakes[0])
        return false;
    *out = undo(a, text, found);
    *misread = mistakes[found].what;
    return true;
}
