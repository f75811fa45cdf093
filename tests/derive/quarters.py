"""A pair of derived quarters: which task became what, where each stands, and the truth about it."""
import copy
import dataclasses
import random
import re

import layouts
from base import Item, Task, key
from figures import Rates
from moves import Moves, Told, items_with, measured, move
from promises import plant
from tales import Teller
from titles import reword
from words import DATED, alike, copied, sentences, synonyms, table

# (months the base is moved to for A and B, whether A is the base)
SPANS = [((0, 3), True), ((0, 3), True), ((0, 2), True), ((-3, 0), False), ((-3, 0), False)]
SECTIONS = ["一、产业发展", "二、改革开放", "三、城乡建设", "四、生态环境", "五、民生保障", "六、平安法治"]


@dataclasses.dataclass
class Unit:
    """Rows of A and rows of B that are the same work."""
    a: list
    b: list
    kind: str
    verdict: str | None
    move: str = ""
    told: Told | None = None
    twin: str | None = None   # of which base task this is one of several copies
    owner: bool = False       # the lead changed
    target: bool = False      # a target was lowered
    promise: dict | None = None
    old_data: bool = False    # its figure speaks of an earlier date on both sides

    def copied(self):
        """The share of B's progress that is copied from A's."""
        a, b = ("\n".join((i.title or "") + (i.progress or "") for r in rows for i in r.items)
                for rows in (self.a, self.b))
        return round(copied(a, b), 2)

    def delta(self):
        if not self.told or self.told.rate_a is None or self.told.rate_b is None:
            return None
        return round(100 * (self.told.rate_b - self.told.rate_a), 2)


def row(title, owners, items):
    return layouts.Row(0, title, owners, items)


def undated(rng, text, own):
    """A next-steps cell without promises that have a date."""
    left = [s for s in sentences(text or "") if not DATED.search(s)]
    return "".join(left) if left else "".join(own("next", "", rng.randint(1, 2)))


class Deriver:
    def __init__(self, base, seed):
        self.rng = rng = random.Random(f"quarter {seed}")
        self.base, self.seed = base, seed
        (first, second), self.forward = rng.choice(SPANS)
        self.month_a, self.month_b = base.month + first, base.month + second
        offices = sorted({t.lead for t in base.tasks if 3 <= len(t.lead) <= 8})
        self.offices = offices
        self.old = Teller(rng, base, self.month_a, self.month_b, offices)
        self.new = Teller(rng, base, self.month_b, self.month_a, offices)
        self.moves = Moves(rng, self.old, self.new, self.forward)
        self.units = []

    # ---- what becomes of the base's tasks ----

    def derive(self):
        rng, tasks = self.rng, [copy.deepcopy(t) for t in self.base.tasks]
        keep_twins = rng.random() < 0.3
        tasks = [t for t in tasks if keep_twins or not t.twin]
        self.clear_promises(tasks)
        twins = {t.twin for t in tasks if t.twin} | {t.no for t in tasks if t.twin}
        free = [t for t in tasks if t.no not in twins]
        dropped = {t.no for t in rng.sample(free, min(5, len(free) // 8))}
        free = [t for t in free if t.no not in dropped]
        shaped = self.reshape(free)
        fate = {}
        for t in tasks:
            if t.no in dropped:
                self.units.append(Unit([row(t.title, t.owners, t.items)], [], "dropped", "dropped"))
            elif t.no in shaped:
                if shaped[t.no]:
                    self.units.append(shaped[t.no])
            elif t.twin in fate:
                twin = copy.deepcopy(fate[t.twin])
                self.units.append(twin)
            else:
                unit = self.single(t)
                unit.twin = t.no if t.no in twins else None
                fate[t.no] = unit
                self.units.append(unit)
        self.invent()
        return self

    def clear_promises(self, tasks):
        for t in tasks:
            for item in t.items:
                if item.next or len(t.items) == 1:
                    item.next = undated(self.rng, item.next, self.new.own)

    def single(self, task):
        name, told = move(self.moves, self.rng, task)
        if not task.reading and name != "idle":
            told.verdict = None  # how the base would be read is not known
        title = told.title_b or task.title
        if self.rng.random() < 0.45:
            r = Rates(task)
            quotes = [i["target"]["quote"] for i in r.indicators if i["target"]]
            title = reword(self.rng, title, quotes)
        a, b = row(task.title, task.owners, told.a), row(title, task.owners, told.b)
        if not self.forward and not told.title_b:
            a.title, b.title = b.title, a.title
        kind = "same" if key(a.title) == key(b.title) else "reworded"
        unit = Unit([a], [b], kind, told.verdict, name, told, target=told.target)
        unit.old_data = "上半年" in task.text()
        self.next_steps(unit)
        self.change_owner(unit)
        return unit

    def next_steps(self, unit):
        """B's next steps are not always those of A."""
        for item in (i for r in unit.b for i in r.items):
            if item.next and self.rng.random() < 0.7:
                text = synonyms(self.rng, item.next, 0.8)
                own = self.new.own("next", "", 1)
                item.next = own[0] if self.rng.random() < 0.4 else text + own[0]

    def change_owner(self, unit):
        chance, (target,) = self.rng.random(), unit.b
        names = re.split("(?<=[^))])[、,]", target.owners)
        if chance < 0.06:
            new = self.rng.choice([o for o in self.offices if o not in target.owners])
            names[0] = new
            unit.owner = True
        elif chance < 0.12 and len(names) > 1:
            names.pop()
        elif chance < 0.18:
            names.insert(1, self.rng.choice([o for o in self.offices if o not in target.owners]))
        else:
            return
        target.owners = "、".join(names)

    # ---- splits and merges ----

    def reshape(self, tasks):
        """{no: Unit or None} for tasks that change shape; None: covered by another one's unit."""
        out = {}
        wide = [t for t in tasks if len(t.items) > 1 and all(
            i.title and i.progress and len(i.title) > 5 for i in t.items)]
        self.rng.shuffle(wide)
        wanted = ["split", "merged", "split"][:max(1, len(tasks) // 40)]
        for t in wide:
            unit = self.items_apart(t, wanted[0]) if wanted else None
            if unit:
                out[t.no] = unit
                wanted.pop(0)
        wanted = ["merged", "split", "merged"][:max(1, len(tasks) // 40)]
        pairs = [(t, u) for t, u in zip(tasks, tasks[1:]) if int(u.no) == int(t.no) + 1]
        self.rng.shuffle(pairs)
        for t, u in pairs:
            if not wanted or t.no in out or u.no in out:
                continue
            unit = self.neighbours(t, u, wanted[0])
            if unit:
                out[t.no], out[u.no] = unit, None
                wanted.pop(0)
        return out

    def items_apart(self, task, kind):
        """A task with items on one side, its items as tasks on the other."""
        r = Rates(task)
        alone = [len([f for f in r.figures if (f.actual or f.stated).item == k])
                 for k in range(len(task.items))]
        if r.rule == "mean" and not r.done and all(n == 1 for n in alone) and r.all_move:
            told = self.moves.advance(task, r)
        elif task.reading and r.rate is None and not r.done:
            whole, told_anew = [self.old.dated(t) for t in r.texts], self.moves.anew
            if kind == "split":
                told = Told(items_with(task, whole), told_anew(task, r, self.new), "reported")
            else:
                whole = items_with(task, [self.new.dated(t) for t in r.texts])
                told = Told(told_anew(task, r, self.old), whole, "reported")
        else:
            return None
        if not told:
            return None
        one = row(task.title, task.owners, told.a if kind == "split" else told.b)
        many = []
        for item in told.b if kind == "split" else told.a:
            new = dataclasses.replace(item, title=None)
            many.append(row(item.title, task.owners, [new]))
        a, b = ([one], many) if kind == "split" else (many, [one])
        return Unit(a, b, kind, told.verdict, "items", told)

    def neighbours(self, t, u, kind):
        """Two neighbours that one title covers on the other side."""
        if len(t.items) > 1 or len(u.items) > 1 or len(t.title + u.title) > 120:
            return None
        rt, ru = Rates(t), Rates(u)
        told = self.figures_together(rt, ru, kind) or self.words_together(t, u, rt, ru, kind)
        if not told:
            return None
        title = t.title.rstrip("。;；") + self.rng.choice([";", "。", ","]) + u.title
        owners = t.owners + "、" + "、".join(o for o in u.owners.split("、") if o not in t.owners)
        owners = owners.rstrip("、")
        one_side, many_side = (told.b, told.a) if kind == "merged" else (told.a, told.b)
        one = row(title, owners, [self.together(t, u, one_side)])
        many = []
        for task, text in zip((t, u), many_side):
            many.append(row(task.title, task.owners,
                            [dataclasses.replace(task.items[0], progress=text)]))
        a, b = (many, [one]) if kind == "merged" else ([one], many)
        return Unit(a, b, kind, told.verdict, "neighbours", told)

    def together(self, t, u, texts):
        numbered = [re.sub(r"(?m)^\s*\d{1,2}[.、．](?!\d)", "", x) for x in texts]
        cells = [" ".join(filter(None, (getattr(x.items[0], c) for x in (t, u))))
                 for c in ("issues", "next")]
        return Item(None, "\n".join(f"{k}.{x}" for k, x in enumerate(numbered, 1)),
                    cells[0] or None, cells[1] or None)

    def figures_together(self, rt, ru, kind):
        """Both have one computed rate: so has their union, the mean of both."""
        del kind
        for r in (rt, ru):
            if (r.rule != "one" or r.done or len(r.indicators) != 1 or r.rate > 0.97
                    or not r.figures[0].actual or r.figures[0].stated or not r.figures[0].target):
                return None
        base = [rt.rate, ru.rate]
        other = [self.moves.up(x) if self.forward else self.moves.down(x) for x in base]
        sides = []
        for wanted, teller in ((base, self.old), (other, self.new)) if self.forward else (
                (other, self.old), (base, self.new)):
            written = [r.write([x]) for r, x in zip((rt, ru), wanted)]
            sides.append(([teller.dated(t[0]) for t, _ in written],
                          sum(min(1, x[0]) for _, x in written) / 2))
        (a, rate_a), (b, rate_b) = sides
        return measured(Told(a, b, None, rate_a, rate_b), False, False)

    def words_together(self, t, u, rt, ru, kind):
        """Neither has a rate: the lone side keeps the base's words, the other has its own."""
        if any(r.rate is not None or r.done for r in (rt, ru)) or not (t.reading and u.reading):
            return None
        own = self.new if kind == "merged" else self.old
        base = self.old if kind == "merged" else self.new
        said = [base.dated(r.texts[0]) for r in (rt, ru)]
        anew = [own.anew(x.title, r.texts[0], r.held()[0]) for x, r in ((t, rt), (u, ru))]
        a, b = (said, anew) if kind == "merged" else (anew, said)
        return Told(a, b, "reported")

    # ---- invented tasks ----

    def invent(self):
        """Six tasks that only B has, and four of our own that both have."""
        titles = [t.title for t in self.base.tasks]
        bank = [r + [""] * (7 - len(r)) for r in table("invented")
                if max(alike(r[0], t) for t in titles) < 0.3]
        few = max(1, len(self.units) // 8)
        chosen = self.rng.sample(bank, min(6, few) + min(4, few))
        for k, (title, owners, early, late, target, a, b) in enumerate(chosen):
            made = [Item(None, text.replace("{a}", a).replace("{b}", b), None,
                         "".join(self.new.own("next", "", 1))) for text in (early, late)]
            if k < min(6, few):
                self.units.append(Unit([], [row(title, owners, made[1:])], "added", "added"))
                continue
            told = Told(made[:1], made[1:], "reported")
            if target:
                told.rate_a, told.rate_b = int(a) / int(target), int(b) / int(target)
                told.verdict = "advanced"
            self.units.append(Unit([row(title, owners, told.a)], [row(title, owners, told.b)],
                                   "same", told.verdict, "invented", told))

    # ---- the reports ----

    def ordered(self, side):
        """Rows of one side: the base's order for A; blocks moved for B."""
        units = [u for u in self.units if getattr(u, side)]
        settled = [u for u in units if u.kind != "added" and u.move != "invented"]
        late = [u for u in units if u not in settled]
        if side == "b":
            for _ in range(self.rng.randint(1, 4)):
                n = self.rng.randint(1, max(1, min(12, len(settled) // 4)))
                k = self.rng.randrange(len(settled) - n + 1)
                block = settled[k:k + n]
                del settled[k:k + n]
                k = self.rng.randint(0, len(settled))
                settled[k:k] = block
        for u in late:
            settled.insert(self.rng.randint(0, len(settled)), u)
        rows = [r for u in settled for r in getattr(u, side)]
        for k, r in enumerate(rows, 1):
            r.no = k
        return rows

    def reports(self, kinds):
        base = self.base
        out = []
        for side, month, kind in (("a", self.month_a, kinds[0]), ("b", self.month_b, kinds[1])):
            rows = self.ordered(side)
            if self.rng.random() < 0.35 and not kind.startswith("pipe") and len(rows) > 20:
                step = -(-len(rows) // self.rng.randint(3, 6))
                for k, section in zip(range(0, len(rows), step), SECTIONS):
                    rows[k].section = section
            place = base.place or "汐川市"
            out.append(layouts.Report(place, base.year, month, rows))
        return out

    def truth(self):
        def nos(rows):
            return [r.no for r in rows]
        pairs = []
        for u in self.units:
            pairs.append({"from": nos(u.a), "to": nos(u.b), "kind": u.kind, "verdict": u.verdict,
                          "delta_pp": u.delta(), "move": u.move, "twin": u.twin,
                          "copied": u.copied(), "old_data": u.old_data,
                          "owner_changed": u.owner, "target_lowered": u.target,
                          "promise": u.promise})
        return pairs


def told(r):
    """A row as the truth keeps it."""
    return {"no": r.no, "title": r.title, "owners": r.owners, "progress": "".join(
        (i.title or "") + (i.progress or "") for i in r.items),
            "next": "".join(i.next or "" for i in r.items)}


def restated(u, kinds):
    """Items folded into a progress cell whose titles name figures: targets told again among the
    results. What a reader makes of them is not certain."""
    return any(layouts.folds(kind) and any(re.search(r"\d", i.title or "") for i in r.items)
               for kind, rows in zip(kinds, (u.a, u.b)) for r in rows)


def make(base, seed):
    """(reports A and B, their layouts, the truth)."""
    deriver = Deriver(base, seed)
    deriver.derive()
    kinds = layouts.pick(deriver.rng)
    if all(layouts.has_next(k) for k in kinds):
        plant(deriver.rng, deriver.units, deriver.month_a, deriver.month_b)
    for u in deriver.units:
        if restated(u, kinds):
            u.verdict, u.told = None, None
    reports = deriver.reports(kinds)
    return reports, kinds, {"seed": seed, "layouts": kinds, "forward": deriver.forward,
                            "year": base.year,
                            "months": [deriver.month_a, deriver.month_b],
                            "pairs": deriver.truth(),
                            "rows": {s: [told(r) for r in x.rows] for s, x in zip("ab", reports)}}
