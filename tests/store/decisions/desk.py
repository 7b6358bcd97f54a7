"""A store about which decisions are made, looked at in one way."""

from __future__ import annotations

from pathlib import Path

from store.database import Store
from store.decisions.deciding import Deciding
from store.decisions.decision import Decision
from store.decisions.log import read_logs
from store.lookups import Lookups
from store.records import Claim, Entity, Kind, Meeting

KUWAIT = "الكويت: التحالف الدولي ضد داعش (وزراء الخارجية)"


class Desk:
    """A store looked at in one way, about which decisions are made."""

    def __init__(self, folder: Path, lookups: Lookups) -> None:
        self.folder = folder
        self.lookups = lookups

    def decide(self, what: str, *arguments: str, note: str = "") -> Decision:
        """Make a decision and keep it."""
        log = read_logs(self.folder).decisions
        deciding = Deciding(self.lookups, "nada", log, note)
        made: Decision = getattr(deciding, what)(*arguments)
        kept = Store.open(self.folder).decide(made)
        assert self.lookups.changed()
        return kept

    def meeting(self, id: str) -> Meeting:
        found = self.lookups.get(id)
        assert isinstance(found, Meeting)
        return found

    def entity(self, id: str) -> Entity:
        found = self.lookups.get(id)
        assert isinstance(found, Entity)
        return found

    def id(self, kind: Kind, label: str) -> str:
        """The id of the only record of a kind that is called so."""
        (id,) = [row.id for row in self.lookups.rows(kind) if row.label == label]
        return id

    def claims(self) -> list[Claim]:
        """Every claim of every article, as it is shown."""
        rows = self.lookups.rows(Kind.ARTICLE)
        return [claim for row in rows for claim in self.lookups.article(row.id).claims]

    def everything(self) -> list[object]:
        """All that is shown."""
        return [(row, self.lookups.get(row.id)) for kind in Kind for row in self.lookups.rows(kind)]
