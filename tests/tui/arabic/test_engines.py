"""The two libraries behind their one door."""

from __future__ import annotations

import os
import subprocess
import sys
import unicodedata
from itertools import product

import pytest

from tui.arabic import LevelsUnreadable, engines
from tui.arabic.embedding import levels
from tui.arabic.engines import Base, joined, mirrored

# Python-bidi's report of levels is read by its form: these say when it changes.
LEVELS: list[tuple[str, Base, list[int], int]] = [
    ("", "R", [], 1),
    ("", "L", [], 0),
    ("", "auto", [], 0),
    ("ا", "auto", [1], 1),
    ("a", "auto", [0], 0),
    ("a", "R", [2], 1),
    ("ab اب 12", "R", [2, 2, 1, 1, 1, 1, 2, 2], 1),
    ("ab اب 12", "L", [0, 0, 0, 1, 1, 1, 2, 2], 0),
    ("«داعش» NATO (98%)", "R", [1] * 7 + [2] * 10, 1),
    ("98%", "R", [2, 2, 2], 1),
    ("من 98%", "R", [1, 1, 1, 2, 2, 1], 1),
    ("a\u2067b\u2069c", "L", [0, 0, 2, 0, 0], 0),
    ("中\U0001f600ا٣", "L", [0, 0, 1, 2], 0),
    ("a\nاب\n", "auto", [0, 0, 1, 1, 1], 0),
    ('"\\\n    levels: [\n', "L", [0] * 17, 0),
    ("    ],\n    paragraphs: [", "L", [0] * 24, 0),
]


@pytest.mark.parametrize(("text", "base", "expected", "paragraph"), LEVELS)
def test_levels_are_read(text: str, base: Base, expected: list[int], paragraph: int) -> None:
    assert levels(text, base) == (bytes(expected), paragraph)


def test_one_letter_stands_for_its_neighbours() -> None:
    text = "وقال (ريكس تيلرسون) Rex Tillerson: «98% من العراق»، 200 مليون."
    together, _ = levels(text, "R")
    # The same text in which no two letters of a class are neighbours for the pattern.
    spaced = text.replace("", "\u200b")[1:-1]
    assert levels(spaced, "R")[0][::2] == together


REPORTS = {
    "nothing": "",
    "no paragraphs": (
        "BidiInfo {\n    levels: [\n        Level(\n            1,\n        ),\n    ],\n}"
    ),
    "too few levels": (
        "BidiInfo {\n    levels: [\n        Level(\n            1,\n        ),\n    ],\n"
        "    paragraphs: [\n        ParagraphInfo {\n            level: Level(\n                1,"
    ),
    "levels of another form": (
        "BidiInfo {\n    levels: [\n        Level(1),\n        Level(1),\n    ],\n"
        "    paragraphs: [\n        ParagraphInfo {\n            level: Level(\n                1,"
    ),
}


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_a_report_of_another_form_is_said_to_be_unreadable(
    report: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "_bidi", lambda: lambda *_, **__: report)
    with pytest.raises(LevelsUnreadable) as caught:
        engines.resolve("لا", "R")  # `levels` may remember an answer
    assert caught.value.reason


def test_a_character_of_every_length_in_bytes_has_its_level() -> None:
    text = "a\u00e9\u0627\u4e2d\U0001f600" * 3
    found, _ = levels(text, "L")
    assert list(found) == [0, 0, 1, 0, 0] * 3


MIRRORS = [("(", 1, ")"), (")", 1, "("), ("«", 1, "»"), ("»", 3, "«"), ("[", 1, "]"), ("<", 1, ">"),
           ("(", 0, "("), ("«", 2, "«"), ("ا", 1, "ا"), ("%", 1, "%"), ("“", 1, "“")]  # fmt: skip


@pytest.mark.parametrize(("char", "level", "expected"), MIRRORS)
def test_brackets_are_mirrored_at_odd_levels(char: str, level: int, expected: str) -> None:
    assert mirrored(char, [level]) == expected


ARABIC = [chr(code) for code in range(0x621, 0x64B) if unicodedata.category(chr(code)) == "Lo"]
LETTERS = [char for char in ARABIC if char not in "\u063b\u063c\u063d\u063e\u063f"] + list("پچژکگی")
LAM = "ل"


def forms_by_letter() -> dict[str, dict[str, str]]:
    """The forms of each letter, as Unicode's compatibility decompositions tell them."""
    forms: dict[str, dict[str, str]] = {}
    for code in (*range(0xFB50, 0xFC00), *range(0xFE80, 0xFEFD)):
        kind, *letters = unicodedata.decomposition(chr(code)).split() or [""]
        if letters:
            key = "".join(chr(int(letter, 16)) for letter in letters)
            forms.setdefault(key, {})[kind.strip("<>")] = chr(code)
    return forms


FORMS = forms_by_letter()


def expected_forms(word: str) -> list[str]:
    """Join a word by the letters' forms alone: who has an initial form joins to the left."""
    joins_before = [
        bool(place and "initial" in FORMS[word[place - 1]] and "final" in FORMS[word[place]])
        for place in range(len(word))
    ] + [False]
    result = []
    place = 0
    while place < len(word):
        letters = word[place : place + 2]
        letters = letters if letters[0] == LAM and letters in FORMS else letters[0]
        before, after = joins_before[place], joins_before[place + len(letters)]
        kind = {(0, 0): "isolated", (0, 1): "initial", (1, 0): "final", (1, 1): "medial"}
        result += [FORMS[letters][kind[before, after]], *[""] * (len(letters) - 1)]
        place += len(letters)
    return result


def test_every_letter_is_among_those_compared() -> None:
    assert len(LETTERS) == 42
    assert all(letter in FORMS for letter in LETTERS)


@pytest.mark.parametrize("around", [("", ""), ("ب", "ب"), ("ب", ""), ("", "ب"), ("ا", "ا")])
def test_all_pairs_of_letters_join_as_unicode_says(around: tuple[str, str]) -> None:
    words = [around[0] + "".join(pair) + around[1] for pair in product(LETTERS, repeat=2)]
    assert {word: joined(word) for word in words} == {word: expected_forms(word) for word in words}


WORDS = [
    ("لإلغاء", ["ﻹ", "", "ﻟ", "ﻐ", "ﺎ", "ﺀ"]),
    ("الله", ["ﺍ", "ﻟ", "ﻠ", "ﻪ"]),
    ("بلا", ["ﺑ", "ﻼ", ""]),
    ("لـا", ["ﻟ", "ـ", "ﺎ"]),
    ("ل ا", ["ﻝ", " ", "ﺍ"]),
    ("بXب", ["ﺏ", "X", "ﺏ"]),
    ("بڵب", ["ﺏ", "ڵ", "ﺏ"]),
    ("ۂۃێەڕ", ["ۂ", "ۃ", "ێ", "ە", "ڕ"]),
    ("\u06e5\u06e6\u06ddب\x00", ["\u06e5", "\u06e6", "\u06dd", "ﺏ", "\x00"]),
    ("", []),
]


@pytest.mark.parametrize(("word", "expected"), WORDS)
def test_words_are_joined(word: str, expected: list[str]) -> None:
    assert joined(word) == expected


def test_the_environment_cannot_turn_on_other_ligatures(tmp_path: object) -> None:
    code = "from tui.arabic import one_line; print(one_line('الله عج', 20).width)"
    for setting in (f"{tmp_path}/none.ini", os.devnull):
        environment = os.environ | {"PYTHON_ARABIC_RESHAPER_CONFIGURATION_FILE": setting}
        result = subprocess.run(
            [sys.executable, "-c", code],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        assert result.stdout == "7\n"


def test_a_pipe_costs_neither_library() -> None:
    code = (
        "import sys, tui.arabic as a; a.show('لا', terminal=False, profile=a.choose(None, {}));"
        "print(sorted({'bidi', 'arabic_reshaper', 'rich', 'textual'} & set(sys.modules)))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stdout == "[]\n"
