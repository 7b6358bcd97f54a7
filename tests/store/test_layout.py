"""What is article and what is page."""

from __future__ import annotations

import pytest

from store.data import load
from store.layout import lay_out_page
from store.records import BlockKind

BODY = (
    "أعلنت وزارة الصحة في بيان أصدرته مساء أمس أن الاجتماع المقبل سيعقد في تونس بمشاركة وفود من "
    "دول عدة لبحث التعاون في مجال الدواء."
)


def blocks(text: str, kind: BlockKind) -> list[str]:
    """The words of the blocks of a kind."""
    return [text[each.start : each.end] for each in lay_out_page(text).of(kind)]


def said(text: str) -> dict[str, str]:
    """What the page says of its article: values as they stand, dates in EDTF."""
    found = {}
    for each in lay_out_page(text).found:
        meant = each.date.resolve(None) if each.date else None
        found[each.property] = meant.edtf if meant else text[each.span.start : each.span.end]
    return found


@pytest.mark.parametrize(
    ("kind", "entry"),
    [
        (kind, entry)
        for kind in ("masthead", "advert", "caption", "footer")
        for entry in load("layout.toml")[kind]
    ],
    ids=lambda each: str(each)[:40],
)
def test_every_kind_of_furniture_is_told_by_its_example(kind: str, entry: dict[str, str]) -> None:
    text = f"عنوان الخبر الذي يقرأه الناس\n{entry['example']}\n{BODY}"
    assert entry["example"] in blocks(text, BlockKind(kind))


@pytest.mark.parametrize("entry", load("layout.toml")["publisher"], ids=lambda e: e["means"])
def test_an_outlet_is_named_at_the_foot_of_the_page(entry: dict[str, str]) -> None:
    text = f"عنوان الخبر الذي يقرأه الناس\n{BODY}\n{entry['example']}"
    if BlockKind.FOOTER not in {block.kind for block in lay_out_page(text).blocks}:
        pytest.fail("the line is no footer")
    assert said(text)["publisher"] == entry["means"]


@pytest.mark.parametrize(
    ("lines", "dates"),
    [
        (["الثلاثاء 11 يوليو 2017"], {"date_published": "2017-07-11"}),
        (["تم نشره في الجمعة 10 نيسان / أبريل 2015"], {"date_published": "2015-04-10"}),
        (["آخر تحديث: 13/02/2018 02:16 م"], {"date_modified": "2018-02-13T14:16"}),
        (
            ["نشر في 3 مارس 2019", "آخر تحديث 4 مارس 2019"],
            {"date_published": "2019-03-03", "date_modified": "2019-03-04"},
        ),
    ],
)
def test_dates_of_the_page_are_kept_apart(lines: list[str], dates: dict[str, str]) -> None:
    text = "\n".join(["عنوان الخبر الذي يقرأه الناس", *lines, BODY])
    found = said(text)
    assert {
        name: found[name] for name in found if name.endswith(("published", "modified"))
    } == dates
    assert "page_date" not in found


@pytest.mark.parametrize(
    ("line", "published", "modified"),
    [
        (
            "نشر فى: الأربعاء 23 ديسمبر 2020 - 3:40 م | آخر تحديث: الخميس 24 ديسمبر 2020 - 1:10 م",
            "2020-12-23T15:40",
            "2020-12-24T13:10",
        ),
        ("17:12 12.03.2019 (تم التحديث: 17:30 13.03.2019)", "2019-03-12", "2019-03-13"),
        ("الثلاثاء - 5 رجب 1440 هـ - 12 مارس 2019 مـ", "2019-03-12", ""),
        ("March 12, 2019", "2019-03-12", ""),
        ("GMT 14:05 2019 الثلاثاء 12 مارس", "2019-03-12", ""),
        ("12.03.2019١٢ مارس ٢٠١٩", "2019-03-12", ""),
        ("• 12-03-2019, 14:05", "2019-03-12T14:05", ""),
        (
            "آخر تحديث: الثلاثاء - 5 رجب 1440 هـ - 12 مارس 2019 مـ الساعة 14:00",
            "",
            "2019-03-12",
        ),
        ("آخر تحديث: منذ 3 ساعات", "", ""),
    ],
)
def test_lines_of_dates_as_outlets_print_them(line: str, published: str, modified: str) -> None:
    found = said(f"وزراء الصحة يبحثون ملف الدواء في تونس\n{line}\n{BODY}")
    assert found.get("date_published", "") == published
    assert found.get("date_modified", "") == modified


@pytest.mark.parametrize(
    ("dateline", "published"),
    [
        ("رام الله 25-7-2019 وفا- ", "2019-07-25"),
        ("صلالة في الأول من أغسطس 2017 /العمانية/ ", "2017-08-01"),
        ("القاهرة 12 مارس 2019 (شينخوا) -- ", "2019-03-12"),
        ("أبوظبي في 12 مارس / وام / ", "XXXX-03-12"),
        ("القاهرة ـ 12 مارس 2019 ـ ", "2019-03-12"),
        ("مقديشو 6 رجب 1440 هـ الموافق 12 مارس 2019 م (صونا) – ", "2019-03-12"),
        ("نيويورك – الأمم المتحدة (12 مارس 2019): ", "2019-03-12"),
        ("(موقع المرفأ / وكالات - 12 مارس 2019ء) ", "2019-03-12"),
        ("عقد مساء 12 مارس 2019 اجتماع حضره الوزراء و", ""),
    ],
)
def test_the_date_of_a_dateline_needs_what_ends_a_dateline(dateline: str, published: str) -> None:
    found = said(f"وزراء الصحة يبحثون ملف الدواء في تونس\n{dateline}{BODY}")
    assert found.get("date_published", "") == published


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["ملاعب عربية | القرعة تضع المنتخب في مجموعة صعبة"], "القرعة تضع المنتخب في مجموعة صعبة"),
        (["عام / الوزير يرأس جلسة مجلس الصحة في تونس"], "الوزير يرأس جلسة مجلس الصحة في تونس"),
        (["الوزير يرأس جلسة مجلس الصحة | موقع المرفأ"], "الوزير يرأس جلسة مجلس الصحة"),
        (
            ["راديو المرفأ من تونس", "وزراء الصحة العرب يبحثون ملف الدواء في تونس"],
            "وزراء الصحة العرب يبحثون ملف الدواء في تونس",
        ),
        (
            ["وزراء الصحة العرب يبحثون ملف الدواء", "تونس تستضيف الاجتماع الوزاري للمرة الأولى"],
            "وزراء الصحة العرب يبحثون ملف الدواء",
        ),
        (["الوزير: لا دواء بلا رقابة في الأسواق"], "الوزير: لا دواء بلا رقابة في الأسواق"),
    ],
)
def test_a_headline_is_without_its_section_and_its_outlet(lines: list[str], title: str) -> None:
    text = "\n".join([*lines, "12 مارس 2019", BODY])
    assert said(text)["title"] == title


def test_a_date_in_the_masthead_is_the_pages_not_the_articles() -> None:
    text = "الجمعة 29 مارس 2024\nرئيس التحرير\nكريم العلي\nعنوان الخبر الذي يقرأه الناس\n" + BODY
    found = said(text)
    assert found["page_date"] == "2024-03-29"
    assert "date_published" not in found


def test_a_kicker_ends_with_a_colon_above_the_headline() -> None:
    text = f"تونس تستعد للاجتماع الوزاري:\nوزراء الصحة يبحثون ملف الدواء\n{BODY}"
    assert said(text)["kicker"] == "تونس تستعد للاجتماع الوزاري:"
    assert said(text)["title"] == "وزراء الصحة يبحثون ملف الدواء"


def test_a_print_title_names_the_outlet_and_is_no_second_headline() -> None:
    title = "وزراء الصحة يبحثون ملف الدواء في تونس"
    text = f"موقع المرفأ : {title} (طباعة)\n{title}\n{BODY}"
    assert said(text)["publisher"] == "موقع المرفأ"
    assert blocks(text, BlockKind.TITLE) == [title]


def test_author_and_dateline_stand_before_the_text() -> None:
    text = f"وزراء الصحة يبحثون ملف الدواء\nليلى العطار\nتونس - {BODY}"
    found = said(text)
    assert (found["author"], found["dateline"]) == ("ليلى العطار", "تونس")


def test_an_agency_is_no_author() -> None:
    text = f"وزراء الصحة يبحثون ملف الدواء\nتونس - وكالات\n{BODY}"
    assert "author" not in said(text)


def test_the_first_words_of_the_headline_again_are_no_author() -> None:
    text = f"بهدف تطوير التعاون يجتمع وزراء الصحة\nبهدف تطوير التعاون\n{BODY}"
    assert "author" not in said(text)


@pytest.mark.parametrize("text", ["", "\n\n", "كلمة", "2018", BODY])
def test_a_text_without_a_headline_is_still_laid_out(text: str) -> None:
    layout = lay_out_page(text)
    assert all(0 <= each.start < each.end <= len(text) for each in layout.blocks)


def test_blocks_never_overlap(seeds: list[object]) -> None:
    from pathlib import Path

    for path in seeds:
        assert isinstance(path, Path)
        end = 0
        for block in lay_out_page(path.read_text("utf-8")).blocks:
            assert end <= block.start < block.end
            end = block.end


@pytest.mark.parametrize("tail", ["صورة جماعية للوزراء في تونس", "تم إضافة تعليقك وسيظهر قريبا"])
def test_a_text_that_begins_without_a_headline_has_none(tail: str) -> None:
    text = f"{BODY}\n{BODY}\n{tail}"
    assert blocks(text, BlockKind.BODY)[:2] == [BODY, BODY]
    assert not blocks(text, BlockKind.TITLE)
    assert "title" not in said(text)


def test_short_sentences_above_a_headline_are_the_masthead() -> None:
    text = f"كل الأخبار أولا بأول.\nوزراء الصحة يبحثون ملف الدواء في تونس\n{BODY}"
    assert said(text)["title"] == "وزراء الصحة يبحثون ملف الدواء في تونس"


HEADLINE = "وزراء الصحة العرب يبحثون ملف الدواء في تونس"


@pytest.mark.parametrize(
    ("above", "kind"),
    [
        (["08:15 افتتاح معرض الكتاب في المدينة", "07:40انخفاض أسعار القمح"], BlockKind.MASTHEAD),
        (
            ["أسعار القمح تنخفض    معرض الكتاب يفتح أبوابه    الطقس غدا    نتائج القرعة"],
            BlockKind.MASTHEAD,
        ),
        (
            ["أخبار سياسة اقتصاد رياضة ثقافة محافظات فيديو صور مقالات طقس أرشيف كاريكاتير"],
            BlockKind.MASTHEAD,
        ),
        (
            [
                "نستخدم ملفات تعريف الارتباط لتحسين تجربتكم على هذا الموقع ولتحليل الزيارات، "
                "ومواصلة التصفح تعني قبول سياسة الخصوصية المعمول بها لدينا."
            ],
            BlockKind.MASTHEAD,
        ),
        (["تصفح بدون إعلانات واقرأ أكثر"], BlockKind.MASTHEAD),
        (["محليات صحة آخر تحديث في"], BlockKind.MASTHEAD),
    ],
)
def test_what_stands_above_a_headline_is_no_headline(above: list[str], kind: BlockKind) -> None:
    text = "\n".join([*above, HEADLINE, "12 مارس 2019", BODY])
    assert said(text)["title"] == HEADLINE
    assert blocks(text, kind)[: len(above)] == above
    assert blocks(text, BlockKind.BODY) == [BODY]


def test_events_in_their_order_below_the_text_are_read() -> None:
    hours = ["10:15 وصل الوزير إلى المقر", "10:40 بدأت الجلسة المغلقة"]
    assert blocks("\n".join([HEADLINE, BODY, *hours, BODY]), BlockKind.BODY) == [BODY, *hours, BODY]


def test_the_line_said_again_above_the_text_is_the_headline() -> None:
    text = "\n".join(["موقع المرفأ الإخباري على مدار الساعة", HEADLINE, "نشرة", HEADLINE, BODY])
    assert said(text)["title"] == HEADLINE
    assert BODY in blocks(text, BlockKind.BODY)


def test_the_beginning_of_a_headline_under_its_picture_is_no_headline() -> None:
    text = "\n".join([HEADLINE, "12 مارس 2019", " ".join(HEADLINE.split()[:4]), BODY])
    assert said(text)["title"] == HEADLINE
    assert said(f"المرفأ | {HEADLINE}\n{HEADLINE}\n{BODY}")["publisher"] == "المرفأ"
    assert said(f"{HEADLINE} صحيفة المرفأ\n{HEADLINE}\n{BODY}")["title"] == HEADLINE


@pytest.mark.parametrize(
    "above",
    [
        ["المرفأ سبورت المرفأ جامعات المرفأ عقارات", "english EN"],
        ["آخر الأخبار من شرق المتوسط بسبع لغات"],
        ["الأكثر قراءة", "أسعار الخضر ترتفع في الأسواق"],
        ["1. تخطي إلى المحتوى", "2. تخطي إلى القائمة"],
        ["على هامش معرض الكتاب"],
    ],
)
def test_the_headline_is_what_the_beginning_of_the_text_tells_again(above: list[str]) -> None:
    headline = "وزارة الصحة تعلن عقد الاجتماع المقبل في تونس"
    assert said("\n".join([*above, headline, BODY]))["title"] == headline


def test_a_headline_stays_one_where_a_line_below_tells_of_the_text_as_well() -> None:
    below = "وفود من دول عدة تبحث التعاون في مجال الدواء"
    assert said(f"وزارة الصحة تعلن موعد الاجتماع\n{below}\n{BODY}")["title"] != below
    listed = "حضر الاجتماع في تونس من وزارة الصحة كل من:"
    assert (
        said(f"خطوة جديدة على الطريق الطويل\n{listed}\n{BODY}")["title"]
        == "خطوة جديدة على الطريق الطويل"
    )


@pytest.mark.parametrize("picture", ["وزير الصحة", f"{HEADLINE}. تصوير كريم العلي"])
def test_what_stands_twice_under_a_picture_is_no_headline(picture: str) -> None:
    caption = f"{picture} في المقر" if picture == "وزير الصحة" else picture
    assert said("\n".join([HEADLINE, caption, caption, BODY]))["title"] == HEADLINE


def test_a_question_may_be_the_headline() -> None:
    assert said(f"من هم وزراء الصحة المشاركون في اجتماع تونس؟\n{BODY}")["title"].endswith("؟")


@pytest.mark.parametrize(
    "below",
    [
        "للمزيد من أخبار الصحة في البلاد",
        "لمتابعة كل أخبار الصحة في البلاد",
        "وزير الصحة يفتتح مستشفى في سوسة",
    ],
)
def test_a_text_without_a_headline_is_read_all_the_same(below: str) -> None:
    text = "\n".join(["وكالات", BODY, "وتستمر أعمال الاجتماع يومين.", below])
    assert "title" not in said(text)
    assert blocks(text, BlockKind.MASTHEAD) == []
    assert BODY in blocks(text, BlockKind.BODY)


def test_who_edits_the_outlet_is_no_headline() -> None:
    headline = "وزراء الصحة يبحثون ملف الدواء في تونس"
    text = f"رئيس مجلسي الإدارة والتحرير\nكريم محمود\n{headline}\n{BODY}"
    assert said(text)["title"] == headline
