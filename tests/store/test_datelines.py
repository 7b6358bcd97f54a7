"""Where an article was filed, and where a report's meeting is for that."""

from __future__ import annotations

import pytest

from store.extract.reading import read
from store.records import Article, BlockKind, Claim, Method

BODY = (
    "استقبل وزير الخارجية سامر الحداد اليوم نظيره النرويجي إريك لارسن، "
    "وبحث معه سبل تعزيز التعاون بين البلدين في مجالات الطاقة والتعليم."
)


def read_page(text: str) -> Article:
    return read(text, file="page.txt", sha256="", id="a-1")


def place_of(article: Article) -> Claim | None:
    return next((each for each in article.claims if each.property == "place"), None)


@pytest.mark.parametrize(
    ("lead", "place"),
    [
        ("الدوحة في 27 فبراير /قنا/ ", "الدوحة"),
        ("أبوظبي في 14 مارس / وام / ", "أبوظبي"),
        ("الكويت - 29 - 2 (كونا) -- ", "الكويت"),
        ("عمان 8 أيار (بترا)- ", "عمان"),
        ("تونس 10 جويلية 2015 (وات) - ", "تونس"),
        ("الخرطوم 5-7-2020 (سونا) - ", "الخرطوم"),
        ("الرياض 3 صفر 1441 هـ الموافق 2 أكتوبر 2019 م واس\n", "الرياض"),
        ("حائل 3 صفر 1441 هـ الموافق 2 أكتوبر 2019 م واس ", "حائل"),
        ("بيروت - ", "بيروت"),
        ("صنعاء (سبأ) - ", "صنعاء"),
        ("الدوحة - قنا\n", "الدوحة"),
        ("كريم العلي - القاهرة\n", "القاهرة"),
    ],
)
def test_a_report_begins_with_the_place_it_was_filed_at(lead: str, place: str) -> None:
    article = read_page(f"وزير الخارجية يستقبل نظيره النرويجي\n{lead}{BODY}\n")
    assert article.dateline == place
    body = next(each for each in article.blocks if each.kind is BlockKind.BODY)
    assert article.text[body.start :].startswith("استقبل وزير الخارجية")


@pytest.mark.parametrize(
    "lead",
    [
        "بغداد تستضيف غدا الثلاثاء مؤتمرا دوليا. ",
        "في 27 فبراير من العام الماضي - ",
        "وطنية - ",
        "القاهرة 27 مليون زائر سنويا، قال الوزير. ",
    ],
)
def test_a_sentence_that_begins_with_a_place_or_a_day_is_no_dateline(lead: str) -> None:
    assert read_page(f"وزير الخارجية يستقبل نظيره\n{lead}{BODY}\n").dateline is None


def test_what_is_left_over_from_the_page_is_not_what_a_report_begins_with() -> None:
    article = read_page(f"وزير الخارجية يستقبل نظيره النرويجي\nalharbour\nبيروت - {BODY}\n")
    claim = place_of(article)
    assert (article.dateline, claim and claim.value) == ("بيروت", "بيروت")


def test_a_meeting_without_a_place_is_likely_where_the_report_was_filed() -> None:
    claim = place_of(read_page(f"وزير الخارجية يستقبل نظيره\nأوسلو - {BODY}\n"))
    assert claim is not None
    assert (claim.value, claim.method, claim.rule) == (
        "أوسلو",
        Method.INFERRED,
        "place-of-dateline",
    )
    assert claim.quote == "أوسلو"


@pytest.mark.parametrize(
    ("body", "place"),
    [
        (BODY.replace("اليوم نظيره", "اليوم في برلين نظيره"), "برلين"),
        (
            BODY.replace("استقبل", "سيستقبل غدا").replace("اليوم ", "").replace("وبحث", "ويبحث"),
            None,
        ),
    ],
)
def test_what_the_report_says_stands_and_what_is_to_come_may_be_elsewhere(
    body: str, place: str | None
) -> None:
    claim = place_of(read_page(f"وزير الخارجية ونظيره\nأوسلو - {body}\n"))
    assert (claim.value if claim else None) == place


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        (
            "رأس الوزير وفد بلاده في الاجتماع الوزاري المعني باليمن الذي عقد أمس في المنامة.",
            "المنامة",
        ),
        ("استقبل الرئيس، قبل ظهر اليوم في قصر بعبدا، رئيس الحكومة تمام سلام.", "قصر بعبدا"),
        (
            "تستضيف جنيف يومي 3 و4 نيسان المقبل مؤتمرا دوليا بمشاركة وزراء خارجية عشرين دولة.",
            "جنيف",
        ),
        ("يطير المبعوث الأممي من دمشق إلى موسكو، حيث يلتقي وزير الخارجية سيرغي لافروف.", "موسكو"),
        ("بحث الاجتماع الوزاري المعني باليمن ملف الأسرى.", None),
        ("استقبل سامي حداد وزير الخارجية، نظيره النرويجي إريك لارسن بالرباط.", "الرباط"),
        ("استقبل سامي حداد نظيره إريك لارسن، وأشاد ببرامج التعاون في الرباط.", None),
        ("تستضيف العاصمة الأمريكية واشنطن غدا اجتماعا بين سامي حداد وإريك لارسن.", "واشنطن"),
        ("عاد الرئيس سامي حداد من مدينة أكرا الغانية، بعد مشاركته في القمة الأفريقية.", "أكرا"),
        ("غادر سامي حداد العاصمة نواكشوط أمس بعد مشاركته في القمة الأفريقية.", "نواكشوط"),
        ("غادر سامي حداد العاصمة نواكشوط أمس للمشاركة في القمة الأفريقية.", None),
        (
            "التقى سامي حداد نظيره إريك لارسن الاثنين بمقر الأمم المتحدة بنيويورك.",
            "نيويورك",
        ),
        ("التقى سامي حداد نظيره إريك لارسن أمس بمقر الأمم المتحدة.", "مقر الأمم المتحدة"),
        ("انعقد بمقر مجلس النواب اجتماع للجنة المالية برئاسة سامي حداد.", "مقر مجلس النواب"),
        ("التقى سامي حداد نظيره إريك لارسن في البيت الأبيض.", "البيت الأبيض"),
        ("التقى سامي حداد نظيره إريك لارسن، ورحب البيت الأبيض بذلك.", None),
        (
            "التقى سامي حداد نظيره إريك لارسن في مطار هواري بومدين الدولي.",
            "مطار هواري بومدين الدولي",
        ),
        (
            "التقى سامي حداد نظيره إريك لارسن بمركز الحسين بن طلال للمؤتمرات.",
            "مركز الحسين بن طلال للمؤتمرات",
        ),
        ("التقى سامي حداد نظيره إريك لارسن في مركز للبحوث.", None),
        ("التقى سامي حداد نظيره إريك لارسن في قاعة الشعب الكبرى.", "قاعة الشعب الكبرى"),
    ],
)
def test_a_meeting_is_where_it_was_held(sentence: str, place: str | None) -> None:
    claim = place_of(read_page(f"نشاط سياسي حافل هذا الأسبوع\n{sentence}\n"))
    assert (claim.value if claim else None) == place
