/* delta.h - bytes told as a difference from others, in the manner of git's packs (see
 * gitformat-pack: "deltified representation"). */
#ifndef QOQ_SNAPSHOTS_DELTA_H
#define QOQ_SNAPSHOTS_DELTA_H

#include "base/str.h"

/* How to make `target` out of `base`: copies of its stretches, and what is new. Null when that
 * would take more than `most` bytes. Either may be of any kind, lines or not. Time: linear. */
struct str delta_make(struct arena *a, struct str base, struct str target, size_t most);

#endif
