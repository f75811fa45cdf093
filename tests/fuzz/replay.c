/* Runs a fuzz target over files: so that seeds and past crashes are ordinary tests under plain
 * gcc, and a finding can be looked at in a debugger. With -t every file is also cut at many
 * places. Exit status 1 when there was nothing to run. */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "tests/fuzz/target.h"

enum { LARGEST = 16 << 20, CUTS = 64 };

static void run(struct str bytes, bool cuts)
{
    LLVMFuzzerTestOneInput((const uint8_t *)bytes.p, bytes.n);
    for (size_t i = 1; cuts && i < CUTS && i < bytes.n; i++)
        LLVMFuzzerTestOneInput((const uint8_t *)bytes.p, bytes.n * i / CUTS);
}

int main(int argc, char **argv)
{
    int ran = 0;
    bool cuts = argc > 1 && strcmp(argv[1], "-t") == 0;
    for (int i = cuts ? 2 : 1; i < argc; i++) {
        struct arena *a = arena_new(2 * LARGEST);
        struct str bytes;
        struct error err;
        if (file_read(a, argv[i], LARGEST, &bytes, &err) < 0) {
            fprintf(stderr, "%s: %s\n", argv[i], err.text);
            return 1;
        }
        run(bytes, cuts);
        ran++;
        arena_free(a);
    }
    printf("%d inputs%s\n", ran, cuts ? ", each cut at many places" : "");
    return ran == 0;
}
