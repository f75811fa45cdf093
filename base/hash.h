/* hash.h - SHA-256, through libmd (the only user). */
#ifndef QOQ_BASE_HASH_H
#define QOQ_BASE_HASH_H

#include "base/str.h"

/* 64 lower-case hexadecimal digits. */
struct str hash_sha256(struct arena *a, struct str bytes);

#endif
