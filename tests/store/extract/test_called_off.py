"""Meetings that are put off or called off, and what is said upon one that was held."""

from __future__ import annotations

import pytest

from store.extract.reading import read

DATED = "الوزراء والرؤساء في أسبوع حافل بالمواعيد\nالثلاثاء 11 يوليو 2017\n"


def told(body: str) -> list[tuple[str, str, str, set[str]]]:
    """Each meeting of a report: its status, date and place, and who takes part."""
    article = read(f"{DATED}{body}\n", file="one.txt", sha256="", id="one")
    meetings: dict[str, dict[str, list[str]]] = {}
    for claim in article.claims:
        if claim.about.startswith("meeting:"):
            found = meetings.setdefault(claim.about, {})
            found.setdefault(claim.property, []).append(
                claim.normalised if claim.property in ("date", "status") else claim.value
            )

    def first(found: dict[str, list[str]], name: str) -> str:
        return found.get(name, [""])[0]

    return [
        (
            first(found, "status"),
            first(found, "date"),
            first(found, "place"),
            set(found.get("participant", ())),
        )
        for _, found in sorted(meetings.items())
    ]


@pytest.mark.parametrize(
    ("body", "status", "date"),
    [
        ("ألغى الرئيس سامي حداد اجتماعه المرتقب مع الرئيس كريم خوري.", "cancelled", ""),
        ("أعلن الرئيس سامي حداد إلغاء لقائه مع نظيره كريم خوري.", "cancelled", ""),
        ("ألغى الرئيس الكيني سامي حداد لقاءه مع الرئيس كريم خوري.", "cancelled", ""),
        (
            "لم يعقد مجلس الأمن الدولي جلسته المقررة أمس في جنيف لعدم اكتمال النصاب.",
            "cancelled",
            "2017-07-10",
        ),
        ("تعذر انعقاد جلسة مجلس الأمن الدولي المقررة أمس.", "cancelled", "2017-07-10"),
        (
            "من المنتظر أن تحتضن مراكش أيام 12 و13 و14 يوليو الجاري القمة الأفريقية.",
            "planned",
            "2017-07-12/2017-07-14",
        ),
        (
            "يترأس رئيس الحكومة سامي حداد، غدا الأربعاء، مجلسا للحكومة يستمع إلى عرض.",
            "planned",
            "2017-07-12",
        ),
        (
            "ألغى الرئيس سامي حداد لقاءه مع كريم خوري، الذي كان مقررا الجمعة في برلين.",
            "cancelled",
            "2017-07-14",
        ),
        ("وتعذر انعقاد اجتماع مجلس الأمن الدولي الذي كان مقررا أمس.", "cancelled", "2017-07-10"),
        ("سيؤجل الرئيس سامي حداد لقاءه مع الرئيس كريم خوري إلى مارس 2018.", "postponed", ""),
        ("اتفق المغرب وإسبانيا على تأجيل الاجتماع بين المغرب وإسبانيا إلى 2018.", "postponed", ""),
        (
            "تأجل الاجتماع بين سامي حداد وكريم خوري الذي كان مقررا في 3 مارس 2018 إلى أبريل.",
            "postponed",
            "2018-03-03",
        ),
        (
            "يعقد الجمعة المقبل في جنيف اجتماع بين سامي حداد وكريم خوري من أجل السلام.",
            "planned",
            "2017-07-14",
        ),
        (
            "قال سامي حداد، عقب مباحثات أجراها مع كريم خوري أمس، إن الأيام المقبلة حاسمة.",
            "held",
            "2017-07-10",
        ),
        (
            "وسيبحث سامي حداد خلال لقائه مع كريم خوري الخميس المقبل في برلين ملفات عدة.",
            "planned",
            "2017-07-13",
        ),
        (
            "شارك سامي حداد في مؤتمر وزاري حول التعليم، الذي احتضنته أكرا من 8 إلى 9 مارس 2017.",
            "held",
            "2017-03-08/2017-03-09",
        ),
        (
            "شارك سامي حداد في القمة الأفريقية المنعقدة في أكرا وتستمر أعمالها حتى غد الأربعاء.",
            "ongoing",
            "",
        ),
    ],
)
def test_what_is_put_off_to_a_day_is_not_of_that_day(body: str, status: str, date: str) -> None:
    assert [each[:2] for each in told(body)] == [(status, date)]


def test_what_is_called_off_is_not_the_meeting_at_which_that_was_said() -> None:
    cancelled, held = told(
        "أبوظبي - نادر منصور - ألغى الرئيس سامي حداد اجتماعه المرتقب مع الرئيس كريم خوري.\n"
        "وقال حداد خلال لقائه مع الوزير إريك لارسن في البيت الأبيض إن الوقت غير مناسب."
    )
    assert cancelled == ("cancelled", "", "", {"سامي حداد", "كريم خوري"})
    assert held == ("held", "", "البيت الأبيض", {"سامي حداد", "إريك لارسن"})


def test_what_somebody_calls_off_at_a_meeting_is_not_the_meeting() -> None:
    (held,) = told("ألغى الرئيس الكيني سامي حداد الضريبة خلال لقائه مع الرئيس كريم خوري.")
    assert held[0] != "cancelled"
    assert held[3] == {"سامي حداد", "كريم خوري"}


def test_that_no_meeting_has_been_for_long_is_none_called_off() -> None:
    for status, *_ in told("لم يعقد مجلس الأمن الدولي جلسة في جنيف منذ شهرين."):
        assert status == ""


def test_a_meeting_on_a_day_ahead_is_not_the_one_that_was_held() -> None:
    held, planned = told(
        "استقبل الوزير الأول سامي حداد بقصر الحكومة الوزير كريم خوري.\n"
        "ويعقد اجتماع للحكومة برئاسة حداد يوم الجمعة فاتح ديسمبر 2017."
    )
    assert held == ("held", "", "قصر الحكومة", {"سامي حداد", "كريم خوري"})
    assert planned[:2] == ("planned", "2017-12-01")


def test_a_meeting_to_come_is_not_the_one_put_off() -> None:
    meetings = told(
        "أعلن مسؤول تأجيل محادثات السلام بشأن ليبيا، التي كانت مقررة في جنيف في 25 أغسطس 2017.\n"
        "ومن المقرر أن ينعقد غدا في جنيف اجتماع يضم سامي حداد وكريم خوري."
    )
    assert meetings == [
        ("postponed", "2017-08-25", "جنيف", set()),
        ("planned", "2017-07-12", "جنيف", {"سامي حداد", "كريم خوري"}),
    ]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("يجتمع سامي حداد وكريم خوري الخميس في برلين.", "planned"),
        ("اجتمع سامي حداد وكريم خوري الخميس في برلين.", "held"),
        ("رأس سامي حداد في جدة الجمعة اجتماع مجلس الوزراء.", "held"),
        ("تقع رأس الخيمة حيث اجتماع مجلس الوزراء برئاسة سامي حداد.", ""),
        ("يتوجه سامي حداد اليوم إلى تونس للمشاركة في القمة الأفريقية.", "planned"),
        ("يتوجه سامي حداد اليوم إلى تونس بعد القمة الأفريقية في أكرا.", ""),
    ],
)
def test_an_undated_report_tells_by_its_verbs_what_is_to_come(body: str, status: str) -> None:
    article = read(f"نشاط سياسي حافل هذا الأسبوع\n{body}\n", file="one.txt", sha256="", id="one")
    assert [each.normalised for each in article.claims if each.property == "status"] == (
        [status] if status else []
    )


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("لن يعقد الاجتماع المقرر بين سامي حداد ونظيره كريم خوري في مسقط.", "cancelled"),
        ("لم تعقد الجلسة التي كانت مقررة أمس لمجلس الوزراء في قصر بعبدا.", "cancelled"),
        ("فشل مجلس النواب العراقي في عقد جلسته اليوم لعدم اكتمال النصاب.", "cancelled"),
        ("عقد مجلس النواب العراقي جلسته اليوم وأعلن أنه لن يغير جدول أعماله.", "held"),
        ("عقد مجلس النواب العراقي جلسته اليوم، ولم يعقد سامي حداد مؤتمرا صحفيا.", "held"),
        ("أعلن سامي حداد تأجيل جلسة مجلس النواب العراقي إلى موعد آخر.", "postponed"),
        ("طلب الوفد تأجيل المحادثات المقررة غدا في جنيف مع الاتحاد الأوروبي.", "postponed"),
        ("تنطلق اليوم في مسقط المحادثات بين إيران والولايات المتحدة.", "planned"),
        ("وصل سامي حداد إلى أنقرة للقاء الرئيس كريم خوري.", "planned"),
        ("وصل سامي حداد إلى أنقرة بعد لقائه الرئيس كريم خوري.", "held"),
    ],
)
def test_what_was_to_be_and_was_not_is_no_meeting_held(body: str, status: str) -> None:
    assert [each[0] for each in told(body)] == [status]


@pytest.mark.parametrize(
    ("visit", "status"),
    [
        ("تأجلت زيارة الرئيس سامي حداد إلى أنقرة.", "postponed"),
        ("أعلنت الرئاسة إلغاء زيارة الرئيس سامي حداد إلى أنقرة.", "cancelled"),
        ("وصل الرئيس سامي حداد إلى أنقرة.", "planned"),
    ],
)
@pytest.mark.parametrize("joint", [" وكان من المقرر", " وكان من المفترض"])
def test_who_was_to_meet_on_a_visit_called_off_does_not(
    visit: str, joint: str, status: str
) -> None:
    text = f"{visit}{joint} أن يلتقي حداد الرئيس كريم خوري غدا."
    assert [each[0] for each in told(text)] == [status]


def test_in_one_sentence_too() -> None:
    (meeting,) = told(
        "ألغى الوزير سامي حداد زيارته إلى أنقرة، حيث كان من المقرر أن يلتقي الرئيس كريم خوري."
    )
    assert meeting[0] == "cancelled"


@pytest.mark.parametrize(
    ("body", "date"),
    [
        ("أعلن سامي حداد، اليوم، إلغاء المحادثات مع كريم خوري المقررة غدا.", "2017-07-12"),
        ("أعلن سامي حداد، اليوم، إلغاء محادثات مع كريم خوري.", ""),
        ("ألغيت محادثات سامي حداد مع كريم خوري اليوم.", "2017-07-11"),
    ],
)
def test_the_day_on_which_it_is_called_off_is_not_that_of_the_meeting(body: str, date: str) -> None:
    assert [each[:2] for each in told(body)] == [("cancelled", date)]


def test_a_summit_that_is_put_off_is_told_by_that_alone() -> None:
    assert [each[0] for each in told("تم تأجيل القمة الأوروبية إلى موعد لاحق.")] == ["postponed"]


@pytest.mark.parametrize(
    ("body", "status", "date"),
    [
        (
            "أرجأ مجلس النواب العراقي عقد جلسته في بغداد إلى الأربعاء المقبل.",
            "postponed",
            "2017-07-12",
        ),
        (
            "أرجأ مجلس النواب العراقي جلسته المقررة غدا في بغداد إلى الخميس المقبل.",
            "postponed",
            "2017-07-12",
        ),
        ("أرجأ مجلس النواب العراقي عقد جلسته في بغداد إلى الخريف.", "postponed", ""),
        ("أرجأ مجلس النواب العراقي عقد جلسته في بغداد إلى سبتمبر.", "postponed", ""),
        ("ألغى المبعوث سامي حداد الجلسة المسائية من مشاورات الكويت.", "cancelled", ""),
        ("شارك العراق، أمس، في اجتماع مجلس الأمن الدولي، المنعقد في جنيف.", "held", "2017-07-10"),
        (
            "يشارك العراق اليوم في اجتماع مجلس الأمن الدولي، المنعقد في جنيف.",
            "ongoing",
            "2017-07-11",
        ),
        ("ناقش اجتماع عقد أمس بصنعاء برئاسة سامي حداد أوضاع المياه.", "held", "2017-07-10"),
    ],
)
def test_who_puts_off_and_who_took_part_say_so_before(body: str, status: str, date: str) -> None:
    assert [each[:2] for each in told(body)] == [(status, date)]


@pytest.mark.parametrize(
    "body",
    [
        "نفت الوزارة عقد أي لقاء بين سامي حداد وكريم خوري في جنيف.",
        "نفى المكتب حصول اجتماع بين سامي حداد وكريم خوري.",
        "وقال سامي حداد إنه لم يكن هناك اجتماع مع كريم خوري في جنيف.",
    ],
)
def test_a_meeting_that_is_denied_is_none(body: str) -> None:
    assert told(body) == []


def test_what_is_denied_at_a_meeting_leaves_it_one() -> None:
    body = "عقد سامي حداد اجتماعا مع كريم خوري في جنيف أمس، ونفى بعده أي خلاف."
    assert [each[0] for each in told(body)] == ["held"]


@pytest.mark.parametrize(
    ("visit", "place"),
    [
        ("أرجأ الرئيس سامي حداد زيارته التي كانت مقررة إلى برلين.", "برلين"),
        ("وصلت شحنة مساعدات من الرئيس سامي حداد إلى برلين.", ""),
    ],
)
def test_whom_somebody_was_to_meet_was_to_be_where_he_would_visit(visit: str, place: str) -> None:
    text = f"{visit} وكان من المقرر أن يلتقي حداد الرئيس كريم خوري غدا."
    assert [each[2] for each in told(text)] == [place]


def test_the_day_a_sentence_begins_with_is_that_of_the_saying() -> None:
    body = "والاثنين، أكد سامي حداد أن المحادثات مع كريم خوري في جنيف ستكون صعبة."
    assert [each[1] for each in told(body)] == [""]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (
            "وكشف الموقع أن الاجتماع الذي كان سيجمع سامي حداد وكريم خوري في جنيف، أجل لمدة أسبوع.",
            "postponed",
        ),
        (
            "أفاد الموقع بأن اجتماع وزراء الخارجية العرب المقرر عقده اليوم في جنيف قد ألغي.",
            "cancelled",
        ),
        (
            "ناقش اجتماع وزراء الخارجية العرب الذي كان مقررا أمس في جنيف السبل من أجل السلام.",
            "held",
        ),
    ],
)
def test_what_was_to_be_is_called_off_behind_all_that_is_told_of_it(body: str, status: str) -> None:
    assert [each[0] for each in told(body)] == [status]
