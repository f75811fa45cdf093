#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"

static void close_file(void *f)
{
    fclose(f);
}

static int read_all(struct arena *a, FILE *f, const char *path, size_t limit, struct str *out,
                    struct error *err)
{
    struct buf b = { .arena = a };
    char piece[64 * 1024];
    size_t n;
    while ((n = fread(piece, 1, sizeof piece, f)) > 0) {
        if (n > limit - b.n)
            return error_set(err, QOQ_EINPUT, path, 0, _("larger than %zu MiB, which is the limit"),
                             limit >> 20);
        buf_add(&b, (struct str){ piece, n });
    }
    if (ferror(f))
        return error_set(err, QOQ_EIO, path, 0, _("cannot be read: %s"), strerror(errno));
    buf_addc(&b, '\0');
    *out = (struct str){ b.p, b.n - 1 };
    return 0;
}

int file_read(struct arena *a, const char *path, size_t limit, struct str *out, struct error *err)
{
    if (strcmp(path, "-") == 0)
        return read_all(a, stdin, "-", limit, out, err);
    if (file_is_directory(path))
        return error_set(err, QOQ_EINPUT, path, 0, _("is a directory; a report file was expected"));
    FILE *f = fopen(path, "rb");
    if (!f)
        return error_set(err, errno == ENOENT ? QOQ_EINPUT : QOQ_EIO, path, 0,
                         errno == ENOENT ? _("no such file") : _("cannot be opened: %s"),
                         strerror(errno));
    arena_defer(a, close_file, f);
    return read_all(a, f, path, limit, out, err);
}

static bool write_all(int fd, struct str data)
{
    while (data.n > 0) {
        ssize_t n = write(fd, data.p, data.n);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        data = str_after(data, (size_t)n);
    }
    return true;
}

/* Keeps the mode that a file made with open(..., 0666) would have: mkstemp gives 0600. */
static void usual_mode(int fd)
{
    mode_t mask = umask(0);
    umask(mask);
    (void)!fchmod(fd, 0666 & ~mask);
}

int file_write(struct arena *a, const char *path, struct str data, struct error *err)
{
    if (strcmp(path, "-") == 0)
        return write_all(STDOUT_FILENO, data)
                   ? 0
                   : error_set(err, QOQ_EIO, NULL, 0, _("standard output: %s"), strerror(errno));
    struct stat st;
    if (stat(path, &st) == 0 && !S_ISREG(st.st_mode)) { /* a device or a pipe: no renaming */
        int fd = S_ISDIR(st.st_mode) ? (errno = EISDIR, -1) : open(path, O_WRONLY);
        bool fine = fd >= 0 && write_all(fd, data);
        int why = errno;
        if (fd >= 0)
            close(fd);
        return fine ? 0
                    : error_set(err, QOQ_EIO, path, 0, _("cannot be written: %s"), strerror(why));
    }
    char *temporary = (char *)(uintptr_t)str_format(a, "%s.XXXXXX", path).p;
    int fd = mkstemp(temporary);
    if (fd < 0)
        return error_set(err, QOQ_EIO, path, 0, _("cannot be written: %s"), strerror(errno));
    usual_mode(fd);
    bool fine = write_all(fd, data) && fsync(fd) == 0;
    fine = close(fd) == 0 && fine;
    if (fine && rename(temporary, path) == 0)
        return 0;
    int why = errno;
    unlink(temporary);
    return error_set(err, QOQ_EIO, path, 0, _("cannot be written: %s"), strerror(why));
}

/* True for what cannot be replaced by renaming: standard output, devices, pipes. */
static bool is_stream(const char *path)
{
    struct stat st;
    return strcmp(path, "-") == 0 ||
           (stat(path, &st) == 0 && !S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode));
}

static void delete_file(void *path)
{
    if (*(const char *)path)
        unlink(path);
}

int file_temporary(struct arena *a, const char *path, char **temporary, struct error *err)
{
    if (file_is_directory(path))
        return error_set(err, QOQ_EIO, path, 0, _("cannot be written: %s"), strerror(EISDIR));
    const char *folder = getenv("TMPDIR");
    struct str name = is_stream(path)
                          ? str_format(a, "%s/qoq.XXXXXX", folder && *folder ? folder : "/tmp")
                          : str_format(a, "%s.XXXXXX", path);
    *temporary = (char *)(uintptr_t)name.p;
    int fd = mkstemp(*temporary);
    if (fd < 0)
        return error_set(err, QOQ_EIO, path, 0, _("cannot be written: %s"), strerror(errno));
    arena_defer(a, delete_file, *temporary);
    usual_mode(fd);
    close(fd);
    return 0;
}

int file_commit(struct arena *a, char *temporary, const char *path, struct error *err)
{
    if (is_stream(path)) {
        struct str data;
        int rc = file_read(a, temporary, (size_t)1 << 30, &data, err);
        return rc < 0 ? rc : file_write(a, path, data, err);
    }
    int fd = open(temporary, O_RDONLY);
    bool fine = fd >= 0 && fsync(fd) == 0;
    if (fd >= 0)
        close(fd);
    if (!fine || rename(temporary, path) != 0)
        return error_set(err, QOQ_EIO, path, 0, _("cannot be written: %s"), strerror(errno));
    *temporary = '\0'; /* nothing left to delete */
    return 0;
}

bool file_is_directory(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

bool file_exists(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0;
}

static int compare(const void *x, const void *y)
{
    return str_cmp(*(const struct str *)x, *(const struct str *)y);
}

static void close_directory(void *d)
{
    closedir(d);
}

static int walk(struct arena *a, struct str directory, struct str_list *out, struct error *err)
{
    DIR *d = opendir(directory.p);
    if (!d)
        return error_set(err, QOQ_EINPUT, directory.p, 0, _("cannot be opened: %s"),
                         strerror(errno));
    arena_defer(a, close_directory, d);
    for (struct dirent *e; (e = readdir(d));) {
        if (e->d_name[0] == '.')
            continue;
        struct str path = str_format(a, "%s/%s", directory.p, e->d_name);
        struct stat st;
        if (lstat(path.p, &st) != 0)
            continue;
        if (S_ISDIR(st.st_mode)) {
            int rc = walk(a, path, out, err);
            if (rc < 0)
                return rc;
        } else if (S_ISREG(st.st_mode)) {
            *list_push(a, out) = path;
        }
    }
    return 0;
}

int file_walk(struct arena *a, const char *directory, struct str_list *out, struct error *err)
{
    int rc = walk(a, str_copy(a, str_from(directory)), out, err);
    if (rc == 0 && out->n)
        qsort(out->v, out->n, sizeof out->v[0], compare);
    return rc;
}

struct str file_name(struct str path)
{
    size_t slash = path.n;
    while (slash > 0 && path.p[slash - 1] != '/')
        slash--;
    return str_after(path, slash);
}
