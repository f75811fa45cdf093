"""Words: the tables of this folder, other words for the same, dates moved on, figures in a text."""
import pathlib
import re

HERE = pathlib.Path(__file__).resolve().parent


def table(name):
    lines = (HERE / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]


SYNONYMS = {row[1]: row[2:] for row in table("synonyms")}
THINGS, HEADS = ({row[1] for row in table("synonyms") if row[0] == k} for k in "nh")
PHRASES = {}
for kind, text in table("phrases"):
    PHRASES.setdefault(kind, []).append(text)

# Names and quotations stay as they are; so does what says that something is done.
FIXED = re.compile(r"“[^”]*”|‘[^’]*’|《[^》]*》|\"[^\"]*\"|<[^>]*>|〈[^〉]*〉|[((][^))]*[))]|"
                   r"[\w]{0,4}(?:行动|计划|工程|示范|试点|中心|平台|基地|园区|集团)")
WORD = re.compile("|".join(sorted(SYNONYMS, key=len, reverse=True)))


def synonyms(rng, text, share, fixed=()):
    """The text with about that share of its known words replaced. `fixed`: strings to keep."""
    keep = [m.span() for m in FIXED.finditer(text)]
    keep += [m.span() for f in fixed if f for m in re.finditer(re.escape(f), text)]
    counted = [m.span() for m in re.finditer(r"[^,，。;；\n]*\d[^,，。;；\n]*", text)]

    def within(m, places):
        return any(s < m.end() and m.start() < e for s, e in places)

    def other(m):
        word = m.group()
        if rng.random() > share or within(m, keep) or (word in THINGS and within(m, counted)):
            return word
        if word in HEADS and m.start() and text[m.start() - 1] not in ",，。;；:：\n.":
            return word
        return rng.choice(SYNONYMS[m.group()])
    return WORD.sub(other, text)


NUMBERED = re.compile(r"^\s*(?:\d{1,2}[.、．](?!\d)|[((]\d{1,2}[))]|[①-⑨])\s*")


def spans(text):
    """(start, end) of the sentences of a text, closing marks included."""
    return [m.span() for m in re.finditer(r"[^。;；\n]+[。;；]?", text)
            if m.group().strip(" 。;；")]


def sentences(text):
    """Sentences with their closing mark and without list numbers."""
    return [NUMBERED.sub("", text[s:e]).strip() for s, e in spans(text)]


def first(sentence, text):
    """A sentence put before a text, behind its list number if it has one."""
    m = re.match(r"\s*\d{1,2}[.、．](?!\d)", text)
    return text[:m.end()] + sentence + text[m.end():] if m else sentence + text


def normal(text):
    """What counts when two texts are compared: no dates, list numbers or punctuation."""
    text = re.sub(r"(?m)^\s*\d{1,2}[.、．](?!\d)", "", text)
    text = re.sub(r"\d{1,2}\s*[-—–至到~]\s*\d{1,2}月份?|(?:20\d\d年)?\d{1,2}月(?:\d{1,2}日|份|底|末)?"
                  r"|前三季度|上半年|一季度|全年|截[至止]", "", text)
    return re.sub(r"\W", "", text)


RUN = 6


def copied(a, b):
    """The share of b's characters that stand in runs of a, 0..1."""
    a, b = normal(a), normal(b)
    if len(b) < RUN:
        return float(a == b)
    runs = {a[i:i + RUN] for i in range(len(a) - RUN + 1)}
    hit = set()
    for i in range(len(b) - RUN + 1):
        if b[i:i + RUN] in runs:
            hit.update(range(i, i + RUN))
    return len(hit) / len(b)


def alike(a, b):
    """Dice over pairs of characters, 0..1."""
    a, b = re.sub(r"\W", "", a), re.sub(r"\W", "", b)
    x = {a[i:i + 2] for i in range(len(a) - 1)}
    y = {b[i:i + 2] for i in range(len(b) - 1)}
    return 2 * len(x & y) / (len(x) + len(y)) if x and y else float(a == b)


def topic(title):
    """What a title is about, in a few characters, to speak of in sentences of our own."""
    clause = re.split(r"[,，。;；、:：(（]", title)[0]
    clause = re.sub(r"\d[\d.,]*.*$", "", clause)
    for _ in range(2):
        clause = re.sub(r"^(?:加快|推进|推动|深入|全面|大力|积极|持续|争取|争创|实施|开展|加强|强化|建设|打造|"
                        r"创建|完善|优化|提升|提高|支持|落实|实现|启动|新增|完成|做好|组织|举办|发展|升级|力争)", "",
                        clause)
    clause = re.sub("(?:达到|达|超|突破|控制在)$", "", clause.strip("“”的和与"))
    return clause if 3 <= len(clause) <= 14 else "该项任务"


# ---- dates ----

STRETCH = {3: "一季度", 6: "上半年", 9: "前三季度", 11: "1-11月", 12: "全年"}
HEADER = {3: "一季度完成情况", 6: "半年度完成情况", 9: "前三季度完成情况", 11: "1-11月完成情况",
          12: "全年完成情况"}
AS_OF = re.compile(r"(?P<head>(?<![\d.])1\s*[-—–至到~]\s*)(?P<m>1[0-2]|[2-9])(?P<tail>\s*月)|"
                   r"(?P<head2>截[至止](?:到)?(?:目前)?(?:今年|20\d\d年)?|(?<=[,，。;；\n.])(?:到|至))"
                   r"(?P<m2>1[0-2]|[1-9])(?P<tail2>月(?:底|末|份|\d{1,2}日)?)")


def move_dates(text, months, to_month):
    """As-of phrases moved by so many months; dates of events stay."""
    if not text or not months:
        return text

    def moved(m):
        head, month, tail = (m["head"], m["m"], m["tail"]) if m["m"] else (m["head2"], m["m2"],
                                                                            m["tail2"])
        new = max(2, min(int(month) + months, to_month))
        return f"{head}{new}{re.sub(r'30日|31日', '底', tail)}"
    text = AS_OF.sub(moved, text)
    return text.replace("前三季度", STRETCH[to_month]) if to_month != 9 else text


DATED = re.compile(r"\d+\s*月|年底|年内|年末|季度|明年|月底|今年|全年|本月|下月|近期|20\d\d")


# ---- figures ----

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def digits(text):
    """Full-width digits, points and commas between them as ASCII, one for one."""
    return "".join(chr(ord(c) - 0xFEE0) if "０" <= c <= "９" or c in "．，％" else c for c in text)


def literals(text):
    """(start, end, value) of the numbers written in digits."""
    flat = digits(text)
    for m in NUMBER.finditer(flat):
        try:
            yield m.start(), m.end(), float(m.group().replace(",", ""))
        except ValueError:
            continue


def like(value, sample):
    """A value written with as many decimals (and a comma, if it has one) as the sample."""
    flat = digits(sample)
    places = len(flat.split(".")[1]) if "." in flat else 0
    return f"{value:,.{places}f}" if "," in flat else f"{value:.{places}f}"
