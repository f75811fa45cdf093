load helper

setup_file() { command -v gnuplot >/dev/null || skip 'no gnuplot'; }

@test "plot: every kind, several in one call" {
    make_ledger 2024-h1.txt 2024-q3.html 2024-fy.txt
    mkdir out
    for kind in dumbbell trend status owners heatmap stalled burnup small; do
        try 0 qoq plot "$kind" -o "out/$kind.svg"
        [ -z "$stderr" ]
        python3 -c 'import sys, xml.etree.ElementTree as xml; xml.parse(sys.argv[1])' "out/$kind.svg"
        grep -q '^<svg' "out/$kind.svg"
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
    try 0 qoq plot dumbbell "$samples"/2024-{h1.txt,q3.html,fy.txt} -o three.svg # the last two
    try 0 qoq plot dumbbell "$samples"/2024-{q3.html,fy.txt} -o two.svg
    cmp two.svg three.svg
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
    /usr/bin/python3 -c 'import gi; gi.require_version("Rsvg", "2.0")' 2>/dev/null ||
        skip 'no librsvg for Python'
    "$root/tests/plots-matrix" --self-test
    "$root/tests/plots-matrix" --quick
}

@test "plot: titles are never carried out, and come out as they are" {
    for period in 2024Q2:2024-06:0.5:0.3 2024Q3:2024-09:0.75:0.5; do
        IFS=: read -r key as_of pace rate <<<"$period"
        qoq parse "$samples/2024-h1.txt" | jq --arg key "$key" --arg as_of "$as_of" \
            --argjson pace "$pace" --argjson rate "$rate" '
            .report.period |= (.key = $key | .as_of = $as_of | .pace = $pace) |
            ["`touch canary`", "$(touch canary)", "\u0027; system(\u0027touch canary\u0027) #",
             "\"`touch canary`\"", "line\n! touch canary\nEND", "\u202etouch\u202c \u0007\u001b[31m",
             "𠮷野家 & <b>&#65;</b>", "@x ${HOME} %s {/:Bold ^a_b}"] as $titles |
            .tasks |= [range(8) as $i | .[$i] | .title = $titles[$i] | .owners[0].name = $titles[$i] |
                       .rate = (if $i < 4 then 0.3 else $rate end) | .rate_basis = "stated" | .status = "behind"]' >"$key.json"
    done
    for term in svg png pdf dumb; do
        try 0 qoq plot all 2024Q2.json 2024Q3.json --term "$term" -o "$term/" --keep
        [ -z "$stderr" ]
        for script in "$term"/*.gp; do (cd "$term" && gnuplot "${script#*/}"); done
    done
    [ -z "$(find . -name canary)" ]
    grep -q '`touch ' svg/dumbbell.svg
    grep -q '<text>𠮷野家 &amp; &lt;b>&#x26;#65;&lt;/b></text>' svg/dumbbell.svg
    ! grep -q "$(printf '\342\200\256\|\a\|\033')" svg/*.svg
}

@test "plot: without a font for Chinese, and where gnuplot fails, it says so" {
    make_ledger
    printf '<fontconfig><dir>%s</dir></fontconfig>' "$PWD/none" >fonts.conf
    FONTCONFIG_FILE=$PWD/fonts.conf fails 3 'fonts-noto-cjk' qoq plot trend -o a.svg
    mkdir bin
    printf '#!/bin/sh\ncat >/dev/null\necho "line 3: no such thing" >&2\nexit 1\n' >bin/gnuplot
    chmod +x bin/gnuplot
    PATH=$PWD/bin:$PATH fails 3 'line 3: no such thing' qoq plot trend -o a.svg
    [ -z "$(find . -name '*.svg*')" ]
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
