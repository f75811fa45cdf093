"""Promises planted in A's next steps: kept, missed, put off, or never mentioned again in B."""
from words import first, table


def due_phrase(rng, month):
    return rng.choice([f"{month}月底前", f"{month}月{rng.choice([15, 20, 25])}日前", f"{month}月底前",
                       f"{month}月中旬前"])


def say(rng, thing, month):
    """「9月底前完成招标。」 or 「计划于9月底前完成招标。」"""
    head = rng.choice(["", "", "计划", "确保", "力争"])
    return f"{head}{due_phrase(rng, month)}{thing}。"


def add(item, cell, sentence, last):
    text = getattr(item, cell) or ""
    if last or not text:
        text = text + sentence if not text or text[-1] in "。;；" else text + "。" + sentence
    else:
        text = first(sentence, text)
    setattr(item, cell, text)


def plant(rng, units, month_a, month_b, counts=(("kept", 4), ("missed", 4), ("slipped", 3),
                                                ("silent", 3))):
    fit = [u for u in units if u.told and u.told.fresh and not u.twin
           and len(u.a) == len(u.b) == 1 and len(u.a[0].items) == len(u.b[0].items) == 1]
    outcomes = [name for name, n in counts for _ in range(n)]
    rng.shuffle(outcomes)
    bank = rng.sample(table("promises"), len(outcomes))
    for unit, outcome, (thing, kept, undone) in zip(rng.sample(fit, min(len(fit), len(outcomes))),
                                                    outcomes, bank):
        due = rng.randint(month_a + 1, month_b)
        a, b = unit.a[0].items[0], unit.b[0].items[0]
        said = say(rng, thing, due)
        add(a, "next", said, rng.random() < 0.7)
        if outcome == "kept":
            day = f"{rng.randint(max(month_a + 1, due - 1), due)}月{rng.randint(2, 14)}日"
            add(b, "progress", kept.replace("{d}", day) + "。", rng.random() < 0.7)
        elif outcome == "missed":
            add(b, "progress", undone + "。", rng.random() < 0.7)
        elif outcome == "slipped":
            later = due + rng.randint(1, 3)
            later = f"明年{later - 12}月底前" if later > 12 else f"{later}月底前"
            add(b, "next", f"{rng.choice(['', '计划', '确保'])}{later}{thing}。", rng.random() < 0.7)
            if rng.random() < 0.5:
                add(b, "progress", undone + "。", True)
        unit.promise = {"text": said, "thing": thing, "due": due, "outcome": outcome}
