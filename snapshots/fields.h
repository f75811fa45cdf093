/* fields.h - typed fields out of a JSON tree that is not trusted.
 *
 * The first error sticks in the reader: once rc is set, every function returns nothing and does
 * nothing, so that a decoder reads straight through and looks at rc at the end. An error names
 * the path of its field: "tasks[3].items[0].progress: a text or null was expected".
 */
#ifndef QOQ_SNAPSHOTS_FIELDS_H
#define QOQ_SNAPSHOTS_FIELDS_H

#include "base/error.h"
#include "base/list.h"
#include "snapshots/json.h"

struct reader {
    struct arena *arena;
    const char *origin;
    struct error *err;
    int rc; /* 0, or QOQ_EINPUT with *err filled */
};

enum { FIELDS_MOST = 16 };

/* An object under way, and a frame of the path to it: tasks[3] is key "tasks", index 3. */
struct object {
    const struct object *up;
    const char *key; /* NULL: the root */
    long index;      /* -1: not in a list */
    const struct json *j, *next; /* next: behind the member that was taken last */
    const char *taken[FIELDS_MOST];
    int n;
};

/* Opens j as the member `key` of `up` (of its list at index >= 0). */
struct object object_open(struct reader *r, const struct object *up, const char *key, long index,
                          const struct json *j);

/* Every key must have been taken: an unknown one would be lost. */
void object_close(struct reader *r, const struct object *o);

/* The member, which must be there; NULL after an error. */
const struct json *take(struct reader *r, struct object *o, const char *key);
/* The first element of a member that is a list; NULL when it is empty, or after an error. */
const struct json *take_list(struct reader *r, struct object *o, const char *key);

struct str take_text(struct reader *r, struct object *o, const char *key);
struct str take_text_or_null(struct reader *r, struct object *o, const char *key);
struct decimal take_decimal_or_null(struct reader *r, struct object *o, const char *key);
/* A whole number from `least` to `most`; 0 after an error. */
int64_t take_int(struct reader *r, struct object *o, const char *key, int64_t least, int64_t most);
int64_t take_int_or_null(struct reader *r, struct object *o, const char *key, int64_t least,
                         int64_t most); /* null gives 0 */
bool take_bool(struct reader *r, struct object *o, const char *key);
int take_bool_or_null(struct reader *r, struct object *o, const char *key); /* -1 = null */
/* A name of an enumeration; 0 after an error. */
int take_name(struct reader *r, struct object *o, const char *key, int (*from_name)(struct str));
struct str_list take_texts(struct reader *r, struct object *o, const char *key);

/* Sets the error "PATH: WHAT was expected"; `what` is an English msgid. */
void expected(struct reader *r, const struct object *o, const char *key, long index,
              const char *what);

#endif
