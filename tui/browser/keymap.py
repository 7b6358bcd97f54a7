"""A person's own keys: what the table `[keys]` of the settings says, and what is wrong with it.

```toml
[keys]
filter = "i"                 # one key
back = ["[", "ctrl+o", "z"]  # or several; the first is the one shown
```

What is wrong is told with its line, and the usual keys hold there: a mistake in the settings must
not keep anybody from their records.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from tui.browser.commands import COMMANDS, MENUS, Command, bound_to, shown
from tui.settings import KeySetting

SPECIAL = frozenset(
    "enter tab shift+tab escape space backspace delete insert home end pageup pagedown up down"
    " left right".split()
    + [f"f{number}" for number in range(1, 13)]
    + [f"{held}+{key}" for held in ("ctrl", "shift") for key in ("up", "down", "left", "right")]
)
"""Keys that have a name instead of a character."""
_SAME = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+h": "backspace", "ctrl+[": "escape"}
"""What terminals cannot tell from another key."""


class Keymap(NamedTuple):
    """The keys that a person has chosen, as far as they can be used."""

    changed: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    """Keys by name of the command; the usual ones hold for all others."""
    origins: Mapping[str, str] = MappingProxyType({})
    """Where each of these is set, as file and line."""
    problems: Sequence[str] = ()
    """What is wrong, each with file and line."""

    def keys(self, command: Command) -> tuple[str, ...]:
        """Return the keys of a command."""
        return self.changed.get(command.name, command.usual)


def scopes() -> Iterator[tuple[str, Sequence[Command]]]:
    """Yield what opens a menu, and its commands: within one, each key is for one of them.

    The first is that of all commands, which nothing opens.
    """
    yield "", COMMANDS
    yield from MENUS.items()


def keymap(settings: Mapping[str, KeySetting], path: Path) -> Keymap:
    """Return the keys that a person's settings ask for.

    Args:
        settings: The table `[keys]`, by name of the command.
        path: The file of settings, to be named.
    """
    known = {command.name for _, commands in scopes() for command in commands}
    changed: dict[str, tuple[str, ...]] = {}
    problems: list[tuple[int, str]] = []
    for name, setting in settings.items():
        wrong = "no such command; `mahdar keys` lists them" if name not in known else ""
        keys = () if wrong else _keys(setting)
        wrong = wrong or next(filter(None, map(_wrong_with, keys)), "" if keys else _FORM)
        if wrong:
            problems.append((setting.line or 0, f"keys.{name}: {wrong}"))
        else:
            changed[name] = keys
    for _, commands in scopes():
        problems += _conflicts(commands, changed, settings)
    return Keymap(
        changed,
        {name: _place(path, settings[name].line) for name in changed},
        [f"{_place(path, line)}: {problem}" for line, problem in sorted(problems)],
    )


_FORM = 'must be a key such as "x", or a list of keys'


def _keys(setting: KeySetting) -> tuple[str, ...]:
    given = setting.value if isinstance(setting.value, list) else [setting.value]
    if not all(isinstance(key, str) for key in given):
        return ()
    return tuple(dict.fromkeys(key if len(key) == 1 else _lower(key) for key in given))


def _lower(key: str) -> str:
    """Return a key's name as it is compared: only a character alone has a case."""
    return "comma" if key == "comma" else key.lower()


def _wrong_with(key: str) -> str:
    if same := _SAME.get(key):
        return f"{key!r} is the same key as {shown(same)} to a terminal"
    held, _, last = key.rpartition("+")
    single = len(last) == 1 and last.isprintable() and not last.isspace()
    if key in SPECIAL or (single and held in ("", "ctrl")) or (key == "+"):
        return ""
    return f"no key is called {key!r}; such as x, ctrl+x, f5, space, pagedown"


def _conflicts(
    commands: Sequence[Command],
    changed: dict[str, tuple[str, ...]],
    settings: Mapping[str, KeySetting],
) -> Iterator[tuple[int, str]]:
    """Yield each key that two commands ask for; who has it by a setting loses it again."""
    while clash := _clash(commands, changed):
        key, holders = clash
        for command in holders:
            if changed.pop(command.name, None) is not None:
                others = ", ".join(other.name for other in holders if other is not command)
                line = settings[command.name].line or 0
                yield line, f"keys.{command.name}: {shown(key)} is the key of {others} already"


def _clash(
    commands: Iterable[Command], changed: Mapping[str, tuple[str, ...]]
) -> tuple[str, list[Command]] | None:
    holders: dict[str, list[Command]] = defaultdict(list)
    for command in commands:
        for key in bound_to(changed.get(command.name, command.usual)):
            holders[key].append(command)
    return next(((key, found) for key, found in holders.items() if len(found) > 1), None)


def _place(path: Path, line: int | None) -> str:
    return f"{path}, line {line}" if line else f"{path}"
