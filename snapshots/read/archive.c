#include "snapshots/read/archive.h"

#include <zip.h>

#include "base/i18n.h"

/* A part beyond this is no report but an attack, or a picture. */
enum { LARGEST_PART = 128 << 20 };

struct archive {
    zip_t *zip;
    const char *origin;
};

static void close_archive(void *thing)
{
    zip_discard(thing);
}

int archive_open(struct arena *a, const char *origin, struct str bytes, struct archive **out,
                 struct error *err)
{
    zip_error_t trouble;
    zip_error_init(&trouble);
    zip_source_t *source = zip_source_buffer_create(bytes.p, bytes.n, 0, &trouble);
    zip_t *zip = source ? zip_open_from_source(source, ZIP_RDONLY, &trouble) : NULL;
    if (!zip && source)
        zip_source_free(source);
    zip_error_fini(&trouble);
    if (!zip)
        return error_set(err, QOQ_EINPUT, origin, 0,
                         _("a damaged zip container; save the document again"));
    arena_defer(a, close_archive, zip);
    *out = arena_make(a, struct archive);
    **out = (struct archive){ zip, origin };
    return 0;
}

int archive_part(struct arena *a, struct archive *z, const char *name, struct str *out,
                 struct error *err)
{
    zip_stat_t stat;
    if (zip_stat(z->zip, name, 0, &stat) != 0)
        return error_set(err, QOQ_ENOTFOUND, z->origin, 0, _("the container has no part %s"), name);
    if (stat.size > LARGEST_PART)
        return error_set(err, QOQ_ELIMIT, z->origin, 0, _("part %s is larger than %d MiB"), name,
                         LARGEST_PART >> 20);
    char *bytes = arena_alloc(a, stat.size + 1); /* before the part is open: it may not return */
    zip_file_t *file = zip_fopen(z->zip, name, 0);
    if (!file)
        return error_set(err, QOQ_EINPUT, z->origin, 0,
                         _("part %s cannot be read (encrypted or damaged); save it again"), name);
    zip_int64_t n = zip_fread(file, bytes, stat.size);
    zip_fclose(file);
    if (n < 0 || (zip_uint64_t)n != stat.size)
        return error_set(err, QOQ_EINPUT, z->origin, 0,
                         _("part %s is damaged; save the document again"), name);
    *out = (struct str){ bytes, (size_t)n };
    return 0;
}

int archive_xml(struct arena *a, struct archive *z, const char *name, struct xml **root,
                struct error *err)
{
    struct str bytes;
    int code = archive_part(a, z, name, &bytes, err);
    return code ? code : xml_read(a, z->origin, bytes, root, err);
}
