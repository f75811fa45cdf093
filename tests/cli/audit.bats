# qoq audit: each of its options.
load helper

setup_file() {
    export LEDGER_MADE=$BATS_FILE_TMPDIR/ledger.git
}

# A ledger with the three samples, made once.
three() {
    if [ ! -d "$LEDGER_MADE" ]; then
        make_ledger 2024-h1.txt 2024-q3.html 2024-fy.txt
        mv ledger.git "$LEDGER_MADE"
    fi
    export QOQ_LEDGER=$LEDGER_MADE
}

# audit_json FILTER WORD...: what jq makes of the audit, which may find something.
audit_json() {
    local filter=$1
    shift
    { qoq audit --format json "$@" || [ $? = 1 ]; } | jq -c "$filter"
}

# Three reports in which one row of the samples tells the same each time.
standing() {
    qoq init -q
    qoq ingest -q --series "$series" "$samples/2024-h1.txt"
    for period in 2024Q3 2024Q4; do
        qoq ingest -q --series "$series" --period "$period" "$samples/2024-h1.txt"
    done
}

@test "--explain: a rule, several, all; with the limits in force; without a ledger" {
    try 0 qoq audit --explain dropped
    [[ $output == 'dropped: task gone'*'Low from 0, medium from 10, high from 50.'* ]]
    try 0 qoq audit --explain dropped,behind-pace --threshold behind-pace=7,8,9
    [[ $output == *'Low from 7, medium from 8, high from 9.'*'task gone'* ]]
    [ "$(qoq audit --explain all --format csv | python3 -c '
import csv, sys
print(len(list(csv.DictReader(sys.stdin))))')" = 16 ]
    [ "$(qoq audit --explain all --format md | grep -c '^## ')" = 16 ]
    fails 2 "no rule 'gossip'" qoq audit --explain gossip
    fails 2 '--explain is told in words' qoq audit --explain dropped --format json
}

@test "--explain speaks Chinese" {
    chinese
    try 0 qoq audit --explain dropped
    [[ $output == 'dropped：任务消失'* || $output == 'dropped: 任务消失'* ]]
    ! qoq audit --explain all | grep -E '[a-z]+ [a-z]+ [a-z]+'
}

@test "--threshold: options, lists and the table of the user" {
    three
    [ "$(audit_json '.findings | length' --rule behind-pace --threshold behind-pace=1000)" = 0 ]
    few=$(audit_json '.findings | length' --rule behind-pace)
    [ "$(audit_json '[.findings[].severity] | unique | join(" ")' --rule behind-pace \
        --threshold behind-pace=0,0,0 --threshold dropped=1)" = '"high"' ]
    [ "$(audit_json '.findings | length' --rule behind-pace --threshold dropped=1,behind-pace=0)" -ge "$few" ]
    try 0 qoq audit --rule behind-pace --threshold behind-pace=1000
    for wrong in behind-pace gossip=1 behind-pace=1,2 behind-pace=3,2,1 behind-pace=x; do
        fails 2 'expected a rule and its three rising limits' qoq audit --threshold "$wrong"
    done
    mkdir -p "$XDG_CONFIG_HOME/qoq"
    printf 'behind-pace\t0\t0\t0\n' >"$XDG_CONFIG_HOME/qoq/thresholds.tsv"
    [ "$(audit_json '[.findings[] | .rule + " " + .severity] | unique | join(",")')" = '"behind-pace high"' ]
    mkdir tables
    printf 'behind-pace\t1000\t1000\t1000\n' >tables/thresholds.tsv
    QOQ_TABLES=$PWD/tables try 0 qoq audit
}

@test "since when a task stands still" {
    standing
    still='[.findings[] | select(.rule == "no-movement") | "\(.since) \(.reports) \(.months)"] | unique | join(",")'
    [ "$(audit_json "$still")" = '"2024Q2 3 6"' ]
    [ "$(audit_json "$still" --since 2024Q3)" = '"2024Q3 2 3"' ]
    [ "$(audit_json "$still" --since latest~1)" = '"2024Q3 2 3"' ]
    [ "$(audit_json "$still" --against 2024Q3)" = '"2024Q2 3 6"' ]
    [ "$(audit_json "$still" 2024Q3)" = '"2024Q2 2 3"' ]
    [ "$(audit_json '[.from, ([.findings[] | .since, .reports, .months] | unique)]' --since 2024Q4)" = '[null,[null]]' ]
    try 1 qoq audit --since 2024Q2 --rule no-movement
    [[ $output == *'since 2024Q2'* ]]
    qoq audit --format json >audit.json || [ $? = 1 ]
    "$root/tests/validate-json" "$root/docs/schema/audit.schema.json" audit.json || [ $? = 77 ]
    qoq audit --format csv --rule no-movement >audit.csv || [ $? = 1 ]
    grep -q ',2024Q2,3,6,' audit.csv
    fails 2 'is after the report' qoq audit 2024Q2 --since 2024Q3
    fails 2 'not with a file' qoq audit "$samples/2024-h1.txt" --since 2024Q2
    fails 2 'is not a period' qoq audit --since never
}

@test "--commitments: the table of leads adds up, promises have their proofs" {
    three
    try 1 qoq audit --commitments
    [[ $output == 'Promises of '*'share kept'*'Missed'*'Kept'* ]]
    qoq audit --commitments --format json >out.json || [ $? = 1 ]
    "$root/tests/validate-json" "$root/docs/schema/commitments.schema.json" out.json || [ $? = 77 ]
    [ "$(jq '[.leads[].promises] | add == '"$(jq .summary.promises out.json)" out.json)" = true ]
    jq -e '(.promises | length) == .summary.promises and .summary.kept > 0
        and all(.promises[]; (.state == "silent") or (.state == "open") or .told.text != null)
        and all(.promises[]; .made.period == "2024Q3" and (.told == null or .told.period == "2024Q4"))' out.json
    qoq audit --commitments --format csv >out.csv || [ $? = 1 ]
    [ "$(python3 -c 'import csv; print(len(list(csv.DictReader(open("out.csv", newline="")))))')" = "$(jq .summary.promises out.json)" ]
    for format in md html; do
        qoq audit --commitments --format "$format" >out || [ $? = 1 ]
        grep -q 2024Q3 out
    done
}

@test "--commitments: --since, and no report before" {
    three
    since=$(audit_json '[.promises[].made.period] | unique | join(" ")' --commitments --since 2024Q2)
    [ "$since" = '"2024Q2 2024Q3"' ]
    [ "$(audit_json '.from.period.key' --commitments --since 2024Q2)" = '"2024Q2"' ]
    # What the third quarter left open, the year tells.
    [ "$(audit_json '.summary.open' --commitments 2024Q3)" = 1 ]
    [ "$(audit_json '[.promises[] | select(.made.period == "2024Q2") | .state + " " + .told.period]' \
        --commitments --since 2024Q2)" = '["silent ","slipped 2024Q3"]' ]
    try 0 qoq audit 2024Q2 --commitments
    [[ $output == *'There is no report before it'* ]]
    qoq audit 2024Q2 --commitments --format json |
        "$root/tests/validate-json" "$root/docs/schema/commitments.schema.json" - || [ $? = 77 ]
}

@test "--commitments: --owner, --rule, --severity, --fail-on" {
    three
    [ "$(audit_json '[.leads[].lead] | join(" ")' --commitments --owner 水利局)" = '"市水利局"' ]
    [ "$(audit_json '[.promises[].state] | unique | join(" ")' --commitments --rule deadline-slipped)" = '"slipped"' ]
    [ "$(audit_json '[.promises[].state] | unique | join(" ")' --commitments --rule commitment-missed)" = '"missed partly-kept"' ]
    [ "$(audit_json '.summary.kept' --commitments --severity low)" = 0 ]
    [ "$(audit_json '.summary.promises' --commitments --severity high)" -lt "$(audit_json '.summary.promises' --commitments --severity low)" ]
    try 0 qoq audit --commitments --owner 市发改委
    try 1 qoq audit --commitments --rule commitment-missed --fail-on medium
    try 0 qoq audit --commitments --rule commitment-missed --fail-on high --threshold commitment-missed=0,10,101
    # The audit names the same broken promises.
    [ "$(audit_json '.summary.promises' --commitments --rule commitment-missed,deadline-slipped)" = \
        "$(audit_json '.findings | length' --rule commitment-missed,deadline-slipped)" ]
}
