#define PCRE2_CODE_UNIT_WIDTH 8
#include "snapshots/extract/pattern.h"

#include <pcre2.h>
#include <stdlib.h>

/* No honest sentence comes near these; a hostile one ends as "no match". */
enum { MOST_STEPS = 200000, MOST_DEPTH = 2000, MOST_HEAP_KIB = 4096 };
enum { MOST_TABLES = 24, SAME_NAME = 120 };
enum { JIT_STACK_LEAST = 32 * 1024, JIT_STACK_MOST = 512 * 1024 };

struct patterns {
    const char *name;
    const struct table *table;
    pcre2_code *code; /* NULL: the table is empty */
    pcre2_match_data *data;
    int groups[HIT_GROUPS][SAME_NAME + 1]; /* the groups of a name; 0 ends the list */
};

static struct patterns compiled[MOST_TABLES];
static size_t ncompiled;
static pcre2_match_context *limits;
static pcre2_jit_stack *stack;

static void free_all(void)
{
    for (size_t i = 0; i < ncompiled; i++) {
        pcre2_match_data_free(compiled[i].data);
        pcre2_code_free(compiled[i].code);
    }
    ncompiled = 0;
    pcre2_match_context_free(limits);
    pcre2_jit_stack_free(stack);
    limits = NULL;
    stack = NULL;
}

static void prepare(void)
{
    if (limits)
        return;
    limits = pcre2_match_context_create(NULL);
    stack = pcre2_jit_stack_create(JIT_STACK_LEAST, JIT_STACK_MOST, NULL);
    if (!limits)
        abort(); /* no memory before the first match */
    pcre2_set_match_limit(limits, MOST_STEPS);
    pcre2_set_depth_limit(limits, MOST_DEPTH);
    pcre2_set_heap_limit(limits, MOST_HEAP_KIB);
    if (stack)
        pcre2_jit_stack_assign(limits, NULL, stack);
    atexit(free_all);
}

static pcre2_code *compile(struct str source)
{
    int error;
    PCRE2_SIZE offset;
    return pcre2_compile((PCRE2_SPTR)source.p, source.n,
                         PCRE2_UTF | PCRE2_DUPNAMES | PCRE2_NEVER_BACKSLASH_C, &error, &offset,
                         NULL);
}

/* A percentage, in the group of values: 70.3%, 百分之七十, 八成. */
#define PERCENTAGE                                                                          \
    "(?<v>\\d[\\d.]* ?%|百分之[零一二两三四五六七八九十百点]+|[一二两三四五六七八九]成半?)"

/* A pattern with <%> written out. */
static struct str written_out(struct arena *a, struct str pattern)
{
    struct buf out = { .arena = a };
    struct str piece;
    bool first = true;
    while (str_next(&pattern, STR("<%>"), &piece)) {
        if (!first)
            buf_addz(&out, PERCENTAGE);
        buf_add(&out, piece);
        first = false;
    }
    return buf_str(&out);
}

/* (?:row 0)(*MARK:0)|(?:row 1)(*MARK:1)|... of the rows that compile by themselves. */
static struct str alternation(struct arena *a, const struct table *t)
{
    struct buf all = { .arena = a };
    for (size_t i = 0; i < t->n; i++) {
        struct str pattern = written_out(a, t->v[i].cell[0]);
        pcre2_code *alone = compile(pattern);
        if (!alone)
            continue;
        pcre2_code_free(alone);
        buf_addf(&all, "%s(?:%.*s)(*MARK:%zu)", all.n ? "|" : "", STR_ARG(pattern), i);
    }
    return buf_str(&all);
}

/* Which groups bear our names: a name may stand in several rows. */
static void read_names(struct patterns *p)
{
    static const char *const names[HIT_GROUPS] = GROUP_NAMES;
    uint32_t count = 0, size = 0;
    PCRE2_SPTR entry = NULL;
    pcre2_pattern_info(p->code, PCRE2_INFO_NAMECOUNT, &count);
    pcre2_pattern_info(p->code, PCRE2_INFO_NAMEENTRYSIZE, &size);
    pcre2_pattern_info(p->code, PCRE2_INFO_NAMETABLE, &entry);
    int used[HIT_GROUPS] = { 0 };
    for (; count > 0; count--, entry += size)
        for (int g = 0; g < HIT_GROUPS; g++)
            if (strcmp((const char *)entry + 2, names[g]) == 0 && used[g] < SAME_NAME)
                p->groups[g][used[g]++] = entry[0] << 8 | entry[1];
}

const struct patterns *patterns_get(const char *table)
{
    for (size_t i = 0; i < ncompiled; i++)
        if (strcmp(compiled[i].name, table) == 0)
            return &compiled[i];
    prepare();
    struct arena *a = arena_new(16 << 20);
    if (!a || ncompiled == MOST_TABLES)
        abort(); /* more tables than the program has */
    struct patterns *p = &compiled[ncompiled++];
    *p = (struct patterns){ .name = table, .table = table_get(table) };
    struct str source = alternation(a, p->table);
    if (source.n)
        p->code = compile(source);
    if (p->code) {
        pcre2_jit_compile(p->code, PCRE2_JIT_COMPLETE); /* without it: the same, slower */
        p->data = pcre2_match_data_create_from_pattern(p->code, NULL);
        read_names(p);
    }
    arena_free(a);
    return p;
}

static void read_groups(const struct patterns *p, struct str text, struct hit *hit)
{
    const PCRE2_SIZE *at = pcre2_get_ovector_pointer(p->data);
    uint32_t pairs = pcre2_get_ovector_count(p->data);
    for (int g = 0; g < HIT_GROUPS; g++) {
        hit->group[g] = STR_NULL;
        for (const int *number = p->groups[g]; *number; number++)
            if ((uint32_t)*number < pairs && at[2 * *number] != PCRE2_UNSET)
                hit->group[g] = str_slice(text, at[2 * *number], at[2 * *number + 1]);
    }
}

bool patterns_find(const struct patterns *p, struct str text, size_t from, size_t to,
                   struct hit *hit)
{
    if (!p->code || !p->data || from > to || to > text.n)
        return false;
    /* Our text is valid UTF-8; checking it anew from the start at each match would make a long
     * cell quadratic. */
    int found = pcre2_match(p->code, (PCRE2_SPTR)text.p, to, from, PCRE2_NO_UTF_CHECK, p->data,
                            limits);
    PCRE2_SPTR mark = found > 0 ? pcre2_get_mark(p->data) : NULL;
    if (!mark)
        return false;
    const PCRE2_SIZE *at = pcre2_get_ovector_pointer(p->data);
    hit->row = &p->table->v[strtoul((const char *)mark, NULL, 10)];
    hit->from = at[0];
    hit->to = at[1];
    read_groups(p, text, hit);
    return true;
}

bool hit_has_mark(const struct hit *hit, const char *mark)
{
    return hit->row->columns > 2 && str_is(hit->row->cell[2], mark);
}

bool patterns_in(const struct patterns *p, struct str text, size_t from, size_t to)
{
    struct hit hit;
    return patterns_find(p, text, from, to, &hit);
}
