/* archive.h - the parts of a zip container (.docx, .xlsx), through libzip (the only user). */
#ifndef QOQ_SNAPSHOTS_READ_ARCHIVE_H
#define QOQ_SNAPSHOTS_READ_ARCHIVE_H

#include "base/error.h"
#include "base/str.h"
#include "snapshots/read/xml.h"

struct archive; /* closed with the arena */

/* Opens a container in memory. QOQ_EINPUT when it is damaged. */
int archive_open(struct arena *a, const char *origin, struct str bytes, struct archive **out,
                 struct error *err);

/* The bytes of one part. QOQ_ENOTFOUND, QOQ_EINPUT when it is damaged or encrypted, QOQ_ELIMIT
 * when it is larger than any report's. */
int archive_part(struct arena *a, struct archive *z, const char *name, struct str *out,
                 struct error *err);

/* The same, parsed. */
int archive_xml(struct arena *a, struct archive *z, const char *name, struct xml **root,
                struct error *err);

#endif
