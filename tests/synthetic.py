"""Articles in any number, with records as extraction writes them: the same for the same seed.

What is written goes through the store's own code. Names, places, bodies, offices and days are
drawn so that few are in the news all the time and most hardly ever, as it is. Run as a script:

    python tests/synthetic.py STORE --articles 100000            # with claims, no extraction
    python tests/synthetic.py FOLDER --texts --articles 1000     # texts alone, to be ingested
"""

from __future__ import annotations

import argparse
import random
import sys
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import accumulate
from pathlib import Path
from typing import Generic, TypeVar

from store.database import SHARD_ARTICLES, Store
from store.records import Article, Block, BlockKind, Claim, EventDate, Mention, Method
from store.text import fold

T = TypeVar("T")

GIVEN = (
    "أحمد محمد محمود خالد سامي يوسف إبراهيم عمر طارق حسن علي مصطفى كريم وليد ناصر فؤاد جمال رامي "
    "سليم عادل هشام ماجد زياد أنس بلال ليلى فاطمة مريم نادية سعاد هدى منى رانيا سلمى آمنة دعاء"
).split()
MIDDLE = (
    "عبدالله عبدالرحمن صالح راشد منصور فهد سعيد جابر حمد زكي كامل نبيل رفعت شوقي عثمان بدر غانم "
    "مرسي هاشم صبري عزت توفيق نعيم وجدي فاضل رؤوف شاكر ثابت مهدي عمار"
).split()
FAMILY = (
    "الحداد النجار القاضي الشامي المصري الخطيب العطار السيد الزين البيطار الفاسي التونسي الكاتب "
    "الحلبي المغربي البصري الأنصاري العلي الهاشمي الراوي الدوري السامرائي المؤذن الشيخ الصباغ "
    "الوزان الفقي الجندي الباشا الطويل المنصوري الكعبي الشمري العتيبي القحطاني البلوشي"
).split()
COUNTRIES = {
    "EG": "مصر", "SA": "السعودية", "IQ": "العراق", "SY": "سوريا", "JO": "الأردن", "KW": "الكويت",
    "LB": "لبنان", "TN": "تونس", "DZ": "الجزائر", "MA": "المغرب", "QA": "قطر", "OM": "عمان",
    "BH": "البحرين", "AE": "الإمارات", "YE": "اليمن", "SD": "السودان", "LY": "ليبيا",
    "US": "الولايات المتحدة", "FR": "فرنسا", "GB": "بريطانيا", "DE": "ألمانيا", "RU": "روسيا",
    "CN": "الصين", "TR": "تركيا", "IR": "إيران", "IT": "إيطاليا", "ES": "إسبانيا", "JP": "اليابان",
}  # fmt: skip
CITIES = (
    "القاهرة الرياض بغداد دمشق عمّان بيروت الدوحة مسقط المنامة أبوظبي دبي صنعاء الخرطوم طرابلس "
    "الرباط الإسكندرية جدة البصرة حلب إربد صيدا صفاقس وهران فاس واشنطن باريس لندن برلين موسكو "
    "بكين أنقرة طهران روما مدريد طوكيو نيويورك جنيف"
).split()
AREAS = "مدينة بلدة محافظة منطقة ميناء حي قرية ضاحية".split()
SIDES = ("", "الجديدة", "القديمة", "الشرقية", "الغربية", "الشمالية", "الجنوبية")
BODIES = "وزارة هيئة مؤسسة جمعية اتحاد مجلس لجنة مركز نقابة جامعة صندوق منظمة".split()
FIELDS = (
    "الطاقة النقل التعليم الصحة الزراعة الثقافة السياحة التجارة الاستثمار الإعلام البيئة المياه "
    "الإسكان الاتصالات التخطيط الرياضة الشباب العمل المالية الموانئ الطيران الصناعة الآثار"
).split()
OFFICES = ("وزير الخارجية", "وزير الدفاع", "رئيس الوزراء", "الأمين العام", "المدير العام", "السفير")
LEVELS = {"وزاري": "ministerial", "وزراء الخارجية": "foreign ministers", "القمة": "heads of state"}
TOPICS = (
    "التعاون الاقتصادي|مكافحة الإرهاب|إعادة الإعمار|الأمن الغذائي|تبادل الخبرات|ملف المياه|"
    "أسعار الطاقة|تطوير الموانئ|دعم اللاجئين|الربط الكهربائي|مواجهة الجفاف|وقف إطلاق النار"
).split("|")
MONTHS = "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر".split()
OUTLETS = "صحيفة الساحل|وكالة الميناء|أخبار الواحة|جريدة الضفة|موقع المرفأ|بوابة الشرق".split("|")
FILLING = (
    "ولم يصدر تعليق رسمي حتى ساعة إعداد هذا التقرير.",
    "ويضم الوفد خبراء وممثلين عن القطاع الخاص وعددا من الباحثين والأكاديميين.",
    "وتأتي هذه الخطوة بعد سلسلة لقاءات جرت بعيدا عن الأضواء خلال الشهر الماضي.",
    "وشدد المشاركون على ضرورة تسريع وتيرة العمل في الميدان رغم التحديات القائمة.",
    "وختم البيان بالتأكيد على أن أبواب الحوار مفتوحة، وأن الهدف هو خدمة المواطنين.",
    "وبحسب الأرقام المنشورة ارتفع عدد المستفيدين إلى {number} ألف شخص في {word} وحدها.",
    "وذكرت مصادر مطلعة أن الخلاف حول {topic} ما زال قائما، وأن جولة ثانية ستعقد قريبا.",
    "وتبلغ الكلفة التقديرية للمشروع نحو {number} مليون دولار، ويشمل {topic} و{word}.",
    "ورأى مراقبون أن الزيارة تحمل رسائل مهمة للأطراف المعنية كافة بشأن {topic}.",
)
ROOTS = "كتب درس عمل نقل حفظ رسم طلب جمع شرح فتح نظر سمع بحث نشر قدم وصل خرج دخل رفع حمل".split()
FORMS = (
    "{}",
    "ال{}",
    "م{}",
    "{}ات",
    "{}ون",
    "و{}",
    "ي{}",
    "ت{}",
    "ا{}",
    "{}ة",
    "ب{}",
    "لل{}",
    "{}ي",
)


class Popular(Generic[T]):
    """Things of which few are drawn often and most hardly ever (Zipf)."""

    def __init__(self, things: Sequence[T]) -> None:
        self.things = things
        self._weights = list(accumulate(1.0 / (rank + 3) for rank in range(len(things))))

    def draw(self, chance: random.Random) -> T:
        """Return one."""
        at = bisect(self._weights, chance.random() * self._weights[-1])
        return self.things[min(at, len(self.things) - 1)]


@dataclass(frozen=True, slots=True)
class Name:
    """An entity as articles name it."""

    key: str
    words: str
    country: str | None = None


@dataclass(slots=True)
class World:
    """Whom and what articles can be about."""

    persons: Popular[Name]
    countries: Popular[Name]
    places: Popular[Name]
    bodies: Popular[Name]
    vocabulary: Popular[str]


@dataclass(slots=True)
class _Page:
    """A text that grows, and what is said in it."""

    id: str
    parts: list[str] = field(default_factory=list)
    length: int = 0
    mentions: list[Mention] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)

    def write(self, text: str) -> tuple[int, int]:
        start = self.length
        self.parts.append(text)
        self.length += len(text)
        return start, self.length

    def name(self, name: Name) -> tuple[int, int]:
        start, end = self.write(name.words)
        self.mentions.append(Mention(name.key, start, end))
        return start, end

    def claim(
        self, about: str, property: str, value: str, normalised: str, at: tuple[int, int]
    ) -> None:
        self.claims.append(
            Claim(
                id=f"{self.id}.{len(self.claims) + 1}",
                article=self.id,
                about=about,
                property=property,
                value=value,
                normalised=normalised,
                start=at[0],
                end=at[1],
                quote="",
                method=Method.STATED,
                rule="synthetic",
                confidence=0.95,
            )
        )


def world(articles: int, chance: random.Random) -> World:
    """Return whom and what that many articles are about: more of it, the more there are."""
    return World(
        persons=Popular(_persons(max(40, articles * 6 // 10), chance)),
        countries=Popular([Name(f"country:{code}", name) for code, name in COUNTRIES.items()]),
        places=Popular(_places(max(20, articles // 20), chance)),
        bodies=Popular(_bodies(max(20, articles // 12), chance)),
        vocabulary=Popular(_vocabulary(max(2_000, min(60_000, articles)), chance)),
    )


def _persons(count: int, chance: random.Random) -> list[Name]:
    found: dict[str, Name] = {}
    while len(found) < count:
        parts = [chance.choice(GIVEN), chance.choice(FAMILY)]
        if len(found) > 300:
            parts[1:1] = chance.sample(MIDDLE, 1 if len(found) < 20_000 else 2)
        words = " ".join(parts)
        country = chance.choice(list(COUNTRIES)) if chance.random() < 0.6 else None
        found.setdefault(words, Name(f"person:{fold(words)}", words, country))
    return list(found.values())


def _places(count: int, chance: random.Random) -> list[Name]:
    found: dict[str, Name] = {}
    while len(found) < count:
        city = chance.choice(CITIES)
        side = chance.choice(SIDES)
        words = city if len(found) < 30 else f"{chance.choice(AREAS)} {city} {side}".strip()
        if len(found) > 1_000:
            words += f" {chance.choice(MIDDLE)}"
        code = list(COUNTRIES)[CITIES.index(city) % len(COUNTRIES)]
        found.setdefault(words, Name(f"place:{200_000 + len(found)}", words, code))
    return list(found.values())


def _bodies(count: int, chance: random.Random) -> list[Name]:
    found: dict[str, Name] = {}
    while len(found) < count:
        words = f"{chance.choice(BODIES)} {chance.choice(FIELDS)}"
        if len(found) > 150:
            words += f" في {chance.choice(CITIES)}"
        if len(found) > 3_000:
            words += f" {chance.choice(SIDES[1:])}"
        if len(found) > 20_000:
            words += f" {chance.choice(MIDDLE)}"
        kind = "working_group" if chance.random() < 0.03 else "organisation"
        found.setdefault(words, Name(f"{kind}:?{fold(words)}", words))
    return list(found.values())


def _vocabulary(count: int, chance: random.Random) -> list[str]:
    letters = "ابتجحخدرزسشصطعغفقكلمنهوي"
    found = dict.fromkeys(form.format(root) for root in ROOTS for form in FORMS)
    while len(found) < count:
        root = "".join(chance.choice(letters) for _ in range(chance.choice((3, 3, 3, 4))))
        found.update(dict.fromkeys(form.format(root) for form in FORMS))
    return list(found)


def articles(count: int, *, seed: int = 7, characters: int = 3_000) -> Iterator[Article]:
    """Yield articles.

    Args:
        count: How many.
        seed: The same gives the same articles.
        characters: Of a text, on average.
    """
    chance = random.Random(seed)
    of = world(count, chance)
    for number in range(count):
        yield _article(number, seed, of, chance, characters)


def _article(number: int, seed: int, of: World, chance: random.Random, characters: int) -> Article:
    digest = sha256(f"{seed} {number}".encode()).hexdigest()
    page = _Page(f"a-{digest[:12]}")
    people = list(dict.fromkeys(of.persons.draw(chance) for _ in range(4)))
    place, body = of.places.draw(chance), of.bodies.draw(chance)
    topic = chance.choice(TOPICS)
    _, end = page.write(f"{people[0].words} يبحث {topic} في {place.words}")
    title = "".join(page.parts)
    page.write("\n")
    published = _day(chance)
    if chance.random() < 0.75:
        _meeting(page, people, place, body, of, chance, topic)
    target = max(400, int(chance.gauss(characters, characters / 4)))
    while page.length < target:
        _sentence(page, people, of, chance, topic)
    text = "".join(page.parts)
    return Article(
        id=page.id,
        file=f"{number:06}.txt",
        sha256=digest,
        text=text,
        title=title,
        publisher=chance.choice(OUTLETS),
        date_published=EventDate(published, Method.STATED, "synthetic")
        if chance.random() < 0.9
        else None,
        blocks=(Block(BlockKind.TITLE, 0, end), Block(BlockKind.BODY, end + 1, len(text))),
        mentions=tuple(page.mentions),
        claims=tuple(_quoted(each, text) for each in page.claims),
    )


def _quoted(claim: Claim, text: str) -> Claim:
    return claim._replace(quote=text[claim.start : claim.end])


def _day(chance: random.Random) -> str:
    return f"{chance.randint(2011, 2025)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"


def _meeting(
    page: _Page,
    people: Sequence[Name],
    place: Name,
    body: Name,
    of: World,
    chance: random.Random,
    topic: str,
) -> None:
    """Write a sentence that reports a meeting, and what it says."""
    about, begin = "meeting:0", page.length
    said: list[tuple[str, str, str]] = []
    page.write("عقد ")
    for name, role in zip(people, ("chair", "participant", "speaker"), strict=False):
        page.write(f"{chance.choice(OFFICES)} ")
        _say_name(page, name)
        page.write(" و")
        said.append((role, name.words, name.key))
    level = chance.choice(list(LEVELS))
    page.write(f"الوفد المرافق الاجتماع الـ{level} لـ")
    _say_name(page, body)
    page.write(" في ")
    _say_name(page, place)
    day = _day(chance)
    year, month, number = day.split("-")
    words = f"{int(number)} {MONTHS[int(month) - 1]} {year}"
    page.write(f" يوم {words} لبحث {topic}")
    page.write(". ")
    said += [
        ("date", words, day if chance.random() < 0.9 else ""),
        ("place", place.words, place.key),
        ("body", body.words, body.key),
        ("status", "عقد", chance.choice(("held", "held", "held", "planned"))),
        ("kind", "اجتماع", "meeting"),
        ("level", level, LEVELS[level]),
        ("agenda", topic, fold(topic)),
    ]
    for property, value, normalised in said:
        page.claim(about, property, value, normalised, (begin, page.length - 2))


def _say_name(page: _Page, name: Name) -> None:
    at = page.name(name)
    page.claim(name.key, "name", name.words, name.words, at)
    if name.country is not None:
        page.claim(name.key, "country", name.country, name.country, at)


def _sentence(
    page: _Page, people: Sequence[Name], of: World, chance: random.Random, topic: str
) -> None:
    if len(page.mentions) < 16:
        match chance.randrange(4):
            case 0:
                page.write("وقال ")
                _say_name(page, chance.choice(people))
                page.write(f" إن العمل على {topic} مستمر")
            case 1:
                page.write("وكان وفد من ")
                _say_name(page, of.countries.draw(chance))
                page.write(" قد وصل إلى ")
                _say_name(page, of.places.draw(chance))
            case 2:
                page.write("وأكدت ")
                _say_name(page, of.bodies.draw(chance))
                page.write(f" استعدادها لدعم {topic}")
            case _:
                page.write("وتعهدت ")
                _say_name(page, of.countries.draw(chance))
                page.write(" بمواصلة المشاورات")
        page.write(f"، {_words(of, chance)}. ")
        return
    filling = chance.choice(FILLING)
    word = of.vocabulary.draw(chance)
    number = chance.randint(2, 950)
    page.write(f"{filling.format(number=number, word=word, topic=topic)} {_words(of, chance)}.\n")


def _words(of: World, chance: random.Random) -> str:
    return " ".join(of.vocabulary.draw(chance) for _ in range(8))


def fill(folder: Path, count: int, *, seed: int = 7) -> None:
    """Make a store of that many articles."""
    store = Store.create(folder)
    batch: list[Article] = []
    for article in articles(count, seed=seed):
        batch.append(article)
        if len(batch) == SHARD_ARTICLES:
            store.put(batch)
            batch.clear()
    store.put(batch)
    store.close()


def write_texts(folder: Path, count: int, *, seed: int = 7) -> None:
    """Write that many texts alone, a file each, to be read by extraction."""
    folder.mkdir(parents=True, exist_ok=True)
    for article in articles(count, seed=seed):
        (folder / article.file).write_text(article.text, "utf-8")


def main() -> None:
    """Make a store, or texts."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--texts", action="store_true", help="texts alone, to be ingested")
    given = parser.parse_args()
    make = write_texts if given.texts else fill
    make(given.folder, given.articles, seed=given.seed)
    sys.stderr.write(f"{given.articles} articles in {given.folder}\n")


if __name__ == "__main__":
    main()
