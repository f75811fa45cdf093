/* xlsx.h - between xlsx.c, which reads workbooks, and what a number looks like in a cell. */
#ifndef QOQ_SNAPSHOTS_READ_XLSX_H
#define QOQ_SNAPSHOTS_READ_XLSX_H

#include "base/str.h"

/* The code of a format that is built in, "0.00%"; null for an unknown id. */
struct str xlsx_format_builtin(struct str id);

/* A number as the format shows it: 0.703 by "0.0%" -> "70.3%", 45382 by yyyy"年"m"月" -> 「2024年
 * 3月」 (with `from_1904`, days are counted from then). Formats that are not understood, and
 * fractions and powers of ten, show the plain number. Linear in the code, which counts as none
 * beyond 255 bytes. */
struct str xlsx_format(struct arena *a, double value, struct str code, bool from_1904);

#endif
