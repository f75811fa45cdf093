/* hash.h - SHA-256 and SHA-1, through libmd (the only user). */
#ifndef QOQ_BASE_HASH_H
#define QOQ_BASE_HASH_H

#include "base/str.h"

/* 64 lower-case hexadecimal digits. */
struct str hash_sha256(struct arena *a, struct str bytes);

/* As bytes. For git's formats, where it guards against accidents, not against forgers. */
enum { HASH_SHA1 = 20 };
void hash_sha1(struct str bytes, unsigned char sum[HASH_SHA1]);

#endif
