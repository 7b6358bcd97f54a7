"""Receptions one after another: who receives is named once, and by a title alone from then on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from store.data import load
from store.extract.constructions.subjects import is_of_before
from store.extract.names import Name
from store.extract.reading import read
from store.extract.sentences import Sentence

Named = Callable[[str], list[tuple[Sentence, list[Name]]]]
_LEAD = "استقبل أمير البلاد الشيخ سالم الخالد بقصر الواحة أمس ولي العهد الشيخ ناصر السالم. "


def met(text: str) -> list[set[str]]:
    """Who met, for each meeting in order."""
    found: dict[str, set[str]] = {}
    for claim in read(text, file="one.txt", sha256="", id="one").claims:
        if claim.property == "participant":
            found.setdefault(claim.about, set()).add(claim.value)
    return list(found.values())


@pytest.mark.parametrize("title", load("titles.toml")["alone"])
def test_every_title_alone_stands_for_who_was_named(named: Named, title: str) -> None:
    ((sentence, names),) = named(f"كما استقبل {title} في مكتبه السفير كريم فرحات")
    assert is_of_before(sentence, names)


@pytest.mark.parametrize(
    "text",
    [
        "كما استقبل سمو الأمير خالد الفيصل السفير كريم فرحات",
        "كما استقبل صاحب السمو الشيخ ناصر السالم السفير كريم فرحات",
        "كما قال سموه إن اللقاء مهم",
        "كما استقبل وزير الدفاع السفير كريم فرحات",
    ],
)
def test_a_title_with_a_name_is_another(named: Named, text: str) -> None:
    ((sentence, names),) = named(text)
    assert not is_of_before(sentence, names)


def test_receptions_in_a_row_are_of_the_same_person() -> None:
    text = (
        f"{_LEAD}واستقبل سمو الأمير، رئيس مجلس الوزراء الشيخ حمد المبارك، كما استقبل وزير العدل "
        "الشيخ فيصل الحمود. ثم استقبل سموه، وزير التخطيط الدكتور كريم فرحات."
    )
    assert met(text) == [
        {"سالم الخالد", "ناصر السالم"},
        {"سالم الخالد", "حمد المبارك"},
        {"سالم الخالد", "فيصل الحمود"},
        {"سالم الخالد", "كريم فرحات"},
    ]


@pytest.mark.parametrize(
    ("text", "present"),
    [
        (
            "استقبل الشيخ سالم الخالد رئيس مجلس الوزراء ووزير الداخلية، سعادة السيد كريم فرحات "
            "الأمين العام لجامعة الدول العربية، في الدوحة.",
            {"سالم الخالد", "كريم فرحات"},
        ),
        (
            "استقبل الأمير سالم الخالد النائب الثاني لرئيس مجلس الوزراء وزير الداخلية في مكتبه "
            "بوزارة الداخلية مساء أمس الأمين العام الأستاذ كريم فرحات.",
            {"سالم الخالد", "كريم فرحات"},
        ),
    ],
)
def test_whoever_has_two_offices_receives_all_the_same(text: str, present: set[str]) -> None:
    assert met(text) == [present]


def test_he_met_with_him_behind_a_preposition() -> None:
    text = f"{_LEAD}واجتمع سموه بالفريق الركن كريم فرحات، واطلع على عدد من القضايا."
    assert met(text)[-1] == {"سالم الخالد", "كريم فرحات"}


def test_who_chairs_may_be_named_at_length_and_far_from_the_session() -> None:
    text = (
        "يترأس صاحب السمو الملكي الأمير سالم بن ناصر بن خالد بن عبدالعزيز أمير منطقة حائل رئيس "
        "مجلس المنطقة حفظه الله، وبحضور صاحب السمو الملكي الأمير فهد بن كريم بن سالم نائب أمير "
        "منطقة حائل نائب رئيس المجلس، جلسة مجلس المنطقة الثانية في دورة الانعقاد السابع."
    )
    claims = read(text, file="one.txt", sha256="", id="one").claims
    chairs = {claim.value for claim in claims if claim.property == "chair"}
    assert chairs == {"سالم بن ناصر بن خالد بن عبدالعزيز"}
    assert met(text) == [{"فهد بن كريم بن سالم"}]


def test_what_is_to_come_between_two_receptions_dates_none_of_them() -> None:
    text = (
        "استقبل أمير البلاد الشيخ سالم الخالد بقصر الواحة في 14 مايو 2020 السفير كريم فرحات وبحثا "
        "الاجتماع المزمع عقده في المنامة في 2 يونيو 2020. كما استقبل سموه الشيخ ناصر السالم."
    )
    claims = read(text, file="one.txt", sha256="", id="one").claims
    last = max(claim.about for claim in claims if claim.about.startswith("meeting:"))
    told = {(each.property, each.normalised) for each in claims if each.about == last}
    assert {value for name, value in told if name == "date"} == {"2020-05-14~"}
    hosts = {each.value for each in claims if each.about == last and each.property == "host"}
    assert hosts == {"سالم الخالد"}


def test_two_offices_are_not_those_of_two_persons(named: Named) -> None:
    text = "بحضور الشيخ سالم الخالد رئيس الوزراء ووزير المالية كريم فرحات ووزير العدل سامي نصر"
    ((_, names),) = named(text)
    people = [name.label for name in names if name.kind.value == "person"]
    assert people == ["سالم الخالد", "كريم فرحات", "سامي نصر"]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "نقل الأمير خالد بن فيصل بن ناصر تحيات الأمير فيصل بن ناصر إلى الحضور",
            {"خالد بن فيصل بن ناصر", "فيصل بن ناصر"},
        ),
        (
            "حضر الأمير الحسن بن سالم الثاني والملك سالم الثاني",
            {"الحسن بن سالم الثاني", "سالم الثاني"},
        ),
        (
            "قال خالد بن فيصل بن ناصر آل راشد. وشكر الأمير خالد بن فيصل الحضور",
            {"خالد بن فيصل بن ناصر آل راشد"},
        ),
        ("قال عبد الإله بن كيران ذلك. وأضاف بن كيران أن", {"عبد الإله بن كيران"}),
        ("قال الوزير صبري الحمدان ذلك. وأضاف الحمدان أن", {"صبري الحمدان"}),
    ],
)
def test_a_father_is_not_his_son(named: Named, text: str, people: set[str]) -> None:
    found = {
        name.label for _, names in named(text) for name in names if name.kind.value == "person"
    }
    assert found == people


def test_a_stop_without_its_blank_ends_a_sentence_and_none_within_a_number(named: Named) -> None:
    assert len(named("استقبل سالم الخالد الوفد.وبحث معه الأمر بقيمة 2.5 مليون")) == 2


@pytest.mark.parametrize(
    "row",
    [
        "واستقبل على التوالي النائب كريم فرحات، ثم السفيرة ليلى عباس، فالوزير السابق سامي شكري.",
        "ومن الزوار على التوالي: النائب كريم فرحات، السفيرة ليلى عباس، والوزير سامي شكري.",
        "ومن زوار القصر: النائب كريم فرحات، السفيرة ليلى عباس ووفد من الجامعة برئاسة سامي شكري.",
    ],
)
def test_who_comes_in_a_row_is_met_apart(row: str) -> None:
    host = "سالم الخالد"
    own = [{host, guest} for guest in ("كريم فرحات", "ليلى عباس", "سامي شكري")]
    assert met(_LEAD + row)[1:] == own


def test_who_comes_along_with_one_of_a_row_is_met_with_him() -> None:
    row = "ومن الزوار: السفيرة ليلى عباس يرافقها المستشار زكي نصر، والوزير سامي شكري."
    assert [each - {"سالم الخالد"} for each in met(_LEAD + row)[1:]] == [
        {"ليلى عباس", "زكي نصر"},
        {"سامي شكري"},
    ]


@pytest.mark.parametrize(
    "text",
    [
        "ومن زوار المعرض: النائب كريم فرحات، والوزير سامي شكري.",
        "وأعجب الزوار بالقصر: قال النائب كريم فرحات إنه جميل.",
        "ومن الزوار المنتظرين النائب كريم فرحات والوزير سامي شكري.",
    ],
)
def test_not_all_visitors_are_received(text: str) -> None:
    assert met(_LEAD + text)[1:] == []


_GROUP = "استقبل الرئيس قيس سعيد ظهر اليوم، في قصر قرطاج، سفراء دول أميركا اللاتينية "


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (f"{_GROUP}والسفير الإسباني كريم فرحات.", {"قيس سعيد", "كريم فرحات"}),
        (f"{_GROUP}والسفراء هم: كريم فرحات وسامي شكري.", {"كريم فرحات", "سامي شكري"}),
        # Who said something of it, and who is told of elsewhere, was not received with them.
        (f"{_GROUP}أمس. وأكد الوزير كريم فرحات أهمية اللقاء.", {"قيس سعيد"}),
        (f"{_GROUP}وأكد الوزير كريم فرحات أهمية اللقاء.", {"قيس سعيد"}),
        (f"{_GROUP}أمس.\nووقع البيان نواب والنواب هم: كريم فرحات وسامي شكري.", {"قيس سعيد"}),
    ],
)
def test_who_is_received_with_a_group(text: str, names: set[str]) -> None:
    (there,) = met(text)
    assert names <= there <= names | {"قيس سعيد"}
