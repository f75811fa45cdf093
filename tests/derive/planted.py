"""A second way to make quarters, with other ideas than quarters.py: the base lends its titles and
owners alone. What is told is planted: measures in titles and sentences on them in many forms,
stock sentences that many rows share, states in words, tasks that resemble a dropped one."""
import collections
import random
import re

import layouts
from base import Item, key
from words import copied, move_dates, table

BANK = collections.defaultdict(list)
for kind, *fields in table("planted"):
    BANK[kind].append(fields if len(fields) > 1 else fields[0])

FATES = {"advance": 9, "complete": 4, "done": 2, "same figure": 3, "copy": 3, "dates": 2,
         "regress": 2, "anew": 10, "copied words": 3, "said done": 2, "idle": 1}
MEASURED = ("advance", "complete", "done", "same figure", "copy", "dates", "regress")
WHOLE_UNITS = set("家个户人张名台根件座艘项处辆条场起")


class Row(layouts.Row):
    """A row with what is true of it: its rate, None where it has none."""

    def __init__(self, title, owners, text, rate=None):
        super().__init__(0, title, owners, [text])
        self.rate = rate


def numeral(x):
    return f"{x:.2f}".rstrip("0").rstrip(".")


def listed(rng, sentences):
    """As one paragraph, or numbered."""
    style = rng.choice(["{1}", "{1}", "{0}.{1}", "({0}){1}"])
    lines = [style.format(k, s) for k, s in enumerate(sentences, 1)]
    return ("" if style == "{1}" else "\n").join(lines)


def reworded(rng, title):
    """Clauses cut and turned round, other verbs, slogans around it; quoted names stay."""
    clauses = [c for c in re.split(r"[,，。;；]", title) if c]
    if any(c.count("“") != c.count("”") for c in clauses):
        return title
    if len(clauses) > 3:
        del clauses[rng.randrange(len(clauses))]
    if len(clauses) > 2 and rng.random() < 0.5:
        k = rng.randrange(len(clauses) - 1)
        clauses[k:k + 2] = clauses[k + 1], clauses[k]
    text, others = rng.choice(",,,;").join(clauses), rng.sample(BANK["other"], len(BANK["other"]))
    known = [(a, b) for a, b in others if a in text and "“" not in text][:5]
    for a, b in known:
        text = text.replace(a, b, 1)
    head = rng.choice(BANK["head"]) if rng.random() < 0.35 else ""
    return head + text + (rng.choice(BANK["tail"]) if rng.random() < 0.3 else "")


class Planter:
    def __init__(self, base, seed):
        self.rng = random.Random(f"planted {seed}")
        self.months = self.rng.choice([(3, 6), (6, 9), (9, 12)])
        self.measures = self.rng.sample(BANK["measure"], len(BANK["measure"]))
        seen = set()
        self.tasks = [t for t in base.tasks if len(t.title) < 110 and not (
            t.title in seen or seen.add(t.title))]
        self.pairs = []  # (rows of A, rows of B, kind, verdict, move)

    # ---- what is told ----

    def stock(self, least=0):
        rng = self.rng
        counts = [s.format(a=rng.randint(2, 9), b=rng.randint(3, 40)) for s in BANK["count"]]
        return rng.sample(counts, rng.randint(least, 3))

    def words(self, without=()):
        return self.rng.sample([s for s in BANK["say"] if s not in without],
                               self.rng.randint(3, 5))

    def item(self, text):
        rng = self.rng
        return Item(None, text, rng.choice(BANK["issue"]) if rng.random() < 0.4 else None,
                    rng.choice(BANK["next"]) if rng.random() < 0.8 else None)

    def sentence(self, measure, target, value, month, named):
        """One on a measure, and the rate that it gives."""
        verb, name, unit = measure[:3]
        rate, form = 100 * value / target, self.rng.choice(BANK["form"])
        while named and "{name}" not in form:
            form = self.rng.choice(BANK["form"])
        text = form.format(span=self.rng.choice(BANK["span"]).format(m=month), verb=verb, name=name,
                           unit=unit, a=numeral(value), t=numeral(target), rate=f"{rate:.1f}",
                           more=self.rng.randint(30, 400) / 10)
        return text, round(rate, 1) / 100 if "{rate}" in form else value / target

    def part(self, target, unit, share):
        value = target * share
        return max(1, round(value)) if unit[-1] in WHOLE_UNITS else round(value, 2)

    def values(self, fate, target, unit):
        rng = self.rng
        a = self.part(target, unit, rng.uniform(0.2, 0.55))
        if fate == "done":
            return (max(target, self.part(target, unit, rng.uniform(1, 1.1))),) * 2
        b = {"advance": lambda: self.part(target, unit, a / target + rng.uniform(0.06, 0.35)),
             "complete": lambda: max(target, self.part(target, unit, rng.uniform(1, 1.25))),
             "regress": lambda: self.part(target, unit, a / target * rng.uniform(0.6, 0.9))}
        return a, b.get(fate, lambda: a)()

    def measured(self, fate, named=False):
        """The clause that names the target, and both tellings with their rates."""
        rng, measure = self.rng, self.measures.pop()
        verb, name, unit, least, most = measure
        target = rng.randint(int(least), int(most))
        clause = rng.choice(BANK["target"]).format(
            verb=verb, name=name, unit=unit, t=target, op=rng.choice(["", "", "以上", "左右"]))
        told = []
        for value, month in zip(self.values(fate, target, unit), self.months):
            text, rate = self.sentence(measure, target, value, month, named)
            said = self.stock()
            said.insert(rng.randint(0, len(said)), text)
            told.append((listed(rng, said), rate))
        if fate in ("copy", "dates"):
            text, rate = told[0]
            step = self.months[1] - self.months[0] if fate == "dates" else 0
            told[1] = move_dates(text, step, self.months[1]), rate
        return clause, told

    def spoken(self, fate):
        """Both tellings where nothing is measured."""
        rng, before = self.rng, self.words()
        after = self.words(without=before)
        if fate == "copied words":
            after = before
        elif fate == "idle":
            before, after = [rng.choice(BANK["idle"])], [rng.choice(BANK["idle"])]
        elif fate == "said done":
            return "".join(before), rng.choice(BANK["done"]) + "".join(after[:2])
        return listed(rng, before), listed(rng, after)

    def verdict(self, fate, a, b):
        if a is None:
            return {"copied words": "stalled", "idle": "stalled", "said done": "completed"}.get(
                fate, "reported")
        delta = 100 * (b - a)
        if b >= 1:
            return "done" if a >= 1 else "completed"
        if abs(abs(delta) - 1) < 0.15:
            return None
        return "advanced" if delta >= 1 else "regressed" if delta <= -1 else "stalled"

    # ---- rows ----

    def rows(self, task, named=False, fates=tuple(FATES)):
        """A task on both sides, and what became of it."""
        rng = self.rng
        fate = rng.choices(fates, [FATES[f] for f in fates])[0]
        title = task.title.rstrip("。")
        free = not re.search(r"\d|[两一二三四五六七八九十百千]", title)
        clause, told = "", None
        if fate in MEASURED and free and self.measures:
            clause, told = self.measured(fate, named)
        else:
            fate = "anew" if fate in MEASURED else fate
            told = [(text, None) for text in self.spoken(fate)]
        new = reworded(rng, title) if rng.random() < 0.5 else title
        owners = task.owners.split("、")
        turned = owners[1:] + owners[:1] if rng.random() < 0.12 else owners
        mark = rng.choice(["。", ""])
        a = Row(title + clause + "。", task.owners, self.item(told[0][0]), told[0][1])
        b = Row(new + clause + mark, "、".join(turned), self.item(told[1][0]), told[1][1])
        return a, b, fate, self.verdict(fate, a.rate, b.rate)

    def one(self, task):
        a, b, fate, verdict = self.rows(task)
        self.pairs.append(([a], [b], None, verdict, fate))

    def merged(self, pair):
        """Two neighbours without figures, or two measured ones, told as one row."""
        fates = self.rng.choice([("anew",), ("advance",)])
        one, two = (self.rows(t, named=True, fates=fates) for t in pair)
        row = one[1]
        row.title = one[1].title.rstrip("。") + self.rng.choice(["、", ";", "。"]) + two[1].title
        row.owners = "、".join(dict.fromkeys((one[1].owners + "、" + two[1].owners).split("、")))
        row.items[0].progress += "\n" + two[1].items[0].progress
        same = (one[0].rate is None) == (two[0].rate is None)
        verdict = "reported" if one[0].rate is None else "advanced"
        row.rate = None
        self.pairs.append(([one[0], two[0]], [row], "merged", verdict if same else None, "merged"))

    def grouped(self, tasks):
        """Items of one task that are tasks of their own in B, with its name before them or not."""
        name = self.wholes.pop()
        made = [self.rows(t) for t in tasks]
        whole = Row(name + "。", made[0][0].owners, None)
        whole.items = [Item(a.title, *(getattr(a.items[0], c) for c in (
            "progress", "issues", "next"))) for a, *_ in made]
        for _, b, *_ in made if self.rng.random() < 0.5 else ():
            b.title = f"{name},{b.title}"
        self.pairs.append(([whole], [b for _, b, *_ in made], "split", None, "split"))

    def dropped(self, task):
        """Gone; and in its place, where the bank has one, a task that resembles it."""
        a = self.rows(task)[0]
        self.pairs.append(([a], [], "dropped", "dropped", "dropped"))
        for word, title in BANK["like"]:
            if word in task.title:
                self.added(title, task.owners if self.rng.random() < 0.5 else "市商务局")

    def added(self, title, owners):
        row = Row(title, owners, self.item(listed(self.rng, self.words())))
        self.pairs.append(([], [row], "added", "added", "added"))

    def plant(self):
        rng, tasks = self.rng, list(self.tasks)
        self.wholes = rng.sample(BANK["whole"], len(BANK["whole"]))
        alike = [t for t in tasks if any(w in t.title for w, _ in BANK["like"])]
        gone = rng.sample(alike, min(1, len(alike)))
        gone += rng.sample([t for t in tasks if t not in gone], 4)
        few, k = max(1, len(tasks) // 30), 0
        starts = rng.sample(range(0, len(tasks) - 3, 3), 2 * few)
        plans = {s: self.merged if n % 2 else self.grouped for n, s in enumerate(starts)}
        while k < len(tasks):
            plan, size = plans.get(k), 3 if plans.get(k) == self.grouped else 2
            group = tasks[k:k + size]
            if plan and not any(t in gone for t in group) and (size == 2 or self.wholes):
                plan(group)
                k += size
                continue
            (self.dropped if tasks[k] in gone else self.one)(tasks[k])
            k += 1
        for title in BANK["new"]:
            self.added(title, rng.choice(["市发改委", "市交通局", "市商务局"]))

    def number(self):
        """A in the base's order; B with blocks moved and what is new anywhere."""
        rng = self.rng
        a = [r for p in self.pairs for r in p[0]]
        b = [r for p in self.pairs if p[2] != "added" for r in p[1]]
        for p in self.pairs:
            if p[2] == "added":
                b.insert(rng.randint(0, len(b)), p[1][0])
        for _ in range(rng.randint(2, 5)):
            size = rng.randint(3, max(4, len(b) // 6))
            at = rng.randrange(len(b) - size)
            block, b[at:at + size] = b[at:at + size], []
            to = rng.randint(0, len(b))
            b[to:to] = block
        for side in (a, b):
            for no, row in enumerate(side, 1):
                row.no = no
        return a, b


def kind_of(a, b):
    return "same" if key(a[0].title) == key(b[0].title) else "reworded"


def text_of(rows):
    return "".join(i.progress or "" for r in rows for i in r.items)


def make(base, seed):
    """(reports A and B, their layouts, the truth), as quarters.make()."""
    p = Planter(base, seed)
    p.plant()
    sides, pairs = p.number(), []
    kinds = p.rng.choices(["text6", "html6", "htmlp", "htmlo", "html4", "htmlb"], k=2)
    for a, b, kind, verdict, move in p.pairs:
        known = kind is None and a[0].rate is not None and verdict
        pairs.append({
            "from": [r.no for r in a], "to": [r.no for r in b], "kind": kind or kind_of(a, b),
            "verdict": verdict, "delta_pp": 100 * (b[0].rate - a[0].rate) if known else None,
            "move": move, "twin": None, "copied": copied(text_of(a), text_of(b)),
            "old_data": False, "target_lowered": False, "promise": None,
            "owner_changed": bool(a and b) and kind is None and
            a[0].owners.split("、")[0] != b[0].owners.split("、")[0]})
    reports = [layouts.Report(base.place or "汐川市", base.year, month, rows)
               for month, rows in zip(p.months, sides)]
    told = {s: [{"no": r.no, "title": r.title, "owners": r.owners, "progress": text_of([r]),
                 "next": "".join(i.next or "" for i in r.items)} for r in rows]
            for s, rows in zip("ab", sides)}
    return reports, kinds, {"seed": seed, "layouts": kinds, "forward": True, "year": base.year,
                            "months": list(p.months), "pairs": pairs, "rows": told}
