# The ledger from the outside: what fsck finds, what git shows, what other programs see.
load helper

# plant WHAT: in a clone, python code changes `s`, the text of 2024Q3's snapshot (or does as it
# likes with the files); the result is committed and pushed.
plant() {
    rm -rf clone
    git clone -q ledger.git clone
    (cd clone/"$series" && WHAT=$1 python3 -c '
import os, pathlib, json
p = pathlib.Path("2024Q3/snapshot.json")
s = p.read_text(encoding="utf-8")
exec(os.environ["WHAT"])
if p.exists() and not p.is_symlink(): p.write_text(s, encoding="utf-8")')
    git -C clone add -A
    git -C clone commit -q -m 'damage'
    git -C clone push -q
}

# finds CODE WORDS: fsck exits 1 and names the damage, the commit, series and period.
finds() {
    try 1 qoq fsck --format json
    CODE=$1 WORDS=$2 HEAD=$(git -C ledger.git rev-parse HEAD) SERIES=$series python3 -c '
import json, os, sys
e = os.environ
found = json.load(sys.stdin)["findings"]
assert any(f["code"] == e["CODE"] and e["WORDS"] in f["message"] and f["commit"] == e["HEAD"]
           and f["series"] == e["SERIES"] for f in found), found
assert all(f["commit"] == e["HEAD"] for f in found), found' <<<"$output"
    git -C ledger.git update-ref refs/heads/main HEAD~1
}

@test "fsck: a sound ledger, in every format; revisions and other files do no harm" {
    make_ledger
    sed '$a 附注：本页已更新。' "$samples/2024-h1.txt" >2024-h1.txt
    qoq ingest -q --series "$series" 2024-h1.txt
    plant 'pathlib.Path("../README").write_text("x"); pathlib.Path("note").write_text("x")'
    try 0 qoq fsck
    [[ $output == '3 snapshots in 4 commits checked, 0 findings' ]]
    try 0 qoq fsck --format json
    try 0 qoq fsck --format csv
    [ "${output%$'\r'}" = commit,series,period,code,detail ]
    try 0 qoq fsck -q
    [ -z "$output" ]
}

@test "fsck finds each kind of damage and the commit that brought it" {
    make_ledger
    plant 's = s.replace("\"status\"", "\"state\"", 1)'
    finds schema status
    plant 's = s[:1000]'
    finds schema JSON
    plant 's = s.replace("qoq.snapshot/1", "qoq.snapshot/9")'
    finds schema qoq.snapshot/9
    plant 's = s.replace("  \"place\"", "   \"place\"", 1)'
    finds canonical snapshot.json:5
    plant 's = s[:-1]'
    finds canonical snapshot.json
    plant 's = s.replace("\"quote\": \"", "\"quote\": \"不在此处", 1)'
    finds quote 不在此处
    plant 'd = json.loads(s); t = d["tasks"]; s = s.replace(t[1]["id"], t[0]["id"])'
    finds id "stands twice"
    plant 's = s.replace("\"seq\": 2,", "\"seq\": 3,", 1)'
    finds order 'tasks[1].seq'
    plant 'd = json.loads(s); s = s.replace(d["report"]["published"], "2024-03-01")'
    finds order 2024-03-01
    plant 'p.write_text(pathlib.Path("2024Q2/snapshot.json").read_text()); s = p.read_text()'
    finds period 2024Q2
    plant 'os.rename("2024Q3", "2024H2")'
    finds period 2024Q3
    plant 'f = next(pathlib.Path("2024Q3/source").iterdir()); f.write_bytes(f.read_bytes() + b"x")'
    finds source SHA-256
    plant 'f = next(pathlib.Path("2024Q3/source").iterdir()); f.rename(f.parent / "other")'
    finds source source/
    plant 'p.unlink(); p.symlink_to("/etc/passwd")'
    finds entry snapshot.json
    plant 'import shutil; shutil.rmtree("2024Q3/source"); pathlib.Path("2024Q3/source").write_text("")'
    finds entry source
    try 0 qoq fsck
}

@test "fsck: damage in the past is found though the present is sound" {
    make_ledger
    plant 's = s.replace("\"seq\": 2,", "\"seq\": 3,", 1)'
    bad=$(git -C ledger.git rev-parse HEAD)
    git -C clone revert --no-edit HEAD >/dev/null
    git -C clone push -q
    try 1 qoq fsck --format csv
    [[ $output == *"$bad,$series,2024Q3,order"* ]]
}

@test "fsck: a message that contradicts what the commit holds" {
    make_ledger
    message=$(git -C ledger.git log -1 --format=%B | sed 's/SHA256: .*/SHA256: 00/')
    git -C ledger.git update-ref refs/heads/main \
        "$(git -C ledger.git commit-tree -p HEAD -m "$message" 'HEAD^{tree}')"
    finds trailer Qoq-Source-SHA256
}

@test "fsck: an object that is damaged or gone; a history that is" {
    make_ledger
    id=$(git -C ledger.git rev-parse "main:$series/2024Q3/snapshot.json")
    file=ledger.git/objects/${id:0:2}/${id:2}
    chmod +w "$file"
    printf x >"$file"
    try 1 qoq fsck
    [[ $output == *'it cannot be read'* ]]
    rm "$file"
    try 1 qoq fsck --format csv
    [[ $output == *"$series,2024Q3,object"* ]]
    id=$(git -C ledger.git rev-parse main~1)
    rm -f "ledger.git/objects/${id:0:2}/${id:2}"
    fails 3 'git fsck' qoq fsck
}

@test "fsck: an object that holds what another should" {
    make_ledger
    id=$(git -C ledger.git rev-parse "main:$series/2024Q3/snapshot.json")
    other=$(git -C ledger.git rev-parse "main:$series/2024Q2/snapshot.json")
    cp -f "ledger.git/objects/${other:0:2}/${other:2}" "ledger.git/objects/${id:0:2}/${id:2}"
    try 1 qoq fsck --format csv
    [[ $output == *"$series,2024Q3,object"* ]]
}

@test "git-setup: git shows lines, a heading for each task, figures word by word" {
    make_ledger
    try 0 qoq git-setup
    [[ $output == 'ledger.git: '* ]]
    git -C ledger.git log -p -1 >log
    grep -q '^+status: ' log
    ! grep -q '"status"' log
    ! grep -q '^[-+]<' log # the source of the page is not shown
    plant 's = s.replace("\"progress\": \"", "\"progress\": \"新增77公里，", 1)'
    git -C ledger.git show >log
    grep -q '^+progress: 新增77公里，' log
    grep -q '^@@.*@@ ## ' log
    LC_ALL=C.UTF-8 git -C ledger.git show --word-diff HEAD | grep -q '{+新增77公里，+}'
    git -C ledger.git rev-parse -q --verify refs/notes/textconv/qoq >/dev/null
}

@test "git-setup twice changes nothing; --remove takes it back; lines of others stay" {
    make_ledger
    echo '*.png -diff' >ledger.git/info/attributes
    cp ledger.git/config config
    cp ledger.git/info/attributes attributes
    try 0 qoq git-setup --remove
    cmp config ledger.git/config
    try 0 qoq git-setup
    cp ledger.git/config twice
    cp ledger.git/info/attributes attributes-twice
    try 0 qoq git-setup
    cmp twice ledger.git/config
    cmp attributes-twice ledger.git/info/attributes
    git -C ledger.git log -p >/dev/null
    try 0 qoq git-setup --remove
    cmp config ledger.git/config
    cmp attributes ledger.git/info/attributes
    ! git -C ledger.git rev-parse -q --verify refs/notes/textconv/qoq
    git -C ledger.git log -p -1 | grep -q '"status"'
}

@test "git-setup in a clone, and for all ledgers of the user" {
    make_ledger
    git clone -q ledger.git clone
    try 0 qoq git-setup --ledger clone
    git -C clone log -p -1 | grep -q '^+status: '
    ! git -C ledger.git log -p -1 | grep -q '^+status: '
    qoq git-setup -q --ledger clone --remove
    try 0 qoq git-setup --global
    git -C clone log -p -1 | grep -q '^+status: '
    GIT_DIR=/nonexistent try 3 qoq git-setup --ledger nowhere
    try 0 qoq git-setup --global --remove
    git -C clone log -p -1 | grep -q '"status"'
    [ ! -s "$XDG_CONFIG_HOME/git/attributes" ]
    fails 3 'no ledger' qoq git-setup --ledger nowhere
}

@test "textconv shows what is no snapshot as it is, and control characters as '?'" {
    printf 'a\0b' >other
    qoq textconv other | cmp - other
    qoq parse "$samples/2024-h1.txt" | sed 's/"place": "/&\\u001b[2J/' >s.json
    qoq textconv s.json | grep -q '^place: ?\[2J'
    fails 2 'no such file' qoq textconv nowhere.json
}

@test "ingest of many: in the order of periods, the same however many are read at once" {
    mkdir reports
    cp "$samples"/2024-*.* reports
    printf 'no report' >reports/a.txt
    for jobs in 1 3; do
        rm -rf ledger.git
        qoq init -q
        try 2 qoq ingest --jobs $jobs --series "$series" reports/ nowhere.txt
        [ "${#lines[@]}" = 3 ]
        [[ ${lines[0]} == *2024Q2* && ${lines[1]} == *2024Q3* && ${lines[2]} == *2024Q4* ]]
        [[ ${stderr_lines[0]} == 'qoq: reports/a.txt: '* ]]
        [[ ${stderr_lines[1]} == 'qoq: nowhere.txt: no such file' ]]
        git -C ledger.git rev-parse HEAD >head.$jobs
    done
    cmp head.1 head.3
    rm -rf ledger.git
    qoq init -q
    for report in 2024-h1.txt 2024-q3.html 2024-fy.txt; do # one by one is the same again
        qoq ingest -q --series "$series" "reports/$report"
    done
    [ "$(git -C ledger.git rev-parse HEAD)" = "$(cat head.1)" ]
}

@test "latest~N and @revision: in the log, in ranges" {
    make_ledger 2024-h1.txt 2024-q3.html 2024-fy.txt
    sed '$a 附注：本页已更新。' "$samples/2024-h1.txt" >2024-h1.txt
    qoq ingest -q --series "$series" 2024-h1.txt
    for word in latest~2=2 2024Q2=2 latest~2@HEAD~1=1 latest=1 latest@HEAD~2=1 @HEAD~2=2; do
        try 0 qoq log --format csv "${word%=*}"
        [ "${#lines[@]}" = $((${word##*=} + 1)) ]
    done
    fails 2 'not so many periods' qoq log latest~3
    fails 2 'no commit is called nowhere' qoq log 2024Q2@nowhere
    try 0 qoq trend ..latest@HEAD~2
    [[ $output == *2024Q2*2024Q3* && $output != *2024Q4* ]]
    try 0 qoq plot status @HEAD~2 -o x.svg
    ! grep -q 2024Q4 x.svg
}

@test "ingest shows the series it chose; a page from standard input is one of many" {
    qoq init -q
    try 0 qoq ingest "$samples/2024-h1.txt" - <"$samples/2024-q3.html"
    [[ ${lines[0]} == "new"*"$(qoq ingest --format json "$samples/2024-h1.txt" |
        sed -n 's/.*"series": "\(.*\)",/\1/p')"*2024Q2* ]]
    [ "$(qoq log --format csv | wc -l)" = 3 ]
}

@test "a bar on a terminal only, and only for work of over a second" {
    make_ledger
    try 0 qoq fsck
    [ -z "$stderr" ]
    script -qec 'qoq fsck' typescript >/dev/null
    ! grep -q '\[#' typescript
}
