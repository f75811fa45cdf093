"""Snapshots of an invented series of any size, with labels as hostile as reports can make them."""
import json
import random

LABELS = ["新建口袋公园", "改造城镇老旧小区并完善周边道路和公共停车设施、提升物业服务覆盖水平", "it's `id` $(id) \"quoted\"",
          "引进高层次人才（团队）", "R&D经费 <b>&#65;</b> 投入", "𠮷野家𡋾路整治", "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
          "‮倒写‬ 标题", "“十四五”规划——中期评估…", "ABCDEFGHIJ klmnop 5G基站"]
OWNERS = ["市发改委", "市住房和城乡建设局", "市交通局", "市水利局", "东屿新区管理委员会（筹）", "市教育局", "市卫健委",
          "市农业农村局", "市自然资源和规划局", "市文广旅体局", "市商务局", "市科技局"]
END = {1: "03", 2: "06", 3: "09", 4: "12"}


def task(rng, number, year, quarter, course):
    pace = quarter / 4
    rate = None if course["none"] else round(
        min(course["speed"] * pace ** course["late"], course["stop"]), 4)
    status = ("ongoing" if rate is None else "done" if rate >= 1 else "ahead" if rate > pace + .05
              else "on_pace" if rate > pace - .05 else "behind")
    item = {"title": None, "progress": f"{year}年第{quarter}期进展情况{rng.random()}", "issues": None,
            "next": None, "target": None, "shared": []}
    return {"id": f"{number:016x}", "seq": number, "no": str(number), "section": None,
            "title": course["title"], "owners": [{"name": course["owner"], "lead": True}],
            "items": [item], "indicators": [], "commitments": [], "rate": rate,
            "rate_basis": None if rate is None else "stated", "status": status, "signals": []}


def make_courses(rng, tasks):
    courses = [{"title": f"{rng.choice(LABELS)}{n}个", "owner": rng.choice(OWNERS) + (
                    str(n // 40) if tasks > 500 else ""), "none": rng.random() < .2,
                "speed": rng.choice([.3, .8, 1, 1.1, 1.3, 30]), "late": rng.uniform(.6, 1.8),
                "stop": rng.choice([9, 99, 99, .33])} for n in range(tasks)]
    courses[0].update(none=False, speed=.8, stop=99)
    return courses


def write(folder, tasks, periods):
    """Writes the snapshots of a series that ends with a third quarter; gives their paths."""
    rng = random.Random(tasks * 100 + periods)
    courses = make_courses(rng, tasks)
    paths = []
    for p in range(periods):
        quarter = (p - periods + 3) % 4 + 1
        year = 2024 + (p - periods + 3) // 4
        as_of = f"{year}-{END[quarter]}"
        report = {"title": f"{year}年度重点工作", "place": "汐川市", "publisher": None, "index_no": None,
                  "published": None,
                  "period": {"key": f"{year}Q{quarter}", "year": year, "as_of": as_of,
                             "pace": quarter / 4},
                  "front": [], "back": [],
                  "source": {"name": "x", "sha256": "0" * 64, "bytes": 1, "format": "text",
                             "charset": "UTF-8"}}
        snapshot = {"schema": "qoq.snapshot/1", "report": report, "columns": [],
                    "tasks": [task(rng, n + 1, year, quarter, c) for n, c in enumerate(courses)],
                    "warnings": []}
        paths.append(folder / f"{year}q{quarter}.json")
        paths[-1].write_text(json.dumps(snapshot, ensure_ascii=False), encoding="utf-8")
    return [str(p) for p in paths]
