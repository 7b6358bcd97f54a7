"""A person's settings: one TOML file, read strictly, and changed without touching the rest of it.

```toml
emit = "auto"                      # how to send Arabic to every terminal
recognizers = ["crf:names.crfsuite"]  # what finds names beside the rules

theme = "contrast-dark"            # how the browser looks

[keys]                             # of the browser; `mahdar keys` lists them
filter = ["f", "i"]

[terminals]                        # to one terminal; `mahdar doctor` writes these
"Konsole 22.12.3" = "fenced"
```
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from store import MahdarError
from tui.arabic.emission import AUTO, Emission, emission_named
from tui.arabic.errors import UnknownEmission
from tui.folders import replace_file
from tui.themes import THEMES

_LARGEST = 1 << 20
_THEME = re.compile(r"""^theme[ \t]*=[ \t]*["'][^"']*["']""", re.MULTILINE)


class BadSettings(MahdarError):
    """The file of settings cannot be read, or says what has no meaning."""

    def __init__(self, path: Path, line: int | None, problem: str) -> None:
        where = f"{path}, line {line}" if line else f"{path}"
        super().__init__(f"{where}: {problem}")
        self.path = path
        """The file."""
        self.line = line
        """The line that is wrong, counted from 1; none where it is not one line."""
        self.problem = problem
        """What is wrong, without the place."""


class KeySetting(NamedTuple):
    """What is written behind the name of a command; whether it makes sense is asked later."""

    value: Any
    """Whatever stands there."""
    line: int | None
    """On which line, counted from 1; none where that is not known."""


class Settings(NamedTuple):
    """What a person has set."""

    emit: Emission | None = None
    """How to send Arabic to every terminal; none to decide for each."""
    recognizers: tuple[str, ...] = ()
    """What is asked for names beside the rules when articles are read."""
    terminals: Mapping[str, Emission] = MappingProxyType({})
    """How to send it to some, by what `tui.arabic.decide.identity` calls them."""
    theme: str | None = None
    """Name of the browser's theme, one of `THEMES`."""
    keys: Mapping[str, KeySetting] = MappingProxyType({})
    """Keys of the browser's commands, by their names."""


def read_settings(path: Path) -> Settings:
    """Read the settings; a file that is not there sets nothing.

    Raises:
        BadSettings: The file cannot be read, is no TOML, or holds what is not known.
    """
    text = _text_of(path)
    return _parsed(path, text) if text else Settings()


def remember(path: Path, terminal: str, emission: Emission) -> None:
    """Write down what reads properly on a terminal, whatever else the file holds staying.

    Args:
        path: The file; made where there is none.
        terminal: What the terminal is called.
        emission: The form that reads properly there.

    Raises:
        BadSettings: The file is wrong already, or cannot be written.
    """
    text = _text_of(path)
    if text:
        _parsed(path, text)
    changed = _with_terminal(text, terminal, emission)
    if _parsed(path, changed).terminals.get(terminal) is not emission:
        raise BadSettings(path, None, f"write it yourself: [terminals] {_quoted(terminal)} = ...")
    _replace(path, changed)


def remember_theme(path: Path, theme: str) -> None:
    """Write down how the browser is to look, whatever else the file holds staying.

    Args:
        path: The file; made where there is none.
        theme: One of `THEMES`.

    Raises:
        BadSettings: The file is wrong already, or cannot be written.
    """
    text = _text_of(path)
    if text:
        _parsed(path, text)
    entry = f'theme = "{theme}"'
    changed, found = re.subn(_THEME, entry, text, count=1)
    if not found:
        changed = f"{entry}\n{text}"
    if _parsed(path, changed).theme != theme:
        raise BadSettings(path, None, f"write it yourself: {entry}")
    _replace(path, changed)


def _replace(path: Path, text: str) -> None:
    try:
        replace_file(path, text)
    except OSError as error:
        raise BadSettings(path, None, f"cannot be written: {error.strerror}") from None


def _text_of(path: Path) -> str:
    try:
        with path.open("rb") as file:
            raw = file.read(_LARGEST + 1)
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise BadSettings(path, None, f"cannot be read: {error.strerror}") from None
    if len(raw) > _LARGEST:
        raise BadSettings(path, None, "is too large for settings")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise BadSettings(path, line, "is not UTF-8") from None


def _parsed(path: Path, text: str) -> Settings:
    try:
        tree = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        problem, line = _placed(str(error), text)
        raise BadSettings(path, line, problem) from None
    except RecursionError:
        raise BadSettings(path, None, "is nested too deeply") from None
    for key in tree:
        if key not in ("emit", "recognizers", "theme", "keys", "terminals"):
            known = "emit, recognizers, theme, [keys], [terminals]"
            raise BadSettings(path, _line_of(key, text), f"no setting {key!r}; known are {known}")
    terminals, keys = (tree.get(name, {}) for name in ("terminals", "keys"))
    for name, table in (("terminals", terminals), ("keys", keys)):
        if not isinstance(table, dict):
            raise BadSettings(path, _line_of(name, text), f"{name}: must be a table")
    theme = tree.get("theme")
    if theme not in (None, *THEMES):
        known = ", ".join(THEMES)
        raise BadSettings(path, _line_of("theme", text), f"theme: must be one of {known}")
    named = {key: _emission(path, text, key, value) for key, value in terminals.items()}
    return Settings(
        emit=_emission(path, text, "emit", tree.get("emit", AUTO)),
        recognizers=_recognizers(path, text, tree.get("recognizers", [])),
        terminals={key: emission for key, emission in named.items() if emission is not None},
        theme=theme,
        keys={name: KeySetting(held, _line_in("keys", name, text)) for name, held in keys.items()},
    )


def _recognizers(path: Path, text: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        line = _line_of("recognizers", text)
        raise BadSettings(path, line, 'recognizers: must be a list of names, like ["crf:MODEL"]')
    return tuple(value)


def _emission(path: Path, text: str, key: str, value: Any) -> Emission | None:
    line = _line_of(key, text)
    if not isinstance(value, str):
        raise BadSettings(path, line, f"{key}: must be the name of an emission, in quotes")
    try:
        return None if value == AUTO else emission_named(value, key)
    except UnknownEmission as error:
        raise BadSettings(path, line, str(error)) from None


def _placed(problem: str, text: str) -> tuple[str, int]:
    """Take the line out of what tomllib says is wrong."""
    found = re.search(r" \(at (?:line (\d+), column \d+|end of document)\)$", problem)
    if found is None:
        return problem, text.count("\n") + 1
    line = int(found[1]) if found[1] else text.rstrip("\n").count("\n") + 1
    return problem[: found.start()], line


def _line_of(key: str, text: str) -> int | None:
    """Return the line on which a key stands; none where it is written in a way of its own."""
    names = "|".join(re.escape(name) for name in (key, _quoted(key), f"'{key}'"))
    found = re.search(rf"^[ \t]*(?:\[+[ \t]*)?(?:{names})[ \t]*[=.\]]", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else None


def _line_in(table: str, key: str, text: str) -> int | None:
    """Return the line on which a key of a table stands."""
    header = re.search(rf"^[ \t]*\[[ \t]*{table}[ \t]*\]", text, re.MULTILINE)
    if header is None:
        return _line_of(table, text)
    within = _line_of(key, text[header.end() :])
    return within + text.count("\n", 0, header.end()) if within else None


def _quoted(text: str) -> str:
    """Write a string as TOML does; JSON writes it alike but for one character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _with_terminal(text: str, terminal: str, emission: Emission) -> str:
    entry = f'{_quoted(terminal)} = "{emission.value}"'
    lines = text.splitlines()
    header = next((n for n, line in enumerate(lines) if _is_header(line)), None)
    if header is None:
        gap = [""] if lines else []
        return "\n".join([*lines, *gap, "[terminals]", entry]) + "\n"
    for number in range(header + 1, len(lines)):
        if lines[number].lstrip().startswith("["):
            break
        if re.match(rf"[ \t]*{re.escape(_quoted(terminal))}[ \t]*=", lines[number]):
            comment = re.search(r"=[^#]*(#.*)$", lines[number])
            lines[number] = f"{entry}  {comment[1]}" if comment else entry
            return "\n".join(lines) + "\n"
    lines.insert(header + 1, entry)
    return "\n".join(lines) + "\n"


def _is_header(line: str) -> bool:
    return re.match(r"[ \t]*\[[ \t]*terminals[ \t]*\]", line) is not None
