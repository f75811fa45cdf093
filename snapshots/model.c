#include "snapshots/model.h"

#include "base/i18n.h"

/* Names, labels and look-ups of one enumeration. */
#define FIRST(id, name, ...) [id] = name,
#define SECOND(id, name, label) [id] = label,

static int find(const char *const *names, int count, struct str name)
{
    for (int i = 0; i < count; i++)
        if (str_is(name, names[i]))
            return i;
    return -1;
}

static const char *const role_names[] = { ROLES(FIRST) };
static const char *const role_labels[] = { ROLES(SECOND) };
static const char *const op_names[] = { OPS(FIRST) };
static const char *const kind_names[] = { KINDS(FIRST) };
static const char *const basis_names[] = { BASES(FIRST) };
static const char *const status_names[] = { STATUSES(FIRST) };
static const char *const status_labels[] = { STATUSES(SECOND) };
static const char *const warning_names[] = { WARNINGS(FIRST) };
static const char *const warning_texts[] = { WARNINGS(SECOND) };

const char *role_name(enum role r)
{
    return role_names[r];
}

const char *role_label(enum role r)
{
    return role_labels[r];
}

int role_from_name(struct str name)
{
    return find(role_names, ROLE_COUNT, name);
}

const char *op_name(enum op o)
{
    return op_names[o];
}

int op_from_name(struct str name)
{
    return find(op_names, OP_COUNT, name);
}

const char *kind_name(enum kind k)
{
    return kind_names[k];
}

int kind_from_name(struct str name)
{
    return find(kind_names, KIND_COUNT, name);
}

const char *basis_name(enum basis b)
{
    return basis_names[b];
}

int basis_from_name(struct str name)
{
    return find(basis_names, BASIS_COUNT, name);
}

const char *status_name(enum status s)
{
    return status_names[s];
}

const char *status_label(enum status s)
{
    return status_labels[s];
}

int status_from_name(struct str name)
{
    return find(status_names, STATUS_COUNT, name);
}

const char *warning_name(enum warning_code c)
{
    return warning_names[c];
}

const char *warning_text(enum warning_code c)
{
    return warning_texts[c];
}

int warning_from_name(struct str name)
{
    return find(warning_names, WARN_COUNT, name);
}

struct str task_lead(const struct task *t)
{
    for (size_t i = 0; i < t->owners.n; i++)
        if (t->owners.v[i].lead)
            return t->owners.v[i].name;
    return STR_NULL;
}

const struct str *item_cell(const struct item *it, enum role role)
{
    switch (role) {
    case ROLE_SUBTITLE:
        return &it->title;
    case ROLE_PROGRESS:
        return &it->progress;
    case ROLE_ISSUES:
        return &it->issues;
    case ROLE_NEXT:
        return &it->next;
    case ROLE_TARGET:
        return &it->target;
    default:
        return NULL;
    }
}

struct str task_cell(struct arena *a, const struct task *t, enum role role)
{
    struct str all = STR_NULL;
    for (size_t i = 0; i < t->items.n; i++) {
        const struct str *cell = item_cell(&t->items.v[i], role);
        if (cell)
            all = str_join(a, all, STR("\n"), *cell);
    }
    return all;
}
