"""`mahdar keys`: every key of the browser, what it does, and where that is set."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Iterator

from tui.browser.commands import Command, Group, named, shown
from tui.browser.keymap import Keymap, keymap, scopes
from tui.commands.output import Cells, Output
from tui.commands.speech import say
from tui.folders import settings_file
from tui.messages import Words, words
from tui.settings import read_settings

_WRONG = 2


def run(arguments: Namespace) -> int:
    """List the keys; say what is wrong with those that are set, which makes it wrong use."""
    path = settings_file(os.environ)
    keys = keymap(read_settings(path).keys, path)
    out = Output(arguments.emit, os.environ)
    if arguments.json:
        out.json([_document(keys, opener, command) for opener, command in _all()])
    elif not arguments.check:
        texts = words(arguments.lang)
        out.table([_line(keys, opener, command, texts) for opener, command in _all()])
    for problem in keys.problems:
        say(f"mahdar: {problem}")
    if arguments.check and not keys.problems:
        say(f"{len(keys.changed)} commands have keys of their own, and each key one command")
    return _WRONG if keys.problems else 0


def _all() -> Iterator[tuple[str, Command]]:
    """Yield every command with what opens its menu, as the help page lists them."""
    (_, commands), *menus = scopes()
    for group in Group:
        yield from (("", command) for command in commands if command.group is group)
        for opener, menu in menus:
            if named(opener).group is group:
                yield from ((opener, command) for command in menu)


def _pressed(keys: Keymap, opener: str, command: Command) -> list[str]:
    before = f"{shown(keys.keys(named(opener))[0])} " if opener else ""
    return [before + shown(key) for key in keys.keys(command)]


def _line(keys: Keymap, opener: str, command: Command, texts: Words) -> Cells:
    where = keys.origins.get(command.name, "usual")
    pressed = ", ".join(_pressed(keys, opener, command))
    return Cells((command.name, pressed, where), texts(f"command.{command.name}.help"))


def _document(keys: Keymap, opener: str, command: Command) -> dict[str, object]:
    return {
        "command": command.name,
        "keys": list(keys.keys(command)),
        "usual": list(command.usual),
        "after": opener or None,
        "set": keys.origins.get(command.name),
    }
