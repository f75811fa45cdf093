#include "snapshots/read/charset_parts.h"

#include <errno.h>
#include <iconv.h>

#include "base/i18n.h"
#include "base/table.h"
#include "base/utf8.h"

/* Characters looked at to tell the encoding; the whole file is converted only once. */
enum { SAMPLE = 64 * 1024 };

/* Below this share of characters that look right, no encoding fits. */
static const double PLAUSIBLE = 0.3;

static const char REPLACEMENT[] = "\xEF\xBF\xBD"; /* U+FFFD */

static const char *const candidates[] = { "GB18030", "Big5-HKSCS", "UTF-16LE", "UTF-16BE" };
enum { CANDIDATES = sizeof candidates / sizeof candidates[0] };

/* The name a candidate goes by in a snapshot. */
static const char *public_name(const char *candidate)
{
    return strcmp(candidate, "Big5-HKSCS") == 0 ? "Big5" : candidate;
}

/* --- conversion --- */

static void close_converter(void *thing)
{
    iconv_close(thing);
}

static bool is_wide(const char *charset)
{
    return strncmp(charset, "UTF-16", 6) == 0;
}

/* A copy in which what means U+0000 fits nowhere: 0xFF, or half a surrogate pair. */
static struct str without_zeros(struct arena *a, struct str bytes, const char *charset)
{
    bool wide = is_wide(charset), little = str_ends(str_from(charset), STR("LE"));
    char *copy = arena_alloc(a, bytes.n + 1);
    memcpy(copy, bytes.p, bytes.n);
    for (size_t i = 0; i + wide < bytes.n; i += wide ? 2 : 1) {
        if (copy[i] || (wide && copy[i + 1]))
            continue;
        copy[i + (wide && little)] = wide ? '\xD8' : '\xFF';
    }
    return (struct str){ copy, bytes.n };
}

struct converted charset_convert(struct arena *a, const char *charset, struct str bytes)
{
    iconv_t cd = iconv_open("UTF-8", charset);
    if (cd == (iconv_t)-1)
        return (struct converted){ .supported = false };
    arena_defer(a, close_converter, cd);
    struct converted c = { .supported = true };
    size_t room = bytes.n * 4 + 4, left = bytes.n, step = is_wide(charset) ? 2 : 1;
    if (bytes.n && memchr(bytes.p, 0, bytes.n))
        bytes = without_zeros(a, bytes, charset);
    char *out = arena_alloc(a, room), *to = out;
    char *from = (char *)(uintptr_t)bytes.p; /* iconv does not write to it */
    while (left && iconv(cd, &from, &left, &to, &room) == (size_t)-1 && errno == EILSEQ) {
        c.first = c.bad++ ? c.first : (size_t)(from - bytes.p);
        step = step < left ? step : left;
        from += step;
        left -= step;
        memcpy(to, REPLACEMENT, 3); /* a byte has room for four */
        to += 3;
        room -= 3;
    }
    c.text = (struct str){ out, (size_t)(to - out) };
    return c;
}

struct str charset_encode(struct arena *a, const char *charset, struct str text)
{
    iconv_t cd = iconv_open(charset, "UTF-8");
    if (cd == (iconv_t)-1)
        return STR("");
    arena_defer(a, close_converter, cd);
    char *out = arena_alloc(a, 2 * text.n + 4), *to = out;
    for (size_t at = 0; at < text.n;) {
        size_t start = at, left, room = 8;
        uint32_t code = utf8_next(text, &at);
        char *from = (char *)(uintptr_t)(text.p + start); /* iconv does not write to it */
        left = at - start;
        if (code != 0xFFFD && iconv(cd, &from, &left, &to, &room) != (size_t)-1)
            continue;
        /* The bytes that windows-1252 leaves out are read as they are. */
        *to++ = code < 0x100 ? (char)(unsigned char)code : '\xFF';
    }
    return (struct str){ out, (size_t)(to - out) };
}

struct converted charset_mend(struct arena *a, struct str bytes)
{
    struct converted c = { .supported = true };
    struct buf b = { .arena = a };
    while (bytes.n) {
        size_t good = utf8_invalid(bytes);
        good = good == STR_NOT_FOUND ? bytes.n : good;
        const char *zero = memchr(bytes.p, 0, good);
        good = zero ? (size_t)(zero - bytes.p) : good;
        buf_add(&b, str_slice(bytes, 0, good));
        if (good == bytes.n)
            break;
        c.first = c.bad++ ? c.first : b.n;
        buf_addz(&b, REPLACEMENT);
        bytes = str_after(bytes, good + 1);
    }
    c.text = buf_str(&b);
    return c;
}

size_t charset_letters(struct str text)
{
    size_t n = 0;
    for (size_t i = 0; i < text.n; i++)
        n += ((unsigned char)text.p[i] & 0xC0) == 0xC0;
    return n;
}

/* A few bytes may be broken in a page that is else sound: one in 20 characters beyond ASCII. */
static bool is_sound(const struct converted *c)
{
    size_t characters = charset_letters(c->text);
    return c->bad * 20 <= characters - (c->bad < characters ? c->bad : characters);
}

/* --- what reads like a report --- */

/* The bits of the characters of common.tsv, by code point - U+4E00. */
static const unsigned char *common_characters(void)
{
    static unsigned char bits[0x5200 / 8 + 1];
    static bool ready;
    if (ready)
        return bits;
    const struct table *t = table_get("common");
    for (size_t row = 0; row < t->n; row++) {
        struct str s = t->v[row].cell[0];
        for (size_t i = 0; i < s.n;) {
            uint32_t c = utf8_next(s, &i);
            if (c >= 0x4E00 && c < 0xA000)
                bits[(c - 0x4E00) / 8] |= (unsigned char)(1u << (c - 0x4E00) % 8);
        }
    }
    ready = true;
    return bits;
}

static bool is_common(uint32_t c)
{
    return c >= 0x4E00 && c < 0xA000 &&
           (common_characters()[(c - 0x4E00) / 8] >> (c - 0x4E00) % 8 & 1);
}

double charset_likeness(struct str text)
{
    long common = 0, odd = 0, all = 0, letters = 0;
    for (size_t i = 0; i < text.n;) {
        uint32_t c = utf8_next(text, &i);
        if (c < 0x80) {
            letters += c >= ' ' || c == '\n' || c == '\r' || c == '\t';
            odd += c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f';
            continue;
        }
        all++;
        common += is_common(c);
        odd += (c >= 0xE000 && c < 0xF900) || (c >= 0x80 && c < 0xA0) || c >= 0xF0000 ||
               (c >= 0xAC00 && c < 0xD800);
    }
    if (all == 0)
        return odd ? -1 : letters > 0 ? 0.5 : 0;
    return (double)(common - 4 * odd) / (double)all;
}

/* --- choosing --- */

/* GBK and GB2312 are parts of GB18030; names are compared without case and punctuation. */
static bool same_charset(struct str declared, const char *candidate)
{
    static const char *const families[][2] = {
        { "gb18030", "GB18030" }, { "gbk", "GB18030" },     { "gb2312", "GB18030" },
        { "cp936", "GB18030" },   { "936", "GB18030" },     { "big5", "Big5-HKSCS" },
        { "big5hkscs", "Big5-HKSCS" }, { "cp950", "Big5-HKSCS" }, { "utf8", "UTF-8" },
        { "utf16", "UTF-16LE" },  { "utf16", "UTF-16BE" },  { "unicode", "UTF-16LE" },
        { "utf16le", "UTF-16LE" }, { "utf16be", "UTF-16BE" },
    };
    char plain[24] = { 0 };
    for (size_t i = 0, n = 0; i < declared.n && n + 1 < sizeof plain; i++) {
        char c = declared.p[i];
        if (c >= 'A' && c <= 'Z')
            c = (char)(c | 0x20);
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            plain[n++] = c;
    }
    for (size_t i = 0; i < sizeof families / sizeof families[0]; i++)
        if (strcmp(plain, families[i][0]) == 0 && strcmp(candidate, families[i][1]) == 0)
            return true;
    return false;
}

/* The candidate that reads best, or NULL; *score gets how well. */
static const char *best_candidate(struct arena *a, struct str bytes, struct str declared,
                                  double *score)
{
    const char *best = NULL;
    struct str sample = str_slice(bytes, 0, SAMPLE);
    bool zeros = memchr(sample.p, 0, sample.n) != NULL;
    *score = PLAUSIBLE;
    for (int i = 0; i < CANDIDATES; i++) {
        if (is_wide(candidates[i]) && !zeros)
            continue; /* text in words has some zeros: its line ends */
        struct converted c = charset_convert(a, candidates[i], sample);
        if (!c.supported || !is_sound(&c))
            continue;
        double s = charset_likeness(c.text) + (same_charset(declared, candidates[i]) ? 0.1 : 0);
        if (s > *score) {
            *score = s;
            best = candidates[i];
        }
    }
    return best;
}

/* --- errors --- */

static long line_of(struct str bytes, size_t at)
{
    long line = 1;
    for (size_t i = 0; i < at && i < bytes.n; i++)
        line += bytes.p[i] == '\n';
    return line;
}

static int refuse(struct arena *a, const struct document *doc, size_t at, struct error *err)
{
    const char *origin = str_z(a, doc->name);
    if (memchr(doc->bytes.p, 0, doc->bytes.n))
        return error_set(err, QOQ_EINPUT, origin, 0,
                         _("a binary file; a report as text or HTML was expected"));
    return error_set(err, QOQ_EINPUT, origin, line_of(doc->bytes, at),
                     _("invalid UTF-8 at byte %zu (0x%02X); perhaps it is GB18030 that was damaged:"
                       " save it again as UTF-8"),
                     at + 1, (unsigned char)doc->bytes.p[at]);
}

/* True when the bytes from `at` on are the beginning of one character and nothing else. */
static bool is_cut_character(struct str bytes, size_t at)
{
    size_t left = bytes.n - at;
    unsigned char first = (unsigned char)bytes.p[at];
    size_t whole = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || left >= whole)
        return false;
    for (size_t i = at + 1; i < bytes.n; i++)
        if (((unsigned char)bytes.p[i] & 0xC0) != 0x80)
            return false;
    return true;
}

/* --- */

/* Takes what was converted, with a note of its broken bytes. */
static void accept(struct document *doc, const char *charset, const struct converted *c,
                   struct str *text)
{
    doc->charset = public_name(charset);
    doc->broken = c->bad;
    *text = c->text;
}

/* By what the bytes look like, `declared` breaking ties. *bad: where they went wrong. */
static bool decode_by_looks(struct arena *a, struct document *doc, struct str bytes,
                            struct str declared, struct str *text, size_t *bad)
{
    double score;
    struct converted c = charset_mend(a, bytes), mixed;
    const char *best = is_sound(&c) ? "UTF-8" : best_candidate(a, bytes, declared, &score);
    *bad = c.first;
    if (best && strcmp(best, "UTF-8") != 0)
        c = charset_convert(a, best, bytes);
    bool wide = best && is_wide(best), utf8 = !best || strcmp(best, "UTF-8") == 0;
    if (!wide && charset_mixed(a, bytes, utf8 ? NULL : best, &mixed) && is_sound(&mixed) &&
        mixed.bad < c.bad + !best) {
        accept(doc, utf8 ? "GB18030" : best, &mixed, text);
        doc->misdeclared = STR("UTF-8 in places");
        return true;
    }
    *bad = c.bad ? c.first : *bad;
    if (!best || !is_sound(&c))
        return false;
    accept(doc, best, &c, text);
    return true;
}

/* By a byte order mark of two bytes, when what follows reads so: it may be wrong, too. */
static bool decode_by_mark(struct arena *a, struct document *doc, struct str *bytes,
                           struct str *text)
{
    bool little = str_starts(*bytes, STR("\xFF\xFE"));
    const char *charset = little ? "UTF-16LE" : "UTF-16BE";
    if (!little && !str_starts(*bytes, STR("\xFE\xFF")))
        return false;
    *bytes = str_after(*bytes, 2);
    struct converted c = charset_convert(a, charset, *bytes);
    double like = charset_likeness(str_slice(c.text, 0, SAMPLE));
    if (!c.supported || !is_sound(&c) || like < PLAUSIBLE / 2)
        return false;
    accept(doc, charset, &c, text);
    return true;
}

/* What was read wrong before it came here is set right. */
static bool undo_misreading(struct arena *a, struct document *doc, struct str *text)
{
    struct converted c;
    const char *misread;
    if (strcmp(doc->charset, "UTF-8") != 0 || !charset_undo(a, *text, &c, &misread))
        return false;
    accept(doc, "UTF-8", &c, text);
    doc->misdeclared = str_from(misread);
    return true;
}

int charset_decode(struct arena *a, struct document *doc, struct str declared, struct str *text,
                   struct error *err)
{
    struct str bytes = doc->bytes;
    if (str_starts(bytes, STR("\xEF\xBB\xBF")))
        bytes = str_after(bytes, 3);
    size_t bad = utf8_invalid(bytes);
    if (bad != STR_NOT_FOUND && is_cut_character(bytes, bad)) {
        bytes.n = bad;
        bad = STR_NOT_FOUND;
    }
    if (bad == STR_NOT_FOUND && !memchr(bytes.p, 0, bytes.n)) {
        doc->charset = "UTF-8";
        *text = bytes;
    } else if (!decode_by_mark(a, doc, &bytes, text) &&
               !decode_by_looks(a, doc, bytes, declared, text, &bad)) {
        return refuse(a, doc, doc->bytes.n - bytes.n + bad, err);
    }
    if (undo_misreading(a, doc, text) || doc->misdeclared.n)
        return 0;
    if (declared.n && !same_charset(declared, doc->charset) &&
        !(strcmp(doc->charset, "Big5") == 0 && same_charset(declared, "Big5-HKSCS")))
        doc->misdeclared = declared;
    return 0;
}
