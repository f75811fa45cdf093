"""Progress told again: word for word, a little differently, or anew, on either side's dates."""
import re

from words import PHRASES, copied, move_dates, sentences, synonyms, topic

# A part that is done must not be left to stand for the whole when the rest is cut.
FINISHED = re.compile("完成|建成|竣工|通车|全部|均已|达标|投用|启用|开园|办结|全覆盖|验收|达到|实现|合龙|销号|超额")
# Nor may the trouble of one part.
TROUBLE = re.compile("未|滞后|缓慢|偏慢|推迟|延期|停工|暂缓|搁置")
# What a text that ends in success does not say.
UNFINISHED = re.compile(TROUBLE.pattern + "|其余|其他|剩余|还有|仅|差距")


class Teller:
    def __init__(self, rng, base, month, other, offices):
        self.rng, self.offices, self.month = rng, offices, month
        self.months = month - base.month
        self.earlier = min(month, other)

    def dated(self, text):
        return move_dates(text, self.months, self.month)

    def own(self, kind, title, n=1):
        """n sentences of our own."""
        chosen = self.rng.sample(PHRASES[kind], n)
        return [s.replace("{t}", topic(title)).replace("{n}", str(self.rng.randint(2, 6)))
                .replace("{o}", self.rng.choice(self.offices)) for s in chosen]

    def layout(self, parts, numbered):
        """Sentences as a cell: numbered paragraphs, plain ones, or one."""
        parts = [p if p[-1] in "。;；" else p + "。" for p in parts]
        if not numbered or len(parts) < 3:
            return "".join(re.sub("[;；]$", "。", p) for p in parts)
        paragraphs = []
        while parts:
            n = self.rng.choice([1, 1, 2])
            paragraphs.append("".join(parts[:n]))
            parts = parts[n:]
        return "\n".join(f"{i}.{p}" for i, p in enumerate(paragraphs, 1))

    def loosely(self, title, text, held):
        """Other words around the sentences that stay; held: their numbers."""
        new = [self.dated(s) if k in held else synonyms(self.rng, self.dated(s), 0.7)
               for k, s in enumerate(sentences(text)) if k in held or self.rng.random() < 0.65]
        for s in self.own("going", title, self.rng.randint(1, 2)):
            new.insert(self.rng.randint(0, len(new)), s)
        return self.layout(new, self.rng.random() < 0.6)

    def anew(self, title, text, held):
        """Mostly sentences of our own, which leave the task unfinished; some of the old ones
        in other words, but none that bears a figure of the reading (held)."""
        old = [s for k, s in enumerate(sentences(text)) if k not in held and len(s) < 120
               and not FINISHED.search(s) and not TROUBLE.search(s)]
        old = self.rng.sample(old, min(len(old), 2))
        for share in (0.7, 1, None):
            new = [synonyms(self.rng, self.dated(s), share) for s in old] if share else []
            new += self.own("going", title, self.rng.randint(2, 4))
            self.rng.shuffle(new)
            told = self.layout(new, self.rng.random() < 0.5)
            if copied(text, told) < 0.6:
                return told
        return told
