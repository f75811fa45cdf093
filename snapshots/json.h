/* json.h - JSON trees, through cJSON (the only user).
 *
 * Writing: objects keep the order of their keys; numbers are decimals and print as they were
 * read; the same tree always prints the same bytes. Reading trusts nothing: duplicate keys, bad
 * UTF-8, trailing bytes and too deep nesting are errors. Trees belong to an arena.
 */
#ifndef QOQ_SNAPSHOTS_JSON_H
#define QOQ_SNAPSHOTS_JSON_H

#include "base/decimal.h"
#include "base/error.h"
#include "base/str.h"

struct json; /* a value; borrowed from the arena of its root */

struct json *json_object(struct arena *a); /* a root; closed with the arena */
struct json *json_array(struct arena *a);
struct arena *json_arena(const struct json *j); /* where the value lives */

/* Adders put a new value at the end of an object under `key`, or of an array (key NULL). */
struct json *json_add_object(struct json *to, const char *key);
struct json *json_add_array(struct json *to, const char *key);
void json_add_str(struct json *to, const char *key, struct str s);       /* null text -> null */
void json_add_decimal(struct json *to, const char *key, struct decimal d); /* unknown -> null */
void json_add_int(struct json *to, const char *key, int64_t n);
void json_add_bool(struct json *to, const char *key, bool b);
void json_add_null(struct json *to, const char *key);

/* Pretty: two blanks a level, one field per line, empty containers as [] and {}, a newline at
 * the end; compact: one line without a newline. Keys and texts in UTF-8, only what must be is
 * escaped. */
struct str json_pretty(struct arena *a, const struct json *j);
struct str json_compact(struct arena *a, const struct json *j);

/* Parses text whole; numbers keep their digits. QOQ_EINPUT with origin and line: not UTF-8, not
 * JSON, a NUL in a text, a key twice in one object, nested deeper than 64. The memory taken is
 * the arena's: its ceiling holds for hostile JSON too. */
int json_parse(struct arena *a, const char *origin, struct str text, struct json **out,
               struct error *err);

/* The first of these: is the text UTF-8? */
int json_check(const char *origin, struct str text, struct error *err);

enum json_type { JSON_NULL, JSON_BOOL, JSON_NUMBER, JSON_STRING, JSON_ARRAY, JSON_OBJECT };
enum json_type json_type(const struct json *j);

/* Case-sensitive; NULL when absent. */
const struct json *json_get(const struct json *object, const char *key);
size_t json_count(const struct json *j);
/* for (const struct json *e = json_first(array); e; e = json_next(e)) */
const struct json *json_first(const struct json *j);
const struct json *json_next(const struct json *j);
const char *json_key(const struct json *j); /* of a member of an object */
/* Values; a value of another type (NULL too) gives null, unknown, 0, false. */
struct str json_str(const struct json *j);
struct decimal json_decimal(const struct json *j);
int64_t json_int(const struct json *j);
bool json_bool(const struct json *j);

#endif
