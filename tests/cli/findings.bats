# What the audit finds in the real report is what a person who read it all says is right.
load helper

@test "the findings of the real report" {
    [ -e "${QOQ_SHARED:-$root/../shared}/reports/zhoushan-2020-q3.txt" ] || skip 'no ../shared'
    "$root/tests/corpus/findings" "$build/qoq" -v
}
