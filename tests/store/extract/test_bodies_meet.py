"""Which body met, and under whom."""

from __future__ import annotations

import pytest

from tests.store.extract.telling import SESSION, meetings, those


@pytest.mark.parametrize("body", ["اللجنة", "المجلس", "الأطراف"])
def test_a_body_named_before_is_to_meet(body: str) -> None:
    _, second = meetings(SESSION + f"وستجتمع {body} في صفاقس الشهر المقبل.")
    assert those(second, "place") == {"صفاقس"}
    assert those(second, "status") == {"planned"}


def test_a_verb_without_a_body_tells_of_no_meeting() -> None:
    assert len(meetings(SESSION + "وستجتمع الأسباب في صفاقس الشهر المقبل.")) == 1


def test_a_body_is_what_a_verb_behind_it_says_met() -> None:
    _, second = meetings(SESSION + "وقال إن لجنة الصيد والموانئ ستجتمع في صفاقس الشهر المقبل.")
    assert those(second, "body") == {"لجنة الصيد والموانئ"}


def test_a_body_is_what_had_held_a_meeting() -> None:
    _, second = meetings(
        SESSION + "وكانت لجنة الصيد والموانئ قد عقدت في صفاقس عام 2017 اجتماعا حول الصيد."
    )
    assert those(second, "body") == {"لجنة الصيد والموانئ"}


def test_consultations_of_a_body_are_its_meeting() -> None:
    _, meeting = meetings(SESSION + "واستأنفت لجنة الصيد والموانئ مشاوراتها أمس في صفاقس.")
    assert those(meeting, "body") == {"لجنة الصيد والموانئ"}
    assert those(meeting, "place") == {"صفاقس"}


def test_the_seat_of_a_state_says_where_and_an_office_without_its_holder_chairs_nothing() -> None:
    where = "بأمانة حكومة ولاية كسلا"
    (meeting,) = meetings(
        f"خبر\n\nترأس عضو مجلس الأمن الدولي اليوم {where} اجتماعا بحضور الوزير صبري محمود."
    )
    assert those(meeting, "place") == {"كسلا"}
    assert those(meeting, "chair") == set()


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("بدأت اجتماعات مجلس وزراء الخارجية العرب برئاسة الوزير كريم العلي.", 1),
        ("انطلقت، منذ قليل، اجتماعات مجلس الأمن الدولي وترأسها الوزير كريم العلي.", 1),
        ("أشاد الوزير صبري محمود باجتماعات مجلس الأمن الدولي برئاسة الوزير كريم العلي.", 0),
        ("بدأت اجتماعات مجلس الأمن الدولي تثمر في السنوات الماضية، قال الوزير كريم العلي.", 0),
    ],
)
def test_meetings_of_a_body_that_began_under_somebody_are_one(text: str, count: int) -> None:
    assert len(meetings(text)) == count


@pytest.mark.parametrize("number", ["الثالثة والأربعين", "الثالثة والأربعين بعد المائة"])
def test_a_session_beyond_the_hundredth_is_one_of_its_body(number: str) -> None:
    (session,) = meetings(
        f"بدأت أعمال الدورة العادية {number} لمجلس الأمن الدولي، برئاسة الوزير كريم العلي "
        "في القاهرة أمس."
    )
    assert those(session, "chair") == {"كريم العلي"}
    assert those(session, "body") == {"مجلس الأمن الدولي"}


def test_when_it_is_over_is_no_number_of_a_session() -> None:
    text = "عقدت الدورة الثالثة بعد مجلس الأمن الدولي في القاهرة أمس برئاسة الوزير كريم العلي."
    assert all(those(each, "body") != {"مجلس الأمن الدولي"} for each in meetings(text))


@pytest.mark.parametrize(
    "words",
    [
        "عقد المكتب السياسي لحزب الفجر اجتماعه الدوري برئاسة رئيس الحزب النائب سامي حداد.",
        "عقد مكتب المجلس لقاءه الدوري برئاسة الوزير سامي حداد في قاعة المجلس ببيروت.",
        "اطلع اجتماع موسع برئاسة المحافظ سامي حداد على سير العمل في المديريات.",
        "وترأس الاجتماع وكيل وزارة الخارجية السفير سامي حداد.",
    ],
)
def test_who_chairs_says_that_there_was_a_meeting(words: str) -> None:
    (meeting,) = meetings(f"أخبار المحافظات في هذا الأسبوع\n{words}")
    assert those(meeting, "chair") == {"سامي حداد"}


def test_a_league_is_still_no_meeting() -> None:
    text = "تغلب فريق سامي حداد على منافسه في الدوري، وعقد المدرب كريم خوري لقاء مع اللاعبين."
    assert meetings(f"أخبار الرياضة في هذا الأسبوع\n{text}") == []


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("بدأت في بغداد اجتماعات اللجنة الاقتصادية المشتركة.", 0),
        ("بدأت اجتماعات اللجنة الاقتصادية المشتركة في بغداد.", 1),
        ("تتوالى اجتماعات اللجنة الاقتصادية المشتركة.", 0),
        (
            "رأس كريم العلي وفد العراق إلى اجتماعات الاتحاد البرلماني الدولي المنعقدة في جنيف.",
            1,
        ),
    ],
)
def test_meetings_of_a_body_that_began_somewhere_are_one(words: str, count: int) -> None:
    assert len(meetings(f"أخبار العاصمة في هذا الأسبوع\n{words}")) == count


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (
            "ترأس الوزير سامي حداد أشغال اللجنة المشتركة الجزائرية التونسية بتونس.",
            "اللجنة المشتركة الجزائرية التونسية",
        ),
        ("انطلقت في أكرا أعمال لجنة المالية برئاسة الوزير سامي حداد.", "لجنة المالية"),
        (
            "انعقدت في أروشا القمة الرابعة والعشرون لرؤساء دول مجموعة شرق أفريقيا.",
            "مجموعة شرق أفريقيا",
        ),
        ("تستضيف أكرا قمة رؤساء الدول الأعضاء في الاتحاد الأفريقي.", "الاتحاد الأفريقي"),
    ],
)
def test_what_met_is_told_by_its_work_and_by_whose_leaders_met(text: str, body: str) -> None:
    (meeting,) = meetings(f"خبر\n\n{text}")
    assert those(meeting, "body") == {body}


def test_the_work_of_a_committee_that_is_reviewed_is_no_meeting() -> None:
    text = "خبر\n\nاستعرض الوزير سامي حداد في أكرا أعمال لجنة المالية مع الخبراء."
    assert not any(those(meeting, "body") for meeting in meetings(text))


def test_who_chairs_in_anothers_stead_and_not_the_country_it_was_in() -> None:
    (meeting,) = meetings(
        "خبر\n\nترأس الجلسة الافتتاحية للمؤتمر بتونس نيابة عن الوزير، مدير الديوان سامي حداد."
    )
    assert those(meeting, "chair") == {"سامي حداد"}


def test_a_committee_some_of_which_had_met_is_what_met() -> None:
    (meeting,) = meetings(
        "خبر\n\nوكان عدد من أعضاء لجنة الحوار قد اجتمعوا أمس الاثنين بمقر مجلس النواب في أكرا."
    )
    assert those(meeting, "body") == {"لجنة الحوار"}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("افتتح الوزير سامي حداد أعمال الدورة العادية لمجلس الأمن الدولي.", 1),
        ("انطلقت في أكرا الدورة الـ48 للمؤتمر برئاسة الوزير سامي حداد.", 1),
        ("أعلن مكتب المجلس عقد جلسة عامة يوم 17 يوليو 2017 في قصر باردو.", 1),
        ("انطلقت في أكرا دورة تدريبية للصحفيين بحضور الوزير سامي حداد.", 0),
        ("افتتح الوزير سامي حداد في أكرا دورة الألعاب المدرسية.", 0),
    ],
)
def test_sessions_that_open_are_meetings_and_courses_and_games_are_none(
    text: str, count: int
) -> None:
    assert len(meetings(f"خبر\n\n{text}")) == count


@pytest.mark.parametrize(
    ("text", "met"),
    [
        (
            "بحث رئيس غرفة تجارة الميناء كريم العلي مع رئيس غرفة تجارة الجبل صبري محمود التعاون.",
            {"كريم العلي", "صبري محمود"},
        ),
        (
            "استقبل رئيس مجلس إدارة غرفة الميناء كريم العلي السفير صبري محمود في مقر الغرفة.",
            {"كريم العلي", "صبري محمود"},
        ),
        # Its own board meets on its own business.
        (
            "عقد مجلس إدارة غرفة الميناء اجتماعه السابع في مقر الغرفة بتونس برئاسة كريم العلي "
            "وحضور الأمين العام صبري محمود.",
            None,
        ),
    ],
)
def test_a_chamber_of_commerce_meets_others_as_a_body_of_the_land(
    text: str, met: set[str] | None
) -> None:
    found = [those(each, "participant", "chair") for each in meetings(f"خبر\n\n{text}")]
    assert found == ([met] if met else [])


def test_chambers_of_a_land_are_no_firm_though_nobody_of_them_is_named() -> None:
    (told,) = meetings(
        "خبر\n\nيستضيف مجلس الغرف السعودية الاجتماع الخمسين لمجلس اتحاد غرف دول مجلس التعاون "
        "الخليجي وذلك بمقره في العاصمة الرياض، وبحضور رؤساء الغرف الخليجية."
    )
    assert those(told, "place") == {"الرياض"}
    assert those(told, "body") == {"اتحاد غرف دول مجلس التعاون الخليجي"}
