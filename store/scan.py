"""Look-ups answered by reading everything: plain, and the measure of every faster way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from .database import Store
from .decisions.log import overlay_in, read_logs
from .errors import AmbiguousId, NotFound, Stopped, StoreError
from .hits import names, passage, rank, texts_of
from .links import Links, link
from .naming import holding, matching_names
from .passages import Rank
from .query import Query
from .query.plain import holds
from .query.terms import tokens_of
from .records import Article, Entity, Hit, Kind, Meeting, Order, Record, Row
from .resolve.all import Views, resolve
from .rows import in_order, row_of
from .spans import DateSpan, spans_of_dates
from .tallies import Dimension, Tally, checked, tally
from .text import words

_LOOKS = 20
"""How often everything is read again when a file was written meanwhile."""

KINDS = (Kind.ENTITY, Kind.MEETING, Kind.ARTICLE)
"""In which order records of different kinds that fit equally well are found."""


@dataclass(frozen=True, slots=True)
class _Snapshot:
    """Everything as it was when the files were read."""

    views: Views
    links: Links
    records: Mapping[Kind, Mapping[str, Record]]

    def entity(self, id: str) -> Entity | None:
        """Return an entity; none where the id is another record's."""
        return self.views.entities.get(id)

    def meetings_of(self, article: str) -> Iterable[Meeting]:
        """Return the meetings an article reports."""
        meetings = self.views.meetings
        return (meetings[other] for other in self.links.of(article) if other in meetings)

    def source(self, id: str) -> Article:
        """Return an article that a record rests on."""
        return self.views.articles[id]

    def fits(self, record: Record, query: Query) -> bool:
        """Whether a record is what is looked for."""
        return holds(record, query.tests, self) and query.matches(*texts_of(record))


class Scan:
    """Answers look-ups from a store by reading it whole and keeping it in memory.

    What it answers stays the same until `changed` has said that there is something new, or
    something was put; the next look-up then reads again. So whoever shows several lists shows
    them from one moment.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._snapshot: _Snapshot | None = None

    @property
    def problems(self) -> tuple[StoreError, ...]:
        """What could not be read when the files were read; the rest is there."""
        return (*self._store.problems, *read_logs(self._store.path).problems)

    @property
    def note(self) -> str | None:
        """What a person should know of how the store is read."""
        return None

    def rows(
        self,
        kind: Kind,
        *,
        linked_to: str | None = None,
        query: Query | None = None,
        order: Order = Order.USUAL,
    ) -> Sequence[Row]:
        """List records of one kind; see `Lookups`."""
        now = self._now()
        records = self._chosen(kind, linked_to, query)
        rows = in_order([self._row(record) for record in records.values()], kind, order)
        if linked_to is None:
            return rows
        return [row._replace(relation=now.links.relation(linked_to, row.id)) for row in rows]

    def _chosen(
        self, kind: Kind, linked_to: str | None, query: Query | None
    ) -> Mapping[str, Record]:
        now = self._now()
        records = now.records[kind]
        if linked_to is not None:
            self._must_be_there(linked_to)
            linked = now.links.of(linked_to)
            records = {id: record for id, record in records.items() if id in linked}
        if query is not None and query.parts:
            records = {id: each for id, each in records.items() if now.fits(each, query)}
        return records

    def tally(
        self,
        kind: Kind,
        dimension: Dimension,
        *,
        linked_to: str | None = None,
        query: Query | None = None,
    ) -> Sequence[Tally]:
        """Count the records that `rows` lists by what they say."""
        checked(kind, dimension)
        records = self._chosen(kind, linked_to, query).values()
        return tally(kind, records, dimension, query, self._now())

    def spans(
        self, kind: Kind, *, linked_to: str | None = None, query: Query | None = None
    ) -> Sequence[DateSpan]:
        """Return when the records that `rows` lists are, those of the same days together."""
        rows = self.rows(kind, linked_to=linked_to, query=query)
        return spans_of_dates(row.date for row in rows)

    def get(self, id: str) -> Record:
        """Return the record with that id, or the only one whose id begins so."""
        kinds = self._now().records.values()
        for records in kinds:
            if id in records:
                return records[id]
        begun = {each: records[each] for records in kinds for each in records if _begins(each, id)}
        if not begun:
            raise NotFound(id)
        if len(begun) > 1:
            raise AmbiguousId(id, tuple(sorted(begun)))
        return next(iter(begun.values()))

    def article(self, id: str) -> Article:
        """Return an article by its whole id; raises NotFound."""
        try:
            return self._now().views.articles[id]
        except KeyError:
            raise NotFound(id) from None

    def known(self, ids: Iterable[str]) -> Mapping[str, Row]:
        """Return records by their whole ids, as lists show them."""
        kinds = self._now().records.values()
        return {id: self._row(records[id]) for id in ids for records in kinds if id in records}

    def named(self, text: str, *, limit: int = 20) -> Sequence[Row]:
        """Find records by letters of their names as they are typed."""
        found: list[Row] = []
        records = self._now().records
        called = [(id, names(each)) for kind in KINDS for id, each in records[kind].items()]
        ids = matching_names(
            text,
            lambda term: holding(called, term.occurs),
            lambda slips: holding(called, lambda name: any(map(slips.match, _forms(name)))),
        )
        for kind in KINDS:
            found += [row for row in self.rows(kind) if row.id in ids][:limit]
        return found

    def meant(self, article: str, key: str) -> str | None:
        """Return the id of the entity or meeting that a key means in an article, if it is one."""
        return self._now().views.view_of.get((article, key))

    def countries(self, id: str) -> frozenset[str]:
        """Return the codes of the countries an entity is said to be in or from."""
        entity = self._now().entity(id)
        values = entity.field("country").values if entity is not None else ()
        return frozenset(value.normalised for value in values if value.normalised)

    def search(self, query: Query, *, limit: int = 500) -> Sequence[Hit]:
        """Find records of every kind whose words match, best first."""
        if query.is_empty:
            return []
        now = self._now()
        found: list[tuple[Rank, Record]] = []
        for kind in KINDS:
            for row in self.rows(kind):
                record = now.records[kind][row.id]
                fits = rank(record, query)
                if fits is not None and holds(record, query.tests, now):
                    found.append((fits, record))
        found.sort(key=lambda each: each[0])  # kinds and rows keep their order within a rank
        return [self._hit(record, query) for _, record in found[:limit]]

    def links(self, id: str) -> frozenset[str]:
        """Ids of the records of the other kinds that are linked to a record; raises NotFound."""
        kind = self._must_be_there(id)
        now = self._now()
        return frozenset(other for other in now.links.of(id) if other not in now.records[kind])

    def count(self, kind: Kind) -> int:
        """Return how many records of a kind there are."""
        return len(self._now().records[kind])

    def is_behind(self) -> bool:
        """Whether the files are others than those that were read; a look at them, no more."""
        return self._store.changed()

    def changed(self) -> bool:
        """Whether the files have changed since they were read; from now on they are read anew."""
        changed = self.is_behind()
        if changed:
            self._snapshot = None
        return changed

    def prepare(self, progress: Callable[[int, int], None] | None = None) -> Callable[[], None]:
        """Read everything anew; return what makes this answer by it. See `Lookups`."""
        del progress
        fresh = Scan(Store.open(self._store.path))
        fresh._now()

        def take() -> None:
            self._store.close()
            self._store, self._snapshot = fresh._store, fresh._snapshot

        return take

    def apart(self) -> Apart:
        """Return the same look-ups for one question that another thread asks."""
        return Apart(self._store, self._now())

    def put(self, articles: Sequence[Article]) -> int:
        """Write articles, each in the place of one with the same id; return how many were new."""
        new = self._store.put(articles)
        self._snapshot = None
        return new

    def close(self) -> None:
        """Let go of the files; the object cannot be used afterwards."""
        self._snapshot = None
        self._store.close()

    def _now(self) -> _Snapshot:
        if self._snapshot is None:
            views = self._views()
            # Files written while others were read would make a state that there never was.
            for _ in range(_LOOKS):
                if not self._store.changed():
                    break
                views = self._views()
            records: dict[Kind, Mapping[str, Record]] = {
                Kind.ARTICLE: views.articles,
                Kind.ENTITY: views.entities,
                Kind.MEETING: views.meetings,
            }
            self._snapshot = _Snapshot(views, link(views), records)
        return self._snapshot

    def _views(self) -> Views:
        overlay = overlay_in(self._store.path)
        return resolve(map(overlay.over, self._store.articles()))

    def _must_be_there(self, id: str) -> Kind:
        for kind, records in self._now().records.items():
            if id in records:
                return kind
        raise NotFound(id)

    def _row(self, record: Record) -> Row:
        if not isinstance(record, Article):
            return row_of(record)
        now = self._now()
        meetings = now.records[Kind.MEETING]
        return row_of(record, sum(1 for other in now.links.of(record.id) if other in meetings))

    def _hit(self, record: Record, query: Query) -> Hit:
        found = passage(record, query)
        row = self._row(record)
        return Hit(row, found.snippet, found.spans, found.article, found.start, found.end)


class Apart(Scan):
    """Answers one question by what is in memory."""

    def __init__(self, store: Store, now: _Snapshot) -> None:
        super().__init__(store)
        self._snapshot: _Snapshot | None = now
        self._stopped = False

    def stop(self) -> None:
        """Let nothing more be asked; see `store.lookups.Apart`."""
        self._stopped = True

    def _now(self) -> _Snapshot:
        if self._stopped:
            raise Stopped
        return super()._now()


def _forms(name: str) -> set[str]:
    """Return what the words of a name are found by."""
    return {form for word in words(name) for form in tokens_of(word.folded)}


def _begins(id: str, given: str) -> bool:
    return bool(given) and id.startswith(given)
