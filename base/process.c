#include "base/process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/i18n.h"

extern char **environ;

enum { MOST_OUT = 16 << 20, MOST_ERRORS = 64 << 10 };

/* The child's end of a pipe is fd `child`; ours is closed on exec. */
struct pipes {
    int in[2], out[2], errors[2];
};

static void close_fd(int *fd)
{
    if (*fd >= 0)
        close(*fd);
    *fd = -1;
}

static void close_pipes(struct pipes *p)
{
    for (int i = 0; i < 2; i++) {
        close_fd(&p->in[i]);
        close_fd(&p->out[i]);
        close_fd(&p->errors[i]);
    }
}

static bool open_pipe(int fds[2])
{
    if (pipe(fds) != 0)
        return false;
    fcntl(fds[0], F_SETFD, FD_CLOEXEC);
    fcntl(fds[1], F_SETFD, FD_CLOEXEC);
    return true;
}

/* Starts argv with its standard streams on the pipes (those that are open). */
static int start(const char *const *argv, struct pipes *p, pid_t *pid, struct error *err)
{
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    if (p->in[0] >= 0)
        posix_spawn_file_actions_adddup2(&actions, p->in[0], STDIN_FILENO);
    if (p->out[1] >= 0)
        posix_spawn_file_actions_adddup2(&actions, p->out[1], STDOUT_FILENO);
    if (p->errors[1] >= 0)
        posix_spawn_file_actions_adddup2(&actions, p->errors[1], STDERR_FILENO);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t defaults; /* we ignore SIGPIPE while feeding; the child shall not */
    sigemptyset(&defaults);
    sigaddset(&defaults, SIGPIPE);
    posix_spawnattr_setsigdefault(&attributes, &defaults);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
    int rc = posix_spawnp(pid, argv[0], &actions, &attributes, (char *const *)(uintptr_t)argv,
                          environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    close_fd(&p->in[0]);
    close_fd(&p->out[1]);
    close_fd(&p->errors[1]);
    if (rc == ENOENT)
        return error_set(err, QOQ_EPROGRAM, argv[0], 0,
                         _("is not installed, or not in PATH"));
    if (rc != 0)
        return error_set(err, QOQ_EPROGRAM, argv[0], 0, _("cannot be started: %s"), strerror(rc));
    return 0;
}

static long milliseconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000L + t.tv_nsec / 1000000L;
}

/* Reads what is there into b (what is over `most` is thrown away); closes fd at its end. */
static void drain(int *fd, struct buf *b, size_t most)
{
    char piece[16 * 1024];
    ssize_t n = read(*fd, piece, sizeof piece);
    if (n < 0 && (errno == EINTR || errno == EAGAIN))
        return;
    if (n <= 0) {
        close_fd(fd);
        return;
    }
    size_t room = most - b->n, take = (size_t)n < room ? (size_t)n : room;
    buf_add(b, (struct str){ piece, take });
}

static void feed(int *fd, struct str *input)
{
    ssize_t n = input->n ? write(*fd, input->p, input->n) : 0;
    if (n < 0 && (errno == EINTR || errno == EAGAIN))
        return;
    if (n > 0)
        *input = str_after(*input, (size_t)n);
    if (n < 0 || input->n == 0)
        close_fd(fd); /* all written, or the child does not want more */
}

/* Feeds and drains until the child has closed its ends; false when time ran out. */
static bool talk(struct pipes *p, struct str input, long deadline, struct buf *out,
                 struct buf *errors)
{
    fcntl(p->in[1], F_SETFL, O_NONBLOCK);
    while (p->out[0] >= 0 || p->errors[0] >= 0 || p->in[1] >= 0) {
        struct pollfd fds[] = { { p->in[1], POLLOUT, 0 },
                                { p->out[0], POLLIN, 0 },
                                { p->errors[0], POLLIN, 0 } };
        long left = deadline - milliseconds();
        if (left <= 0)
            return false;
        if (poll(fds, 3, (int)left) < 0 && errno != EINTR)
            return false;
        if (fds[0].revents)
            feed(&p->in[1], &input);
        if (fds[1].revents)
            drain(&p->out[0], out, MOST_OUT);
        if (fds[2].revents)
            drain(&p->errors[0], errors, MOST_ERRORS);
    }
    return true;
}

static int wait_for(pid_t pid)
{
    int status = 0;
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
        ;
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

int process_run(struct arena *a, const char *const *argv, struct str input, int timeout_ms,
                struct process_result *out, struct error *err)
{
    struct pipes p = { { -1, -1 }, { -1, -1 }, { -1, -1 } };
    if (!open_pipe(p.in) || !open_pipe(p.out) || !open_pipe(p.errors)) {
        close_pipes(&p);
        return error_set(err, QOQ_EPROGRAM, argv[0], 0, _("cannot be started: %s"),
                         strerror(errno));
    }
    pid_t pid;
    *out = (struct process_result){ .exit_code = 127 };
    int rc = start(argv, &p, &pid, err);
    if (rc < 0) {
        close_pipes(&p);
        return rc;
    }
    struct buf output = { .arena = a }, errors = { .arena = a };
    struct sigaction ignore = { .sa_handler = SIG_IGN }, before;
    sigaction(SIGPIPE, &ignore, &before);
    bool in_time = talk(&p, input, milliseconds() + timeout_ms, &output, &errors);
    sigaction(SIGPIPE, &before, NULL);
    close_pipes(&p);
    if (!in_time)
        kill(pid, SIGKILL);
    *out = (struct process_result){ wait_for(pid), buf_str(&output), buf_str(&errors) };
    if (!in_time)
        return error_set(err, QOQ_EPROGRAM, argv[0], 0, _("did not end within %d seconds"),
                         timeout_ms / 1000);
    return 0;
}

int process_feed(const char *const *argv, struct str input, struct error *err)
{
    struct pipes p = { { -1, -1 }, { -1, -1 }, { -1, -1 } };
    if (!open_pipe(p.in))
        return error_set(err, QOQ_EPROGRAM, argv[0], 0, _("cannot be started: %s"),
                         strerror(errno));
    pid_t pid;
    int rc = start(argv, &p, &pid, err);
    if (rc < 0) {
        close_pipes(&p);
        return rc;
    }
    struct sigaction ignore = { .sa_handler = SIG_IGN }, before;
    sigaction(SIGPIPE, &ignore, &before);
    while (p.in[1] >= 0)
        feed(&p.in[1], &input);
    rc = wait_for(pid);
    sigaction(SIGPIPE, &before, NULL);
    return rc;
}
