"""Bodies whose name is made of a head and what completes it: «Ministry of Foreign Affairs»."""

from __future__ import annotations

from collections.abc import Container, Iterator

from ...gazetteer import gazetteer
from ...text import fold, split_proclitic
from ..cues import Cue
from ..lexicon import bodies
from ..names import Name, adjacent, made, surface
from ..sentences import Sentence
from .adjectives import adjectives_end, is_for_what
from .complements import HALLS, country_at, is_of_office, tail_end
from .keys import key_of_headed
from .known import known_at
from .nouns import LONGEST, complement_end, nation_within, nationality_end


def headed_bodies(sentence: Sentence) -> Iterator[Name]:
    """Yield the bodies of a sentence that a head and its complements name."""
    lists = bodies()
    for index, _, _ in HEADS.within(sentence.tokens):
        for proclitic, form in split_proclitic(sentence.tokens[index]):
            if _is_common_noun(sentence, index, form, proclitic):
                continue
            last = _before_another(sentence, index, _end(sentence, index, form))
            last = _before_duty(sentence, index, last)
            if last <= index + 1:
                continue
            if form.removeprefix("ال") == _CENTRE and sentence.tokens[last - 1] in HALLS:
                break  # a place
            nobody = " ".join((form, sentence.tokens[index + 1])) in lists.none
            nobody = nobody or _is_of_its_own(sentence, index, last, form)
            if not nobody and not _is_of_minister(sentence, index, form):
                yield _headed(sentence, index, last, proclitic, form)
            break


def _is_common_noun(sentence: Sentence, index: int, form: str, proclitic: str) -> bool:
    """Whether a head begins no name: «the organising of elections», «in the interest of»."""
    if form in bodies().presidencies:
        return not _is_of_state(sentence, index + 1)
    if form == _LEADING and proclitic.endswith("ب"):
        return not _is_definite(sentence, index)  # «led by Salem», who is nobody's town
    if form == _FUND:
        return _is_behind(sentence, index, _TREASURERS)
    if form == _BOARD[1]:
        return _is_behind(sentence, index, _BOARD[0])  # «the board of the Bank»: it is the bank
    if form == _INTEREST:
        return _is_interest(sentence, index, proclitic)
    if form == _ORGANISING:
        return not _is_organised(sentence, index)
    if form == _GOVERNMENT and _is_behind(sentence, index, _SEATS):
        return True  # «at the secretariat of the government of the state of X»: where, not who
    # «The alliance of France with» is nobody's name.
    return form == _ALLIANCE and country_at(sentence, index + 1) is not None


def _before_another(sentence: Sentence, first: int, last: int) -> int:
    """Return where a name ends in which «and» stands behind a known body: what follows is another.

    «The Organisation of Islamic Cooperation *and the United Nations*» are two.
    """
    for index in range(first + 2, last):
        if sentence.tokens[index].startswith("و"):
            for begin in range(max(first, index - _LONGEST_KNOWN), index - 1):
                if begin == first and index - first < _SURE:
                    continue  # «the Council of Security *and Defence*» is one
                if any(known.last == index for known in known_at(sentence, begin, index)):
                    return index if begin > first else first  # as known it is found already
    return last


def _is_of_its_own(sentence: Sentence, index: int, last: int, form: str) -> bool:
    """Whether a leadership is only of «the movement», which has been named before."""
    led = sentence.tokens[index + 1].removeprefix("ال")
    return form == _LEADING and last == index + 2 and led in bodies().unions | {"مديريه"}


_DUTIES = frozenset(map(fold, ["للشؤون", "الأول", "الثاني", "الثالث"]))
_SECONDS = frozenset(map(fold, "نائب نائبة مساعد مساعدة معاون معاونة وكيل وكيلة مستشار".split()))


def _before_duty(sentence: Sentence, first: int, last: int) -> int:
    """Return where a name ends behind which the duty of a deputy stands, not what the body is for.

    «The deputy head of the party *for political affairs*», «the *second* deputy speaker».
    """
    duty = next((at for at in range(first + 2, last) if sentence.tokens[at] in _DUTIES), last)
    if duty == last or _SECONDS.isdisjoint(sentence.tokens[max(0, first - 2) : first]):
        return last
    return duty


_SURE = 3
"""Words of a known body that goes on with no other word."""
_LONGEST_KNOWN = 6
"""Words of a known body before «and», as far back as is looked."""


def _end(sentence: Sentence, index: int, form: str) -> int:
    """Return the number after the name that a form of a word begins; its own if it begins none."""
    lists = bodies()
    if form in lists.heads:
        last = complement_end(sentence, index, form)
    elif form in lists.definite and form[2:] not in lists.unions:
        two = " ".join((form, *sentence.tokens[index + 1 : index + 2]))
        return nationality_end(sentence, index + (two in lists.definite))
    elif form.startswith("ال") and form[2:] in lists.unions:
        known = any(known_at(sentence, index, index + 2))
        last = index if known else adjectives_end(sentence, index)
    elif form.startswith("ال") and form[2:] in lists.for_what:
        last = adjectives_end(sentence, index)
        after = tail_end(sentence, index, last, index + LONGEST)
        whose = _of_body(sentence, index, last)
        told = after > last or is_for_what(sentence, index + 2, after) or whose > last
        last = max(last, whose) if told else index
    else:
        return index
    if last <= index + 1:
        return last
    return _seat_end(sentence, form, tail_end(sentence, index, last, index + LONGEST))


_SEATED = frozenset(map(fold, ["غرفة", "الغرفة", "محكمة", "المحكمة"]))
"""Bodies that each town has one of: «Chamber of Commerce *in Jeddah*»."""
_IN = frozenset(map(fold, ["في", "فى"]))


def _seat_end(sentence: Sentence, form: str, last: int) -> int:
    """Return the number after the town that a complete name is told by; its own if by none."""
    tokens = sentence.tokens
    if form not in _SEATED or last >= len(tokens) or not adjacent(sentence, last - 1):
        return last
    if sentence.tokens[last - 1] in gazetteer().names:
        return last  # «Chamber of Commerce of *Amman*»
    begin = last + (tokens[last] in _IN and adjacent(sentence, last))
    for match in gazetteer().at(sentence.words, begin):
        within = match.proclitic == ("" if begin > last else "ب")
        if within and match.name.key.startswith("place:") and not match.name.adjective:
            return match.last
    return last


def _of_body(sentence: Sentence, first: int, index: int) -> int:
    """Return the number after the body whose office it is: «the political office *of* it»."""
    word = sentence.tokens[index] if index < len(sentence.tokens) else ""
    if not (word.startswith("ل") and adjacent(sentence, index - 1)):
        return index
    leads = sentence.tokens[index - 1] in _LEADS
    if word[1:] not in _WHOSE and not (leads and word[1:] in bodies().heads):
        return index
    known = next(known_at(sentence, index, index + LONGEST), None)
    if known is not None:
        return index if is_of_office(sentence, first) else known.last
    last = complement_end(sentence, index, word[1:])
    return last if last > index + 1 else index


_WHOSE = frozenset({"حزب", "حركه", "جبهه", "تيار", "تحالف", "ايتلاف"})
_LEADS = frozenset(map(fold, ["السياسي", "التنفيذي", "الدائم"]))
"""Which office leads a body, and is named with it; others speak or write for it."""


def _all_heads() -> frozenset[str]:
    lists = bodies()
    with_article = {f"ال{head}" for head in lists.unions | lists.for_what}
    return lists.heads | lists.definite | with_article


HEADS = Cue(_all_heads)
"""Words with which the name of such a body begins."""


_OF_STATE = frozenset(map(fold, "الجمهورية البرلمان مجلس النيابة أركان الأركان".split()))


_INTEREST = fold("مصلحة")
_IN_INTEREST = frozenset(
    "في فى ضد علي من الي تحقيق خدمه مراعاه تغليب تقديم فوق يخدم تخدم لخدمه يحقق تحقق فيه".split()
)
_ORGANISING = fold("تنظيم")


def _is_interest(sentence: Sentence, index: int, proclitic: str) -> bool:
    """Whether a word is «the interest of», and no authority of a state."""
    led = index > 0 and sentence.tokens[index - 1] in _IN_INTEREST
    after = sentence.tokens[index + 1] if index + 1 < len(sentence.tokens) else ""
    of_some = after.endswith("ين") or country_at(sentence, index + 1) is not None
    return led or of_some or proclitic[-1:] in ("ل", "ب")  # «the interest of the Christians»


def _is_organised(sentence: Sentence, index: int) -> bool:
    """Whether a name for an organisation follows, or its nationality."""
    after = index + 1
    if after >= len(sentence.tokens):
        return False
    return sentence.tokens[after] in bodies().organised or country_at(sentence, after) is not None


_FUND = fold("صندوق")
_TREASURERS = frozenset(map(fold, ["أمين", "أمينة"]))
_GOVERNMENT = fold("حكومة")
_SEATS = frozenset({fold("أمانة")})
_CENTRE = fold("مركز")
_ALLIANCE = "تحالف"
_LEADING = "قياده"
_BOARD = (frozenset({"مجلس", "مجالس", "مجلسي"}), "اداره")


def _is_behind(sentence: Sentence, index: int, before: Container[str]) -> bool:
    """Whether one of some words stands before a word, with whatever proclitic."""
    if index == 0 or not adjacent(sentence, index - 1):
        return False
    return any(each in before for _, each in split_proclitic(sentence.tokens[index - 1]))


def _is_definite(sentence: Sentence, index: int) -> bool:
    """Whether the word behind one has the article: «at the command of *the navy*»."""
    return any(word.startswith("ال") for word in sentence.tokens[index + 1 : index + 2])


def _is_of_state(sentence: Sentence, index: int) -> bool:
    """Whether what a presidency is of makes it a body, and not somebody's chairing."""
    return index < len(sentence.words) and sentence.words[index].folded in _OF_STATE


_MINISTER = ("وزير", "وزيره", "وزراء", "وزيري", "نظيره")
_PRESIDENT = ("رييس", "رييسه", "رياسه")
_CABINET = "مجلس الوزراء"


def _is_of_minister(sentence: Sentence, index: int, form: str) -> bool:
    """Whether the words are only what a minister or a prime minister is called after."""
    if index == 0 or not adjacent(sentence, index - 1):
        return False
    before = [each for _, each in split_proclitic(sentence.words[index - 1].folded)]
    if form in bodies().definite:
        return any(each in _MINISTER for each in before)
    words = " ".join(word.folded for word in sentence.words[index : index + 2])
    return words == _CABINET and any(each in _PRESIDENT[:2] for each in before)


def _headed(sentence: Sentence, first: int, last: int, proclitic: str, head: str) -> Name:
    """Make the name of a body; ministries and governments of a nation are one in any wording."""
    rest = [word.folded for word in sentence.words[first + 1 : last]]
    nation = nation_within(sentence, first + 1, last)
    return made(
        sentence,
        key_of_headed(head, rest, nation),
        surface(sentence, first, last, proclitic),
        first,
        last,
        "headed-body",
        proclitic=proclitic,
        country=nation,
    )
