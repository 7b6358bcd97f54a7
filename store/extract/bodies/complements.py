"""What completes the name of a body, and what goes on with a complete one.

«of Trade *and Industry*», «the National Centre *for Managing Water*», «party of the Union *for the
sake of the Republic*».
"""

from __future__ import annotations

from ...gazetteer import Match, gazetteer
from ...text import fold
from ..lexicon import bodies, titles
from ..names import adjacent, run_end
from ..persons.word_forms import has_article, is_family_name_form
from ..sentences import Sentence
from .known import known_at

RANKS = frozenset(
    map(
        fold,
        "الفريق اللواء العميد العقيد القاضي المهندس النائب الرئيس البطريرك المفتي الجنرال "
        "الأدميرال العماد البروفيسور الأستاذ الحاج القس الأب الأمين المدير القائد "
        "الزعيم رئيسه المهندسة المحامي المحامية القاضية الأستاذة السيدة السفيرة الدكتورة الشيخة "
        "المستشارة الأميرة الوزيرة النائبة القائم القائمة النقيب القائدة الأخ الأخت "
        "المطران الكاردينال الأنبا السيناتور الكابتن الأديب الأديبة الشاعر الشاعرة الفنان الفنانة "
        "الكاتب الكاتبة".split(),
    )
)
"""Titles, which are no part of what precedes them."""
NOT_COMPLEMENT = frozenset(
    map(
        fold,
        "التي الذي الذين اليوم الماضي الماضية المقبل المقبلة الآن الحالي الحالية السابق السابقة "
        "القادم القادمة الجاري التابع التابعة السيد السفير الدكتور الشيخ المستشار الأمير إلى "
        "الأولى الثانية الثالثة الرابعة الخامسة السادسة السابعة الثامنة التاسعة العاشرة "
        "الحاكم الحاكمة المشكلة المشكل المكلف المكلفة المعني المعنية المختص المختصة المنبثق "
        "المنبثقة المنعقد المنعقدة المذكور المذكورة المعارض "
        "للتشاور للتباحث للنظر للوقوف للمطالبة للحديث للمشاركة للاطلاع للاجتماع للقاء للاحتجاج "
        "الأسبوع الشهر لليوم للأسبوع للشهر للعام للسنة للمرة للدورة للتأكيد للخروج للتوصل للحصول "
        "للرد للتعبير "
        "البالغ البالغة العريق العريقة الموقر الموقرة الإرهابي الإرهابية الست الخمس السبع الثماني "
        "الحبيب الحبيبة الشقيق الشقيقة الصديق الصديقة المساعد المساعدة المستوحى المحرز المحرزة "
        "الممثل الممثلة الممثلين "
        "الوزير المتحدث الناطق الفيديو الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد".split(),
    )
)
"""Words with the article that begin something else."""
_AND_AFFAIRS = frozenset(map(fold, ["وشؤون", "وشئون"]))
_GO_ON = {
    word: frozenset(map(fold, before.split()))
    for word, before in {
        "عن": "الدفاع الكشف البحث التعبير الإفراج",
        "من": "الوقاية الحد التحقق التخلص الحماية",
        "مع": "التعاون التضامن التواصل الحوار التكامل",
        "علي": "الرقابة القضاء الحفاظ المحافظة الإشراف",
        "في": "التحقيق",
    }.items()
}
"""Words that go on with a name, each with what must stand before it: «for Defence *of* Nature»."""
_OTHER_THAN = fold("غير")
_ABROAD = frozenset(map(fold, ["بالخارج", "بالمهجر"]))
"""Where those are whom a body is of: «Affairs of Egyptians *Abroad*»."""
_FOR_SAKE = (fold("من"), fold("أجل"))


_BEGINS_ELSE = (
    *("المنبثق", "المشارك", "المعني", "المزمع", "المقرر", "المنعقد", "المتعلق", "الكاين"),
    *("الصادر", "الرامي", "الهادف", "المتضمن", "الواقع"),
)
"""How participles begin that say of a body what it does or is to do."""


def is_complement(word: str) -> bool:
    """Whether a folded word with the article can complete a name."""
    if word in RANKS or word.startswith(_BEGINS_ELSE):
        return False
    return word.startswith(("ال", "لل")) and len(word) > 3 and word not in NOT_COMPLEMENT


def completes(sentence: Sentence, index: int) -> bool:
    """Whether a word can complete a name: «Ilham», written with a hamza, has no article."""
    word = sentence.words[index].folded
    return is_complement(word) and (word.startswith("لل") or has_article(sentence, index))


_RULERS = frozenset(
    map(
        fold,
        "الملك الملكة الأمير الأميرة الشيخ الشيخة الإمام السلطان الشهيد القديس القاضي".split(),
    )
)
_SON = frozenset({"بن", "بنت", "ال"})
_TWO_WORDS = frozenset({"عبد", "ابو"})
_OF_RULERS = frozenset(map(fold, "الأول الثاني الثالث الرابع الخامس السادس الكبير المؤسس".split()))
HALLS = frozenset(map(fold, ["للمؤتمرات", "للمعارض", "للفعاليات"]))
"""What a centre is for that is a place, and no body."""


def ruler_end(sentence: Sentence, index: int, end: int) -> int:
    """Return the number after whom a body is called after: «University of King Saud»; else its own.

    A ruler has one name, and his fathers' behind «son of»; what a body is for follows.
    """
    words, standing = [word.folded for word in sentence.words[index:end]], titles().standing
    if len(words) < 2 or words[0] not in _RULERS:
        return index
    if standing.get(words[1]) == "word" and words[1] != "عبد":
        return index
    last = 3 if words[1] in _TWO_WORDS else 2
    while last + 1 < len(words) and words[last] in _SON:
        last += 3 if words[last + 1] in _TWO_WORDS else 2
    last = min(last, len(words))
    last += last < len(words) and words[last] in _OF_RULERS
    while last < len(words) and (words[last].startswith("لل") or _is_relative(words[last])):
        last += 1
    return index if words[last - 1] in HALLS else index + last


def is_of_office(sentence: Sentence, index: int) -> bool:
    """Whether an office stands before a word: «*a member of* the political bureau of X»."""
    before = [each.removeprefix("و") for each in sentence.tokens[max(index - 2, 0) : index]]
    return any(each in titles().offices for each in before)


def country_at(sentence: Sentence, index: int) -> Match | None:
    """Return the country or nationality that begins at a word; none behind the last."""
    if index >= len(sentence.words):
        return None
    found = gazetteer().at(sentence.words, index)
    return next((match for match in found if match.name.key.startswith("country:")), None)


def is_head(word: str) -> bool:
    """Whether a folded word begins the name of another body."""
    lists = bodies()
    return word in lists.definite or word[2:] in lists.unions or word[2:] in lists.heads


def joins(word: str) -> bool:
    """Whether a word with و and the article can go on a name: a noun, not a new sentence's verb."""
    return word.endswith(("يه", "ه", "ات", "ين", "ن", "اء", "م", "ر", "ل", "ف", "د", "ب", "ج"))


def is_joined(sentence: Sentence, index: int, head: str) -> bool:
    """Whether «and» goes on with the name: «of Trade and Industry», «and Expatriates' Affairs»."""
    word = sentence.words[index].folded
    if head == "وزاره" and word in _AND_AFFAIRS:
        return True
    if head == "وزاره" and sentence.words[index - 1].folded in _AND_AFFAIRS:
        return word.startswith("ال")
    if word[1:] in bodies().matters and word.startswith("و"):
        return True
    if head in bodies().of_people and word.startswith("و") and word[1:] in bodies().people:
        return sentence.words[index - 1].folded in bodies().people
    if not word.startswith("وال") or is_head(word[1:]) or word[1:] in RANKS | NOT_COMPLEMENT:
        return False
    # Only ministries and the like go on with any «and»; elsewhere it begins something else, if no
    # adjective belongs to both: «of Security *and Intelligence*, National».
    return joins(word) and (head in bodies().joining or _is_described(sentence, index))


def _is_described(sentence: Sentence, index: int) -> bool:
    """Whether an adjective with a relative ending follows what «and» joins, and no other body."""
    after = index + 1
    if after >= len(sentence.words) or not adjacent(sentence, index):
        return False
    word = sentence.words[after].folded
    nation = country_at(sentence, after)
    if nation is not None or not is_family_name_form(word) or word in NOT_COMPLEMENT:
        return False
    return next(known_at(sentence, index, after + 1), None) is None


def tail_end(sentence: Sentence, index: int, last: int, limit: int) -> int:
    """Return the number after what goes on with a name that is complete; `last` if nothing does.

    Args:
        sentence: The sentence.
        index: Number of the head.
        last: Number after the name as far as it is known.
        limit: Number of the word before which it ends at the latest.
    """
    end = min(run_end(sentence, index, "-–"), limit)
    while last < end:
        after = _tail(sentence, index, last, end)
        if after <= last:
            break
        last = after
    return last


def _tail(sentence: Sentence, index: int, at: int, end: int) -> int:
    """Return the number after one thing that goes on with the name; `at` if none does."""
    words, lists = sentence.words, bodies()
    word, of_people = words[at].folded, words[index].folded.endswith(lists.of_people)
    if word.startswith("وال") and word[1:] in lists.matters:
        return at + 1 + (at + 1 < end and _is_relative(words[at + 1].folded))
    if word.startswith("وال") and word.endswith("يه") and _is_relative(word[1:]):
        same = words[at - 1].folded.endswith("يه") and not is_head(word[1:])
        return at + same  # «the Legal *and Economic* Committee»
    if word.startswith("وال") and word.endswith("ي") and _is_relative(word[1:]):
        before = words[at - 1].folded.removeprefix("و")
        same = _is_relative(before) and before.endswith("ي")
        of_nation = country_at(sentence, at) is not None
        return at + (
            same and not of_nation and not is_head(word[1:])
        )  # «the Economic *and Social*»
    if words[at - 1].folded.endswith("ين") and word in _ABROAD:
        return at + 1
    if word == _OTHER_THAN and at + 1 < end and completes(sentence, at + 1):
        return at + 2
    if _is_done_to(words[at - 1].folded, word):
        return _object_end(sentence, at, end)
    also = word[0] == "و" and words[at - 1].folded[2:] not in lists.unions  # «of the union, and»
    named = also or (word[0] != "و" and _has_article(words[index].folded))
    if named and word[0] in "ول" and word[1:] in lists.doings:
        return done_end(sentence, at, end)
    if of_people and (word, *(each.folded for each in words[at + 1 : at + 2])) == _FOR_SAKE:
        return at + 3 if at + 2 < end and completes(sentence, at + 2) else at
    if of_people and word.startswith("ب"):
        nation = country_at(sentence, at)
        return nation.last if nation is not None and nation.proclitic == "ب" else at
    return at


def _is_done_to(doing: str, preposition: str) -> bool:
    """Whether a preposition belongs to a verbal noun: «for Defence *of*»."""
    doing = f"ال{doing[2:]}" if doing.startswith("لل") else doing
    return doing in _GO_ON.get(preposition, ())


def _object_end(sentence: Sentence, at: int, end: int) -> int:
    """Return the number after what a preposition leads to: «of *human rights*», «with *Africa*»."""
    if at + 1 >= end:
        return at
    if completes(sentence, at + 1):
        return at + 2
    for match in gazetteer().at(sentence.words, at + 1):
        if not match.proclitic and not match.name.adjective and match.last <= end:
            return match.last
    region = next(known_at(sentence, at + 1, end), None)
    return region.last if region is not None else done_end(sentence, at, end)


def _has_article(word: str) -> bool:
    """Whether a folded head has the article, after whatever proclitic."""
    return "ال" in word[:4] or word.startswith("لل")


def done_end(sentence: Sentence, at: int, end: int) -> int:
    """Return the number after «for managing the Crossings»; `at` where it says what of."""
    words, doings = sentence.words, bodies().doings
    what = at + 1
    while what < end and words[what].folded.removeprefix("و") in doings:
        what += 1
    if what >= end:
        return at
    for match in gazetteer().at(words, what):
        if not match.proclitic and not match.name.adjective and match.last <= end:
            return match.last
    region = next(known_at(sentence, what, end), None)
    if region is not None:
        return region.last  # «for the ports of *the Red Sea*»
    if what + 1 < end and is_construct(words[what].folded):
        what += 1  # «for training *the students of* the Universities»
    if not completes(sentence, what):
        return at
    return what + 1 + (what + 1 < end and _is_relative(words[what + 1].folded))


def is_construct(word: str) -> bool:
    """Whether a folded word is a plain noun that may be «of» what follows it."""
    lists, terms = titles(), bodies()
    if lists.standing.get(word) != "word" or word in lists.verbs:
        return False
    if word in lists.offices or word in lists.honorifics:
        return False  # «under the leadership of His Majesty»
    if word.startswith(("ال", "لل")) or len(word) < 3:
        return False
    if word[0] in "وب" and lists.standing.get(word[1:]) is not None:
        return False
    return word not in terms.heads or word in terms.doings


def _is_relative(word: str) -> bool:
    """Whether a folded word is an adjective of the kind names have: «the *Social* Development»."""
    told = word.startswith("ال") and word.endswith(("ي", "يه")) and len(word) > 5
    return told and is_complement(word)
