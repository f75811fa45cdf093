/* outlook.h - what is to be expected of the threads of a trend; only trend.c asks. */
#ifndef QOQ_ANALYZER_OUTLOOK_H
#define QOQ_ANALYZER_OUTLOOK_H

#include "analyzer/trend.h"

/* Fills in forecast and miss of all threads. */
void outlook_add(struct arena *a, struct trend *t);

#endif
