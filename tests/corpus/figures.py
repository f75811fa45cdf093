"""How well figures are read: targets, achieved values, stated percentages, rates, statuses, signals,
commitments, number words. Sections for tests/corpus/accuracy; labels and their conventions are
described in the corpus' README, own readings of rows 51-150 stand beside this file."""
import json
import pathlib
import re
import subprocess

HERE = pathlib.Path(__file__).resolve().parent
SCALES = (("万亿", 1e12), ("亿", 1e8), ("万", 1e4))
PERSONS = {"人", "名", "位"}
# A page in traditional characters is labelled in them: 1080個 is 1080个.
SIMPLE = {ord(a): b for row in (HERE.parent.parent / "base/variants.tsv").read_text().split("\n")
          if row and not row.startswith("#") for a, b in zip(*row.split("\t")[:2])}


def lines(path):
    return [json.loads(line) for line in path.read_text().split("\n") if line]


def near(a, b):
    return abs(a - b) <= 1e-6 * max(1, abs(b))


def in_base(value, unit):
    """Value and unit without 万 and 亿."""
    unit = re.sub(r"[()余]", "", unit or "").translate(SIMPLE).replace("个百分点", "百分点")
    unit = "亿元" if unit == "亿" else unit
    for prefix, scale in SCALES:
        if unit.startswith(prefix):
            return value * scale, unit[len(prefix):]
    return value, unit


def same_quantity(want, have):
    a, x = in_base(want["value"], want["unit"])
    b, y = in_base(have["value"], have["unit"])
    return near(abs(a), abs(b)) and (x == y or {x, y} <= PERSONS or x in y or y in x)


def take(wanted, got, same):
    """(number of pairs, what is missing, what is left over); each is used once."""
    left, missing = list(got), []
    for want in wanted:
        match = next((g for g in left if same(want, g)), None)
        if match is None:
            missing.append(want)
        else:
            left.remove(match)
    return len(wanted) - len(missing), missing, left


def tally(run, group, name, page, wanted, got, same, free=lambda x: False):
    found, missing, left = take(wanted, got, same)
    left = [x for x in left if not free(x)]
    run.count(f"{group}: {name} recall", found, len(wanted))
    run.count(f"{group}: {name} precision", found, found + len(left))
    if run.verbose and (missing or left):
        print(f"  {page}: {name}: missing {missing}, extra {left}")


def parts(task, key):
    return [i[key] for i in task["indicators"] if i[key]]


def check_rate(run, group, page, wanted, task):
    if wanted and None in wanted:
        return
    if wanted:
        ok = task["rate"] is not None and any(abs(task["rate"] - r) <= 0.0101 for r in wanted)
        run.check(f"{group}: task rate right", ok, page, f"{task['rate']}, not {wanted}")
    else:
        run.check(f"{group}: task rate null", task["rate"] is None, page, task["rate"])


# --- the real report ---

def check_row(run, group, label, task):
    page = f"row {label['no']}"
    free = label["either_way"]

    def is_free(x):
        value = x.get("value", x.get("percent"))
        return any(x["quote"] in f or f in x["quote"] if isinstance(f, str) else near(f, value)
                   for f in free)

    tally(run, group, "targets", page, label["targets"], parts(task, "target"),
          lambda w, g: near(w["value"], g["value"]) and g["op"] in w["op"] and g["unit"] in w["unit"],
          is_free)
    tally(run, group, "achieved", page, label["actuals"], parts(task, "actual"), same_quantity, is_free)
    tally(run, group, "stated", page, [s["percent"] if isinstance(s, dict) else s for s in label["stated"]],
          parts(task, "stated"), lambda w, g: near(w, g["percent"]), is_free)
    check_rate(run, group, page, label["rate"], task)
    run.check(f"{group}: status", task["status"] in label["status"], page,
              f"{task['status']}, not {label['status']}")
    for signal in label.get("signals", []):
        run.check(f"{group}: signals", any(signal in s or s in signal for s in task["signals"]), page,
                  signal)


def check_commitments(run, labels, tasks):
    wanted = {}
    for label in labels:
        wanted.setdefault(label["no"], []).append(label)

    def same(want, have):
        free_due = want["due"] is None and (have["due"] or "").endswith("-12")
        return want["value"] == have["value"] and (want["due"] == have["due"] or free_due)

    for number, task in tasks.items():
        here = wanted.get(number, [])
        sure = [w for w in here if not w["either_way"]]
        maybe = [w for w in here if w["either_way"]]
        tally(run, "rows 1-50", "commitments", f"row {number}", sure, task["commitments"], same,
              lambda g: any(same(w, g) for w in maybe))


def section_rows(run, keep, shared):
    path = shared / "reports/zhoushan-2020-q3.txt"
    snapshot = run.parse(path) if not keep or keep in path.name else None
    if not snapshot:
        return
    tasks = {}
    for task in snapshot["tasks"]:
        tasks.setdefault(task["no"], task)
    labelled = lines(shared / "corpus/zhoushan-2020-q3.rows-1-50.indicators.jsonl")
    readings = lines(HERE / "zhoushan-2020-q3.rows-51-150.readings.jsonl")
    for group, labels in (("rows 1-50", labelled), ("rows 51-150", readings)):
        for label in labels:
            if label["no"] in tasks:
                check_row(run, group, label, tasks[label["no"]])
    first = {label["no"]: tasks[label["no"]] for label in labelled if label["no"] in tasks}
    check_commitments(run, lines(HERE / "zhoushan-2020-q3.rows-1-50.commitments.jsonl"), first)


# --- the pages of other places ---

def key(text):
    return re.sub(r"[\W_]", "", text or "")


def task_of(label, tasks):
    """The task (with its index) whose title, or an item's, is the label's."""
    title = key(label["title"])
    for n, task in enumerate(tasks):
        for name in [task["title"]] + [item["title"] for item in task["items"]]:
            if name and (key(name) == title or (len(title) > 5 and title in key(name))):
                return n
    return None


def check_page_task(run, page, labels, task):
    """Labels of rows that were read as the items of one task count together."""
    wanted = [t for label in labels for t in label["targets"]]
    tally(run, "pages", "targets", page, wanted, parts(task, "target"), same_quantity)
    achieved = [t for label in labels for t in label["achieved"]]
    for actual in parts(task, "actual"):
        run.check("pages: achieved precision", any(same_quantity(w, actual) for w in achieved), page,
                  actual)
    tally(run, "pages", "stated", page, [s for label in labels for s in label["stated_rates"]],
          parts(task, "stated"), lambda w, g: near(w, g["percent"]))
    statuses = {label["status"].replace("on_track", "on_pace") for label in labels}
    ok = task["status"] in statuses or (len(statuses) > 1 and task["status"] in ("mixed", "ahead"))
    run.check("pages: status", ok, page, f"{task['status']}, not {statuses}: {task['title'][:30]}")
    # The labels judge by figures that growth alone is `ahead`: what is counted and far above pace is
    # on_track there.
    moves = any(t["kind"] in ("growth", "decline") for label in labels for t in label["targets"])
    better = task["status"] == "ahead" and "on_pace" in statuses and not moves
    run.count("pages: status, on_track as at pace or better", ok or better)
    if any(label["status_basis"] == "explicit" for label in labels):
        run.check("pages: explicit status", ok, page, f"{task['status']}, not {statuses}")


def section_pages(run, keep, folder):
    for path in sorted(folder.glob("*[0-9].json")):
        snapshot = run.parse(path.with_suffix(".txt")) if not keep or keep in path.name else None
        if not snapshot:
            continue
        groups = {}
        for label in json.loads(path.read_text())["tasks"]:
            n = task_of(label, snapshot["tasks"])
            if n is not None:
                groups.setdefault(n, []).append(label)
        for n, labels in groups.items():
            check_page_task(run, path.stem, labels, snapshot["tasks"][n])


# --- every quote stands in its cell ---

def cells(task):
    texts = [task["title"]]
    for item in task["items"]:
        texts += [item[k] for k in ("title", "progress", "issues", "next", "target")]
        texts += [extra["text"] for extra in item.get("extras", [])]
    return [t for t in texts if t]


def section_quotes(run, keep, shared):
    paths = sorted((shared / "corpus").glob("[0-9]*.txt")) + sorted((shared / "reports").glob("*.txt"))
    for path in paths:
        snapshot = run.parse(path) if not keep or keep in path.name else None
        for task in snapshot["tasks"] if snapshot else []:
            quotes = [x["quote"] for k in ("target", "actual", "stated") for x in parts(task, k)]
            quotes += task["signals"] + [c["text"] for c in task["commitments"]]
            for quote in quotes:
                run.check("quotes verbatim", any(quote in cell for cell in cells(task)), path.stem, quote)


# --- number words ---

def section_numbers(run, keep, shared, command):
    if keep:
        return
    for model in ("Number", "Percent"):
        path = shared / f"peers/recognizers-{model}Model.json"
        cases = json.loads(path.read_text(encoding="utf-8-sig")) if path.exists() else []
        text = "\n".join(case["Input"].replace("\n", " ") for case in cases) + "\n"
        done = subprocess.run(command, input=text.encode(), capture_output=True, check=False)
        got = {}
        for line in done.stdout.decode().split("\n"):
            if line:
                read = json.loads(line)
                got.setdefault(read["line"], []).append(in_base(read["value"], read["unit"])[0])
        for n, case in enumerate(cases, 1):
            values = [float(r["Resolution"]["value"].rstrip("%")) for r in case["Results"]]
            found, missing, _ = take(values, got.get(n, []),
                                     lambda w, g: abs(w - g) <= 1e-6 * max(abs(w), 1e-9) + 1e-12)
            run.count(f"number words: {model.lower()}s", found, len(values))
            if run.verbose and missing:
                print(f"  {model} case {n}: {case['Input'][:40]}: missing {missing}")
