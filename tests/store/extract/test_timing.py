"""When meetings are: how long they last, and days that follow from what is told beside them."""

from __future__ import annotations

import pytest

from store.data import load
from store.extract import read
from store.records import Claim, EventDate, Method
from store.resolve.all import resolve

EXAMPLES = [
    (f"{section}", *example)
    for section, entries in load("timing.toml").items()
    for entry in entries
    for example in entry["examples"]
]


def claims_of(text: str, written: str) -> list[Claim]:
    published = EventDate(written, Method.STATED, "given") if written else None
    article = read(text, file="a.txt", sha256="0", id="a", published=published)
    return [claim for claim in article.claims if claim.property == "date"]


def dates_of(text: str, written: str) -> list[str]:
    """Return the dates of an article's meetings, in text order."""
    published = EventDate(written, Method.STATED, "given") if written else None
    article = read(text, file="a.txt", sha256="0", id="a", published=published)
    meetings = resolve([article]).meetings.values()
    ordered = sorted(meetings, key=lambda meeting: int(meeting.members[0].key.rpartition(":")[2]))
    return [meeting.date.edtf if meeting.date else "-" for meeting in ordered]


@pytest.mark.parametrize(("section", "text", "written", "meant"), EXAMPLES)
def test_every_way_to_time_a_meeting_reads_its_own_example(
    section: str, text: str, written: str, meant: str
) -> None:
    assert dates_of(text, written) == meant.split(), section


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        # How long without a day, a day without how long, and a length that is no meeting's.
        ("اختتم اليوم في جنيف اجتماع وزراء الخارجية العرب.", "2018-12-13"),
        (
            "عقد مجلس الجامعة العربية اليوم في القاهرة اجتماعا أقر هدنة تستمر حتى إشعار آخر.",
            "2018-12-13",
        ),
        # A meeting to come, and one told of before, are not of the day of the one beside them.
        (
            "استقبل الرئيس ميشال سليمان اليوم في بعبدا رئيس الحكومة تمام سلام. كما يلتقي الرئيس "
            "ميشال سليمان الوزير سمير مقبل.",
            "2018-12-13 -",
        ),
        (
            "استقبل الرئيس ميشال سليمان في مارس 2014 في بعبدا رئيس الحكومة تمام سلام. كما التقى "
            "الرئيس ميشال سليمان الوزير سمير مقبل.",
            "2014-03 -",
        ),
    ],
)
def test_what_does_not_settle_a_day_leaves_it_open(text: str, meant: str) -> None:
    assert dates_of(text, "2018-12-13") == meant.split()


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        # The day stands in what the sentence told before.
        (
            "يتوجه وزير الخارجية سامح شكري غدا إلى أثينا، حيث يعقد جلسة مباحثات مع نظيره اليوناني "
            "نيكوس كوتزياس.",
            "2017-07-12",
        ),
        (
            "قال وزير المالية محمد الجدعان يوم الأحد في ختام اجتماع وزراء المالية العرب الذي استمر "
            "يومين في الرياض إن النمو بطيء.",
            "2017-07-08/2017-07-09",
        ),
        # The day stands behind who hosts, before the matter.
        (
            "بحث وزراء خارجية الأردن ومصر والعراق، خلال اجتماع استضافه الوزير أيمن الصفدي في عمان "
            "أمس الاثنين، مشاريع الربط الكهربائي.",
            "2017-07-10",
        ),
    ],
)
def test_the_day_of_a_meeting_is_looked_for_in_its_sentence(text: str, meant: str) -> None:
    assert dates_of(text, "2017-07-11") == meant.split()


def test_days_that_follow_say_from_which_words_and_rule() -> None:
    text = "اختتمت اليوم في أستانا محادثات السلام حول سوريا بعد يومين من الجلسات."
    course = next(c for c in claims_of(text, "2021-07-08") if "/" in c.normalised)
    assert course.rule == "ends-and-lasted"
    assert course.method is Method.RESOLVED
    assert course.anchor == "2021-07-08"
    assert "اليوم" in course.quote
    assert "بعد يومين من" in course.quote


@pytest.mark.parametrize(
    ("weekday", "published"), [("اليوم الجمعة", "2024-03-29"), ("اليوم الخميس", ""), ("اليوم", "")]
)
def test_the_day_in_a_pages_head_is_the_articles_where_its_weekday_says_so(
    weekday: str, published: str
) -> None:
    text = (
        "الجمعة 29 مارس 2024\nرئيس التحرير\nكريم العلي\nوزير الخارجية يستقبل نظيره القبرصي\n"
        f"استقبل وزير الخارجية سامح شكري، {weekday}، نظيره القبرصي في القاهرة لبحث التعاون.\n"
    )
    article = read(text, file="a.txt", sha256="0", id="a")
    assert (article.date_published.edtf if article.date_published else "") == published
    assert article.page_date is not None
    assert article.page_date.edtf == "2024-03-29"


def test_today_under_a_dateline_without_a_year_is_a_day_of_any_year() -> None:
    text = (
        "رئيس الوزراء يلتقي وفدا من البنك الدولي في عمان\n"
        "عمان 12 أيار (بترا)- التقى رئيس الوزراء عبدالله النسور في عمان، اليوم الأحد، المدير "
        "الإقليمي للبنك الدولي فريد بلحاج، بحضور وزير التخطيط إبراهيم سيف.\n"
    )
    article = read(text, file="a.txt", sha256="0", id="a")
    assert article.date_published is not None
    assert article.date_published.edtf == "XXXX-05-12"
    (claim,) = [c for c in article.claims if c.property == "date"]
    assert (claim.normalised, claim.anchor) == ("XXXX-05-12", "XXXX-05-12")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("يعقد الوزير كريم محمود، صباح غد، مباحثات مع نظيره سامي شكري في القاهرة.", "planned"),
        ("يترأس الرئيس كريم محمود غدا الثلاثاء اجتماع مجلس الوزراء.", "planned"),
        ("ينعقد في الرياض بعد غد اجتماع وزراء الخارجية العرب.", "planned"),
        ("تنعقد الخميس القادم في الخرطوم محادثات بين كريم محمود وسامي شكري.", "planned"),
        ("يعقد وزراء الخارجية العرب الشهر المقبل اجتماعا في القاهرة.", "planned"),
        ("اجتماع مجلس الوزراء أمس برئاسة الرئيس كريم محمود.", "held"),
        ("يعقد وزراء الخارجية العرب اجتماعا في القاهرة يوم 12 مايو.", "planned"),
        (
            "تلتقي رئيسة الوزراء سلمى محمود، الرئيس كريم محمود، الثلاثاء، في القاهرة.",
            "planned",
        ),
        ("تباحث الرئيس كريم محمود مع الوزير سامي شكري بقصر الحكومة.", "held"),
        (
            "قرر مكتب المجلس، المنعقد اليوم برئاسة كريم محمود، عقد جلسة يوم 20 يناير 2022.",
            "held",
        ),
        ("يتحدث الرئيس كريم محمود وقد التقى الثلاثاء الوزير سامي شكري.", "held"),
        # «Today» alone is on neither side, and words for what was or is to be count for more.
        ("القمة العربية المنعقدة اليوم في الدوحة طارئة.", "ongoing"),
        ("الاجتماع المرتقب بين كريم محمود وسامي شكري كان مقررا أمس.", "planned"),
        ("ألغى الرئيس كريم محمود اجتماعه غدا مع الرئيس سامي شكري.", "cancelled"),
    ],
)
def test_tomorrow_and_yesterday_tell_without_a_day_of_writing(text: str, status: str) -> None:
    article = read(text, file="a.txt", sha256="0", id="a")
    told = [each.value for each in article.claims if each.property == "status"]
    assert told[:1] == [status]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("عقد مجلس الوزراء برئاسة كريم محمود اجتماعه الأول لهذا العام.", "held"),
        ("ستعقد في جنيف محادثات بين كريم محمود وسامي شكري هذا الشهر.", "planned"),
        ("تستمر من 9 إلى 11 مايو 2018 في جنيف محادثات بين كريم محمود وسامي شكري.", "ongoing"),
    ],
)
def test_a_meeting_of_this_year_does_not_last_all_year(text: str, status: str) -> None:
    published = EventDate("2018-05-10", Method.STATED, "given")
    article = read(text, file="a.txt", sha256="0", id="a", published=published)
    assert [each.value for each in article.claims if each.property == "status"][:1] == [status]


@pytest.mark.parametrize("published", ["", "الخميس 14 مارس 2019\n"])
@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("يعقد مجلس الأمن مساء اليوم جلسة في نيويورك لبحث الوضع في ليبيا.", "planned"),
        ("تعقد اليوم في بغداد القمة العربية برئاسة العراق.", "planned"),
        ("تتواصل اليوم في بغداد أعمال القمة العربية برئاسة العراق.", "ongoing"),
        ("انطلقت اليوم في بغداد أعمال القمة العربية برئاسة العراق.", "ongoing"),
        ("عقد مجلس الأمن اليوم جلسة في نيويورك لبحث الوضع في ليبيا.", "held"),
        ("يعقد مجلس الأمن حاليا جلسة في نيويورك لبحث الوضع في ليبيا.", "ongoing"),
    ],
)
def test_what_is_told_of_today_in_the_present_is_to_come(
    text: str, status: str, published: str
) -> None:
    article = read(f"مجلس وقمة\n{published}{text}\n", file="x.txt", sha256="0", id="a-1")
    assert [each.value for each in article.claims if each.property == "status"][:1] == [status]
