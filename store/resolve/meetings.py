"""Which meetings of several articles are one: a scored decision that can be explained.

The outcome does not depend on the order of the articles.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import NamedTuple

from ..records import Article, Member, Reason
from .clusters import Clusters, identifier
from .comparing import Pair, blocks, compare, told, verdict_on
from .decision import SAME_DECIDED, Decision, Step
from .known import Known
from .local_meetings import LocalMeeting, local_meetings


class MeetingClusters(NamedTuple):
    """The meetings, and what each is made of."""

    members: Mapping[str, tuple[LocalMeeting, ...]]
    """By the id of the view, in the order of articles."""
    view_of: Mapping[tuple[str, str], str]
    """For an article's id and a key in it, the id of the view."""
    reasons: Mapping[str, tuple[Reason, ...]]
    """For the views made of several meetings, why they are one."""


def cluster_meetings(articles: Iterable[Article], known: Known) -> MeetingClusters:
    """Find the meetings of all articles and join those that are one."""
    local = [meeting for article in articles for meeting in local_meetings(article, known)]
    return join_meetings(local, dict(_verdicts(local)))


def join_meetings(
    local: Iterable[LocalMeeting], verdicts: Mapping[Pair, Decision]
) -> MeetingClusters:
    """Join meetings, the pairs with the best scores first.

    Args:
        local: The meetings, in the order of articles.
        verdicts: The pairs among them that score enough.
    """
    by_member = {meeting.member: meeting for meeting in local}
    clusters, _ = _joined(by_member, verdicts)
    members: dict[str, tuple[LocalMeeting, ...]] = {}
    view_of: dict[tuple[str, str], str] = {}
    reasons: defaultdict[str, dict[Reason, None]] = defaultdict(dict)
    for cluster in clusters.all():
        ordered = sorted(cluster, key=lambda each: each.order)
        view = identifier("m", *ordered[0].order)
        members[view] = tuple(by_member[member] for member in ordered)
        view_of.update({member.order: view for member in ordered})
    for one, other in sorted(verdicts, key=lambda pair: (pair[0].order, pair[1].order)):
        view = view_of[one.order]
        if view == view_of[other.order]:
            reasons[view].update(dict.fromkeys(verdicts[one, other].reasons))
    return MeetingClusters(members, view_of, {view: tuple(each) for view, each in reasons.items()})


def _joined(
    by_member: Mapping[Member, LocalMeeting], verdicts: Mapping[Pair, Decision]
) -> tuple[Clusters[Member], list[Pair]]:
    """Return the clusters of meetings, and the pairs by which they came about."""
    clusters: Clusters[Member] = Clusters(by_member)
    pairs = clusters.join(
        ((verdict.score, *pair) for pair, verdict in verdicts.items()),
        lambda one, other: _may_join(one, other, by_member),
    )
    return clusters, pairs


def steps_of(local: Iterable[LocalMeeting]) -> list[Step]:
    """Return the decisions by which meetings become one, with what they rest on."""
    by_member = {meeting.member: meeting for meeting in local}
    verdicts = dict(_verdicts(list(by_member.values())))
    _, pairs = _joined(by_member, verdicts)
    return [
        Step(one, other, told(verdicts[one, other], by_member[one], by_member[other]))
        for one, other in pairs
    ]


def _verdicts(local: list[LocalMeeting]) -> Iterator[tuple[Pair, Decision]]:
    """Compare the pairs that share what a sufficient score cannot do without."""
    buckets: defaultdict[tuple[str, ...], list[LocalMeeting]] = defaultdict(list)
    for meeting in local:
        for block in blocks(meeting):
            buckets[block].append(meeting)
    seen: set[frozenset[Member]] = set()
    for bucket in buckets.values():
        for one, other in combinations(bucket, 2):
            pair = frozenset((one.member, other.member))
            if pair in seen:
                continue
            seen.add(pair)
            found = verdict_on(one, other)
            if found is not None:
                yield found


def _may_join(
    one: frozenset[Member],
    other: frozenset[Member],
    by_member: Mapping[Member, LocalMeeting],
) -> bool:
    """Whether no article has two meetings in the joined cluster and no dates contradict."""
    if {member.article for member in one} & {member.article for member in other}:
        return False
    pairs = [(by_member[mine], by_member[theirs]) for mine in one for theirs in other]
    scores = [compare(mine, theirs).score for mine, theirs in pairs]
    if max(scores) > SAME_DECIDED.points / 2:  # then it does not matter what else contradicts
        return min(scores) > -SAME_DECIDED.points
    return min(scores) > 0
