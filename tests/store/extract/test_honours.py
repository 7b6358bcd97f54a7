"""Names among titles of respect: wishes, titles of one letter, quotation marks, lists."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from store.data import load
from store.extract.names import Name
from store.extract.reading import read
from store.extract.sentences import Sentence

Named = Callable[[str], list[tuple[Sentence, list[Name]]]]


def names_of(named: Named, text: str, kind: str = "person") -> list[str]:
    return [
        name.label
        for _, names in named(text)
        for name in names
        if name.kind.value == kind and not name.adjective
    ]


@pytest.mark.parametrize("wish", load("titles.toml")["wishes"])
def test_no_wish_is_a_name_or_part_of_one(named: Named, wish: str) -> None:
    text = f"قال الشيخ سالم بن خالد {wish} الله، والشيخ ناصر، {wish} الله، إن الأمر يسير"
    assert names_of(named, text) == ["سالم بن خالد", "ناصر"]


@pytest.mark.parametrize("more", ["", *load("titles.toml")["wishes_go_on"]])
def test_a_wish_parts_nobody_from_what_he_does(more: str) -> None:
    text = (
        f"استقبل أمير البلاد الشيخ سالم الخالد حفظه الله {more} بقصر الواحة صباح اليوم السفير "
        "الفرنسي جان دوبوا وبحث معه العلاقات بين البلدين."
    )
    article = read(text, file="one.txt", sha256="", id="one")
    present = {claim.value for claim in article.claims if claim.property in ("host", "participant")}
    assert present == {"سالم الخالد", "جان دوبوا"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("استقبل وزير الخارجية، د. ناصر الخالدي، السفير", ["ناصر الخالدي"]),
        ("وترأس الاجتماع م. فهد بن سعيد العمري أمس", ["فهد بن سعيد العمري"]),
        ("بحضور الوزير أ.د. سامي الخطيب أمس", ["سامي الخطيب"]),
        ("استقبل الأمير “سالم بن حمد الخالد” الوفد", ["سالم بن حمد الخالد"]),
        ("حضر الشيخ «ناصر الخالدي» وزير العدل", ["ناصر الخالدي"]),
        (
            "حضر النواب: سامي العلي، رائد القاسم وخالد زيد",
            ["سامي العلي", "رائد القاسم", "خالد زيد"],
        ),
        (
            "حضر النائب سامي الفارس وسعد العمران وعلي الحسن",
            ["سامي الفارس", "سعد العمران", "علي الحسن"],
        ),
        ("حضر الوزيران خالد العمري وسعد الناصر الجلسة", ["خالد العمري", "سعد الناصر"]),
        ("برئاسة المحافظ سالم أحمد الحداد أمس", ["سالم أحمد الحداد"]),
        ("التقى الأخ صالح الأحمد الوفد", ["صالح الأحمد"]),
        ("قالت الدكتورة أمل الناصر ذلك", ["أمل الناصر"]),
        ("حضر الأمير تركي بن فهد بن ماجد اللقاء", ["تركي بن فهد بن ماجد"]),
        ("قالت سلمى بنت سعيد الحارثية أمس", ["سلمى بنت سعيد الحارثية"]),
        ("دعا النواب سامي الفارس وعلي الهباهبة إلى", ["سامي الفارس", "علي الهباهبة"]),
        ("شارك الشعراء سعيد العلي وهند الظاهري", ["سعيد العلي", "هند الظاهري"]),
    ],
)
def test_names_behind_what_introduces_them(named: Named, text: str, names: list[str]) -> None:
    assert names_of(named, text) == names


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        ("بحث وزير المياه والري المهندس رائد العلي الأمر", ["وزير المياه والري المهندس"]),
        ("التقى وزير المياه والري وعمر العلي الوفد", []),
        ("استقبل أمير منطقة حائل سامي نصر الوفد", ["أمير منطقة حائل"]),
        ("استقبل النائب الأول لرئيس الوزراء سامي نصر الوفد", ["النائب الأول لرئيس الوزراء"]),
        (
            "حضر سامي نصر، المستشار الدبلوماسي لصاحب السمو رئيس الدولة، أمس",
            ["المستشار الدبلوماسي لصاحب السمو رئيس الدولة"],
        ),
    ],
)
def test_how_far_an_office_goes(named: Named, text: str, offices: list[str]) -> None:
    found = [name.office for _, names in named(text) for name in names if name.office]
    assert found == offices


@pytest.mark.parametrize(
    "text",
    [
        "أكد الوزير أمل بلاده في السلام",
        "قال رئيس مجموعة أصدقاء البيئة إن",
        "عرض “النموذج الأول” في الوزارة",
        "بحضور السادة الوزراء، رئيس الهيئة، ومدير المكتب",
        "وصل ولي عهد المملكة المتحدة أمس",
        "استقبل رئيس مجلس الوزراء بالإنابة الوفد",
        "ضم الاجتماع مديري عموم المديريات أمس",
        "رحب سمو الأمير بفخامة الرئيس والوفد",
    ],
)
def test_what_only_stands_where_a_name_could(named: Named, text: str) -> None:
    assert names_of(named, text) == []


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("وزير الدولة لشؤون مجلس الأمة الدكتورة سلمى الناصر", "مجلس الأمة"),
        ("وافقت الهيئة العامة لمجلس الشورى على التقرير", "الهيئة العامة لمجلس الشورى"),
    ],
)
def test_a_title_ends_the_name_of_a_body(named: Named, text: str, body: str) -> None:
    assert names_of(named, text, "organisation") == [body]


def test_a_title_that_is_spelled_like_attended_it_is_a_title_by_its_last_letter() -> None:
    text = (
        "عقد الاجتماع الوزاري في القاهرة برئاسة الوزير ناصر بوريطة. {} الأمير سالم الخالد. "
        "وناقش الاجتماع ملف المياه."
    )

    def present(words: str) -> set[str]:
        article = read(text.format(words), file="one.txt", sha256="", id="one")
        return {claim.value for claim in article.claims if claim.property == "participant"}

    assert present("وقد حضره") == {"سالم الخالد"}
    assert present("وبعث ببرقية إلى حضرة صاحب السمو") == set()


def test_who_leads_is_no_body(named: Named) -> None:
    text = "تمضي البلاد بقيادة جلالة الملك سالم الخالد إلى الأمام"
    assert names_of(named, text, "organisation") == []


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("العنوان الأول\nحضر د. سالم اللقاء. وقال م. خالد ذلك.", 2),
        ("العنوان الأول\nكان ذلك سنة 2014 م. وقال الوزير ذلك.", 2),
    ],
)
def test_a_stop_behind_a_title_of_one_letter_ends_no_sentence(
    named: Named, text: str, sentences: int
) -> None:
    assert sum(sentence.kind.value == "body" for sentence, _ in named(text)) == sentences
