#include "snapshots/fields.h"

#include "base/i18n.h"

static void add_path(struct buf *b, const struct object *o, const char *key, long index)
{
    if (o)
        add_path(b, o->up, o->key, o->index);
    if (!key)
        return;
    if (b->n)
        buf_addc(b, '.');
    buf_addz(b, key);
    if (index >= 0)
        buf_addf(b, "[%ld]", index);
}

static const char *path_of(struct reader *r, const struct object *o, const char *key, long index)
{
    struct buf b = { .arena = r->arena };
    add_path(&b, o, key, index);
    return b.n ? str_z(r->arena, buf_str(&b)) : "JSON";
}

void expected(struct reader *r, const struct object *o, const char *key, long index,
              const char *what)
{
    if (r->rc == 0)
        r->rc = error_set(r->err, QOQ_EINPUT, r->origin, 0, _("%s: %s was expected"),
                          path_of(r, o, key, index), _(what));
}

struct object object_open(struct reader *r, const struct object *up, const char *key, long index,
                          const struct json *j)
{
    if (r->rc == 0 && json_type(j) != JSON_OBJECT)
        expected(r, up, key, index, N_("an object"));
    j = r->rc ? NULL : j;
    return (struct object){ .up = up, .key = key, .index = index, .j = j, .next = json_first(j) };
}

static bool was_taken(const struct object *o, const char *key)
{
    for (int i = 0; i < o->n; i++)
        if (strcmp(o->taken[i], key) == 0)
            return true;
    return false;
}

void object_close(struct reader *r, const struct object *o)
{
    if (r->rc || json_count(o->j) == (size_t)o->n)
        return;
    const struct json *e = json_first(o->j);
    while (was_taken(o, json_key(e)))
        e = json_next(e);
    r->rc = error_set(r->err, QOQ_EINPUT, r->origin, 0,
                      _("%s: this version of the format has no such key"),
                      path_of(r, o, json_key(e), -1));
}

const struct json *take(struct reader *r, struct object *o, const char *key)
{
    if (r->rc)
        return NULL;
    /* Keys mostly stand in the order in which they are asked for. */
    const struct json *j = o->next && strcmp(json_key(o->next), key) == 0 ? o->next
                                                                         : json_get(o->j, key);
    if (j) {
        o->taken[o->n++] = key;
        o->next = json_next(j);
    } else {
        r->rc = error_set(r->err, QOQ_EINPUT, r->origin, 0, _("%s is missing"),
                          path_of(r, o, key, -1));
    }
    return j;
}

const struct json *take_list(struct reader *r, struct object *o, const char *key)
{
    const struct json *j = take(r, o, key);
    if (j && json_type(j) != JSON_ARRAY)
        expected(r, o, key, -1, N_("a list"));
    return r->rc ? NULL : json_first(j);
}

struct str take_text(struct reader *r, struct object *o, const char *key)
{
    const struct json *j = take(r, o, key);
    if (j && json_type(j) != JSON_STRING)
        expected(r, o, key, -1, N_("a text"));
    return r->rc ? STR_NULL : json_str(j);
}

struct str take_text_or_null(struct reader *r, struct object *o, const char *key)
{
    const struct json *j = take(r, o, key);
    if (j && json_type(j) != JSON_STRING && json_type(j) != JSON_NULL)
        expected(r, o, key, -1, N_("a text or null"));
    return r->rc ? STR_NULL : json_str(j);
}

struct decimal take_decimal_or_null(struct reader *r, struct object *o, const char *key)
{
    const struct json *j = take(r, o, key);
    struct decimal d = j ? json_decimal(j) : DECIMAL_NONE;
    if (j && !d.known && json_type(j) != JSON_NULL)
        expected(r, o, key, -1, N_("a number or null"));
    return d;
}

static int64_t whole_number(struct reader *r, struct object *o, const char *key,
                            const struct json *j, int64_t least, int64_t most)
{
    int64_t n = json_int(j);
    if (decimal_eq(json_decimal(j), decimal_int(n)) && n >= least && n <= most)
        return n;
    expected(r, o, key, -1, least > 0 ? N_("a whole number from 1 on")
                                      : N_("a whole number from 0 on"));
    return 0;
}

int64_t take_int(struct reader *r, struct object *o, const char *key, int64_t least, int64_t most)
{
    const struct json *j = take(r, o, key);
    return j ? whole_number(r, o, key, j, least, most) : 0;
}

int64_t take_int_or_null(struct reader *r, struct object *o, const char *key, int64_t least,
                         int64_t most)
{
    const struct json *j = take(r, o, key);
    return j && json_type(j) != JSON_NULL ? whole_number(r, o, key, j, least, most) : 0;
}

bool take_bool(struct reader *r, struct object *o, const char *key)
{
    const struct json *j = take(r, o, key);
    if (j && json_type(j) != JSON_BOOL)
        expected(r, o, key, -1, N_("true or false"));
    return j && json_bool(j);
}

int take_bool_or_null(struct reader *r, struct object *o, const char *key)
{
    const struct json *j = take(r, o, key);
    if (!j || json_type(j) == JSON_NULL)
        return -1;
    if (json_type(j) != JSON_BOOL)
        expected(r, o, key, -1, N_("true, false or null"));
    return json_bool(j);
}

int take_name(struct reader *r, struct object *o, const char *key, int (*from_name)(struct str))
{
    struct str name = take_text(r, o, key);
    int value = name.n ? from_name(name) : -1;
    if (r->rc == 0 && value < 0)
        r->rc = error_set(r->err, QOQ_EINPUT, r->origin, 0, _("%s: \"%.*s\" is no known name"),
                          path_of(r, o, key, -1), STR_ARG(name));
    return r->rc ? 0 : value;
}

struct str_list take_texts(struct reader *r, struct object *o, const char *key)
{
    struct str_list list = { 0 };
    const struct json *e = take_list(r, o, key);
    for (long i = 0; e && r->rc == 0; e = json_next(e), i++) {
        if (json_type(e) != JSON_STRING)
            expected(r, o, key, i, N_("a text"));
        *list_push(r->arena, &list) = json_str(e);
    }
    return list;
}
