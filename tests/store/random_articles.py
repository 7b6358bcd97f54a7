"""Articles of few names, places and days, so that by chance they have much in common."""

from __future__ import annotations

from hypothesis import strategies as st

from store.records import Article, Claim, EventDate, Mention, Method

COUNTRIES = {"country:KW": "الكويت", "country:JO": "الأردن", "country:US": "الولايات المتحدة"}
PLACES = {"place:285787": ("مدينة الكويت", "KW"), "place:250441": ("عمّان", "JO")}
BODIES = {
    "organisation:nato": "حلف الناتو",
    "group:coalition": "التحالف الدولى",
    "working_group:comms": "فريق الاتصالات",
    "organisation:?وزاره": "وزارة الخارجية",
}
PERSONS = {
    "person:احمد علي": "أحمد علي",
    "person:احمد علي حسن": "أحمد علي حسن",
    "person:احمد بن علي": "أحمد بن علي",
    "person:تيلرسون": "تيلرسون",
    "person:ريكس تيلرسون": "ريكس تيلرسون",
    "person:محمد احمد": "محمد أحمد",
}
DATES = ("2018-02-13", "2018-02-14", "2018-02", "2018-02-13?", "XXXX-02-18", "2015/2016~", "")
SAYINGS = ("أمس", "اليوم", "13 فبراير 2018", "العام 2018.5")
ROLES = ("chair", "speaker", "participant", "host", "quoted", "mentioned")
TERMS = {
    "status": ("held", "planned", "cancelled"),
    "level": ("ministerial", "foreign ministers"),
    "mode": ("virtual",),
    "kind": ("meeting", "summit"),
}
WORDS = tuple(
    "اجتماع وزاري عن الأمن الغذائي في بالكويت للأردن والدولي سورية 2018 ١٢٫٥ nato".split()
)


class Page:
    """A text that grows as things are said in it."""

    def __init__(self, id: str) -> None:
        self.id = id
        self.text = ""
        self.mentions: list[Mention] = []
        self.claims: list[Claim] = []

    def write(self, words: str) -> tuple[int, int]:
        start = len(self.text)
        self.text += words + " "
        return start, start + len(words)

    def name(self, key: str, words: str) -> None:
        self.mentions.append(Mention(key, *self.write(words)))

    def claim(
        self,
        about: str,
        property: str,
        value: str,
        normalised: str,
        *,
        of: str | None = None,
        method: Method = Method.STATED,
        detail: dict[str, str | int | float] | None = None,
    ) -> None:
        start, end = self.write(value)
        self.claims.append(
            Claim(
                id=f"{self.id}.{len(self.claims) + 1}",
                article=self.id,
                about=about,
                property=property,
                value=value,
                normalised=normalised,
                start=start,
                end=end,
                quote=self.text[start:end],
                method=method,
                rule="random",
                of=of,
                detail=detail or {},
            )
        )


@st.composite
def articles(draw: st.DrawFn, id: str | None = None) -> Article:
    """One article."""
    number = draw(st.integers(0, 9)) if id is None else 0
    page = Page(id or f"a-{number}")
    title = " ".join(draw(st.lists(st.sampled_from(WORDS), max_size=4)))
    page.write(title + "\n")
    for _ in range(draw(st.integers(0, 5))):
        _name(draw, page)
    for place in range(draw(st.integers(0, 2))):
        _meeting(draw, page, f"meeting:{place}")
    page.write(" ".join(draw(st.lists(st.sampled_from(WORDS), max_size=6))))
    date = draw(st.sampled_from(DATES))
    return Article(
        id=page.id,
        file=f"{page.id}.txt",
        sha256=page.id,
        text=page.text,
        title=title,
        publisher=draw(st.sampled_from((None, "صحيفة الساحل", "وكالة"))),
        date_published=EventDate(date, draw(st.sampled_from(Method)), "random") if date else None,
        mentions=tuple(page.mentions),
        claims=tuple(page.claims),
    )


def stores(largest: int = 8) -> st.SearchStrategy[list[Article]]:
    """Articles of different ids."""
    ids = st.lists(st.integers(0, 99), max_size=largest, unique=True)
    return ids.flatmap(lambda kept: st.tuples(*(articles(f"a-{id:02}") for id in kept)).map(list))


def _name(draw: st.DrawFn, page: Page) -> None:
    match draw(st.sampled_from(("country", "place", "body", "person"))):
        case "country":
            key, words = draw(st.sampled_from(sorted(COUNTRIES.items())))
            page.name(key, words)
            page.claim(key, "name", words, words)
        case "place":
            key, (words, country) = draw(st.sampled_from(sorted(PLACES.items())))
            page.name(key, words)
            page.claim(key, "name", words, words)
            if draw(st.booleans()):
                page.claim(key, "country", country, country)
        case "body":
            _body(draw, page)
        case "person":
            _person(draw, page)


def _body(draw: st.DrawFn, page: Page) -> None:
    key, words = draw(st.sampled_from(sorted(BODIES.items())))
    page.name(key, words)
    page.claim(key, "name", draw(st.sampled_from((words, words + " نفسه"))), words)
    if draw(st.booleans()):
        number = draw(st.integers(68, 74))
        detail: dict[str, str | int | float] = {"number": number, "unit": "states"}
        page.claim(key, "members", f"{number} states", f"{number} states", detail=detail)
    if draw(st.booleans()):
        page.claim(key, "parent", "التحالف", draw(st.sampled_from(("group:coalition", "التحالف"))))
    if draw(st.booleans()):
        page.claim(key, "founded", "2014", draw(st.sampled_from(("2014", "2014-09"))))


def _person(draw: st.DrawFn, page: Page) -> None:
    key, words = draw(st.sampled_from(sorted(PERSONS.items())))
    if any(mention.entity == key for mention in page.mentions):
        return
    page.name(key, words)
    page.claim(key, "name", words, words)
    if draw(st.booleans()):
        page.claim(key, "country", country := draw(st.sampled_from(("US", "JO"))), country)
    if draw(st.booleans()):
        page.claim(key, "position", office := draw(st.sampled_from(("وزير", "ملك"))), office)


def _meeting(draw: st.DrawFn, page: Page, key: str) -> None:
    for _ in range(draw(st.integers(0, 2))):
        normalised = draw(st.sampled_from(DATES))
        words = draw(st.sampled_from(SAYINGS))
        page.claim(key, "date", words, normalised, method=draw(st.sampled_from(Method)))
    for name, terms in TERMS.items():
        if draw(st.booleans()):
            term = draw(st.sampled_from(terms))
            page.claim(key, name, term, term)
    places = {**COUNTRIES, **{each: words for each, (words, _) in PLACES.items()}}
    if draw(st.booleans()):
        place = draw(st.sampled_from(sorted(places)))
        page.claim(key, "place", places[place], place)
    if draw(st.booleans()):
        body = draw(st.sampled_from(sorted(BODIES)))
        page.claim(key, "body", BODIES[body], body)
    for _ in range(draw(st.integers(0, 3))):
        person = draw(st.sampled_from(sorted(PERSONS)))
        of = draw(st.sampled_from((None, "country:US", "group:coalition")))
        page.claim(key, draw(st.sampled_from(ROLES)), PERSONS[person], person, of=of)
    if draw(st.booleans()):
        amount = draw(st.sampled_from((100, 200)))
        detail: dict[str, str | int | float] = {
            "actor": "country:US",
            "amount": amount,
            "currency": "USD",
        }
        page.claim(key, "pledge", f"{amount} مليون", f"{amount} USD", detail=detail)
    if draw(st.booleans()):
        page.claim(key, "agenda", " ".join(WORDS[:3]), "x")
    if draw(st.booleans()):
        page.claim(key, draw(st.sampled_from(("part_of", "parallel"))), "القمة", "meeting:0")
