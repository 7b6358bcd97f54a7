"""Which sentences of an article are of one meeting, and who was at which."""

from __future__ import annotations

import pytest

from store.extract import read
from store.records import Meeting
from store.resolve.all import resolve

PRESENT = ("chair", "participant", "delegation_head", "speaker", "opener", "host")
HELD = "تونس 12 مارس 2019 - "
SESSION = HELD + "عقد اليوم في تونس الاجتماع الوزاري العربي برئاسة الوزير ناصر بوريطة. "


def meetings(text: str) -> list[Meeting]:
    """The meetings of an article, in the order in which it speaks of them."""
    article = read(text, file="news.txt", sha256="", id="news")
    return list(resolve([article]).meetings.values())


def those(meeting: Meeting, *roles: str) -> set[str]:
    """Who has one of some roles in a meeting."""
    return {value.label for role in roles for value in meeting.field(role).values}


def test_a_headline_and_its_report_are_of_one_meeting() -> None:
    (meeting,) = meetings(
        "اللجنة المشتركة الإماراتية الأوزبكية تعقد دورتها الرابعة في أبوظبي\n\n"
        "أبوظبي 12 مارس 2019 - عقدت اللجنة الاقتصادية المشتركة دورتها الرابعة اليوم في أبوظبي "
        "برئاسة الوزير ناصر بوريطة. وحضر الدورة السفير كريم العلي."
    )
    assert those(meeting, *PRESENT) == {"ناصر بوريطة", "كريم العلي"}


@pytest.mark.parametrize(
    "turn", ["من جهة أخرى، ", "على صعيد آخر، ", "وفي سياق متصل، ", "إلى ذلك، ", "كما "]
)
def test_a_sentence_that_turns_elsewhere_tells_of_another_meeting(turn: str) -> None:
    first, second = meetings(
        SESSION + turn + "عقد الوزير صبري محمود اليوم اجتماعا حضره السفير كريم العلي."
    )
    assert those(first, *PRESENT) == {"ناصر بوريطة"}
    assert those(second, *PRESENT) == {"صبري محمود", "كريم العلي"}


def test_who_attended_the_reception_was_not_at_the_session_before() -> None:
    first, second = meetings(
        SESSION
        + "واستقبل الوزير صبري محمود في مكتبه اليوم السفير كريم العلي. "
        + "وحضر اللقاء الوزير سامح شكري."
    )
    assert those(first, *PRESENT) == {"ناصر بوريطة"}
    assert those(second, *PRESENT) == {"صبري محمود", "كريم العلي", "سامح شكري"}


def test_who_speaks_in_a_sentence_of_its_own_speaks_where_he_was() -> None:
    first, second = meetings(
        SESSION
        + "والتقى الوزير صبري محمود اليوم في تونس السفير كريم العلي. "
        + "وارتفعت الأسعار. وهطلت الأمطار. وتأخرت القطارات. "
        + "من جهته، أكد العلي أهمية التعاون."
    )
    assert those(first, *PRESENT) == {"ناصر بوريطة"}
    assert "كريم العلي" in those(second, *PRESENT)


def test_what_is_on_the_margin_is_where_the_meeting_is() -> None:
    _, second = meetings(
        SESSION + "وعلى هامش أعمال اللجنة التقى الوزير صبري محمود السفير كريم العلي."
    )
    assert those(second, "place") == {"تونس"}


def test_what_came_before_a_meeting_has_its_own_chair() -> None:
    first, second = meetings(
        SESSION + "وسبق الاجتماع الوزاري اجتماع للسفراء في تونس ترأسه السفير كريم العلي."
    )
    assert those(first, "chair") == {"ناصر بوريطة"}
    assert those(second, "chair") == {"كريم العلي"}


@pytest.mark.parametrize(
    ("more", "there"),
    [
        ("وغاب الوزير صبري محمود الذي أوفد السفير كريم العلي.", {"كريم العلي"}),
        ("ومثل الوزير صبري محمود في الاجتماع السفير كريم العلي.", {"كريم العلي"}),
        ("ولم يشارك في الاجتماع الوزير صبري محمود.", set()),
        ("وشارك فيه عدد من الوزراء، بينهم الوزير صبري محمود.", {"صبري محمود"}),
        ("وحضره الوزير صبري محمود، وقرأ السفير كريم العلي كلمة.", {"صبري محمود", "كريم العلي"}),
        ("وحضره السفير كريم العلي ممثلا للوزير صبري محمود.", {"كريم العلي"}),
        ("وتحدث الوزير صبري محمود في مقابلة عن الأزمة.", set()),
    ],
)
def test_the_absent_are_not_there_and_those_they_send_are(more: str, there: set[str]) -> None:
    (meeting,) = meetings(SESSION + more)
    assert those(meeting, *PRESENT) == {"ناصر بوريطة"} | there


def test_a_verb_gives_its_parties_to_the_meeting_it_tells() -> None:
    first, second = meetings(
        HELD
        + "التقى الوزير ناصر بوريطة اليوم في تونس السفير كريم العلي، "
        + "ثم استقبل الوزير صبري محمود في تونس الوزير سامح شكري."
    )
    assert those(first, "participant") == {"ناصر بوريطة", "كريم العلي"}
    assert those(second, "participant") == {"صبري محمود", "سامح شكري"}


def test_who_is_joined_by_and_is_received_with_the_other() -> None:
    _, second = meetings(
        SESSION + "واستقبل الوزير صبري محمود في صفاقس اليوم السفير كريم العلي والوزير سامح شكري."
    )
    assert those(second, *PRESENT) == {"صبري محمود", "كريم العلي", "سامح شكري"}


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


def test_a_meeting_that_brought_two_together_is_not_the_one_reported() -> None:
    first, second = meetings(
        SESSION + "ويأتي ذلك بعد لقاء جمع الوزير صبري محمود والسفير كريم العلي في الرباط."
    )
    assert those(first, *PRESENT) == {"ناصر بوريطة"}
    assert those(second, "place") == {"الرباط"}


RECEIVED = SESSION + "واستقبل الوزير صبري محمود في صفاقس اليوم السفير كريم العلي. "


@pytest.mark.parametrize(
    ("more", "places"),
    [
        ("كما استقبل محمود الوزير سامح شكري.", {"صفاقس"}),
        ("كما استقبل محمود الوزير سامح شكري في الرباط.", {"الرباط"}),
        ("كما استقبل محمود العام الماضي الوزير سامح شكري.", set()),
        ("كما استقبل الوزير أحمد القادري الوزير سامح شكري.", set()),
        ("واستقبل محمود الوزير سامح شكري.", set()),
    ],
)
def test_who_is_also_received_is_so_where_the_one_before_was(more: str, places: set[str]) -> None:
    *_, last = meetings(RECEIVED + more)
    assert "سامح شكري" in those(last, *PRESENT)
    assert those(last, "place") == places


def test_tomorrow_is_another_day_than_today_whenever_that_was() -> None:
    first, second = meetings(
        "أخبار الوزارة\n\nاستقبل الوزير ناصر بوريطة اليوم السفير كريم العلي. وقال إن اللقاء بحث "
        "ترتيبات الاجتماع الطارئ لمجلس الجامعة، المقرر عقده غدا في القاهرة."
    )
    assert those(first, *PRESENT) == {"ناصر بوريطة", "كريم العلي"}
    assert those(second, "place") == {"القاهرة"}


def test_who_holds_a_meeting_says_that_there_was_one() -> None:
    (meeting,) = meetings(
        "أخبار المحافظة\n\nعقد الوزير ناصر بوريطة اجتماعا موسعا ضم مديري الإدارات. وهطلت الأمطار."
    )
    assert those(meeting, *PRESENT) == {"ناصر بوريطة"}


def test_and_that_says_where_and_a_while_ago_says_when() -> None:
    (meeting,) = meetings(
        "أخبار الوزارة\n\nاستقبل الوزير ناصر بوريطة، منذ قليل، السفير كريم العلي، وذلك بمقر "
        "السفارة في القاهرة، بحضور السفير صبري محمود."
    )
    assert those(meeting, "place") == {"القاهرة"}
    assert those(meeting, *PRESENT) == {"ناصر بوريطة", "كريم العلي", "صبري محمود"}


def test_a_headline_of_two_who_met_is_of_the_report_that_names_a_third() -> None:
    (meeting,) = meetings(
        "ناصر بوريطة يستقبل كريم العلي\n\nاستقبل الوزير ناصر بوريطة السفير كريم العلي، بحضور "
        "السفير صبري محمود."
    )
    assert those(meeting, *PRESENT) == {"ناصر بوريطة", "كريم العلي", "صبري محمود"}


BANKS = "أكد {0} دعم مصر. وقال {0} إن {0} مول مشاريع. وزاد {0} التمويل."


@pytest.mark.parametrize(("bank", "count"), [("البنك الدولي", 1), ("البنك", 0)])
def test_the_bank_of_states_is_no_firm(bank: str, count: int) -> None:
    text = "تمويل جديد\n\nالتقى كريم محمود في تونس أشرف سالم. " + BANKS.format(bank)
    assert len(meetings(text)) == count


@pytest.mark.parametrize(
    ("who", "count"), [("محافظ السويس عبد المجيد صقر", 1), ("السيد عبد المجيد صقر", 0)]
)
def test_a_holder_of_an_office_of_state_meets_no_firm_in_private(who: str, count: int) -> None:
    text = f"لقاء\n\nالتقى {who} السيد خالد زهران رئيس مجلس إدارة شركة الموانئ في السويس."
    assert len(meetings(text)) == count


CAME = HELD + "استقبل الرئيس نبيه بري اليوم في عين التينة السفير كريم محمود"


@pytest.mark.parametrize(
    "more",
    [
        "، ثم الوزير ناصر بوريطة وعرض معه الأوضاع.",
        "، والوزير ناصر بوريطة، كلا على حدة.",
        " والوزير ناصر بوريطة. وعقدت اللقاءات بشكل منفصل.",
        ". كما استقبل الوزير ناصر بوريطة لمناسبة انتهاء مهمته.",
    ],
)
def test_who_is_received_apart_has_a_meeting_of_his_own(more: str) -> None:
    first, second = meetings(CAME + more)
    assert those(first, *PRESENT) == {"نبيه بري", "كريم محمود"}
    assert those(second, *PRESENT) == {"نبيه بري", "ناصر بوريطة"}
    assert those(second, "place") == {"عين التينة"}


def test_each_of_several_sentences_may_go_on_with_then() -> None:
    found = meetings(CAME + ". كما استقبل النائب سمير مقبل ثم سفير الأردن حسن العلي.")
    assert [those(each, "participant") for each in found] == [
        {"نبيه بري", "كريم محمود"},
        {"نبيه بري", "سمير مقبل"},
        {"نبيه بري", "حسن العلي"},
    ]


def test_who_is_received_together_is_at_one_meeting() -> None:
    (meeting,) = meetings(CAME + " والوزير ناصر بوريطة، ثم غادر إلى بيروت.")
    assert those(meeting, *PRESENT) == {"نبيه بري", "كريم محمود", "ناصر بوريطة"}


def test_a_comma_before_who_is_received_does_not_hide_where() -> None:
    (meeting,) = meetings(HELD + "استقبل الرئيس نبيه بري، نظيره كريم محمود اليوم في قصر الشعب.")
    assert those(meeting, "place") == {"قصر الشعب"}


@pytest.mark.parametrize(
    "text",
    [
        "استهل الرئيس نبيه بري لقاءاته اليوم في عين التينة باستقبال السفير كريم محمود.",
        "عقد الرئيس نبيه بري لقاءات في عين التينة استهلها باستقبال السفير كريم محمود.",
    ],
)
def test_whom_somebody_receives_first_he_meets(text: str) -> None:
    assert {"نبيه بري", "كريم محمود"} in [those(each, *PRESENT) for each in meetings(HELD + text)]


def test_his_meeting_with_one_of_two_is_that_of_the_two() -> None:
    first, second = meetings(
        CAME + " ثم الوزير ناصر بوريطة. وحضر لقاءه مع بوريطة النائب سمير مقبل. وحضر لقاءه مع "
        "محمود المستشار علي حسن."
    )
    assert those(first, *PRESENT) == {"نبيه بري", "كريم محمود", "علي حسن"}
    assert those(second, *PRESENT) == {"نبيه بري", "ناصر بوريطة", "سمير مقبل"}


def test_whom_he_is_going_to_meet_he_has_not_met_today() -> None:
    first, second = meetings(
        "أخبار\n\nالتقى الوزير ناصر بوريطة في تونس الوزير كريم محمود. وسيلتقي بوريطة في "
        "صفاقس السفير سمير مقبل."
    )
    assert those(first, "participant") == {"ناصر بوريطة", "كريم محمود"}
    assert those(second, "participant") == {"ناصر بوريطة", "سمير مقبل"}


def test_a_visit_to_a_person_is_a_meeting_and_to_a_place_is_none() -> None:
    lead = "زيارة\n\nقام السفير كريم العلي، أمس، "
    (meeting,) = meetings(lead + "بزيارة إلى الوزير صبري محمود. وتم خلال اللقاء بحث العلاقات.")
    assert those(meeting, *PRESENT) == {"كريم العلي", "صبري محمود"}
    assert meetings(lead + "بزيارة إلى المتحف، بحسب الوزير صبري محمود.") == []


@pytest.mark.parametrize(
    "text",
    [
        "عرض الرئيس نبيه بري مع الوزير كريم محمود الأوضاع في بيروت.",
        "وكان الرئيس نبيه بري قد استعرض مع الوزير كريم محمود الأوضاع.",
        "زار الرئيس نبيه بري اليوم الوزير كريم محمود في السراي وبحث معه الأوضاع العامة في البلاد.",
        "زار وفد من الحزب برئاسة نبيه بري الوزير كريم محمود وبحث معه الأوضاع.",
        "وقال إن وفدا من الحزب برئاسة النائب نبيه بري زار أمس الوزير كريم محمود.",
        "عقد الرئيسان نبيه بري وإلهام علييف لقاء مغلقا في بيروت مع الوزير كريم محمود.",
    ],
)
def test_who_reviews_with_or_visits_somebody_meets_him(text: str) -> None:
    (meeting,) = meetings(HELD + text)
    assert {"نبيه بري", "كريم محمود"} <= those(meeting, *PRESENT)
    assert those(meeting, "status") == {"held"}


@pytest.mark.parametrize(
    "text",
    [
        "عرض الوزير كريم محمود والوزير سامي شكري خطة الحكومة.",
        "عرض الوزير كريم محمود مع بداية العام خطة الوزير سامي شكري.",
        "عرض الرئيس كريم محمود في اتصال هاتفي مع الرئيس سامي شكري الأوضاع.",
        "زار الوزير كريم محمود ضريح الشيخ زايد بن سلطان.",
        "زار الوزير كريم محمود معرض الفنان سامي شكري.",
        "وقال الوزير كريم محمود إنه زار أمس ضريح الشيخ زايد بن سلطان.",
    ],
)
def test_who_shows_something_or_visits_a_tomb_meets_nobody(text: str) -> None:
    assert meetings(HELD + text) == []


@pytest.mark.parametrize(
    "text",
    [
        "شهدت العاصمة العراقية بغداد اجتماعا ضم الوزير كريم محمود والسفير سامي شكري.",
        "التقى الوزير كريم محمود خلال زيارته إلى بغداد الوزير سامي شكري.",
        "التقى الوزير كريم محمود السفير سامي شكري خلال زيارة رسمية يجريها لبغداد.",
        "عقد الوزير كريم محمود لقاءات في بغداد، والتقى في هذا الإطار السفير سامي شكري.",
    ],
)
def test_where_a_city_saw_it_or_a_visit_led_there(text: str) -> None:
    found = [each for each in meetings("أخبار\n\n" + text) if those(each, "participant")]
    assert [those(each, "place") for each in found] == [{"بغداد"}]


def test_plans_for_a_visit_are_not_where_it_was() -> None:
    (meeting,) = meetings(
        "أخبار\n\nالتقى الوزير كريم محمود السفير سامي شكري وبحثا ترتيبات زيارته إلى بغداد."
    )
    assert those(meeting, "place") == set()


def test_a_council_chaired_by_who_received_is_a_meeting_of_its_own() -> None:
    first, second = meetings(
        "أخبار الوزارة\n\nاستقبل الوزير ناصر بوريطة السفير كريم العلي. وفي سياق متصل، ترأس الوزير "
        "أمس اجتماع المجلس التنفيذي للمحافظة."
    )
    assert those(first, *PRESENT) == {"ناصر بوريطة", "كريم العلي"}
    assert those(second, "chair") == {"ناصر بوريطة"}


@pytest.mark.parametrize(
    "text",
    [
        "استقبل الرئيس نبيه بري ظهر اليوم في عين التينة وفد البلدية برئاسة المعاون كريم محمود.",
        "استقبل الرئيس نبيه بري السفير كريم محمود. كما استقبل وفدا من النقابة برئاسة سامي شكري.",
    ],
)
def test_who_receives_a_delegation_is_there(text: str) -> None:
    found = meetings("أخبار\n\n" + text)
    assert all("نبيه بري" in those(each, "participant") for each in found)


def test_where_a_community_lives_is_not_where_it_is_received() -> None:
    (meeting,) = meetings(
        "أخبار\n\nاستقبل الرئيس نبيه بري وفدا من الجالية اللبنانية في أستراليا برئاسة كريم محمود."
    )
    assert those(meeting, "place") == set()


def test_a_seat_in_the_capital_is_where_the_meeting_in_the_capital_was() -> None:
    (meeting,) = meetings(
        "أردوغان يلتقي سامي شكري\n\nالتقى الرئيس رجب طيب أردوغان الوزير سامي شكري في أنقرة. "
        "وعقد لقاء أردوغان وشكري في المجمع الرئاسي."
    )
    assert "المجمع الرئاسي" in those(meeting, "place")


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
    ("text", "there"),
    [
        (
            "قال الوزير صبري محمود خلال لقائه السفير كريم العلي إن الحل سياسي.",
            {"صبري محمود", "كريم العلي"},
        ),
        (
            "قال الوزير صبري محمود إن الحل سياسي. جاء ذلك لدى لقائه مع السفير كريم العلي.",
            {"صبري محمود", "كريم العلي"},
        ),
        ("قال الوزير صبري محمود خلال لقائه الأخير إن السفير كريم العلي مخطئ.", set()),
        ("أعرب الوزير صبري محمود عن أمله في لقائه السفير كريم العلي قريبا.", set()),
    ],
)
def test_during_his_meeting_with_a_person_says_that_they_met(text: str, there: set[str]) -> None:
    found = meetings(text)
    assert {who for each in found for who in those(each, *PRESENT)} == there


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
    ("words", "there"),
    [
        ("وقال حداد عقب لقائه السفير كريم العلي إن الوضع هادئ.", {"سامي حداد", "كريم العلي"}),
        ("وقال حداد عقب لقائه الوزير ناصر بوريطة إن الوضع هادئ.", set()),
    ],
)
def test_whom_somebody_met_before_he_spoke_he_met_apart(words: str, there: set[str]) -> None:
    text = f"{HELD}التقى الوزير سامي حداد اليوم في تونس الوزير ناصر بوريطة. {words}"
    others = [those(each, *PRESENT) for each in meetings(text)[1:]]
    assert others == ([there] if there else [])


@pytest.mark.parametrize(
    ("more", "number"),
    [
        ("خلال قمة في جدة", 1),
        ("في اجتماع قمة بمدينة جدة", 1),
        ("خلال لقاء في جدة", 1),
        ("خلال القمة العربية في جدة", 2),  # on the side of a meeting of others
        ("على هامش قمة في جدة", 2),
    ],
)
def test_who_meets_another_in_a_meeting_is_told_of_that_one(more: str, number: int) -> None:
    found = meetings(f"{HELD}يلتقي الرئيس سالم الخطيب اليوم الثلاثاء نظيره كريم العلي {more}.")
    assert len(found) == number
    if number == 1:
        assert those(found[0], "place") == {"جدة"}


def date_of(text: str) -> str:
    (meeting,) = meetings(text)
    return meeting.date.edtf if meeting.date is not None else ""


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (
            "أعلنت الوزارة، اليوم الثلاثاء، أن تونس تستضيف غداً الأربعاء اجتماعاً وزارياً.",
            "2019-03-13",
        ),
        ("أعلنت الوزارة أن تونس تستضيف غداً الأربعاء اجتماعاً وزارياً.", "2019-03-13"),
        ("أعلنت الوزارة أن تونس تستضيف اجتماعاً وزارياً غداً الأربعاء.", "2019-03-13"),
        (
            "تنطلق غدا الأربعاء قمة تونس التي دعا إليها الرئيس في زيارته التي بدأت اليوم الثلاثاء "
            "وتستمر يومين.",
            "2019-03-13",
        ),
        ("تنطلق غدا الأربعاء قمة تونس وتستمر يومين.", "2019-03-13/2019-03-14"),
    ],
)
def test_the_day_of_what_is_said_is_not_the_meetings(text: str, date: str) -> None:
    assert date_of(HELD + text) == date


@pytest.mark.parametrize(
    ("words", "chairs"),
    [
        ("قبيل اجتماع مجلس الأمن القومي المزمع عقده غدا برئاسة سامي حداد.", [set(), {"سامي حداد"}]),
        ("وقال العلي بعد اللقاء إن سامي حداد موافق.", [set()]),
    ],
)
def test_before_another_meeting_is_not_that_meeting(words: str, chairs: list[set[str]]) -> None:
    text = f"{HELD}التقى الوزير ناصر بوريطة في أنقرة السفير كريم العلي {words}"
    assert [those(each, "chair") for each in meetings(text)] == chairs


def test_which_will_convene_says_when_a_meeting_is() -> None:
    (meeting,) = meetings(
        f"{HELD}وصل الوزير سامي حداد إلى تونس لترؤس وفد بلاده لاجتماعات اللجنة العليا "
        "المشتركة، التي ستلتئم غدا، ويرأسها عن الجانب التونسي الوزير كريم العلي."
    )
    assert those(meeting, "chair") == {"كريم العلي"}


def test_a_meeting_is_held_today_and_not_the_one_of_today() -> None:
    first, second = meetings(
        f"{HELD}عقدت اللجنة العليا المشتركة اجتماعها في تونس برئاسة الوزير سامي حداد. "
        "وكانت اللجنة التحضيرية للجنة العليا عقدت اجتماعا اليوم برئاسة الوزير كريم العلي."
    )
    assert those(first, "chair") == {"سامي حداد"}
    assert those(second, "chair") == {"كريم العلي"}


def test_a_meeting_of_today_is_none_of_last_year() -> None:
    text = "تعقد القمة الثانية اليوم في طشقند. وعقدت القمة الأولى العام الماضي في أستانا."
    first, second = meetings(f"القادة يلتقون هذا الأسبوع من جديد\n{text}")
    assert (those(first, "place"), those(second, "place")) == ({"طشقند"}, {"أستانا"})


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


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("محادثات أفغانستان وباكستان تبدأ غدا في إسطنبول.", "إسطنبول"),
        ("وتستأنف غدا محادثات الكويت بين سامي حداد وكريم العلي.", "الكويت"),
        ("عقدت القمة اليوم في عاصمة أوزبكستان برئاسة سامي حداد.", "أوزبكستان"),
        ("وصل إلى عمّان، أمس، الوزير سامي حداد لترؤس وفد بلاده للقمة العربية المقبلة.", "عمان"),
        ("وصل الوزير سامي حداد إلى مطار بغداد الدولي للمشاركة في القمة العربية غدا.", ""),
        (
            "تأجلت زيارة الرئيس سامي حداد إلى إسبانيا بسبب مرضه، حيث كان سيلتقي الوزير كريم العلي.",
            "إسبانيا",
        ),
    ],
)
def test_where_talks_of_states_and_what_a_journey_is_for_are(words: str, place: str) -> None:
    found = meetings(f"القادة يلتقون هذا الأسبوع من جديد\n{words}")
    assert [those(each, "place") for each in found] == [{place} if place else set()]


def test_two_who_met_before_the_cabinet_convened_met_apart() -> None:
    first, second = meetings(
        f"{HELD}التأم مجلس الوزراء اليوم في قصر بعبدا برئاسة الرئيس سامي حداد وحضور الرئيس كريم "
        "العلي. وسبق الجلسة اجتماع بين الرئيسين حداد والعلي بحثا فيه المستجدات."
    )
    assert those(first, "chair") == {"سامي حداد"}
    assert those(second, *PRESENT) == {"سامي حداد", "كريم العلي"}
    assert (those(second, "place"), those(second, "status")) == ({"قصر بعبدا"}, {"held"})


def test_the_next_round_of_talks_is_one_and_not_two() -> None:
    text = "ستعقد غدا في مسقط محادثات إيران والولايات المتحدة. وفيما يتعلق بالجولة المقبلة من "
    (meeting,) = meetings(f"جولة جديدة هذا الأسبوع\n{text}المفاوضات، قال سامي حداد ذلك.")
    assert those(meeting, "place") == {"مسقط"}


@pytest.mark.parametrize(
    ("text", "there"),
    [
        (
            "التأم في عين التينة لقاء ضم الرئيس سامي حداد والوزير كريم العلي والسفير وليد خوري.",
            {"سامي حداد", "كريم العلي", "وليد خوري"},
        ),
        (
            "عقد نائب وزير النفط سامي حداد اجتماعا ضم مدير الشركة كريم العلي ومدير المصفاة وليد "
            "خوري في عدن.",
            {"سامي حداد", "كريم العلي", "وليد خوري"},
        ),
        (
            "عقد الجانبان العراقي والتركي برئاسة الوزيرين سامي حداد وهاكان فيدان جولة مباحثات أمس.",
            {"سامي حداد", "هاكان فيدان"},
        ),
        ("عقد مدير الشركة سامي حداد اجتماعا ضم المساهمين ورئيس النادي كريم العلي.", None),
    ],
)
def test_whom_a_meeting_brings_together(text: str, there: set[str] | None) -> None:
    found = meetings(f"أخبار المدينة هذا الأسبوع\n{text}")
    assert [those(each, *PRESENT) for each in found] == ([there] if there else [])


@pytest.mark.parametrize(
    "text",
    [
        "استقبل الوزير سامي حداد، على هامش المؤتمر، السيد كريم خوري رئيس المنظمة.",
        "التقى الوزير سامي حداد على هامش أعمال القمة السيد كريم خوري.",
        "معالي وزير العمل سامي حداد التقى على هامش المؤتمر رئيس مجلس إدارة المنظمة كريم خوري.",
    ],
)
def test_who_is_met_behind_the_words_for_a_margin_is_met(text: str) -> None:
    found = meetings(f"خبر\n\n{text}")
    assert {"سامي حداد", "كريم خوري"} in [those(meeting, "participant") for meeting in found]


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
