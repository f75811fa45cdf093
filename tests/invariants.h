/* invariants.h - what must hold of every snapshot of every input (SPEC.md section 4).
 *
 * For tests and fuzz targets; each check ends the program with a message when it fails.
 */
#ifndef QOQ_TESTS_INVARIANTS_H
#define QOQ_TESTS_INVARIANTS_H

#include "snapshots/model.h"

/* Every quote is a verbatim part of its cell, and every non-blank line of the source stands in a
 * cell, in the report, in the columns or in a warning. */
void require_invariants(struct arena *a, struct str bytes, const struct report *r);

#endif
