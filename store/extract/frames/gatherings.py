"""A group's meeting of several days within which other bodies meet too: a gathering of them all."""

from __future__ import annotations

from ... import edtf
from .frame import Frame

_OTHERS = 2
"""Meetings of others within its days that make a group's meeting a gathering."""


def part_gatherings(found: list[Frame]) -> None:
    """Take what only one group holds out of a gathering, as a part of it.

    «The group on X meets for three days from today ... on Wednesday all members meet, on Thursday
    the small group»: three days is how long all of it lasts, and the group's is one of its
    sessions, which begins when all of it does.
    """
    for whole in list(found):
        groups = [(body, notice) for body, notice in whole.bodies if _is_group(body.value)]
        if not groups:
            continue
        own = {body.value for body, _ in groups}
        parts = [frame for frame in found if frame.parent is whole]
        others = [part for part in parts if own.isdisjoint(body.value for body, _ in part.bodies)]
        if len(others) < _OTHERS or not _lasts(whole):
            continue
        part = Frame(len(found), kind=whole.kind, opens=whole)
        part.parent, part.parent_notice = whole, groups[0][1]
        part.notices = [groups[0][1]]
        part.bodies = groups
        whole.bodies = [each for each in whole.bodies if each not in groups]
        found.append(part)


def _is_group(key: str) -> bool:
    return key.startswith("working_group:")


def _lasts(frame: Frame) -> bool:
    """Whether a meeting is said to last several days."""
    limits = [edtf.bounds(known) for known in frame.known_dates]
    return any(each is not None and each.last > each.first for each in limits)
