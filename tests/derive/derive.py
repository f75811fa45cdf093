#!/usr/bin/env python3
"""Derives the next quarter from a report, with the truth about every pair.

    derive.py A.json SEED OUTDIR [--format text|html]

A.json is the snapshot that `qoq parse` prints. OUTDIR gets b.txt or b.html, the page of the next
quarter, and truth.json: the pairs by printed number with the verdict that was acted out, and the
change of the rate in points where one was.

What happens: rows are renumbered, moved, reworded by synonyms, cut, filled up; items become
tasks; a title is told as two; neighbours are merged; five tasks vanish, six appear; owners and
targets change; figures advance, reach their target, stand still, are copied word for word (with
or without new dates), or fall.
"""
import argparse
import copy
import difflib
import html
import json
import pathlib
import random
import re

SYNONYMS = [
    ("加快推进", "大力推动"), ("全面推进", "纵深推进"), ("加快", "加速"), ("推进", "推动"),
    ("完成", "实现"), ("新增", "净增"), ("实施", "组织实施"), ("打造", "建设"), ("提升", "提高"),
    ("加强", "强化"), ("深化", "持续深化"), ("积极", "主动"), ("优化", "改善"), ("培育", "扶持"),
    ("引进", "招引"), ("启动", "着手开展"), ("力争", "努力实现"), ("建成", "建好"),
    ("开工建设", "动工兴建"), ("举办", "办好"), ("开展", "组织开展"), ("健全", "完善"),
    ("全力", "倾力"), ("做好", "抓好"), ("改造", "更新改造"), ("构建", "建立"), ("落实", "抓实"),
    ("创建", "争创"), ("促进", "助推"), ("推动", "促成"), ("扩大", "做大"), ("确保", "保证"),
]
OPENERS = ["围绕年度目标,", "坚持项目为王,", "聚焦民生实事,", "突出重点、狠抓落实,", "持续发力,"]
FILLER = [
    "定期召开专题协调会,逐项销号推进。", "建立周调度、月通报工作机制,压实各方责任。",
    "组织相关单位赴先进地区考察学习。", "修订完善配套管理办法并征求意见。",
    "加强现场督导,及时化解要素保障难题。", "持续做好宣传引导,营造良好氛围。",
    "专家评审会已经召开,意见基本采纳。", "相关台账资料整理归档,接受上级检查。",
    "梳理问题清单,明确整改时限与责任人。", "与沿线村社反复沟通,取得群众支持。",
    "开展“回头看”,对薄弱环节逐一补短。", "工作专班实体化运作,效率明显提高。",
    "编制了操作手册,组织业务培训。", "配套资金已列入预算安排。",
]
PLANS = [
    "继续抓好后续各项工作,按节点有序实施。", "加大协调力度,争取早日见效。",
    "总结经验做法,研究下一年度工作思路。", "进一步压实责任,强化跟踪问效。",
]
ADDED = [
    "建设冷链物流中转仓6座。", "推行老年助餐服务,新设助餐点45处。", "开通低空观光航线2条。",
    "编制城市更新专项规划。", "建成青年人才驿站12个。", "开展校园午休躺睡改造,覆盖学生1.8万名。",
    "实施背街小巷亮灯工程,增设路灯2600盏。", "筹建海岛气象科普馆。", "新辟公交微循环线路9条。",
    "推广渔船电动化改造70艘。", "设立中小企业转贷周转金5亿元。", "开展古树名木保护普查。",
]
OFFICES = ["市发改委", "市经信局", "市财政局", "市交通运输局", "市水利局", "市民政局", "市商务局"]
CLAUSE = re.compile(r"[^,;。,;]+[,;。,;]?")
LEVEL = r"(亿元|万元|万吨|公里|平方米|万亩|个|家|亩|套|座|张|条|人|名|艘|户|所|处|项|件)"


def clauses(text):
    return [c for c in CLAUSE.findall(text) if c.strip()]


def sentences(text):
    return [s for s in re.findall(r"[^。;\n]+[。;\n]?", text) if s.strip()]


class Deriver:
    def __init__(self, report, seed):
        self.rng = random.Random(seed)
        self.report = report
        self.rows = []   # {title, owners, items: [{title, progress, issues, next}], from: [no]}
        self.added = self.rng.sample(ADDED, 6)

    # ---- titles ----

    def synonyms(self, title, share=0.8):
        for old, new in SYNONYMS:
            if old in title and new not in title and self.rng.random() < share:
                title = title.replace(old, new, 1)
        return title

    def reword(self, title):
        parts = clauses(title)
        kind = self.rng.choice(["synonyms", "cut", "fill", "order", "both"])
        if kind in ("cut", "both") and len(parts) > 1:
            gone = self.rng.randrange(len(parts))
            rest = parts[:gone] + parts[gone + 1:]
            if sum(map(len, rest)) >= 8:
                parts = rest
        if kind == "order" and len(parts) > 1:
            self.rng.shuffle(parts)
            parts = [re.sub(r"[,;。]$", "", p) + "," for p in parts]
        title = "".join(parts).rstrip(",;,;") 
        if kind in ("synonyms", "both"):
            title = self.synonyms(title)
        if kind == "fill":
            title = self.rng.choice(OPENERS) + title
        return title if title.endswith("。") else title + "。"

    def retarget(self, title):
        """The first counted target gets another value; None when there is none."""
        m = re.search(r"(?<![\d.])(\d+(?:\.\d+)?)(?=" + LEVEL + ")", title)
        if not m or float(m.group(1)) < 3:
            return None
        value = float(m.group(1)) * self.rng.choice([0.7, 0.8, 1.2, 1.25])
        text = str(round(value)) if "." not in m.group(1) else f"{value:.1f}"
        return title[:m.start()] + text + title[m.end():]

    # ---- progress ----

    def redate(self, text):
        text = re.sub(r"1([-—~至])([1-9])月", r"1\g<1>11月", text)
        text = re.sub(r"(截[至止])([5-9])月", r"\g<1>12月", text)
        return text.replace("前三季度", "全年").replace("三季度末", "年末")

    def fresh(self, title, n=3):
        lines = self.rng.sample(FILLER, n)
        topic = re.sub(r"[\d.,%]|\W", "", clauses(title)[0])[:12]
        return f"{topic}有关工作继续推进。" + "".join(lines)

    def partly(self, text, share):
        """Some sentences give way to others; figures stay where they are."""
        out = []
        for s in sentences(text):
            if not re.search(r"\d", s) and self.rng.random() < share:
                s = self.rng.choice(FILLER)
            out.append(s)
        return "".join(out)

    def scale(self, text, indicators, factor, rates):
        """Multiplies what the indicators quote as achieved or stated, and appends their rates
        before and after to `rates`; None when a quote is not found or a number stays the same."""
        for x in indicators:
            grown = None
            for key, field in (("actual", "value"), ("stated", "percent")):
                part = x.get(key)
                if not part:
                    continue
                old = re.search(r"(?<![\d.])" + re.escape(json.dumps(part[field])) + r"(?!\.?\d)",
                                part["quote"])
                if text.count(part["quote"]) != 1 or not old:
                    return None
                digits = len(old.group().split(".")[1]) if "." in old.group() else 0
                new = f"{part[field] * factor:.{digits}f}"
                if new == old.group():
                    return None
                quote = part["quote"][:old.start()] + new + part["quote"][old.end():]
                text = text.replace(part["quote"], quote)
                grown = float(new) / part[field]
            rates.append((x["rate"], x["rate"] * grown))
        return text

    # ---- one task ----

    def act(self, task):
        """Chooses what happens to a task; fills its row's progress; returns verdict and delta."""
        rate, done = task["rate"], task["status"] == "done"
        level = [x for x in task["indicators"] if x["kind"] == "level" and x["rate"] is not None]
        scalable = rate and 0.02 < rate < 1 and level and len(level) == len(task["indicators"])
        text = "\n".join(i["progress"] or "" for i in task["items"])
        options = ["copy", "dates", "fresh", "partly"]
        if scalable:
            options = ["advance"] * 4 + ["complete", "regress", "stand", "copy", "dates"]
        act = self.rng.choice(options)
        if done:
            act = "copy"
        if act in ("advance", "complete", "regress"):
            factor = {"advance": self.rng.uniform(1.1, 0.97 / rate) if rate < 0.85 else 1.05,
                      "complete": self.rng.uniform(1.0, 1.15) / rate,
                      "regress": self.rng.uniform(0.7, 0.93)}[act]
            rates = []
            scaled = [self.scale(i["progress"] or "", [x for x in level if x["item"] == k], factor,
                                 rates) for k, i in enumerate(task["items"])]
            if None not in scaled and len(rates) == len(level):
                return act, scaled, rates
            act = "copy"
        if act == "stand":
            return act, [self.partly(i["progress"] or "", 0.7) for i in task["items"]], None
        if act == "fresh":
            return act, [self.fresh(task["title"] + (i["title"] or "")) for i in task["items"]], None
        if act == "partly":
            return act, [self.partly(i["progress"] or "", 0.9) + self.fresh(task["title"], 2)
                         for i in task["items"]], None
        return act, [i["progress"] or "" for i in task["items"]], None

    def verdict(self, task, act, texts, rates):
        """What a careful reader would say, and the change in points; None where it depends."""
        rate, done = task["rate"], task["status"] == "done"
        # Growth and shares are judged anew when the year is out, whatever the text says.
        settled = all(x["kind"] == "level" for x in task["indicators"])
        if done:
            return ("done" if act == "copy" and settled else None), None
        if rates:
            cap = (lambda v: v) if len(rates) == 1 else (lambda v: min(v, 1))
            before = sum(cap(x) for x, _ in rates) / len(rates)
            after = sum(cap(y) for _, y in rates) / len(rates)
            delta = 100 * (after - before)
            complete = all(y >= 1 for _, y in rates)
            if abs(before - rate) > 0.001 or abs(abs(delta) - 1) < 0.3:
                return None, None
            return "completed" if complete else "advanced" if delta > 0 else "regressed", delta
        if not settled or (rate or 0) >= 1:
            return None, None
        if act in ("copy", "dates", "stand"):
            return "stalled", 0 if rate is not None else None
        old = "".join(i["progress"] or "" for i in task["items"])
        same = difflib.SequenceMatcher(None, old, "".join(texts), autojunk=False)
        copied = sum(m.size for m in same.get_matching_blocks() if m.size >= 6)
        if rate is not None or copied > 0.7 * len("".join(texts)):
            return None, None
        return ("stalled" if task["status"] in ("not_started", "postponed") else "reported"), None

    def row(self, task):
        act, texts, rates = self.act(task)
        verdict, delta = self.verdict(task, act, texts, rates)
        items = copy.deepcopy(task["items"])
        for item, text in zip(items, texts):
            item["progress"] = text if act == "copy" else self.redate(text)
            if act not in ("copy", "dates"):
                item["next"] = self.rng.choice(PLANS)
        return {"title": task["title"], "owners": [o["name"] for o in task["owners"]],
                "items": items, "from": [task["no"]], "verdict": verdict, "delta": delta,
                "act": act, "kind": "same"}

    # ---- shapes ----

    def split_items(self, row):
        rows = []
        for item in row["items"]:
            title = item["title"]
            if self.rng.random() < 0.5:
                title = clauses(row["title"])[0].rstrip(",;。") + "," + title
            rows.append({**row, "title": title, "items": [{**item, "title": None}],
                         "kind": "split", "verdict": None, "delta": None})
        return rows

    def split_title(self, row):
        parts = clauses(row["title"])
        half = len(parts) // 2
        titles = ["".join(parts[:half]).rstrip(",;") + "。", "".join(parts[half:])]
        lines = sentences(row["items"][0]["progress"] or "") or [""]
        texts = ["".join(lines[:(len(lines) + 1) // 2]), "".join(lines[(len(lines) + 1) // 2:])]
        return [{**row, "title": t, "items": [{**row["items"][0], "progress": p or self.fresh(t)}],
                 "kind": "split", "verdict": None, "delta": None} for t, p in zip(titles, texts)]

    def merge(self, x, y):
        title = x["title"].rstrip("。") + self.rng.choice([",", ";"]) + y["title"]
        cells = {}
        for cell in ("progress", "issues", "next"):
            both = [i[cell] for i in (x["items"][0], y["items"][0]) if i[cell]]
            cells[cell] = "\n".join(both) or None
        return {**x, "title": title, "items": [{"title": None, **cells}],
                "owners": x["owners"] + [o for o in y["owners"] if o not in x["owners"]],
                "from": x["from"] + y["from"], "kind": "merged", "verdict": None, "delta": None}

    def plain(self, row):
        return row["kind"] == "same" and len(row["items"]) == 1

    def shapes(self, rows, twins):
        rng = self.rng
        free = lambda r: r["from"][0] not in twins
        dropped = rng.sample([r for r in rows if free(r)], 5)
        rows = [r for r in rows if r not in dropped]
        for row in rng.sample([r for r in rows if free(r) and len(r["items"]) > 1 and
                               all(i["title"] for i in r["items"])], 3):
            at = rows.index(row)
            rows[at:at + 1] = self.split_items(row)
        halves = lambda r: len(clauses(r["title"])) > 1 and \
            min(len(c) for c in clauses(r["title"])) >= 7
        for row in rng.sample([r for r in rows if self.plain(r) and free(r) and halves(r)], 3):
            at = rows.index(row)
            rows[at:at + 1] = self.split_title(row)
        for _ in range(3):
            at = rng.choice([k for k in range(len(rows) - 1)
                             if all(self.plain(r) and free(r) for r in rows[k:k + 2])])
            rows[at:at + 2] = [self.merge(*rows[at:at + 2])]
        return rows, [r["from"][0] for r in dropped]

    def touch(self, row, twins):
        rng = self.rng
        if row["from"][0] in twins:
            return
        if row["kind"] == "same":
            luck = rng.random()
            new = self.reword(row["title"]) if luck < 0.4 else None
            if luck > 0.93:
                new = self.retarget(row["title"])
                if new:
                    row["verdict"] = row["delta"] = None
            if new and new != row["title"]:
                row["title"], row["kind"] = new, "reworded"
        if rng.random() < 0.12:
            others = [o for o in OFFICES if o not in row["owners"]]
            if rng.random() < 0.5 or not row["owners"]:
                row["owners"] = [rng.choice(others)] + row["owners"]
            else:
                row["owners"] = row["owners"][1:] + [rng.choice(others)] if len(row["owners"]) > 1 \
                    else [rng.choice(others)]

    def run(self):
        tasks = self.report["tasks"]
        keys = [re.sub(r"\W", "", t["title"]) for t in tasks]
        twins = {t["no"] for t, k in zip(tasks, keys) if keys.count(k) > 1}
        rows = [self.row(t) for t in tasks]
        rows, dropped = self.shapes(rows, twins)
        for row in rows:
            self.touch(row, twins)
        for title in self.added:
            rows.insert(self.rng.randrange(len(rows) + 1), {
                "title": title, "owners": self.rng.sample(OFFICES, 2), "from": [],
                "items": [{"title": None, "progress": self.fresh(title), "issues": None,
                           "next": self.rng.choice(PLANS)}],
                "kind": "added", "verdict": "added", "delta": None, "act": "added"})
        for _ in range(6):   # blocks move, as when sections are put in another order
            at, n = self.rng.randrange(len(rows)), self.rng.randrange(3, 12)
            block = [r for r in rows[at:at + n] if not twins & set(r["from"])]
            rows = [r for r in rows if r not in block]
            to = self.rng.randrange(len(rows) + 1)
            rows[to:to] = block
        for number, row in enumerate(rows, 1):
            row["no"] = str(number)
        return rows, dropped


TITLE = "2020年度市政府重点工作任务全年完成情况"
HEADERS = ["序号", "任务内容", "责任单位", "全年完成情况", "存在问题及困难", "下一步工作"]


def as_text(rows):
    out = [TITLE, "发布日期:2021-01-25 来源:市政府办公室", ""]
    out += HEADERS
    for r in rows:
        out += [r["no"], r["title"], "、".join(r["owners"])]
        for item in r["items"]:
            if item["title"]:
                out.append(item["title"])
            for cell in ("progress", "issues", "next"):
                out += (item[cell] or "——").split("\n")
    return "\n\n".join(out) + "\n"


def as_html(rows):
    cell = lambda text, span=1: "<td%s>%s</td>" % (
        f' rowspan="{span}"' if span > 1 else "",
        "".join(f"<p>{html.escape(p)}</p>" for p in (text or "——").split("\n")))
    out = ["<!DOCTYPE html><html><head><meta charset='utf-8'>", f"<title>{TITLE}</title></head>",
           f"<body><h1>{TITLE}</h1><table>",
           "<tr>" + "".join(f"<th{' colspan=2' if h.startswith('全年') else ''}>{h}</th>"
                            for h in HEADERS) + "</tr>"]
    for r in rows:
        n = len(r["items"])
        for k, item in enumerate(r["items"]):
            line = ""
            if k == 0:
                line = cell(r["no"], n) + cell(r["title"], n) + cell("、".join(r["owners"]), n)
            progress = cell(item["title"]) + cell(item["progress"]) if item["title"] else \
                cell(item["progress"]).replace("<td", "<td colspan=2", 1)
            out.append(f"<tr>{line}{progress}{cell(item['issues'])}{cell(item['next'])}</tr>")
    return "\n".join(out + ["</table></body></html>"]) + "\n"


def truth(rows, dropped):
    pairs = {}
    for r in rows:
        key = tuple(r["from"])
        if r["kind"] == "split":
            pairs.setdefault(key, {"from": r["from"], "to": [], "kind": "split",
                                   "verdict": None, "delta": None, "act": r["act"]})
            pairs[key]["to"].append(r["no"])
        else:
            pairs[(key, r["no"])] = {"from": r["from"], "to": [r["no"]], "kind": r["kind"],
                                     "verdict": r["verdict"], "delta": r["delta"], "act": r["act"]}
    for no in dropped:
        pairs[("dropped", no)] = {"from": [no], "to": [], "kind": "dropped", "verdict": "dropped",
                                  "delta": None, "act": "dropped"}
    return list(pairs.values())


def main():
    p = argparse.ArgumentParser()
    p.add_argument("report")
    p.add_argument("seed", type=int)
    p.add_argument("outdir", type=pathlib.Path)
    p.add_argument("--format", choices=["text", "html"], default="html")
    o = p.parse_args()
    rows, dropped = Deriver(json.loads(pathlib.Path(o.report).read_text(encoding="utf-8")),
                            o.seed).run()
    o.outdir.mkdir(parents=True, exist_ok=True)
    page = as_text(rows) if o.format == "text" else as_html(rows)
    suffix = "txt" if o.format == "text" else "html"
    (o.outdir / f"b.{suffix}").write_text(page, encoding="utf-8")
    (o.outdir / "truth.json").write_text(json.dumps(truth(rows, dropped), ensure_ascii=False,
                                                    indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
