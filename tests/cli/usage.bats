load helper

@test "qoq alone says how it is used, on standard error" {
    try 2 qoq
    [ -z "$output" ]
    [[ $stderr == *'usage: qoq COMMAND'* ]]
}

@test "--version and --help answer on standard output" {
    try 0 qoq --version
    [[ $output =~ ^qoq\ [0-9]+\.[0-9]+\.[0-9]+$ ]]
    try 0 qoq --help
    [[ $output == *'Commands:'*'ingest FILE...'* ]]
}

@test "help of every command, in both languages, fits into 80 columns" {
    for lang in en zh; do
        for command in init ingest parse log show diff trend audit plot extract fsck git-setup help \
            completion; do
            try 0 qoq help "$command" --lang "$lang"
            [[ $output == "qoq $command"* && $output != *" "$'\n'* ]]
            [ "$(qoq help "$command" --lang "$lang" | widest)" -le 80 ]
            [ "$(qoq "$command" -h --lang "$lang")" = "$output" ]
        done
        [ "$(qoq help --lang "$lang" | widest)" -le 80 ]
    done
}

@test "the help is Chinese where the locale is" {
    chinese
    try 0 qoq help
    [[ $output == *'建立台账'* ]]
    try 0 qoq help --lang en
    [[ $output == *'make a ledger'* ]]
}

@test "unknown words are named, with the nearest that is known" {
    fails 2 "unknown command 'dif'; did you mean 'diff'?" qoq dif
    fails 2 "unknown command 'frobnicate'" qoq frobnicate
    fails 2 "unknown command 'frobnicate'" qoq help frobnicate
    fails 2 'did you mean --format?' qoq show --fromat json
    fails 2 'unknown option --wat' qoq show --wat
    fails 2 'unknown option -x' qoq -x show
    fails 2 'unknown option --by' qoq show --by owner
}

@test "values are checked" {
    fails 2 '--format takes one of text|json|csv|md|html' qoq show --format yaml
    fails 2 '--lang takes one of zh|en' qoq --lang fr show
    fails 2 '--ledger needs a value: DIR' qoq show --ledger
    fails 2 '--top takes a number' qoq plot dumbbell --top many
    fails 2 '--stat takes no value' qoq diff a b --stat=1
    fails 2 'expected A B, 1 given' qoq diff 2024Q2
    fails 2 "takes no operands" qoq man page
    fails 2 "is not a period" qoq parse --period soon "$samples/2024-h1.txt"
    fails 2 '--only takes verdicts' qoq diff --only bad a b
    fails 2 "no rule 'bad'; the rules are: no-movement" qoq audit --rule bad
    fails 2 "no chart 'pie'" qoq plot pie
}

@test "options may stand anywhere, bundled, with = or without, until --" {
    make_ledger
    expected=$(qoq log --format json)
    [ "$(qoq --ledger ledger.git log --format=json)" = "$expected" ]
    [ "$(qoq --format json log --ledger=ledger.git)" = "$expected" ]
    try 0 qoq log -qvv -oout.txt
    [ -s out.txt ]
    fails 2 "unknown command '--format'" qoq -- --format
}

@test "commands of a later version say so" {
    for command in report export; do
        fails 2 'a later version' qoq "$command"
    done
}

@test "the manual page is what the tables of options say, and groff likes it" {
    diff <(qoq man) "$root/docs/qoq.1"
    if command -v groff >/dev/null; then
        [ -z "$(groff -man -ww -z "$root/docs/qoq.1" 2>&1)" ]
    fi
}

@test "every option of every command is in its help, the manual and the completion" {
    manual=$(qoq man | sed 's/\\-/-/g')
    completion=$(qoq completion bash)
    for command in ingest parse diff trend audit plot extract; do
        for option in $(qoq help "$command" --lang en | grep -o '^ .*--[a-z-]*' | grep -o -- '--[a-z-]*'); do
            [[ $manual == *"$option"* ]]
            [[ $completion == *"$option"* ]]
        done
    done
}

@test "the completion completes" {
    eval "$(qoq completion bash)"
    complete_words() { COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)); COMPREPLY=(); _qoq; }
    complete_words qoq dif
    [ "${COMPREPLY[*]}" = diff ]
    complete_words qoq diff --on
    [ "${COMPREPLY[*]}" = --only ]
    complete_words qoq show --format j
    [ "${COMPREPLY[*]}" = json ]
}
