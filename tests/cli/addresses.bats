# The address a page stood at: given, listed, or found in a saved page.
load helper

# A page that never names its place.
nameless() {
    printf '2022年民生实事上半年完成情况\n序号 | 任务 | 责任单位 | 进展情况 |\n'
    printf '1 | 改造老旧小区 | 区住建局 | 已完成 |\n2 | 新建学校 | 区教育局 | 正在施工 |\n'
}

# holds FIELD: a field of the snapshot on standard input, "null" included.
holds() {
    python3 -c 'import json, sys
r = json.load(sys.stdin)["report"]
print({**r, "url": r["source"].get("url", "absent")}[sys.argv[1]])' "$1"
}

@test "parse --url names the place and is kept" {
    nameless >page.txt
    url='https://www.linan.gov.cn:443/art/2022/7/1/art_1.html?a=1&b=2'
    [ "$(qoq parse page.txt | holds place)" = None ]
    [ "$(qoq parse page.txt | holds url)" = absent ]
    qoq parse --url "$url" page.txt >page.json
    [ "$(holds place <page.json)" = 杭州市临安区 ]
    [ "$(holds url <page.json)" = "$url" ]
    "$root/tests/validate-json" "$root/docs/schema/snapshot.schema.json" page.json || [ $? = 77 ]
    try 0 qoq show page.json
    [[ $output == *"$url"* ]]
    [[ $(qoq textconv page.json) == *"url: $url"* ]]
}

@test "an address that is none" {
    nameless >page.txt
    qoq init -q
    for url in linan.gov.cn ftp://linan.gov.cn/a http:// 'http://linan.gov.cn/a b' '' \
        $'http://linan.gov.cn/\n' 'http://linan.gov.cn/"' "http://linan.gov.cn/$(printf '\377')"; do
        fails 2 'expected http' qoq parse --url "$url" page.txt
        fails 2 'expected http' qoq ingest --url "$url" page.txt
    done
    fails 2 '--url goes with one file; 2 were given' \
        qoq ingest --url http://linan.gov.cn/ page.txt "$samples/2024-h1.txt"
    qoq parse --url http://linan.gov.cn/ page.txt |
        sed 's|"url": "http|"url": "javascript|' >bad.json
    fails 2 'url' qoq show bad.json
}

@test "an address of another place than the title's is told" {
    try 0 qoq parse -v --url http://www.linan.gov.cn/a "$samples/2024-h1.txt"
    [ "$(holds place <<<"$output")" = 汐川市 ]
    sed 's/汐川市/平遥县/; s/市政府办公室/县政府办公室/; s/^2024年度市/2024年度平遥县/' \
        "$samples/2024-h1.txt" >page.txt
    try 0 qoq parse -v --url http://www.linan.gov.cn/a page.txt
    [ "$(holds place <<<"$output")" = 平遥县 ]
    [[ $stderr == *"the page's address is another place's: 平遥县, www.linan.gov.cn: 杭州市临安区"* ]]
}

@test "ingest --urls: a list of names and addresses" {
    mkdir pages pages/sub
    nameless >pages/a.txt
    nameless | sed 's/上半年/前三季度/' >pages/sub/a.txt
    nameless | sed 's/上半年/全年/' >pages/other.txt
    printf '# name\taddress\r\n\r\nsub/a.txt\thttp://www.linan.gov.cn/9\r\n' >urls.tsv
    printf 'a.txt\thttp://www.linan.gov.cn/6\n nothing.txt \t http://a.cn/ \n' >>urls.tsv
    qoq init -q
    for jobs in 1 2; do
        try 0 qoq ingest --series 临安 --jobs $jobs --urls urls.tsv pages
    done
    [ "$(git -C ledger.git show main:临安/2022Q2/snapshot.json | holds url)" = http://www.linan.gov.cn/6 ]
    [ "$(git -C ledger.git show main:临安/2022Q3/snapshot.json | holds url)" = http://www.linan.gov.cn/9 ]
    [ "$(git -C ledger.git show main:临安/2022Q4/snapshot.json | holds url)" = absent ]
    [ "$(qoq log --format csv | wc -l)" = 4 ] # a heading, and nothing was committed twice
    qoq fsck
    fails 2 'urls.tsv:2: expected the name of a file, a tab' \
        sh -c 'printf "# x\na.txt linan.gov.cn\n" >urls.tsv; qoq ingest --urls urls.tsv pages'
    fails 2 'none.tsv: no such file' qoq ingest --urls none.tsv pages
}

@test "an address that is known stays known" {
    qoq init -q
    qoq ingest -q --url http://www.xichuan.gov.cn/a "$samples/2024-h1.txt"
    try 0 qoq ingest "$samples/2024-h1.txt"
    [[ $output == unchanged* ]]
    try 0 qoq ingest --url http://www.xichuan.gov.cn/b "$samples/2024-h1.txt"
    [[ $output == revised* ]]
    qoq show --format json | grep -q '"url": "http://www.xichuan.gov.cn/b"'
}

@test "what a saved page says of its address" {
    body=$(nameless | sed 's/|/<td>/g; s/^/<tr><td>/; 1s/.*/<h1>&<\/h1><table>/')
    page() { printf '%s\n<meta charset=utf-8>%s</table></html>' "$1" "$body" >page.html; }
    page '<!DOCTYPE html><!-- saved from url=(0026)https://www.linan.gov.cn/a --><html>'
    [ "$(qoq parse page.html | holds url)" = https://www.linan.gov.cn/a ]
    [ "$(qoq parse page.html | holds place)" = 杭州市临安区 ]
    page $'<html><!--\n Page saved with SingleFile \n url: https://www.linan.gov.cn/b \n-->'
    [ "$(qoq parse page.html | holds url)" = https://www.linan.gov.cn/b ]
    page '<html><link rel=canonical href="http://www.linan.gov.cn/c">'
    [ "$(qoq parse page.html | holds url)" = http://www.linan.gov.cn/c ]
    page '<html><meta property="og:url" content="http://www.linan.gov.cn/d">'
    [ "$(qoq parse page.html | holds url)" = http://www.linan.gov.cn/d ]
    [ "$(qoq parse --url http://www.pingyao.gov.cn/e page.html | holds url)" = http://www.pingyao.gov.cn/e ]
    for head in '<meta name=SiteDomain content=www.linan.gov.cn>' \
        '<base href="http://www.linan.gov.cn/">' '<meta name=SiteIDCode content=3301850001>'; do
        page "<html>$head"
        [ "$(qoq parse page.html | holds place)" = 杭州市临安区 ]
        [ "$(qoq parse page.html | holds url)" = absent ]
    done
    for head in '<!-- saved from url=(0014)about:internet -->' '<!-- saved from url=( -->' \
        '<link rel=canonical href="/c">'; do
        page "<html>$head"
        [ "$(qoq parse page.html | holds url)" = absent ]
    done
}
