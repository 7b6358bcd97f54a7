"""Bodies that meet across continents: forums, organs of parties, and the acronyms they go by."""

from __future__ import annotations

import pytest

from tests.store.extract.naming import Named, found


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("قمة منتدى التعاون الاقتصادي لدول آسيا والمحيط الهادئ (أبيك)", "apec"),
        ("قادة منتدى التعاون الاقتصادي لآسيا-الباسيفيك في ليما", "apec"),
        ("وزراء خارجية رابطة دول جنوب شرقي آسيا في جاكرتا", "asean"),
        ("قمة المجموعة الاقتصادية لدول غرب إفريقيا في أبوجا", "ecowas"),
        ("أعلنت الجماعة السياسية الأوروبية موعد قمتها", "epc"),
    ],
)
def test_a_forum_is_one_in_whatever_wording(named: Named, text: str, key: str) -> None:
    assert {each for _, each in found(named, text, "organisation")} == {key}
    assert found(named, text, "place")[:-1] == []


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        (
            "اجتمع المكتب السياسي للجنة المركزية للحزب الشيوعي الفيتنامي",
            ["المكتب السياسي للجنة المركزية للحزب الشيوعي الفيتنامي"],
        ),
        ("عقدت اللجنة المركزية لحزب الفجر اجتماعا", ["اللجنة المركزية لحزب الفجر"]),
        ("عقدت اللجنة المركزية لحركة فتح اجتماعا", ["اللجنة المركزية لحركة فتح"]),
        ("اجتمع المكتب الدائم للبرلمان العربي", ["المكتب الدائم للبرلمان العربي"]),
        ("عقد المكتب السياسي لحركة حماس اجتماعا", ["المكتب السياسي لحركة حماس"]),
        # Whoever is of such an office is of the body.
        ("التقى عضو المكتب السياسي لحركة حماس", ["حركة حماس"]),
        ("وأمين سر اللجنة المركزية لحركة فتح", ["اللجنة المركزية", "حركة فتح"]),
        # An office that only speaks or writes for a body is none that leads it.
        ("وقال المكتب الإعلامي لبلدية الميناء", ["بلدية الميناء"]),
    ],
)
def test_what_leads_a_body_is_named_with_it(named: Named, text: str, bodies: list[str]) -> None:
    assert [words for words, _ in found(named, text, "organisation")] == bodies


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "اجتمعت حركة التحرير الشعبية (فريليمو) مع الحكومة. وقالت فريليمو إنها ستشارك",
            ["حركة التحرير الشعبية", "فريليمو", "فريليمو"],
        ),
        (
            "تنسحب بعثة الأمم المتحدة في مالي «مينوسما». وكانت لمينوسما قاعدة هنا",
            ["بعثة الأمم المتحدة في مالي", "مينوسما", "مينوسما"],
        ),
        # Words of the language, names of persons and of places are none.
        ("قالت وزارة الخارجية (الصورة) ذلك. وكانت الصورة قديمة", ["وزارة الخارجية"]),
        ("زار جامعة الأندلس (كريم) أمس. وقال كريم ذلك", ["جامعة الأندلس"]),
        ("اجتمع حزب الفجر (لبنان) أمس. وقال لبنان ذلك", ["حزب الفجر"]),
        ("اجتمع حزب الفجر (فجرون وأصدقاؤه) أمس. وقالت فجرون ذلك", ["حزب الفجر"]),
    ],
)
def test_an_acronym_behind_a_name_is_the_body(named: Named, text: str, words: list[str]) -> None:
    bodies = found(named, text, "organisation")
    assert [each for each, _ in bodies] == words
    assert len({key for _, key in bodies}) == 1
