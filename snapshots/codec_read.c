#include "base/i18n.h"
#include "base/url.h"
#include "snapshots/codec.h"
#include "snapshots/fields.h"

/* Lists of the model have no name as a type; these two move them. */
#define SET_TEXTS(to, list)              \
    do {                                 \
        struct str_list texts_ = (list); \
        (to).v = texts_.v;               \
        (to).n = texts_.n;               \
        (to).cap = texts_.cap;           \
    } while (0)

/* Reads a member that is a list of objects: read(r, frame, new element) for each. */
#define TAKE_OBJECTS(r, o, key, list, read)                                      \
    do {                                                                         \
        long i_ = 0;                                                             \
        for (const struct json *e_ = take_list(r, o, key); e_ && (r)->rc == 0;   \
             e_ = json_next(e_), i_++) {                                         \
            struct object element_ = object_open(r, o, key, i_, e_);             \
            read(r, &element_, list_push((r)->arena, list));                     \
            object_close(r, &element_);                                          \
        }                                                                        \
    } while (0)

static struct month month_from(struct str s)
{
    struct decimal year = decimal_parse(str_slice(s, 0, 4));
    struct decimal month = decimal_parse(str_after(s, 5));
    if (s.n != 7 || s.p[4] != '-' || !year.known || !month.known)
        return (struct month){ 0, 0 };
    return (struct month){ (int16_t)year.mantissa, (int8_t)month.mantissa };
}

static struct month take_month(struct reader *r, struct object *o, const char *key)
{
    struct str text = take_text_or_null(r, o, key);
    struct month m = month_from(text);
    if (text.p && (m.month < 0 || m.month > 12 || !str_eq(month_text(r->arena, m), text)))
        expected(r, o, key, -1, N_("a month such as \"2020-09\", or null,"));
    return m;
}

static enum basis take_basis(struct reader *r, struct object *o, const char *key)
{
    if (r->rc == 0 && json_get(o->j, key) && json_type(json_get(o->j, key)) == JSON_NULL) {
        take(r, o, key);
        return BASIS_NONE;
    }
    return (enum basis)take_name(r, o, key, basis_from_name);
}

/* The key says it all; the other fields must agree with it. */
static struct period take_period(struct reader *r, struct object *up)
{
    struct period p = { 0 };
    const struct json *j = take(r, up, "period");
    if (!j || json_type(j) == JSON_NULL)
        return p;
    struct object o = object_open(r, up, "period", -1, j);
    char key[PERIOD_KEY_SIZE];
    struct str name = take_text(r, &o, "key");
    if (r->rc == 0 && (!period_parse(name, &p) || !str_is(name, period_key(p, key))))
        expected(r, &o, "key", -1, N_("a period such as \"2020Q3\""));
    if (take_int(r, &o, "year", 0, INT16_MAX) != p.year)
        expected(r, &o, "year", -1, N_("the year of the key"));
    if (!str_eq(take_text(r, &o, "as_of"), month_text(r->arena, period_as_of(p))))
        expected(r, &o, "as_of", -1, N_("the month of the key"));
    if (!decimal_eq(take_decimal_or_null(r, &o, "pace"), period_pace(p)))
        expected(r, &o, "pace", -1, N_("the pace of the key"));
    object_close(r, &o);
    return p;
}

static bool is_sha256(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!(s.p[i] >= '0' && s.p[i] <= '9') && !(s.p[i] >= 'a' && s.p[i] <= 'f'))
            return false;
    return s.n == 64;
}

static void take_source(struct reader *r, struct object *up, struct source *s)
{
    struct object o = object_open(r, up, "source", -1, take(r, up, "source"));
    s->name = take_text(r, &o, "name");
    s->sha256 = take_text(r, &o, "sha256");
    if (!is_sha256(s->sha256))
        expected(r, &o, "sha256", -1, N_("a SHA-256 of 64 hexadecimal digits"));
    s->bytes = (size_t)take_int(r, &o, "bytes", 0, INT64_MAX);
    s->format = take_text(r, &o, "format");
    s->charset = take_text_or_null(r, &o, "charset");
    if (r->rc == 0 && json_get(o.j, "url")) {
        s->url = take_text(r, &o, "url");
        if (!url_is_web(s->url))
            expected(r, &o, "url", -1, N_("an address that begins with http:// or https://"));
    }
    object_close(r, &o);
}

static void take_head(struct reader *r, struct object *up, struct report *out)
{
    struct object o = object_open(r, up, "report", -1, take(r, up, "report"));
    out->title = take_text_or_null(r, &o, "title");
    out->place = take_text_or_null(r, &o, "place");
    out->publisher = take_text_or_null(r, &o, "publisher");
    out->index_no = take_text_or_null(r, &o, "index_no");
    out->published = take_text_or_null(r, &o, "published");
    out->period = take_period(r, &o);
    take_source(r, &o, &out->source);
    SET_TEXTS(out->front, take_texts(r, &o, "front"));
    SET_TEXTS(out->back, take_texts(r, &o, "back"));
    object_close(r, &o);
}

static void read_column(struct reader *r, struct object *o, struct column *c)
{
    c->role = (enum role)take_name(r, o, "role", role_from_name);
    c->header = take_text_or_null(r, o, "header");
}

static void read_owner(struct reader *r, struct object *o, struct owner *w)
{
    w->name = take_text(r, o, "name");
    w->lead = take_bool(r, o, "lead");
}

static void read_extra(struct reader *r, struct object *o, struct extra *x)
{
    x->role = (enum role)take_name(r, o, "role", role_from_name);
    x->header = take_text_or_null(r, o, "header");
    x->text = take_text(r, o, "text");
}

static unsigned take_roles(struct reader *r, struct object *o, const char *key)
{
    unsigned roles = 0;
    struct str_list names = take_texts(r, o, key);
    for (size_t i = 0; i < names.n; i++) {
        int role = role_from_name(names.v[i]);
        if (role < 0)
            expected(r, o, key, (long)i, N_("the name of a cell"));
        else
            roles |= 1u << role;
    }
    return roles;
}

static void read_item(struct reader *r, struct object *o, struct item *it)
{
    it->title = take_text_or_null(r, o, "title");
    it->progress = take_text_or_null(r, o, "progress");
    it->issues = take_text_or_null(r, o, "issues");
    it->next = take_text_or_null(r, o, "next");
    it->target = take_text_or_null(r, o, "target");
    it->shared = take_roles(r, o, "shared");
    if (r->rc == 0 && json_get(o->j, "extras"))
        TAKE_OBJECTS(r, o, "extras", &it->extras, read_extra);
}

/* A member that is an object or null: true when there is an object to read. */
static bool open_or_null(struct reader *r, struct object *up, const char *key, struct object *o)
{
    const struct json *j = take(r, up, key);
    if (!j || json_type(j) == JSON_NULL)
        return false;
    *o = object_open(r, up, key, -1, j);
    return r->rc == 0;
}

static const struct target *take_target(struct reader *r, struct object *up)
{
    struct object o;
    if (!open_or_null(r, up, "target", &o))
        return NULL;
    struct target *t = arena_make(r->arena, struct target);
    t->op = (enum op)take_name(r, &o, "op", op_from_name);
    t->value = take_decimal_or_null(r, &o, "value");
    t->unit = take_text_or_null(r, &o, "unit");
    t->quote = take_text(r, &o, "quote");
    object_close(r, &o);
    return t;
}

static const struct actual *take_actual(struct reader *r, struct object *up)
{
    struct object o;
    if (!open_or_null(r, up, "actual", &o))
        return NULL;
    struct actual *x = arena_make(r->arena, struct actual);
    x->value = take_decimal_or_null(r, &o, "value");
    x->unit = take_text_or_null(r, &o, "unit");
    x->as_of = take_month(r, &o, "as_of");
    x->quote = take_text(r, &o, "quote");
    object_close(r, &o);
    return x;
}

static const struct stated *take_stated(struct reader *r, struct object *up)
{
    struct object o;
    if (!open_or_null(r, up, "stated", &o))
        return NULL;
    struct stated *s = arena_make(r->arena, struct stated);
    s->percent = take_decimal_or_null(r, &o, "percent");
    s->quote = take_text(r, &o, "quote");
    object_close(r, &o);
    return s;
}

static void read_indicator(struct reader *r, struct object *o, struct indicator *x)
{
    x->name = take_text(r, o, "name");
    x->item = (int)take_int(r, o, "item", 0, INT32_MAX);
    x->kind = (enum kind)take_name(r, o, "kind", kind_from_name);
    x->target = take_target(r, o);
    x->actual = take_actual(r, o);
    x->stated = take_stated(r, o);
    x->rate = take_decimal_or_null(r, o, "rate");
    x->basis = take_basis(r, o, "basis");
    x->pace = take_decimal_or_null(r, o, "pace");
    x->met = take_bool_or_null(r, o, "met");
}

static void read_commitment(struct reader *r, struct object *o, struct commitment *c)
{
    c->item = (int)take_int(r, o, "item", 0, INT32_MAX);
    c->text = take_text(r, o, "text");
    c->due = take_month(r, o, "due");
    c->value = take_decimal_or_null(r, o, "value");
    c->unit = take_text_or_null(r, o, "unit");
}

/* Others index the items by these numbers. */
static void check_items(struct reader *r, const struct object *o, const struct task *t)
{
    if (t->items.n == 0)
        expected(r, o, "items", -1, N_("at least one item"));
    for (size_t i = 0; i < t->indicators.n; i++)
        if ((size_t)t->indicators.v[i].item >= t->items.n)
            expected(r, o, "indicators", (long)i, N_("the number of an item of this task"));
    for (size_t i = 0; i < t->commitments.n; i++)
        if ((size_t)t->commitments.v[i].item >= t->items.n)
            expected(r, o, "commitments", (long)i, N_("the number of an item of this task"));
}

static void read_task(struct reader *r, struct object *o, struct task *t)
{
    t->id = take_text(r, o, "id");
    t->seq = (int)take_int(r, o, "seq", 1, INT32_MAX);
    t->no = take_text_or_null(r, o, "no");
    t->section = take_text_or_null(r, o, "section");
    t->title = take_text_or_null(r, o, "title");
    TAKE_OBJECTS(r, o, "owners", &t->owners, read_owner);
    TAKE_OBJECTS(r, o, "items", &t->items, read_item);
    TAKE_OBJECTS(r, o, "indicators", &t->indicators, read_indicator);
    TAKE_OBJECTS(r, o, "commitments", &t->commitments, read_commitment);
    t->rate = take_decimal_or_null(r, o, "rate");
    t->rate_basis = take_basis(r, o, "rate_basis");
    t->status = (enum status)take_name(r, o, "status", status_from_name);
    SET_TEXTS(t->signals, take_texts(r, o, "signals"));
    check_items(r, o, t);
}

/* The message is the code's text with the detail behind it. One that another version worded
 * differently is kept whole, as the detail. */
static void read_warning(struct reader *r, struct object *o, struct warning *w)
{
    w->code = (enum warning_code)take_name(r, o, "code", warning_from_name);
    w->task = (int)take_int_or_null(r, o, "task", 1, INT32_MAX);
    w->line = (long)take_int_or_null(r, o, "line", 1, INT32_MAX);
    struct str message = take_text(r, o, "message");
    if (r->rc || str_is(message, warning_text(w->code)))
        return;
    struct str head = str_format(r->arena, "%s: ", warning_text(w->code));
    w->detail = str_starts(message, head) ? str_after(message, head.n) : message;
}

static void read_snapshot(struct reader *r, const struct json *root, struct report *out)
{
    struct object o = object_open(r, NULL, NULL, -1, root);
    struct str schema = take_text(r, &o, "schema");
    if (r->rc == 0 && !str_is(schema, "qoq.snapshot/1"))
        r->rc = error_set(r->err, QOQ_EINPUT, r->origin, 0,
                          _("this qoq reads the schema qoq.snapshot/1, not %.*s; a newer one may"),
                          STR_ARG(schema));
    take_head(r, &o, out);
    TAKE_OBJECTS(r, &o, "columns", &out->columns, read_column);
    TAKE_OBJECTS(r, &o, "tasks", &out->tasks, read_task);
    TAKE_OBJECTS(r, &o, "warnings", &out->warnings, read_warning);
    object_close(r, &o);
}

static int decode_tree(struct arena *a, const char *origin, const struct json *root,
                       struct report *out, struct error *err)
{
    struct reader r = { .arena = a, .origin = origin, .err = err };
    *out = (struct report){ 0 };
    read_snapshot(&r, root, out);
    return r.rc;
}

int snapshot_decode(struct arena *a, const char *origin, struct str bytes, struct report *out,
                    struct error *err)
{
    struct json *root = NULL;
    int rc = json_parse(a, origin, bytes, &root, err);
    return rc ? rc : decode_tree(a, origin, root, out, err);
}

int snapshot_encode_and_decode(struct arena *a, const struct report *r, struct str *bytes,
                               struct report *out, struct error *err)
{
    struct json *root = snapshot_tree(a, r);
    *bytes = json_pretty(a, root);
    int rc = json_check(NULL, *bytes, err);
    return rc ? rc : decode_tree(a, NULL, root, out, err);
}

/* The object of a task in canonical bytes: there it begins and ends with a line of its own, at an
 * indent of four, and the id is its first field. Null when there is none like it. */
static struct str slice_of_task(struct arena *a, struct str bytes, struct str id)
{
    const struct str head = STR("\n    {"), tail = STR("\n    }");
    struct str line = str_format(a, "%.*s\n      \"id\": \"%.*s\",\n", STR_ARG(head), STR_ARG(id));
    size_t from = str_find(bytes, line);
    size_t to = from == STR_NOT_FOUND ? from : str_find_from(bytes, tail, from + line.n);
    return to == STR_NOT_FOUND ? STR_NULL : str_slice(bytes, from + 1, to + tail.n);
}

static int decode_slice(struct arena *a, const char *origin, struct str slice, struct task *out,
                        struct error *err)
{
    struct json *root = NULL;
    int rc = json_parse(a, origin, slice, &root, err);
    if (rc)
        return rc;
    struct reader r = { .arena = a, .origin = origin, .err = err };
    struct object o = object_open(&r, NULL, NULL, -1, root);
    read_task(&r, &o, out);
    object_close(&r, &o);
    return r.rc;
}

/* Bytes that others wrote may look different: then all of it is read. */
int snapshot_decode_task(struct arena *a, const char *origin, struct str bytes, struct str id,
                         struct task *out, struct error *err)
{
    struct report r;
    struct str slice = slice_of_task(a, bytes, id);
    *out = (struct task){ 0 };
    if (slice.p)
        return decode_slice(a, origin, slice, out, err);
    if (!str_has(bytes, id))
        return 0;
    int rc = snapshot_decode(a, origin, bytes, &r, err);
    for (size_t i = 0; i < r.tasks.n && rc == 0; i++)
        if (str_eq(r.tasks.v[i].id, id))
            *out = r.tasks.v[i];
    return rc;
}
