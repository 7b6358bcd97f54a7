"""The command line of a look-up or of the browser, read without what makes a whole parser.

`argparse` and the parser made with it take longer than the answer of most look-ups. What is
written as it should be is read here; all else, help and every mistake among it, is left to the
parser, which reads the same lines alike.
"""

from __future__ import annotations

from types import SimpleNamespace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MODULES = {
    "articles": "listing",
    "entities": "listing",
    "meetings": "listing",
    "search": "searching",
    "show": "showing",
}
"""The module that answers each look-up."""

_GENERAL: Mapping[str, object] = {"store": None, "emit": None, "lang": "auto"}
_OF_THE_BROWSER: Mapping[str, object] = {"sample": False, "fresh": False}
_LEFT = {"version": False, "theme": None}
"""What is left to the parser."""
_FOUND: Mapping[str, object] = {"json": False, "explain": False, "limit": None}
_LIST: Mapping[str, object] = {**_FOUND, "format": None, "saved": None}
_OPTIONS: Mapping[str, Mapping[str, object]] = {
    "articles": _LIST,
    "entities": _LIST,
    "meetings": _LIST,
    "search": _FOUND,
    "show": {"json": False},
}
"""The options that each takes, and what holds without them: one that is false takes no value."""

_CHOICES = {
    "lang": ("auto", "ar", "en"),
    "format": ("json", "jsonl", "csv", "markdown"),
}


def read(written: Sequence[str]) -> SimpleNamespace | None:
    """Return what the parser makes of a look-up; none where it must read the line itself."""
    values: dict[str, object] = {**_GENERAL, **_OF_THE_BROWSER, **_LEFT}
    at = _options(written, 0, {**_GENERAL, **_OF_THE_BROWSER}, values)
    if at == len(written):
        return SimpleNamespace(**values, command=None)
    command = written[at] if at >= 0 else ""
    if command not in _OPTIONS:
        return None
    options = _OPTIONS[command]
    values.update(options, command=command)
    known = {**_GENERAL, **options}
    begin = _options(written, at + 1, known, values)
    end = begin
    while 0 <= end < len(written) and not written[end].startswith("-"):
        end += 1
    if begin < 0 or _options(written, end, known, values) != len(written):
        return None
    words = list(written[begin:end])
    if command == "show":
        if len(words) != 1:
            return None
        values["id"] = words[0]
    else:
        if command == "search" and not words:
            return None
        values["query"] = words
    return SimpleNamespace(**values)


def _options(
    written: Sequence[str], at: int, known: Mapping[str, object], values: dict[str, object]
) -> int:
    """Take the options that stand at a place; return where they end, -1 where one is unclear."""
    while at < len(written) and written[at].startswith("-"):
        name = written[at].removeprefix("--")
        if name == "csv" and "format" in known:
            values["format"] = name
            at += 1
            continue
        if name == written[at] or name not in known:
            return -1
        at += 1
        if known[name] is False:
            values[name] = True
            continue
        value = _value(name, written[at]) if at < len(written) else None
        if value is None:
            return -1
        values[name] = value
        at += 1
    return at


def _value(name: str, text: str) -> object:
    """Return the value of an option; none where it is none."""
    if not text or text.startswith("-"):
        return None
    if name == "limit":
        return int(text) if text.isascii() and text.isdigit() and int(text) else None
    return text if text in _CHOICES.get(name, (text,)) else None
