"""Who receives, visits or meets whom, together or apart."""

from __future__ import annotations

import pytest

from tests.store.extract.telling import HELD, PRESENT, SESSION, meetings, those


def test_who_is_joined_by_and_is_received_with_the_other() -> None:
    _, second = meetings(
        SESSION + "واستقبل الوزير صبري محمود في صفاقس اليوم السفير كريم العلي والوزير سامح شكري."
    )
    assert those(second, *PRESENT) == {"صبري محمود", "كريم العلي", "سامح شكري"}


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


def test_two_who_met_before_the_cabinet_convened_met_apart() -> None:
    first, second = meetings(
        f"{HELD}التأم مجلس الوزراء اليوم في قصر بعبدا برئاسة الرئيس سامي حداد وحضور الرئيس كريم "
        "العلي. وسبق الجلسة اجتماع بين الرئيسين حداد والعلي بحثا فيه المستجدات."
    )
    assert those(first, "chair") == {"سامي حداد"}
    assert those(second, *PRESENT) == {"سامي حداد", "كريم العلي"}
    assert (those(second, "place"), those(second, "status")) == ({"قصر بعبدا"}, {"held"})


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


@pytest.mark.parametrize(
    ("text", "there"),
    [
        (
            "أكد الوزير كريم العلي، لدى استقباله للسفيرة هدى مصطفى أمس في القاهرة، عمق العلاقات.",
            {"كريم العلي", "هدى مصطفى"},
        ),
        (
            "جاء ذلك خلال استقبال الوزير كريم العلي، أمس في القاهرة، للسفيرة هدى مصطفى.",
            {"كريم العلي", "هدى مصطفى"},
        ),
        (
            "وخلال لقائه بالسفيرة هدى مصطفى أمس في القاهرة، أكد الوزير كريم العلي عمق العلاقات.",
            {"كريم العلي", "هدى مصطفى"},
        ),
        (
            "اجتمع رئيس الوزراء كريم العلي أمس في القاهرة بوزيري الكهرباء محمود عصمت والبترول "
            "سامي بدوي.",
            {"كريم العلي", "محمود عصمت", "سامي بدوي"},
        ),
        (
            "عقد الوزير كريم العلي أمس في القاهرة اجتماعا مع نقابة الأطباء برئاسة سامي نصر.",
            {"كريم العلي", "سامي نصر", "نقابة الأطباء"},
        ),
        (
            "استقبل الوزير كريم العلي أمس في القاهرة المستشار محمد شوقي النائب العام، والمستشار "
            "محمد نصر رئيس المحكمة.",
            {"كريم العلي", "محمد شوقي", "محمد نصر"},
        ),
    ],
)
def test_who_meets_whom_in_whatever_order(text: str, there: set[str]) -> None:
    (meeting,) = meetings(f"أخبار اليوم\n\n{text}")
    assert those(meeting, *PRESENT) == there


def test_states_and_persons_of_a_later_sentence_were_at_the_summit() -> None:
    (meeting,) = meetings(
        "أخبار اليوم\n\nبدأت في الدوحة اليوم قمة دول الجوار. ويشارك فيها رؤساء مصر وتونس "
        "والسودان، إضافة إلى ممثلين عن الجزائر وليبيا. وقد حضر قبل قليل كل من الوزير سالم بدوي، "
        "والسفير كريم خوري."
    )
    states = {"مصر", "تونس", "السودان", "الجزائر", "ليبيا"}
    assert those(meeting, "participant") == states | {"سالم بدوي", "كريم خوري"}


def test_who_comes_to_take_part_was_there() -> None:
    (meeting,) = meetings(
        "أخبار اليوم\n\nوصل إلى الرباط أمس الرئيسان سالم بدوي رئيس تشاد وكريم خوري رئيس النيجر "
        "للمشاركة في قمة الساحل التي تعقد غدا في الرباط."
    )
    assert {"سالم بدوي", "كريم خوري"} <= those(meeting, "participant")


@pytest.mark.parametrize("course", ["خلال استقباله", "لدى استقباله", "عقب لقائه", "خلال لقائه"])
def test_what_is_said_in_the_course_of_a_reception_tells_that_it_was(course: str) -> None:
    (meeting,) = meetings(
        f"خبر\n\nأكد الوزير صبري محمود {course} ألكساندر يفيموف سفير روسيا أن العلاقات قوية."
    )
    assert those(meeting, "participant") == {"صبري محمود", "ألكساندر يفيموف"}
    assert those(meeting, "status") == {"held"}


def test_two_who_then_hold_a_meeting_behind_closed_doors_do_so_at_the_reception() -> None:
    (meeting,) = meetings(
        HELD
        + "استقبل الوزير صبري محمود اليوم في تونس السفير كريم العلي. وعقد محمود مع العلي اجتماعا "
        "مغلقا بمشاركة السفير سامح شكري."
    )
    assert those(meeting, *PRESENT) == {"صبري محمود", "كريم العلي", "سامح شكري"}


def test_what_one_of_them_holds_then_with_another_is_another_meeting() -> None:
    found = meetings(
        HELD
        + "استقبل الوزير صبري محمود اليوم في تونس السفير كريم العلي. ثم عقد محمود مع الوزير سامح "
        "شكري اجتماعا مغلقا في صفاقس."
    )
    assert len(found) == 2


def test_a_body_receives_who_heads_a_delegation() -> None:
    (meeting,) = meetings(
        "غرفة البصرة تستقبل وفدا\n\n" + HELD + "استقبلت غرفة تجارة البصرة اليوم وفدا تجاريا برئاسة "
        "السفير كريم محمود."
    )
    assert those(meeting, *PRESENT) == {"غرفة تجارة البصرة", "كريم محمود"}


def test_who_receives_is_named_behind_the_day() -> None:
    (meeting,) = meetings(
        HELD + "استقبل، صباح اليوم الثلاثاء، الوزير صبري محمود في تونس السفير كريم العلي."
    )
    assert those(meeting, *PRESENT) == {"صبري محمود", "كريم العلي"}


def test_talks_on_relations_between_states_are_not_of_those_states() -> None:
    (meeting,) = meetings(
        HELD
        + "استقبل الوزير صبري محمود اليوم في تونس السفير كريم العلي. وتناول اللقاء العلاقات بين "
        "العراق وتركيا."
    )
    assert those(meeting, *PRESENT) == {"صبري محمود", "كريم العلي"}
