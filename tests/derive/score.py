#!/usr/bin/env python3
"""Derives next quarters from a report and scores `qoq diff` against what was acted out.

    score.py REPORT [--qoq build/qoq] [--seeds 1-20] [--format text|html|both] [-v]

Prints recall and precision of the pairs, the share of right verdicts and of changes within one
point, recall and precision of `stalled`; exits 1 when one is below what we ask of
ourselves. -v lists what went wrong.
"""
import argparse
import collections
import json
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
GOALS = {"pair recall": 0.99, "pair precision": 0.99, "verdicts": 0.97, "delta": 0.97,
         "stalled recall": 0.97, "stalled precision": 0.95}


def run(*argv):
    done = subprocess.run(argv, capture_output=True, text=True)
    if done.returncode > 1:
        sys.exit(f"{' '.join(map(str, argv))}: {done.stderr.strip()}")
    return done.stdout


def numbers(side):
    return [t["no"] or f"#{t['seq']}" for t in side] or ["-"]


class Score:
    def __init__(self, verbose):
        self.n = collections.Counter()
        self.verbose = verbose

    def say(self, *words):
        if self.verbose:
            print(*words)

    def page(self, name, truth, diff):
        want, got = {}, {}
        for p in truth:
            for a in p["from"] or ["-"]:
                for b in p["to"] or ["-"]:
                    want[a, b] = p
        for p in diff["pairs"]:
            for a in numbers(p["from"]):
                for b in numbers(p["to"]):
                    got[a, b] = p
        self.n["pairs wanted"] += len(want)
        self.n["pairs got"] += len(got)
        self.n["pairs right"] += len(want.keys() & got.keys())
        for key in sorted(want.keys() - got.keys()):
            self.say(name, "missed", *key, want[key]["kind"], want[key]["act"])
        for key in sorted(got.keys() - want.keys()):
            self.say(name, "extra ", *key, got[key]["kind"], got[key]["confidence"])
        for key in sorted(want.keys() & got.keys()):
            self.pair(name, key, want[key], got[key])

    def pair(self, name, key, want, got):
        if want["verdict"] is None:
            return
        right = want["verdict"] == got["verdict"]
        self.n["verdicts"] += 1
        self.n["verdicts right"] += right
        self.n["stalled wanted"] += want["verdict"] == "stalled"
        self.n["stalled got"] += got["verdict"] == "stalled"
        self.n["stalled right"] += right and want["verdict"] == "stalled"
        if not right:
            self.say(name, "verdict", *key, "acted", want["act"], "wanted", want["verdict"], "got",
                     got["verdict"], got["rate"]["from"], got["rate"]["to"], want["delta"],
                     got["text"]["copied"])
        if want["delta"] is not None:
            delta = got["rate"]["delta_pp"]
            near = delta is not None and abs(delta - want["delta"]) <= 1
            self.n["deltas"] += 1
            self.n["deltas right"] += near
            if not near:
                self.say(name, "delta ", *key, want["act"], "wanted", round(want["delta"], 1), "got",
                         delta, got["rate"]["from"], got["rate"]["to"])

    def result(self):
        share = lambda x, y: self.n[x] / self.n[y] if self.n[y] else 1
        return {"pair recall": share("pairs right", "pairs wanted"),
                "pair precision": share("pairs right", "pairs got"),
                "verdicts": share("verdicts right", "verdicts"),
                "delta": share("deltas right", "deltas"),
                "stalled recall": share("stalled right", "stalled wanted"),
                "stalled precision": share("stalled right", "stalled got")}


def main():
    p = argparse.ArgumentParser()
    p.add_argument("report")
    p.add_argument("--qoq", default="build/qoq")
    p.add_argument("--seeds", default="1-20")
    p.add_argument("--format", default="both", choices=["text", "html", "both"])
    p.add_argument("--keep", help="leave the derived pages in this directory")
    p.add_argument("-v", action="store_true")
    o = p.parse_args()
    low, _, high = o.seeds.partition("-")
    formats = ["text", "html"] if o.format == "both" else [o.format]
    score = Score(o.v)
    with tempfile.TemporaryDirectory() as directory:
        work = pathlib.Path(o.keep or directory)
        work.mkdir(parents=True, exist_ok=True)
        snapshot = work / "a.json"
        snapshot.write_text(run(o.qoq, "parse", o.report), encoding="utf-8")
        for seed in range(int(low), int(high or low) + 1):
            for form in formats:
                out = work / f"{seed}-{form}"
                run(sys.executable, HERE / "derive.py", snapshot, str(seed), out, "--format", form)
                page = out / ("b.txt" if form == "text" else "b.html")
                diff = json.loads(run(o.qoq, "diff", o.report, page, "--format", "json"))
                truth = json.loads((out / "truth.json").read_text(encoding="utf-8"))
                score.page(f"{seed}-{form}", truth, diff)
    good = True
    for name, value in score.result().items():
        good = good and value >= GOALS[name]
        print(f"{name:18} {100 * value:6.2f} %   (at least {100 * GOALS[name]:.0f} %)")
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
