/* list.h - growing arrays in an arena.
 *
 *     LIST(struct task) tasks = { 0 };
 *     struct task *t = list_push(arena, &tasks);     a new zeroed element at the end
 *     for (size_t i = 0; i < tasks.n; i++) use(&tasks.v[i]);
 *
 * A push may move the elements: keep indexes, not pointers, while a list grows.
 */
#ifndef QOQ_BASE_LIST_H
#define QOQ_BASE_LIST_H

#include "base/arena.h"
#include "base/str.h"

#define LIST(type)      \
    struct {            \
        type *v;        \
        size_t n, cap;  \
    }

/* A list type with a name, to be passed around: LIST_TYPE(struct str_list, struct str); */
#define LIST_TYPE(name, type) \
    name {                    \
        type *v;              \
        size_t n, cap;        \
    }

#define list_push(arena, list)                                                            \
    (((list)->v = list_room((arena), (list)->v, (list)->n, &(list)->cap, sizeof *(list)->v)), \
     &(list)->v[(list)->n++])

LIST_TYPE(struct str_list, struct str);

/* Makes room for one element behind the n that are there; for list_push(). */
void *list_room(struct arena *a, void *v, size_t n, size_t *cap, size_t size);

#endif
