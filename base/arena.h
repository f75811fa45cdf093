/* arena.h - memory that is given back all at once.
 *
 * One arena per report, one per command. Nothing is freed singly; arena_free() gives back
 * everything, and closes what was handed over with arena_defer(). An arena has a ceiling, so
 * that a hostile input ends in an error instead of eating the machine: arena_run() is the place
 * where that error comes out, and no code between it and the allocation has to check for NULL.
 */
#ifndef QOQ_BASE_ARENA_H
#define QOQ_BASE_ARENA_H

#include <stddef.h>

#include "base/error.h"

struct arena;

/* A new arena that gives out `ceiling` bytes at most. NULL when the system has no memory. The
 * first one has malloc keep what is given back, up to 256 MiB. */
struct arena *arena_new(size_t ceiling);

/* Runs the deferred closers, the last first, and frees all memory. NULL is fine. */
void arena_free(struct arena *a);

/* Zeroed memory, aligned for any type; never NULL. At the ceiling it leaves through the
 * innermost arena_run() of this arena; outside of any, it ends the program with a message. */
void *arena_alloc(struct arena *a, size_t size);

/* `count` zeroed elements of `size` bytes; an overflowing product counts as the ceiling. */
void *arena_array(struct arena *a, size_t count, size_t size);

/* A larger copy of `old` (grown in place when it is the last thing given out). */
void *arena_grow(struct arena *a, void *old, size_t old_size, size_t new_size);

/* Calls close(thing) when the arena is freed or arena_run() is left by the ceiling: for foreign
 * resources (documents, git objects, files), which then need no cleanup path of their own. */
void arena_defer(struct arena *a, void (*close)(void *), void *thing);

/* Calls work(arg, err) and returns its code; when the ceiling is hit inside, returns QOQ_ELIMIT
 * and fills err. May be nested; an inner run leaves only the inner work. */
int arena_run(struct arena *a, int (*work)(void *arg, struct error *err), void *arg,
              struct error *err);

/* Bytes given out so far. */
size_t arena_used(const struct arena *a);

#define arena_make(a, type) ((type *)arena_alloc((a), sizeof(type)))

#endif
