"""What the tests of the display share."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from tui.arabic import Line

SEEDS = sorted(Path(__file__).parents[3].joinpath("seeds").glob("*.txt"))


@pytest.fixture(params=SEEDS, ids=lambda path: path.name[:3])
def article(request: pytest.FixtureRequest) -> str:
    """The text of each seed article in turn."""
    path: Path = request.param
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def articles() -> list[str]:
    """The texts of all seed articles."""
    assert len(SEEDS) == 5
    return [path.read_text(encoding="utf-8") for path in SEEDS]


@pytest.fixture(scope="session")
def seen() -> Callable[[Line], str]:
    """What a person sees of a line, its letters in their base forms, leftmost first."""

    def base_letters(line: Line) -> str:
        return "".join(
            # A lam-alef is spelt in logical order, which the screen turns round.
            unicodedata.normalize("NFKC", glyph.text)[:: -1 if glyph.level & 1 else 1]
            if glyph.text > "\ufb00"
            else glyph.text
            for glyph in line.glyphs
        )

    return base_letters
