# The comparison of the samples, task by task, against samples/pairs.tsv.
load helper

@test "every pair and verdict of samples/pairs.tsv" {
    try 0 "$root/tests/corpus/samples"
}
