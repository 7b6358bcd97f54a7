"""What of a hostile text may be shown, and where it came from."""

from __future__ import annotations

import unicodedata

import pytest

from tui.arabic import sanitise

BAD = "\ufffd"

SHOWN = [
    ("plain", "نص عادي abc 12", "نص عادي abc 12"),
    ("colour", "\x1b[31mنص\x1b[0m", f"{BAD}نص{BAD}"),
    ("clipboard", "a\x1b]52;c;aGk=\x07b", f"a{BAD}b"),
    ("title, ended by ST", "a\x1b]0;x\x1b\\b", f"a{BAD}b"),
    ("device control", "a\x1bPq#0\x1b\\b", f"a{BAD}b"),
    ("start of string", "a\x1bXhidden\x1b\\b", f"a{BAD}b"),
    ("privacy message", "a\x1b^hidden\x1b\\b", f"a{BAD}b"),
    ("application", "a\x1b_hidden\x1b\\b", f"a{BAD}b"),
    ("8-bit CSI", "a\x9b31mb", f"a{BAD}b"),
    ("8-bit OSC", "a\x9d0;x\x9cb", f"a{BAD}b"),
    ("string without an end hides nothing", "a\x1b]0;the rest", f"a{BAD}0;the rest"),
    ("8-bit string without an end", "a\x9dthe rest", f"a{BAD}the rest"),
    ("string does not reach over a paragraph", "a\x1b]0;b\nc\x07", f"a{BAD}0;b\nc{BAD}"),
    ("CSI without an end", "a\x1b[", f"a{BAD}"),
    ("CSI cut by a letter of another script", "a\x1b[31ب", f"a{BAD}ب"),
    ("reset", "a\x1bcb", f"a{BAD}b"),
    ("character set", "a\x1b(0b", f"a{BAD}b"),
    ("ESC alone", "a\x1bب", f"a{BAD}ب"),
    ("ESC at the end", "a\x1b", f"a{BAD}"),
    ("controls", "a\x00\x07\x08\x7fb", f"a{BAD * 4}b"),
    ("C1", "a\x80\x91b", f"a{BAD * 2}b"),
    ("surrogate", "a\ud800b", f"a{BAD}b"),
    ("private and unassigned", "\ue000\U0010ffff\u0378", BAD * 3),
    ("bidi marks and embeddings", "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202ex", "x"),
    ("isolates", "\u2066\u2067\u2068\u2069x", "x"),
    ("format characters", "a\u00ad\u200b\u2060\ufeff\U000e0041b", "ab"),
    ("joiners", "می\u200cخواهم ه\u200d", "می\u200cخواهم ه\u200d"),
    ("variation selectors", "1\ufe0f\ufe00\U000e0100", "1"),
    ("fillers", "a\u3164\u115f\u034fb", "ab"),
    ("end of ayah and number sign", "\u06dd\u0600", BAD * 2),
    ("tab", "a\tb", "a b"),
    ("no-break blanks stay what they are", "2\u00a0000\u202f000", "2\u00a0000\u202f000"),
    ("breaks", "a\nb\r\nc\rd\u2028e\u2029f\x85g\x0bh\x0ci\x1cj", "a\nb\nc\nd\ne\nf\ng\nh\ni\nj"),
    ("madda apart", "\u0627\u0653\u064e", "\u0622\u064e"),
    ("hamza apart", "\u0627\u0654 \u0648\u0654 \u064a\u0654 \u0627\u0655", "أ ؤ ئ إ"),
    ("hamza behind a haraka", "\u0627\u064e\u0654", "\u0623\u064e"),
    ("Latin accent apart", "e\u0301", "é"),
    ("Hangul apart", "\u1112\u1161\u11ab", "한"),
    ("blessing", "\ufdfa", "صلى الله عليه وسلم"),
    ("Allah", "\ufdf2", "الله"),
    ("basmala", "\ufdfd", "بسم الله الرحمن الرحيم"),
    ("rial", "\ufdfc", "ریال"),
    ("lam-alef", "ب\ufefb", "بلا"),
    ("presentation forms", "\ufe91\ufe92\ufe90", "ببب"),
    ("quranic brackets", "\ufd3e\ufd3f", "\ufd3e\ufd3f"),
    ("flag", "\U0001f1f8\U0001f1e6", "SA"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "shown"), [case[1:] for case in SHOWN], ids=[case[0] for case in SHOWN]
)
def test_what_is_shown(text: str, shown: str) -> None:
    assert sanitise(text).text == shown


SOURCES = [
    ("ab", [(0, 1), (1, 2)]),
    ("\x1b[31mب", [(0, 5), (5, 6)]),
    ("\u202eاب", [(1, 2), (2, 3)]),
    ("\u0627\u0653ب", [(0, 2), (2, 3)]),
    ("ب\u0627\u0653\u064e", [(0, 1), (1, 4), (1, 4)]),
    ("x\ufdf2y", [(0, 1), (1, 2), (1, 2), (1, 2), (1, 2), (2, 3)]),
    ("a\r\nb", [(0, 1), (1, 3), (3, 4)]),
]


@pytest.mark.parametrize(("text", "spans"), SOURCES)
def test_the_way_back(text: str, spans: list[tuple[int, int]]) -> None:
    clean = sanitise(text)
    assert list(zip(clean.starts, clean.ends, strict=True)) == spans


@pytest.mark.parametrize("text", ["a\nb", "a\r\n\n \t b", "a\u2029\u2028b"])
def test_flat_text_has_one_blank_for_a_break(text: str) -> None:
    clean = sanitise(text, flat=True)
    assert clean.text == "a b"
    assert clean.ends[1] == len(text) - 1


def test_thirty_thousand_marks_are_kept() -> None:
    text = "ب" + "\u0651\u064e\u0315" * 10_000
    assert sanitise(text).text[0] == "ب"
    assert len(sanitise(text).text) == len(text)


def test_no_format_character_but_the_joiners_passes() -> None:
    every = "".join(map(chr, range(0x110000)))
    kept = {char for char in sanitise(every).text if not char.isprintable()}
    assert {char for char in kept if unicodedata.category(char) == "Cf"} == {"\u200c", "\u200d"}
    assert {unicodedata.category(char) for char in kept} == {"Cf", "Zs", "Cc"}
    assert {char for char in kept if unicodedata.category(char) == "Cc"} == {"\n"}
