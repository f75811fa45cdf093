/* url.h - addresses of pages. */
#ifndef QOQ_BASE_URL_H
#define QOQ_BASE_URL_H

#include "base/str.h"

/* True for an absolute address of http or https: a host, and neither blanks, controls, quotes nor
 * angle brackets; characters beyond ASCII are let through as valid UTF-8. At most 2000 bytes. */
bool url_is_web(struct str s);

/* The host of an address in lower case, without user and port: 「HTTP://www.Linan.gov.cn:80/a」 and
 * 「www.linan.gov.cn」 give "www.linan.gov.cn". Null where there is none. */
struct str url_host(struct arena *a, struct str s);

#endif
