"""Titles in other words: the same task to a reader, not to a comparison of strings."""
import re

from words import PHRASES, alike, synonyms

ENTWINED = re.compile("分别|其中|各|均|该|等|以及")


def clauses(title):
    """[(clause, mark)]; the last mark may be empty."""
    parts = re.findall(r"[^,，。;；]+[,，。;；]?", title)
    return [(p.rstrip(",，。;；"), p[-1] if p[-1] in ",，。;；" else "") for p in parts]


def join(parts):
    """Clauses with commas between them and the last one's full stop."""
    return "".join(c + (m or ",") for c, m in parts[:-1]) + parts[-1][0] + parts[-1][1]


def swap(rng, title):
    parts = clauses(title)
    if len(parts) < 2 or ENTWINED.search(title):
        return title
    k = rng.randrange(len(parts) - 1)
    (a, am), (b, bm) = parts[k], parts[k + 1]
    parts[k:k + 2] = [(b, am), (a, bm)]
    return join(parts)


def cut(rng, title):
    """Without one clause that names no figure, if enough is left to know the task by."""
    parts = clauses(title)
    spare = [k for k, (c, _) in enumerate(parts) if not re.search(r"\d", c)]
    if len(parts) < 3 or not spare or ENTWINED.search(title):
        return title
    k = rng.choice(spare)
    left = parts[:k] + parts[k + 1:]
    if sum(len(c) for c, _ in left) < max(12, 0.55 * len(title)):
        return title
    left[-1] = (left[-1][0], "。")
    return join(left)


def lead(rng, title):
    return f"{rng.choice(PHRASES['lead'])},{title}"


def tail(rng, title):
    return f"{title.rstrip('。')},{rng.choice(PHRASES['tail'])}。"


def reword(rng, title, targets=()):
    """Another title for the same task. targets: quotes whose words stay as they are."""
    for _ in range(12):
        new = synonyms(rng, title, 0.7, targets if rng.random() < 0.7 else ())
        for change, chance in ((swap, 0.35), (cut, 0.35), (lead, 0.35), (tail, 0.15)):
            new = change(rng, new) if rng.random() < chance else new
        if new != title and alike(new, title) >= 0.45:
            return new
    return lead(rng, title)
