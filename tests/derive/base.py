"""The report that quarters are derived from: its tasks, cell by cell, and how qoq reads them.

Cells come from a snapshot (`qoq parse --format json`), or, where people have labelled which
paragraph is which cell, from those labels. Figures always come from the snapshot: what is asserted
about a derived pair is how a reading changes, so that an error in reading the base counts for
neither side.
"""
import collections
import csv
import dataclasses
import json
import re


@dataclasses.dataclass
class Item:
    title: str | None = None
    progress: str | None = None
    issues: str | None = None
    next: str | None = None


@dataclasses.dataclass
class Task:
    no: str
    title: str
    owners: str
    items: list
    reading: dict | None = None  # the snapshot's task, None where the two do not agree
    twin: str | None = None      # no of an earlier row with the same title

    @property
    def lead(self):
        return re.split("[、,，;；]", self.owners)[0].strip()

    def text(self, cell="progress"):
        return "\n".join(getattr(i, cell) for i in self.items if getattr(i, cell))


@dataclasses.dataclass
class Base:
    place: str
    year: int
    month: int  # as of the end of
    tasks: list


EMPTY = {"", "——", "—", "/", "无", "-"}


def blank(text):
    """A cell's text without the white space of the page; None when there is nothing in it."""
    lines = [line.replace("\xa0", " ").strip(" \t\r\u3000") for line in (text or "").split("\n")]
    lines = [line for line in lines if line]
    return None if not lines or lines == ["——"] or "".join(lines) in EMPTY else "\n".join(lines)


def key(title):
    return re.sub(r"\W", "", title)


def from_snapshot(snapshot):
    tasks = []
    for t in snapshot["tasks"]:
        owners = "、".join(o["name"] for o in t["owners"])
        items = [Item(blank(i["title"]), blank(i["progress"]), blank(i["issues"]),
                      blank(i["next"])) for i in t["items"]]
        tasks.append(Task(t["no"] or str(t["seq"]), blank(t["title"]) or "", owners, items, t))
    return tasks


def from_labels(report, labels):
    """Tasks by labelled paragraphs: paragraph, row, item, cell; items `1-3` share a cell."""
    with open(report, encoding="utf-8") as f:
        lines = [blank(line) for line in f if line.replace("\xa0", " ").strip()]
    cells = collections.defaultdict(list)
    for path in labels:
        with open(path, encoding="utf-8", newline="") as f:
            for row in csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE):
                if row["row"] != "0":
                    line = lines[int(row["paragraph"]) - 1]
                    item = row["item"].split("-")[0]
                    cells[int(row["row"]), int(item), row["cell"]].append(line)
    tasks = []
    for no in sorted({row for row, _, _ in cells}):
        def cell(item, name, no=no):
            return blank("\n".join(p for p in cells.get((no, item, name), []) if p))
        numbers = sorted({i for row, i, _ in cells if row == no and i > 0}) or [0]
        items = [Item(cell(i, "subtitle"), cell(i, "progress"), cell(i, "issues"),
                      cell(i, "next")) for i in numbers]
        owners = re.sub(r"[((]列第一位[^))]*[))]", "", cell(0, "owners") or "")
        tasks.append(Task(str(no), cell(0, "title"), owners, items))
    return tasks


def squeeze(text):
    return re.sub(r"\s", "", text or "")


def agree(task, read):
    """Whether the snapshot has the same progress, so that its quotes can be found in ours."""
    theirs = squeeze("".join(i["progress"] or "" for i in read["items"]))
    return (len(read["items"]) == len(task.items) and squeeze(task.text()) == theirs
            and key(read["title"] or "") == key(task.title))


def agree_cells(rows, read):
    """{no: (row, what was read differently or None)} for the rows of a derived report."""
    by_no = {(t["no"] or "").strip(): t for t in read}
    out = {}
    for row in rows:
        t, bad = by_no.get(str(row["no"])), None
        if not t:
            bad = "NOT READ"
        elif key(t["title"] or "") != key(row["title"]):
            bad = f"TITLE READ AS {t['title']!r}"
        elif key("".join((i["title"] or "") + (i["progress"] or "") for i in t["items"])
                 ) != key(row["progress"]):
            bad = "PROGRESS MISREAD"
        out[row["no"]] = row | ({"status": t["status"], "rate": t["rate"]} if t else {}), bad
    return out


def load(snapshot_path, report=None, labels=()):
    with open(snapshot_path, encoding="utf-8") as f:
        snapshot = json.load(f)
    if labels:
        tasks = from_labels(report, labels)
        read = collections.defaultdict(list)
        for t in snapshot["tasks"]:
            read[t["no"]].append(t)
        for t in tasks:
            t.reading = next((r for r in read[t.no] if agree(t, r)), None)
    else:
        tasks = from_snapshot(snapshot)
    tasks = [t for t in tasks if t.title and t.text() and t.owners]
    first = {}
    for t in tasks:
        t.twin = first.setdefault(key(t.title), t.no)
        t.twin = None if t.twin == t.no else t.twin
    period = snapshot["report"]["period"]
    month = int((period["as_of"] or f"{period['year']}-09")[5:7])
    return Base(snapshot["report"]["place"] or "", period["year"], month, tasks)
