"""What a person can do: each command declared once.

Key bindings, the footer, the help page and the palette are made from `COMMANDS`; whether one can
run now is asked of the screen by its name. Titles and help texts stand in `tui/messages`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from itertools import chain
from typing import NamedTuple

from tui.browser.arrangement import LISTS, PANES
from tui.browser.keyboard import arabic_of, chosen_keys


class Group(StrEnum):
    """What a command is about; the help page shows them in this order."""

    PANES = "panes"
    MOVING = "moving"
    OPENING = "opening"
    DECIDING = "deciding"
    COPYING = "copying"
    PROGRAM = "program"


class Command(NamedTuple):
    """One thing a person can do."""

    name: str
    """What it is called in the program and in the messages."""
    usual: tuple[str, ...]
    """Keys that run it where a person has not chosen others."""
    group: Group
    """What it is about."""
    footer: bool = False
    """Whether the footer shows it while it can run."""
    panes: tuple[str, ...] = ()
    """Panes whose help begins with it; none where it is the same everywhere."""

    @property
    def keys(self) -> tuple[str, ...]:
        """Keys that run it, as they stand on a Latin keyboard; the first is the one shown."""
        return chosen_keys().get(self.name, self.usual)

    @property
    def bound(self) -> tuple[str, ...]:
        """Every key that runs it, those of the Arabic layout among them."""
        return bound_to(self.keys)


def bound_to(keys: Iterable[str]) -> tuple[str, ...]:
    """Return keys with what an Arabic keyboard sends for each."""
    return tuple(dict.fromkeys(each for key in keys for each in (key, *arabic_of(key))))


LISTED = (*LISTS, "record")
READ = ("record", "reader")

COMMANDS: tuple[Command, ...] = (
    Command("articles", ("1",), Group.PANES),
    Command("entities", ("2",), Group.PANES),
    Command("meetings", ("3",), Group.PANES),
    Command("reader", ("0",), Group.PANES, panes=LISTED),  # its tab shows the key
    Command("next_pane", ("tab",), Group.PANES, footer=True),
    Command("previous_pane", ("shift+tab",), Group.PANES),
    Command("pane_left", ("h", "left"), Group.PANES),
    Command("pane_right", ("l", "right"), Group.PANES),
    Command("larger", ("+",), Group.PANES, panes=PANES),
    Command("smaller", ("_",), Group.PANES, panes=PANES),
    Command("down", ("j", "down"), Group.MOVING),
    Command("up", ("k", "up"), Group.MOVING),
    Command("half_down", ("ctrl+d",), Group.MOVING),
    Command("half_up", ("ctrl+u",), Group.MOVING),
    Command("page_down", ("pagedown",), Group.MOVING),
    Command("page_up", ("pageup",), Group.MOVING),
    # One press suffices; a second, as in vi's gg, changes nothing.
    Command("top", ("g", "home"), Group.MOVING),
    Command("bottom", ("G", "end"), Group.MOVING),
    Command("open", ("enter",), Group.OPENING, footer=True, panes=PANES),
    Command("evidence", ("e",), Group.OPENING, footer=True, panes=READ),
    Command("next_evidence", ("n",), Group.OPENING, panes=READ),
    Command("previous_evidence", ("N",), Group.OPENING, panes=READ),
    Command("compare", ("v",), Group.OPENING, panes=LISTED),
    Command("whole", ("p",), Group.OPENING, panes=LISTED),
    # That of a Mac gives [ for P.
    Command("parts", ("P", ">"), Group.OPENING, panes=LISTED),
    Command("uses", ("*",), Group.OPENING, panes=LISTED),
    Command("filter", ("f",), Group.OPENING, panes=LISTS),
    # An Arabic keyboard gives [ for F.
    Command("unfilter", ("F", "backspace"), Group.OPENING, panes=LISTS),
    Command("save_search", ("W",), Group.OPENING, panes=LISTS),
    Command("differing", ("!",), Group.OPENING, panes=LISTS),
    Command("counts", ("c",), Group.OPENING, panes=LISTS),
    Command("sort", ("s",), Group.OPENING, panes=LISTS),
    Command("timeline", ("T",), Group.OPENING, panes=LISTS),
    Command("graph", ("d",), Group.OPENING, panes=LISTED),
    Command("find", ("/",), Group.OPENING, footer=True, panes=PANES),
    Command("find_everywhere", ("S",), Group.OPENING, footer=True, panes=PANES),
    Command("wrap", ("w",), Group.OPENING, panes=("reader",)),
    Command("line_numbers", ("#",), Group.OPENING, panes=("reader",)),
    Command("back", ("[", "ctrl+o"), Group.OPENING, footer=True),
    Command("forward", ("]",), Group.OPENING),
    Command("last", ("-",), Group.OPENING),
    Command("history", ("H",), Group.OPENING),
    Command("mark", ("m",), Group.OPENING),
    Command("marks", ("'",), Group.OPENING),
    Command("decide", ("a",), Group.DECIDING, panes=LISTED),
    Command("select", ("space",), Group.DECIDING, panes=LISTS),
    Command("join", ("=",), Group.DECIDING, panes=LISTS),
    Command("split", ("%",), Group.DECIDING, panes=LISTS),
    Command("tag", ("t",), Group.DECIDING, panes=LISTED),
    Command("review", ("&",), Group.DECIDING, panes=LISTS),
    Command("undo", ("u",), Group.DECIDING, panes=LISTED),
    Command("redo", ("ctrl+r",), Group.DECIDING, panes=LISTED),
    Command("copy", ("y",), Group.COPYING, footer=True, panes=PANES),
    Command("show_alone", ("Y",), Group.COPYING, panes=PANES),
    Command("export", ("x",), Group.COPYING, panes=LISTS),
    Command("source", ("o",), Group.COPYING, panes=PANES),
    Command("interrupt", ("ctrl+c",), Group.COPYING),
    Command("reload", ("R",), Group.PROGRAM),
    Command("jump", ("ctrl+p",), Group.OPENING),
    Command("palette", (":",), Group.PROGRAM),
    Command("help", ("?", "f1"), Group.PROGRAM, footer=True),
    Command("leave", ("q",), Group.PROGRAM, footer=True),
    Command("cancel", ("escape",), Group.PROGRAM),
    Command("emission", ("B",), Group.PROGRAM),
    Command("theme", ("ctrl+t",), Group.PROGRAM),
    Command("suspend", ("ctrl+z",), Group.PROGRAM),
    Command("quit", ("Q", "ctrl+q"), Group.PROGRAM),
)
"""Every command, in the order the help page shows them within their group."""

COPYING: tuple[Command, ...] = (
    Command("copy_value", ("y",), Group.COPYING),
    Command("copy_quote", ("q",), Group.COPYING),
    Command("copy_json", ("j",), Group.COPYING),
    Command("copy_id", ("i",), Group.COPYING),
    Command("copy_show", ("Y",), Group.COPYING),
    Command("copy_write", ("w",), Group.COPYING),
)
"""What the menu of copying offers; its keys hold only while it is open."""

SORTING: tuple[Command, ...] = (
    Command("sort_usual", ("d",), Group.OPENING),
    Command("sort_oldest", ("o",), Group.OPENING),
    Command("sort_name", ("n",), Group.OPENING),
    Command("sort_sources", ("s",), Group.OPENING),
)
"""What the menu of sorting offers; its keys hold only while it is open."""

EXPORTING: tuple[Command, ...] = (
    Command("export_json", ("j",), Group.COPYING),
    Command("export_jsonl", ("l",), Group.COPYING),
    Command("export_csv", ("c",), Group.COPYING),
    Command("export_markdown", ("m",), Group.COPYING),
)
"""What the menu of exports offers; its keys hold only while it is open."""

DECIDING: tuple[Command, ...] = (
    Command("decide_right", ("y",), Group.DECIDING),
    Command("decide_wrong", ("n",), Group.DECIDING),
    Command("decide_value", ("v",), Group.DECIDING),
    Command("decide_same", ("s",), Group.DECIDING),
    Command("decide_different", ("d",), Group.DECIDING),
    Command("decide_called", ("c",), Group.DECIDING),
    Command("decide_tag", ("t",), Group.DECIDING),
    Command("decide_note", ("o",), Group.DECIDING),
    Command("decide_undo", ("u",), Group.DECIDING),
)
"""What the menu of decisions offers; its keys hold only while it is open."""

REVIEWING: tuple[Command, ...] = (
    Command("review_same", ("y",), Group.DECIDING),
    Command("review_different", ("n",), Group.DECIDING),
    Command("review_unsure", ("h",), Group.DECIDING),
    Command("review_skip", ("space",), Group.DECIDING),
    Command("review_undo", ("u",), Group.DECIDING),
)
"""What is answered to whether two records are one; its keys hold only while that is asked."""

MENUS: dict[str, tuple[Command, ...]] = {
    "copy": COPYING,
    "sort": SORTING,
    "export": EXPORTING,
    "decide": DECIDING,
    "review": REVIEWING,
}
"""What is offered once a command has asked, by the name of that command."""

SHOWN = {
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "enter": "Enter",
    "escape": "Escape",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "down": "Down",
    "up": "Up",
    "left": "Left",
    "right": "Right",
    "space": "Space",
    "backspace": "Backspace",
    "delete": "Delete",
    "insert": "Insert",
}
"""Keys that are written otherwise for people than for Textual."""


def shown(key: str) -> str:
    """Return a key as people write it, such as `Ctrl+D` or `PgDn`."""
    if key.startswith("ctrl+"):
        return f"Ctrl+{SHOWN.get(key[5:], key[5:].upper())}"
    if re.fullmatch(r"f\d+", key):
        return key.upper()
    return SHOWN.get(key, key)


def textual_keys(keys: Iterable[str]) -> str:
    """Return keys as Textual reads them: separated by commas, which have a name themselves."""
    return ",".join("comma" if key == "," else key for key in keys)


def key_to(*names: str) -> str:
    """Return what to press for commands one after the other, as people write it."""
    return " ".join(shown(named(name).keys[0]) for name in names)


def named(name: str) -> Command:
    """Return the command of that name; raises KeyError if there is none."""
    for command in (*COMMANDS, *chain.from_iterable(MENUS.values())):
        if command.name == name:
            return command
    raise KeyError(name)
