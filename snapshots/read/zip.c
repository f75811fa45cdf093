#include "snapshots/read/zip.h"

#include <zip.h>

#include "base/i18n.h"

/* Bytes. The XML of a report with thousands of tasks takes a few MiB. */
enum { LARGEST_PART = 64 << 20, LARGEST_SUM = 128 << 20 };

/* Nothing written by people unfolds to so many times its size; small parts may. */
enum { HIGHEST_RATIO = 500, RATIO_MATTERS = 4 << 20 };

struct archive {
    struct arena *arena;
    const char *origin;
    zip_t *zip;
    size_t read; /* bytes unfolded so far */
};

static void close_archive(void *thing)
{
    zip_discard(thing);
}

static void close_part(void *thing)
{
    zip_fclose(thing);
}

int archive_open(struct arena *a, const char *origin, struct str bytes, struct archive **out,
                 struct error *err)
{
    zip_source_t *source = zip_source_buffer_create(bytes.p, bytes.n, 0, NULL);
    zip_t *zip = source ? zip_open_from_source(source, ZIP_RDONLY, NULL) : NULL;
    if (!zip) {
        zip_source_free(source);
        return error_set(err, QOQ_EINPUT, origin, 0,
                         _("a damaged or cut zip container; get the file again, or save it anew"));
    }
    arena_defer(a, close_archive, zip);
    *out = arena_make(a, struct archive);
    **out = (struct archive){ .arena = a, .origin = origin, .zip = zip };
    return 0;
}

static zip_int64_t locate(const struct archive *z, struct str name)
{
    return zip_name_locate(z->zip, str_z(z->arena, name), ZIP_FL_NOCASE);
}

bool archive_has(const struct archive *z, struct str name)
{
    return locate(z, name) >= 0;
}

static int damaged(const struct archive *z, struct str name, struct error *err)
{
    return error_set(err, QOQ_EINPUT, z->origin, 0,
                     _("the part %.*s of the document is damaged; get the file again, or save it"
                       " anew"),
                     STR_ARG(name));
}

/* Asks the directory how large a part is, before any memory is taken for it. */
static int check(const struct archive *z, struct str name, zip_int64_t index, size_t *size,
                 struct error *err)
{
    zip_stat_t s;
    const zip_uint64_t wanted = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_ENCRYPTION_METHOD;
    if (zip_stat_index(z->zip, (zip_uint64_t)index, 0, &s) != 0 || (s.valid & wanted) != wanted)
        return damaged(z, name, err);
    if (s.encryption_method != ZIP_EM_NONE)
        return error_set(err, QOQ_EINPUT, z->origin, 0,
                         _("locked by a password; save it without one"));
    bool bomb = s.size > RATIO_MATTERS && s.size / HIGHEST_RATIO > s.comp_size;
    if (s.size > LARGEST_PART || s.size + z->read > LARGEST_SUM || bomb)
        return error_set(err, QOQ_ELIMIT, z->origin, 0,
                         _("the part %.*s unfolds to %llu bytes, more than any report; at most"
                           " %d are read"),
                         STR_ARG(name), (unsigned long long)s.size, LARGEST_PART);
    *size = (size_t)s.size;
    return 0;
}

int archive_read(struct archive *z, struct str name, struct str *out, struct error *err)
{
    size_t size = 0;
    zip_int64_t index = locate(z, name);
    if (index < 0)
        return error_set(err, QOQ_EINPUT, z->origin, 0,
                         _("the document lacks its part %.*s; save it anew"), STR_ARG(name));
    int code = check(z, name, index, &size, err);
    if (code)
        return code;
    zip_file_t *part = zip_fopen_index(z->zip, (zip_uint64_t)index, 0);
    if (!part)
        return damaged(z, name, err);
    arena_defer(z->arena, close_part, part);
    char *bytes = arena_alloc(z->arena, size + 1);
    zip_int64_t n = 0;
    /* One byte more than is promised: only at its end does libzip compare the checksum. */
    for (size_t at = 0; at <= size; at += (size_t)n) {
        n = zip_fread(part, bytes + at, size + 1 - at);
        if (n < 0 || at + (size_t)n > size || (n == 0 && at < size))
            return damaged(z, name, err);
        if (n == 0)
            break;
    }
    z->read += size;
    *out = (struct str){ bytes, size };
    return 0;
}
