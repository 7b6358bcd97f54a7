"""Dates of pages: as outlets print them, wherever they stand on the page."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from store.layout import lay_out_page
from store.records import BlockKind

TITLE = "شكري يبحث مع نظيره القبرصي تعزيز التعاون بين البلدين"
BODY = (
    "بحث وزير الخارجية سامح شكري مع نظيره القبرصي في القاهرة سبل تعزيز التعاون بين البلدين.\n"
    "وأكد الجانبان أهمية مواصلة التشاور حول القضايا ذات الاهتمام المشترك في المنطقة.\n"
)
# How outlets print 2 October 2019, with what stands beside it and in other calendars.
PRINTED = [
    "2/10/2019",
    "نشر في: 02 أكتوبر ,2019: 05:20 م GST آخر تحديث: 20 مايو ,2020: 06:01 م GST",
    "2 أكتوبر/ تشرين الأول 2019",
    "تم نشره في 2 أكتوبر 2019",
    "2 أكتوبر 2019 - 10:30 بتوقيت أبوظبي",
    "تاريخ النشر: 02.10.2019 | 11:30 GMT | أخبار العالم العربي",
    "15:30 02.10.2019 (تم التحديث: 16:00 03.10.2019)",
    "15:30 02.10.2019(محدثة 16:00 03.10.2019) انسخ الرابط",
    "نشرت في: 02/10/2019 - 11:30",
    "تاريخ النشر: 2nd, October 2019 GMT",
    "تأريخ النشر: 08:55 - 2 October 2019",
    "2019-10-02 13:03 https://example.org/public/ar/1248/content",
    "نشرت في: 02/10/2019 - 11:30 آخر تحديث: 03/10/2019 - 12:44",
    "آخر تحديث: 03/10/2019 - 12:44 نشرت في: 02/10/2019 - 11:30",
    "تاريخ 02.10.2019",
    "02.10.2019٢ أكتوبر ٢٠١٩",
    "العالم نشر الأربعاء، 02 أكتوبر / تشرين الأول 2019",
    "الأربعاء، 02 أكتوبر 2019 05:30 م",
    "05:30 م الأربعاء 02 أكتوبر 2019",
    "الأربعاء 02-10-2019 05:30 | كتب: محمد حسن |",
    "نشر في: الأربعاء 2 أكتوبر 2019 - 5:30 م | آخر تحديث: الأربعاء 2 أكتوبر 2019 - 5:30 م",
    "05:30 م | الأربعاء 02 أكتوبر 2019",
    "الأربعاء 3 من صفر 1441 هــ 2 اكتوبر 2019 السنة 144 العدد 48511",
    "2-10-2019 | 17:30",
    "الأربعاء - 3 صفر 1441 هـ - 02 أكتوبر 2019 مـ رقم العدد [14918]",
    "الأربعاء / 03 / صفر / 1441 هـ الأربعاء 02 أكتوبر 2019 02:30",
    "03 صفر 1441 - 02 أكتوبر 2019 05:30 م",
    "3 صفر 1441 02-10-2019",
    "الأربعاء 3 صفر 1441هـ 2 أكتوبر 2019م",
    "الأربعاء 3 صفر 1441 هـ",
    "الأربعاء 1441/2/3 هـ الموافق 2019/10/02 م واس",
    "الأربعاء، ٢ أكتوبر ٢٠١٩ - ٥:٣٠ م",
    "سياسي 02/10/2019 12:34:00 م",
    "التاريخ: 02 أكتوبر 2019",
    "02 أكتوبر 2019 05:30 صباحا",
    "03:30 2-10-2019",
    "تم نشره في الأربعاء 2 تشرين الأول / أكتوبر 2019. 12:00 صباحاً",
    "02-10-2019 05:30 PM",
    "هسبورت من الرباط الأربعاء 02 أكتوبر 2019 - 17:30",
    "في 02/10/2019 على الساعة 17:30",
    "2019/10/02",
    "2 أكتوبر 2019 (17:30)",
    "2 - أكتوبر - 2019",
    "02 أكتوبر 2019 آخر تحديث: 03 أكتوبر 2019 11:23 ص (توقيت القدس)",
    "الأربعاء، 02 أكتوبر 2019 05:30 م بتوقيت غرينتش",
    "لندن- مرفأ21# الأربعاء، 02 أكتوبر 2019 05:30 م",
    "2019-10-02T17:30:11+00:00",
    "2019-10-02 | 17:30",
    "الأربعاء 02 تشرين الأول 2019 | 17:30",
    "الأربعاء 02 تشرين الأول 2019 الساعة 17:30 سياسة",
    "02-10-2019 | 17:30 المصدر: المرفأ",
    "الأربعاء2019/10/02",
    "الأربعاء 2019/10/02 آخر تحديث : 17:30 (بيروت)",
    "02.10.2019",
    "02 أكتوبر 2019, تحديث : 03 أكتوبر 2019",
    "02.10.2019 ~ 03.10.2019",
    "2019:10:02.17:30",
    "2019-10-02 17:30:11|arabic.news.example",
    "arabic.news.example | 2019-10-02 17:30:00",
    "OCTOBER 2, 2019 / 5:30 PM / آخر تحديث منذ 5 أشهر",
    "Wed Oct 2, 2019 5:30pm GMT",
    "Wednesday 02/10/2019 Issue 17171",
    "الأربعاء - 02 أكتوبر 2019 - Wed - 02 Oct 2019",
    "العدد : ١٥١٧٥ - الأربعاء ٠٢ أكتوبر ٢٠١٩ م، الموافق ٠٣ صفر ١٤٤١هـ",
    "العدد 11133 الأربعاء 2 أكتوبر 2019 الموافق 3 صفر 1441",
    "العدد 4779 - الأربعاء 02 أكتوبر 2019م الموافق 03 صفر 1441هـ",
    "2 أكتوبر 2019 المصدر : الساحل",
    "نشر في 02-10-2019 | 00:05",
    "[02/أكتوبر/2019]",
    "[02/ أكتوبر/2019]",
    "الأربعاء 02 أكتوبر 2019 الساعة 05 مساءً",
    "القاهرة - بوابة الساحل الأربعاء 02 أكتوبر 2019, 05:30 مساء",
    "2 أكتوبر, 2019 - 17:30",
    "أربعاء, 02/10/2019 - 17:30",
    "أربعاء, 10/02/2019 - 17:30",
    "الأربعاء, 10/02/2019 - 17:30",
    "2019 أكتوبر 02",
    "2019/أكتوبر/02",
    "2019, 02 أكتوبر",
    "منذ سنتين   2 October، 2019",
    "الأربعاء ٠٢ أكتوبر ٢٠١٩ - ٠٥:٣٠ بتوقيت غرينتش",
    "\u200f٠٢\u200f/١٠\u200f/٢٠١٩, ٥:٣٠ م",
    "۰۲/۱۰/۲۰۱۹",
    "الأربعاء 2 أوكتوبر 2019",
    "Mercredi 2 octobre 2019",
    "02 Oct 2019",
    "2nd October 2019",
    "October 2nd, 2019",
    "Published on: 2 October 2019",
    "Published Oct 2, 2019 Updated Oct 3, 2019",
    "Last updated: October 3, 2019 — Published: October 2, 2019",
    "بتاريخ الأربعاء 02 أكتوبر, 2019 في 05:30 مساءً",
    "الاربعاء, 02 تشرين الاول/أكتوبر 2019 17:30",
    "كتب بواسطة: محرر | في: أكتوبر 02, 2019",
    "أكتوبر 2, 2019",
    "أكتوبر 2, 2019 آخر تحديث: أكتوبر 3, 2019",
    "0 2 أكتوبر، 2019",
    "بواسطة محرر الموقع - 2 أكتوبر 2019",
    "محرر الموقع 2 أكتوبر، 2019 اترك تعليقا 45 زيارة",
    "قراءة 1234 | نُشر: 02 أكتوبر 2019",
    "كتبه محمد حسن في الأربعاء 02 أكتوبر 2019",
    "أضيف بتاريخ 2019-10-02 الساعة 5:30 م",
    "الزيارات: 1023 | 02/10/2019",
    "تاريخ الخبر: 2/10/2019",
    "وقت النشر : 2019/10/02",
    "الأربعاء ، ٢ / ١٠ / ٢٠١٩",
    "الأربعاء 02/10/2019 م",
    "يوم الأربعاء الموافق 2 أكتوبر 2019",
    "الأربعاء، 2 تشرين1 2019",
    "الأربعاء 2 تشرين أول 2019",
    "2 ت1 2019",
    "Wednesday, 2 October, 2019",
    "2019-10-02 05:30 PM",
    "طبع في 05/10/2019 - نشر في 02/10/2019",
    "12:07 ص - الأربعاء 2 أكتوبر 2019",
    "الاربعاء 02 اكتوبر 2019م - الساعة:17:30",
    "آخر تحديث: الخميس 3 أكتوبر 2019 - 11:00 ص KSA 08:00 - GMT نشر في: الأربعاء 2 أكتوبر 2019",
    "أُنشئت في 02/10/2019",
    "صدر في: 02 أكتوبر 2019",
    "نشر : 2019-10-02 17:30",
    "نُشِرَ الأربعاء 2 أكتوبر 2019",
    "2أكتوبر2019",
    "2 أكتوبر2019م",
    "2\\10\\2019",
    "2–10–2019",
    "الأربعاء, أكتوبر 2, 2019",
    "الأربعاء 2 أكتوبر 2019 الموافق 3 صفر 1441 هـ العدد 1234 السنة الخامسة",
    "يومية سياسية مستقلة - تأسست عام 1962 - الأربعاء 2 أكتوبر 2019",
    "نُشر يوم الأربعاء الموافق 02/10/2019 الساعة 11:05 ص",
    "حُرر بتونس في 2 أكتوبر 2019",
    "السنة 12 - عدد 3456 - الأربعاء 2 أكتوبر (تشرين الأول) 2019 م - 3 صفر 1441 هـ",
    "القاهرة: 2 أكتوبر 2019",
    "2 أكتوبر, 2019 5:30 مساءً",
    "2 أكتوبر 2019 في 5:30 م",
    "عُدّل: 3 أكتوبر 2019 نُشر: 2 أكتوبر 2019",
    "الكاتب: وكالات التاريخ: 2019-10-02",
    "الأربعاء الثاني من أكتوبر 2019",
]
ARRANGED: dict[str, Callable[[str], str]] = {
    "below the headline": lambda line: f"بوابة الساحل\n{TITLE}\n{line}\n\n{BODY}",
    "above the headline": lambda line: f"{line}\n{TITLE}\n{BODY}",
    "between headline and dateline": lambda line: f"{TITLE}\n\n{line}\n\nالقاهرة - الساحل\n{BODY}",
}


def dates_of(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for each in lay_out_page(text).found:
        meant = each.date.resolve(None) if each.date is not None else None
        if meant is not None:
            found.setdefault(each.property, meant.edtf[:10])
    return found


@pytest.mark.parametrize("arranged", ARRANGED)
@pytest.mark.parametrize("line", PRINTED)
def test_the_day_of_publication_as_outlets_print_it(line: str, arranged: str) -> None:
    assert dates_of(ARRANGED[arranged](line))["date_published"] == "2019-10-02"


@pytest.mark.parametrize(
    "page",
    [
        "{date}\nسياسة\n{title}\n{body}",
        "بوابة الساحل\n{date}\nأخبار محلية\n{title}\n{body}",
        "الرئيسية | سياسة | اقتصاد | رياضة\n{date}\nسياسة\n{title}\n{body}",
        "سياسة\n{title}\nأحمد محمود\n{date}\n{body}",
        "{title}\nأكد الوزيران عمق العلاقات وحرص البلدين على تطوير التعاون.\n{date}\n{body}",
        "{title}\n{body}\n(أ ش أ)\n{date}\nطباعة",
        "{title}\n{body}\nشارك الخبر\nتاريخ النشر: {date}\nجميع الحقوق محفوظة",
        "{title}\nالقاهرة - من مراسلنا أحمد محمود عبد السلام - {date} - سياسة\n{body}",
        "{title}\n{date} عدد المشاهدات 1234 عدد التعليقات 12 مشاركة طباعة إرسال لصديق\n{body}",
        "آخر الأخبار\n28 سبتمبر 2019 | الوزراء يعلنون مبادرة جديدة للمناخ\n{title}\n{date}\n{body}",
        "{title}\n{date}\n{body}\nمواضيع ذات صلة\nخبر آخر عن القمة العربية\n28 سبتمبر 2019",
        "الأحد 3 مايو 2020\nالرئيسية | سياسة | اقتصاد | رياضة\n{title}\n{date}\n{body}",
        "الأحد 3 مايو 2020\n{title}\n{date}\n{body}",
        "اليوم: الأحد 3 مايو 2020\n{title}\n{date}\n{body}",
        "{title} - {date}\n{body}",
        "{title} | بوابة الساحل | {date}\n\n{body}",
        "{title}\nالقاهرة {date} (أ ش أ) - {body}",
        "{title}\nالقاهرة في {date} /أ ش أ/ {body}",
        "{title}\nالقاهرة ـ {date} ـ {body}",
        "{title}\n({date}) {body}",
        "{title}\nنيويورك – الأمم المتحدة ({date}): {body}",
        "{title}\nوكالة الأنباء الليبية - طرابلس {date} - {body}",
        "{title}\nموسكو، {date}، سبوتنيك: {body}",
        "{title}\nنواكشوط ,  {date}  - {body}",
        "{title} ({date})\n{body}",
        "{title}\n{date} | كتب محمد عبد الله السيد أحمد\n{body}",
    ],
)
@pytest.mark.parametrize(
    "date", ["الأربعاء 2 أكتوبر 2019", "2019-10-02", "02/10/2019", "2 تشرين الأول 2019"]
)
def test_the_day_of_publication_wherever_it_stands(page: str, date: str) -> None:
    found = dates_of(page.format(title=TITLE, body=BODY, date=date))
    assert found["date_published"] == "2019-10-02"


@pytest.mark.parametrize(
    "page",
    [
        "{title}\n{body}\nمواضيع ذات صلة\nخبر آخر عن القمة العربية\n28 سبتمبر 2018",
        "{title}\n{body}\nالأكثر قراءة\n5 فيفري 2016 | تعيينات جديدة على رأس الولايات",
        "28 سبتمبر 2017 | الوزراء يعلنون مبادرة جديدة للمناخ\n{title}\n{body}",
        "الجمعة 29 مارس 2024\nرئيس التحرير\nكريم العلي\n{title}\n{body}",
        "{title}\nطبع في 05/10/2019\n{body}",
        "{title}\nآخر تحديث: 2/10/2019|11:42 PM (مكة المكرمة)\n{body}",
        "{title}\n{body}\nجميع الحقوق محفوظة © الساحل 2016 - 2023",
        "{title}\n{body}\n— كريم العلي (@karim_alali) April 13, 2019",
    ],
)
def test_dates_of_other_articles_of_the_page_and_of_an_update_are_not_the_articles(
    page: str,
) -> None:
    assert "date_published" not in dates_of(page.format(title=TITLE, body=BODY))


def test_the_day_of_publication_in_the_pages_own_address() -> None:
    text = f"{TITLE}\n{BODY}\nhttps://www.example.com/ar/2019/10/02/shoukry-meets\n"
    assert dates_of(text)["date_published"] == "2019-10-02"


def test_an_update_and_a_publication_are_told_by_the_words_before_each() -> None:
    line = "Last updated: October 3, 2019 — Published: October 2, 2019"
    found = dates_of(f"{TITLE}\n{line}\n{BODY}")
    assert found == {"date_published": "2019-10-02", "date_modified": "2019-10-03"}


def test_month_and_day_are_exchanged_only_where_the_weekday_or_the_calendar_says_so() -> None:
    def day_of(line: str) -> str:
        return dates_of(f"{TITLE}\n{line}\n{BODY}")["date_published"]

    assert day_of("10/02/2019") == "2019-02-10"
    assert day_of("الأحد 10/02/2019") == "2019-02-10"
    assert day_of("الأربعاء 10/02/2019") == "2019-10-02"
    assert day_of("10/25/2019 - 14:30") == "2019-10-25"


@pytest.mark.parametrize(
    "behind", [" - 2 أكتوبر 2019", " (2019-10-02)", " | بوابة الساحل | 02/10/2019"]
)
def test_a_headline_is_without_the_date_behind_it(behind: str) -> None:
    text = f"{TITLE}{behind}\n{BODY}"
    title = next(each.span for each in lay_out_page(text).found if each.property == "title")
    assert text[title.start : title.end] == TITLE


@pytest.mark.parametrize(
    "head",
    [
        "تم النشر في: 2 أكتوبر 2019, 12:34 مساءً ",
        "نشر بتاريخ 02/10/2019 - 17:30 | ",
        "date 2019-10-02 ",
        "2019-10-02 ",
    ],
)
def test_a_page_that_lost_its_lines_begins_with_its_date(head: str) -> None:
    assert dates_of(head + BODY)["date_published"] == "2019-10-02"
    text = lay_out_page(head + BODY).of(BlockKind.BODY)[0]
    assert (head + BODY)[text.start :] == BODY


def test_a_text_may_begin_with_a_day() -> None:
    text = "2 أكتوبر 2019 كان يوما مهما في تاريخ العلاقات بين البلدين كما قال الوزير أمس.\n"
    assert "date_published" not in dates_of(text + BODY)


def test_a_dateline_of_day_and_month_as_numbers() -> None:
    text = f"{TITLE}\nالكويت - 14 - 5 (كونا) -- {BODY}"
    assert dates_of(text)["date_published"] == "XXXX-05-14"
