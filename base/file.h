/* file.h - whole files in and out. */
#ifndef QOQ_BASE_FILE_H
#define QOQ_BASE_FILE_H

#include "base/error.h"
#include "base/list.h"
#include "base/str.h"

/* Reads a file of at most `limit` bytes ("-" is standard input). QOQ_EINPUT: no such file, a
 * directory, too large; QOQ_EIO: it could not be read. */
int file_read(struct arena *a, const char *path, size_t limit, struct str *out, struct error *err);

/* Writes all of data to path, or nothing: a temporary file beside it, flushed, then renamed.
 * "-" is standard output. QOQ_EIO when it cannot be written. */
int file_write(struct arena *a, const char *path, struct str data, struct error *err);

/* Makes an empty file for another program to write into, which file_commit() then moves to
 * `path` whole: beside it, or in $TMPDIR when path is "-" or a device. What was not committed is
 * deleted with the arena. QOQ_EIO when path cannot be written. */
int file_temporary(struct arena *a, const char *path, char **temporary, struct error *err);
int file_commit(struct arena *a, char *temporary, const char *path, struct error *err);

bool file_is_directory(const char *path);
bool file_exists(const char *path);

/* The regular files under a directory, recursively, hidden ones and symlinks out of the tree
 * left out; bytewise sorted. QOQ_EINPUT when it cannot be opened. */
int file_walk(struct arena *a, const char *directory, struct str_list *out, struct error *err);

/* The last component of a path; borrowed. */
struct str file_name(struct str path);

#endif
