"""Reports as files: the shapes in which real pages come, text and HTML."""
import dataclasses
import html
import re

from words import HEADER

KINDS = {  # name: weight
    "text6": 4, "html6": 4, "text4": 2, "html4": 2, "textb": 1, "htmlb": 1, "pipe6": 1, "pipe4": 1,
}
COLUMNS = {"6": ["序号", "任务内容", "责任单位", None, "存在问题及困难", "下一步工作"],
           "4": ["序号", "工作任务", "牵头单位", None], "b": ["序号", "任务内容", None],
           "o": ["序号", "重点工作", None],  # owners in brackets, not named so
           "p": ["序号", "任务内容", "责任单位", None, "存在问题及困难", "下一步工作"]}  # and
# of "p" the sub-titles stand at the head of the progress


@dataclasses.dataclass
class Row:
    no: int
    title: str
    owners: str
    items: list
    section: str | None = None  # a heading printed before this row


@dataclasses.dataclass
class Report:
    place: str
    year: int
    month: int
    rows: list

    @property
    def title(self):
        return f"{self.year}年度市政府重点工作任务{HEADER[self.month]}"


def pick(rng):
    """Two layouts; in two pairs of five both have next steps, so that promises can be followed."""
    chances = {k: w for k, w in KINDS.items() if has_next(k)} if rng.random() < 0.4 else KINDS
    return rng.choices(list(chances), list(chances.values()), k=2)


def columns(kind, report):
    return [c or HEADER[report.month] for c in COLUMNS[kind[-1]]]


def folds(kind):
    """Whether items have no place of their own and become paragraphs of the progress."""
    return kind[:4] == "pipe" or kind in ("text4", "textb")


def has_next(kind):
    return kind[-1] in "6p"


def in_title(kind):
    """Whether the owners stand behind the title."""
    return kind[-1] in "bo"


def front(report):
    month = report.month % 12 + 1
    date = f"{report.year + (report.month == 12)}-{month:02}-21"
    return [f"当前位置:首页 > {report.place}人民政府 > 政务公开 > 督查落实", report.title,
            f"发布日期:{date} 来源:市政府办公室 访问次数:"]


def folded(items):
    """Items as paragraphs of one cell, for layouts that have no place for them."""
    if len(items) == 1 and not items[0].title:
        return items[0]
    new = dataclasses.replace(items[0], title=None)
    told = [(i.title or "") + "\n" + (i.progress or "") for i in items]
    new.progress = "\n".join(t.strip("\n") for t in told)
    for cell in ("issues", "next"):
        parts = [getattr(i, cell) for i in items if getattr(i, cell)]
        setattr(new, cell, "\n".join(parts) or None)
    return new


def task_cell(kind, row):
    if not in_title(kind):
        return row.title
    return f"{row.title}(责任单位:{row.owners})" if kind[-1] == "b" else f"{row.title}({row.owners})"


def narrative(kind, item):
    """The cells of an item that this layout has, an empty one as the dash of real pages."""
    cells = [item.progress] + ([item.issues, item.next] if has_next(kind) else [])
    return [c or "——" for c in cells]


def write_text(kind, report, rng):
    """One cell per paragraph, blank lines between; the header again now and then."""
    out = [*front(report), "\xa0", *columns(kind, report)]
    again = rng.randint(18, 30) if rng.random() < 0.6 else 0
    for k, row in enumerate(report.rows):
        if again and k and k % again == 0:
            out += columns(kind, report)
        if row.section:
            out.append(row.section)
        out += [f"{row.no} " if rng.random() < 0.1 else str(row.no), task_cell(kind, row)]
        if not in_title(kind):
            out.append(row.owners)
        for item in [folded(row.items)] if folds(kind) else row.items:
            out += [item.title] if item.title else []
            for cell in narrative(kind, item):
                out += cell.split("\n")
    return "\n\n".join(out) + "\n"


def one_line(cell):
    """Paragraphs joined; 「2.6个村」, the second of a list, would be a decimal where no line
    begins with it."""
    lines, number = cell.split("\n"), 1
    for k, line in enumerate(lines):
        if re.match(rf"{number}\.", line):
            lines[k] = re.sub(r"^(\d{1,2})\.(?=\d)", r"\1、", line)
            number += 1
    return " ".join(lines).replace("|", "/")


def write_pipe(kind, report, rng):
    """One row per line, cells ended by a bar."""
    del rng
    out = [*front(report), " | ".join(columns(kind, report)) + " |"]
    for row in report.rows:
        item = folded(row.items)
        cells = [str(row.no), task_cell(kind, row), row.owners, *narrative(kind, item)]
        out.append(" | ".join(one_line(c) for c in cells) + " |")
    return "\n".join(out) + "\n"


def td(text, rows=1, cols=1):
    span = (f' rowspan="{rows}"' if rows > 1 else "") + (f' colspan="{cols}"' if cols > 1 else "")
    paragraphs = "".join(f"<p>{html.escape(p)}</p>" for p in str(text).split("\n"))
    return f"<td{span}>{paragraphs}</td>"


def told_first(item):
    """An item whose sub-title is the first paragraph of what is told."""
    if not item.title:
        return item
    return dataclasses.replace(item, title=None, progress=f"{item.title}\n{item.progress or ''}")


def html_row(kind, row, wide):
    """A task; its items share its number, title and owners by rowspan."""
    items = [told_first(i) for i in row.items] if kind[-1] == "p" else row.items
    n = len(items)
    head = [td(row.no, n), td(task_cell(kind, row), n)]
    head += [td(row.owners, n)] if not in_title(kind) else []
    lines = []
    for item in items:
        told, *rest = narrative(kind, item)
        cells = [td(item.title), td(told)] if item.title else [td(told, cols=2 if wide else 1)]
        lines.append("<tr>" + "".join(head + cells + [td(c) for c in rest]) + "</tr>")
        head = []
    return lines


def write_html(kind, report, rng):
    wide = kind[-1] != "p" and any(len(r.items) > 1 or r.items[0].title for r in report.rows)
    names = columns(kind, report)
    at = len(COLUMNS[kind[-1]]) - (3 if has_next(kind) else 1)
    head = "<tr>" + "".join(td(c, cols=2 if wide and k == at else 1)
                            for k, c in enumerate(names)) + "</tr>"
    lines = []
    for k, row in enumerate(report.rows):
        if row.section:
            lines.append("<tr>" + td(row.section, cols=len(names) + wide) + "</tr>")
        elif k and k % 40 == 0 and rng.random() < 0.5:
            lines.append(head)
        lines += html_row(kind, row, wide)
    crumb, title, date = (html.escape(line) for line in front(report))
    return (f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>{title}</title></head>\n'
            f"<body><div>{crumb}</div>\n<h1>{title}</h1>\n<p>{date}</p>\n<table>\n{head}\n"
            + "\n".join(lines) + "\n</table>\n<p>打印本页 关闭窗口</p>\n</body></html>\n")


def write(kind, report, rng):
    """The report's text and the suffix of its file."""
    writers = {"text": (write_text, "txt"), "html": (write_html, "html"), "pipe": (write_pipe,
                                                                                  "txt")}
    writer, suffix = writers[kind[:4]]
    return writer(kind, report, rng), suffix
