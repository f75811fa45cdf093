/* zip.h - the parts of a zip container, through libzip (the only user).
 *
 * A container is not trusted: a part may be absent, cut, locked by a password, or unfold to far
 * more than a report ever holds.
 */
#ifndef QOQ_SNAPSHOTS_READ_ZIP_H
#define QOQ_SNAPSHOTS_READ_ZIP_H

#include "base/error.h"
#include "base/str.h"

struct archive; /* closed with its arena */

/* Opens the container in `bytes`, which must outlive it. QOQ_EINPUT: damaged or cut. */
int archive_open(struct arena *a, const char *origin, struct str bytes, struct archive **out,
                 struct error *err);

/* Names are compared without case, as office programs do. */
bool archive_has(const struct archive *z, struct str name);

/* The unfolded bytes of a part, in the archive's arena. QOQ_EINPUT: no such part, damaged,
 * locked; QOQ_ELIMIT: it, or all that was read so far, is larger than any report. */
int archive_read(struct archive *z, struct str name, struct str *out, struct error *err);

#endif
