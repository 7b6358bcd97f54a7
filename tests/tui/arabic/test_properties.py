"""What holds for any text at all."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from wcwidth import wcswidth

from tui.arabic import (
    Base,
    Emission,
    Isolated,
    Line,
    emit_text,
    fit,
    harmless,
    isolate,
    lay_out,
    one_line,
    printable,
    sanitise,
)

ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأإؤئةىپچژکگیلالاڵێ"
PLAIN_CHARACTERS = ARABIC * 2 + "abNATO0123456789٠١٢۳ .,:/-%()[]«»<>؟،؛\"'…—"
HARMLESS_EXTRAS = "\u064e\u0651\u0640\u200c\u200d中文ひ"
HOSTILE = "\x00\x07\x1b[]\\;m\x9b\x9d\x9c\u202e\u2066\u2069\u200f\u061c\ufeff\u00ad"
HOSTILE += "\ufe0f\U000e0041\ud800\udfff"
EMOJI = "👍🏽🇸🇦👩❤1\u20e3"
BREAKS = "\n\r\t\x0b\u2028\u2029\x85\u00a0\u3000"
BREAKS_ALONE = [*"\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029", "\r\n"]
COMBINING = "\u0300\u0653\u0654\u0655\u0670\u093f\u0e33\u1161"
LIGATURES = "\ufdfa\ufdfd\ufdf2\ufefb\ufe70\ufdfc"

plain = st.text(st.sampled_from(PLAIN_CHARACTERS), max_size=60)
written = st.text(st.sampled_from(PLAIN_CHARACTERS + HARMLESS_EXTRAS), max_size=60)
anything = st.one_of(
    st.text(
        st.sampled_from(
            PLAIN_CHARACTERS * 2
            + HARMLESS_EXTRAS
            + HOSTILE
            + EMOJI
            + BREAKS
            + COMBINING
            + LIGATURES
        ),
        max_size=60,
    ),
    st.text(st.characters(), max_size=30),
    st.text(
        st.characters(categories=["Cs", "Cc", "Cf", "Mn", "Mc", "Me", "Lo", "So"]), max_size=30
    ),
)
widths = st.integers(1, 40)
bases = st.sampled_from(["R", "L", "auto"])

HOSTILE_TEXTS = [
    "",
    "\n",
    "\u202e",
    "\u0651" * 10_000,
    "ب" + "\u0651\u064e\u0315" * 10_000,
    "\x9d" * 20_000,
    "\x1b]" * 20_000,
    "\u2066" * 500 + "ب",
    "(" * 2_000 + "ب",
    "\ud800",
    "ه\u200d لا",
    "\u200d",
    "\u200c\u0651\n\u200d",
    "a" * 3_000,
    " " * 3_000,
    "\U0010ffff\ue000\ufdd0",
]


@pytest.mark.parametrize("text", HOSTILE_TEXTS, ids=range(len(HOSTILE_TEXTS)))
@pytest.mark.parametrize("width", [-1, 0, 1, 7, 80])
def test_hostile_texts_are_laid_out(text: str, width: int) -> None:
    for line in lay_out(text, width):
        assert printable(line.text) == line.text
        assert line.width <= max(1, width)
    assert one_line(text, width).width <= max(0, width)
    assert len(fit(text, width)) >= max(0, width) or "中" in text


@settings(deadline=None, max_examples=400)
@given(anything, widths, bases, st.booleans(), st.booleans())
@example("\u1100\u1161\u0301", 5, "R", True, True)
def test_nothing_unprintable_leaves_and_no_line_is_too_wide(
    text: str, width: int, base: Base, shape: bool, marks: bool
) -> None:
    lines = lay_out(text, width, base=base, shape=shape, marks=marks)
    lines.append(one_line(text, width, base=base, shape=shape, marks=marks))
    for line in lines:
        assert line.text.isprintable()
        assert line.width <= width
        assert not any(unicodedata.category(char) == "Cf" for char in line.text)


@settings(deadline=None, max_examples=400)
@given(anything, widths, st.booleans())
def test_widths_are_those_of_textual_and_of_wcwidth(text: str, width: int, marks: bool) -> None:
    for line in lay_out(text, width, marks=marks):
        assert line.width == sum(glyph.width for glyph in line.glyphs)
        assert cell_len(line.text) == line.width
        assert wcswidth(line.text) == line.width


@settings(deadline=None, max_examples=300)
@given(written, widths, bases, st.booleans())
def test_every_visible_character_is_drawn_once(
    text: str, width: int, base: Base, shape: bool
) -> None:
    glyphs = [
        glyph for line in lay_out(text, width, base=base, shape=shape) for glyph in line.glyphs
    ]
    for place, char in enumerate(text):
        drawn = sum(glyph.start <= place < glyph.end for glyph in glyphs)
        if unicodedata.category(char)[0] in "LNPS":
            assert drawn == 1, (place, char)
        else:
            assert drawn <= 1


@settings(deadline=None, max_examples=300)
@given(anything, widths, bases)
def test_lines_and_breaks_make_up_the_source(text: str, width: int, base: Base) -> None:
    place = 0
    for line in lay_out(text, width, base=base):
        assert text[place : line.start] in ("", *BREAKS_ALONE)
        assert all(line.start <= glyph.start <= glyph.end <= line.end for glyph in line.glyphs)
        place = line.end
    assert text[place:] in ("", *BREAKS_ALONE)


@settings(deadline=None, max_examples=300)
@given(written, widths, bases)
def test_cells_and_sources_lead_to_each_other(text: str, width: int, base: Base) -> None:
    for line in lay_out(text, width, base=base):
        cell = 0
        for glyph in line.glyphs:
            assert line.cells_of(glyph.start, glyph.end) == [(cell, cell + glyph.width)]
            for own in range(cell, cell + glyph.width):
                assert line.source_of(own) == (glyph.start, glyph.end)
            cell += glyph.width
        assert covered(line, line.start, line.end) == set(range(line.width))


@settings(deadline=None, max_examples=300)
@given(written, widths, st.lists(st.tuples(st.integers(-2, 62), st.integers(-2, 62)), max_size=4))
def test_styles_cover_the_cells_of_their_spans(
    text: str, width: int, spans: list[tuple[int, int]]
) -> None:
    styles = [(start, end, number) for number, (start, end) in enumerate(spans)]
    for line in lay_out(text, width):
        runs = line.runs(styles)
        assert "".join(run for run, _ in runs) == line.text
        assert all(before[1] != after[1] for before, after in pairwise(runs))
        worn: dict[int, set[int]] = {number: set() for number in range(len(spans))}
        cell = 0
        for run, numbers in runs:
            after = cell + cell_len(run)
            for number in numbers:
                worn[number] |= set(range(cell, after))
            cell = after
        for start, end, number in styles:
            assert worn[number] == covered(line, start, end)


def covered(line: Line, start: int, end: int) -> set[int]:
    """The cells of a span, which may lie in several ranges."""
    return {cell for first, after in line.cells_of(start, end) for cell in range(first, after)}


@settings(deadline=None)
@given(plain, widths, bases)
def test_one_line_shows_a_prefix_and_the_ellipsis(text: str, width: int, base: Base) -> None:
    line = one_line(text, width, base=base)
    whole = one_line(text, 1_000, base=base)
    assert (line.start, line.end) == (0, len(text))
    if whole.width <= width:
        assert line == whole
        return
    logical = sorted(line.glyphs, key=lambda glyph: glyph.start)
    assert logical[-1].text == "…"
    assert logical[-1].end == len(text)
    assert [glyph[:3] for glyph in logical[:-1]] == [
        glyph[:3] for glyph in sorted(whole.glyphs, key=lambda glyph: glyph.start)
    ][: len(logical) - 1]


@settings(deadline=None)
@given(anything, st.integers(0, 40), st.sampled_from(["left", "right", "centre", None]))
def test_a_field_has_exactly_its_width(text: str, width: int, align: str | None) -> None:
    assert cell_len(fit(text, width, align)) == width  # type: ignore[arg-type]


@settings(deadline=None)
@given(anything, anything, widths)
def test_pieces_are_laid_out_like_one_text(text: str, foreign: str, width: int) -> None:
    source: list[str | Isolated] = [text, isolate(foreign), text]
    for line in lay_out(source, width):
        assert line.width <= width
        assert line.text.isprintable()
    assert one_line(source, width).end == 2 * len(text) + len(foreign)


@settings(deadline=None)
@given(anything, st.sampled_from(list(Emission)))
def test_only_fences_leave_the_last_stage(text: str, emission: Emission) -> None:
    sent = emit_text(text, emission)
    assert printable(sent, fences=True) == sent
    assert emission is Emission.FENCED or "\u200e" not in sent


@given(anything)
def test_sanitised_text_leads_back_in_order(text: str) -> None:
    clean = sanitise(text)
    assert len(clean.starts) == len(clean.ends) == len(clean.text)
    assert list(clean.starts) == sorted(clean.starts)
    assert all(
        0 <= start < end <= len(text) for start, end in zip(clean.starts, clean.ends, strict=True)
    )


@given(anything)
def test_what_goes_into_a_pipe_holds_no_control(text: str) -> None:
    clean = harmless(text)
    assert not any(
        unicodedata.category(char) in ("Cc", "Cs") for char in clean if char not in "\n\t"
    )
    clean.encode("utf-8")
