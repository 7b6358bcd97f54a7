"""Which claims of an article are right, as far as gold says: what confidence is measured by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..extract import read
from ..records import Article, Claim
from ..resolve.all import Views, resolve
from ..resolve.keys import is_entity, is_meeting, kind_of
from .articles import OfArticle, same_days
from .gold import Gold, GoldMeeting
from .names import keys_of, names_of
from .scores import Evaluation

_PRESENT = frozenset(("participant", "delegation_head", "speaker", "opening_speaker", "opener"))


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim, and whether it is right."""

    claim: Claim
    """The claim."""
    right: bool
    """Whether the gold says the same."""


def judge(golds: Iterable[Gold]) -> Iterator[Judged]:
    """Read the articles of gold, and yield each claim that the gold tells right from wrong."""
    for gold in golds:
        source = gold.source
        article = read(source.text, file=source.name, sha256=source.sha256, id=source.id)
        judging = _Judging(gold, article)
        for claim in article.claims:
            right = judging.is_right(claim)
            if right is not None:
                yield Judged(claim, right)


class _Judging:
    """One article beside its gold."""

    def __init__(self, gold: Gold, article: Article) -> None:
        self._gold = gold
        self._views: Views = resolve([article])
        self._compared = OfArticle(gold, article, Evaluation())
        self._neutral = keys_of(gold.neutral)
        pairs = self._compared.pairs(gold.meetings, list(self._views.meetings.values()))
        self._meetings: dict[str, GoldMeeting] = {
            member.key: found for found, meeting in pairs for member in meeting.members
        }

    def is_right(self, claim: Claim) -> bool | None:
        """Return whether a claim is right; none where the gold does not say."""
        if is_meeting(claim.about):
            return self._of_meeting(claim)
        if claim.property == "name" and is_entity(claim.about):
            return self._of_name(claim)
        if claim.about == "article" and claim.property == "date_published":
            return bool(self._gold.date_published) and same_days(
                self._gold.date_published, claim.normalised
            )
        return None

    def _of_name(self, claim: Claim) -> bool | None:
        forms = keys_of((claim.value, claim.quote))
        if forms & self._neutral:
            return None
        kind = kind_of(claim.about)
        entities = [each for each in self._gold.entities if each.kind is kind]
        return any(forms & self._compared.forms_of(each.label) for each in entities)

    def _of_meeting(self, claim: Claim) -> bool | None:
        if claim.property not in _JUDGED or not claim.normalised:
            return None
        gold = self._meetings.get(claim.about)
        if gold is None:
            return False  # there is no such meeting
        if gold.optional:
            return None
        match claim.property:
            case "date":
                return bool(gold.date) and same_days(gold.date, claim.normalised)
            case "status":
                return None if gold.status is None else gold.status.value == claim.normalised
            case "level":
                return gold.level == claim.normalised if gold.level else None
        return self._is_one_of(claim, *_expected(claim.property, gold))

    def _is_one_of(
        self, claim: Claim, expected: Sequence[str], neutral: Sequence[str]
    ) -> bool | None:
        view = self._views.view_of.get((claim.article, claim.normalised), "")
        entity = self._views.entities.get(view)
        forms = keys_of((claim.value,)) | (names_of(entity) if entity is not None else frozenset())
        if any(forms & self._compared.forms_of(name) for name in expected if name):
            return True
        return None if any(forms & self._compared.forms_of(name) for name in neutral) else False


def _expected(property: str, gold: GoldMeeting) -> tuple[Sequence[str], Sequence[str]]:
    """Return the names that are right for a property, and those that are neither."""
    match property:
        case "place":
            return (gold.place, gold.wider), ()
        case "chair":
            return gold.chairs, gold.unsure
        case "host":
            return gold.hosts, gold.unsure
        case "body":
            return gold.bodies, gold.unsure
    return gold.participants, (*gold.unsure, *gold.chairs, *gold.hosts)


_JUDGED = _PRESENT | {"date", "place", "status", "level", "chair", "host", "body"}
