/* xlsx.h - between xlsx.c, which reads sheets, and number_format.c, which shows their numbers. */
#ifndef QOQ_SNAPSHOTS_READ_XLSX_H
#define QOQ_SNAPSHOTS_READ_XLSX_H

#include "base/list.h"
#include "base/str.h"

/* A number of a cell as a reader of the sheet sees it: `code` is the format ("0.0%",
 * "yyyy\"年\"m\"月\"", "General"), `raw` the number as it is stored. What is no number, or has a
 * format that is not known, is shown as it is stored, short of binary noise behind 15 digits. */
struct str number_show(struct arena *a, struct str code, struct str raw);

/* The code of a built-in format; "General" for those that are not known. */
struct str number_builtin_format(int id);

#endif
