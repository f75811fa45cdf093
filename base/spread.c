#include "base/spread.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/i18n.h"

enum { MOST_JOBS = 64 };

/* What a child sends: that it begins with a thing, then its result. */
struct frame {
    size_t i, size;
    bool begins, null;
};

struct child {
    pid_t pid;
    int fd; /* -1: not running */
    size_t i;
    bool busy; /* it has begun with thing i */
};

struct pool {
    const struct spread *how;
    size_t n, done;
    int jobs;
    struct child children[MOST_JOBS];
    _Atomic size_t *next; /* shared with the children: the first thing nobody has begun with */
};

/* --- in a child --- */

static bool send(int fd, const void *bytes, size_t n)
{
    const char *p = bytes;
    while (n > 0) {
        ssize_t k = write(fd, p, n);
        if (k < 0 && errno != EINTR)
            return false;
        p += k > 0 ? k : 0;
        n -= k > 0 ? (size_t)k : 0;
    }
    return true;
}

static void child_main(struct pool *p, int fd)
{
    size_t i;
    bool fine = true;
    while (fine && (i = atomic_fetch_add(p->next, 1)) < p->n) {
        struct frame f = { .i = i, .begins = true };
        struct arena *a = arena_new(p->how->ceiling);
        fine = a && send(fd, &f, sizeof f);
        struct str result = fine ? p->how->work(p->how->arg, a, i) : STR_NULL;
        f = (struct frame){ .i = i, .size = result.n, .null = !result.p };
        fine = fine && send(fd, &f, sizeof f) && send(fd, result.p, result.n);
        arena_free(a);
    }
    _exit(0); /* the parent's buffers and closers are none of ours */
}

/* --- here --- */

static bool receive(int fd, void *bytes, size_t n)
{
    char *p = bytes;
    while (n > 0) {
        ssize_t k = read(fd, p, n);
        if (k == 0 || (k < 0 && errno != EINTR))
            return false;
        p += k > 0 ? k : 0;
        n -= k > 0 ? (size_t)k : 0;
    }
    return true;
}

static bool start(struct pool *p, struct child *c)
{
    int ends[2];
    if (pipe(ends) != 0)
        return false;
    fflush(NULL);
    c->pid = fork();
    if (c->pid == 0) {
        close(ends[0]);
        child_main(p, ends[1]);
    }
    close(ends[1]);
    c->fd = c->pid > 0 ? ends[0] : -1;
    c->busy = false;
    if (c->pid < 0)
        close(ends[0]);
    return c->pid > 0;
}

static int start_all(struct pool *p, struct error *err)
{
    int running = 0;
    for (int k = 0; k < p->jobs; k++) {
        struct child *c = &p->children[k];
        bool wanted = c->fd < 0 && atomic_load(p->next) < p->n;
        running += c->fd >= 0 || (wanted && start(p, c));
    }
    if (running == 0 && p->done < p->n)
        return error_set(err, QOQ_EIO, NULL, 0, _("no process can be started: %s"),
                         strerror(errno));
    return 0;
}

static int take(struct pool *p, size_t i, struct str result, struct error *err)
{
    p->done++;
    return p->how->take(p->how->arg, i, result, err);
}

/* It has nothing more to do, or died. */
static int end(struct pool *p, struct child *c, struct error *err)
{
    close(c->fd);
    c->fd = -1;
    waitpid(c->pid, NULL, 0);
    return c->busy ? take(p, c->i, STR_NULL, err) : 0;
}

static int take_frame(struct pool *p, struct child *c, struct error *err)
{
    struct frame f;
    if (!receive(c->fd, &f, sizeof f))
        return end(p, c, err);
    c->i = f.i;
    c->busy = f.begins;
    if (f.begins)
        return 0;
    struct arena *a = arena_new(f.size + 64);
    char *bytes = a ? arena_alloc(a, f.size) : NULL;
    bool whole = bytes && receive(c->fd, bytes, f.size);
    int rc = take(p, f.i, whole && !f.null ? (struct str){ bytes, f.size } : STR_NULL, err);
    arena_free(a);
    return rc;
}

static int wait_for_frames(struct pool *p, struct error *err)
{
    struct pollfd fds[MOST_JOBS];
    int rc = 0;
    for (int k = 0; k < p->jobs; k++) /* poll() passes over a negative one */
        fds[k] = (struct pollfd){ .fd = p->children[k].fd, .events = POLLIN };
    if (poll(fds, (nfds_t)p->jobs, -1) < 0)
        return errno == EINTR ? 0 : error_set(err, QOQ_EIO, NULL, 0, "poll: %s", strerror(errno));
    for (int k = 0; k < p->jobs && rc == 0; k++)
        if (fds[k].fd >= 0 && fds[k].revents)
            rc = take_frame(p, &p->children[k], err);
    return rc;
}

int spread_run(const struct spread *s, size_t n, int jobs, struct error *err)
{
    struct pool p = { .how = s, .n = n };
    p.jobs = jobs < 1 ? 1 : jobs > MOST_JOBS ? MOST_JOBS : jobs;
    p.jobs = n < (size_t)p.jobs ? (int)n : p.jobs;
    p.next = mmap(NULL, sizeof *p.next, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (p.next == MAP_FAILED)
        return error_set(err, QOQ_EIO, NULL, 0, "mmap: %s", strerror(errno));
    for (int k = 0; k < p.jobs; k++)
        p.children[k].fd = -1;
    int rc = 0;
    while (rc == 0 && p.done < n && (rc = start_all(&p, err)) == 0)
        rc = wait_for_frames(&p, err);
    for (int k = 0; k < p.jobs; k++) { /* those left when it was stopped */
        if (p.children[k].fd < 0)
            continue;
        if (rc)
            kill(p.children[k].pid, SIGKILL);
        close(p.children[k].fd);
        waitpid(p.children[k].pid, NULL, 0);
    }
    munmap((void *)p.next, sizeof *p.next);
    return rc;
}

int spread_jobs(void)
{
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    return n < 1 ? 1 : n > MOST_JOBS ? MOST_JOBS : (int)n;
}
