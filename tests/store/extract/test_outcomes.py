"""What a meeting came to, and what parties undertook."""

from __future__ import annotations

from typing import Any

import pytest

from store.data import load
from store.extract import read
from store.records import Claim
from store.resolve.keys import is_entity

RAW: dict[str, Any] = load("outcomes.toml")


def claims(text: str, *properties: str) -> list[Claim]:
    page = f"عنوان لهذا الخبر القصير\n\nتونس - وكالات\n\n{text} وهطلت أمطار غزيرة على المدينة.\n"
    article = read(page, file="one.txt", sha256="0", id="a")
    return [claim for claim in article.claims if claim.property in properties]


def test_what_those_who_met_said_together_is_an_outcome() -> None:
    found = claims(RAW["statement"]["example"], "outcome")
    assert [claim.value for claim in found] == RAW["statement"]["finds"]


@pytest.mark.parametrize(
    ("kind", "rule"),
    [(kind, rule) for kind in ("outcome", "agenda", "first_since") for rule in RAW[kind]],
    ids=lambda each: each if isinstance(each, str) else str(each["name"]),
)
def test_every_rule_of_outcomes_reads_its_own_example(kind: str, rule: dict[str, Any]) -> None:
    said = claims(f"{rule['example'].rstrip('.')}.", kind)
    found = [each for each in said if each.rule == rule["name"]]
    assert [each.value for each in found] == [rule["finds"]]
    assert {each.about for each in found} == {"meeting:0"}


MET = "عقد مجلس وزراء الداخلية العرب اجتماعا في تونس أمس."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("وأقر المجلس خطة لمكافحة التهريب.", ["أقر المجلس خطة لمكافحة التهريب."]),
        ("وأكد البيان الختامي أهمية التنسيق.", ["أكد البيان الختامي أهمية التنسيق."]),
        ("وأوصى المشاركون بإنشاء مركز للتدريب.", ["أوصى المشاركون بإنشاء مركز للتدريب."]),
        (
            "ورحب الوزراء بالهدنة. كما شددوا على الحوار.",
            ["رحب الوزراء بالهدنة.", "شددوا على الحوار."],
        ),
        ("واتفق الوزراء على تبادل المعلومات.", ["تبادل المعلومات"]),
        ("وقال وزير الداخلية التونسي إن بلاده آمنة.", []),
        ("وأضاف أن المجلس رحب بالمبادرة.", ["رحب بالمبادرة."]),
        ("وأضاف أن المجلس قال كلمته.", []),
        (
            "وقرر المجلس ما يلي: أولا: إنشاء مركز للإنقاذ. ثانيا: زيادة الميزانية. ثم انصرف.",
            ["قرر المجلس ما يلي: أولا: إنشاء مركز للإنقاذ.", "زيادة الميزانية."],
        ),
        (
            "وانتهى المجلس إلى ما يلي:\n\nأولا: إنشاء مركز للإنقاذ.\n\nثانيا: زيادة الدوريات.\n\n",
            ["إنشاء مركز للإنقاذ.", "زيادة الدوريات."],
        ),
        ("وأولا: لا بد من الصبر.", []),
        ("ووقع الوزراء مذكرة تفاهم لتبادل المطلوبين.", ["مذكرة تفاهم لتبادل المطلوبين"]),
        ("وتم خلال الاجتماع توقيع بروتوكول أمني.", ["بروتوكول أمني"]),
        ("ووقعت اشتباكات قرب الحدود.", []),
        ("ووقع عليه اختيار اللجنة رئيسا.", []),
        ("وأكدوا أنهم شاهدوا الحريق.", []),
        ("وأكد رئيس النادي دعمه للاعبين.", []),
        ("واتفق معه في الرأي صحفي على الهواء.", []),
    ],
)
def test_only_those_who_met_come_to_something(text: str, found: list[str]) -> None:
    said = claims(f"{MET} {text}", "outcome")
    assert [each.value for each in said] == found


def test_what_somebody_else_says_ends_what_those_who_met_said() -> None:
    between = " ".join(["وقال خبير إن الأمطار غزيرة هذا العام."] * 4)
    text = f"{MET} ورحب الوزراء بالهدنة. {between} وأضافوا أن الطريق مغلق."
    assert [each.value for each in claims(text, "outcome")] == ["رحب الوزراء بالهدنة."]


def test_that_another_meeting_was_agreed_on_is_an_outcome_of_this_one() -> None:
    text = f"{MET} واتفقت الدول الأعضاء على عقد الاجتماع المقبل في الرباط في أيار المقبل."
    (found,) = claims(text, "outcome")
    assert found.about == "meeting:0"


@pytest.mark.parametrize("kind", ["commitment", "pledge"])
def test_every_rule_of_undertakings_reads_its_own_example(kind: str) -> None:
    for rule in RAW[kind]:
        said = claims(f"{rule['example']}.", kind)
        (found,) = (each for each in said if each.rule == rule["name"])
        assert found.value == rule["finds"]
        assert found.detail.get("actor") == rule.get("actor")
        assert found.quote in rule["example"]


@pytest.mark.parametrize(
    "text",
    [
        "وستشهد مصر موجة حارة خلال الأسبوع المقبل.",
        "وقال إن الأمطار ستستمر حتى الجمعة.",
        "وأعلنت كندا وفاة رئيسها السابق.",
        "ووافق على ما قاله زميله.",
        "ووعد المدرب جماهير النادي بالفوز.",
    ],
)
def test_what_is_no_undertaking_is_left_alone(text: str) -> None:
    assert claims(f"{MET} {text}", "commitment", "pledge") == []


def test_a_sum_is_told_once() -> None:
    text = f"{MET} وتعهدت اليابان خلال الاجتماع بتقديم 50 مليون دولار لدعم اللاجئين."
    (pledge,) = claims(text, "pledge", "commitment")
    assert pledge.detail["amount"] == 50_000_000


def test_what_is_undertaken_is_no_key_of_an_entity() -> None:
    (found,) = claims(f"{MET} وقال إن السويد ستواصل دعم جهود الإغاثة.", "commitment")
    assert not is_entity(found.normalised)


def test_without_a_meeting_what_a_state_undertakes_is_said_of_the_state() -> None:
    (found,) = claims("وقال الوزير إن السويد ستواصل دعم جهود الإغاثة.", "commitment")
    assert found.about == "country:SE"


@pytest.mark.parametrize(
    ("text", "about", "number"),
    [
        ("وقال إن 45 بالمئة من مساحة ليبيا صحراء.", "country:LY", 45),
        ("وأدى الهجوم في اليمن إلى مقتل أكثر من 30 مدنيا.", "country:YE", 30),
        ("ويستضيف الأردن نحو 1.3 مليون لاجئ.", "country:JO", 1_300_000),
        ("ونزح من السودان ثلاثة ملايين شخص.", "country:SD", 3_000_000),
        ("وراجعوا أعمال اللجان الأربع.", "organisation:مجلس وزراء الداخليه العرب", 4),
        ("ودعا إلى تنفيذ قرار مجلس الأمن رقم 1701.", "organisation:unsc", 1701),
    ],
)
def test_numbers_are_said_of_what_is_named_beside_them(
    text: str, about: str, number: float
) -> None:
    (found,) = claims(f"{MET} {text}", "figure")
    assert found.detail["number"] == number
    assert found.about == about


@pytest.mark.parametrize(
    "text",
    [
        "وحضر الحفل في مصر 200 فنان.",
        "وقتل الملك عام 1951 في القدس.",
        "وانتهت المباراة في مصر بنتيجة 3 مقابل 2.",
        "وقدرت نسبة المشاركة في لبنان بنحو النصف.",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert claims(f"{MET} {text}", "figure") == []


def page(text: str, published: str = "الخميس 1 شباط / فبراير 2018") -> list[Claim]:
    article = read(
        f"عنوان لهذا الخبر القصير\n{published}\n\n{text}\n", file="one.txt", sha256="0", id="a"
    )
    return [claim for claim in article.claims if claim.property == "founded"]


@pytest.mark.parametrize(
    ("text", "founded"),
    [
        ("وهو أول قرار منذ تأسيس الاتحاد الأفريقي عام 2002 في ديربان.", "2002"),
        ("ومع بداية العام الخامس على تأسيس الاتحاد الأفريقي زادت آماله.", "2014~"),
        ("وعقد أول اجتماع للاتحاد الأفريقي في ديربان يوم 9 يوليو 2002.", "2002-07-09~"),
        ("وقال الرئيس إن العام الخامس على التوالي كان جافا.", ""),
        ("وهذا أول اجتماع يحضره الاتحاد الأفريقي.", ""),
    ],
)
def test_since_when_there_is_a_body_can_be_said_in_many_ways(text: str, founded: str) -> None:
    assert [claim.normalised for claim in page(text)] == ([founded] if founded else [])


@pytest.mark.parametrize(
    ("text", "matters"),
    [
        (
            "وناقش مجلس الوزراء الأردني، في جلسته في عمان أمس، خطة لترشيد المياه، وفق بيان له.",
            ["خطة لترشيد المياه"],
        ),
        (
            "وتناول الاجتماع الوزاري في تونس أمن الحدود، كما تطرق إلى تبادل المطلوبين.",
            ["أمن الحدود", "تبادل المطلوبين"],
        ),
        (
            "وعقد وزراء خارجية مصر وليبيا اجتماعا في تونس أمس للنظر في طلبات العضوية.",
            ["طلبات العضوية"],
        ),
        (
            "ودارت خلال الاجتماع الوزاري في تونس مناقشات حول النقل، ومتابعة قرارات قمة الجزائر.",
            ["النقل، ومتابعة قرارات قمة الجزائر"],
        ),
        ("وعقد الوزراء اجتماعا في تونس أمس.", []),
        ("وعقد وزراء خارجية مصر وليبيا اجتماعا في تونس أمس وطلبوا تبادلا أسرع للمعلومات.", []),
        ("واعتمد الاجتماع الوزاري في تونس جدول أعماله.", []),
    ],
)
def test_what_a_meeting_is_about(text: str, matters: list[str]) -> None:
    assert [claim.value for claim in claims(text, "agenda")] == matters


@pytest.mark.parametrize(
    "text",
    [
        "وكان أول المتحدثين في الاجتماع الوزاري في تونس.",
        "وقال في الاجتماع الوزاري في تونس إن اليوم الأول مر بعد مطر.",
    ],
)
def test_a_first_of_something_else_is_none_of_the_meeting(text: str) -> None:
    assert claims(text, "first_since") == []


def test_the_small_group_met_and_not_all_it_is_a_group_of() -> None:
    text = (
        "عقد وزراء خارجية التحالف الدولي ضد داعش اجتماعا في تونس أمس. وكان اجتماع المجموعة المصغرة "
        "للتحالف الدولي ضد داعش الثاني هذا العام."
    )
    assert {claim.value for claim in claims(text, "body")} == {"المجموعة المصغرة"}


def test_words_and_date_both_tell_whether_it_took_place() -> None:
    text = "ومن المقرر أن يعقد مجلس التعاون اجتماعه المقبل يوم 3 آذار / مارس 2018 في الدوحة."
    article = read(
        f"عنوان لهذا الخبر القصير\nالخميس 1 شباط / فبراير 2018\n\n{text} وهطل المطر.\n",
        file="one.txt",
        sha256="0",
        id="a",
    )
    said = [claim for claim in article.claims if claim.property == "status"]
    assert {claim.normalised for claim in said} == {"planned"}
    assert {claim.rule for claim in said} == {"date-against-writing", "status-words"}
