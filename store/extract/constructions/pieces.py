"""What the patterns of the data files are put together from: lists, gaps, offices, who else."""

from __future__ import annotations

from functools import cache

from .slots import ANY, CLASSES
from .subjects import titles_alone

PROCLITICS = "ولبفك"
AT_WORD = rf"(?:(?<![^\W\d_])|(?<=(?<![^\W\d_])[{PROCLITICS}]))"
"""Where a construction may begin: at a word, or behind the proclitic of a slot."""


@cache
def _pieces() -> dict[str, str]:
    party = _union("PCO")
    every = _union("PCOA")
    side = rf"(?:\s(?:عن|من)\s(?:الجانب|جانب)\s{_union('CA')})?"
    beside = r"اضافه الي\s|بالاضافه الي\s|فضلا عن\s|الي جانب\s|وكذلك\s|وكذا\s"
    sent = rf"{_OFFICE_BEFORE}|"
    sent += r"وزير خارجيه\s|وزراء خارجيه\s|ممثل(?:ين|ون)?\s(?:عن|من)\s|مراقبين من\s|وفد من\s"
    # No blank may be taken in two ways: a long list would be tried in exponentially many.
    # Behind a comma alone «each of» begins who else did something: «which X chaired, each of Y».
    led = rf"(?:(?:و\s?|ف|{beside})(?:كل من\s)?)?(?:{sent})?"
    apart = rf"(?:(?:\s?[،,])?\s?|{_MORE_OF_OFFICE}(?:\s?[،,])?\s(?=و))"
    joint = side + rf"(?:{apart}{led}{{0}}" + side + ")*"
    return {
        **CLASSES,
        "any": ANY[1:-1],
        "slot": ANY,
        "person": CLASSES["P"][1:-1],
        "state": CLASSES["C"][1:-1] + CLASSES["O"][1:-1],
        "body": CLASSES["O"][1:-1] + CLASSES["A"][1:-1] + CLASSES["D"][1:-1],
        "dates_and_places": CLASSES["D"][1:-1] + CLASSES["A"][1:-1] + CLASSES["L"][1:-1],
        "list": party + joint.format(party),
        "holders": _union("PC") + joint.format(_union("PC")),
        "two_states": rf"{_union('CO')}(?:{_AND_STATE}{_union('COL')}|{_AND_UNKNOWN})+",
        "before_subject": _up_to("PM", _OTHERS, 60),
        "to_meeting": _up_to("M", _DELEGATION, 160),
        "to_person": _up_to("P", _OTHERS, 120),
        "behind_meeting": _BEHIND_MEETING,
        "states": _union("CO") + joint.format(_union("CO")),
        "persons": _union("P") + joint.format(_union("PC")),
        "parties": every + joint.format(every),
        "everybody": _EVERYBODY,
        "said": _SAID,
        "stead": _IN_STEAD,
        "office": _OFFICE,
        "delegation_who": _DELEGATION_WHO,
        "formed": _FORMED,
        "alone": titles_alone(),
        "adverbs": _ADVERBS,
        "works": (
            r"(?:جانب من\s)?(?:اعمال\s|اشغال\s|جلسات\s|جلسه\s|فعاليات\s|فعالية\s)?"
            r"(?:افتتاح\s|اختتام\s|ختام\s)?(?:اول\s|ثاني\s|ثالث\s|اخر\s)?"
        ),
        "few": _gap("DALC", 4),
        "some": _gap("DALOC", 9),
        "stretch": _gap("DAL", 8),
    }


_AND_STATE = (
    r"(?:(?:(?:،\s?|\s)?و\s?|،\s?|،?\s(?:اضافه الي|بالاضافه الي|فضلا عن|الي جانب|وكذلك|وكذا)\s)"
    r"(?:(?:ممثلين|ممثلي|ممثلون|ممثلو|مندوبين|مندوبي|مراقبين|مسوولين|وفود|وفد|وفدين)\s(?:عن\s|من\s)?|"
    rf"(?:مفوض|ممثل|مبعوث|مندوب)\s(?:[^\s،.؛:{ANY[1:-1]}]++\s){{0,4}}?ل?)?)"
)
"""«and» or a comma before one more state, and who is there on its part: «besides delegates of»."""
_AND_UNKNOWN = (
    rf"(?:،?\sو[^\s،.؛:{ANY[1:-1]}]{{4,}}+"
    rf"(?=،?\s(?:و[{CLASSES['C'][1:-1]}{CLASSES['O'][1:-1]}]|(?:بال)?اضافه الي)))"
)
"""A state between others that no list has."""
_PERSON = CLASSES["P"]
_GOES_ON = rf"و?{_PERSON}|فضلا عن|اضافه الي|بالاضافه الي|الي جانب|ممثلا |ممثله |الرييس |رييس "
"""What shows behind a semicolon that a list of those present goes on."""
_EVERYBODY = (
    r"(?:(?!\s(?:حيث|فيما|بينما|وذلك|لبحث|لمناقشه|الذين|وقال|وقالت|واكد|واكدت|واضاف|واوضح|واشار|"
    r"وناقش|وبحث|وتناول|ويناقش|ويبحث|واستعرض|وجري|وتم|وجدد|وشدد|واعرب|وغاب|ويغيب|وتغيب|ولم|دون|"
    r"في غياب|في حين|كما|واعتذر|وتحدث|والقي|وقدم|ونقل|وسلم|وهنا|وعرض|واطلع|وشكر|وتمني|ورحب|ووضع|"
    r"وتطرق|وتسلم|وتلقي|ويحضر|وحضر|وحضرت|ويحضره|"
    rf"موكدا|مشيرا|داعيا|قبل|بعد|عقب|منذ|ان)(?!\w))(?:[^.؛:]|؛(?=\s(?:{_GOES_ON}))|:(?=\s(?:ال)?رييس\s)))*"
)
"""A list of those present, whatever stands between the names, to where something else begins."""


_ADVERBS = (
    rf"(?:(?:(?!مع\s|الي\s|به\s|بها\s)[^\s،.؛:{ANY[1:-1]}]++|ب?[{CLASSES['D'][1:-1]}"
    rf"{CLASSES['L'][1:-1]}])\s){{0,5}}?"
)
"""When and where, between a verb and who does it."""
_IN_STEAD = (
    r"(?:،?\s(?:نيابه عن\s|بالنيابه عن\s|مندوبا عن\s|مندوبه عن\s|ممثلا عن\s|ممثله عن\s|ممثلا ل|"
    rf"ممثله ل|بتكليف من\s|باسم\s){_PERSON}،?)?"
)
"""«on behalf of X», who is not there."""


_OFFICE = (
    rf"[^\s،.؛:{ANY[1:-1]}]++(?:\s[^\s،.؛:{ANY[1:-1]}]++|"
    rf"\s[ولب]?[{CLASSES['O'][1:-1]}{CLASSES['A'][1:-1]}{CLASSES['D'][1:-1]}]){{0,6}}?"
)
"""An office that is no part of the name behind it, for titles stand between."""
_MORE_OF_OFFICE = (
    r"(?:(?:\s(?:و?ال|لل|بال)(?!ذي|تي|ذين|لذان|لذين|يوم|ان)[^\s،.؛:"
    rf"{ANY[1:-1]}]{{{{3,}}}}+){{{{1,4}}}}|\s?[-–—]\s?[^-–—.؛{CLASSES['P'][1:-1]}]{{{{2,60}}}}[-–—]|"
    rf"،(?:\s(?:في\s|ب)?[{CLASSES['D'][1:-1]}{CLASSES['L'][1:-1]}]){{{{1,3}}}})"
)
"""What stands behind a name in a list: what is left of his office, «X *the minister*, and Y»,
«X -a judge-», or when and where."""
_OFFICE_BEFORE = (
    r"(?:مدير|مديره|رييس|رييسه|نايب|نايبه|وكيل|ممثل|ممثله|عضو|قايد|امين|مسوول|منسق|مستشار|مساعد|عميد)\s"
    rf"(?:[^\s،.؛:{ANY[1:-1]}]++\s|{CLASSES['A']}\s){{{{0,4}}}}?"
    rf"(?={CLASSES['P']})"
)
"""An office in a list that is no part of the name behind it: «and the head of works X»."""
_DELEGATION_WHO = (
    rf"(?<!\w)[وبل]?(?:ال)?وفد(?:ا)?(?:\s[^\s،.؛:{ANY[1:-1]}]++|\s[{CLASSES['O'][1:-1]}"
    rf"{CLASSES['A'][1:-1]}{CLASSES['C'][1:-1]}]){{0,4}}\s"
)
"""«The delegation which», before who heads it."""
_FORMED = (
    r"(?:تشكيل|انشاء|تاسيس|تكوين|استحداث|ايفاد|تكليف|شكل|شكلت|انشا|انشات|تشكلت|تشكل)\s(?:من\s)?(?:ال)?"
    r"(?:لجنه|لجان|هييه|خليه|غرفه|فريق|مجلس|بعثه|قوه|وحده|مجموعه)"
    rf"(?:(?!{CLASSES['M']})[^.؛]){{0,60}}"
)
"""A committee that a meeting sets up, before who is to head it."""


_SAID = (
    r"(?:قال|قالت|اكد|اكدت|اضاف|اضافت|اعلن|اعلنت|تعهد|تعهدت|اوضح|اوضحت|شدد|شددت|دعا|دعت|حذر|حذرت|"
    r"طالب|طالبت|ندد|نددت|انتقد|انتقدت|اعرب|اعربت|اشاد|اشادت|ثمن|ثمنت|بين|كشف|كشفت|لفت|لفتت|نوه|"
    r"نوهت|استعرض|استعرضت|عرض|عرضت|قدم|قدمت|وصف|وصفت|رحب|رحبت|جدد|جددت|اطلع|اطلعت|ابدي|ابدت|عبر|"
    r"عبرت|اشار|اشارت|ذكر|ذكرت|راي|اعتبر|اعتبرت|ابرز|ابرزت|تحدث|تحدثت|هنا|شكر|شكرت|القي|القت|تساءل|تساءلت|رد|ردت|اقترح|اقترحت|جري)"
)
"""Verbs of what somebody says or does at a meeting."""


_BEHIND_MEETING = (
    rf"(?:\s(?!بمشاركه|بحضور|مع|بين|وفد|و(?:ي|ت|س)?(?:ستقبل|لتقي|بحث|وكد|دعو|علن|صل|شدد)|واستقبل)[^\s{ANY[1:-1]}]++|\s?[لب]?(?!{CLASSES['P']}|{CLASSES['C']}){ANY}|"
    rf"\s(?:في|ب)\s?{CLASSES['C']}){{0,9}}?(?:،?\s(?:الذي|التي)\s[^،.]{{1,80}})?"
)
"""What says which meeting it is, between its noun and who chairs it."""


_DELEGATION = r"(?:ال)?(?:وفد|جانب)(?:ين|ي|ا)?(?!\w)"
_OTHERS = rf"{_DELEGATION}|بحضور|بمشاركه|في حضور|نيابه|مع\s|مناصفه"
"""What begins another matter than who chairs: a delegation, a side, those only present."""


def _up_to(barred: str, stops: str, longest: int) -> str:
    """Return the pattern of what may stand between a verb, its subject and the meeting.

    Args:
        barred: Slots it may not pass.
        stops: Words it may not pass, as a pattern.
        longest: Code points at most.
    """
    no_slots = "".join(CLASSES[kind][1:-1] for kind in barred)
    return rf"(?:(?:(?<=\s)(?!{stops})|(?<!\s))[^.؛:{no_slots}]){{0,{longest}}}?"


def _gap(kinds: str, longest: int) -> str:
    """Return the pattern of up to some words, slots of some kinds among them.

    Each step begins with a blank or a slot and never gives back what it took: a gap that could be
    cut anywhere would make the whole exponential.
    """
    marks = "[،,؛:-]{0,2}"
    word = rf"{marks}\s[^\s{ANY[1:-1]}]++"
    named = rf"{marks}\s?\(?[ولبف]?{_union(kinds)}\)?"
    return rf"(?:{word}|{named}){{0,{longest}}}?"


def _union(kinds: str) -> str:
    return "[" + "".join(CLASSES[kind][1:-1] for kind in kinds) + "]"


def filled(pattern: str, **more: str) -> str:
    """Return a pattern of the data files with its {names} filled in."""
    return pattern.format_map({**_pieces(), **more})
