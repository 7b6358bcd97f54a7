"""Where in a JSON text something stands, for whoever has to look at it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from .errors import BadRecord, StoreError
from .files import content_of

_BLANK = re.compile(r"[ \t\r\n]*")
_STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]")
_DECODER = json.JSONDecoder()


def placed(error: BadRecord) -> BadRecord:
    """Return an error with the line and column of what is wrong, where its file still holds it."""
    try:
        text = (content_of(error.path) or b"").decode("utf-8")
        at = offset_of(text, [error.table, str(error.document), *steps_of(error.field)])
    except (StoreError, ValueError, RecursionError):
        return error
    return error.at(*line_and_column(text, at))


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Return the line and column of an offset in code points, both counted from 1."""
    begin = text.rfind("\n", 0, offset) + 1
    return text.count("\n", 0, offset) + 1, offset - begin + 1


def offset_of(text: str, path: Sequence[str | int]) -> int:
    """Return where the value at a path begins, or what holds it where the path leads no further.

    Raises:
        ValueError: The text is not JSON so far.
        RecursionError: It is nested too deep.
    """
    at = _past_blanks(text, 0)
    for step in path:
        found = next((begin for name, begin in _members(text, at) if name == step), None)
        if found is None:
            return at
        at = found
    return at


def steps_of(field: str) -> list[str | int]:
    """Return the way to a field: `claims[2].start`."""
    return [int(number) if number else name for name, number in _STEP.findall(field)]


def _members(text: str, at: int) -> Iterator[tuple[str | int, int]]:
    """Yield the names or numbers of what an object or a list holds, with where each begins."""
    if text[at : at + 1] not in ("{", "["):
        return
    is_object, number = text[at] == "{", 0
    at = _past_blanks(text, at + 1)
    while text[at : at + 1] not in ("}", "]", ""):
        name: str | int = number
        if is_object:
            name, at = _DECODER.raw_decode(text, at)
            at = _past_blanks(text, _past_blanks(text, at) + 1)
        yield name, at
        _, at = _DECODER.raw_decode(text, at)
        at = _past_blanks(text, at)
        if text[at : at + 1] == ",":
            at = _past_blanks(text, at + 1)
        number += 1


def _past_blanks(text: str, at: int) -> int:
    found = _BLANK.match(text, at)
    return found.end() if found else at
