"""The figures of a base task that can be moved, and what its rate is when they are.

Only level targets move (counts, money, areas): their actual values and stated percentages are
written anew in the text, and the rate is computed from what was written, by SPEC.md section 5.
"""
import dataclasses
import re

from words import like, literals, spans


@dataclasses.dataclass
class Place:
    """A number in an item's progress: text[start:end] is the literal, value what it says."""
    item: int
    start: int
    end: int
    value: float


def find(texts, item, quote, value):
    """Where the quote says the value; None where that is not one place."""
    at = texts[item].find(quote)
    hits = [(s, e, v) for s, e, v in literals(quote)
            if any(abs(v - value * f) < 1e-9 * max(1, v) for f in (1, 1e-4, 1e-8))]
    if at < 0 or len(hits) != 1:
        return None
    start, end, v = hits[0]
    return Place(item, at + start, at + end, v)


# Units of what does not add up over a year.
STANDING = {"岁", "分", "微克/立方米", "名次", "位", "天", "年"}

# What a stated percentage mostly is of: money or a count in front of it.
PARTNER = re.compile(r"(?<!总投资)(?<!计划)(?<!任务)(?<!目标)(?<![\d.,])(\d[\d,]*(?:\.\d+)?)"
                     r"(?:亿|万)?(?:元|吨|个|家|处|公里|亩|户|幢|套|平方米|美元)(?!的)")


def partner(texts, stated):
    """The figure in the same sentence that a lone stated percentage speaks of, or None."""
    text = texts[stated.item]
    first = max(text.rfind(mark, 0, stated.start) for mark in "。;；\n") + 1
    hits = list(PARTNER.finditer(text, first, stated.start))
    if not hits or stated.start - hits[-1].end() > 30:
        return None
    m = hits[-1]
    return Place(stated.item, m.start(1), m.end(1), float(m.group(1).replace(",", "")))


@dataclasses.dataclass
class Figure:
    """An indicator whose rate can be set."""
    rate: float
    basis: str
    actual: Place | None
    stated: Place | None
    partner: Place | None
    target: dict | None

    def places(self):
        return [p for p in (self.actual, self.stated, self.partner) if p]


def figure(texts, indicator):
    """A Figure, or None where a rate cannot be set in the text."""
    target, actual, stated = indicator["target"], indicator["actual"], indicator["stated"]
    if indicator["kind"] != "level" or (target and target["op"] == "<="):
        return None
    if actual and actual["unit"] in STANDING:
        return None
    if float(indicator["rate"]) < 0.02:
        return None
    item = indicator["item"]
    a = find(texts, item, actual["quote"], actual["value"]) if actual else None
    s = find(texts, item, stated["quote"], stated["percent"]) if stated else None
    if (actual and not a) or (stated and not s) or not (a or s):
        return None
    p = partner(texts, s) if s and not a else None
    return Figure(float(indicator["rate"]), indicator["basis"], a, s, p, target)


class Rates:
    """How a task's rate follows from those of its indicators.

    rule: "one" (its only rate, or a stated one that speaks of all), "mean" (of the capped
    rates), or None where the base's rate cannot be explained, so that nothing may be moved.
    """

    def __init__(self, task):
        reading = task.reading
        self.texts = [i.progress or "" for i in task.items]
        self.rate = reading["rate"] if reading else None
        self.status = reading["status"] if reading else None
        self.done = self.status == "done"
        self.indicators = reading["indicators"] if reading else []
        self.figures, self.rule, self.at = [], None, None
        if self.rate is not None and reading["rate_basis"] != "status":
            self.explain(reading)
        if not self.rule:
            self.figures = []

    def explain(self, reading):
        rated = [i for i in self.indicators if i["rate"] is not None]
        rates = [float(i["rate"]) for i in rated]
        self.figures = [figure(self.texts, i) for i in rated]
        whole = [k for k, i in enumerate(rated)
                 if i["stated"] and abs(rates[k] - self.rate) < 6e-4]
        at = [(p.item, p.start) for f in self.figures if f for p in f.places()]
        if not rated or None in self.figures or len(set(at)) < len(at) or self.remainder():
            return
        if len(rates) == 1 and abs(rates[0] - self.rate) < 6e-4:
            self.rule, self.at = "one", 0
        elif reading["rate_basis"] == "stated" and len(whole) == 1:
            self.rule, self.at = "one", whole[0]
        elif abs(sum(min(1, r) for r in rates) / len(rates) - self.rate) < 2e-3:
            self.rule = "mean"

    def remainder(self):
        """Whether a sentence that bears a figure goes on to count what is left: then it cannot
        be moved alone."""
        return any(re.search("其余|剩余|还剩|另有|尚有", text[s:e]) for text, marks in zip(
            self.texts, self.held()) for k, (s, e) in enumerate(spans(text)) if k in marks)

    @property
    def grows(self):
        """Has a growth or decline with a figure: done or not depends on the year's end."""
        return any(i["kind"] in ("growth", "decline") and i["actual"] for i in self.indicators)

    @property
    def all_move(self):
        """Every target it has is one whose figure can be set."""
        return self.rule and sum(bool(i["target"]) for i in self.indicators) == sum(
            bool(f.target) for f in self.figures)

    def combine(self, rates):
        if self.rule == "one":
            return rates[self.at]
        return sum(min(1, r) for r in rates) / len(rates)

    def base_rates(self):
        return [f.rate for f in self.figures]

    def write(self, wanted, bar=1):
        """The texts in which the indicators have about the wanted rates, and the rates exactly
        as written. bar: by what the targets were lowered (0.8 = to 80 %)."""
        edits, rates = [], []
        for f, rate in zip(self.figures, wanted):
            factor = rate / f.rate * bar
            if f.actual:
                literal = self.spell(f.actual, factor)
                edits.append((f.actual, literal))
                factor = float(literal.replace(",", "")) / f.actual.value
            if f.partner:
                edits.append((f.partner, self.spell(f.partner, factor)))
            new = f.rate * factor / bar
            if f.stated:
                literal = self.spell(f.stated, factor / bar)
                edits.append((f.stated, literal))
                new = float(literal) / 100 if f.basis == "stated" else new
            rates.append(new)
        texts = list(self.texts)
        for place, literal in sorted(edits, key=lambda e: -e[0].start):
            text = texts[place.item]
            texts[place.item] = text[:place.start] + literal + text[place.end:]
        return texts, rates

    def spell(self, place, factor):
        sample = self.texts[place.item][place.start:place.end]
        if abs(factor - 1) < 1e-9:
            return sample
        return like(place.value * factor, sample)

    def held(self):
        """For each item, the numbers of the sentences that bear the reading."""
        marks = [set() for _ in self.texts]
        for i in self.indicators:
            for x in (i["actual"], i["stated"]):
                at = self.texts[i["item"]].find(x["quote"]) if x else -1
                for k, (start, end) in enumerate(spans(self.texts[i["item"]])):
                    if at >= 0 and start < at + len(x["quote"]) and at < end:
                        marks[i["item"]].add(k)
        for f in self.figures:
            if f and f.partner:
                for k, (start, end) in enumerate(spans(self.texts[f.partner.item])):
                    if start <= f.partner.start < end:
                        marks[f.partner.item].add(k)
        return marks
