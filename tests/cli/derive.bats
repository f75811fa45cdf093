# Derived quarters with known truth stay above their floors; `make derive` runs more of them.
# The real report takes part where ../shared has it.
load helper

@test "derived from the sample" {
    try 0 "$root/tests/derive/judge" --seeds 8 --base samples --out "$BATS_TEST_TMPDIR"
}

@test "derived from the real report" {
    [ -e "${QOQ_SHARED:-$root/../shared}/reports/zhoushan-2020-q3.txt" ] || skip 'no ../shared'
    try 0 "$root/tests/derive/judge" --seeds 4 --base real --out "$BATS_TEST_TMPDIR"
}
