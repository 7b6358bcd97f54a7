"""How known texts stand on the screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

import pytest

from tui.arabic import Base, Line, Source, cell_width, fit, isolate, lay_out, one_line

Seen = Callable[[Line], str]

# Letters are given in their base forms, leftmost first.
IN_ORDER: list[tuple[str, Base, str]] = [
    ("«بتقديم 200 مليون دولار»", "R", "«رالود نويلم 200 ميدقتب»"),
    ("حلف (NATO)", "R", "(NATO) فلح"),
    ("(NATO)", "R", "(NATO)"),
    ("(طباعة)", "R", "(ةعابط)"),
    ("لـ«التحالف الدولي» (طباعة)", "R", "(ةعابط) «يلودلا فلاحتلا»ـل"),
    ("ضد «داعش»، نجح", "R", "حجن ،«شعاد» دض"),
    ("من 98%", "R", "%98 نم"),
    ("98%", "R", "98%"),
    ("13/02/2018 02:16 م", "R", "م 02:16 13/02/2018"),
    ("الثلاثاء 13/02/2018 02:16 م", "R", "م 02:16 13/02/2018 ءاثالثلا"),
    ("2 000\u00a0000 دولار", "R", "رالود 000 000 2"),
    ("لإلغاء", "R", "ءاغلإل"),
    ("١٢٣ [أ]", "R", "[أ] ١٢٣"),
    ("(أ (ب) ج)", "R", "(ج (ب) أ)"),
    ("قال: نعم.", "R", ".معن :لاق"),
    ("عام 2014-2015", "R", "2015-2014 ماع"),
    ("NATO حلف", "R", "فلح NATO"),
    ("NATO حلف", "L", "NATO فلح"),
    ("NATO حلف", "auto", "NATO فلح"),
    ("حلف NATO", "auto", "NATO فلح"),
    ("Islamic State (داعش) in 2014", "L", "Islamic State (شعاد) in 2014"),
    ("a < b", "R", "a < b"),
    ("أ < ب", "R", "ب > أ"),
]


@pytest.mark.parametrize(("text", "base", "expected"), IN_ORDER)
def test_order_on_the_screen(text: str, base: Base, expected: str, seen: Seen) -> None:
    assert seen(one_line(text, 80, base=base)) == expected


SHAPED = [
    ("لإلغاء", "ﺀﺎﻐﻟﻹ"),
    ("بلا", "ﻼﺑ"),
    ("الله", "ﻪﻠﻟﺍ"),
    ("لَا", "ﻻ"),
    ("سـ\"يكون\"", "\"ﻥﻮﻜﻳ\"ـﺳ"),
    ("می\u200cخواهم", "ﻢﻫﺍﻮﺧﯽﻣ"),
    ("ه\u200d لا", "ﻻ ﻫ"),
    ("كوردستانی ڕۆژهەڵات", "ﺕﺍڵەﻩﮊﯙڕ ﯽﻧﺎﺘﺳﺩﺭﻮﻛ"),
    ("ۂۃ", "ۃۂ"),
    ("\ufdf2", "ﻪﻠﻟﺍ"),
    ("\u0627\u0653ب", "ﺏﺁ"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SHAPED)
def test_letters_are_joined(text: str, expected: str) -> None:
    assert one_line(text, 80).text == expected


SOURCES = [
    ("بلا", [(1, 3), (0, 1)]),
    ("لَا", [(0, 3)]),
    ("قُل", [(2, 3), (0, 2)]),
    ("\u0651ب", [(0, 2)]),
    ("ب\u202eب\u200f", [(2, 4), (0, 2)]),
    ("a\ufdf2", [(1, 2), (1, 2), (1, 2), (1, 2), (0, 1)]),
    ("x\x1b[31my", [(0, 1), (1, 6), (6, 7)]),
    ("中ب", [(1, 2), (0, 1)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "spans"), SOURCES)
def test_each_glyph_knows_its_source(text: str, spans: list[tuple[int, int]]) -> None:
    assert [(glyph.start, glyph.end) for glyph in one_line(text, 80).glyphs] == spans


def test_harakat_are_drawn_when_asked_for_and_belong_to_their_letter_in_any_case() -> None:
    text = "قُلْ"
    assert one_line(text, 9).text == "ﻞﻗ"
    assert [glyph.text for glyph in one_line(text, 9, marks=True).glyphs] == ["ﻞ\u0652", "ﻗ\u064f"]
    assert one_line(text, 9).cells_of(1, 2) == [(1, 2)]


def test_marks_of_other_scripts_are_drawn() -> None:
    assert one_line("q\u0301 ש\u05c1", 9).text == "ש\u05c1 q\u0301"


@pytest.mark.parametrize("char", ["\u0651", "\u0301", "\u0e4d"])
def test_ten_thousand_marks_are_one_cell(char: str) -> None:
    (line,) = lay_out("ب" + char * 10_000 + "ب", 5, marks=True)
    assert line.width == 2
    assert len(line.text) < 10
    assert line.glyphs[1].end == 10_001


def test_unjoined_letters_are_shown_as_they_are_written() -> None:
    assert one_line("لا (أب)", 9, shape=False).text == "(بأ) ال"


def test_without_reordering_text_is_logical() -> None:
    assert one_line("لا (أب) 98%", 20, shape=False, reorder=False).text == "لا (أب) 98%"


PERCENT = "نجح بتحرير ما نسبته 98% من الأراضي العراقية"


@pytest.mark.parametrize("width", range(3, 50))
def test_the_percent_sign_stays_on_its_side_at_any_width(width: int, seen: Seen) -> None:
    (line,) = [line for line in lay_out(PERCENT, width) if "98" in line.text]
    # Behind Arabic letters the number is an Arabic one, and takes no sign along.
    assert "%98" in seen(line)


def test_date_and_hour_keep_their_order_when_wrapped_apart_from_the_words(seen: Seen) -> None:
    text = "آخر تحديث: الثلاثاء 13/02/2018 02:16 م"
    assert [seen(line) for line in lay_out(text, 18)] == [
        "ءاثالثلا :ثيدحت رخآ",
        "م 02:16 13/02/2018",
    ]
    assert [seen(line) for line in lay_out(text, 11)] == [
        ":ثيدحت رخآ",
        "ءاثالثلا",
        "13/02/2018",
        "م 02:16",
    ]


WRAPPED: list[tuple[str, int, list[str]]] = [
    ("aa bb cc", 5, ["aa bb", "cc"]),
    ("aa bb cc", 2, ["aa", "bb", "cc"]),
    ("aaaaa b", 2, ["aa", "aa", "a", "b"]),
    ("aa   bb", 3, ["aa", "bb"]),
    ("aa bbbbb", 4, ["aa", "bbbb", "b"]),
    ("  aa", 4, ["  aa"]),
    ("aa\u00a0bb cc", 5, ["aa bb", "cc"]),
    ("aa bb\u00a0cc", 5, ["aa", "bb cc"]),
    ("aa\u00a0bb", 3, ["aa", "bb"]),
    ("中文字", 3, ["中", "文", "字"]),
    ("a中b", 1, ["a", "\ufffd", "b"]),
    ("", 5, [""]),
    ("   ", 2, [""]),
    ("a\n\nb", 5, ["a", "", "b"]),
    ("a\n", 5, ["a"]),
    ("\n", 5, [""]),
    ("\na", 5, ["", "a"]),
    ("a\r\nb\u2028c\x85d", 5, ["a", "b", "c", "d"]),
]


@pytest.mark.parametrize(("text", "width", "lines"), WRAPPED)
def test_wrapping(text: str, width: int, lines: list[str]) -> None:
    assert [line.text for line in lay_out(text, width, base="L")] == lines


def test_first_words_come_first_when_arabic_is_wrapped(seen: Seen) -> None:
    lines = lay_out("التحالف الدولي يجدد الحرص", 14)
    assert [seen(line) for line in lines] == ["يلودلا فلاحتلا", "صرحلا ددجي"]
    assert [(line.start, line.end) for line in lines] == [(0, 15), (15, 25)]


def test_offsets_count_through_paragraphs() -> None:
    first, second = lay_out("ab\r\ncd", 5, base="L")
    assert (first.start, first.end, second.start, second.end) == (0, 2, 4, 6)
    assert second.cells_of(5, 6) == [(1, 2)]


def test_only_as_many_lines_as_asked_for() -> None:
    text = "كلمة " * 50
    assert lay_out(text, 10, max_lines=3) == lay_out(text, 10)[:3]
    assert lay_out(text, 10, max_lines=0) == []


def test_paragraphs_find_their_own_direction() -> None:
    assert [line.rtl for line in lay_out("abc\nابج\n12", 9, base="auto")] == [False, True, False]


CUT: list[tuple[str, int, Base, str]] = [
    ("التحالف الدولي", 14, "R", "يلودلا فلاحتلا"),
    ("التحالف الدولي", 11, "R", "…لا فلاحتلا"),
    ("التحالف الدولي", 9, "R", "…فلاحتلا"),
    ("التحالف الدولي", 1, "R", "…"),
    ("التحالف الدولي", 0, "R", ""),
    ("حلف NATO", 7, "R", "…NA فلح"),
    ("عام 2018", 7, "R", "…20 ماع"),
    ("A long title", 6, "L", "A lon…"),
    ("A long title", 2, "L", "A…"),
    ("title   ", 5, "L", "title"),
    ("中文", 3, "L", "中…"),
    ("中文", 2, "L", "…"),
    ("a\nb\n\nc", 9, "L", "a b c"),
]


@pytest.mark.parametrize(("text", "width", "base", "expected"), CUT)
def test_cutting_to_one_line(text: str, width: int, base: Base, expected: str, seen: Seen) -> None:
    assert seen(one_line(text, width, base=base)) == expected


def test_the_ellipsis_stands_for_the_rest() -> None:
    line = one_line("التحالف الدولي", 9)
    assert line.source_of(0) == (7, 14)
    assert line.cells_of(10, 12) == [(0, 1)]


def test_another_ellipsis_or_none() -> None:
    assert one_line("abcdef", 4, base="L", ellipsis="..").text == "ab.."
    assert one_line("abcdef", 4, base="L", ellipsis="").text == "abcd"
    assert one_line("abcdef", 1, base="L", ellipsis="..").text == "a"


def test_a_title_of_a_million_characters_is_cut_at_once() -> None:
    line = one_line("كلمة " * 200_000, 20)
    assert line.width <= 20
    assert line.glyphs[0].text == "…"
    assert line.end == 1_000_000
    assert one_line("\u0651" * 5_000 + "ب", 20).text == "…"


FIELDS: list[tuple[str, int, Literal["left", "right", "centre"] | None, Base, str]] = [
    ("اب", 4, None, "R", "  ﺏﺍ"),
    ("اب", 4, "left", "R", "ﺏﺍ  "),
    ("اب", 5, "centre", "R", " ﺏﺍ  "),
    ("ab", 4, None, "R", "  ab"),
    ("ab", 4, None, "L", "ab  "),
    ("ab", 4, "right", "L", "  ab"),
    ("ab", 4, None, "auto", "ab  "),
    ("اب", 4, None, "auto", "  ﺏﺍ"),
    ("中文", 3, None, "L", "中…"),
    ("中文a", 2, None, "L", "… "),
    ("ab", 0, None, "L", ""),
    ("ab", -3, None, "L", ""),
]


@pytest.mark.parametrize(("text", "width", "align", "base", "expected"), FIELDS)
def test_fields(text: str, width: int, align: Any, base: Base, expected: str) -> None:
    assert fit(text, width, align, base=base) == expected


@pytest.mark.parametrize(
    ("text", "width"), [("", 0), ("بلا", 2), ("قُلْ", 2), ("中文", 4), ("a\x1b[31mb", 3)]
)
def test_cell_width(text: str, width: int) -> None:
    assert cell_width(text) == width


# A piece that we set into a line of the other direction, and how it is seen there.
FOREIGN = [
    "2018-02-13", "a003:19", "2015-04-10/2015-05-10~", "XXXX-02-18", "98%", "-5", "+1.5%",
    "1,000-2,000", "NATO", "m012 (v2)", "2018-02-13T14:05", "https://a.example/x?y=(1)", "[1]",
    "12)", "3/5", "~2015", "a b c", "2004-06-XX/2004-07-03",
]  # fmt: skip


@pytest.mark.parametrize("foreign", FOREIGN)
@pytest.mark.parametrize(
    ("before", "after"), [("اجتماع ", " الكويت"), ("عام 12 ", " 13 مليون"), ("", "م"), ("(", ")")]
)
@pytest.mark.parametrize("base", ["R", "L", "auto"])
def test_isolated_pieces_keep_their_order(
    foreign: str, before: str, after: str, base: Base
) -> None:
    source: Source = [before, isolate(foreign), after]
    line = one_line(source, 200, base=base)
    start = len(before)
    (cells,) = line.cells_of(start, start + len(foreign))
    assert line.text[slice(*cells)] == foreign
    assert (line.start, line.end) == (0, len(before) + len(foreign) + len(after))


@pytest.mark.parametrize(
    ("source", "drawn"),
    [
        (("عام 2017", isolate("2018-02-13")), "2018-02-132017 ماع"),
        ((isolate("2017"), isolate("2018-02-13"), " عام"), "ماع 2018-02-132017"),
        (("abc", isolate("2017", "R"), isolate("12-1", "R"), "م"), "م12-12017abc"),
        (("في 12", isolate("وقع", "R"), " 13"), "13 عقو12 يف"),
    ],
)
def test_an_isolated_piece_without_a_blank_stays_apart(
    source: Source, drawn: str, seen: Seen
) -> None:
    """The isolating controls end the runs on either side, though nothing is drawn for them."""
    assert seen(one_line(source, 80)) == drawn


def test_isolating_leaves_the_surroundings_as_they_were(seen: Seen) -> None:
    source: Source = ["اجتماع ", isolate("2018-02-13"), " في الكويت (", isolate("a003:19"), ")"]
    assert seen(one_line(source, 80)) == "(a003:19) تيوكلا يف 2018-02-13 عامتجا"


def test_without_isolation_a_date_is_scrambled(seen: Seen) -> None:
    """The reason for isolating: drop this test when Unicode changes its mind."""
    assert "2018-02-13" not in seen(one_line("اجتماع 2018-02-13", 80))


def test_an_arabic_piece_in_a_left_to_right_line(seen: Seen) -> None:
    source: Source = ["title: ", isolate("حلف (98%)", "auto"), ", 3 sources"]
    assert seen(one_line(source, 80, base="L")) == "title: (%98) فلح, 3 sources"


def test_isolated_pieces_are_sanitised_and_stay_in_one_line() -> None:
    source: Source = ["ا ", isolate("a\u2069\nb\x1b[31m"), " ب"]
    (line,) = lay_out(source, 40)
    assert line.text == "ﺏ a b\ufffd ﺍ"


def test_pieces_of_several_paragraphs() -> None:
    source: Source = ["ab\ncd ", isolate("12"), "\nef"]
    lines = lay_out(source, 9, base="L")
    assert [(line.text, line.start, line.end) for line in lines] == [
        ("ab", 0, 2),
        ("cd 12", 3, 8),
        ("ef", 9, 11),
    ]


def test_a_lone_isolated_piece() -> None:
    assert one_line(isolate("2018-02-13"), 20).text == "2018-02-13"
