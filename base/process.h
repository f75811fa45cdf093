/* process.h - external programs, started by argv, never by a shell. The only file that spawns. */
#ifndef QOQ_BASE_PROCESS_H
#define QOQ_BASE_PROCESS_H

#include "base/error.h"
#include "base/str.h"

struct process_result {
    int exit_code;    /* 0-255; 128 + signal when killed */
    struct str out;   /* standard output, at most 16 MiB */
    struct str errors; /* standard error, at most 64 KiB */
};

/* Runs argv (NULL-terminated; argv[0] is looked up in PATH) with `input` on its standard input
 * and waits at most timeout_ms. QOQ_EPROGRAM: timed out, or could not be started,
 * mostly because it is not installed (out->exit_code is 127 then, as a shell says it).
 * A program that ran and failed is no error here: look at exit_code. */
int process_run(struct arena *a, const char *const *argv, struct str input, int timeout_ms,
                struct process_result *out, struct error *err);

/* Runs argv with our standard output and error and `input` on its standard input: for a pager.
 * Returns its exit code or a negative error. */
int process_feed(const char *const *argv, struct str input, struct error *err);

#endif
