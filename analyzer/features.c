#include <math.h>

#include "analyzer/parts.h"
#include "base/fold.h"
#include "base/utf8.h"

/* One feature of one set, on its way into the space. Sets are numbered side by side, task by
 * task, so that sorting by hash alone keeps their order. */
struct entry {
    uint32_t hash, doc;
};

LIST_TYPE(struct entry_list, struct entry);

enum { TITLE = 1, BODY, OWNER, FIGURE, NAME }; /* seeds: kinds of features do not mix */

struct builder {
    struct arena *arena;
    struct entry_list entries;
    LIST(struct doc *) docs;
    LIST(uint32_t) doc_task; /* by doc: the task, those of side 1 behind those of side 0 */
};

static uint32_t mix(uint64_t h)
{
    h ^= h >> 33;
    h *= 0xFF51AFD7ED558CCDu;
    h ^= h >> 33;
    h *= 0xC4CEB9FE1A85EC53u;
    return (uint32_t)(h >> 32);
}

static void emit(struct builder *b, uint32_t doc, uint32_t hash)
{
    *list_push(b->arena, &b->entries) = (struct entry){ hash, doc };
}

static uint32_t new_doc(struct builder *b, struct doc *doc, uint32_t task)
{
    *list_push(b->arena, &b->docs) = doc;
    *list_push(b->arena, &b->doc_task) = task;
    return (uint32_t)b->docs.n - 1;
}

/* All runs of `run` characters of a key; a shorter key is one feature. Of long bodies every
 * second run, chosen by its hash and thus the same ones everywhere, is enough. */
static void emit_runs(struct builder *b, uint32_t doc, int kind, struct str key, int run)
{
    uint64_t window = 0, keep = run == 2 ? UINT64_C(0xFFFFFFFFFF) : UINT64_C(0xFFFFFFFFFFFFFFF);
    int seen = 0;
    for (size_t i = 0; i < key.n;) {
        window = (window << 20 | utf8_next(key, &i)) & keep;
        if (++seen < run && i < key.n)
            continue;
        uint32_t hash = mix(window * 8 + (uint64_t)kind);
        if (run == 2 || hash % 2 == 0)
            emit(b, doc, hash);
    }
}

/* A title by what it is about: the runs of two characters of its subject. */
static void emit_title(struct builder *b, uint32_t doc, struct str key)
{
    struct str rest = text_subject(b->arena, key), piece;
    while (str_next(&rest, STR(" "), &piece))
        emit_runs(b, doc, TITLE, piece, 2);
}

static void emit_whole(struct builder *b, uint32_t doc, int kind, struct str key)
{
    if (key.n)
        emit(b, doc, mix(str_hash(key) * 8 + (uint64_t)kind));
}

static void add_figures(struct builder *b, struct str text, uint32_t doc)
{
    struct str_list figures = { 0 };
    text_figures(b->arena, text, true, &figures);
    for (size_t i = 0; i < figures.n; i++)
        emit_whole(b, doc, FIGURE, fold_key(b->arena, figures.v[i]));
}

/* What an item is about: its title; of several without one, what its progress begins with, as
 * pages write a sub-title there: its first paragraph, or sentence. */
static struct str item_name(const struct task *t, const struct item *it)
{
    enum { LONGEST = 100 * 3 };
    struct str rest = it->progress, first = it->title;
    if (first.n || t->items.n < 2)
        return first;
    size_t line = str_find(rest, STR("\n"));
    if (line != STR_NOT_FOUND && line <= LONGEST)
        return str_slice(rest, 0, line);
    return text_sentence(&rest, &first) && first.n <= LONGEST ? first : STR_NULL;
}

static void add_items(struct builder *b, const struct task *t, struct task_docs *d, uint32_t task)
{
    d->items = arena_array(b->arena, t->items.n, sizeof *d->items);
    for (size_t i = 0; i < t->items.n; i++) {
        struct str key = text_title_key(b->arena, item_name(t, &t->items.v[i]));
        if (key.n)
            emit_title(b, new_doc(b, &d->items[d->nitems++], task), key);
    }
}

static void add_names(struct builder *b, const struct task *t, struct task_docs *d, uint32_t task)
{
    enum { SHORTEST = 4 * 3, LONGEST = 30 * 3 };
    emit_whole(b, new_doc(b, &d->self, task), NAME, d->key);
    uint32_t doc = new_doc(b, &d->names, task);
    for (size_t i = 0; i < t->items.n; i++) {
        struct str rest = t->items.v[i].progress, sentence;
        emit_whole(b, doc, NAME, text_title_key(b->arena, t->items.v[i].title));
        while (text_sentence(&rest, &sentence)) {
            if (sentence.n < SHORTEST || sentence.n > LONGEST)
                continue;
            struct str key = text_title_key(b->arena, sentence);
            if (key.n >= SHORTEST)
                emit_whole(b, doc, NAME, key);
        }
    }
}

static void add_body(struct builder *b, const struct task *t, struct task_docs *d, uint32_t task)
{
    static const enum role cells[] = { ROLE_PROGRESS, ROLE_ISSUES, ROLE_NEXT, ROLE_TARGET };
    uint32_t doc = new_doc(b, &d->body, task);
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        struct str text = task_cell(b->arena, t, cells[i]);
        struct str key = fold_key(b->arena, text_undated(b->arena, text));
        d->hash = d->hash * 31 + str_hash(key);
        emit_runs(b, doc, BODY, key, 3);
    }
}

static void add_task(struct builder *b, const struct task *t, struct task_docs *d, uint32_t task)
{
    d->key = text_title_key(b->arena, t->title);
    d->lead = fold_key(b->arena, task_lead(t));
    d->hash = str_hash(d->key) * 31 + str_hash(d->lead);
    emit_title(b, new_doc(b, &d->title, task), d->key);
    add_items(b, t, d, task);
    add_names(b, t, d, task);
    add_body(b, t, d, task);
    uint32_t owners = new_doc(b, &d->owners, task);
    for (size_t i = 0; i < t->owners.n; i++)
        emit_whole(b, owners, OWNER, fold_key(b->arena, t->owners.v[i].name));
    uint32_t figures = new_doc(b, &d->figures, task);
    add_figures(b, t->title, figures);
    for (size_t i = 0; i < t->items.n; i++)
        add_figures(b, t->items.v[i].title, figures);
}

/* Stable, by hash: two passes of 16 bits. */
static void sort_entries(struct arena *a, struct entry_list *list)
{
    struct entry *from = list->v, *to = arena_array(a, list->n, sizeof *to);
    uint32_t *count = arena_array(a, 65537, sizeof *count);
    for (int shift = 0; shift < 32; shift += 16) {
        memset(count, 0, 65537 * sizeof *count);
        for (size_t i = 0; i < list->n; i++)
            count[(from[i].hash >> shift & 0xFFFF) + 1]++;
        for (size_t i = 0; i < 65536; i++)
            count[i + 1] += count[i];
        for (size_t i = 0; i < list->n; i++)
            to[count[from[i].hash >> shift & 0xFFFF]++] = from[i];
        struct entry *swap = from;
        from = to;
        to = swap;
    }
    list->v = from;
}

static void drop_doubles(struct entry_list *list)
{
    size_t n = 0;
    for (size_t i = 0; i < list->n; i++)
        if (n == 0 || list->v[n - 1].hash != list->v[i].hash ||
            list->v[n - 1].doc != list->v[i].doc)
            list->v[n++] = list->v[i];
    list->n = n;
}

/* Rare features weigh more. One that stands on one side only cannot be told from one that was
 * reworded, and counts as if it stood twice. */
static double rarity(double ntasks, double ntimes)
{
    return log(1 + ntasks / (ntimes < 2 ? 2 : ntimes));
}

/* The tasks of entries [from, to), each once, behind the postings that are there. */
static void add_postings(const struct builder *b, struct space *s, size_t from, size_t to,
                         uint32_t *n)
{
    uint32_t id = s->nfeatures, n0 = (uint32_t)s->side[0].n, last = ALONE;
    s->first[id] = *n;
    s->middle[id] = ALONE;
    for (size_t i = from; i < to; i++) {
        uint32_t task = b->doc_task.v[b->entries.v[i].doc];
        if (task == last)
            continue;
        if (task >= n0 && s->middle[id] == ALONE)
            s->middle[id] = *n;
        s->posting[(*n)++] = last = task;
    }
    if (s->middle[id] == ALONE)
        s->middle[id] = *n;
    s->weight[id] = rarity((double)(s->side[0].n + s->side[1].n), *n - s->first[id]);
    s->nfeatures++;
}

static void count_features(struct builder *b, struct space *s)
{
    size_t n = b->entries.n;
    s->weight = arena_array(b->arena, n + 1, sizeof *s->weight);
    s->posting = arena_array(b->arena, n + 1, sizeof *s->posting);
    s->first = arena_array(b->arena, n + 2, sizeof *s->first);
    s->middle = arena_array(b->arena, n + 1, sizeof *s->middle);
    uint32_t filled = 0;
    for (size_t from = 0, to; from < n; from = to) {
        for (to = from + 1; to < n && b->entries.v[to].hash == b->entries.v[from].hash; to++)
            ;
        add_postings(b, s, from, to, &filled);
    }
    s->first[s->nfeatures] = filled;
}

/* Gives every set its features; in order of hash, so that each comes out sorted. */
static void fill_docs(struct builder *b, struct space *s)
{
    for (size_t i = 0; i < b->entries.n; i++)
        b->docs.v[b->entries.v[i].doc]->n++;
    for (size_t i = 0; i < b->docs.n; i++) {
        b->docs.v[i]->ids = arena_array(b->arena, b->docs.v[i]->n, sizeof(uint32_t));
        b->docs.v[i]->n = 0;
    }
    uint32_t id = 0;
    for (size_t i = 0; i < b->entries.n; i++) {
        if (i > 0 && b->entries.v[i].hash != b->entries.v[i - 1].hash)
            id++;
        struct doc *d = b->docs.v[b->entries.v[i].doc];
        d->ids[d->n++] = id;
        d->weight += s->weight[id];
    }
}

/* Room for all features at once: about one for every character of three bytes, and some more. */
static void reserve(struct builder *b, const struct report *r)
{
    static const enum role cells[] = { ROLE_SUBTITLE, ROLE_PROGRESS, ROLE_ISSUES, ROLE_NEXT,
                                       ROLE_TARGET };
    size_t bytes = 0;
    for (size_t i = 0; i < r->tasks.n; i++) {
        bytes += r->tasks.v[i].title.n + 64;
        for (size_t k = 0; k < r->tasks.v[i].items.n; k++)
            for (size_t c = 0; c < sizeof cells / sizeof *cells; c++)
                bytes += item_cell(&r->tasks.v[i].items.v[k], cells[c])->n;
    }
    b->entries.cap += bytes / 4;
}

void space_build(struct arena *a, const struct report *from, const struct report *to,
                 struct space *out)
{
    struct builder b = { .arena = a };
    *out = (struct space){ .side = { { .report = from }, { .report = to } } };
    reserve(&b, from);
    reserve(&b, to);
    b.entries.v = arena_array(a, b.entries.cap, sizeof *b.entries.v);
    for (int side = 0; side < 2; side++) {
        struct side *x = &out->side[side];
        x->n = x->report->tasks.n;
        x->tasks = arena_array(a, x->n, sizeof *x->tasks);
        for (size_t i = 0; i < x->n; i++)
            add_task(&b, &x->report->tasks.v[i], &x->tasks[i],
                     (uint32_t)(i + (side ? out->side[0].n : 0)));
    }
    out->rarest = rarity((double)(out->side[0].n + out->side[1].n), 2);
    sort_entries(a, &b.entries);
    drop_doubles(&b.entries);
    count_features(&b, out);
    fill_docs(&b, out);
}

double doc_common(const struct space *s, const struct doc *x, const struct doc *y, uint32_t *n)
{
    double sum = 0;
    uint32_t found = 0;
    for (uint32_t i = 0, j = 0; i < x->n && j < y->n;) {
        uint32_t id = x->ids[i], other = y->ids[j];
        if (id == other) {
            sum += s->weight[id];
            found++;
        }
        i += id <= other;
        j += other <= id;
    }
    *n = found;
    return sum;
}

double doc_shared(const struct space *s, const struct doc *x, const struct doc *y)
{
    uint32_t n;
    return doc_common(s, x, y, &n);
}

double doc_dice(const struct space *s, const struct doc *x, const struct doc *y)
{
    double all = x->weight + y->weight;
    return all > 0 ? 2 * doc_shared(s, x, y) / all : 0;
}

double doc_inside(const struct space *s, const struct doc *x, const struct doc *y)
{
    return x->weight > 0 ? doc_shared(s, x, y) / x->weight : 0;
}
