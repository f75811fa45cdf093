# Trouble from outside: each is one clear line, exit status 3, and nothing half done; when it is
# gone, the ledger takes the next ingest.
load helper

# sound LEDGER COMMITS: as `git fsck` wants it, with so many commits. (Objects that an attempt left
# and nothing refers to are no damage.)
sound() {
    git -C "$1" fsck --strict --no-dangling 2>&1 | tee fsck
    [ ! -s fsck ]
    [ "$(git -C "$1" rev-list --count main)" = "$2" ]
}

# mounted SIZE: a file system in memory at ./disk, for those who may mount; else the test is
# skipped.
mounted() {
    mkdir -p disk
    mount -t tmpfs -o "size=$1" qoq-test disk 2>/dev/null || skip 'mounting is not permitted'
}

teardown() {
    ! mountpoint -q disk 2>/dev/null || umount disk
}

@test "a full disk, at every size from nothing to enough: one report and a batch" {
    mounted 4m
    cp "$samples"/2024-* .
    qoq init -q disk/ledger.git
    qoq ingest -q --ledger disk/ledger.git --series "$series" 2024-h1.txt
    commits=1 refusals=0
    for what in 2024-q3.html "2024-q3.html 2024-fy.txt 2024-h1.txt"; do
        for left in 0 4 8 16 24 32 40 48 64 96 128 192; do
            head -c 4M /dev/zero >disk/filler 2>/dev/null || true
            truncate -s "-${left}k" disk/filler
            run --separate-stderr qoq ingest --ledger disk/ledger.git --series "s$left" $what
            rm disk/filler
            if [ "$status" != 0 ]; then
                [ "$status" = 3 ]
                [ "${#stderr_lines[@]}" = 1 ]
                [[ $stderr == 'qoq: '*'disk/ledger.git'*'No space left'* ]]
                refusals=$((refusals + 1))
                [ -z "$output" ] || commits=$((commits + ${#lines[@]})) # a batch before that
                sound disk/ledger.git "$commits"
                qoq ingest -q --ledger disk/ledger.git --series "s$left" $what
            fi
            commits=$(git -C disk/ledger.git rev-list --count main)
        done
    done
    [ "$refusals" -ge 8 ]
    sound disk/ledger.git "$commits"
    try 0 qoq fsck --ledger disk/ledger.git
}

@test "init on a full disk" {
    mounted 64k
    head -c 1M /dev/zero >disk/filler 2>/dev/null || true
    fails 3 'disk/ledger.git' qoq init disk/ledger.git
    rm disk/filler
    try 0 qoq init disk/ledger.git
}

@test "a read-only ledger is read; it takes nothing" {
    mounted 8m
    qoq init -q disk/ledger.git
    qoq ingest -q --ledger disk/ledger.git --series "$series" "$samples/2024-h1.txt"
    mount -o remount,ro disk
    export QOQ_LEDGER=disk/ledger.git
    try 0 qoq log
    try 0 qoq show latest
    fails 3 'Read-only file system' qoq ingest --series "$series" "$samples/2024-q3.html"
    fails 3 'Read-only file system' qoq ingest --series "$series" "$samples"/2024-*
    mount -o remount,rw disk
    try 0 qoq ingest --series "$series" "$samples"/2024-*
    sound disk/ledger.git 3
}

@test "an object store on another file system, by a link and by alternates" {
    mounted 8m
    qoq init -q
    mv ledger.git/objects disk/objects
    ln -s "$PWD/disk/objects" ledger.git/objects
    qoq ingest -q --series "$series" "$samples/2024-h1.txt"
    qoq ingest -q --series "$series" "$samples"/2024-*
    sound ledger.git 3
    git clone -q --bare --shared ledger.git shared.git 2>/dev/null
    qoq ingest -q --ledger shared.git --series other "$samples"/2024-*
    sound shared.git 6
    sound ledger.git 3
    try 0 qoq fsck --ledger shared.git
}

@test "a ledger of another user is refused, until it is trusted" {
    [ "$(id -u)" = 0 ] || skip 'only root can give a ledger away'
    make_ledger
    chown -R 65534 ledger.git
    mkdir -p plain/objects
    fails 3 "safe.directory '$PWD/ledger.git'" qoq log
    fails 3 'belongs to another user' qoq ingest "$samples/2024-fy.txt"
    fails 3 'belongs to another user' qoq fsck
    fails 3 'belongs to another user' qoq init
    fails 3 'belongs to another user' qoq git-setup
    git init -q copy
    chown -R 65534 copy
    fails 3 'belongs to another user' qoq --ledger copy log
    fails 3 'not a git repository' qoq --ledger plain log
    git config --global --add safe.directory "$PWD/ledger.git"
    try 0 qoq log
    [ "${#lines[@]}" = 3 ]
    sound ledger.git 2
}

@test "a branch that another git moves under us, again and again" {
    make_ledger
    qoq ingest -q --series other "$samples/2024-h1.txt"
    tree=$(git -C ledger.git rev-parse 'main^{tree}')
    (for i in $(seq 60); do
        old=$(git -C ledger.git rev-parse main)
        new=$(git -C ledger.git commit-tree -p "$old" -m "other $i" "$(git -C ledger.git rev-parse "$old^{tree}")")
        git -C ledger.git update-ref refs/heads/main "$new" "$old" 2>/dev/null && echo landed >>landed || true
    done) &
    for i in 1 2 3 4 5 6; do
        qoq ingest -q --series "one$i" "$samples/2024-q3.html"
        qoq ingest -q --series "many$i" "$samples"/2024-*
    done
    wait
    sound ledger.git $((3 + 6 * 4 + $(wc -l <landed)))
    [ "$(git -C ledger.git ls-tree --name-only main | wc -l)" = 14 ]
}
