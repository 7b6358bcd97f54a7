"""Working groups: what they are on, where they are listed, who leads them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from typing import Any

import pytest

from store.data import load
from store.extract.bodies.topics import topic_of
from store.extract.claims.leads import Lead, find_leads
from store.extract.claims.seats import find_seats
from store.extract.names import Name
from store.extract.sentences import Sentence

Named = Callable[[str], list[tuple[Sentence, list[Name]]]]

RULES: list[dict[str, Any]] = load("groups.toml")["lead"]


def leads(named: Named, text: str) -> list[Lead]:
    sentences, names = zip(*named(text), strict=True)
    return [lead for _, lead in find_leads(sentences, names)]


def groups(named: Named, text: str) -> list[str]:
    return [n.label for _, names in named(text) for n in names if n.rule == "working-group"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule["name"]))
def test_every_rule_of_leading_reads_its_own_example(named: Named, rule: dict[str, Any]) -> None:
    found = [each for each in leads(named, rule["example"]) if each.rule == rule["name"]]
    mine = [each for each in found if each.group.label == rule["group"]]
    assert [each.who.label for each in mine] == rule["finds"]
    for each in mine:
        assert each.how in rule["example"]


@pytest.mark.parametrize(
    "text",
    [
        "وعقدت مجموعة العمل المعنية بالمناخ اجتماعا في القاهرة برئاسة مصر",
        "وانضوت فرنسا في مجموعة العمل المعنية بالمناخ",
        "مجموعة العمل المعنية بالمناخ ممثلة باليابان",
        "وقال إن التحالف الدولي ضد تنظيم داعش برئاسة الولايات المتحدة",
        "ودعت ألمانيا إلى إنشاء مجموعة عمل معنية بالطاقة",
    ],
)
def test_who_is_in_a_group_or_chairs_its_meeting_does_not_lead_it(named: Named, text: str) -> None:
    assert leads(named, text) == []


def test_a_list_of_groups_names_each(named: Named) -> None:
    entry = load("groups.toml")["list"]
    assert groups(named, entry["example"]) == entry["finds"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            'وهذه مجموعات العمل: العمل المختصة بإعادة الإعمار ويمثلها لبنان، ومجموعة "المناخ"',
            ["إعادة الإعمار", "مجموعة المناخ"],
        ),
        ('وقالت لجان التحقيق: "لم نجد شيئا"', []),
        ('ورحب بعمل اللجان وقال إن "حماية البيئة" واجب', []),
    ],
)
def test_only_what_a_list_announces_is_a_group(named: Named, text: str, found: list[str]) -> None:
    assert groups(named, text) == found


SAME = [
    ["دعم الاستقرار", "تحقيق الاستقرار", "دعم الاستقرار للقضاء على داعش"],
    ["منع تدفق المقاتلين الأجانب", "وقف تدفق الإرهابيين الأجانب المقاتلين"],
    ["مكافحة التمويل", "عمل مكافحة تمويل داعش"],
    ["الاتصال الاستراتيجي", "استراتيجية الاتصال ومكافحة الفكر المتطرف", "الاتصالات"],
    ["الأمن الغذائي", "تعزيز الأمن الغذائي"],
    ["التجارة والاستثمار", "تعزيز التجارة والاستثمار"],
]
OTHERS = [
    "الأمن السيبراني",
    "حقوق الإنسان",
    "حقوق الطفل",
    "التجارة",
    "حماية البيئة",
    "مكافحة الإرهاب",
]


@pytest.mark.parametrize("names", SAME, ids=lambda names: names[0])
def test_one_topic_has_one_name_however_it_is_put(names: list[str]) -> None:
    assert len({topic_of(name) for name in names}) == 1


def test_other_topics_are_others() -> None:
    firsts = [*(names[0] for names in SAME), *OTHERS]
    for one, other in combinations(firsts, 2):
        assert topic_of(one) != topic_of(other), (one, other)


@pytest.mark.parametrize("rule", load("groups.toml")["host"], ids=lambda rule: str(rule["name"]))
def test_every_rule_of_seats_reads_its_own_example(named: Named, rule: dict[str, Any]) -> None:
    found = [
        each for sentence, names in named(rule["example"]) for each in find_seats(sentence, names)
    ]
    assert [body.label for name, body, *_ in found if name == rule["name"]] == rule["bodies"]
    assert {host.label for _, _, host, *_ in found} == {rule["finds"]}


@pytest.mark.parametrize(
    "text",
    [
        "وتستضيف مصر اجتماع منظمة التعاون الإسلامي",
        "وزار مقر منظمة أوبك في فيينا",
        "وشكر الدولة المضيفة للقمة",
    ],
)
def test_who_hosts_a_meeting_is_not_where_a_body_sits(named: Named, text: str) -> None:
    assert [each for sentence, names in named(text) for each in find_seats(sentence, names)] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("وأعلنت وزارتا الخارجية والدفاع الأمر", []),
        ("بالتنسيق مع وزارتي الداخلية والدفاع", ["وزارة الداخلية", "وزارة الدفاع"]),
        ("وزار مركزي الفجر والأمل في المدينة", ["مركز الفجر", "مركز الأمل"]),
        ("في مقر مجلسي النواب والشيوخ اليوم", ["مجلس النواب", "مجلس الشيوخ"]),
        ("ووقع مع مركزي رؤية وأفق، وانصرف", ["مركز رؤية", "مركز أفق"]),
        ("وله دور مركزي وحاسم في الأزمة", []),
        ("والبنك المركزي والوزارة", []),
        ("بنظام اتحادي ديمقراطي وعادل للجميع", []),
    ],
)
def test_two_bodies_can_be_named_at_once(named: Named, text: str, found: list[str]) -> None:
    names = [name for _, each in named(text) for name in each]
    assert [name.label for name in names if name.rule == "dual-body"] == found
