"""Whole records out of the index: from the articles they rest on, and nothing else."""

from __future__ import annotations

import json
import sqlite3
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from ..errors import AmbiguousId, NotFound
from ..records import Kind
from ..resolve.keys import is_entity, is_meeting, is_settled
from .loading import Moved, load, load_about, words_of

if TYPE_CHECKING:
    from ..records import Article, Claim, Entity, Field, Meeting, Member, Mention, Record

# What makes views is imported where one is made: a search mostly finds articles.

_KEPT = 300
"""Articles that are kept in memory: evidence is looked at article by article."""

LARGEST = 300
"""Articles of which an entity's words are given; a country that is named in ten thousands of them
would take minutes to be shown, and nobody could read it."""

TABLES = {Kind.ARTICLE: "article", Kind.ENTITY: "entity", Kind.MEETING: "meeting"}
"""The table of each kind, in the order in which ids are looked for."""


class Names:
    """The entities and meetings of an index as views need to know them."""

    def __init__(self, connection: sqlite3.Connection, *, meetings: bool = True) -> None:
        """Prepare it; without meetings only entities are known."""
        self._connection = connection
        self._meetings = meetings

    def view(self, article: str, key: str) -> str | None:
        """Return the id of what a key means in an article."""
        if self._meetings and is_meeting(key):
            return self._one(
                "SELECT m.id FROM local_meeting l JOIN meeting m ON m.n=l.meeting"
                " WHERE l.article=? AND l.key=?",
                (article, key),
            )
        if not is_entity(key):
            return None
        if is_settled(key):
            from ..records import Member
            from ..resolve.entities import identify

            return identify(Member(article, key))
        return self._one(
            "SELECT e.id FROM named n JOIN entity e ON e.n=n.entity WHERE n.article=? AND n.key=?",
            (article, key),
        )

    def label(self, view: str) -> str:
        """Return what an entity is called; empty for a meeting."""
        return self._one("SELECT label FROM entity WHERE id=?", (view,)) or ""

    def countries(self, view: str) -> frozenset[str]:
        """Return the codes of the countries an entity is said to be in or from."""
        rows = self._connection.execute(
            "SELECT s.normalised FROM entity e JOIN said s ON s.entity=e.n"
            " WHERE e.id=? AND s.property='country' AND s.normalised<>''",
            (view,),
        )
        return frozenset(code for (code,) in rows)

    def _one(self, statement: str, values: tuple[str, ...]) -> str | None:
        row = self._connection.execute(statement, values).fetchone()
        return None if row is None else str(row[0])


class _Nameless(Names):
    """The same where nobody looks at what an entity is called."""

    def __init__(self, connection: sqlite3.Connection, *, alone: bool) -> None:
        """Prepare it.

        Args:
            connection: The index.
            alone: Whether all is from one article about which nobody decided anything: then no
                two keys mean one entity, and each tells it from the others.
        """
        super().__init__(connection)
        self._alone = alone

    def view(self, article: str, key: str) -> str | None:
        """Return what tells what a key means from all else."""
        if self._alone and is_entity(key) and not is_settled(key):
            return key
        return super().view(article, key)

    def label(self, view: str) -> str:
        """Return nothing."""
        del view
        return ""

    def countries(self, view: str) -> frozenset[str]:
        """Return nothing."""
        del view
        return frozenset()


class Records:
    """Makes whole records."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        folder: Path,
        before: Mapping[str, Article] = MappingProxyType({}),
    ) -> None:
        """Prepare it.

        Args:
            connection: To the index.
            folder: The store.
            before: Articles as they were read by others, for those that are nowhere so any more.
        """
        self._before = before
        self._connection = connection
        self._folder = folder
        self._names = Names(connection)
        self._articles: OrderedDict[str, Article] = OrderedDict()

    @property
    def kept(self) -> Mapping[str, Article]:
        """Articles that were read, and are kept in memory, by id."""
        return self._articles

    def find(self, id: str) -> tuple[Kind, int, str]:
        """Return kind, number and id of the record with an id, or the only one that begins so.

        Raises:
            NotFound: There is none.
            AmbiguousId: There are several.
        """
        for kind, table in TABLES.items():
            row = self._connection.execute(
                f"SELECT n, id FROM {table} WHERE id=?", (id,)
            ).fetchone()
            if row is not None:
                return kind, row[0], row[1]
        begun: list[tuple[Kind, int, str]] = []
        for kind, table in TABLES.items():
            rows = self._connection.execute(
                f"SELECT n, id FROM {table} WHERE id>? AND id<?", (id, id + "\U0010ffff")
            )
            begun += [(kind, *row) for row in rows]
        if not id or not begun:
            raise NotFound(id)
        if len(begun) > 1:
            raise AmbiguousId(id, tuple(sorted(found for _, _, found in begun)))
        return begun[0]

    def record(self, kind: Kind, number: int, id: str) -> Record:
        """Return a record; raises Moved where a file has changed meanwhile."""
        match kind:
            case Kind.ARTICLE:
                return self.article(id)
            case Kind.ENTITY:
                return self.entity(number)
        return self.meeting(number)

    def numbered(self, kind: Kind, number: int) -> Record:
        """Return a record by its number; raises NotFound and Moved."""
        return self.record(kind, number, self._id(kind, number))

    def _id(self, kind: Kind, number: int) -> str:
        row = self._connection.execute(
            f"SELECT id FROM {TABLES[kind]} WHERE n=?", (number,)
        ).fetchone()
        if row is None:
            raise NotFound(str(number))
        return str(row[0])

    def article(self, id: str) -> Article:
        """Return an article with what is inferred about it; raises NotFound and Moved."""
        if id in self._articles:
            self._articles.move_to_end(id)
            return self._articles[id]
        try:
            article = load(self._connection, self._folder, id, before=True)
        except KeyError:
            raise NotFound(id) from None
        except Moved:
            if id not in self._before:
                raise
            return self._before[id]
        (written,) = self._connection.execute(
            "SELECT inferred FROM article WHERE id=?", (id,)
        ).fetchone()
        if written is not None:
            from ..resolve.inference import Inferred, with_date

            article = with_date(article, Inferred(**json.loads(written)))
        self._articles[id] = article
        if len(self._articles) > _KEPT:
            self._articles.popitem(last=False)
        return article

    def words(self, number: int) -> tuple[str, str, str]:
        """Return id, title and text of an article by its number; raises NotFound and Moved.

        What else it says is not looked at unless it has been already.
        """
        id = self._id(Kind.ARTICLE, number)
        try:
            found = None if id in self._articles else words_of(self._connection, self._folder, id)
        except KeyError:
            raise NotFound(id) from None
        if found is None:
            article = self.article(id)
            found = article.title, article.text
        return id, *found

    def first_mention(self, id: str, keys: Iterable[str]) -> Mention:
        """Return the first mention in an article of any of some keys; raises NotFound and Moved."""
        article = self._about(id, "") or self.article(id)
        wanted = frozenset(keys)
        return next(each for each in article.mentions if each.entity in wanted)

    def _about(self, id: str, about: str) -> Article | None:
        """Return an article with what it says about one key, if that can be told so shortly."""
        if id in self._articles:
            return None
        try:
            return load_about(self._connection, self._folder, id, about)
        except KeyError:
            raise NotFound(id) from None

    def entity(self, number: int, among: Iterable[str] | None = None) -> Entity:
        """Return an entity.

        Args:
            number: Its number.
            among: Ids of the only articles that are looked at, if it need not be whole: then
                it is as if there were no others.
        """
        from ..records import Member
        from ..resolve.entities import local_entities
        from ..resolve.views import entity_view

        (id,) = self._connection.execute("SELECT id FROM entity WHERE n=?", (number,)).fetchone()
        keys = self._keys(number, None if among is None else sorted(among)[:LARGEST])
        wanted = sorted(keys)[:LARGEST]
        articles = {article: self.article(article) for article in wanted}
        members = [
            local
            for article in articles.values()
            for local in local_entities(article)
            if local.member.key in keys[article.id]
        ]
        members.sort(key=lambda each: each.member.order)
        names = Names(self._connection, meetings=False)
        found = entity_view(id, members, articles, names)
        if len(articles) == len(keys):
            return found
        everywhere = (
            Member(article, key) for article in sorted(keys) for key in sorted(keys[article])
        )
        return found._replace(members=tuple(everywhere), left_out=len(keys) - len(articles))

    def _keys(self, number: int, among: Sequence[str] | None) -> dict[str, set[str]]:
        keys: dict[str, set[str]] = {}
        within = "" if among is None else f" AND article IN ({','.join('?' * len(among))})"
        for article, key in self._connection.execute(
            f"SELECT article, key FROM named WHERE entity=?{within} ORDER BY article, key",
            (number, *(among or ())),
        ).fetchall():
            keys.setdefault(article, set()).add(key)
        return keys

    def meeting(self, number: int) -> Meeting:
        """Return a meeting."""
        from ..records import Meeting, Member
        from ..resolve.decision import read
        from ..resolve.views import meeting_fields, titled

        execute = self._connection.execute
        id, title, parent, reasons = execute(
            "SELECT id, title, parent, reasons FROM meeting WHERE n=?", (number,)
        ).fetchone()
        rows = execute(
            "SELECT article, key FROM local_meeting WHERE meeting=? ORDER BY article, key",
            (number,),
        )
        members = [Member(*row) for row in rows.fetchall()]
        fields = meeting_fields(self._claims(members), self._names)
        named = {value.record for field in fields for value in field.values if value.record}
        titles = {other: self._title(other) for other in sorted(named) if other.startswith("m-")}
        parts = execute("SELECT id FROM meeting WHERE parent=? ORDER BY id", (id,))
        return Meeting(
            id=id,
            title=title,
            members=tuple(members),
            parent=parent,
            parts=tuple(part for (part,) in parts),
            fields=tuple(titled(field, titles) for field in fields),
            reasons=read(reasons),
        )

    def said_of_meeting(self, number: int) -> tuple[Field, ...]:
        """Return what is said of a meeting; what its values are called is left out."""
        from ..records import Member
        from ..resolve.views import meeting_fields

        rows = self._connection.execute(
            "SELECT article, key FROM local_meeting WHERE meeting=? ORDER BY article, key",
            (number,),
        )
        members = [Member(*row) for row in rows.fetchall()]
        claims: list[Claim] = []
        alone = len(members) == 1
        for member in members:
            brief = self._about(*member)
            alone = alone and brief is not None
            claims += self._claims([member]) if brief is None else brief.claims
        return meeting_fields(claims, _Nameless(self._connection, alone=alone))

    def _claims(self, members: Iterable[Member]) -> Iterator[Claim]:
        for member in members:
            for claim in self.article(member.article).claims:
                if claim.about == member.key:
                    yield claim

    def _title(self, id: str) -> str:
        row = self._connection.execute("SELECT title FROM meeting WHERE id=?", (id,)).fetchone()
        return "" if row is None else str(row[0])
