"""The parts that know nothing of a screen: arrangement, commands, texts, painting, history."""

from __future__ import annotations

import string
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style

from store import BlockKind, EntityKind, Kind, Mark, Method, Row, Status, properties
from tui.browser.arrangement import LISTS, PANES, Mode, Room, arrange, chrome, mode_of
from tui.browser.commands import COMMANDS, Command, named
from tui.browser.fields import marked_date, short_date
from tui.browser.history import History, Place
from tui.browser.keyboard import pairs
from tui.browser.screens import Browse
from tui.browser.widgets.painting import Column, foreign, row, rule
from tui.messages import LANGUAGES, words

# Arrangement


@pytest.mark.parametrize(
    ("size", "mode"),
    [
        ((140, 40), Mode.WIDE),
        ((120, 32), Mode.WIDE),
        ((119, 40), Mode.NORMAL),
        ((140, 31), Mode.NORMAL),
        ((80, 24), Mode.NORMAL),
        ((79, 24), Mode.NARROW),
        ((80, 23), Mode.NARROW),
        ((40, 10), Mode.NARROW),
        ((39, 10), Mode.TINY),
        ((10, 3), Mode.TINY),
    ],
)
def test_what_fits(size: tuple[int, int], mode: Mode) -> None:
    assert mode_of(*size) is mode


@given(
    st.integers(1, 300),
    st.integers(3, 100),
    st.sampled_from(PANES),
    st.sampled_from(LISTS),
    st.booleans(),
    st.sampled_from(Room),
)
def test_panes_fill_the_space_and_never_overlap(
    width: int, height: int, active: str, shown: str, rtl: bool, room: Room
) -> None:
    if active in LISTS:
        shown = active
    boxes = arrange(width, height, active, shown, rtl=rtl, room=room)
    rows = height - chrome(mode_of(width, height))
    cells = [
        (x, y)
        for box in boxes.values()
        for x, y in product(range(box.x, box.x + box.width), range(box.y, box.y + box.height))
    ]
    assert len(cells) == len(set(cells)) == width * rows


@given(st.integers(1, 300), st.integers(3, 100), st.sampled_from(PANES))
def test_the_active_pane_is_in_sight_however_little_room_there_is(
    width: int, height: int, active: str
) -> None:
    boxes = arrange(width, height, active, active if active in LISTS else "meetings")
    assert active in boxes


@given(st.integers(80, 300), st.integers(24, 100), st.sampled_from(PANES), st.booleans())
def test_an_active_pane_with_more_room_is_larger_and_in_the_end_alone(
    width: int, height: int, active: str, rtl: bool
) -> None:
    shown = active if active in LISTS else "meetings"
    cells = []
    for room in Room:
        boxes = arrange(width, height, active, shown, rtl=rtl, room=room)
        cells.append(boxes[active].width * boxes[active].height)
    assert cells == sorted(cells)
    assert list(boxes) == [active]
    assert cells[0] < cells[1] or active == "reader"


def test_order_on_the_screen_can_be_turned_round() -> None:
    right, left = (arrange(140, 40, "meetings", "meetings", rtl=rtl) for rtl in (True, False))
    assert right["articles"].x > right["entities"].x > right["meetings"].x
    assert left["articles"].x < left["entities"].x < left["meetings"].x


# Commands


def test_no_key_runs_two_commands() -> None:
    keys = [key for command in COMMANDS for key in command.bound]
    assert len(keys) == len(set(keys))


def test_every_command_can_be_run_on_the_main_screen() -> None:
    assert [c.name for c in COMMANDS if not hasattr(Browse, f"do_{c.name}")] == []


def test_every_letter_that_is_a_command_has_one_on_an_arabic_keyboard() -> None:
    letters = set(string.ascii_lowercase) | set("/[]?0123")
    layout = dict(pairs())
    bound = {key for command in COMMANDS for key in command.keys if key in letters}
    assert sorted(bound - layout.keys()) == []
    held = {k[5:] for c in COMMANDS for k in c.keys if k.startswith("ctrl+")}
    assert sorted(held - layout.keys()) == []


def test_keys_that_are_held_are_found_on_the_arabic_keyboard_too() -> None:
    assert named("quit").bound == ("Q", "\u064e", "ctrl+q", "ctrl+ض")


def test_asking_for_a_command_there_is_not_is_an_error() -> None:
    with pytest.raises(KeyError):
        named("screenshot")


# Texts


def test_both_languages_have_the_same_texts() -> None:
    english, arabic = (words(language).names for language in LANGUAGES)
    assert sorted(english ^ arabic) == []


def test_both_languages_speak_of_the_same_facts() -> None:
    def facts(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    english, arabic = (words(language) for language in LANGUAGES)
    differ = [name for name in english.names if facts(english(name)) != facts(arabic(name))]
    assert differ == []


def command_texts(command: Command) -> list[str]:
    return [f"command.{command.name}.title", f"command.{command.name}.help"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_can_be_shown_has_its_text(language: str) -> None:
    needed = [name for command in COMMANDS for name in command_texts(command)]
    needed += [f"kind.{kind}" for kind in Kind]
    needed += [f"entity_kind.{kind}" for kind in EntityKind]
    needed += [f"method.{method}" for method in Method]
    needed += [f"status.{status}" for status in Status]
    needed += [f"{table}.{mark.name.lower()}" for mark in Mark for table in ("mark", "mark_help")]
    needed += [f"{table}.{kind}" for kind in BlockKind for table in ("block", "block_sign")]
    known = (*properties.MEETING, *properties.ENTITY, *properties.ARTICLE)
    needed += [f"property.{each.name}" for each in known]
    assert sorted(set(needed) - words(language).names) == []


def test_no_text_is_left_over() -> None:
    source = "".join(
        path.read_text("utf-8") for path in (Path(__file__).parents[3] / "tui").rglob("*.py")
    )
    composed = tuple(
        f"{table}."
        for table in (
            "field pane record mark_help block_sign date_rule reason sort counts explain graph"
            " query deed refused shell taken kept unreadable"
        ).split()
    )
    tables = ("command", "property", "kind", "method", "status", "mark", "block", "entity_")
    unused = [
        name
        for name in words("en").names
        if not name.startswith(tables)
        and f'"{name}"' not in source
        and f"'{name}'" not in source
        # Some are put together from a name that is known only when they are shown.
        and not name.startswith(composed)
    ]
    assert sorted(unused) == []


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "ar_EG.UTF-8"}, "ar"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "ar"}, "ar"),
        ({"LANG": "C"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({}, "en"),
    ],
)
def test_the_language_is_that_of_the_locale(
    environment: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    words.cache_clear()
    assert words("auto").language == language
    words.cache_clear()


def test_facts_are_put_in_as_they_are() -> None:
    shown = words("en")("notice.cannot", command="{0} [b]x[/b] {label}")
    assert shown == "not possible here: {0} [b]x[/b] {label}"


# Painting


@pytest.mark.parametrize(
    ("edtf", "shown"),
    [
        ("2018-02-13", "2018-02-13"),
        ("2018-02-13T14:16", "2018-02-13"),
        ("2017-07-11/2017-07-13", "2017-07-11/13"),
        ("2015-04-10/2015-05-10~", "2015-04-10/05-10~"),
        ("2015/2016", "2015/2016"),
        ("XXXX-02-18", "XXXX-02-18"),
        ("", ""),
    ],
)
def test_dates_are_shortened_for_lists(edtf: str, shown: str) -> None:
    assert short_date(edtf) == shown


@pytest.mark.parametrize(
    ("edtf", "mark", "cells", "shown"),
    [
        ("2015-04-10/2015-05-10~", Mark.PLANNED, None, "2015-04-10/05-10~P"),
        ("2015-04-10/2015-05-10~", Mark.PLANNED, 18, "2015-04-10/05-10~P"),
        ("2015-04-10/2015-05-10~", Mark.PLANNED, 14, "2015-04-10/0…P"),
        ("2015-04-10/2015-05-10~", Mark.RESOLVED, 14, "2015-04-10/0…~"),
        ("2015-04-10/2015-05-10", Mark.STATED, 14, "2015-04-10/05…"),
        ("2018-02-13", Mark.RESOLVED, 14, "2018-02-13~"),
        ("", Mark.PLANNED, 14, "P"),
        ("", Mark.NOT_STATED, 14, ""),
    ],
)
def test_a_date_that_is_cut_keeps_its_sign(
    edtf: str, mark: Mark, cells: int | None, shown: str
) -> None:
    row = Row("m-1", Kind.MEETING, "", edtf, mark, 1)
    assert marked_date(row, cells) == shown


@pytest.mark.parametrize(
    "piece",
    ["2018-02-13", "2017-07-11/2017-07-13~", "003_644b.txt", "a003:19", "1/2", "2018-02-13?"],
)
def test_dates_and_identifiers_keep_their_order_in_an_arabic_row(piece: str) -> None:
    column = Column(foreign(f"اجتماع {piece} الكويت"), base="R")
    assert piece in row([column], 60, Style(), rtl=True).text


@given(st.text(max_size=60))
def test_isolating_changes_no_text(text: str) -> None:
    pieces = foreign(text)
    assert "".join(each if isinstance(each, str) else each.text for each in pieces) == text


@given(
    st.lists(st.tuples(st.text(max_size=20), st.integers(0, 12)), max_size=4),
    st.integers(0, 60),
    st.booleans(),
)
def test_a_row_is_exactly_as_wide_as_asked(
    columns: list[tuple[str, int]], width: int, rtl: bool
) -> None:
    made = row([Column(text, cells) for text, cells in columns], width, Style(), rtl=rtl)
    assert made.cell_length == width


@given(
    st.lists(st.text(max_size=30), max_size=4),
    st.integers(0, 80),
    st.booleans(),
    st.dictionaries(st.integers(0, 80), st.just("┬"), max_size=3),
)
def test_a_rule_is_exactly_as_wide_as_asked(
    title: list[str], width: int, rtl: bool, corners: dict[int, str]
) -> None:
    parts: Any = [(text, Style()) for text in title]
    made = rule(parts, width, Style(), rtl=rtl, corners=corners)
    assert made.cell_length == width


def test_a_title_is_cut_before_what_follows_it() -> None:
    title: Any = [("a very long title indeed", Style()), ("2 sources", Style())]
    shown = rule(title, 30, Style(), rtl=False, corners={}).text
    assert "2 sources" in shown
    assert "…" in shown


# History


def place(name: str) -> Place:
    return Place(active=name, shown="meetings")


def test_history_goes_back_and_forward() -> None:
    history = History()
    history.leave(place("a"))
    history.leave(place("b"))
    assert history.back(place("c")) == place("b")
    assert history.back(place("b")) == place("a")
    assert history.back(place("a")) is None
    assert history.forward(place("a")) == place("b")
    assert history.forward(place("b")) == place("c")
    assert history.forward(place("c")) is None


def test_a_new_way_cuts_what_was_ahead() -> None:
    history = History()
    history.leave(place("a"))
    history.back(place("b"))
    assert history.can_go_forward
    history.leave(place("a"))
    assert not history.can_go_forward
