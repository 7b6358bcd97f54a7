"""Words that say of a meeting, or of the visit it is part of, that it does not take place."""

from __future__ import annotations

import re

from ...records import Status
from ...sieve import Sieve, of_one

WAS_TO = re.compile(
    r"(?<!\w)و?(?:كان|كانت)\s(?:\S+\s){0,3}?(?:من\s)?(?:ال)?(?:مقرر|مقررا|مفترض|منتظر|متوقع|مزمع|"
    r"مرتقب|مقرره)(?:\s\S+){0,3}?\s(?:ان\s)(?:\S+\s)?$"
)
"""What says that a meeting was still to be when something changed: «he was to meet»."""
_OFF = (
    (
        Status.CANCELLED,
        r"(?:الغاء|الغي|الغت|يلغي|تلغي|الغيت|لن\s(?:يقوم|تقوم|يزور|تزور)(?:\sب)?)",
        r"(?:الغيت|الغي)",
    ),
    (
        Status.POSTPONED,
        r"(?:تاجيل|ارجاء|ارجا|ارجات|اجل|اجلت|يوجل|توجل|يرجي|ترجي|تاجلت|ارجيت)",
        r"(?:تاجلت|ارجيت|اجلت|تاجل)",
    ),
)
_TRIP = r"(?:ال)?(?:زيار(?:ه|ته|تها|تهم)|جولته|رحلته|سفره|سفرها)(?!\w)"
_VISITS = tuple(
    (
        status,
        re.compile(
            rf"(?<!\w)و?{before}\s(?:[^\s.؛]+\s){{0,6}}?{_TRIP}|"
            rf"(?<!\w)و?{_TRIP}(?:\s[^\s.؛]+){{1,10}}?\s{behind}(?!\w)"
        ),
    )
    for status, before, behind in _OFF
)
CALLED_OFF = Sieve(lambda: _VISITS)
VISIT_BEFORE = 160
"""Letters before the clause of a meeting in which its sentence may call off the visit."""


def visit_called_off(text: str) -> Status | None:
    """Return what folded words say of a visit that does not take place, or not yet."""
    return next((status for status, pattern in _VISITS if pattern.search(text)), None)


_NOT_HELD_WORDS = re.compile(
    r"(?<!\w)و?(?:(?P<never>لن)|لم)\s(?:[يت]تم\s)?(?:[يت](?:عقد|نعقد|لتيم|لتم|جتمع|لتق|لتقي)|عقد|انعقاد)(?!\w)|"
    r"(?<!\w)و?ل?(?:عدم|تعذر|دون)\s(?:عقد|انعقاد|التيام|اجراء)(?!\w)|"
    r"(?<!\w)و?(?:فشل|فشلت|اخفق|اخفقت)(?:\s[^\s.؛]+){1,6}?\sفي\s(?:عقد|الالتيام|الانعقاد)(?!\w)"
)
"""Words that say of a meeting that there was none."""
NOT_HELD = of_one(_NOT_HELD_WORDS)
_SO_LONG = re.compile(r"(?<!\w)(?:منذ|حتي الان|بعد)(?!\w)")
"""What says that none has been held for so long, not that one was called off."""
LATER = re.compile(
    r"(?<!\w)و?(?:رفع|رفعت|ارجا|ارجات|ارجيت|ارجي|اجل|اجلت|تاجلت|تاجل|رفعها|ارجاها|تاجيلها|ارجايها|تاجيله|ارجايه)\s"
    r"(?:[^.؛]{0,60}?\s)?(?:الي|حتي)\s(?:موعد|يوم|وقت|اشعار|اجل|الاسبوع|الشهر|الاحد|الاثنين|الثلاثاء|"
    r"الاربعاء|الخميس|الجمعه|السبت|\d)"
)
"""«Adjourned it to a day to be named»: what was not held is to be."""
WAS_PUT_OFF = re.compile(
    r"[^.؛]{0,120}?\s(?:(?:الذي|التي)\s(?:كان|كانت)|(?:ال)?مقرر(?:ه|ا)?)\s[^.؛]{0,140}?"
    r"(?<!الي)(?<!---)\s(?:قد\s)?(?:(?P<off>الغي|الغيت)|تاجل|تاجلت|اجل|اجلت|ارجي|ارجيت)(?!\w)"
)
"""«The meeting *which was to* gather X and Y *was called off*»."""
PUT_OFF_LATER = of_one(WAS_PUT_OFF)
AFTER_ALL = re.compile(r"(?<!\w)بعد\s(?:ان\s)?(?:تم\s)?$")
"""«After it had been put off» tells of one that is to be, or was."""
_NEAR_NOT = 60
"""Letters between «was not held» and the meeting, at most."""


def does_not_take_place(text: str, start: int, end: int, near: tuple[int, int]) -> bool:
    """Whether a meeting that was to be is said not to be, or not to have been, held."""
    first, last = max(near[0], start - _NEAR_NOT), min(near[1], end + _NEAR_NOT)
    match = _NOT_HELD_WORDS.search(text, first, last)
    if match is None or "،" in text[min(match.end(), end) : max(start, match.start())]:
        return False
    return bool(match["never"]) or _SO_LONG.search(text, match.end(), near[1]) is None
