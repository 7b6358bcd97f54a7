"""The forms that letters take, against what HarfBuzz makes of the same words in a font.

Glyphs are not compared with code points, for a font may draw a form as it likes. A letter's
form has the glyphs that HarfBuzz gives to the letter alone between joiners: with ZWJ on neither
side, on one, or on both. A word is right if it has the glyphs of the forms it was given, letter
by letter, and those of the ligature where it was given a lam-alef.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache
from itertools import product
from pathlib import Path

import pytest
import uharfbuzz as hb  # type: ignore[import-untyped, unused-ignore]

from tui.arabic import one_line
from tui.arabic.engines import joined

TRUETYPE = Path("/usr/share/fonts/truetype")
# DejaVu has the lam-alef with a hamza among its common ligatures.
FONTS = {
    "dejavu/DejaVuSansMono.ttf": {"liga": True, "calt": False},
    "noto/NotoSansArabic-Regular.ttf": {"liga": False, "calt": False},
}
ALWAYS_THERE = "dejavu/DejaVuSansMono.ttf"

# Noto Sans Arabic draws a lam with an alef maksura as one, and its own heh for one that stands
# alone behind a letter of the same word. Neither tells of joining, and no cell could show them.
OF_NOTO = re.compile("لى|(?<=[آأؤإاةدذرزوىءژ])ه(?![آ-ي])")
ZWJ = "\u200d"
ARABIC = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي"
PERSIAN = "پچژکگی"
LETTERS = ARABIC + PERSIAN

BETWEEN = {"isolated": ("", ""), "initial": ("", ZWJ), "final": (ZWJ, ""), "medial": (ZWJ, ZWJ)}

Glyphs = Callable[[str], tuple[int, ...]]


@pytest.fixture(scope="module", params=FONTS)
def glyphs(request: pytest.FixtureRequest) -> Glyphs:
    """What HarfBuzz draws of a text in a font, leftmost first, joiners left out."""
    path = TRUETYPE / request.param
    if not path.exists():
        if os.environ.get("CI") and request.param == ALWAYS_THERE:
            pytest.fail(f"{path} is missing: install fonts-dejavu-core")
        pytest.skip(f"{path} is missing")
    font = hb.Font(hb.Face(hb.Blob.from_file_path(str(path))))
    features = FONTS[request.param]
    empty = font.get_nominal_glyph(ord(" "))

    def shape(text: str) -> tuple[int, ...]:
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction, buffer.script = "rtl", "Arab"
        hb.shape(font, buffer, features)
        return tuple(info.codepoint for info in buffer.glyph_infos if info.codepoint != empty)

    return shape


def form_of(glyph: str) -> tuple[str, str]:
    """The name of a presentation form and the letters it stands for."""
    kind, *letters = unicodedata.decomposition(glyph).split() or [""]
    if not kind.startswith("<"):
        return "isolated", glyph
    return kind.strip("<>"), "".join(chr(int(letter, 16)) for letter in letters)


def wrongly_joined(words: Iterable[str], glyphs: Glyphs) -> list[str]:
    """The words whose forms HarfBuzz draws otherwise."""

    @cache
    def drawn(form: str) -> tuple[int, ...]:
        kind, letters = form_of(form)
        before, after = BETWEEN[kind]
        return glyphs(f"{before}{letters}{after}")

    wrong = []
    for word in words:
        forms = [form for form in joined(word) if form]
        expected = [glyph for form in reversed(forms) for glyph in drawn(form)]
        if list(glyphs(word)) != expected:
            wrong.append(word)
    return wrong


def test_every_word_of_the_articles(articles: list[str], glyphs: Glyphs) -> None:
    words = {
        re.sub("[\u064b-\u065f\u0670]", "", unicodedata.normalize("NFC", word))
        for text in articles
        for word in re.findall("[\u0620-\u065f\u0670-\u06d3]+", text)
    }
    assert len(words) > 1_400
    wrong = wrongly_joined(sorted(words), glyphs)
    assert [word for word in wrong if not OF_NOTO.search(word)] == []
    assert len(wrong) < 30


def test_every_pair_and_triple_of_letters(glyphs: Glyphs) -> None:
    words = ["".join(letters) for count in (1, 2, 3) for letters in product(LETTERS, repeat=count)]
    assert len(words) > 70_000
    assert [word for word in wrongly_joined(words, glyphs) if not OF_NOTO.search(word)] == []


def test_tatweel_and_what_does_not_join(glyphs: Glyphs) -> None:
    words = ["سـ", "ـس", "لـا", "بـلا", "ءلاء", "بءب", "لالا", "للا", "الله", "لإلغاء", "آلاف"]
    assert wrongly_joined(words, glyphs) == []


# Letters of Kurdish, Urdu, Pashto, Sindhi, Uyghur that the reshaper has no forms for.
UNJOINED = "ڵێەڕۆێۂۃڼښږځڄڃݐݑؠػػؼؽؾؿ"


@pytest.mark.parametrize("letter", sorted(set(UNJOINED)))
def test_letters_without_forms_are_shown_as_they_are(letter: str) -> None:
    forms = joined(f"ب{letter}ب")
    assert len(forms) == 3
    # Some the reshaper knows after all; the rest stand alone between isolated neighbours.
    known = form_of(forms[1])[1] == letter and forms[1] != letter
    assert known or forms == ["ﺏ", letter, "ﺏ"]
    line = one_line(f"ب{letter}ب", 9)
    assert [(glyph.start, glyph.end) for glyph in line.glyphs] == [(2, 3), (1, 2), (0, 1)]
