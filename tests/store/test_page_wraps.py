"""Pages whose paragraphs were broken into lines."""

from __future__ import annotations

import pytest

from store.extract import read
from store.layout import lay_out_page
from store.records import BlockKind

TITLE = "رئيس الحكومة يستقبل السفير الروسي ووفد الغرفة"


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a page, each on one line."""
    found = lay_out_page(text).of(BlockKind.BODY)
    return [" ".join(text[each.start : each.end].split()) for each in found]


LINKED = f"""{TITLE}
استقبل رئيس
حركة النهوض
النائب
سليم حداد
، السفير الروسي في
لبنان
إيغور مالكوف، يرافقه القنصل بافل سوكولوف.
كما التقى
حداد
رئيس
غرفة بيروت، وذلك في إطار جولة على الهيئات
الاقتصادية
، ورافقه النائب كميل عون.
وأكد المجتمعون أهمية التعاون بين البلدين."""
COLUMN = f"""{TITLE}

عقد رئيس الحكومة اجتماعا مع السفير الروسي في
بيروت إيغور مالكوف، وبحث معه ما توصلت إليه اللجان من
نتائج في الأسابيع الماضية، وأثنى على التعاون بين
البلدين.
وقال السفير بعد اللقاء إن بلاده مستعدة للمساعدة."""


def test_a_paragraph_broken_at_its_links_is_one() -> None:
    assert paragraphs(LINKED) == [
        "استقبل رئيس حركة النهوض النائب سليم حداد ، السفير الروسي في لبنان إيغور مالكوف، "
        "يرافقه القنصل بافل سوكولوف.",
        "كما التقى حداد رئيس غرفة بيروت، وذلك في إطار جولة على الهيئات الاقتصادية ، ورافقه "
        "النائب كميل عون.",
        "وأكد المجتمعون أهمية التعاون بين البلدين.",
    ]


def test_a_paragraph_broken_at_a_width_is_one() -> None:
    assert len(paragraphs(COLUMN)) == 2
    assert paragraphs(COLUMN)[0].endswith("بين البلدين.")


def test_names_are_read_across_the_breaks_and_quoted_as_the_page_has_them() -> None:
    article = read(LINKED, file="page.txt", sha256="0" * 64, id="a0")
    named = {" ".join(LINKED[each.start : each.end].split()) for each in article.mentions}
    assert {"سليم حداد", "إيغور مالكوف", "حركة النهوض"} <= named
    for claim in article.claims:
        assert LINKED[claim.start : claim.end] == claim.quote


@pytest.mark.parametrize(
    "text",
    [
        f"{TITLE}\nحضر اللقاء من الجانب الروسي\nالقنصل بافل سوكولوف\nالملحق إيفان بتروف",
        f"{TITLE}\nاستقبل رئيس الحكومة السفير الروسي في بيروت\nوبحث معه التعاون بين البلدين\n",
        f"{TITLE}\n\nبحث رئيس الحكومة ما تحقق من\n\nتعاون بين البلدين في\n\nالسنوات الماضية",
    ],
    ids=["a list", "no stops", "blank lines"],
)
def test_lines_that_are_paragraphs_stay_apart(text: str) -> None:
    lines = [line for line in text.splitlines() if line]
    assert sum(1 for each in lay_out_page(text).blocks) >= len(lines)
