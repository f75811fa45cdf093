/* ids.h - the same task keeps its id through the periods of a series. */
#ifndef QOQ_SNAPSHOTS_IDS_H
#define QOQ_SNAPSHOTS_IDS_H

#include "snapshots/model.h"

/* The state of carrying ids over into a report: which of its tasks have theirs already. */
struct carry {
    struct arena *arena;
    struct report *report;
    struct str *keys; /* normalized titles, one per task */
    bool *carried;    /* one per task */
    size_t waiting;   /* tasks without an id from earlier */
};

struct carry carry_start(struct arena *a, struct report *report);

/* Takes over the ids of tasks with the same normalized title; a title that stands more than once
 * pairs in order. No id goes to two tasks. Time: tasks x tasks. */
void carry_from(struct carry *c, const struct report *known);

/* Takes over the ids of partners: for each task of the report an index into known->tasks, or
 * STR_NOT_FOUND. */
void carry_partners(struct carry *c, const struct report *known, const size_t *partner);

/* Gives a new id to each other task whose own one has been carried to somebody else. */
void carry_end(struct carry *c);

#endif
