# Reports of our own invention with every rule planted in them, and traps: what the audit must find,
# and nothing else. audit/NAME.expected: the words of the command, then its findings.
load helper

# expected_of FILE: task, rule and severity (or what became of a promise) of each finding, sorted.
found_by() {
    { qoq audit "$@" --format json || [ $? = 1 ]; } |
        jq -r '.promises[]? // .findings[]? | [.task.seq, .rule // .state, .severity // empty] | @tsv' |
        LC_ALL=C sort -k1,1n -k2
}

check() {
    cd "$root/tests/cli/audit"
    read -r _ words <"$1.expected"
    # shellcheck disable=SC2086 # words of a command
    diff <(grep -v '^#' "$1.expected" | LC_ALL=C sort -k1,1n -k2) <(found_by $words)
}

@test "two periods: each rule that compares, once; renamed offices, limits and growth left alone" {
    check quarter
}

@test "the year: a task that stood still; promises that were kept in other words" {
    check year
}

@test "one report: arithmetic, contradiction, duplicates, delays; and what only looks so" {
    check one
}

@test "a revision: the figure, the words and the row that were changed" {
    check revised
}

@test "totals and their parts, changes and shares against their percentages, targets told twice" {
    check sums
}

@test "delays admitted in many words are found; those denied or overcome are not" {
    check admitted
    check overcome
}

@test "promises: kept, kept in part, missed, put off, silent and open, in many words" {
    check promises
}
