#include "base/list.h"

enum { FIRST_ROOM = 8 };

void *list_room(struct arena *a, void *v, size_t n, size_t *cap, size_t size)
{
    if (n < *cap)
        return v;
    size_t more = *cap ? *cap * 2 : FIRST_ROOM;
    if (more > (size_t)-1 / 2 / size)
        more = (size_t)-1 / 2 / size; /* the arena's ceiling is lower still */
    void *p = arena_grow(a, v, *cap * size, more * size);
    *cap = more;
    return p;
}
