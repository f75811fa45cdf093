#include "base/hash.h"

#include <sha256.h>
#include <sys/types.h>

struct str hash_sha256(struct arena *a, struct str bytes)
{
    char *hex = arena_alloc(a, SHA256_DIGEST_STRING_LENGTH);
    SHA256Data((const uint8_t *)(bytes.p ? bytes.p : ""), bytes.n, hex);
    return str_from(hex);
}
