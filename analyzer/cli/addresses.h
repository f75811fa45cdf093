/* addresses.h - the addresses of pages that a user gives: --url, and lists of them. */
#ifndef QOQ_ANALYZER_CLI_ADDRESSES_H
#define QOQ_ANALYZER_CLI_ADDRESSES_H

#include "base/error.h"
#include "base/list.h"
#include "base/str.h"

struct page_address {
    struct str file; /* its name, or the end of its path: 「2020/q3.html」 */
    struct str url;
};

LIST_TYPE(struct page_addresses, struct page_address);

/* 0 for an address of http or https and for null; QOQ_EUSAGE otherwise. */
int addresses_check(struct str url, struct error *err);

/* Reads lines of a file's name, a tab and its address; blank ones and those with # are skipped.
 * QOQ_EINPUT names the line that is none. */
int addresses_read(struct arena *a, const char *path, struct page_addresses *out,
                   struct error *err);

/* The address of a file; null where the list has none. Linear. */
struct str addresses_of(const struct page_addresses *list, struct str path);

#endif
