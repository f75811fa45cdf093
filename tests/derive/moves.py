"""What happens to a task between two quarters. Each move tells one base task on both sides and
knows the verdict that SPEC.md section 6 gives it.

A move returns a Told, or None where it does not fit the task. Verdicts that the specification
leaves open are None, and not judged.
"""
import copy
import dataclasses
import re

from figures import Rates
from tales import FINISHED, UNFINISHED
from words import PHRASES, copied, first, like, literals, sentences


@dataclasses.dataclass
class Told:
    """Items on both sides, and what is known about them."""
    a: list
    b: list
    verdict: str | None
    rate_a: float | None = None
    rate_b: float | None = None
    fresh: bool = False         # B's text is new: a promise may be answered in it
    title_b: str | None = None  # where a target in the title changed
    target: bool = False


def items_with(task, progress):
    new = copy.deepcopy(task.items)
    for item, text in zip(new, progress):
        item.progress = text or None
    return new


def met(rate):
    return rate > 1 - 1e-9


def measured(told, done_a, done_b):
    """Fills in the verdict of a pair with both rates; None too near to a threshold."""
    delta = 100 * (told.rate_b - told.rate_a)
    if 0.7 < abs(delta) < 1.6:
        return None
    if done_b:
        told.verdict = "done" if done_a else "completed"
    elif abs(delta) >= 1:
        told.verdict = "advanced" if delta > 0 else "regressed"
    else:  # met but not done, and standing still: the specification is silent
        told.verdict = "stalled" if told.rate_b < 1 else None
    return told


class Moves:
    def __init__(self, rng, old, new, forward):
        self.rng, self.old, self.new = rng, old, new  # Tellers of A and B
        self.forward = forward                        # the base stands nearer to A
        self.year_end = new.month == 12

    # ---- figures ----

    def both(self, task, r, wanted_a, wanted_b, style):
        """Figures set on both sides; style: how B's words differ from A's."""
        if not r.done and all(met(x) for x in r.base_rates()):
            return None  # met, and yet not done for a reason that we do not know
        texts_a, rates_a = r.write(wanted_a)
        texts_b, rates_b = r.write(wanted_b)
        told = Told(*self.worded(task, r, texts_a, texts_b, style), None,
                    r.combine(rates_a), r.combine(rates_b), True)
        full_a, full_b = (all(met(x) for x in rates) for rates in (rates_a, rates_b))
        if full_b and self.year_end and r.grows:
            return None
        return measured(told, r.all_move and full_a, r.all_move and full_b)

    def worded(self, task, r, texts_a, texts_b, style):
        held = r.held()
        a = [self.old.dated(t) for t in texts_a]
        b = [self.new.dated(t) for t in texts_b]
        if style != "same":
            loose = (self.new, texts_b, b) if self.forward else (self.old, texts_a, a)
            teller, texts, side = loose
            side[:] = [teller.loosely(task.title, t, held[k]) if t else t
                       for k, t in enumerate(texts)]
        return items_with(task, a), items_with(task, b)

    def style(self):
        return self.rng.choice(["same", "other", "other"])

    def up(self, rate):
        if rate >= 1:
            return rate * self.rng.uniform(1.03, 1.12)
        return rate + self.rng.uniform(0.3, 0.95) * max(0, min(0.32, 0.985 - rate))

    def down(self, rate):
        return rate * self.rng.uniform(0.45, 0.88)

    def advance(self, task, r):
        if not r.rule or r.done:
            return None
        base = r.base_rates()
        if self.forward:
            return self.both(task, r, base, [self.up(x) for x in base], self.style())
        return self.both(task, r, [self.down(x) for x in base], base, self.style())

    def regress(self, task, r):
        if not r.rule or r.done or r.rate > 0.97:
            return None
        base, fell = r.base_rates(), [x * self.rng.uniform(0.6, 0.9) for x in r.base_rates()]
        if self.forward:
            return self.both(task, r, base, fell, "other")
        return self.both(task, r, fell, [x * 0.8 for x in fell], "other")

    def no_movement(self, task, r):
        """The same figures in other words."""
        if r.rate is None or r.done or r.grows:
            return None
        if not r.rule:
            told = Told(*self.worded(task, r, r.texts, r.texts, "other"), None, r.rate, r.rate,
                        True)
            return measured(told, False, False)
        wanted = r.base_rates()
        if self.rng.random() < 0.5:
            f = self.rng.uniform(0.6, 0.95)
            wanted = [x * f for x in wanted]
        return self.both(task, r, wanted, wanted, "other")

    def complete(self, task, r):
        """A's figures fall short, B's reach the target."""
        if not r.rule or not r.all_move or r.grows:
            return None
        short = [min(x, 1) * self.rng.uniform(0.5, 0.93) for x in r.base_rates()]
        full = [1 if self.rng.random() < 0.4 else self.rng.uniform(1.01, 1.09) for _ in short]
        if r.done and any(FINISHED.search(t) for t in r.texts):
            return None  # A's words would say that it is done
        if any(UNFINISHED.search(t) for t in r.texts):
            return None  # B's words would say that it is not
        told = self.both(task, r, short, full, "same")
        if told and told.verdict == "completed":
            at = self.rng.choice(PHRASES["whole"])
            told.b[0].progress = first(at, told.b[0].progress or "")
            return told
        return None

    def lower(self, task, r):
        """The bar itself moves: a lower target in B's title, the figures a little further."""
        if r.rule != "one" or len(r.figures) != 1 or len(task.items) > 1 or r.done:
            return None
        target = r.figures[0].target
        if not target or target["quote"] not in task.title:
            return None
        at = task.title.index(target["quote"])
        hits = [(s + at, e + at, v) for s, e, v in literals(target["quote"])
                if abs(v - target["value"]) < 1e-9 * v]
        if len(hits) != 1 or target["value"] < 8 or len(list(literals(task.title))) > 1:
            return None
        start, end, value = hits[0]
        literal = like(value * self.rng.uniform(0.7, 0.88), task.title[start:end])
        bar = float(literal.replace(",", "")) / value
        rate = r.figures[0].rate
        low = rate if self.forward else self.down(rate)
        a, (rate_a,) = r.write([low])
        b, (rate_b,) = r.write([low * self.rng.uniform(1.02, 1.2) / bar], bar)
        told = Told(items_with(task, map(self.old.dated, a)),
                    items_with(task, map(self.new.dated, b)), None, rate_a, rate_b,
                    title_b=task.title[:start] + literal + task.title[end:], target=True)
        return measured(told, False, met(rate_b) and r.all_move and not r.grows)

    # ---- words ----

    def still(self, task, r, dates):
        """Copied word for word, or with nothing but the dates moved on."""
        if r.grows and self.year_end:
            return None
        a = [(self.old if self.forward or dates else self.new).dated(t) for t in r.texts]
        b = a
        if dates:
            b = [self.new.dated(t) for t in r.texts]
            if a == b:
                mark = {m: f"截至{m}月底," for m in (self.old.month, self.new.month)}
                a = [first(mark[self.old.month], t) if t else t for t in a]
                b = [first(mark[self.new.month], t) if t else t for t in b]
        told = Told(items_with(task, a), items_with(task, b), "stalled", r.rate, r.rate)
        if r.done:
            told.verdict = "done"
        elif r.rate is not None and r.rate >= 1:
            told.verdict = None
        return told

    def copy(self, task, r):
        return self.still(task, r, False)

    def dates(self, task, r):
        return self.still(task, r, True)

    def anew(self, task, r, teller):
        """Own words; of a task that is done, nothing of the old text that names a figure."""
        marks = r.held()
        if r.done:
            marks = [{k for k, s in enumerate(sentences(t)) if re.search(r"\d", s)}
                     for t in r.texts]
        return items_with(task, [teller.anew(item.title or task.title, t, held) if t else t
                                 for item, t, held in zip(task.items, r.texts, marks)])

    def reported(self, task, r):
        """No rate on either side, and new words."""
        if r.rate is not None or r.done:
            return None
        a = [self.old.dated(t) for t in r.texts]
        b = [self.new.dated(t) for t in r.texts]
        if self.forward:
            told = Told(items_with(task, a), self.anew(task, r, self.new), "reported")
        else:
            told = Told(self.anew(task, r, self.old), items_with(task, b), "reported")
        told.fresh = True
        if copied(task_text(told.a), task_text(told.b)) > 0.7:
            return None
        return told

    def finish(self, task, r):
        """Completed in words, where no figure speaks against it."""
        if r.rate is not None or r.done or len(task.items) > 1 or "%" in task.title:
            return None
        sentence = self.new.own("done", task.title)[0]
        a = items_with(task, [self.old.dated(t) for t in r.texts])
        if not self.forward:
            a = self.anew(task, r, self.old)
        return Told(a, items_with(task, [sentence]), "completed")

    def idle(self, task, r):
        """Not begun on either side, each time in other words."""
        if len(task.items) > 1 or (r.rate is not None):
            return None
        one, two = self.rng.sample(PHRASES["start"], 2)
        said = [s.replace("{t}", "该项工作") for s in (one, two)]
        return Told(items_with(task, [said[0]]), items_with(task, [said[1]]), "stalled")

    def end(self, task, r):
        """Under way in A, done in B's words (those of the base)."""
        if not r.done or (self.year_end and r.grows):
            return None
        b = items_with(task, [self.new.dated(t) for t in r.texts])
        return Told(self.anew(task, r, self.old), b, "completed")


def task_text(items):
    return "\n".join(i.progress for i in items if i.progress)


# How often each move is tried first; the others follow in a random order.
OPEN = {"advance": 46, "no_movement": 12, "complete": 12, "regress": 7, "lower": 6, "copy": 9,
        "dates": 8, "reported": 44, "finish": 12, "idle": 3}
DONE = {"copy": 3, "dates": 2, "end": 5, "complete": 5}


def move(moves, rng, task, only=None):
    """The task, moved: (name of the move, Told)."""
    r = Rates(task)
    chances = {k: v for k, v in (DONE if r.done else OPEN).items() if not only or k in only}
    names = sorted(chances, key=lambda n: rng.random() ** (1 / chances[n]), reverse=True)
    for name in names:
        told = getattr(moves, name)(task, r)
        if told:
            return name, told
    a, b = ([t.dated(x) for x in r.texts] for t in (moves.old, moves.new))
    return "as it is", Told(items_with(task, a), items_with(task, b), None)
