/* decimal.h - numbers as they were read: a whole number times a power of ten.
 *
 * 0.1 stays 0.1 and 1234567890123460 stays itself until a chart needs a double. The zero value
 * of the struct is "no number" (JSON null).
 */
#ifndef QOQ_BASE_DECIMAL_H
#define QOQ_BASE_DECIMAL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct decimal {
    int64_t mantissa;
    int16_t exp; /* value = mantissa * 10^exp */
    bool known;
};

#define DECIMAL_NONE ((struct decimal){ 0, 0, false })

struct decimal decimal_int(int64_t value);
struct decimal decimal_make(int64_t mantissa, int exp);

/* Reads "-12,345.670" whole: optional sign, digits with optional commas at thousands, optional
 * fraction, ASCII only. Trailing zeros of a fraction are dropped. DECIMAL_NONE when s is not
 * such a number or does not fit into 18 digits. */
struct decimal decimal_parse(struct str s);

/* The nearest decimal of at most 15 significant digits that prints as the double does; for
 * numbers that come back from JSON. DECIMAL_NONE for NaN and infinities. */
struct decimal decimal_from_double(double d);

double decimal_double(struct decimal d);           /* for charts and scores; 0 when unknown */
struct str decimal_text(struct arena *a, struct decimal d); /* plain: "0.1", "-12", "1000000" */

/* Exact order of two known decimals: <0, 0, >0. */
int decimal_cmp(struct decimal a, struct decimal b);
bool decimal_eq(struct decimal a, struct decimal b); /* both unknown, or equal in value */

/* Exact where the result fits, else DECIMAL_NONE; unknown operands give DECIMAL_NONE. */
struct decimal decimal_add(struct decimal a, struct decimal b);
struct decimal decimal_sub(struct decimal a, struct decimal b);
struct decimal decimal_mul(struct decimal a, struct decimal b);
struct decimal decimal_scale(struct decimal a, int powers_of_ten);

/* a / b rounded half away from zero to `places` decimals: the one place where ratios are made.
 * DECIMAL_NONE when b is zero or a side is unknown. decimal_ratio(33, 48, 4) = 0.6875. */
struct decimal decimal_ratio(struct decimal a, struct decimal b, int places);
struct decimal decimal_round(struct decimal a, int places); /* half away from zero */

#endif
