# What qoq says of the samples, byte for byte. `make golden` writes it anew.
load helper

@test "the samples are told as the golden files have it" {
    BUILD=$build "$root/tests/regenerate" "$PWD/fresh"
    for file in fresh/*; do
        diff -u "$root/tests/golden/${file#fresh/}" "$file"
    done
}
