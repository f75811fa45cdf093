/* error.h - errors are values.
 *
 * A function that can fail returns 0 or one of these negative codes and fills a struct error,
 * with one line of text that says what was expected and what to do. The code also gives the
 * exit status (SPEC.md section 9): 2 wrong usage or bad input, 3 trouble outside.
 */
#ifndef QOQ_BASE_ERROR_H
#define QOQ_BASE_ERROR_H

/* name, value, exit status, short English description */
#define QOQ_ERRORS(X)                                                   \
    X(QOQ_EUSAGE, -1, 2, "wrong usage")                                 \
    X(QOQ_EINPUT, -2, 2, "bad input")                                   \
    X(QOQ_ENOTFOUND, -3, 2, "not found")                                \
    X(QOQ_ELIMIT, -4, 2, "limit reached")                               \
    X(QOQ_EIO, -5, 3, "input/output trouble")                           \
    X(QOQ_ELEDGER, -6, 3, "ledger trouble")                             \
    X(QOQ_EPROGRAM, -7, 3, "an external program failed")                \
    X(QOQ_EINTERNAL, -8, 3, "internal error")

enum qoq_error {
#define X(name, value, status, text) name = value,
    QOQ_ERRORS(X)
#undef X
};

/* Where it happened and what to say; text is one line, in the user's language, without the
 * origin. The arrays are bounded so that an error can be filled when memory is short. */
struct error {
    int code;
    char origin[512]; /* a file, a period, a ledger; empty when there is none */
    long line;        /* 1-based line of the origin, 0 = none */
    char text[1024];
};

/* Fills err (unless NULL) and returns code. A text cut at the end stays valid UTF-8. */
int error_set(struct error *err, int code, const char *origin, long line, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* The exit status of a code: 2 or 3; 0 for 0. */
int error_exit_status(int code);

/* The short English description of a code, not translated; never NULL. */
const char *error_name(int code);

/* "origin:line: text" without "qoq: ", in a static-sized buffer of the caller; returns buf. */
const char *error_line(const struct error *err, char *buf, unsigned long size);

#endif
