# What the tests of the command line share: a frozen world, a folder of their own, and ways to say
# what is expected. $BUILD is the build directory (default build/).
bats_require_minimum_version 1.5.0

root=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)
build=$(cd "$root" && cd "${BUILD:-build}" && pwd)
samples=$root/samples
series=汐川市政府重点工作

setup() {
    unset LANGUAGE LC_MESSAGES LC_CTYPE NO_COLOR PAGER LESS COLUMNS QOQ_LEDGER QOQ_TABLES XDG_CONFIG_HOME
    for name in $(env | sed -n 's/^\(GIT_[A-Z0-9_]*\)=.*/\1/p'); do unset "$name"; done
    export LC_ALL=C.UTF-8 LANG=C.UTF-8 TZ=UTC TERM=xterm SOURCE_DATE_EPOCH=1735689600
    export HOME=$BATS_TEST_TMPDIR/home GIT_CONFIG_NOSYSTEM=1
    export GIT_CONFIG_GLOBAL=$HOME/.gitconfig XDG_CONFIG_HOME=$HOME/.config
    mkdir -p "$HOME" "$BATS_TEST_TMPDIR/work"
    printf '[user]\n\tname = Test\n\temail = test@example.com\n' >"$GIT_CONFIG_GLOBAL"
    export PATH=$build:$PATH
    cd "$BATS_TEST_TMPDIR/work" || return 1
}

# qoq in Chinese; a test that needs the catalogue is skipped where it was not built.
chinese() {
    [ -e "$build/locale/zh_CN/LC_MESSAGES/qoq.mo" ] || skip 'no Chinese catalogue'
    export LC_ALL=zh_CN.UTF-8 LANG=zh_CN.UTF-8
}

# A ledger with two (or the given) samples.
make_ledger() {
    [ $# -gt 0 ] || set -- 2024-h1.txt 2024-q3.html
    qoq init -q
    for name; do qoq ingest -q --series "$series" "$samples/$name"; done
}

# try STATUS WORD...: runs the words; $output and $stderr apart.
try() {
    local status_wanted=$1
    shift
    run --separate-stderr "$@"
    if [ "$status" -ne "$status_wanted" ]; then
        echo "exit status $status, not $status_wanted: $*"
        printf '%s\n' "stdout: $output" "stderr: $stderr"
        return 1
    fi
}

# fails STATUS WORDS COMMAND...: the command ends with that status, writes nothing to standard
# output and one line to standard error that holds the words.
fails() {
    local wanted=$1 words=$2
    shift 2
    try "$wanted" "$@" || return 1
    if [ -n "$output" ] || [ "${#stderr_lines[@]}" -ne 1 ] || [[ $stderr != "qoq: "*"$words"* ]]; then
        printf '%s\n' "stdout: $output" "stderr: $stderr"
        return 1
    fi
}

# The columns a line takes on a terminal: Chinese characters two.
widest() {
    python3 -c '
import sys, unicodedata
wide = lambda s: sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in s)
print(max([wide(line.rstrip("\n")) for line in sys.stdin], default=0))'
}
