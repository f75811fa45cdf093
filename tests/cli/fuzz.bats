# The fuzz targets over samples and seeds, whole and cut: what fuzzing once found stays mended.
load helper

@test "parse over samples and seeds" {
    try 0 "$build/fuzz/replay_parse" -t "$root"/samples/2024-* "$root"/tests/fuzz/seeds/text/*
}

@test "quantities over samples and seeds" {
    try 0 "$build/fuzz/replay_quantities" "$root"/samples/2024-* "$root"/tests/fuzz/seeds/text/*
}

@test "snapshot over stored ones" {
    try 0 "$build/fuzz/replay_snapshot" -t "$root"/tests/fuzz/seeds/snapshot/*
}

@test "addresses over their seeds" {
    try 0 "$build/fuzz/replay_address" -t "$root"/tests/fuzz/seeds/address/*
}
