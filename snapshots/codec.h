/* codec.h - snapshot <-> JSON, as SPEC.md section 4 lays down. */
#ifndef QOQ_SNAPSHOTS_CODEC_H
#define QOQ_SNAPSHOTS_CODEC_H

#include "base/error.h"
#include "snapshots/json.h"
#include "snapshots/model.h"

/* The canonical bytes of a snapshot: the same report always gives the same. */
struct str snapshot_encode(struct arena *a, const struct report *r);

/* A snapshot from its JSON. QOQ_EINPUT for anything that is not a valid qoq.snapshot/1: the
 * text names the field. Decoding and encoding again gives the same bytes. */
int snapshot_decode(struct arena *a, const char *origin, struct str bytes, struct report *out,
                    struct error *err);

/* Both, at a third of the cost: the bytes, and what reading them back gives or why it cannot be.
 * Read are the values that were printed, so only the text itself has to be looked at again. All
 * of *out is in the arena. */
int snapshot_encode_and_decode(struct arena *a, const struct report *r, struct str *bytes,
                               struct report *out, struct error *err);

/* The task with this id alone, many times faster than all of them. *out has id null when there is
 * none. Of what stands around the task nothing is checked. */
int snapshot_decode_task(struct arena *a, const char *origin, struct str bytes, struct str id,
                         struct task *out, struct error *err);

/* What snapshot_encode() prints. */
struct json *snapshot_tree(struct arena *a, const struct report *r);
/* {"key":…,"year":…,"as_of":…,"pace":…} into an object: shared by snapshot and diff. */
void codec_add_period(struct json *to, const char *key, struct period p);
/* One indicator's target, actual or stated as in a snapshot (null when absent). */
void codec_add_target(struct json *to, const char *key, const struct target *t);
void codec_add_actual(struct json *to, const char *key, const struct actual *x);
void codec_add_stated(struct json *to, const char *key, const struct stated *s);

#endif
