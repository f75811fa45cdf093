load helper

setup_file() { command -v gnuplot >/dev/null || skip 'no gnuplot'; }

@test "plot: every kind, several in one call" {
    make_ledger 2024-h1.txt 2024-q3.html 2024-fy.txt
    mkdir out
    for kind in dumbbell trend status owners heatmap stalled burnup small; do
        try 0 qoq plot "$kind" -o "out/$kind.svg"
        [ -z "$stderr" ]
        [ "$(xmllint --xpath 'name(/*)' "out/$kind.svg")" = svg ]
    done
    try 0 qoq plot all -o all/ --term png
    fails 3 'cannot be written' qoq plot all -o none/such/ --term png
}

@test "plot: where pictures go" {
    make_ledger
    mkdir out
    try 0 qoq plot trend status -o chart.svg --keep
    [ -s chart-trend.svg ] && [ -s chart-status.svg.gp ]
    try 0 qoq plot trend status -o out --term pdf
    [ -s out/trend.pdf ] && [ -s out/status.pdf ]
    qoq plot owners >owners.svg
    [ "$(head -c 5 owners.svg)" = '<?xml' ]
    fails 2 'several pictures need -o' qoq plot trend status
    fails 2 '--size takes' qoq plot trend -o a.svg --size 3
    fails 2 "no chart '2024Q2'; expected dumbbell, trend" qoq plot 2024Q2 -o a.svg
    mv chart-trend.svg first.svg
    gnuplot chart-trend.svg.gp && cmp first.svg chart-trend.svg
}

@test "plot: choices, sizes, periods, files" {
    make_ledger 2024-h1.txt 2024-q3.html 2024-fy.txt
    try 0 qoq plot owners ..2024Q3 --owner 发改委 --size 640 --dark -o a.svg
    grep -q 'width="640"' a.svg && grep -q '市发改委' a.svg
    ! grep -q '市水利局' a.svg
    try 0 qoq plot dumbbell 2024Q2..2024Q3 -o b.svg
    try 0 qoq plot dumbbell 2024Q2 2024Q3 -o c.svg
    cmp b.svg c.svg
    try 0 qoq plot trend "$samples/2024-h1.txt" "$samples/2024-q3.html" --top 2 -o d.svg
    fails 2 'none of the' qoq plot trend --owner 火星 -o e.svg
}

@test "plot: nothing to show is a sentence, not an empty frame" {
    make_ledger 2024-h1.txt
    fails 2 'one period alone' qoq plot stalled -o a.svg
    [ ! -e a.svg ]
    fails 2 'nothing earlier' qoq plot dumbbell -o a.svg
    mkdir out
    try 0 qoq plot all -o out
    [[ $stderr == *'stalled: one period alone'* ]]
    [ -s out/status.svg ] && [ ! -e out/stalled.svg ]
}

@test "plot: no text outside the canvas, on another, or without a glyph" {
    command -v fc-list >/dev/null || skip 'no fontconfig'
    "$root/tests/plots-matrix" --quick
}

@test "plot: with characters, for a terminal" {
    make_ledger
    export COLUMNS=90
    for lang in en zh; do
        for kind in dumbbell trend status owners heatmap stalled burnup small; do
            try 0 qoq --lang "$lang" plot "$kind" --term dumb
            [ -z "$stderr" ]
            qoq --lang "$lang" plot "$kind" --term dumb >out.txt
            [ "$(widest <out.txt)" -le 90 ]
            ! grep -q "$(printf '\356\200\200\|\f')" out.txt
            grep -q "$series" out.txt
        done
    done
    grep -q '●' out.txt
    try 0 qoq plot status owners --term dumb -o both.txt
    [ -s both-status.txt ] && [ -s both-owners.txt ]
}
