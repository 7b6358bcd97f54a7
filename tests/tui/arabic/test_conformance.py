"""The order on the screen against the whole of Unicode's own test files."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from tui.arabic import lay_out
from tui.arabic.embedding import levels
from tui.arabic.engines import Base
from tui.arabic.order import line_levels, visual_order

FOLDER = Path("/usr/share/unicode")
CHARACTER_TESTS = FOLDER / "BidiCharacterTest.txt"
CLASS_TESTS = FOLDER / "BidiTest.txt"

pytestmark = pytest.mark.conformance

# One character of each bidi class, as any other would do.
REPRESENTATIVE = {
    "L": "a", "R": "\u05d0", "AL": "\u0627", "EN": "1", "ES": "-", "ET": "%", "AN": "\u0661",
    "CS": ",", "NSM": "\u064b", "BN": "\u200b", "B": "\u2029", "S": "\t", "WS": " ", "ON": "!",
    "LRE": "\u202a", "RLE": "\u202b", "LRO": "\u202d", "RLO": "\u202e", "PDF": "\u202c",
    "LRI": "\u2066", "RLI": "\u2067", "FSI": "\u2068", "PDI": "\u2069",
}  # fmt: skip


def lines_of(path: Path) -> Iterator[str]:
    """The lines of a test file; without the file the test fails on CI and is skipped elsewhere."""
    if not path.exists():
        if os.environ.get("CI"):
            pytest.fail(f"{path} is missing: install unicode-data")
        pytest.skip(f"{path} is missing: install unicode-data")
    with path.open(encoding="utf-8") as file:
        for line in file:
            stripped = line.partition("#")[0].strip()
            if stripped:
                yield stripped


def on_screen(text: str, base: Base, hidden: list[bool]) -> tuple[list[int], list[int], int]:
    """Levels and order of what is not hidden, in the steps by which a line is drawn."""
    resolved, paragraph = levels(text, base)
    ordered_by = line_levels(text, resolved, paragraph)
    shown = [place for place, is_hidden in enumerate(hidden) if not is_hidden]
    order = visual_order([ordered_by[place] for place in shown])
    return [ordered_by[place] for place in shown], [shown[place] for place in order], paragraph


def test_every_representative_has_its_class() -> None:
    assert {key: unicodedata.bidirectional(char) for key, char in REPRESENTATIVE.items()} == {
        key: key for key in REPRESENTATIVE
    }


def test_bidi_character_test() -> None:
    bases: dict[str, Base] = {"0": "L", "1": "R", "2": "auto"}
    cases = 0
    wrong = []
    for line in lines_of(CHARACTER_TESTS):
        codes, direction, paragraph, expected, order = line.split(";")
        text = "".join(chr(int(code, 16)) for code in codes.split())
        marked = expected.split()
        found = on_screen(text, bases[direction], [level == "x" for level in marked])
        wanted = (
            [int(level) for level in marked if level != "x"],
            [int(place) for place in order.split()],
            int(paragraph),
        )
        cases += 1
        if found != wanted:
            wrong.append(line)
    assert wrong == []
    assert cases == 91_707


def test_bidi_test() -> None:
    bases: tuple[tuple[int, Base], ...] = ((1, "auto"), (2, "L"), (4, "R"))
    cases = 0
    wrong = []
    marked: list[str] = []
    wanted: tuple[list[int], list[int]] = ([], [])
    for line in lines_of(CLASS_TESTS):
        if line.startswith("@Levels:"):
            marked = line.removeprefix("@Levels:").split()
            hidden = [level == "x" for level in marked]
        elif line.startswith("@Reorder:"):
            order = [int(place) for place in line.removeprefix("@Reorder:").split()]
            wanted = ([int(level) for level in marked if level != "x"], order)
        else:
            classes, _, bits = line.partition(";")
            text = "".join(REPRESENTATIVE[name] for name in classes.split())
            for bit, base in bases:
                if int(bits) & bit:
                    cases += 1
                    if on_screen(text, base, hidden)[:2] != wanted:
                        wrong.append((line, base))
    assert wrong == []
    assert cases == 770_241


def test_lines_are_drawn_in_the_order_of_bidi_character_test() -> None:
    """The same through the public door, for the cases whose characters are all shown."""
    bases: dict[str, Base] = {"0": "L", "1": "R", "2": "auto"}
    cases = 0
    wrong = []
    for line in lines_of(CHARACTER_TESTS):
        codes, direction, _, _, order = line.split(";")
        text = "".join(chr(int(code, 16)) for code in codes.split())
        if not text.isprintable() or any(map(unicodedata.combining, text)):
            continue
        (drawn,) = lay_out(text, 2 * len(text), base=bases[direction], shape=False)
        # A blank that ends the line is not drawn.
        end = len(text.rstrip())
        wanted = [int(place) for place in order.split() if int(place) < end]
        cases += 1
        if [glyph.start for glyph in drawn.glyphs] != wanted:
            wrong.append(line)
    assert wrong == []
    assert cases > 80_000
