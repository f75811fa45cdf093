#include "snapshots/json.h"

#include <cjson/cJSON.h>
#include <stdalign.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/list.h"
#include "base/utf8.h"

/* A struct json is a cJSON node. Its memory comes from the arena: cJSON allocates through hooks
 * that know no context, so `current` names the arena of the call under way, and every block
 * remembers its arena in front of itself, so that a node can be added to later. The arena's
 * ceiling then covers hostile JSON too, and leaving through it leaks nothing. */
static _Thread_local struct arena *current;

enum { HEAD = alignof(max_align_t), DEEPEST = 64, FEW = 20 };

static void *hook_alloc(size_t size)
{
    struct arena **block = arena_alloc(current, HEAD + size);
    *block = current;
    return (char *)block + HEAD;
}

static void hook_free(void *p)
{
    (void)p; /* goes with its arena */
}

static void enter(struct arena *a)
{
    cJSON_InitHooks(&(cJSON_Hooks){ hook_alloc, hook_free });
    current = a;
}

static cJSON *node_of(const struct json *j)
{
    return (cJSON *)j;
}

struct arena *json_arena(const struct json *j)
{
    return *(struct arena **)((char *)j - HEAD);
}

/* How many bytes at the beginning of a text stand for themselves inside quotation marks. Eight at
 * a time: a byte of x that is 0 makes the highest bit of its place in (x - ones) & ~x. */
static size_t plain_length(struct str s)
{
    const uint64_t ones = 0x0101010101010101u, tops = ones << 7;
    size_t i = 0;
    for (; i + sizeof ones <= s.n; i += sizeof ones) {
        uint64_t x;
        memcpy(&x, s.p + i, sizeof x);
        uint64_t quote = x ^ ones * '"', slash = x ^ ones * '\\';
        x = (x - ones * 0x20) & ~x;
        if ((x | ((quote - ones) & ~quote) | ((slash - ones) & ~slash)) & tops)
            break;
    }
    while (i < s.n && (unsigned char)s.p[i] >= 0x20 && s.p[i] != '"' && s.p[i] != '\\')
        i++;
    return i;
}

/* --- writing --- */

struct json *json_object(struct arena *a)
{
    enter(a);
    return (struct json *)cJSON_CreateObject();
}

struct json *json_array(struct arena *a)
{
    enter(a);
    return (struct json *)cJSON_CreateArray();
}

static struct json *add(struct json *to, const char *key, cJSON *value)
{
    if (key)
        cJSON_AddItemToObject(node_of(to), key, value);
    else
        cJSON_AddItemToArray(node_of(to), value);
    return (struct json *)value;
}

struct json *json_add_object(struct json *to, const char *key)
{
    enter(json_arena(to));
    return add(to, key, cJSON_CreateObject());
}

struct json *json_add_array(struct json *to, const char *key)
{
    enter(json_arena(to));
    return add(to, key, cJSON_CreateArray());
}

void json_add_str(struct json *to, const char *key, struct str s)
{
    enter(json_arena(to));
    if (!s.p)
        add(to, key, cJSON_CreateNull());
    else
        add(to, key, cJSON_CreateStringReference(str_z(current, s)));
}

/* Raw, because a cJSON number is a double. */
static void add_number(struct json *to, const char *key, struct str digits)
{
    add(to, key, cJSON_CreateRaw(str_z(current, digits)));
}

void json_add_decimal(struct json *to, const char *key, struct decimal d)
{
    enter(json_arena(to));
    if (d.known)
        add_number(to, key, decimal_text(current, d));
    else
        add(to, key, cJSON_CreateNull());
}

void json_add_int(struct json *to, const char *key, int64_t n)
{
    enter(json_arena(to));
    add_number(to, key, decimal_text(current, decimal_int(n)));
}

void json_add_bool(struct json *to, const char *key, bool b)
{
    enter(json_arena(to));
    add(to, key, cJSON_CreateBool(b));
}

void json_add_null(struct json *to, const char *key)
{
    enter(json_arena(to));
    add(to, key, cJSON_CreateNull());
}

/* --- printing ---
 * cJSON's own printer indents by tabs and puts arrays of plain values on one line, so that one
 * changed signal would show as a changed list in `git diff`; ours gives every value its line. */

static void print_string(struct buf *b, const char *text)
{
    struct str rest = str_from(text);
    buf_addc(b, '"');
    while (rest.n) {
        size_t plain = plain_length(rest);
        buf_add(b, str_slice(rest, 0, plain));
        if (plain == rest.n)
            break;
        char c = rest.p[plain];
        const char *letter = strchr("\"\"\\\\\bb\ff\nn\rr\tt", c);
        if (letter)
            buf_add(b, (struct str){ (char[]){ '\\', letter[1] }, 2 });
        else
            buf_addf(b, "\\u%04x", (unsigned)c);
        rest = str_after(rest, plain + 1);
    }
    buf_addc(b, '"');
}

static void new_line(struct buf *b, int depth)
{
    const struct str line = STR("\n                                ");
    size_t n = 1 + 2 * (size_t)depth;
    buf_add(b, str_slice(line, 0, n));
    for (; n > line.n; n--)
        buf_addc(b, ' ');
}

static void print_value(struct buf *b, const cJSON *node, int depth, bool pretty);

static void print_members(struct buf *b, const cJSON *node, int depth, bool pretty)
{
    bool object = cJSON_IsObject(node);
    buf_addc(b, object ? '{' : '[');
    for (const cJSON *e = node->child; e; e = e->next) {
        if (pretty)
            new_line(b, depth + 1);
        if (object) {
            print_string(b, e->string);
            buf_addz(b, pretty ? ": " : ":");
        }
        print_value(b, e, depth + 1, pretty);
        if (e->next)
            buf_addc(b, ',');
    }
    if (pretty && node->child)
        new_line(b, depth);
    buf_addc(b, object ? '}' : ']');
}

static void print_value(struct buf *b, const cJSON *node, int depth, bool pretty)
{
    switch (json_type((const struct json *)node)) {
    case JSON_OBJECT:
    case JSON_ARRAY:
        print_members(b, node, depth, pretty);
        break;
    case JSON_STRING:
        print_string(b, node->valuestring);
        break;
    case JSON_NUMBER:
        buf_addz(b, node->valuestring);
        break;
    case JSON_BOOL:
        buf_add(b, cJSON_IsTrue(node) ? STR("true") : STR("false"));
        break;
    case JSON_NULL:
        buf_add(b, STR("null"));
    }
}

struct str json_pretty(struct arena *a, const struct json *j)
{
    struct buf b = { .arena = a };
    print_value(&b, node_of(j), 0, true);
    buf_addc(&b, '\n');
    return buf_str(&b);
}

struct str json_compact(struct arena *a, const struct json *j)
{
    struct buf b = { .arena = a };
    print_value(&b, node_of(j), 0, false);
    return buf_str(&b);
}

/* --- parsing ---
 * cJSON knows the grammar but is lenient with tokens (any control character is white space, 01
 * and 1. are numbers, a NUL ends a text) and keeps only the double of a number. So the tokens
 * are scanned first: that refuses what is not JSON and notes where the numbers stand. */

struct scan {
    struct arena *arena;
    struct str text;
    size_t at;
    struct str_list numbers; /* in the order of the text */
};

static char peek(const struct scan *s)
{
    return s->at < s->text.n ? s->text.p[s->at] : '\0';
}

static bool scan_string(struct scan *s)
{
    for (s->at++; s->at < s->text.n; s->at++) {
        s->at += plain_length(str_after(s->text, s->at));
        char c = peek(s);
        if (c == '"') {
            s->at++;
            return true;
        }
        if ((unsigned char)c < 0x20)
            return false;
        if (c == '\\') {
            if (str_starts(str_after(s->text, s->at), STR("\\u0000")))
                return false; /* no text of ours holds a NUL */
            s->at++;
        }
    }
    return false;
}

static size_t scan_digits(struct scan *s)
{
    size_t from = s->at;
    while (peek(s) >= '0' && peek(s) <= '9')
        s->at++;
    return s->at - from;
}

static bool scan_number(struct scan *s)
{
    size_t from = s->at;
    s->at += peek(s) == '-';
    bool zero = peek(s) == '0';
    size_t whole = scan_digits(s);
    if (whole == 0 || (zero && whole > 1))
        return false;
    if (peek(s) == '.') {
        s->at++;
        if (!scan_digits(s))
            return false;
    }
    if (peek(s) == 'e' || peek(s) == 'E') {
        s->at++;
        s->at += peek(s) == '-' || peek(s) == '+';
        if (!scan_digits(s))
            return false;
    }
    *list_push(s->arena, &s->numbers) = str_slice(s->text, from, s->at);
    return true;
}

/* Punctuation, white space, or a letter of true, false, null. */
static bool is_token(char c)
{
    static const bool tokens[128] = {
        ['{'] = true, ['}'] = true,  ['['] = true,  [']'] = true,  [','] = true, [':'] = true,
        [' '] = true, ['\n'] = true, ['\r'] = true, ['\t'] = true, ['t'] = true, ['r'] = true,
        ['u'] = true, ['e'] = true,  ['f'] = true,  ['a'] = true,  ['l'] = true, ['s'] = true,
        ['n'] = true,
    };
    return (unsigned char)c < sizeof tokens / sizeof tokens[0] && tokens[(unsigned char)c];
}

/* True when all of the text is tokens of JSON; else s->at stands at the first that is not. */
static bool scan_tokens(struct scan *s)
{
    int depth = 0;
    while (s->at < s->text.n) {
        char c = s->text.p[s->at];
        bool fine = true;
        if (c == ' ' || c == '\n') {
            s->at++;
            continue;
        }
        if (c == '"')
            fine = scan_string(s);
        else if (c == '-' || (c >= '0' && c <= '9'))
            fine = scan_number(s);
        else
            fine = is_token(c) && s->at++ < s->text.n;
        depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
        if (!fine || depth > DEEPEST)
            return false;
    }
    return true;
}

static long line_of(struct str text, size_t at)
{
    long line = 1;
    for (size_t i = 0; i < at && i < text.n; i++)
        line += text.p[i] == '\n';
    return line;
}

/* Gives every number its digits, in the order of the text: depth first. */
static void attach_numbers(cJSON *node, struct str **next)
{
    if (cJSON_IsNumber(node))
        node->valuestring = (char *)str_z(current, *(*next)++);
    for (cJSON *e = node->child; e; e = e->next)
        attach_numbers(e, next);
}

static int compare_keys(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* In an object of ordinary size every key is compared with every other: that takes no memory. */
static const char *duplicate_of_few(const cJSON *node)
{
    for (const cJSON *e = node->child; e; e = e->next)
        for (const cJSON *f = e->next; f; f = f->next)
            if (e->string[0] == f->string[0] && strcmp(e->string, f->string) == 0)
                return e->string;
    return NULL;
}

static const char *duplicate_of_many(struct arena *a, const cJSON *node, size_t n)
{
    const char **keys = arena_array(a, n, sizeof *keys);
    n = 0;
    for (const cJSON *e = node->child; e; e = e->next)
        keys[n++] = e->string;
    qsort(keys, n, sizeof *keys, compare_keys);
    for (size_t i = 1; i < n; i++)
        if (strcmp(keys[i - 1], keys[i]) == 0)
            return keys[i];
    return NULL;
}

/* A key that stands twice in some object under node, or NULL. */
static const char *duplicate_key(struct arena *a, const cJSON *node)
{
    const char *twice = NULL;
    size_t n = 0;
    for (const cJSON *e = node->child; e && !twice; e = e->next, n++)
        if (e->child)
            twice = duplicate_key(a, e);
    if (twice || !cJSON_IsObject(node))
        return twice;
    return n <= FEW ? duplicate_of_few(node) : duplicate_of_many(a, node, n);
}

int json_check(const char *origin, struct str text, struct error *err)
{
    size_t bad = utf8_invalid(text);
    return bad == STR_NOT_FOUND ? 0
                                : error_set(err, QOQ_EINPUT, origin, line_of(text, bad),
                                            _("JSON was expected, but this is not valid UTF-8"));
}

int json_parse(struct arena *a, const char *origin, struct str text, struct json **out,
               struct error *err)
{
    int rc = json_check(origin, text, err);
    if (rc)
        return rc;
    text = str_copy(a, text);
    struct scan s = { .arena = a, .text = text };
    if (!scan_tokens(&s))
        return error_set(err, QOQ_EINPUT, origin, line_of(text, s.at),
                         _("this is not JSON (or nested deeper than %d)"), DEEPEST);
    enter(a);
    const char *end = NULL;
    cJSON *root = cJSON_ParseWithLengthOpts(text.p, text.n + 1, &end, 1);
    if (!root)
        return error_set(err, QOQ_EINPUT, origin, line_of(text, end ? (size_t)(end - text.p) : 0),
                         _("this is not JSON (or nested deeper than %d)"), DEEPEST);
    const char *twice = duplicate_key(a, root);
    if (twice)
        return error_set(err, QOQ_EINPUT, origin, 0, _("the key \"%s\" stands twice in an object"),
                         twice);
    struct str *next = s.numbers.v;
    attach_numbers(root, &next);
    *out = (struct json *)root;
    return 0;
}

/* --- reading --- */

/* A node's type is one bit, besides others that are none of types. */
enum json_type json_type(const struct json *j)
{
    int type = j ? node_of(j)->type : cJSON_NULL;
    return type & cJSON_Object                   ? JSON_OBJECT
           : type & cJSON_Array                  ? JSON_ARRAY
           : type & cJSON_String                 ? JSON_STRING
           : type & (cJSON_Number | cJSON_Raw)   ? JSON_NUMBER
           : type & (cJSON_True | cJSON_False)   ? JSON_BOOL
                                                 : JSON_NULL;
}

const struct json *json_get(const struct json *object, const char *key)
{
    return (struct json *)cJSON_GetObjectItemCaseSensitive(node_of(object), key);
}

size_t json_count(const struct json *j)
{
    return (size_t)cJSON_GetArraySize(node_of(j));
}

const struct json *json_first(const struct json *j)
{
    return j ? (struct json *)node_of(j)->child : NULL;
}

const struct json *json_next(const struct json *j)
{
    return (struct json *)node_of(j)->next;
}

const char *json_key(const struct json *j)
{
    return node_of(j)->string;
}

struct str json_str(const struct json *j)
{
    return cJSON_IsString(node_of(j)) ? str_from(node_of(j)->valuestring) : STR_NULL;
}

struct decimal json_decimal(const struct json *j)
{
    if (!j || json_type(j) != JSON_NUMBER)
        return DECIMAL_NONE;
    struct decimal d = decimal_parse(str_from(node_of(j)->valuestring));
    return d.known ? d : decimal_from_double(strtod(node_of(j)->valuestring, NULL));
}

int64_t json_int(const struct json *j)
{
    struct decimal d = json_decimal(j);
    for (; d.exp > 0 && d.mantissa < INT64_MAX / 10 && d.mantissa > -INT64_MAX / 10; d.exp--)
        d.mantissa *= 10;
    return d.exp == 0 ? d.mantissa : 0;
}

bool json_bool(const struct json *j)
{
    return cJSON_IsTrue(node_of(j));
}
