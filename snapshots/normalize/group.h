/* group.h - a name that stands over several tasks is their group, not a task: told by the rows. */
#ifndef QOQ_SNAPSHOTS_NORMALIZE_GROUP_H
#define QOQ_SNAPSHOTS_NORMALIZE_GROUP_H

#include "snapshots/normalize/normalize.h"

/* Two columns side by side: what the first holds may be the tasks or the groups they stand in, the
 * second the targets or the tasks. */
struct group_columns {
    int name, task;
    enum { GROUP_PROMOTES, GROUP_NAMES, GROUP_DEMOTES } kind;
};

/* Those that the roles of n columns leave open; false when there are none. PROMOTES: the name is
 * the task so far, and its target may be; NAMES: the name has no role yet; DEMOTES: the name is a
 * group so far (by a header that may name tasks, too), and may be the task with its target. */
bool group_columns_find(const enum role *roles, const struct str *headers, int n,
                        struct group_columns *out);
/* Gives them their other roles. */
void group_columns_turn(const struct group_columns *c, enum role *roles);

/* What the cells of both columns tell, added up. */
struct group_evidence {
    int names, tasks; /* cells */
    int shared;       /* tasks whose name stands with a task above */
    double name_words, task_words; /* how much they read like tasks, summed up */
    double name_chars, task_chars;
};
void group_add_name(struct arena *a, struct group_evidence *e, struct str text);
void group_add_task(struct arena *a, struct group_evidence *e, struct str text, bool shared);
/* True when the rows speak for the other roles. */
bool group_turns(const struct group_evidence *e, const struct group_columns *c);

/* -1 .. 1: how much a text reads like a task (「新建公厕12座。」) rather than like a name, a date on the
 * way or a state to be reached (「主体结构封顶」). */
double group_wording(struct arena *a, struct str text);

#endif
