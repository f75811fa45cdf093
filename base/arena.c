#include "base/arena.h"

#include <malloc.h>
#include <setjmp.h>
#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

enum { FIRST_CHUNK = 64 * 1024, LARGEST_CHUNK = 8 * 1024 * 1024 };

/* Chunks double up to LARGEST_CHUNK, so that a small report costs little and a large one few
 * calls. */
struct chunk {
    struct chunk *before;
    size_t size, used;
    alignas(max_align_t) unsigned char data[];
};

struct closer {
    struct closer *before;
    void (*close)(void *);
    void *thing;
};

struct guard {
    struct guard *outer;
    jmp_buf leave;
};

struct arena {
    struct chunk *last;
    struct closer *closers;
    struct guard *guard;
    size_t ceiling, used;
};

/* Arenas come and go by the hundred, a few megabytes each. What they give back stays with the
 * process: asking the system for every page anew takes longer than what is done with it. */
static void keep_memory(void)
{
#ifdef M_TRIM_THRESHOLD /* glibc */
    static bool done;
    if (!done) {
        done = true;
        mallopt(M_MMAP_THRESHOLD, 32 << 20);
        mallopt(M_TRIM_THRESHOLD, 256 << 20);
    }
#endif
}

struct arena *arena_new(size_t ceiling)
{
    keep_memory();
    struct arena *a = calloc(1, sizeof *a);
    if (a)
        a->ceiling = ceiling;
    return a;
}

static void close_down_to(struct arena *a, struct closer *floor)
{
    while (a->closers != floor) {
        struct closer *c = a->closers;
        a->closers = c->before;
        c->close(c->thing);
    }
}

void arena_free(struct arena *a)
{
    if (!a)
        return;
    close_down_to(a, NULL);
    while (a->last) {
        struct chunk *before = a->last->before;
        free(a->last);
        a->last = before;
    }
    free(a);
}

/* The only way out of an allocation that cannot be met. */
_Noreturn static void leave(struct arena *a)
{
    if (a->guard)
        longjmp(a->guard->leave, 1);
    fputs("qoq: out of memory\n", stderr);
    abort();
}

static struct chunk *add_chunk(struct arena *a, size_t size)
{
    size_t room = a->last ? a->last->size * 2 : FIRST_CHUNK;
    if (room > LARGEST_CHUNK)
        room = LARGEST_CHUNK;
    if (room < size)
        room = size;
    struct chunk *c = malloc(sizeof *c + room);
    if (!c)
        leave(a);
    *c = (struct chunk){ .before = a->last, .size = room };
    a->last = c;
    return c;
}

static size_t rounded(size_t size)
{
    size_t unit = alignof(max_align_t);
    return (size + unit - 1) / unit * unit;
}

void *arena_alloc(struct arena *a, size_t size)
{
    if (size > SIZE_MAX / 2 || rounded(size) > a->ceiling - a->used)
        leave(a);
    size = rounded(size ? size : 1);
    struct chunk *c = a->last;
    if (!c || c->size - c->used < size)
        c = add_chunk(a, size);
    void *p = c->data + c->used;
    c->used += size;
    a->used += size;
    memset(p, 0, size);
    return p;
}

void *arena_array(struct arena *a, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        leave(a);
    return arena_alloc(a, count * size);
}

/* True when old is the last thing given out and its chunk has room for the difference. */
static int grow_in_place(struct arena *a, unsigned char *old, size_t old_size, size_t new_size)
{
    struct chunk *c = a->last;
    size_t had = rounded(old_size ? old_size : 1);
    if (!c || old + had != c->data + c->used)
        return 0;
    size_t more = rounded(new_size) - had;
    if (more > a->ceiling - a->used || more > c->size - c->used)
        return 0;
    memset(c->data + c->used, 0, more);
    c->used += more;
    a->used += more;
    return 1;
}

void *arena_grow(struct arena *a, void *old, size_t old_size, size_t new_size)
{
    if (new_size <= old_size)
        return old;
    if (new_size > SIZE_MAX / 2)
        leave(a);
    if (old && grow_in_place(a, old, old_size, new_size))
        return old;
    void *p = arena_alloc(a, new_size);
    if (old_size)
        memcpy(p, old, old_size);
    return p;
}

void arena_defer(struct arena *a, void (*close)(void *), void *thing)
{
    struct closer *c = arena_make(a, struct closer);
    *c = (struct closer){ a->closers, close, thing };
    a->closers = c;
}

int arena_run(struct arena *a, int (*work)(void *arg, struct error *err), void *arg,
              struct error *err)
{
    struct guard guard = { .outer = a->guard };
    struct closer *floor = a->closers;
    a->guard = &guard;
    int rc;
    if (setjmp(guard.leave) == 0) {
        rc = work(arg, err);
    } else {
        close_down_to(a, floor);
        rc = error_set(err, QOQ_ELIMIT, NULL, 0,
                       _("more than %zu MiB of memory would be needed: the input is too large"),
                       a->ceiling >> 20);
    }
    a->guard = guard.outer;
    return rc;
}

size_t arena_used(const struct arena *a)
{
    return a->used;
}
