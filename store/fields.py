"""Taking the fields of a JSON document: every one looked at, nothing guessed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any, TypeVar

_Choice = TypeVar("_Choice", bound=Enum)
HALVES = re.compile("[\ud800-\udfff]")
"""Halves of characters, which JSON can name and no text can hold."""


def has_halves(text: str) -> bool:
    """Whether a text holds halves of characters."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


class WrongField(Exception):
    """A field of a document is missing or is not what it should be; never leaves the store."""

    def __init__(self, field: str, problem: str) -> None:
        # A key of a document may hold halves of characters too, and no file takes those.
        field, problem = HALVES.sub("\ufffd", field), HALVES.sub("\ufffd", problem)
        super().__init__(f"{field}: {problem}")
        self.field = field
        """The field, with the way to it: `claims[2].start`."""
        self.problem = problem
        """What is wrong with it."""


class Reader:
    """Takes the fields of one document by the type they must have; raises WrongField."""

    def __init__(self, document: object, path: str = "") -> None:
        if not isinstance(document, Mapping):
            raise WrongField(path or "document", f"should be an object, not {named(document)}")
        self._document = document
        self._path = path + "." if path else ""

    def wrong(self, name: str, problem: str) -> None:
        """Refuse a field."""
        raise WrongField(self._path + name, problem)

    def _must(self, name: str, value: object, kind: str) -> WrongField:
        problem = "is missing" if value is None else f"should be {kind}, not {named(value)}"
        return WrongField(self._path + name, problem)

    def text(self, name: str) -> str:
        """Return the text of a field."""
        value = self._document.get(name)
        if isinstance(value, str):
            if has_halves(value):
                raise WrongField(self._path + name, "holds half of a character")
            return value
        raise self._must(name, value, "text")

    def optional(self, name: str) -> str | None:
        """Return the text of a field; none where it is missing."""
        return None if self._document.get(name) is None else self.text(name)

    def flag(self, name: str) -> bool:
        """Return whether a field is true; it is not where it is missing."""
        value = self._document.get(name, False)
        if isinstance(value, bool):
            return value
        raise self._must(name, value, "true or false")

    def number(self, name: str, default: int | None = None) -> int:
        """Return the whole number of a field."""
        value = self._document.get(name, default)
        if type(value) is int:  # true and false are numbers to Python
            return value
        raise self._must(name, value, "a whole number")

    def share(self, name: str) -> float:
        """Return the number from 0 to 1 of a field; 1 where it is missing."""
        value = self._document.get(name, 1.0)
        if type(value) in (int, float) and 0 <= value <= 1:
            return float(value)
        raise self._must(name, value, "a number from 0 to 1")

    def choice(self, name: str, choices: type[_Choice]) -> _Choice:
        """Return which of some terms a field holds."""
        value = self.text(name)
        try:
            return choices(value)
        except ValueError:
            known = ", ".join(str(each.value) for each in choices)
            raise WrongField(self._path + name, f"{named(value)} is none of {known}") from None

    def document(self, name: str) -> Reader | None:
        """Return the reader of a document within; none where it is missing."""
        value = self._document.get(name)
        return None if value is None else Reader(value, self._path + name)

    def member(self, name: str, number: int, document: object) -> Reader:
        """Return the reader of a document within a list."""
        return Reader(document, f"{self._path}{name}[{number}]")

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts; an empty one where there is none."""
        for number, each in enumerate(self.list(name)):
            if type(each) is not str:
                raise self._must(f"{name}[{number}]", each, "a text")
        return tuple(self.list(name))

    def documents(self, name: str) -> Sequence[Reader]:
        """Return the readers of the documents of a list."""
        return [self.member(name, number, each) for number, each in enumerate(self.list(name))]

    def stretches(self, name: str, length: int) -> Sequence[tuple[str, int, int]]:
        """Return the names with start and end of a list, within a text of that length."""
        found = []
        for number, each in enumerate(self.list(name)):
            if type(each) is not list or len(each) != 3:
                found.append(self._stretch(each, f"{name}[{number}]", length))
                continue
            key, start, end = each
            usual = type(key) is str and type(start) is int and type(end) is int
            if usual and 0 <= start <= end <= length:
                found.append((key, start, end))
            else:
                found.append(self._stretch(each, f"{name}[{number}]", length))
        return found

    def detail(self, name: str) -> dict[str, str | int | float]:
        """Return an object of texts and numbers."""
        value = self._document.get(name)
        if value is None:
            return {}
        if isinstance(value, dict) and all(
            type(part) in (str, int, float) for part in value.values()
        ):
            texts = (part for part in (*value, *value.values()) if isinstance(part, str))
            if any(map(has_halves, texts)):
                raise WrongField(self._path + name, "holds half of a character")
            return dict(value)
        raise self._must(name, value, "an object of texts and numbers")

    def list(self, name: str) -> Sequence[Any]:
        """Return a list; empty where it is missing."""
        value = self._document.get(name, [])
        if isinstance(value, list):
            return value
        raise self._must(name, value, "a list")

    def _stretch(self, value: object, name: str, length: int) -> tuple[str, int, int]:
        match value:
            case [str(key), int(start), int(end)] if bool not in (type(start), type(end)):
                if 0 <= start <= end <= length:
                    return key, start, end
                problem = f"{start} to {end} is not within the text of {length} characters"
                raise WrongField(self._path + name, problem)
        raise WrongField(self._path + name, "should be a name, a start and an end")


def named(value: object) -> str:
    """Return a value as a message names it: not without end."""
    shown = repr(value)
    return shown if len(shown) <= 40 else shown[:37] + "..."
