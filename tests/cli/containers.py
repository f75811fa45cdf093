#!/usr/bin/env python3
"""containers.py DIRECTORY: writes one made-up report in every container that is read."""
import pathlib
import sys
import zipfile
from xml.sax.saxutils import escape

TITLE = "2023年云洲市重点工作第三季度进展情况"
HEADER = ["序号", "工作任务", "责任单位", "进展情况", "存在问题", "下一步打算"]

# Rows of cells; None: covered by the cell above. The lines of a cell are paragraphs.
ROWS = [
    ["1", "新建城东污水处理厂,日处理能力4万吨。", "市住建局、城东区政府",
     "1.土建工程完成85%。\n2.设备已招标,合同额2300万元。", "——", "12月底前完成设备安装。"],
    ["2", "改造老旧小区60个。", "市住建局",
     "已开工58个,完工41个。", "部分居民意见不统一。", "加强入户沟通,年底前全部完工。"],
    [None, None, None,
     "加装电梯27部,其余13部正在施工。", "——", "11月底前完成加装。"],
    ["3", "一般公共预算收入增长6%。", "市财政局、市税务局",
     "1-9月,全市一般公共预算收入128.6亿元,增长6.4%。", "——", "继续抓好收入组织。"],
    ["4", "启动云洲湾大桥前期工作。", "市交通局",
     "可行性研究报告已批复,正在编制初步设计。", "用海审批尚未办结。", "10月底前报批用海手续。"],
    ["5", "新增公共停车位3000个。", "市城管局、市公安局",
     "已新增停车位3120个,提前完成全年任务。", "——", "做好后续管理。"],
    ["6", "建成\"15分钟\"便民服务圈20个。", "市民政局、各县(区)政府",
     "已建成16个,完成年度目标的80%。", "场地落实较慢。", "加快4个点位建设。"],
]


def lines(cell):
    return cell.split("\n")


def span(row, column):
    n = 1
    while row + n < len(ROWS) and ROWS[row + n][column] is None:
        n += 1
    return n


def as_text():
    paragraphs = [TITLE] + HEADER
    for row in ROWS:
        for cell in row:
            paragraphs += lines(cell) if cell else []
    return "\n\n".join(paragraphs) + "\n"


def as_html():
    def row(cells, number=None):
        out = ""
        for column, cell in enumerate(cells):
            if cell is not None:
                rows = span(number, column) if number is not None else 1
                out += f'<td rowspan="{rows}">' if rows > 1 else "<td>"
                out += "".join(f"<p>{escape(line)}</p>" for line in lines(cell)) + "</td>"
        return f"<tr>{out}</tr>\n"

    body = row(HEADER) + "".join(row(r, i) for i, r in enumerate(ROWS))
    return (f'<!DOCTYPE html>\n<meta charset="utf-8"><title>{TITLE}</title>\n<h1>{TITLE}</h1>\n'
            f"<table>{body}</table>\n")


def zipped(path, parts):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
        for name, text in parts.items():
            z.writestr(name, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + text)


PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def relations(*pairs):
    return f'<Relationships xmlns="{PACKAGE}">' + "".join(
        f'<Relationship Id="rId{i}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(pairs, 1)) + "</Relationships>"


def write_docx(path):
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

    def paragraph(text):
        half = len(text) // 2  # Word splits runs where it likes
        return "<w:p>" + "".join(f'<w:r><w:t xml:space="preserve">{escape(t)}</w:t></w:r>'
                                 for t in (text[:half], text[half:])) + "</w:p>"

    def cell(row, column, text):
        merge = ""
        if text is None:
            merge = "<w:vMerge/>"
        elif row is not None and span(row, column) > 1:
            merge = '<w:vMerge w:val="restart"/>'
        inside = "".join(paragraph(t) for t in lines(text)) if text else "<w:p/>"
        return f'<w:tc><w:tcPr><w:tcW w:w="1500" w:type="dxa"/>{merge}</w:tcPr>{inside}</w:tc>'

    def row(cells, number=None):
        return "<w:tr>" + "".join(cell(number, i, c) for i, c in enumerate(cells)) + "</w:tr>"

    grid = "<w:tblGrid>" + '<w:gridCol w:w="1500"/>' * len(HEADER) + "</w:tblGrid>"
    body = paragraph(TITLE) + "<w:tbl><w:tblPr/>" + grid + row(HEADER)
    body += "".join(row(r, i) for i, r in enumerate(ROWS)) + "</w:tbl><w:p/><w:sectPr/>"
    zipped(path, {
        "_rels/.rels": relations(("officeDocument", "word/document.xml")),
        "word/document.xml": f'<w:document xmlns:w="{w}"><w:body>{body}</w:body></w:document>',
    })


def write_xlsx(path):
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    strings, cells, merged = [], "", ["A1:F1"]

    def text(ref, value):
        if value.isdigit():
            return f'<c r="{ref}"><v>{value}</v></c>'
        if value not in strings:
            strings.append(value)
        return f'<c r="{ref}" t="s"><v>{strings.index(value)}</v></c>'

    for number, row in enumerate([[TITLE], HEADER] + ROWS, 1):
        cells += f'<row r="{number}">'
        for column, value in enumerate(row):
            letter = "ABCDEF"[column]
            if value is not None:
                cells += text(f"{letter}{number}", value)
                if number > 2 and span(number - 3, column) > 1:
                    merged.append(f"{letter}{number}:{letter}{number + span(number - 3, column) - 1}")
        cells += "</row>"
    ranges = "".join(f'<mergeCell ref="{r}"/>' for r in merged)
    items = "".join(f"<si><t>{escape(s)}</t></si>" for s in strings)
    zipped(path, {
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
        "xl/_rels/workbook.xml.rels": relations(("worksheet", "worksheets/sheet1.xml"),
                                                ("sharedStrings", "sharedStrings.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{OFFICE}"><sheets>'
                           '<sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData>'
                                    f"<mergeCells>{ranges}</mergeCells></worksheet>",
        "xl/sharedStrings.xml": f'<sst xmlns="{main}">{items}</sst>',
    })


def separated(separator):
    def field(value):
        if any(c in value for c in separator + '"\n'):
            return '"' + value.replace('"', '""') + '"'
        return value

    rows = [[TITLE] + [""] * (len(HEADER) - 1), HEADER] + [[c or "" for c in r] for r in ROWS]
    return "".join(separator.join(field(c) for c in row) + "\r\n" for row in rows)


def main():
    directory = pathlib.Path(sys.argv[1])
    (directory / "report.txt").write_text(as_text(), encoding="utf-8")
    (directory / "report.html").write_text(as_html(), encoding="utf-8")
    write_docx(directory / "report.docx")
    write_xlsx(directory / "report.xlsx")
    (directory / "report.csv").write_text("\ufeff" + separated(","), encoding="utf-8", newline="")
    (directory / "report.tsv").write_text(separated("\t"), encoding="utf-16", newline="")


if __name__ == "__main__":
    main()
