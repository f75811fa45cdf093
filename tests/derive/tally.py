"""What `qoq diff` and `qoq audit` found in a derived pair, held against the truth."""
import collections

MOVEMENT = ("no-movement", "copied-text")
BROKEN = ("commitment-missed", "deadline-slipped")


class Tally:
    """Named shares: hits of all."""

    def __init__(self):
        self.hit = collections.Counter()
        self.all = collections.Counter()

    def add(self, name, hit, of=1):
        self.hit[name] += hit
        self.all[name] += of

    def share(self, name):
        return self.hit[name] / self.all[name] if self.all[name] else None

    def update(self, other):
        self.hit.update(other.hit)
        self.all.update(other.all)


def printed(tasks):
    return tuple(sorted(int(t["no"]) if (t["no"] or "").strip().isdigit() else -t["seq"]
                        for t in tasks))


class Judge:
    """One pair. `failures` says what was wrong, as (what, truth, found)."""

    def __init__(self, truth, diff, audit):
        self.truth, self.audit = truth["pairs"], audit
        self.found = [{"from": printed(p["from"]), "to": printed(p["to"]), **{
            k: p[k] for k in ("kind", "verdict", "rate", "confidence", "text")}}
            for p in diff["pairs"]]
        self.tally, self.failures = Tally(), []
        # Copies of one row cannot be told apart: any of them will do.
        self.names = {side: {no: f"copy of {p['twin']}" for p in self.truth if p["twin"]
                             for no in p[side]} for side in ("from", "to")}

    def name(self, side, nos):
        return tuple(sorted(str(self.names[side].get(n, n)) for n in nos))

    def ends(self, pair):
        return self.name("from", pair["from"]), self.name("to", pair["to"])

    def links(self, pairs):
        out = collections.Counter()
        for p in pairs:
            a, b = self.ends(p)
            out.update((x, y) for x in a or ("-",) for y in b or ("-",))
        return out

    def pairing(self):
        want, have = self.links(self.truth), self.links(self.found)
        right = sum((want & have).values())
        self.tally.add("pairing recall", right, sum(want.values()))
        self.tally.add("pairing precision", right, sum(have.values()))
        for p in self.truth:
            lost = self.links([p]) - have
            if lost:
                self.failures.append(("link lost", p, [f for f in self.found if (
                    set(f["from"]) & set(p["from"]) or set(f["to"]) & set(p["to"]))]))
        for p in self.found:
            if self.links([p]) - want:
                self.failures.append(("link wrong", p, None))

    def verdicts(self):
        by_ends = collections.defaultdict(list)
        for p in self.found:
            by_ends[self.ends(p)].append(p)
        for p in self.truth:
            p["found"] = f = (by_ends[self.ends(p)] or [None])[0]
            self.tally.add("kinds", bool(f) and f["kind"] == p["kind"])
            if f and f["kind"] != p["kind"]:
                self.failures.append(("kind", p, f))
            if p["verdict"]:
                good = bool(f) and f["verdict"] == p["verdict"]
                self.tally.add("verdicts", good)
                self.tally.add(f"verdict {p['verdict']}", good)
                if f and not good:
                    self.failures.append(("verdict", p, f))
            if p["delta_pp"] is not None:
                delta = f["rate"]["delta_pp"] if f and f["rate"] else None
                good = delta is not None and abs(delta - p["delta_pp"]) <= 1
                self.tally.add("delta within 1", good)
                if f and not good:
                    self.failures.append(("delta", p, f))

    def stalled(self):
        open_ = {p["to"][0] for p in self.truth if p["to"] and p["verdict"] is None}
        want = {p["to"][0] for p in self.truth if p["verdict"] == "stalled"}
        done = {n for p in self.truth if p["verdict"] == "done" for n in p["to"]}
        diff = {p["to"][0] for p in self.found if p["verdict"] == "stalled" and p["to"]}
        audit = {int(x["task"]["no"] or 0) for x in self.audit if x["rule"] in MOVEMENT}
        other = {n for p in self.truth if self.not_for_movement(p) for n in p["to"]}
        for name, have in (("stalled", diff), ("audit stalled", audit - done)):
            have = have - open_
            if name != "stalled":
                want, have = want - other, have - other
            self.tally.add(f"{name} recall", len(want & have), len(want))
            self.tally.add(f"{name} precision", len(want & have), len(have))
        for p in self.truth:
            if p["to"] and p["to"][0] in want - audit:
                self.failures.append(("audit: stall not found", p, p["found"]))
            elif p["to"] and p["to"][0] in audit - done - open_ - want - other:
                self.failures.append(("audit: no stall", p, p["found"]))

    @staticmethod
    def not_for_movement(p):
        """Where the rules about movement may speak or not: not begun, told in other words;
        fallen, in the same words; a figure that speaks of the same earlier date twice."""
        return (p["move"] == "idle" or p["old_data"]
                or p["verdict"] not in ("stalled", None) and (
                    p["copied"] > 0.8 or p["verdict"] == "regressed"))

    def rule(self, name, wanted):
        """How many tasks that should have a finding of this rule have one."""
        have = {int(x["task"]["no"] or 0) for x in self.audit if x["rule"] == name}
        for p in self.truth:
            if p["to"] and wanted(p):
                self.tally.add(f"{name} recall", bool(have & set(p["to"])))
                if not have & set(p["to"]):
                    self.failures.append((f"audit: no {name}", p, p["found"]))
            elif have & set(p["to"]) and p["verdict"]:
                self.failures.append((f"audit: false {name}", p, p["found"]))
        good = {n for p in self.truth if wanted(p) for n in p["to"]}
        have -= {n for p in self.truth if p["verdict"] is None for n in p["to"]} - good
        self.tally.add(f"{name} precision", len(have & good), len(have))

    def promises(self):
        """Missed and put off: found, by either rule where both are true. What was kept, or never
        promised, must not be accused; what is never mentioned again may be or not. Promises are
        planted in next steps: those that a progress cell made before are not judged."""
        broken = [x for x in self.audit if x["rule"] in BROKEN and x["quotes"][0]["cell"] == "next"]
        have = {int(x["task"]["no"] or 0) for x in broken}
        slipped = {int(x["task"]["no"] or 0) for x in broken if x["rule"] == BROKEN[1]}
        for p in self.truth:
            outcome = p["promise"]["outcome"] if p["promise"] else None
            if outcome == "slipped":
                self.tally.add("promise slipped, named so", bool(slipped & set(p["to"])))
            accused = bool(have & set(p["to"]))
            if outcome in ("missed", "slipped"):
                self.tally.add("promises recall", accused)
                self.tally.add(f"promise {outcome}", accused)
            if accused and outcome != "silent":
                self.tally.add("promises precision", outcome in ("missed", "slipped"))
            if accused != (outcome in ("missed", "slipped")) and outcome != "silent":
                self.failures.append((f"promise {outcome}", p, p["found"]))

    def run(self):
        self.pairing()
        self.verdicts()
        self.stalled()
        self.promises()
        self.rule("owner-changed", lambda p: p["owner_changed"])
        self.rule("target-lowered", lambda p: p["target_lowered"])
        self.rule("regressed", lambda p: p["verdict"] == "regressed")
        return self
