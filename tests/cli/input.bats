# Bad input: one line on standard error, the right exit status, nothing written.
load helper

@test "no such file" {
    qoq init -q
    fails 2 'missing.txt: no such file' qoq parse missing.txt
    fails 2 'missing.txt: no such file' qoq ingest missing.txt
    fails 2 'missing.txt: no such file' qoq diff missing.txt "$samples/2024-h1.txt"
    [ -z "$(qoq log --format csv | tail -n +2)" ]
}

@test "a directory" {
    mkdir empty
    qoq init -q
    fails 2 'empty: a directory without reports' qoq ingest empty
    fails 2 'empty: is a directory' qoq parse empty
}

@test "an empty file, a binary file, invalid UTF-8" {
    : >empty.txt
    head -c 4096 /bin/sh >binary.txt
    printf '2024\xe5\xb9\xb4\xff\xfe\xfd 1 2\n\xc3\x28\n' >invalid.txt
    qoq init -q
    for file in empty.txt binary.txt invalid.txt; do
        fails 2 "$file" qoq parse "$file"
        fails 2 "$file" qoq ingest "$file"
    done
    fails 2 'invalid UTF-8 at byte 8' qoq extract invalid.txt
    [ "$(qoq log --format json | grep -c '"commit"')" = 0 ]
}

@test "a page without a task table" {
    printf '今天天气很好。\n\n明天也是。\n' >prose.txt
    printf '<html><body><p>Nothing here.</p></body></html>' >prose.html
    fails 2 'prose.txt' qoq parse prose.txt
    fails 2 'prose.html' qoq parse prose.html
    fails 2 'sub/prose.txt' sh -c 'mkdir sub; cp prose.txt sub; qoq parse sub/prose.txt'
}

@test "a snapshot that is none" {
    echo '{"schema": "qoq.snapshot/9"}' >bad.json
    fails 2 'bad.json' qoq diff bad.json "$samples/2024-h1.txt"
    echo '{"schema": ' >bad.json
    fails 2 'bad.json' qoq show bad.json
}

@test "one bad report is named, the others are ingested" {
    mkdir reports
    cp "$samples/2024-h1.txt" "$samples/2024-q3.html" reports
    : >reports/2024-bad.txt
    cp "$samples/README.md" reports
    qoq init -q
    try 2 qoq ingest --series "$series" reports
    [ "${#stderr_lines[@]}" = 1 ]
    [[ $stderr == 'qoq: reports/2024-bad.txt: '* ]]
    [ "${#lines[@]}" = 2 ]
    [ "$(qoq log --format csv | wc -l)" = 3 ]
}

@test "a ledger that is none" {
    fails 3 'ledger.git' qoq log
    fails 3 'ledger.git' qoq ingest "$samples/2024-h1.txt"
    mkdir plain
    echo text >plain/file
    fails 3 'plain' qoq --ledger plain log
    fails 3 'plain' qoq --ledger plain show latest
    echo text >file
    fails 3 'file' qoq init file
    [ "$(ls)" = 'file
plain' ]
}

@test "an unknown period, series, task" {
    make_ledger
    fails 2 '2024Q2, 2024Q3' qoq show 2023Q4
    fails 2 '2024Q2, 2024Q3' qoq show latest~7
    fails 2 'neither a file nor a period' qoq diff soon latest
    fails 2 "no series 'x' in the ledger; it holds: $series" qoq --series x show
    fails 2 "no task '999'" qoq show latest 999
    fails 2 'nothing for 2023Q1' qoq log 2023Q1
    try 2 qoq show 2024Q3@nonsense
    [ "${#stderr_lines[@]}" = 1 ]
}

@test "several series: the choices are named" {
    make_ledger
    qoq ingest -q --series 另一系列 "$samples/2024-h1.txt"
    fails 2 'choose one with --series' qoq show
    try 0 qoq show --series 另一系列
}

@test "an empty ledger" {
    qoq init -q
    fails 2 'holds no snapshot yet' qoq show
    try 0 qoq log
    [[ $output == *'no snapshot yet'* ]]
}

@test "an output that cannot be written" {
    fails 3 'nowhere/out.json: cannot be written' qoq parse "$samples/2024-h1.txt" -o nowhere/out.json
    fails 3 'standard output' sh -c 'qoq parse "$1" >/dev/full' sh "$samples/2024-h1.txt"
    fails 3 'standard output' sh -c 'qoq help >&-'
    mkdir locked
    fails 3 'locked: cannot be written' qoq parse "$samples/2024-h1.txt" -o locked
    [ -z "$(ls locked)" ]
}

@test "a reader that has seen enough ends us quietly" {
    qoq parse "$samples/2024-h1.txt" 2>errors | head -1 >/dev/null
    [ ! -s errors ]
}

@test "gnuplot is not installed" {
    mkdir bin
    ln -s "$build/qoq" bin/qoq
    fails 3 'gnuplot' env PATH="$PWD/bin" qoq plot dumbbell "$samples/2024-h1.txt" \
        "$samples/2024-q3.html" -o chart.svg
    [ ! -e chart.svg ]
}

@test "the same in Chinese" {
    chinese
    fails 2 'missing.txt: 没有这个文件' qoq parse missing.txt
    fails 2 "没有命令“dif”" qoq dif
    fails 3 'ledger.git' qoq log
}
