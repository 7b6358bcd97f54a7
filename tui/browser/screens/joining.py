"""Several records at once: selected, joined, split, tagged; and asked about pair by pair."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from store import Kind, RefusedDecision
from tui.browser.arrangement import LISTS
from tui.browser.panes import KIND_OF, PANE_OF, Notice, key_of
from tui.browser.screens.curating import Curating

if TYPE_CHECKING:
    from store import Deciding, PersonsDecision, Questions
    from tui.browser.pairing import Round
    from tui.browser.screens.compare import Chosen
    from tui.deciding import Make


class Joining(Curating, inherit_bindings=False):
    """The linked panes, in whose lists several records can be selected and decided on."""

    _round: Round | None = None
    _round_of: tuple[object, ...] = ()

    # Selecting

    def do_select(self) -> None:
        """Select the record under the cursor, or select it no more."""
        self.list_of(KIND_OF[self.active]).select()

    def can_select(self) -> bool:
        """Whether there is one, in a list."""
        return self.active in LISTS and self.list_of(KIND_OF[self.active]).current is not None

    def deselect(self) -> None:
        """Select nothing in the list any more."""
        self.list_of(self.listed_kind).selected = ()

    @property
    def chosen(self) -> tuple[str, ...]:
        """Ids of the records to be decided on together: those selected; of one, the current too."""
        pane = self.list_of(self.listed_kind)
        current = (pane.current.id,) if pane.current and len(pane.selected) == 1 else ()
        return tuple(dict.fromkeys((*pane.selected, *current)))

    # Deciding on them

    def do_join(self) -> None:
        """Say that those selected are one; with none selected, ask for another."""
        self.settle()
        ids = self.chosen
        if len(ids) > 1:
            self._enact_chosen(lambda deciding: [deciding.same(ids[0], id) for id in ids[1:]])
        else:
            self.decide_on("decide_same")

    def do_split(self) -> None:
        """Say that those selected are different; with none selected, ask what to split off."""
        self.settle()
        ids = self.chosen
        if len(ids) > 1:
            self._enact_chosen(
                lambda deciding: [deciding.different(*two) for two in combinations(ids, 2)]
            )
        else:
            self.decide_on("decide_different")

    def do_tag(self) -> None:
        """Ask for a tag of those selected, or of the record that is shown."""
        self.settle()
        selected = self.list_of(self.listed_kind).selected if self.active in LISTS else ()
        assert self.record is not None, "only where there is one"
        self.ask_in_words(selected or (self.record.id,), "tag")

    def can_join(self) -> bool:
        """Whether there is a record that can be decided on."""
        return self.can_decide()

    can_split = can_tag = can_join

    def give_all(self, ids: Sequence[str], property: str, value: str) -> None:
        """Give several records a value, those that have it already being passed over."""

        def make(deciding: Deciding) -> Iterable[PersonsDecision]:
            made, has = [], None
            for id in ids:
                try:
                    made.append(deciding.value(id, property, value))
                except RefusedDecision as refused:
                    if refused.what != "has":
                        raise
                    has = refused
            if has is not None and not made:
                raise has
            return made

        self._enact_chosen(make)

    def _enact_chosen(self, make: Make) -> None:
        async def carry() -> None:
            if await self.carry(make):
                self.deselect()

        self.run_worker(carry(), exit_on_error=False)

    # Pair by pair

    def do_review(self) -> None:
        """Ask about the records of the list whether they are one, pair by pair."""
        from tui.browser.pairing import Round
        from tui.browser.screens.review import Review

        self.settle()
        kind = self.listed_kind
        linked_to, query, order = self.linked_to[kind], self.filters[kind], self.orders[kind]

        def listed(lookups: Questions) -> list[str]:
            rows = lookups.rows(kind, linked_to=linked_to, query=query, order=order)
            return [row.id for row in rows]

        asked = (kind, linked_to, str(query), order)
        if self._round is None or self._round.pair is None or self._round_of != asked:
            self._round, self._round_of = Round(listed, self.decisions), asked
        key = key_of(PANE_OF[kind])
        screen = Review(self.words, self.lookups, self._round, self._judged, key=key)
        self.app.push_screen(screen, self._read_pair)

    def can_review(self) -> bool:
        """Whether the list is of records that can be one."""
        return self.decide is not None and self.listed_kind is not Kind.ARTICLE

    async def _judged(self, make: Make | None) -> tuple[bool, str]:
        """Decide for who asks about pairs; see `Review`."""
        self.say("")
        kept = await (self.carry(make) if make is not None else self.carry(*self.undoing()))
        return kept, str(self.query_one(Notice).said)

    def _read_pair(self, chosen: Chosen | None) -> None:
        self.say("")
        if chosen is not None:
            self.read_words(chosen)
