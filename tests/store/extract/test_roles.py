"""Which construction gives which role, and which does not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from store.data import load
from store.extract.constructions.apart import with_further
from store.extract.constructions.facts import KINDS, find_facts
from store.extract.constructions.roles import RoleFound, find_roles, role_entries
from store.extract.names import Name
from store.extract.sentences import Sentence
from store.extract.triggers.finding import find_triggers

Named = Callable[[str], list[tuple[Sentence, list[Name]]]]

RULES: list[dict[str, Any]] = [*role_entries(), *load("roles.toml")["office"]]
FACTS: list[tuple[str, dict[str, Any]]] = [
    (kind, entry) for kind in KINDS for entry in load("facts.toml")[kind]
]


def roles(named: Named, text: str) -> list[RoleFound]:
    """Every role that a text gives."""
    found: list[RoleFound] = []
    topic: Name | None = None
    for sentence, names in named(text):
        triggers = with_further(sentence, names, find_triggers(sentence, names))
        found += find_roles(sentence, names, triggers, topic)
        topic = next((name for name in names if name.kind.value == "person"), topic)
    return found


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule["name"]))
def test_every_rule_finds_its_own_example(named: Named, rule: dict[str, Any]) -> None:
    found = [r for r in roles(named, rule["example"]) if r.rule.name == rule["name"]]
    assert [role.name.label for role in found] == rule["finds"]
    assert {role.rule.role for role in found} == {rule["role"]}


@pytest.mark.parametrize(
    "rule", [rule for rule in RULES if "not_for" in rule], ids=lambda rule: str(rule["name"])
)
def test_a_rule_leaves_its_counter_example_alone(named: Named, rule: dict[str, Any]) -> None:
    assert rule["role"] not in {role.rule.role for role in roles(named, rule["not_for"])}


@pytest.mark.parametrize(
    "text",
    [
        "ترأس وزير الخارجية الكويتي أحمد الناصر وفد بلاده إلى الاجتماع الوزاري في تونس",
        "رئيس التحرير كريم العلي",
        "قال وزير الخارجية القطري محمد بن عبد الرحمن في افتتاح الاجتماع الوزاري في الدوحة إن",
        "شارك وفد مصري برئاسة وزير الخارجية سامح شكري في الاجتماع الوزاري",
        "افتتح الرئيس التونسي قيس سعيد القمة العربية",
        "أكد الوزير صبري محمود في الاجتماع الوزاري التعاون مع مجلس الشورى برئاسة كريم العلي، دائما",
    ],
)
def test_heading_a_delegation_opening_and_speaking_are_not_chairing(
    named: Named, text: str
) -> None:
    assert [role for role in roles(named, text) if role.rule.role == "chair"] == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "كان التعاون محور لقاء جمع الرئيس سامي حداد، أمس، بقصر المؤتمرات، بكريم خوري",
            {"سامي حداد", "كريم خوري"},
        ),
        (
            "استقبل الرئيس سامي حداد، على هامش القمة، الوزير الأول الهولندي، إريك لارسن",
            {"سامي حداد", "إريك لارسن"},
        ),
        (
            "استقبل وزير الثقافة، الناطق الرسمي باسم الحكومة سامي حداد سفير المغرب كريم خوري",
            {"سامي حداد", "كريم خوري"},
        ),
        (
            "أعلن السفير إريك لارسن أن الوزير سامي حداد ، التقى أمس مع الوزير كريم خوري",
            {"سامي حداد", "كريم خوري"},
        ),
        (
            "التقى الوزير سامي حداد أمس على هامش الاجتماع الطارئ لمجلس وزراء الخارجية في جدة "
            "الوزير كريم خوري، والوزير إريك لارسن",
            {"سامي حداد", "كريم خوري", "إريك لارسن"},
        ),
        (
            "أكد الوزير سامي حداد ذلك. وأضاف خلال لقاء الوزير كريم خوري مع السفير إريك لارسن أمس",
            {"كريم خوري", "إريك لارسن"},
        ),
        (
            "وصل الوزير سامي حداد إلى الكويت في زيارة التقى خلالها بولي العهد كريم خوري",
            {"سامي حداد", "كريم خوري"},
        ),
        (
            "وكان الرئيس سامي حداد قد التقى في تونس أول أمس الرئيس كريم خوري",
            {"سامي حداد", "كريم خوري"},
        ),
        (
            "يعقد الوزير سامي حداد محادثات في العاصمة (روما) مع الوزير كريم خوري",
            {"سامي حداد", "كريم خوري"},
        ),
        (
            "اجتمع المبعوث سامي حداد مع سفراء إيطاليا وفرنسا في طرابلس أمس",
            {"سامي حداد", "إيطاليا", "فرنسا"},
        ),
    ],
)
def test_who_meets_is_found_past_what_stands_between(
    named: Named, text: str, names: set[str]
) -> None:
    assert {r.name.label for r in roles(named, text) if r.rule.role == "participant"} == names


def test_each_side_has_one_who_chairs(named: Named) -> None:
    text = (
        "بدأت اجتماعات اللجنة العليا المشتركة في تونس وترأسها عن الجانب المصري الوزير سامي حداد "
        "وعن الجانب التونسي الوزير كريم خوري"
    )
    chairs = {r.name.label for r in roles(named, text) if r.rule.role == "chair"}
    assert chairs == {"سامي حداد", "كريم خوري"}


def test_a_delegation_keeps_whose_it_is(named: Named) -> None:
    text = "ترأس وزير الدولة سالم الهاشمي وفد البحرين إلى الاجتماع الوزاري في تونس"
    (role,) = [r for r in roles(named, text) if r.rule.role == "delegation_head"]
    assert role.of is not None
    assert role.of.key == "country:BH"


def test_the_quote_holds_the_name_and_the_words_that_give_the_role(named: Named) -> None:
    text = (
        "وعقد الاجتماع أمس. وكان وزير الخارجية الأردني أيمن الصفدي افتتح الاجتماع الوزاري في عمان."
    )
    (role,) = [r for r in roles(named, text) if r.rule.role == "opener"]
    quote = text[role.quote.start : role.quote.end]
    assert quote == "وزير الخارجية الأردني أيمن الصفدي افتتح الاجتماع"


@pytest.mark.parametrize(("kind", "entry"), FACTS, ids=lambda each: str(each)[:30])
def test_every_fact_rule_reads_its_own_example(
    named: Named, kind: str, entry: dict[str, Any]
) -> None:
    found = [
        fact
        for sentence, names in named(entry["example"])
        for fact in find_facts(sentence, names)
        if fact.rule == entry["name"]
    ]
    assert [fact.property for fact in found] == [kind]
    for part in ("amount", "currency", "number"):
        assert part not in entry or found[0].detail[part] == entry[part]


@pytest.mark.parametrize(
    "text",
    [
        "بلغت قيمة الصفقة 200 مليون دولار",
        "وقال إن القرار 2254 واضح",
        "وصلت 55 رسالة",
        "يضم المبنى 30 غرفة",
    ],
)
def test_other_numbers_are_neither_pledges_nor_members(named: Named, text: str) -> None:
    assert [fact for sentence, names in named(text) for fact in find_facts(sentence, names)] == []


@pytest.mark.parametrize(
    ("text", "chairs", "others"),
    [
        (
            "حضر جلسة القمة في أروشا، التي ترأسها الرئيس سامي حداد، كل من الوزير كريم خوري، "
            "والوزير ناصر بوريطة",
            {"سامي حداد"},
            {"كريم خوري", "ناصر بوريطة"},
        ),
        (
            "حضر القمة في أروشا الرئيس سامي حداد؛ رئيس التجمع، والرئيس ماكي صال؛ ممثلا عن "
            "الرئيس قيس سعيد؛ فضلا عن الوزير كريم خوري",
            set(),
            {"سامي حداد", "ماكي صال", "كريم خوري"},
        ),
        (
            "وزير الصحة سامي حداد التقى على هامش أعمال المؤتمر في تونس، السيد كريم خوري",
            set(),
            {"سامي حداد", "كريم خوري"},
        ),
    ],
)
def test_long_lists_tell_who_chairs_from_who_attends(
    named: Named, text: str, chairs: set[str], others: set[str]
) -> None:
    given = roles(named, text)
    assert {each.name.label for each in given if each.rule.role == "chair"} == chairs
    there = {each.name.label for each in given if each.rule.role == "participant"}
    assert there - chairs == others


def test_the_opening_session_is_of_the_summit_and_who_attended_it_too(named: Named) -> None:
    text = "حضر جلسة افتتاح قمة دول الساحل في أروشا الوزير سامي حداد والوزير كريم خوري"
    assert {each.name.label for each in roles(named, text)} == {"سامي حداد", "كريم خوري"}


def test_who_says_that_states_take_part_does_not(named: Named) -> None:
    text = "أعلنت الأمم المتحدة أن كينيا وأوغندا ستشاركان في محادثات جنيف المقررة غدا"
    assert {each.name.label for each in roles(named, text)} == {"كينيا", "أوغندا"}


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("1,5 مليون لاجئ", 1_500_000),
        ("1.35 مليون لاجئ", 1_350_000),
        ("12,500 لاجئ", 12_500),
        ("3 ملايين لاجئ", 3_000_000),
    ],
)
def test_a_number_of_people_is_read_as_it_is_meant(named: Named, said: str, number: int) -> None:
    text = f"وأضاف أن الأردن يستضيف {said}"
    (fact,) = [fact for sentence, names in named(text) for fact in find_facts(sentence, names)]
    assert fact.detail["number"] == number
