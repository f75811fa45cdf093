/* zipped.h - zip containers for tests, made of parts that are given as text. */
#ifndef QOQ_TESTS_ZIPPED_H
#define QOQ_TESTS_ZIPPED_H

#include <zip.h>

#include "base/str.h"

struct part {
    const char *name;
    struct str bytes;
};

#define PART(name, literal) { name, STR(literal) }

/* The container with those parts (the last has no name), deflated; copied into the arena. */
static inline struct str zipped(struct arena *a, const struct part *parts)
{
    zip_source_t *whole = zip_source_buffer_create(NULL, 0, 0, NULL);
    zip_source_keep(whole);
    zip_t *zip = zip_open_from_source(whole, ZIP_CREATE | ZIP_TRUNCATE, NULL);
    for (size_t i = 0; parts[i].name; i++) {
        zip_source_t *s = zip_source_buffer(zip, parts[i].bytes.p, parts[i].bytes.n, 0);
        zip_int64_t at = zip_file_add(zip, parts[i].name, s, ZIP_FL_ENC_UTF_8);
        zip_set_file_compression(zip, (zip_uint64_t)at, ZIP_CM_DEFLATE, 6);
        zip_file_set_mtime(zip, (zip_uint64_t)at, 1700000000, 0);
    }
    zip_stat_t stat;
    zip_close(zip);
    zip_source_open(whole);
    zip_source_stat(whole, &stat);
    char *bytes = arena_alloc(a, stat.size);
    zip_int64_t n = zip_source_read(whole, bytes, stat.size);
    zip_source_close(whole);
    zip_source_free(whole);
    return (struct str){ bytes, n > 0 ? (size_t)n : 0 };
}

#define RELATIONS(list)                                                                        \
    "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>" list \
    "</Relationships>"
#define OFFICE_TYPE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define RELATION(id, type, target) \
    "<Relationship Id='" id "' Type='" OFFICE_TYPE type "' Target='" target "'/>"

#endif
