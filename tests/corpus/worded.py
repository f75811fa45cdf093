"""How well sentences are read as reports word them: cases of our own (worded-*.txt), each written
and labelled before the program ever read it. A section for tests/corpus/accuracy.

A case is a block of lines: T title, G target cell, P progress, I issues, N next steps; then what a
careful reader writes down: t targets, a achieved, s stated percentages, r rate (answers that are
right, by `/`; no line: null), st status, c commitments (`due value+unit`, `-` for no date), f what
may be taken or left. A target is `=,>=30%`: the operators that are right (none: `=`), value, unit.
`# 2021Q3` gives the period of the cases below it."""
import csv
import io
import json
import pathlib
import re
import subprocess
import tempfile

import figures

HERE = pathlib.Path(__file__).resolve().parent
HEADER = ["序号", "任务内容", "年度目标", "完成情况", "存在问题", "下一步工作"]
CELLS = "TGPIN"


def cases(path):
    """[(period, {key: text})] of a file."""
    found, period, case = [], None, {}
    for line in path.read_text().split("\n") + [""]:
        key, _, text = line.partition(" ")
        if key == "#":
            period = text
        elif line:
            case[key] = text.strip()
        elif case:
            found.append((period, case))
            case = {}
    return found


def quantity(text):
    """`>=,=1.2万人` -> operators, value, unit."""
    ops, value, unit = re.fullmatch(r"([<>=~,]*)(-?[\d.]+)(.*)", text.strip()).groups()
    return {"op": ops.split(",") if ops else ["="], "value": float(value), "unit": unit}


def quantities(case, key):
    return [quantity(part) for part in case.get(key, "").split(";") if part.strip()]


def promise(text):
    due, _, amount = text.strip().partition(" ")
    return {"due": due.split("/"), "amount": quantity(amount) if amount else None}


def label(number, case):
    rates = [None if r == "null" else float(r) for r in case.get("r", "null").split("/")]
    return {"no": str(number), "targets": quantities(case, "t"), "actuals": quantities(case, "a"),
            "stated": [float(s) for s in case.get("s", "").split(";") if s.strip()],
            "rate": None if rates == [None] else rates, "status": case["st"].split(","),
            "either_way": [f.strip() for f in case.get("f", "").split(";") if f.strip()],
            "commitments": [promise(c) for c in case.get("c", "").split("|") if c.strip()]}


def report(numbered):
    """A grid of the cases, as the program reads one."""
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(HEADER)
    for number, case in numbered:
        rows.writerow([number] + [case.get(key, "") for key in CELLS])
    return out.getvalue()


def parse(command, period, numbered):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "report.csv"
        path.write_text(report(numbered))
        done = subprocess.run(command + ["--period", period, str(path)], capture_output=True,
                              check=True)
    return {task["no"]: task for task in json.loads(done.stdout)["tasks"]}


def freed(free, quote, value, unit):
    """Whether the reading is one of those that may be taken or left."""
    for text in free:
        amount = re.fullmatch(r"(-?[\d.]+)(\D*)", text)
        if not amount and text in quote:
            return True
        if amount and value is not None and figures.same_quantity(
                {"value": float(amount[1]), "unit": amount[2]}, {"value": value, "unit": unit}):
            return True
    return False


def check_figures(run, group, page, want, task):
    def is_free(x):
        return freed(want["either_way"], x["quote"], x.get("value", x.get("percent")),
                     x.get("unit", "%"))

    def same_target(want, have):
        return figures.same_quantity(want, have) and have["op"] in want["op"]

    for name, key, kind, same in (
            ("targets", "target", "targets", same_target),
            ("achieved", "actual", "actuals", figures.same_quantity)):
        sure = [w for w in want[kind] if not freed(want["either_way"], "", w["value"], w["unit"])]
        got = figures.parts(task, key)
        figures.tally(run, group, name, page, sure, got, same, is_free)
    figures.tally(run, group, "stated", page, want["stated"], figures.parts(task, "stated"),
                  lambda w, g: figures.near(w, g["percent"]), is_free)


def check_promises(run, group, page, want, task):
    def same(want, have):
        if have["value"] is None or want["amount"] is None:
            ok = have["value"] is None and want["amount"] is None
        else:
            ok = figures.same_quantity(want["amount"], have)
        due = have["due"] or "-"
        return ok and (due in want["due"] or (want["due"] == ["-"] and due.endswith("-12")))

    figures.tally(run, group, "commitments", page, want["commitments"], task["commitments"], same,
                  lambda x: freed(want["either_way"], x["text"], x["value"], x["unit"]))


def check_case(run, group, case, want, task):
    page = f"{group} {want['no']} {case['T'][:24]}"
    check_figures(run, group, page, want, task)
    check_promises(run, group, page, want, task)
    rate = want["rate"]
    if rate and None in rate and task["rate"] is not None:
        rate = [r for r in rate if r is not None]
    figures.check_rate(run, group, page, rate, task)
    run.check(f"{group}: status", task["status"] in want["status"], page,
              f"{task['status']}, not {want['status']}")


def section_worded(run, keep, command):
    for path in sorted(HERE.glob("worded-*.txt")):
        group = path.stem.replace("-", " ")
        if keep and keep not in group:
            continue
        periods = {}
        for number, (period, case) in enumerate(cases(path), 1):
            periods.setdefault(period, []).append((number, case))
        for period, numbered in periods.items():
            tasks = parse(command, period, numbered)
            for number, case in numbered:
                found = run.check(f"{group}: cases found", str(number) in tasks, group, case["T"])
                if found:
                    check_case(run, group, case, label(number, case), tasks[str(number)])
