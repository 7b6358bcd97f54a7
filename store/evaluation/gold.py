"""Gold: what a careful reader finds in an article, written beside it to score what was read.

A gold file is TOML with the name of its article's text: `01.toml` beside `01.txt`. It holds
`title`, `date_published` (EDTF, left out where the page gives none), `neutral` (names that are
neither right nor wrong to find), and two kinds of tables, each field but the first two optional::

    [[entity]]
    kind = "person"  # a kind of entity
    label = "سامح شكري"  # its fullest name, without titles
    surfaces = ["شكري"]  # as it stands in the text, without proclitics

    [[meeting]]
    date = "2019-01-31"  # as far as the text alone settles it
    place = "قصر التحرير"  # where, at its most exact
    wider = "القاهرة"  # what contains it and is right too
    status = "held"
    level = "foreign ministers"
    chairs = ["سامح شكري"]  # labels of entities, or plain names
    participants = []  # everybody else who was there or was represented
    hosts = []
    bodies = []  # what met: a council, a committee, a group
    unsure = []  # neither right nor wrong as a party to this meeting
    event = "cairo-2019"  # the same in every gold meeting that is this one
    optional = true  # neither right nor wrong to find at all
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..edtf import is_valid
from ..errors import UnreadableFile
from ..records import EntityKind, Status
from ..sources import Source, read


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """An entity that the text names."""

    kind: EntityKind
    """What it is."""
    label: str
    """Its fullest name, unique within the article."""
    surfaces: tuple[str, ...]
    """The forms in which it stands in the text, without proclitics."""


@dataclass(frozen=True, slots=True)
class GoldMeeting:
    """A meeting that the text speaks of; what it does not say is empty."""

    date: str = ""
    """EDTF, as far as the text alone settles it."""
    place: str = ""
    """Where, at its most exact."""
    wider: str = ""
    """A place that contains it and is right too."""
    status: Status | None = None
    """Whether it took place."""
    level: str = ""
    """Who sat there, as a term of the rules."""
    chairs: tuple[str, ...] = ()
    """Who chaired."""
    participants: tuple[str, ...] = ()
    """Everybody else who was there or was represented."""
    hosts: tuple[str, ...] = ()
    """Who hosted."""
    bodies: tuple[str, ...] = ()
    """What met."""
    unsure: tuple[str, ...] = ()
    """Names that are neither right nor wrong as parties."""
    event: str = ""
    """What meetings of several articles have in common that are one."""
    optional: bool = False
    """Whether it is neither right nor wrong to find it."""


@dataclass(frozen=True, slots=True)
class Gold:
    """An article and what there is to find in it."""

    path: str
    """The gold file."""
    source: Source
    """The text."""
    title: str
    """The headline; empty where it is not to be scored."""
    date_published: str
    """EDTF; empty where the page gives none."""
    entities: tuple[GoldEntity, ...]
    """What is named, in no order that matters."""
    meetings: tuple[GoldMeeting, ...]
    """What is reported, in no order that matters."""
    neutral: tuple[str, ...] = ()
    """Names that are neither right nor wrong to find."""


def find_gold(paths: Iterable[str]) -> Iterator[Gold]:
    """Yield the gold of files, and of every `*.toml` directly in folders, in the order of names.

    Raises:
        UnreadableFile: There is none, it is not as it must be, or its text cannot be read.
    """
    for path in paths:
        if not Path(path).is_dir():
            yield read_gold(path)
            continue
        files = sorted(Path(path).glob("*.toml"))
        if not files:
            raise UnreadableFile(path, "holds no .toml files; name the gold files themselves")
        for file in files:
            yield read_gold(str(file))


def read_gold(path: str) -> Gold:
    """Read one gold file and the text beside it; raises UnreadableFile."""
    shown = os.fsencode(path).decode("utf-8", "replace")
    try:
        document = tomllib.loads(Path(path).read_text("utf-8"))
    except OSError as error:
        raise UnreadableFile(shown, f"cannot be read ({error.strerror})") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UnreadableFile(shown, f"is not TOML ({error})") from None
    source = read(str(Path(path).with_suffix(".txt")))
    try:
        return _gold(shown, source, document)
    except (KeyError, TypeError, ValueError) as error:
        raise UnreadableFile(shown, f"is not gold: {error}") from None


_TOP = {"title", "date_published", "neutral", "entity", "meeting"}


def _gold(path: str, source: Source, document: Mapping[str, Any]) -> Gold:
    _only(document, _TOP)
    return Gold(
        path=path,
        source=source,
        title=_text(document, "title"),
        date_published=_date(document, "date_published"),
        entities=tuple(map(_entity, document.get("entity", ()))),
        meetings=tuple(map(_meeting, document.get("meeting", ()))),
        neutral=_names(document, "neutral"),
    )


def _entity(table: Mapping[str, Any]) -> GoldEntity:
    _only(table, {"kind", "label", "surfaces"})
    return GoldEntity(EntityKind(table["kind"]), table["label"], _names(table, "surfaces"))


def _meeting(table: Mapping[str, Any]) -> GoldMeeting:
    _only(table, set(GoldMeeting.__slots__))
    return GoldMeeting(
        date=_date(table, "date"),
        place=_text(table, "place"),
        wider=_text(table, "wider"),
        status=Status(table["status"]) if "status" in table else None,
        level=_text(table, "level"),
        chairs=_names(table, "chairs"),
        participants=_names(table, "participants"),
        hosts=_names(table, "hosts"),
        bodies=_names(table, "bodies"),
        unsure=_names(table, "unsure"),
        event=_text(table, "event"),
        optional=bool(table.get("optional", False)),
    )


def _only(table: Mapping[str, Any], known: set[str]) -> None:
    unknown = sorted(set(table) - known)
    if unknown:
        raise ValueError(f"{', '.join(unknown)} is no field; there are {', '.join(sorted(known))}")


def _text(table: Mapping[str, Any], name: str) -> str:
    value = table.get(name, "")
    if not isinstance(value, str):
        raise TypeError(f"{name} must be a string")
    return value


def _names(table: Mapping[str, Any], name: str) -> tuple[str, ...]:
    value = table.get(name, [])
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise TypeError(f"{name} must be a list of strings")
    return tuple(value)


def _date(table: Mapping[str, Any], name: str) -> str:
    value = _text(table, name)
    if value and not is_valid(value):
        raise ValueError(f"{value!r} is no date in EDTF, such as 2018-02-13 or 2018-02")
    return value
