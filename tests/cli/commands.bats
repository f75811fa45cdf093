# Each command does its work.
load helper

@test "init makes a bare repository, and leaves one alone" {
    try 0 qoq init archive
    [ "$(git --git-dir=archive rev-parse --is-bare-repository)" = true ]
    try 0 qoq init archive
    [[ $output == *'is a ledger already'* ]]
    QOQ_LEDGER=other try 0 qoq init
    [ -d other ]
}

@test "ingest: new, unchanged, revision" {
    qoq init -q
    cp "$samples/2024-h1.txt" report.txt
    try 0 qoq ingest --series "$series" report.txt
    [[ $output == "new "*"$series 2024Q2: "*" tasks ("*") report.txt" ]]
    [ -z "$stderr" ]
    try 0 qoq ingest --series "$series" report.txt
    [[ $output == 'unchanged '* ]]
    sed -i 's/28家/29家/' report.txt
    try 0 qoq ingest --series "$series" report.txt
    [[ $output == 'revised '* ]]
    git --git-dir=ledger.git fsck --strict
    [ "$(git --git-dir=ledger.git rev-list --count main)" = 2 ]
    try 0 qoq ingest --series "$series" report.txt --format json
    [ "$(jq -r '.[0].change + " " + .[0].period.key' <<<"$output")" = 'unchanged 2024Q2' ]
}

@test "ingest from standard input, a directory, with a period that is laid down" {
    qoq init -q
    try 0 sh -c 'qoq ingest --series "$1" - <"$2"' sh "$series" "$samples/2024-h1.txt"
    try 0 qoq ingest --series "$series" --period 2023H1 "$samples/2024-h1.txt"
    [[ $output == *' 2023Q2: '* ]]
    try 0 qoq ingest --series "$series" "$samples"
    [ "${#lines[@]}" = 3 ]
    fails 2 '--period goes with one file' qoq ingest --period 2023H1 "$samples"
}

@test "parse prints what would be stored" {
    make_ledger 2024-h1.txt
    qoq parse --series "$series" "$samples/2024-h1.txt" >parsed.json
    git --git-dir=ledger.git show "main:$series/2024Q2/snapshot.json" | diff - parsed.json
    [ "$(qoq parse - <"$samples/2024-h1.txt" | jq -r .report.source.name)" = stdin ]
    try 0 qoq parse "$samples/2024-h1.txt" --format csv
    [ "$(qoq parse "$samples/2024-h1.txt" --format csv | python3 -c '
import csv, sys
rows = list(csv.DictReader(sys.stdin))
print(len(rows), rows[3]["no"], rows[3]["title"][:3])')" = "$(jq -r '"\(.tasks|length) \(.tasks[3].no) \(.tasks[3].title[:3])"' parsed.json)" ]
}

@test "log lists snapshots, newest first, revisions counted" {
    make_ledger
    try 0 qoq log
    [ "${#lines[@]}" = 3 ]
    [[ ${lines[1]} == *'2025-01-01 00:00  2024Q3'* ]]
    sed 's/28家/29家/' "$samples/2024-h1.txt" >2024-h1.txt
    qoq ingest -q --series "$series" 2024-h1.txt
    [ "$(qoq log 2024Q2 --format json | jq -c '[.entries[].revision]')" = '[2,1]' ]
    [ "$(qoq log 2024Q3 --format json | jq -c '[.entries[].period.key]')" = '["2024Q3"]' ]
}

@test "show: a snapshot, as it is stored or as a table" {
    make_ledger
    try 0 qoq show --format json
    [ "$(jq -r .report.period.key <<<"$output")" = 2024Q3 ]
    for period in 2024Q2 2024H1 2024-06 latest~1 2024上半年; do
        [ "$(qoq show "$period" --format json | jq -r .report.period.key)" = 2024Q2 ]
    done
    [ "$(qoq show | widest)" -le 80 ]
    [ "$(COLUMNS=60 qoq show | widest)" -le 60 ]
}

@test "show: a task by number, id, words of its title" {
    make_ledger
    id=$(qoq show 2024Q3 --format json | jq -r '.tasks[] | select(.no == "20").id')
    try 0 qoq show 2024Q3 20
    [[ $output == '20  '*'Through its periods'*'2024Q2'*'2024Q3'* ]]
    for word in "$id" "${id:0:6}" 城市畅通工程; do
        [ "$(qoq show 2024Q3 "$word")" = "$output" ]
    done
    [ "$(qoq show 2024Q3 20 --format json | jq -r .id)" = "$id" ]
    [ "$(qoq show 20)" = "$output" ]
    fails 2 'tasks match' qoq show 2024Q3 新增
}

@test "show a revision" {
    make_ledger 2024-h1.txt
    sed 's/28家/29家/' "$samples/2024-h1.txt" >2024-h1.txt
    qoq ingest -q --series "$series" 2024-h1.txt
    [[ $(qoq show 2024Q2@HEAD~1 --format json) == *'28家'* ]]
    [[ $(qoq show 2024Q2 --format json) != *'28家'* ]]
    [[ $(qoq show @HEAD~1 --format json) == *'28家'* ]]
    try 1 qoq diff 2024Q2@HEAD~1 2024Q2
}

@test "diff: exit status, and the same from ledger, files and snapshots" {
    make_ledger
    try 0 qoq diff 2024Q2 2024Q2
    [[ $output == *'No difference'* ]]
    try 1 qoq diff 2024Q2 2024Q3
    from_ledger=$output
    try 1 qoq diff --series "$series" "$samples/2024-h1.txt" "$samples/2024-q3.html"
    [ "$output" = "$from_ledger" ]
    qoq show 2024Q2 --format json >a.json
    try 1 qoq diff --series "$series" a.json latest
    [ "$output" = "$from_ledger" ]
}

@test "diff: columns line up within 80 columns, in both languages" {
    for lang in en zh; do
        qoq diff --lang "$lang" "$samples/2024-h1.txt" "$samples/2024-q3.html" >out.txt || [ $? = 1 ]
        [ "$(widest <out.txt)" -le 80 ]
        python3 - out.txt <<'END'
import sys, unicodedata
cells = lambda s: "".join(c + ("\0" if unicodedata.east_asian_width(c) in "WF" else "") for c in s)
lines = [cells(line.rstrip("\n")) for line in open(sys.argv[1], encoding="utf-8")]
heads = [i for i, l in enumerate(lines) if "Δ  " in l and l.startswith("  ")]
assert heads, "no table with figures"
for i in heads:
    end = len(lines[i])
    for row in lines[i + 1:]:
        if not row.strip():
            break
        if row[2:4].strip():  # the first line of a task ends with its gap, right-aligned
            assert len(row) == end, (row, end)
END
    done
}

@test "diff: --stat, --only, --by" {
    set -- "$samples/2024-h1.txt" "$samples/2024-q3.html"
    try 1 qoq diff --stat "$@"
    [[ $output != *'to pace:'* ]]
    try 1 qoq diff --only dropped,added "$@"
    [[ $output == *'Dropped · '* && $output != *'Stalled · '* ]]
    try 1 qoq diff --by owner "$@"
    [[ $output == *'市发改委 · '* ]]
    try 1 qoq diff --by no "$@"
    [[ $output == *'All tasks · '* ]]
    [ "$(qoq diff --only stalled --format json "$@" | jq -r '[.pairs[].verdict] | unique[]')" = stalled ]
}

@test "diff: a map overrules, --explain says why" {
    set -- "$samples/2024-h1.txt" "$samples/2024-q3.html"
    echo '17 = 5 // a person knows better' >map
    [ "$(qoq diff --map map --format json "$@" |
        jq -c '.pairs[] | select(.to[0].no == "5") | [.from[0].no, .confidence, .unsure]')" = '["17",1,false]' ]
    echo '17 = 500' >map
    fails 2 'map:1: ' qoq diff --map map "$@"
    fails 2 'map:1: ' qoq audit "$2" --against "$1" --map map
    try 1 qoq diff --explain --only dropped "$@"
    [[ $output == 'Why tasks were paired'*'Dropped'* ]]
}

@test "a reworded task keeps its id in the ledger" {
    make_ledger
    was=$(qoq show 2024Q2 --format json | jq -r '.tasks[] | select(.title | contains("上云企业")).id')
    [ "$(qoq show 2024Q3 --format json | jq -r '.tasks[] | select(.title | contains("企业上云")).id')" = "$was" ]
}

@test "diff and audit: JSON fits its schema, CSV is CSV" {
    make_ledger
    qoq diff 2024Q2 2024Q3 --format json >diff.json || [ $? = 1 ]
    qoq audit --format json >audit.json || [ $? = 1 ]
    python3 - "$root" <<'END'
import csv, json, sys
import jsonschema
for name in "diff", "audit":
    schema = json.load(open(f"{sys.argv[1]}/docs/schema/{name}.schema.json"))
    jsonschema.validate(json.load(open(f"{name}.json")), schema)
END
    qoq diff 2024Q2 2024Q3 --format csv >diff.csv || [ $? = 1 ]
    qoq audit --format csv >audit.csv || [ $? = 1 ]
    python3 - <<'END'
import csv, json
for name, things in ("diff", "pairs"), ("audit", "findings"):
    data = open(f"{name}.csv", newline="", encoding="utf-8").read()
    assert "\n" not in data.replace("\r\n", "").replace("\n", "") and data.endswith("\r\n")
    rows = list(csv.DictReader(open(f"{name}.csv", newline="", encoding="utf-8")))
    assert len(rows) == len(json.load(open(f"{name}.json"))[things])
    assert all(None not in row and None not in row.values() for row in rows)
END
}

@test "diff: Markdown and HTML are well-formed" {
    set -- "$samples/2024-h1.txt" "$samples/2024-q3.html"
    qoq diff --format md "$@" >out.md || [ $? = 1 ]
    grep -q '^## Stalled' out.md
    grep -q '^| --- | --- | --- | ---: ' out.md
    qoq diff --format html "$@" >out.html || [ $? = 1 ]
    python3 - <<'END'
import xml.dom.minidom
text = open("out.html", encoding="utf-8").read().replace("<br>", "<br/>")
page = xml.dom.minidom.parseString(text)
assert page.documentElement.tagName == "article" and page.getElementsByTagName("tbody")
END
}

@test "audit: one period, two, filters, --fail-on" {
    make_ledger
    try 1 qoq audit 2024Q2
    [[ $output == 'Audit of '*'first half of 2024'* && $output != *against* ]]
    try 1 qoq audit
    [[ $output == *'first three quarters of 2024 against'* ]]
    try 1 qoq audit 2024Q3 --against 2024Q2 --rule dropped
    [[ $output == *'task gone'* && $output != *'behind pace'* ]]
    [ "$(qoq audit --severity high --format json | jq -r '[.findings[].severity] | unique[]')" = high ]
    [ "$(qoq audit --owner 水利局 --format json | jq -r '[.findings[].lead] | unique[]')" = 市水利局 ]
    try 0 qoq audit --rule dropped --fail-on high
    try 0 qoq audit "$samples/2024-h1.txt" --rule dropped
    [[ $output == *'Nothing found.'* ]]
}

@test "audit: sentences follow the language, JSON does not" {
    chinese
    make_ledger
    try 1 qoq audit
    [[ $output == *'程度：高'* ]]
    qoq audit --format json >zh.json || [ $? = 1 ]
    qoq audit --format json --lang en >en.json || [ $? = 1 ]
    diff zh.json en.json
}

@test "plot draws to a file or standard output" {
    command -v gnuplot >/dev/null || skip 'no gnuplot'
    make_ledger
    try 0 qoq plot dumbbell -o chart.svg
    grep -q '<svg' chart.svg
    try 0 qoq plot dumbbell 2024Q2 2024Q3 --top 5 -o chart.png --keep
    [ "$(head -c 4 chart.png | tail -c 3)" = PNG ]
    ls chart*.gp
    qoq plot dumbbell "$samples/2024-h1.txt" "$samples/2024-q3.html" >out.svg
    grep -q '<svg' out.svg
    fails 2 'expected .svg, .png or .pdf' qoq plot dumbbell -o chart.jpg
}

@test "extract reads figures line by line" {
    printf '新增就业1.2万人。\n\n投资10-15亿元,完成率85.3%%。\n' >lines.txt
    try 0 qoq extract lines.txt
    [ "$(jq -r '"\(.line) \(.value) \(.unit)"' <<<"$output" | head -1)" = '1 12000 人' ]
    [ "$(qoq extract <lines.txt)" = "$output" ]
    [ "$(jq -r .high <<<"$output" | sed -n 2p)" = 15 ]
    try 0 qoq extract --format text lines.txt
    [[ $output == *'1.2万人'* ]]
}

@test "colours when asked, never in a pipe" {
    make_ledger
    ! qoq show | grep -q $'\033'
    qoq show --color always | grep -q $'\033'
    ! qoq show --color always --format md | grep -q $'\033'
}

@test "-o writes the whole answer or nothing" {
    make_ledger
    qoq show >expected.txt
    try 0 qoq show -o out.txt
    [ -z "$output" ]
    diff expected.txt out.txt
    [ "$(ls | grep -c 'out.txt')" = 1 ]
}

@test "a report cannot drive the terminal" {
    python3 - "$samples/2024-h1.txt" <<'END'
import sys
text = open(sys.argv[1], encoding="utf-8").read()
open("evil.txt", "w", encoding="utf-8").write(text.replace("亿元以上项目", "亿元\033]0;x\007以上项目", 1))
END
    try 0 qoq show evil.txt
    [[ $output != *$'\033'* && $output != *$'\007'* ]]
}

@test "on a terminal, text goes through the pager" {
    command -v script >/dev/null || skip 'no script(1)'
    printf '#!/bin/sh\nsed "s/^/P:/"\n' >pager
    chmod +x pager
    make_ledger
    PAGER="$PWD/pager" script -qec 'qoq log' /dev/null >out.txt
    grep -q '^P:.*commit' out.txt
    PAGER='' script -qec 'qoq log' /dev/null >out.txt
    grep -q '^commit' <(sed 's/\x1b\[[0-9;]*m//g' out.txt)
    PAGER=/no/such/pager script -qec 'qoq log' /dev/null >out.txt
    grep -q 'commit' out.txt
}

@test "parse --explain shows where each paragraph went; --layout lays one down" {
    try 0 qoq parse --explain "$samples/2024-h1.txt"
    [[ $output == *'layout   table'* ]]
    [[ $output =~ 25\ +1\ +owners ]]
    try 0 qoq parse --explain "$samples/2024-q3.html"
    [[ $output == *'layout   grid'* ]]
    try 0 qoq parse --layout table "$samples/2024-h1.txt"
    fails 2 'unknown layout "glad"' qoq parse --layout glad "$samples/2024-h1.txt"
}
