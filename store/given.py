"""What a person says of articles, on the command line, in a folder's file or in the article's.

An article file may begin with lines `name: value` between two lines `---`; a folder may hold a
file `articles.toml` whose values hold for all articles in it, and whose tables, named after
files, hold for one. What is nearer to the article wins, and the command line over all.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from .edtf import is_valid
from .errors import UnreadableFile, UsageError
from .records import EventDate, Given, Method

FOLDER_FILE = "articles.toml"
"""Name of the file that speaks for the articles of its folder."""

_FENCE = "---"
_FRONT_LINES = 60
_NAMES = {"published": "published", "date": "published", "publisher": "publisher", "url": "url"}
"""What a value may be called, and what it is."""
_TIME = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(?:Z| ?[+-]\d\d:?\d\d)?")
_URL = re.compile(r"https?://[^\s\x00-\x20\x7f-\xa0\"'<>\\^`{|}]{1,2000}")
_LONGEST = 200


class WrongValue(Exception):
    """A value cannot be what it is said to be; never leaves the store."""

    def __init__(self, name: str, value: str, advice: str) -> None:
        super().__init__(f"{name}: {value!r} is {advice}")
        self.name = name
        """What it was called."""
        self.value = value
        """What was written."""
        self.advice = advice
        """What it is not, and how it is written."""
        self.what = _NAMES.get(name, "") if value else "unknown"
        """What was to be given by it, in one word; `unknown` where there is nothing of the name."""

    @property
    def facts(self) -> Mapping[str, str]:
        """What it is about, by name."""
        return {"field": self.name, "value": self.value, "known": ", ".join(_NAMES)}


def given_of(
    published: str | None = None, publisher: str | None = None, url: str | None = None
) -> Given:
    """Take what a person wrote on the command line; raises UsageError for what it cannot be."""
    values = {"published": published, "publisher": publisher, "url": url}
    try:
        return _given({name: value for name, value in values.items() if value is not None})
    except WrongValue as error:
        raise UsageError(f"{error.value!r} is {error.advice}") from None


def event_date(given: Given) -> EventDate | None:
    """Return the date of publication that was given, as an article has it."""
    if given.published is None:
        return None
    if given.dated_by_page:
        return EventDate(given.published, Method.STATED, "page-metadata")
    return EventDate(given.published, Method.EXTERNAL, "given")


def nearer(near: Given, far: Given) -> Given:
    """Return what holds of two: what is said nearer to the article, else what is said at all.

    A date that a person gives holds against the page's own, wherever it was given.
    """
    overruled = near.dated_by_page and far.published and not far.dated_by_page
    dated = far if overruled or not near.published else near
    return Given(
        published=dated.published,
        publisher=near.publisher or far.publisher,
        url=near.url or far.url,
        dated_by_page=dated.dated_by_page,
    )


def front_matter(text: str) -> tuple[Given, int]:
    """Read what an article's file says before the article.

    Returns:
        What it says, and the offset at which the article begins; 0 where it says nothing.

    Raises:
        WrongValue: A value it gives cannot be what it is called.
    """
    lines = text.splitlines(keepends=True)
    if not lines or lines[0].strip() != _FENCE:
        return Given(), 0
    values: dict[str, str] = {}
    begin = len(lines[0])
    for line in lines[1:_FRONT_LINES]:
        begin += len(line)
        if line.strip() == _FENCE:
            return (_given(values), begin) if values else (Given(), 0)
        name, colon, value = line.partition(":")
        if colon and value.strip() and name.strip().lower() in _NAMES:
            # Other names are other programs'.
            values[name.strip().lower()] = value.strip().strip("\"'")
    return Given(), 0


class Folders:
    """What the files of folders say of their articles; each is read once."""

    def __init__(self) -> None:
        self._known: dict[Path, Mapping[str, Given] | UnreadableFile] = {}

    def given(self, path: str) -> Given:
        """Return what the folder of an article says of it; raises UnreadableFile."""
        file = Path(path)
        folder = file.parent
        if folder not in self._known:
            self._known[folder] = _read(folder / FOLDER_FILE)
        said = self._known[folder]
        if isinstance(said, UnreadableFile):
            raise said
        return said.get(file.name) or said.get("", Given())


def _read(path: Path) -> Mapping[str, Given] | UnreadableFile:
    try:
        with path.open("rb") as file:
            document = tomllib.load(file)
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        reason = f"cannot be read ({error}); correct or remove it"
        return UnreadableFile(str(path), reason, "not_toml", why=str(error))
    try:
        general = _given(_strings({k: v for k, v in document.items() if not isinstance(v, dict)}))
        said = {"": general}
        for name, table in document.items():
            if isinstance(table, dict):
                said[name] = nearer(_given(_strings(table)), general)
    except WrongValue as error:
        reason = f"{error}; correct it"
        return UnreadableFile(str(path), reason, f"wrong_{error.what}", **error.facts)
    return said


def _strings(table: Mapping[str, Any]) -> dict[str, str]:
    found = {}
    for name, value in table.items():
        if name not in _NAMES:
            raise WrongValue(name, "", f"unknown here; there are {', '.join(_NAMES)}")
        if isinstance(value, date | datetime):
            value = value.isoformat()
        if not isinstance(value, str):
            raise WrongValue(name, str(value), "no text; put it between quotes")
        found[name] = value
    return found


def _given(values: Mapping[str, str]) -> Given:
    said = {_NAMES[name]: checked(_NAMES[name], name, value) for name, value in values.items()}
    return Given(said.get("published"), said.get("publisher"), said.get("url"))


def checked(meant: str, name: str, value: str) -> str:
    """Return a value as it is kept.

    Args:
        meant: `published`, `publisher` or `url`.
        name: What it was called.
        value: What was written, not empty.

    Raises:
        WrongValue: It cannot be what it is called.
    """
    if meant == "published":
        timed = _TIME.fullmatch(value)
        edtf = f"{timed[1]}T{timed[2]}" if timed else value
        if not is_valid(edtf):
            advice = "no date; write it like 2018-02-13, 2018-02 or 2018-02-13T14:30"
            raise WrongValue(name, value, advice)
        return edtf
    if meant == "url" and not _URL.fullmatch(value):
        raise WrongValue(name, value, "no address; it begins with http:// or https://")
    if meant == "publisher" and (len(value) > _LONGEST or not value.isprintable()):
        raise WrongValue(name, value[:_LONGEST], f"no name of at most {_LONGEST} letters")
    return value
