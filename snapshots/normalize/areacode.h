/* areacode.h - the area codes (GB/T 2260) that identification numbers hold. */
#ifndef QOQ_SNAPSHOTS_NORMALIZE_AREACODE_H
#define QOQ_SNAPSHOTS_NORMALIZE_AREACODE_H

#include "base/str.h"

/* True for 18 characters that are a unified social credit code (GB 32100): its check digit fits. */
bool uscc_valid(struct str s);

/* True for 9 characters that are an organisation code (GB 11714): its check digit fits. */
bool organisation_code_valid(struct str s);

/* The area code in an index number: characters 3-8 of a unified social credit code in it
 * (「11330600002577014T/2022-1」), or the six digits that it begins with behind zeros
 * (「000330185/2022-3」), unless these are an organisation code's. 0 when there is none. *sure:
 * a check digit bears it out. */
int area_code_in_index(struct str index_no, bool *sure);

/* The area code that the ten digits begin with by which every government site is registered; 0
 * for anything else. */
int area_code_of_site(struct str number);

/* The same behind 「网站标识码」 in a text, or behind 「公网安备」 that of the police where the site's
 * office stands; 0 when there is none. *site: it is the former. */
int area_code_in_footer(struct str text, bool *site);

#endif
