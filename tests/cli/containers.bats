# One report in every container: the same tasks.
load helper

# report.txt, .html, .docx, .xlsx, .csv and .tsv of one small report that is made up.
setup_file() {
    mkdir -p "$BATS_FILE_TMPDIR/reports"
    python3 "$BATS_TEST_DIRNAME/containers.py" "$BATS_FILE_TMPDIR/reports"
}

# The tasks of a report, one a line, without where they stood in the file; FILTER is applied first.
tasks() { qoq parse "$BATS_FILE_TMPDIR/reports/$1" | jq -c ".tasks[] | ${2:-.}"; }

facts() {
    qoq parse "$BATS_FILE_TMPDIR/reports/$1" |
        jq -c '[.report | .title, .place, .period.key] + [.columns]'
}

# same NAME [FILTER]: the tasks of report.NAME are those of report.html.
same() {
    tasks report.html "${2:-.}" >wanted
    tasks "report.$1" "${2:-.}" >found
    diff wanted found
}

@test "HTML, Word, Excel, comma- and tab-separated tables give the same tasks" {
    [ "$(tasks report.html '.items | length' | xargs)" = '1 2 1 1 1 1' ]
    same docx
    same xlsx
    same csv '.items[].shared = 0' # which cells were merged over items is lost in these
    same tsv '.items[].shared = 0'
}

@test "text gives the same tasks; where one item ends and the next begins it cannot tell" {
    [ "$(tasks report.txt | wc -l)" = 6 ]
    same txt 'select(.no != "2")'
}

@test "and the same title, place, period and columns" {
    for name in report.txt report.docx report.xlsx report.csv report.tsv; do
        [ "$(facts "$name")" = "$(facts report.html)" ]
    done
    [[ $(facts report.docx) == '["2023年云洲市重点工作第三季度进展情况"'* ]]
}

@test "the container is recognized by its bytes, and named" {
    for name in txt:text html:html docx:docx xlsx:xlsx csv:csv; do
        cp "$BATS_FILE_TMPDIR/reports/report.${name%:*}" page
        [ "$(qoq parse page | jq -r .report.source.format)" = "${name#*:}" ]
        [ "$(qoq parse - <page | jq -r .report.source.format)" = "${name#*:}" ]
    done
}

@test "a directory of them is ingested" {
    qoq init -q
    cp "$BATS_FILE_TMPDIR"/reports/report.xlsx upper.XLSX
    mkdir reports
    mv upper.XLSX reports
    cp "$BATS_FILE_TMPDIR"/reports/report.docx reports
    echo lock >"reports/~\$report.docx"
    try 0 qoq ingest reports
    [ "${#lines[@]}" = 2 ]
}

@test "files of old or locked office programs say what to do" {
    printf '\xD0\xCF\x11\xE0W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0' >old.doc
    fails 2 'old.doc: an old Word file (.doc); save it as .docx' qoq parse old.doc
    head -c 1000 "$BATS_FILE_TMPDIR/reports/report.docx" >cut.docx
    fails 2 'cut.docx: a damaged or cut zip container' qoq parse cut.docx
}
