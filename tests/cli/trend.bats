load helper

@test "trend: from text to JSON, which fits its schema" {
    make_ledger
    try 0 qoq trend
    [[ $output == 'Trend of '*'2024Q2'*'2024Q3'*'farthest behind first'* ]]
    [ "$(qoq trend | widest)" -le 80 ]
    qoq trend --format json >trend.json
    [ "$("$root/tests/validate-json" "$root/docs/schema/trend.schema.json" trend.json; echo $?)" -ne 1 ]
    jq -e '[.tasks[].forecast.state] | index("made")' trend.json
    jq -e '[.tasks[] | select(.forecast.state != "made") | .forecast.line] | all(. == null)' trend.json
    jq -e '[.tasks[] | select(.forecast.state == "made") | .forecast.line | .low <= .rate and
        .rate <= .high] | all' trend.json
    [ "$(qoq trend --format csv | head -1 | cut -d, -f1-4)" = thread,period,id,no ]
}

@test "trend: ranges, files, choices" {
    make_ledger 2024-h1.txt 2024-q3.html 2024-fy.txt
    [ "$(qoq trend --format json | jq -c '[.periods[].key]')" = '["2024Q2","2024Q3","2024Q4"]' ]
    for range in ..2024Q3 2024Q2..2024Q3 2024上半年..latest~1 latest~2..2024Q3 2024Q3; do
        [ "$(qoq trend "$range" --format json | jq -c '[.periods[].key]')" = '["2024Q2","2024Q3"]' ]
    done
    [ "$(qoq trend 2024Q4.. --format json | jq -c '[.periods[].key]')" = '["2024Q4"]' ]
    cd "$BATS_TEST_TMPDIR" || return 1 # without a ledger
    qoq trend "$samples/2024-q3.html" "$samples/2024-h1.txt" --format json >out.json
    [ "$(jq -c '[.periods[].key]' out.json)" = '["2024Q2","2024Q3"]' ]
    set -- "$samples/2024-q3.html" "$samples/2024-h1.txt"
    [ "$(qoq trend "$@" --top 3 --format json | jq '.tasks | length')" = 3 ]
    [ "$(qoq trend "$@" --status behind,done --format json |
        jq -r '[.tasks[].points[-1].status] | unique | join(" ")')" = 'behind done' ]
    try 0 qoq trend "$@" --task 21
    [[ $output == *"year's end, straight line"*'through 2 dated figures'* ]]
    fails 2 'no status' qoq trend "$@" --status lost
    fails 2 'none of the' qoq trend "$@" --owner 火星
}

@test "trend: what is not there" {
    make_ledger 2024-h1.txt
    try 0 qoq trend
    [ "$(qoq trend --format json | jq -c '[.tasks[].forecast.state] | index("made")')" = null ]
    fails 2 'no report of that time' qoq trend 2030Q1..2031Q1
    fails 2 'expected' qoq trend 2024Q9..
    fails 2 'not so many periods' qoq trend latest~7..latest
}
