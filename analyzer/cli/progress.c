/* A bar on standard error, when that is a terminal, for work of over a second. */
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "analyzer/cli/cli.h"
#include "base/i18n.h"

enum { PATIENCE_MS = 1000, STEP_MS = 100, BAR = 30 };

int64_t progress_now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

struct progress progress_start(const struct cli *cli, const char *label)
{
    bool wanted = !cli->quiet && isatty(STDERR_FILENO);
    int64_t due = progress_now() + PATIENCE_MS;
    return (struct progress){ .label = label, .wanted = wanted, .due = due };
}

void progress_show(struct progress *p, size_t done, size_t of)
{
    int64_t now = p->wanted ? progress_now() : 0;
    if (!p->wanted || now < p->due || of == 0)
        return;
    size_t filled = done * BAR / of;
    p->due = now + STEP_MS;
    p->shown = true;
    fprintf(stderr, "\r%s [", _(p->label));
    for (size_t i = 0; i < BAR; i++)
        fputc(i < filled ? '#' : '.', stderr);
    fprintf(stderr, "] %zu/%zu ", done, of);
    fflush(stderr);
}

void progress_clear(struct progress *p)
{
    if (p->shown)
        fputs("\r\033[K", stderr);
    p->shown = false;
}
