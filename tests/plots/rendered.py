"""What is wrong with the texts of a picture, as the renderers themselves have it: librsvg says
where the ink of each text of an SVG lands, pango which characters it has no glyph for, poppler
what a PDF has written where. Needs gir1.2-rsvg-2.0, python3-gi-cairo and poppler-utils."""
import functools
import html
import re
import subprocess

import gi

gi.require_version("Pango", "1.0")
gi.require_version("PangoCairo", "1.0")
gi.require_version("Rsvg", "2.0")
from gi.repository import Pango, PangoCairo, Rsvg  # noqa: E402

CONTEXT = PangoCairo.FontMap.get_default().create_context()


@functools.lru_cache(maxsize=None)
def has_glyph(character, families):
    layout = Pango.Layout.new(CONTEXT)
    layout.set_font_description(Pango.FontDescription.from_string(f"{families} 12"))
    layout.set_text(character, -1)
    return layout.get_unknown_glyphs_count() == 0


def numbered(source):
    """The SVG with an id for each text, and the texts."""
    texts = [html.unescape(re.sub(r"<[^>]*>", "", part))
             for part in re.findall(r"<text\b[^>]*>(.*?)</text>", source, re.S)]
    numbers = iter(range(len(texts)))
    return re.sub(r"<text\b", lambda _: f'<text id="qoq{next(numbers)}"', source), texts


def ink(source):
    """The boxes of all texts that leave ink: (left, top, right, bottom, text), and the canvas."""
    source, texts = numbered(source)
    handle = Rsvg.Handle.new_from_data(source.encode())
    _, width, height = handle.get_intrinsic_size_in_pixels()
    canvas = Rsvg.Rectangle()
    canvas.x, canvas.y, canvas.width, canvas.height = 0, 0, width, height
    boxes = []
    for i, text in enumerate(texts):
        _, box, _ = handle.get_geometry_for_layer(f"#qoq{i}", canvas)
        boxes.append((box.x, box.y, box.x + box.width, box.y + box.height, text))
    return boxes, (width, height)


def svg_faults(source):
    boxes, (width, height) = ink(source)
    for left, top, right, bottom, text in boxes:
        if right <= left and text.strip():
            yield f"{text!r} leaves no ink"
        if left < 0 or top < 0 or right > width or bottom > height:
            yield f"{text!r} stands outside the canvas"
    boxes = sorted((b for b in boxes if b[2] > b[0]), key=lambda b: b[1])
    for i, (left, top, right, bottom, text) in enumerate(boxes):
        for other in boxes[i + 1:]:
            if other[1] >= bottom:
                break
            if other[0] < right and left < other[2]:
                yield f"{text!r} and {other[4]!r} overlap"
    families = ",".join(sorted(set(re.findall(r'font-family="([^"]*)"', source))))
    for c in sorted({c for box in boxes for c in box[4] if not c.isspace()}):
        if not has_glyph(c, families):
            yield f"no glyph for {c!r} U+{ord(c):04X}"


def pdf_faults(path):
    """Words outside the page, and what no font has a character for: it is drawn as a box."""
    said = subprocess.run(["pdftotext", "-bbox", path, "-"], check=True, capture_output=True,
                          text=True, encoding="utf-8").stdout
    page = re.search(r'<page width="([\d.]+)" height="([\d.]+)"', said)
    width, height = float(page[1]), float(page[2])
    words = re.findall(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" '
                       r'yMax="([-\d.]+)">(.*?)</word>', said)
    if not words:
        yield "no text in the PDF"
    for *box, text in words:
        left, _, right, _ = map(float, box)
        top, bottom = float(box[1]), float(box[3])
        middle = (top + bottom) / 2 # of a font's whole height, which is more than its letters'
        if left < -.5 or right > width + .5 or middle < 0 or middle > height:
            yield f"{html.unescape(text)!r} stands outside the page"
    fonts = subprocess.run(["pdffonts", path], check=True, capture_output=True, text=True).stdout
    for line in fonts.splitlines()[2:]:
        if not re.search(r"\byes\s+(yes|no)\s+(yes|no)\s+\d+", line):
            yield f"a font is not embedded: {line.split()[0]}"


def pdf_characters(path):
    said = subprocess.run(["pdftotext", path, "-"], check=True, capture_output=True, text=True,
                          encoding="utf-8").stdout
    return set(said) - set(" \n\f")
