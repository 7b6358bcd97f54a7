"""Deciding: what a person says about records, kept beside the articles and taken back at will."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, TypeAlias

from textual import on
from textual.widgets import Input

from store import (
    Article,
    Kind,
    MahdarError,
    Mark,
    Record,
    Row,
    Value,
    properties,
)
from tui.browser.commands import key_to
from tui.browser.decided import deed_text, value_at
from tui.browser.fields import FieldRow
from tui.browser.history import Place
from tui.browser.panes import KeyMenu, RecordView
from tui.browser.screens.base import hidden
from tui.browser.screens.showing import kind_of
from tui.browser.screens.viewing import Viewing
from tui.browser.widgets import SearchBox

if TYPE_CHECKING:
    from store import Deciding, PersonsDecision, Questions
    from tui.browser.panes import DecideMenu
    from tui.browser.screens.palette import Choice
    from tui.deciding import Make

_MENU, _BOX = "decide-menu", "decided-value"
Decide: TypeAlias = "Callable[[Make], Sequence[PersonsDecision]]"
"""Makes decisions about the store that is shown, and keeps them; see `tui.deciding.decide`."""

OWN = "own-"
"""What the ids of decisions begin with that are kept in the person's own data directory."""
_PATIENCE = 0.3
"""Seconds of waiting for another writer after which that is said."""
_PROPERTIES = {
    Kind.ARTICLE: properties.ARTICLE,
    Kind.ENTITY: properties.ENTITY,
    Kind.MEETING: properties.MEETING,
}
_MOST = 50
"""Articles that are offered for parting from a record."""


class Curating(Viewing, inherit_bindings=False):
    """The linked panes, in which what is shown can be put right.

    Making and keeping a decision, and bringing the index up to date, is done by other threads: no
    key waits for a disk or for another writer.
    """

    decide: Decide | None = None
    """Keeps decisions; none where the store is of this run alone."""
    decisions: Callable[[], Sequence[PersonsDecision]] = tuple
    """Gives every decision there is."""
    _about: tuple[tuple[str, ...], str] = ((), "")
    """Ids of the records and property that a value is being written for."""

    def on_mount(self) -> None:
        """Begin with nothing decided."""
        self._turns = asyncio.Lock()
        self._at_once: list[tuple[str, ...]] = []

    @cached_property
    def _deeds(self) -> DecideMenu:
        from tui.browser.panes import DecideMenu

        return hidden(DecideMenu(self.words, id=_MENU))

    @cached_property
    def _value_box(self) -> SearchBox:
        return hidden(SearchBox("", id=_BOX, base="R"))

    def action_run(self, name: str) -> None:
        """Run a command; what asks is closed first, and by Escape only that."""
        asking = self.take_away(_MENU, _BOX)
        if not (name == "cancel" and asking):
            super().action_run(name)

    # Asking

    def do_decide(self) -> None:
        """Ask what to decide."""
        self.settle()
        self.lay_over(self._deeds)

    def can_decide(self) -> bool:
        """Whether there is a record, in a store that keeps decisions."""
        return self.record is not None and self.decide is not None

    @on(KeyMenu.Chosen, f"#{_MENU}")
    def _ask(self, event: KeyMenu.Chosen) -> None:
        event.stop()
        self.take_away(_MENU)
        self.say("")
        self.decide_on(event.name)

    def decide_on(self, what: str) -> None:
        """Decide something of the menu about the record that is shown, or ask more about it."""
        record = self.record
        if record is not None:
            self.guarded(lambda: self._ask_about(record, what))

    def _ask_about(self, record: Record, what: str) -> None:
        match what:
            case "decide_right" | "decide_wrong":
                self._judge(record, what)
            case "decide_value":
                self._ask_for_value(record)
            case "decide_called" | "decide_tag" | "decide_note":
                self.ask_in_words((record.id,), what.removeprefix("decide_"))
            case "decide_same":
                self._ask_for_other(record)
            case "decide_different":
                self._ask_for_part(record)
            case _:
                self.do_undo()

    # A value that is there

    def _judge(self, record: Record, what: str) -> None:
        """Say that the value under the cursor is right, or that all who say it are wrong."""
        if isinstance(record, Article):
            self._judge_article(record, what)
            return
        value = self._value_here(record)
        if value is None:
            return
        claims = [claim.id for claim in value.claims if not claim.decided]
        if value.decided or not claims:
            self.say(self.words("decide.decided", key=key_to("undo")))
        elif what == "decide_right":
            self._enact(lambda deciding: (deciding.right(claims[0]),))
        else:
            self._enact(lambda deciding: map(deciding.wrong, claims))

    def _judge_article(self, article: Article, what: str) -> None:
        """Say the same of what an article's page says; what is wrong of that is given anew."""
        row = self._field_here()
        if row is None:
            return
        if row.name not in properties.GIVEN:
            self.say(self.words("refused.property"))
        elif row.mark is Mark.DECIDED:
            self.say(self.words("decide.decided", key=key_to("undo")))
        elif row.missing:
            self.say(self.words("decide.not_said"))
        elif what == "decide_wrong":
            self.say(self.words("decide.instead", keys=key_to("decide", "decide_value")))
        else:
            name, value = row.name, row.value
            self._enact(lambda deciding: (deciding.value(article.id, name, value),))

    def _value_here(self, record: Record) -> Value | None:
        row = self._field_here()
        if row is None:
            return None
        view = self.query_one(RecordView)
        value = value_at(record, view.fields, view.cursor)
        if value is None:
            self.say(self.words("decide.not_said" if row.missing else "decide.derived"))
        return value

    def _field_here(self) -> FieldRow | None:
        """Return the field under the cursor of the record; where one is elsewhere, say so."""
        if self.active == "record" and self.row is not None:
            return self.row
        self.say(self.words("decide.no_field", pane=self.words("pane.record")))
        return None

    # Another value

    def _ask_for_value(self, record: Record) -> None:
        from tui.browser.screens.palette import Palette

        row = self._field_here()
        if row is None:
            return
        of = next((each for each in _PROPERTIES[kind_of(record)] if each.name == row.name), None)
        if of is None or (of.decided and row.name not in ("called", "tag", "note")):
            self.say(self.words("decide.derived"))
        elif isinstance(record, Article) and row.name not in properties.GIVEN:
            self.say(self.words("refused.property"))
        elif of.holds in (properties.Holds.ENTITY, properties.Holds.MEETING):
            kind = Kind.MEETING if of.holds is properties.Holds.MEETING else Kind.ENTITY
            prompt = self.words("decide.pick", field=self.field_label(row))
            picking = Palette(
                self.words,
                named=lambda lookups, text: _pickable(lookups, text, kind, record.id),
                lookups=self.lookups,
                prompt=prompt,
                in_words=True,
            )
            self.app.push_screen(picking, partial(self._give, record.id, row.name))
        else:
            self.ask_in_words((record.id,), row.name)

    def ask_in_words(self, ids: tuple[str, ...], property: str) -> None:
        """Ask for what a property of some records should be."""
        self._about = ids, property
        box = self._value_box
        box.value = ""
        field = self.words(f"property.{property}")
        box.placeholder = self.words("decide.write", field=field)
        self.lay_over(box)

    @on(Input.Submitted, f"#{_BOX}")
    def _value_given(self, event: Input.Submitted) -> None:
        from tui.browser.screens.palette import Written

        event.stop()
        given = event.value.strip()
        self.take_away(_BOX)
        ids, property = self._about
        if given and len(ids) == 1:
            self._give(ids[0], property, Written(given))
        elif given:
            self.give_all(ids, property, given)

    def give_all(self, ids: Sequence[str], property: str, value: str) -> None:
        """Give several records a value."""
        raise NotImplementedError

    def _give(self, id: str, property: str, choice: Choice | None) -> None:
        from tui.browser.screens.palette import Written

        if isinstance(choice, Row | Written):
            value = choice.id if isinstance(choice, Row) else choice.text
            self._enact(lambda deciding: (deciding.value(id, property, value),))

    # Two records

    def _ask_for_other(self, record: Record) -> None:
        from tui.browser.screens.palette import Palette

        def named(lookups: Questions, text: str) -> list[Row]:
            return _pickable(lookups, text, kind_of(record), record.id)

        def join(choice: Choice | None) -> None:
            if isinstance(choice, Row):
                other = choice.id
                self._enact(lambda deciding: (deciding.same(record.id, other),))

        prompt = self.words("decide.same_as")
        picking = Palette(self.words, named=named, lookups=self.lookups, prompt=prompt)
        self.app.push_screen(picking, join)

    def _ask_for_part(self, record: Record) -> None:
        from tui.browser.screens.palette import Palette

        members = () if isinstance(record, Article) else record.members[:_MOST]
        rows = list(self.lookups.known(each.article for each in members).values())

        def named(lookups: Questions, text: str) -> list[Row]:
            parts = [row for row in rows if text.strip() in row.label]
            return [*parts, *_pickable(lookups, text, kind_of(record), record.id)]

        def part(choice: Choice | None) -> None:
            if isinstance(choice, Row):
                other = choice.id
                self._enact(lambda deciding: (deciding.different(record.id, other),))

        prompt = self.words("decide.different_from")
        picking = Palette(self.words, named=named, lookups=self.lookups, rows=rows, prompt=prompt)
        self.app.push_screen(picking, part)

    # Taking back

    def do_undo(self) -> None:
        """Take back what was decided last; what was decided at once, at once."""
        self.settle()
        self._enact(*self.undoing())

    def undoing(self) -> tuple[Make, Sequence[PersonsDecision], str]:
        """Return what takes the last decision back, for `carry`."""
        taken: list[PersonsDecision] = []

        def undone(deciding: Deciding) -> Iterable[PersonsDecision]:
            last = deciding.last().id
            made = deciding.undo(*next((each for each in self._at_once if last in each), (last,)))
            taken.extend(each for each in deciding.before if each.id in made.instead)
            return (made,)

        return undone, taken, "decide.undone"

    def do_redo(self) -> None:
        """Decide again what was taken back last."""
        self.settle()
        again: list[PersonsDecision] = []

        def redone(deciding: Deciding) -> Iterable[PersonsDecision]:
            made = deciding.redo()
            by_id = {each.id: each for each in deciding.before}
            (undone,) = (by_id[id] for id in made.instead)
            again.extend(by_id[id] for id in undone.instead)
            return (made,)

        self._enact(redone, again, "decide.redone")

    def can_undo(self) -> bool:
        """Whether the store keeps decisions."""
        return self.decide is not None

    can_redo = can_undo

    # Carrying out

    def _enact(
        self, make: Make, instead: Sequence[PersonsDecision] = (), said: str = "decide.done"
    ) -> None:
        """Decide something.

        Args:
            make: Makes the decisions.
            instead: Filled by it with those to tell of, where that are others.
            said: How they are told of.
        """
        self.run_worker(self.carry(make, instead, said), exit_on_error=False)

    async def carry(
        self, make: Make, instead: Sequence[PersonsDecision] = (), said: str = "decide.done"
    ) -> bool:
        """Decide, then show what is so from now on; one after the other, in the order asked.

        Args:
            make: Makes the decisions.
            instead: Filled by it with those to tell of, where that are others.
            said: How they are told of.

        Returns:
            Whether it was decided; if not, why was said.
        """
        async with self._turns:
            self.writing = True
            try:
                made = await self._write_down(make)
                row, record = self.row, self.record
                if made and await self.show_written(lambda place: self._moved_with(place, record)):
                    self.guarded(lambda: self._tell_decided(made, instead, said, row))
                return bool(made)
            finally:
                self.writing = False

    async def _write_down(self, make: Make) -> Sequence[PersonsDecision]:
        assert self.decide is not None, "asked only where decisions are kept"
        keeping = asyncio.create_task(asyncio.to_thread(self.decide, make))
        done, _ = await asyncio.wait({keeping}, timeout=_PATIENCE)
        if not done:
            self.say(self.words("decide.waiting"))
        try:
            return await keeping
        except MahdarError as error:
            self.say_wrong(error)
            return ()

    def _moved_with(self, place: Place, record: Record | None) -> Place:
        """Return a place with what a record has become part of."""
        return place if record is None else _moved(place, record.id, self._now(record))

    def _tell_decided(
        self,
        made: Sequence[PersonsDecision],
        instead: Sequence[PersonsDecision],
        said: str,
        row: FieldRow | None,
    ) -> None:
        """Say what was done, the cursor on what was decided.

        Args:
            made: The decisions.
            instead: Those to tell of, where that are others.
            said: How they are told of.
            row: The field that the cursor was on before.
        """
        if len(made) > 1:
            self._at_once.append(tuple(each.id for each in made))
        if row is not None:
            self._return_to(row, made[0].property)
        what = deed_text(instead or made, self.words)
        self.say(self.words(said, what=what, key=key_to("undo"), again=key_to("redo")))
        if made[0].id.startswith(OWN):
            self.tell(self.words("decide.own"))

    def _now(self, record: Record) -> str:
        """Return the id of what a record has become part of."""
        if isinstance(record, Article) or self.known(record.id) is not None:
            return record.id
        ids = (self.lookups.meant(each.article, each.key) for each in record.members)
        return next(filter(None, ids), record.id)

    def _return_to(self, before: FieldRow, decided: str) -> None:
        """Put the cursor of the record on the row it was on, or on what stands there now."""
        view = self.query_one(RecordView)
        rows = [row for row in view.fields if row.name == before.name]
        if before.name == decided:
            rows.sort(key=lambda row: row.mark is not Mark.DECIDED)
        else:
            rows.sort(key=lambda row: row.value != before.value)
        if rows:
            view.move_to(next(n for n, row in enumerate(view.fields) if row is rows[0]))
            self.show_evidence()


def _pickable(lookups: Questions, text: str, kind: Kind, but: str) -> list[Row]:
    return [row for row in lookups.named(text) if row.kind is kind and row.id != but]


def _moved(place: Place, old: str, new: str) -> Place:
    """Return a place with another record where one was."""

    def now(id: str | None) -> str | None:
        return new if id == old else id

    lists = {
        kind: each._replace(record=now(each.record), linked_to=now(each.linked_to))
        for kind, each in place.lists.items()
    }
    return place._replace(lists=lists, record=now(place.record), narrowing=now(place.narrowing))
