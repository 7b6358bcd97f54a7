"""A screen that is sent in differences is the screen that was drawn."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len, get_character_cell_size
from rich.color import Color, ColorSystem
from rich.segment import Segment
from rich.style import Style

from tui.arabic import Emission, cells_in, emit
from tui.browser.terminal.pens import PLAIN, change_of, pen_of
from tui.browser.terminal.screen_diff import ScreenDiff

WIDTH, HEIGHT = 14, 3
LRM = "\u200e"
Look = frozenset[str]
Cell = tuple[str, Look]

OFF = {"22": {"1", "2"}, "23": {"3"}, "24": {"4", "21"}, "25": {"5", "6"}, "27": {"7"}}
OFF |= {"28": {"8"}, "29": {"9"}, "54": {"51", "52"}, "55": {"53"}}


class Terminal:
    """Cells as a terminal holds them: what takes no cell hangs on the one before.

    It knows what the screen diff may send, and fails at anything else.
    """

    def __init__(self) -> None:
        self.rows: list[list[Cell]] = [[("?", frozenset())] * WIDTH for _ in range(HEIGHT)]
        self.x = self.y = 0
        self.look: Look = frozenset()

    def feed(self, text: str) -> None:
        for part in re.finditer(r"\x1b\[([0-9;]*)([A-Za-z])|(.)", text, re.DOTALL):
            given, final, char = part.groups()
            if final == "m":
                self._dress(given.split(";"))
            elif final == "H":
                y, _, x = given.partition(";")
                self.y, self.x = int(y) - 1, int(x or 1) - 1
            elif final == "G":
                self.x = int(given) - 1
            elif final == "C":
                self.x += int(given)
            elif final in ("X", "K"):
                self._erase(int(given) if final == "X" else WIDTH - self.x)
            elif char == "\r":
                self.x = 0
            elif char == "\n":
                self.y += 1
            else:
                assert char, part.group()
                assert char.isprintable() or char == LRM, ascii(char)
                self._draw(char)

    def _dress(self, codes: list[str]) -> None:
        look = set(self.look)
        while codes:
            code = codes.pop(0)
            if code == "0":
                look = set()
            elif code in ("38", "48"):
                look = {each for each in look if not each.startswith(code)}
                count = 2 if codes[0] == "5" else 4
                look.add(_colour(code, codes[:count]))
                del codes[:count]
            elif code in ("39", "49"):
                look = {each for each in look if not each.startswith(f"{int(code) - 1};")}
            elif code in OFF:
                look -= OFF[code]
            else:
                look.add(code)
        self.look = frozenset(look)

    def _erase(self, count: int) -> None:
        """What is erased has the background and nothing else, and the cursor stays."""
        x = self.x
        assert 0 < count <= WIDTH - x, "beyond the edge"
        background = frozenset(each for each in self.look if each.startswith("48;"))
        self.rows[self.y][x : x + count] = [(" ", background)] * count

    def _draw(self, char: str) -> None:
        row = self.rows[self.y]
        width = 0 if char == LRM else get_character_cell_size(char)
        if not width:
            place = self.x - 1
            while place > 0 and not row[place][0]:
                place -= 1
            if place >= 0:
                row[place] = (row[place][0] + char, row[place][1])
            return
        assert self.x + width <= WIDTH, "beyond the edge"
        end = self.x + width
        if not row[self.x][0]:
            row[self.x - 1] = (" ", row[self.x - 1][1])
        if end < WIDTH and not row[end][0]:
            row[end] = (" ", row[end][1])
        row[self.x] = (char, self.look)
        if width == 2:
            row[self.x + 1] = ("", self.look)
        self.x = end


def _colour(ground: str, given: list[str]) -> str:
    """A colour by its parts, however it was given."""
    if given[0] == "5":
        red, green, blue = Color.from_ansi(int(given[1])).get_truecolor()
        return f"{ground};2;{red};{green};{blue}"
    assert given[0] == "2"
    return ";".join([ground, *given])


def drawn(terminal: Terminal, x: int, y: int, segments: list[Segment]) -> None:
    """Draw as Textual does: each segment with its whole style, and a reset."""
    terminal.feed(f"\x1b[{y + 1};{x + 1}H")
    for text, style, _ in segments:
        pen = pen_of(style, ColorSystem.TRUECOLOR)
        terminal.feed(f"{change_of(PLAIN, pen)}{text}\x1b[0m")


def written_whole(screen: list[list[Cell]], emission: Emission) -> list[list[Cell]]:
    """What a terminal holds when each row is sent whole in an emission."""
    terminal = Terminal()
    for y, row in enumerate(screen):
        terminal.feed(f"\x1b[{y + 1};1H")
        for text, look in emit([cell for cell in row if cell[0]], emission, face=_face):
            terminal.look = look
            terminal.feed(text)
    return terminal.rows


def _face(look: Look) -> Look:
    """Bold and italic are another font."""
    return look & {"1", "3"}


SEEN_ON_BLANKS = {"4", "7", "9", "21", "51", "52", "53"}


def seen(rows: list[list[Cell]]) -> list[list[Cell]]:
    """What can be seen of cells: a blank has no colour and no weight."""
    return [[(text, _seen(text, look)) for text, look in row] for row in rows]


def _seen(text: str, look: Look) -> Look:
    if text.strip(LRM) != " " or look & SEEN_ON_BLANKS:
        return look
    return frozenset(each for each in look if each.startswith("48;"))


def shown(diff: ScreenDiff, terminal: Terminal) -> list[list[Cell]]:
    terminal.feed(diff.frame())
    return seen(terminal.rows)


STYLES = [
    None,
    Style(),
    Style(bold=True),
    Style(dim=True, bold=True),
    Style(reverse=True, color="#112233"),
    Style(color="#112233", bgcolor="#445566"),
    Style(underline=True, italic=True, bgcolor="#445566"),
    Style(strike=True, underline2=True, overline=True, blink=True),
]
MARKS = "\u064e\u0651"
LETTERS = "ab1 .│(" + "ﺍﻟﻜﻮﺖ" + "ابم،" + MARKS + "中🇯"
texts = st.text(LETTERS, min_size=1, max_size=9)
segments = st.builds(Segment, texts, st.sampled_from(STYLES))
pieces = st.tuples(
    st.integers(0, WIDTH - 1), st.integers(0, HEIGHT - 1), st.lists(segments, max_size=3)
)


def cropped(x: int, drawing: list[Segment]) -> list[Segment]:
    """What of a piece stands on the screen."""
    kept: list[Segment] = []
    room = WIDTH - x
    for text, style, _ in drawing:
        # A mark without a letter in its own piece is left out.
        text = text if any(each.text for each in kept) else text.lstrip(MARKS)
        whole = ""
        for cell in cells_in(text):
            room -= cell_len(cell)
            if room < 0:
                return [*kept, Segment(whole, style)]
            whole += cell
        kept.append(Segment(whole, style))
    return kept


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(pieces, st.booleans(), st.booleans()), min_size=1, max_size=12))
@pytest.mark.parametrize("erases", [True, False])
@pytest.mark.parametrize("emission", list(Emission))
def test_differences_add_up_to_what_was_drawn(
    emission: Emission,
    erases: bool,
    drawing: list[tuple[tuple[int, int, list[Segment]], bool, bool]],
) -> None:
    diff = ScreenDiff(WIDTH, HEIGHT, emission, ColorSystem.TRUECOLOR, erases=erases)
    whole, ours = Terminal(), Terminal()
    for y in range(HEIGHT):
        blank = [Segment(" " * WIDTH)]
        diff.put(0, y, blank)
        drawn(whole, 0, y, blank)
    for (x, y, found), sends, forgets in drawing:
        piece = cropped(x, found)
        diff.put(x, y, piece)
        drawn(whole, x, y, piece)
        if forgets:
            diff.forget()
            ours = Terminal()
        if sends:
            shown(diff, ours)
    assert shown(diff, ours) == seen(written_whole(whole.rows, emission))
    assert diff.frame() == ""


@given(st.text(max_size=30))
def test_no_text_sends_what_a_terminal_could_obey(text: str) -> None:
    diff = ScreenDiff(WIDTH, 1, Emission.VISUAL, ColorSystem.TRUECOLOR)
    diff.put(0, 0, [Segment(text, Style(bold=True))])
    left = re.sub(r"\x1b\[[0-9;]*[HGm]|\r", "", diff.frame())
    assert left.isprintable(), ascii(left)


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("a\x1b]52;c;x\x07b", "a]52;c;xb"),  # counted as no cells, so they take none
        ("a\x9b31mb", "a31mb"),
        ("a\u202eb", "ab"),
        ("a\ue000b", "a\ufffdb"),
        ("👩\u200d🚀!", "👩!"),
        ("\ud800", "\ufffd"),
        ("\u200e\u200f\u2066", ""),
        ("عَ", "عَ"),
    ],
)
def test_the_unprintable_is_left_out_or_replaced_with_its_width(text: str, sent: str) -> None:
    diff = ScreenDiff(20, 1, Emission.FENCED, ColorSystem.TRUECOLOR)
    diff.put(0, 0, [Segment(text)])
    left = re.sub(r"\x1b\[[0-9;]*[HGm]|\r", "", diff.frame()).replace(LRM, "")
    assert left == sent


def test_a_changed_letter_sends_its_whole_word_where_the_terminal_reorders() -> None:
    words = ["ﺔﻤﻠﻛ", "ﻞﻋﺎﻓ"]
    for emission, sent in ((Emission.VISUAL, "ﺱ"), (Emission.KITTY, " ﻓﺱﻋﻞ")):
        diff = ScreenDiff(9, 1, emission, ColorSystem.TRUECOLOR)
        diff.put(0, 0, [Segment(" ".join(words))])
        diff.frame()
        diff.put(7, 0, [Segment("ﺱ")])
        assert diff.frame().endswith(sent)


def test_a_fence_stays_with_the_cell_before_its_word() -> None:
    diff = ScreenDiff(6, 1, Emission.FENCED, ColorSystem.TRUECOLOR)
    terminal_ = Terminal()
    diff.put(0, 0, [Segment("a ﺐﻟﺎﻃ"[:6])])
    terminal_.feed(diff.frame())
    diff.put(1, 0, [Segment("-")])
    terminal_.feed(diff.frame())
    assert [text for text, _ in terminal_.rows[0][:6]] == ["a", f"-{LRM}", "ﻃ", "ﺎ", "ﻟ", f"ﺐ{LRM}"]


def test_colours_go_with_their_letters_or_stay_in_their_cells() -> None:
    red, plain = Style(color="#ff0000"), Style()
    for emission, coloured in ((Emission.FENCED, ["ﻃ"]), (Emission.KITTY, ["ﺐ"])):
        diff = ScreenDiff(5, 1, emission, ColorSystem.TRUECOLOR)
        terminal_ = Terminal()
        diff.put(0, 0, [Segment(" "), Segment("ﺐﻟﺎ", plain), Segment("ﻃ", red)])
        terminal_.feed(diff.frame())
        found = [text.strip(LRM) for text, look in terminal_.rows[0] if "38;2;255;0;0" in look]
        assert found == coloured


@given(st.sampled_from(STYLES), st.sampled_from(STYLES))
def test_a_change_of_pens_is_no_longer_than_a_reset_and_the_whole_pen(
    before: Style | None, after: Style | None
) -> None:
    old, new = (pen_of(each, ColorSystem.TRUECOLOR) for each in (before, after))
    assert len(change_of(old, new)) <= len(change_of(PLAIN, new)) + len("\x1b[0;m")
    terminal_, fresh = Terminal(), Terminal()
    terminal_.feed(change_of(PLAIN, old) + change_of(old, new))
    fresh.feed(change_of(PLAIN, new))
    assert terminal_.look == fresh.look


def test_an_unchanged_screen_sends_nothing() -> None:
    diff = ScreenDiff(5, 2, Emission.VISUAL, ColorSystem.TRUECOLOR)
    diff.put(0, 0, [Segment("ab", Style(bold=True)), Segment("   ")])
    assert diff.frame()
    diff.put(0, 0, [Segment("a", Style(bold=True)), Segment("b", Style(bold=True))])
    assert diff.frame() == ""


@pytest.mark.parametrize(
    ("before", "put", "sent"),
    [
        # To the edge, or so far that going on behind it is worth the move.
        ("abcdefghijklmn", "ab            ", "\x1b[1;3H\x1b[K"),
        ("abcdefghijklmn", "a         klmn", "\x1b[1;2H\x1b[9X"),
        ("abcdefghijklmn", "a          _mn", "\x1b[1;2H          _"),
        # What stands between and is blank already is erased again.
        ("abcd efgh ijkl", "a            l", "\x1b[1;2H\x1b[12X"),
        # Too few.
        ("abcdefghijklmn", "a   efghijklmn", "\x1b[1;2H   "),
        ("abcdefghijklmn", "abcdefghijkl  ", "\x1b[1;13H  "),
        ("abcdefghijklmn", "a      _hijklm", "\x1b[1;2H      _hijklm"),
    ],
)
def test_many_blanks_are_erased(before: str, put: str, sent: str) -> None:
    diff = ScreenDiff(WIDTH, 1, Emission.VISUAL, ColorSystem.TRUECOLOR, erases=True)
    for text in (before, put):
        diff.put(0, 0, [Segment(text, Style(color="#ff0000"))])
        frame = diff.frame()
    assert frame == sent


@pytest.mark.parametrize(
    ("emission", "erases", "style"),
    [
        (Emission.VISUAL, False, Style()),
        (Emission.VISUAL, True, Style(reverse=True)),
        (Emission.VISUAL, True, Style(underline=True)),
        (Emission.FENCED, True, Style()),
        (Emission.KITTY, True, Style()),
    ],
)
def test_blanks_are_written_where_erased_cells_are_something_else(
    emission: Emission, erases: bool, style: Style
) -> None:
    diff = ScreenDiff(WIDTH, 1, emission, ColorSystem.TRUECOLOR, erases=erases)
    diff.put(0, 0, [Segment("abcdefghijklmn", style)])
    diff.frame()
    diff.put(0, 0, [Segment("a             ", style)])
    assert " " * 13 in diff.frame()


def test_the_pen_stays_from_one_frame_to_the_next() -> None:
    diff = ScreenDiff(4, 1, Emission.VISUAL, ColorSystem.TRUECOLOR)
    for text, sent in (("abcd", "\x1b[1H\x1b[0m\x1b[1;38;5;188mabcd"), ("aBcd", "\x1b[1;2HB")):
        diff.put(0, 0, [Segment(text, Style(bold=True, color="#d7d7d7"))])
        assert diff.frame() == sent
    diff.forget()
    assert diff.frame() == "\x1b[1H\x1b[0m\x1b[1;38;5;188maBcd"


@pytest.mark.parametrize(
    ("colour", "system", "sent"),
    [
        ("#d7d7d7", ColorSystem.TRUECOLOR, "38;5;188"),
        ("#d7d7d8", ColorSystem.TRUECOLOR, "38;2;215;215;216"),
        # Palettes differ in the first sixteen, and some in a few behind them.
        ("#000000", ColorSystem.TRUECOLOR, "38;2;0;0;0"),
        ("#d7d7d7", ColorSystem.EIGHT_BIT, "38;5;252"),  # Rich's choice
        ("red", ColorSystem.TRUECOLOR, "31"),
    ],
)
def test_a_colour_is_named_by_its_number_where_all_palettes_have_it(
    colour: str, system: ColorSystem, sent: str
) -> None:
    assert pen_of(Style(color=colour), system).colour == sent


def test_marks_on_a_blank_wear_what_it_would_itself() -> None:
    diff = ScreenDiff(3, 1, Emission.VISUAL, ColorSystem.TRUECOLOR)
    red, plain = Style(color="#ff0000"), Style()
    diff.put(0, 0, [Segment("a", plain), Segment(" ", red), Segment(MARKS, plain), Segment("b")])
    terminal_ = Terminal()
    terminal_.feed(diff.frame())
    assert terminal_.rows[0][1] == (f" {MARKS}", frozenset({"38;2;255;0;0"}))


def test_what_lies_beyond_the_screen_is_cropped() -> None:
    diff = ScreenDiff(4, 1, Emission.VISUAL, ColorSystem.TRUECOLOR)
    diff.put(-2, 0, [Segment("abcd")])
    diff.put(2, 0, [Segment("xyz中")])
    diff.put(0, 1, [Segment("no")])
    diff.put(0, -1, [Segment("no")])
    assert diff.frame() == "\x1b[1H\x1b[0mcdxy"
