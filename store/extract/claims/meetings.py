"""Claims about meetings: from frames, roles and facts."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from ... import edtf
from ...properties import ROLES
from ...records import EntityKind, Method
from ...text import fold
from ..constructions.facts import Fact
from ..constructions.roles import RoleFound
from ..frames.context import MeetingContext
from ..frames.frame import Frame
from ..frames.sides import meets_by_office, of_officials
from ..notices.notice import Notice
from ..persons.positions import without_addresses
from ..sentences import Sentence
from ..triggers.phrases import COUNCIL
from .circumstances import write_frame
from .figures import write_fact
from .gifts import write_gifts
from .outcomes import write_outcomes
from .undertakings import write_undertakings
from .writing import Writer

_PRESENT = frozenset(ROLES) - {"quoted", "mentioned"}


def write_meetings(
    context: MeetingContext,
    roles: Sequence[tuple[RoleFound, int]],
    facts: Sequence[tuple[Sentence, Fact]],
    writer: Writer,
) -> None:
    """Write what is said of each meeting that is one."""
    holders = _holders(context, roles)
    real = dict.fromkeys(frame for frame in context.frames if _is_real(frame, holders))
    if real:
        real = dict.fromkeys(
            frame for frame in context.frames if frame in real or _is_told(frame, context.written)
        )
    for frame in real:
        write_frame(context, frame, writer)
        present = _present(holders.get(frame.key, []))
        for role, _ in holders.get(frame.key, []):
            if role.rule.role in _PRESENT or role.name.key not in present:
                _write_role(role, frame, writer)
    write_outcomes(context, real, writer)
    for sentence, fact in facts:
        write_fact(context, sentence, fact, real, writer)
    write_gifts(context, real, writer)
    write_undertakings(context, real, writer)


def _holders(
    context: MeetingContext, roles: Sequence[tuple[RoleFound, int]]
) -> dict[str, list[tuple[RoleFound, int]]]:
    """Sort roles by meeting: the one the construction names, its sentence's, or the main one.

    Who speaks in a sentence of its own, «for his part», speaks where he was said to be; who
    «attended it» was at the meeting spoken of right before.
    """
    found = _Holders()
    loose: list[tuple[RoleFound, int]] = []
    for role, sentence in roles:
        frame = context.frame_in(sentence, role.meeting, role.quote.start, back=role.rule.back)
        main = context.main
        if role.rule.role == "quoted" and main is not None and main.parent is frame:
            frame = main  # said at the meeting reported, not all over the conference it is part of
        if frame is not None:
            found.add(frame.key, role, sentence)
        elif role.rule.of_main or role.meeting is not None:
            loose.append((role, sentence))
    for role, sentence in loose:
        speaks = role.rule.role in _SPEAKING
        frame = context.main if speaks else context.spoken_of(sentence)
        if frame is not None:
            at = found.place(role.name.key, sentence, frame.key) if speaks else frame.key
            found.add(at, role, sentence)
    return found.of


class _Holders:
    """Who has a role at which meeting, and where the article says that he was there."""

    def __init__(self) -> None:
        self.of: dict[str, list[tuple[RoleFound, int]]] = {}
        """By the key of the meeting, each with the number of its sentence."""
        self._there: defaultdict[str, dict[str, list[int]]] = defaultdict(dict)

    def add(self, meeting: str, role: RoleFound, sentence: int) -> None:
        """Take in a role."""
        self.of.setdefault(meeting, []).append((role, sentence))
        if role.rule.role in _PRESENT:
            insort(self._there[role.name.key].setdefault(meeting, []), sentence)

    def place(self, person: str, sentence: int, otherwise: str) -> str:
        """Return at which meeting somebody speaks: the one he was last said to be at before.

        Where he was said to be at another meeting too, or at none, it is that one.

        Args:
            person: His key.
            sentence: Number of the sentence in which he speaks.
            otherwise: Key of the other meeting.
        """
        there = {
            meeting: at[bisect_left(at, sentence) - 1]
            for meeting, at in self._there.get(person, {}).items()
            if at[0] < sentence
        }
        if not there or otherwise in there:
            return otherwise
        last = max(there.values())
        return next(meeting for meeting in self.of if there.get(meeting) == last)


def _present(holders: Sequence[tuple[RoleFound, int]]) -> set[str]:
    """Return the keys of those who were there."""
    return {role.name.key for role, _ in holders if role.rule.role in _PRESENT}


_SPEAKING = frozenset({"speaker", "opening_speaker", "quoted"})


def _is_real(frame: Frame, holders: Mapping[str, list[tuple[RoleFound, int]]]) -> bool:
    """Whether a frame is a meeting of states, bodies or officials, and not a firm's or a club's."""
    if _is_private(frame):
        return False
    if frame.levels or frame.kind == "summit":
        return True
    if any(body.value.startswith(("group:", "working_group:")) for body, _ in frame.bodies):
        return True
    persons_or_states = [
        role
        for role, _ in holders.get(frame.key, [])
        if role.name.kind in (EntityKind.PERSON, EntityKind.COUNTRY) or role.name.adjective
    ]
    if persons_or_states:
        return True
    told = bool(frame.dates or frame.places)
    if told and any(_is_of_state(notice) for notice in frame.notices):
        return True
    bodies = {role.name.key for role, _ in holders.get(frame.key, [])}
    if frame.called_off and (told or frame.bodies):
        return True
    if told and (len(bodies) > 1 or (frame.kind == "talks" and frame.dates and frame.places)):
        return True
    if frame.parent is not None or frame.parallel is not None:
        return True
    if frame.kind == "conference" and len(frame.notices) >= 1 and not told:
        return True
    return (bool(frame.bodies) and told) or (told and len(frame.notices) > 1)


def _is_of_state(notice: Notice) -> bool:
    """Whether a notice is of a council of ministers, a plenary session, or holders of offices."""
    council = notice.trigger.label == COUNCIL or _is_plenary(notice)
    return council or meets_by_office(notice) or of_officials(notice)


def _is_plenary(notice: Notice) -> bool:
    """Whether a notice is of a plenary session, which a parliament has."""
    after = notice.sentence.tokens[notice.trigger.index + 1 : notice.trigger.index + 2]
    return notice.trigger.kind == "session" and after in (("عامه",), ("العامه",))


def _is_told(frame: Frame, written: date | None) -> bool:
    """Whether so much is told of a meeting that, beside a real one, it is one too."""
    verbs = [notice for notice in frame.notices if notice.trigger.verb]
    bare = [notice for notice in verbs if not notice.of_body_named_before]
    if _is_private(frame) or len(bare) == len(frame.notices):
        return False
    dated, placed = bool(frame.dates), bool(frame.places)
    limits = edtf.bounds(frame.known_dates[0]) if frame.known_dates else None
    ahead = limits is not None and written is not None and limits.first > written
    return (dated and placed) or ((frame.planned or ahead) and (dated or placed))


_PRIVATE = re.compile(
    r"(?<!\w)(?:ال|لل|بال|ب|ل)?(?:شركه|شركات|مساهمين|مساهمون|عموميه|مجلس الاداره|مجلس اداره|"
    r"مجلس الغرفه|نادي|اللاعبين|لاعبين|ارباح|الطاقم الفني|الجهاز الفني|المدرب|مباراه|"
    r"البطوله|(?<!اجتماعه )(?<!اجتماعها )(?<!اجتماعهم )(?<!الاجتماع )(?<!اجتماع )(?<!اللقاء )"
    r"(?<!لقاءه )(?<!لقاءها )(?<!لقائه )(?<!لقائها )(?<!المجلس )(?<!الحوار )الدوري)(?!\w)"
)


_CHAMBER = re.compile(r"(?<!\w)(?:ال|لل|بال|ب|ل)?غرفه(?!\w)")
_BOARD_OF_CHAMBER = re.compile(
    r"(?<!رييس )(?<!رييس واعضاء )(?<!عضو )(?<!اعضاء )مجلس (?:ال)?اداره (?:ال)?غرفه(?!\w)"
)
"""A chamber of commerce among its own; with others it meets as a body of the land does."""


_OF_STATE = re.compile(
    r"(?:(?:معالي|سعاده|سمو|فخامه|دوله|صاحب السمو|السيد|السيده|الدكتور|الدكتوره)\s)*"
    r"(?:(?:نايب|نايبه|وكيل|وكيله|مساعد) )?(?:اول )?"
    r"(?:ال)?(?:وزير|وزاره|محافظ|سفير|والي|ملك|امير|سلطان)(?:ه)?(?!\w)|"
    r"(?:نايب |ل)?رييسه? (?:ال)?(?:جمهوريه|وزراء|حكومه|دوله|"
    r"مجلس (?:ال)?(?:وزراء|نواب|شوري|شيوخ|سياده|رياسي))"
)
"""Offices of a state: with one of their holders even a firm's people meet on its business."""


def _is_private(frame: Frame) -> bool:
    """Whether the sentences that speak of a meeting are of a company or a club."""
    if frame.levels or (frame.kind == "summit" and frame.places):
        return False
    if any(_OF_STATE.match(fold(each.office)) for n in frame.notices for each in n.parties):
        return False
    texts = {notice.sentence.number: notice.sentence.folded.text for notice in frame.notices}
    told = sum(1 for text in texts.values() if _PRIVATE.search(text))
    if told * 2 > len(texts) or any(map(_BOARD_OF_CHAMBER.search, texts.values())):
        return True
    met = any(each.kind is EntityKind.PERSON for n in frame.notices for each in n.names)
    return not met and any(map(_CHAMBER.search, texts.values()))


def _write_role(role: RoleFound, frame: Frame, writer: Writer) -> None:
    method = Method.RESOLVED if role.name.rule == "surname" else Method.STATED
    writer.write(
        frame.key,
        role.rule.role,
        role.name.label,
        role.name.key,
        role.quote,
        role.rule.name,
        method=method if role.name.rule != "surname" else Method.STATED,
        role=without_addresses(role.name.office) or None,
        of=role.of.key if role.of is not None else None,
    )
