#include "base/hash.h"

#include <sys/types.h>
#include <sha1.h>
#include <sha256.h>

struct str hash_sha256(struct arena *a, struct str bytes)
{
    char *hex = arena_alloc(a, SHA256_DIGEST_STRING_LENGTH);
    SHA256Data((const uint8_t *)(bytes.p ? bytes.p : ""), bytes.n, hex);
    return str_from(hex);
}

void hash_sha1(struct str bytes, unsigned char sum[HASH_SHA1])
{
    SHA1_CTX context;
    SHA1Init(&context);
    SHA1Update(&context, (const uint8_t *)(bytes.p ? bytes.p : ""), bytes.n);
    SHA1Final(sum, &context);
}
