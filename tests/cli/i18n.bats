load helper

catalogue=$root/po/zh_CN.po

# The commands of the help, one a line.
commands() { qoq help --lang en | sed -n 's/^  \([a-z][a-z-]*\).*/\1/p'; }

# What Chinese text must not hold: three English words in a row, commands of qoq aside, or a
# placeholder that was not translated.
english() {
    sed -E 's/qoq [a-z-]+( [a-z]+)?//g' |
        grep -E '[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}|--[a-z-]+ [A-Z]{2,}|[[ ][A-Z]{2,}(\.\.\.|\])'
}

@test "the catalogue has every message of the sources, and no other" {
    command -v xgettext >/dev/null && command -v msgcmp >/dev/null || skip 'no gettext tools'
    make -s -C "$root" BUILD="$build" pot
    [ -z "$(msgcmp --no-fuzzy-matching "$catalogue" "$build/qoq.pot" 2>&1)" ]
}

@test "the catalogue is complete and its formats take what the program gives" {
    command -v msgattrib >/dev/null || skip 'no gettext tools'
    msgfmt --check -o /dev/null "$catalogue"
    [ -z "$(msgattrib --untranslated "$catalogue")" ]
    [ -z "$(msgattrib --only-fuzzy "$catalogue")" ]
    [ -z "$(msgattrib --only-obsolete "$catalogue")" ]
}

@test "Chinese messages are punctuated as Chinese" {
    command -v msgcat >/dev/null || skip 'no gettext tools'
    run python3 - "$catalogue" <<'END'
import re, subprocess, sys
po = subprocess.run(["msgcat", "--no-wrap", sys.argv[1]], capture_output=True, text=True).stdout
for text in re.findall(r'^(?:msgstr )?"(.*)"$', po.split("\n\n", 1)[1], re.M):
    if re.search(r"[\u4e00-\u9fff][,;:!?()]|[,;:!?()][\u4e00-\u9fff]|。.*\.$", text):
        print(text)
END
    [ -z "$output" ]
}

@test "the Chinese help of every command leaves nothing in English" {
    chinese
    [ "$(commands | wc -l)" -ge 11 ]
    [ -z "$(qoq help | english)" ]
    [ "$(qoq help --lang en | english | wc -l)" -gt 20 ] # it does find English
    for command in $(commands); do
        try 0 qoq help "$command"
        [[ $output == "qoq $command: "*'用法：qoq '* ]]
        [ -z "$(english <<<"$output")" ]
    done
}

@test "--lang decides, whatever the environment says and whether or not its locale is there" {
    chinese
    for locale in C POSIX C.UTF-8 en_US.UTF-8 zh_CN.UTF-8 xx_YY; do
        for path in '' /nonexistent; do
            export LC_ALL=$locale LOCPATH=$path
            [[ $(qoq help --lang zh) == *'建立台账'* ]]
            [[ $(qoq --lang=en help) == *'make a ledger'* ]]
        done
    done
    unset LC_ALL LANG
    [[ $(qoq help --lang zh) == *'建立台账'* ]]
}

@test "the environment decides where --lang does not, in gettext's order" {
    chinese
    unset LC_ALL LANG
    [[ $(qoq help) == *'make a ledger'* ]]
    [[ $(LANG=zh_CN.UTF-8 qoq help) == *'建立台账'* ]]
    [[ $(LANG=zh_CN.UTF-8 LOCPATH=/nonexistent qoq help) == *'建立台账'* ]]
    [[ $(LANG=zh_CN.UTF-8 LC_MESSAGES=en_US.UTF-8 qoq help) == *'make a ledger'* ]]
    [[ $(LANG=en_US.UTF-8 LC_ALL=zh_CN qoq help) == *'建立台账'* ]]
    [[ $(LANG=zh_CN.UTF-8 LANGUAGE=en qoq help) == *'make a ledger'* ]]
    [[ $(LANG=C LANGUAGE=zh_CN qoq help) == *'make a ledger'* ]]
}

@test "errors are in the language that was asked for, also by the command line that is wrong" {
    chinese
    make_ledger
    fails 2 '应给出 A B，实际给出1个' qoq diff 2024Q2
    fails 2 '--ledger 缺少值：目录' qoq show --ledger
    fails 2 "“$series”没有2023Q1；现有：2024Q2, 2024Q3" qoq show 2023Q1
    fails 2 "unknown command 'dif'" qoq --lang en dif
    LC_ALL=C fails 2 '没有命令“dif”' qoq --lang zh dif
}

@test "JSON is the same in both languages, byte for byte" {
    chinese
    make_ledger
    both() { diff <("$@" --lang zh) <("$@" --lang en); }
    both qoq parse "$samples/2024-fy.txt"
    both qoq show --format json
    both qoq show 2024Q2 3 --format json
    both qoq diff 2024Q2 2024Q3 --format json
    both qoq audit --format json
    both qoq log --format json
    both qoq trend --format json
    both qoq ingest "$samples/2024-h1.txt" --format json
    both qoq extract "$samples/2024-h1.txt"
    both qoq extract "$samples/2024-h1.txt" --format csv
}

@test "tables line up in Chinese, and no cell is left in English" {
    chinese
    make_ledger
    for view in 'log' 'show' 'show 2024Q2 3' 'diff 2024Q2 2024Q3' 'diff --explain 2024Q2 2024Q3' \
        'trend' 'trend --task 21' 'audit' 'extract --format text in.txt'; do
        echo '完成投资70亿元，同比增长5%，完成年度计划的80%。' >in.txt
        qoq $view >out.txt || [ $? = 1 ]
        [ "$(widest <out.txt)" -le 80 ]
        [ -z "$(english <out.txt)" ]
    done
}
