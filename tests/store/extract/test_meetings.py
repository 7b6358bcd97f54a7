"""Which sentences of an article are of one meeting, and who was at which."""

from __future__ import annotations

import pytest

from tests.store.extract.telling import HELD, PRESENT, SESSION, meetings, those


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


def test_a_meeting_that_brought_two_together_is_not_the_one_reported() -> None:
    first, second = meetings(
        SESSION + "ويأتي ذلك بعد لقاء جمع الوزير صبري محمود والسفير كريم العلي في الرباط."
    )
    assert those(first, *PRESENT) == {"ناصر بوريطة"}
    assert those(second, "place") == {"الرباط"}


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


def test_a_seat_in_the_capital_is_where_the_meeting_in_the_capital_was() -> None:
    (meeting,) = meetings(
        "أردوغان يلتقي سامي شكري\n\nالتقى الرئيس رجب طيب أردوغان الوزير سامي شكري في أنقرة. "
        "وعقد لقاء أردوغان وشكري في المجمع الرئاسي."
    )
    assert "المجمع الرئاسي" in those(meeting, "place")


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
