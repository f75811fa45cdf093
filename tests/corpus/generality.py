"""Does reading rest on rules, or on the pages it was made with?

Variants: the real report is written anew from its labels, in other layouts: columns left out, in
another order, without numbers, without marks for empty cells, as a list, with bars, glued.
Left out: the pages of a place are read with tables that lack every word which stands on no page
of another place. What is lost by that is what was learned from that place alone.
"""
import os
import pathlib
import re
import tempfile

HEADERS = {"no": "序号", "title": "任务内容", "owners": "责任单位", "progress": "前三季度完成情况",
           "issues": "存在问题及困难", "next": "下一步工作"}
ALL = list(HEADERS)
CELLS = ("progress", "issues", "next")
NAME = "东山市2020年重点工作前三季度完成情况"
MARK = "——"


def squeeze(text):
    return re.sub(r"\s+", "", text or "")


# --- the real report as tasks, from its labels ---

def task_of(rows):
    task = {"title": "", "owners": "", "items": []}
    for item, cell, text in rows:
        index = max(int(item.partition("-")[0]) - 1, 0)
        while len(task["items"]) <= index:
            task["items"].append({"subtitle": [], "progress": [], "issues": [], "next": []})
        if cell == "title":
            task["title"] += text
        elif cell == "owners":
            task["owners"] += re.sub(r"\(列第.*?\)", "", text)
        elif cell != "no":
            task["items"][index][cell].append(text)
    return task


def real_tasks(labels, texts):
    rows = {}
    for paragraph, row, item, cell in labels:
        if row:
            text = texts[paragraph - 1].replace("\u00a0", " ").strip()
            rows.setdefault(row, []).append((item, cell, text))
    return [dict(task_of(rows[no]), no=str(no)) for no in sorted(rows)]


# --- layouts: each gives a page and the tasks that are on it ---

def paragraphs(tasks, columns, numbers=True, header=True, marks=True, in_title=False, sep="\n\n"):
    """One cell per paragraph. Items need all narrative cells, right behind the owners."""
    out, kept = [NAME] + [HEADERS[c] for c in columns if header], []
    for task in tasks:
        if len(task["items"]) > 1 and columns[-3:] != list(CELLS):
            continue
        kept.append(task)
        narrative = []
        for item in task["items"]:
            narrative.append(item["subtitle"] + [
                p for c in columns if c in CELLS for p in item[c] if marks or p != MARK])
        for c in columns:
            if c == "no" and numbers:
                out.append(task["no"])
            elif c == "title":
                out.append(task["title"] + (f"(牵头单位:{task['owners']})" if in_title else ""))
            elif c == "owners":
                out.append(task["owners"])
            elif c == "progress":
                out += [p for item in narrative for p in item]
    return sep.join(out) + "\n", kept


def plain(tasks):
    return [t for t in tasks if len(t["items"]) == 1]


def told(task, cell):
    return [p for p in task["items"][0][cell] if p != MARK]


def labelled(tasks, labels):
    out, kept = [NAME], plain(tasks)
    for number, task in enumerate(kept, 1):
        out.append(f"{number}.{task['title']}(责任单位:{task['owners']})")
        for cell, label in labels.items():
            lines = told(task, cell)
            out += [label + lines[0]] + lines[1:] if lines else []
    return "\n\n".join(out) + "\n", kept


def lines(tasks, columns, sep, end=""):
    """One row per line: bars, blanks, or nothing between the cells."""
    out, kept = [NAME, sep.join(HEADERS[c] for c in columns) + end], plain(tasks)
    for number, task in enumerate(kept, 1):
        cells = [str(number) if c == "no" else task[c] if c in task else
                 (sep if sep == "" else " ").join(told(task, c)) for c in columns]
        if sep == " ":
            cells = [c.replace(" ", "") for c in cells]
        out.append(sep.join(cells) + end)
    return "\n".join(out) + "\n", kept


def widened(value):
    """Texts with full-width punctuation, at any depth."""
    if isinstance(value, str):
        return value.translate(str.maketrans(",:;()?!", "，：；（）？！"))
    if isinstance(value, dict):
        return {k: widened(v) for k, v in value.items()}
    return [widened(v) for v in value]


FOUR, LAST = ALL[:4], ["no", "title", "progress", "owners"]
LABELS = {"progress": "完成情况:", "issues": "存在问题:", "next": "下一步打算:"}
VARIANTS = {
    "no blank lines": lambda t: paragraphs(t, ALL, sep="\n"),
    "no marks for empty cells": lambda t: paragraphs(t, ALL, marks=False),
    "no numbers": lambda t: paragraphs(t, ALL, numbers=False),
    "no header": lambda t: paragraphs(t, ALL, header=False),
    "owners last": lambda t: paragraphs(t, ["no", "title", *CELLS, "owners"]),
    "four columns": lambda t: paragraphs(t, FOUR),
    "four columns, no numbers": lambda t: paragraphs(t, FOUR, numbers=False),
    "four columns, owners last": lambda t: paragraphs(t, LAST),
    "four, owners last, no numbers": lambda t: paragraphs(t, LAST, numbers=False),
    "owners in titles": lambda t: paragraphs(t, ["no", "title", "progress"], in_title=True),
    "owners in titles, no numbers": lambda t: paragraphs(t, ["no", "title", "progress"],
                                                         numbers=False, in_title=True),
    "list with labels": lambda t: labelled(t, LABELS),
    "bars": lambda t: lines(t, ALL, " | ", " |"),
    "bars, owners last": lambda t: lines(t, LAST, " | ", " |"),
    "blanks": lambda t: lines(t, FOUR, " "),
    "glued": lambda t: lines(t, LAST, ""),
    "full width": lambda t: paragraphs(widened(t), ALL),
}


def check_variant(run, name, page, snapshot):
    text, kept = page
    got = {}
    for task in snapshot["tasks"] if snapshot else []:
        got.setdefault(squeeze(task["title"]), []).append(task)
    for task in kept:
        found = got.get(squeeze(task["title"]))
        have = found.pop(0) if found else None
        good = run.check(f"variant {name}: titles", have, name, task["title"][:50])
        if not good:
            continue
        owners = squeeze("".join(o["name"] for o in have["owners"]))
        wanted = re.sub("[、,;，；]", "", squeeze(task["owners"]))
        run.check(f"variant {name}: owners", owners == wanted, name, f"{wanted} != {owners}")
        wanted = squeeze("".join(p for i in task["items"] for p in i["progress"] if p != MARK))
        progress = squeeze("".join(i["progress"] or "" for i in have["items"]))
        run.check(f"variant {name}: progress", progress == wanted, name,
                  f"{task['no']} {wanted[-30:]} != {progress[-30:]}")


def section_variants(run, labels, texts):
    tasks = real_tasks(labels, texts)
    with tempfile.TemporaryDirectory() as folder:
        for name, make in VARIANTS.items():
            path = pathlib.Path(folder) / "page.txt"
            page = make(tasks)
            path.write_text(page[0])
            run.pages.pop(path, None)
            check_variant(run, name, page, run.parse(path))


# --- a place left out ---

TABLES = ("columns", "offices", "cues", "bulletins")


def without(words_of_others, source, target):
    """A table without the rows whose word stands on no page of another place."""
    kept = [line for line in source.read_text().split("\n")
            if not line or line[0] == "#" or line.split("\t")[0] in words_of_others]
    target.write_text("\n".join(kept) + "\n")


def section_left_out(run, root, pages, own, check):
    """pages, own: [(path, label)]; check(run, path, label) measures one page. Pages of our own are
    of invented places, and bear witness to words like those of any other place."""
    texts = {path: squeeze(path.read_text(errors="replace")) for path, _ in pages + own}
    for place in sorted({label["place"] for _, label in pages}):
        others = "\0".join(t for path, t in texts.items()
                           if not any(p == path and l["place"] == place for p, l in pages + own))
        with tempfile.TemporaryDirectory() as folder:
            for name in TABLES:
                source = root / "snapshots/normalize" / f"{name}.tsv"
                words = {line.split("\t")[0] for line in source.read_text().split("\n")}
                without({w for w in words if squeeze(w) in others}, source,
                        pathlib.Path(folder) / f"{name}.tsv")
            os.environ["QOQ_TABLES"] = folder
            for path, label in pages:
                if label["place"] == place:
                    run.pages.pop(path, None)
                    check(run, path, label)
                    run.pages.pop(path, None)
            del os.environ["QOQ_TABLES"]
