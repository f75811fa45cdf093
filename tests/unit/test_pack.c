/* Packs of ours, as git itself reads them. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include "snapshots/delta.h"
#include "snapshots/pack.h"
#include "tests/unit/ledger.h"

/* What a reader makes of a delta: the bytes of the target; fails where it leaves its bounds. */
static struct str apply(struct arena *a, struct str base, struct str delta)
{
    struct buf out = { .arena = a };
    const unsigned char *p = (const unsigned char *)delta.p, *end = p + delta.n;
    size_t sizes[2] = { 0, 0 };
    for (int i = 0; i < 2; i++)
        for (int shift = 0;; shift += 7) {
            sizes[i] |= (size_t)(*p & 0x7f) << shift;
            if (!(*p++ & 0x80))
                break;
        }
    assert_int_equal(sizes[0], base.n);
    while (p < end) {
        unsigned op = *p++;
        size_t from = 0, n = 0;
        if (op < 0x80) {
            assert_true(op > 0 && p + op <= end);
            buf_add(&out, (struct str){ (const char *)p, op });
            p += op;
            continue;
        }
        for (int i = 0; i < 4; i++)
            from |= op & 1u << i ? (size_t)*p++ << 8 * i : 0;
        for (int i = 0; i < 3; i++)
            n |= op & 0x10u << i ? (size_t)*p++ << 8 * i : 0;
        n = n ? n : 0x10000;
        assert_true(from + n <= base.n);
        buf_add(&out, str_slice(base, from, from + n));
    }
    assert_int_equal(out.n, sizes[1]);
    return buf_str(&out);
}

static unsigned dice = 1;

static unsigned roll(unsigned sides)
{
    dice = dice * 1103515245u + 12345u;
    return (dice >> 16) % sides;
}

static struct str noise(struct arena *a, size_t n, unsigned letters)
{
    char *p = arena_alloc(a, n + 1);
    for (size_t i = 0; i < n; i++)
        p[i] = (char)roll(letters);
    return (struct str){ p, n };
}

/* The base with stretches left out, put in, repeated and moved. */
static struct str edited(struct arena *a, struct str base, unsigned letters)
{
    struct buf out = { .arena = a };
    for (size_t at = 0; at < base.n;) {
        size_t n = roll(3000) + 1, to = at + n < base.n ? at + n : base.n;
        unsigned what = roll(6);
        if (what > 0)
            buf_add(&out, str_slice(base, at, to));
        if (what == 1)
            buf_add(&out, noise(a, roll(300), letters));
        if (what == 2)
            buf_add(&out, str_slice(base, base.n / 2, base.n / 2 + roll(500)));
        at = to;
    }
    return buf_str(&out);
}

static void a_delta_gives_the_target_back(void **state)
{
    struct fixture *f = *state;
    static const unsigned letters[] = { 1, 2, 26, 256 };
    for (int round = 0; round < 400; round++) {
        struct arena *a = arena_new(64 << 20);
        unsigned l = letters[round % 4];
        struct str base = noise(a, round < 40 ? (size_t)round : roll(150000), l);
        struct str target = round % 10 == 9 ? noise(a, roll(5000), l) : edited(a, base, l);
        struct str delta = delta_make(a, base, target, target.n + target.n / 64 + 64);
        if (base.n >= 16 && target.n >= 16)
            assert_non_null(delta.p);
        if (delta.p)
            assert_true(str_eq(apply(a, base, delta), target));
        arena_free(a);
    }
    struct str base = noise(f->arena, 100000, 256), target = edited(f->arena, base, 256);
    assert_true(delta_make(f->arena, base, target, target.n).n < target.n / 3);
    assert_null(delta_make(f->arena, base, noise(f->arena, 100000, 256), 50000).p);
    assert_true(delta_make(f->arena, base, base, 64).n < 20);
}

enum { BLOBS = 120, ODD = 60 };

/* Blobs named by git, each like the one before, but for one that is empty. */
static struct pack make_pack_of(struct arena *a, size_t size)
{
    struct pack p = { .arena = a };
    struct str bytes = noise(a, size, 26);
    unsigned char before[PACK_ID] = { 0 };
    for (size_t i = 0; i < BLOBS; i++) {
        struct pack_object o = { .type = 3, .bytes = i == ODD ? STR("") : bytes };
        struct str whole = str_format(a, "blob %zu", o.bytes.n);
        struct buf named = { .arena = a };
        buf_add(&named, (struct str){ whole.p, whole.n + 1 });
        buf_add(&named, o.bytes);
        hash_sha1(buf_str(&named), o.id);
        pack_add(&p, &o, i ? before : NULL);
        pack_add(&p, &o, NULL); /* twice is once */
        memcpy(before, o.id, PACK_ID);
        size_t at = roll((unsigned)bytes.n);
        bytes = str_join(a, str_slice(bytes, 0, at), noise(a, 1 + roll((unsigned)size / 200), 26),
                         str_after(bytes, at));
    }
    return p;
}

/* The first blob, the empty one and the next have nothing to be a difference from; the others
 * are, on rows of such differences that are `deepest` long at the most. */
static void assert_pack(struct fixture *f, size_t size, int deepest, int that_deep)
{
    struct error err = { 0 };
    open_new(f);
    struct pack p = make_pack_of(f->arena, size);
    if (pack_write(&p, str_format(f->arena, "%s/objects/pack", f->ledger).p, &err))
        fail_msg("%s: %s", err.origin, err.text);
    assert_int_equal(run("cd '%s' && git verify-pack -v objects/pack/*.idx >'%s/verified' && "
                         "git fsck --strict --full --no-dangling 2>'%s/fsck'",
                         f->ledger, f->dir, f->dir), 0);
    assert_int_equal(run("cd '%s' && test $(grep -c ' blob ' verified) = %d && "
                         "grep -q '^non delta: 3 objects' verified && "
                         "grep -q '^chain length = %d: %d object' verified && "
                         "! grep -q '^chain length = %d: ' verified",
                         f->dir, BLOBS, deepest, that_deep, deepest + 1), 0);
    assert_int_equal(run("test $(ls '%s/objects/pack' | wc -l) = 2", f->ledger), 0);
}

/* Two rows: 59 and 58 blobs behind one that is whole. */
static void git_reads_a_pack_of_small_objects(void **state)
{
    assert_pack(*state, 4000, 40, 59 - 39 + 58 - 39);
}

static void git_reads_a_pack_of_large_objects(void **state)
{
    assert_pack(*state, 40000, 1, BLOBS - 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_delta_gives_the_target_back, setup, teardown),
        cmocka_unit_test_setup_teardown(git_reads_a_pack_of_small_objects, setup, teardown),
        cmocka_unit_test_setup_teardown(git_reads_a_pack_of_large_objects, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
