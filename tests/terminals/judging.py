"""Whether a picture of a line shows it as it reads.

The line is drawn a second time by Pango, which joins and orders by itself: once properly and in
each of the ways in which terminals get it wrong. What the terminal shows is as good as the
drawing it is most like. Only ink counts, cut at its borders and brought to one size, so that
the width of cells and the shade of colours make no difference.
"""

from __future__ import annotations

import subprocess
import tempfile
from functools import cache
from itertools import pairwise
from pathlib import Path

from PIL import Image, ImageChops

from tui.arabic import one_line

RIGHT, UNKNOWN = "right", "like none"
_ALIKE = 0.7  # what is right reaches 0.9; what is none of the drawings stays below 0.5
_BAR = (255, 0, 255)
_NEAR = 24  # tmux sends the nearest of eight colours where it knows no more
_SIZE = (672, 24)
_LRO, _PDF = "\u202d", "\u202c"


def rows(picture: Image.Image) -> list[Image.Image]:
    """Cut a picture of a card into its lines: what lies between two bars."""
    bars = _bars(picture)
    if not bars:
        return []
    left, right = bars[0][2], bars[0][3]
    return [picture.crop((left, above[1], right, below[0])) for above, below in pairwise(bars)]


def _bars(picture: Image.Image) -> list[tuple[int, int, int, int]]:
    """The bars of a card: top and bottom, left and right."""
    difference = ImageChops.difference(picture, Image.new("RGB", picture.size, _BAR)).convert("L")
    mask = difference.point([255 if value < _NEAR else 0 for value in range(256)])
    box = mask.getbbox()
    if box is None:
        return []
    column = mask.crop(((box[0] + box[2]) // 2, 0, (box[0] + box[2]) // 2 + 1, mask.height))
    lit = [False, *(value > 0 for value in column.tobytes()), False]
    edges = [place - 1 for place in range(1, len(lit)) if lit[place] != lit[place - 1]]
    return [(top, end, box[0], box[2]) for top, end in zip(edges[::2], edges[1::2], strict=True)]


def verdict(row: Image.Image, text: str) -> tuple[str, float]:
    """Find which drawing of a text a picture is most like, and how much, 1 being the same."""
    shown = _ink(row)
    likeness = {
        way: _likeness(shown, _ink(_drawn(sample, rtl)))
        for way, (sample, rtl) in ways(text).items()
    }
    best = max(likeness, key=lambda way: likeness[way])
    return best if likeness[best] >= _ALIKE else UNKNOWN, likeness[best]


def ways(text: str) -> dict[str, tuple[str, bool]]:
    """The line as it should be, and as it comes out wrong; each with its direction for Pango."""
    visual = one_line(text, 1_000).text
    words = visual.split(" ")
    return {
        RIGHT: (text, True),
        "ordered from the left": (text, False),
        "turned round": (_LRO + visual[::-1] + _PDF, False),
        "each word turned round": (_LRO + " ".join(word[::-1] for word in words) + _PDF, False),
        "words in the opposite order": (_LRO + " ".join(words[::-1]) + _PDF, False),
        "not joined, not ordered": (_LRO + "\u200c".join(text) + _PDF, False),
    }


@cache
def _drawn(text: str, rtl: bool) -> Image.Image:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "line.png"
        command = ["pango-view", "--no-display", "--font=DejaVu Sans Mono 14", "--no-auto-dir"]
        command += ["--margin=8", f"--output={path}", f"--text={text}"]
        subprocess.run([*command, *(["--rtl"] if rtl else [])], check=True, capture_output=True)
        with Image.open(path) as image:
            return image.convert("RGB")


def _ink(picture: Image.Image) -> list[int]:
    """The darkness of a picture's points, its margins cut off."""
    grey = ImageChops.invert(picture.convert("L"))
    box = grey.point([255 if value > 96 else 0 for value in range(256)]).getbbox()
    return list(grey.crop(box).resize(_SIZE).tobytes())


def _likeness(one: list[int], other: list[int]) -> float:
    """The correlation of two pictures."""
    mean_one, mean_other = sum(one) / len(one), sum(other) / len(other)
    first = [value - mean_one for value in one]
    second = [value - mean_other for value in other]
    spread = sum(value * value for value in first) * sum(value * value for value in second)
    if not spread:
        return 0.0
    return float(sum(a * b for a, b in zip(first, second, strict=True)) / spread**0.5)
