/* office.h - Office Open XML: a zip container whose parts are XML and refer to each other.
 *
 * The names of parts are the writer's choice; only the types of the references between them are
 * fixed (ECMA-376 part 2). Both vocabularies, transitional and strict, are read.
 */
#ifndef QOQ_SNAPSHOTS_READ_OFFICE_H
#define QOQ_SNAPSHOTS_READ_OFFICE_H

#include "snapshots/read/read.h"
#include "snapshots/read/xml.h"
#include "snapshots/read/zip.h"

/* A document while it is read. */
struct office {
    struct arena *arena;
    struct document *doc;
    const char *origin;
    struct archive *archive;
};

/* A part and what it refers to. */
struct office_part {
    struct str name;       /* in the archive; null = there is no such part */
    struct xml *root;
    struct xml *relations; /* NULL when it refers to nothing */
};

/* Reads the part of that name. Errors as archive_read() and xml_read(). */
int office_part(struct office *o, struct str name, struct office_part *out, struct error *err);

/* The name of the part that `from` refers to with `id`, or, with a null id, the first by `type`
 * (the last step of the type's address: "styles", "worksheet"). Null when there is none. */
struct str office_target(struct office *o, const struct office_part *from, struct str id,
                         const char *type);

/* Reads what `from` refers to by `type`; without such a part, out->root is NULL and it is 0. */
int office_related(struct office *o, const struct office_part *from, const char *type,
                   struct office_part *out, struct error *err);

/* docx.c and xlsx.c: the main part and what it needs, into o->doc. */
int docx_read(struct office *o, const struct office_part *main, struct error *err);
int xlsx_read(struct office *o, const struct office_part *main, struct error *err);

#endif
