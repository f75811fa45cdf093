#include "snapshots/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/i18n.h"

enum { PATIENCE_MS = 60 * 1000, STEP_MS = 5, GRACE_MS = 300 };

static void sleep_ms(int ms)
{
    nanosleep(&(struct timespec){ ms / 1000, ms % 1000 * 1000000L }, NULL);
}

int lock_patience(int usual)
{
    const char *set = getenv("QOQ_LOCK_WAIT");
    long ms = set && *set ? strtol(set, NULL, 10) : usual;
    return ms < 0 || ms > 3600 * 1000 ? usual : (int)ms;
}

void lock_note(int fd, const char *note)
{
    /* A note that cannot be written costs a killed process its cleaning up, nothing else. */
    if (ftruncate(fd, 0) == 0 && note)
        (void)!pwrite(fd, note, strlen(note), 0);
}

/* The holder before us died between note and removal. The file is its own, unless some git made
 * it since; that one would be gone, or another, after a moment. */
static void remove_leftover(const char *file)
{
    struct stat before, after;
    if (lstat(file, &before) != 0)
        return;
    sleep_ms(GRACE_MS);
    if (lstat(file, &after) == 0 && before.st_ino == after.st_ino && S_ISREG(after.st_mode))
        unlink(file);
}

int lock_take(const char *path, const char *const *leftovers, int *fd, char note[LOCK_NOTE],
              struct error *err)
{
    *fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (*fd < 0)
        return error_set(err, QOQ_ELEDGER, path, 0, _("the ledger cannot be written: %s"),
                         strerror(errno));
    int patience = lock_patience(PATIENCE_MS);
    for (int waited = 0; flock(*fd, LOCK_EX | LOCK_NB) != 0; waited += STEP_MS) {
        if ((errno == EWOULDBLOCK || errno == EINTR) && waited < patience) {
            sleep_ms(STEP_MS);
            continue;
        }
        int rc = errno == EWOULDBLOCK
                     ? error_set(err, QOQ_ELEDGER, path, 0,
                                 _("another qoq is writing all the time: try again later"))
                     : error_set(err, QOQ_ELEDGER, path, 0, _("it cannot be locked: %s"),
                                 strerror(errno));
        close(*fd);
        *fd = -1;
        return rc;
    }
    ssize_t n = pread(*fd, note, LOCK_NOTE - 1, 0);
    note[n > 0 ? n : 0] = '\0';
    for (; note[0] && *leftovers; leftovers++)
        remove_leftover(*leftovers);
    return 0;
}

void lock_drop(int fd)
{
    if (fd >= 0)
        close(fd);
}
