/* gather.h - many reports out of files, read in parallel, kept on disk until they are wanted. */
#ifndef QOQ_ANALYZER_CLI_GATHER_H
#define QOQ_ANALYZER_CLI_GATHER_H

#include <stdio.h>

#include "analyzer/cli/addresses.h"
#include "analyzer/cli/cli.h"

/* One report; its snapshot and source wait in the store. */
struct gathered {
    const char *path;
    size_t order; /* of the file among those given */
    bool fine;    /* else `failure` is what is wrong with it */
    const char *failure;
    struct str series;
    struct period period;
    long at;           /* in the store: the snapshot, then the source */
    size_t json, bytes; /* their sizes */
};

struct gather {
    struct cli *cli;
    struct parse_options how;
    struct page_addresses addresses; /* of files; those of how.url go before */
    struct str_list files;
    int jobs; /* 0 = as many as this machine runs at once */
    LIST(struct gathered) reports;
    FILE *store; /* a nameless temporary file */
    struct progress bar;
    size_t failed;
};

/* A report parsed as an ingest needs it: with a period and a series. */
int gather_parse(struct arena *a, const struct gather *g, const char *path, struct report *out,
                 struct str *bytes, struct error *err);

/* Fills g->reports, by series and time, those of one period in the order given; says what is
 * wrong with files that cannot be read. An error is trouble with the machine. */
int gather_reports(struct gather *g, struct error *err);

int gather_load(struct arena *a, const struct gather *g, const struct gathered *r,
                struct report *out, struct str *bytes, struct error *err);

#endif
