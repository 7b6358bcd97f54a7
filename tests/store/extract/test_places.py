"""Which countries, cities and seats a sentence names, and what is none."""

from __future__ import annotations

import pytest

from store.data import load
from store.gazetteer import gazetteer
from tests.store.extract.naming import Named, found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("عقد في بالأردن ومصر وقطر", [("الأردن", "JO"), ("مصر", "EG"), ("قطر", "QA")]),
        ("سفير الأورغواي وسفير طاجاكستان", [("الأورغواي", "UY"), ("طاجاكستان", "TJ")]),
        ("زار دولة الإمارات العربية المتحدة", [("دولة الإمارات العربية المتحدة", "AE")]),
        ("وصل إلى سلطنة عمان", [("سلطنة عمان", "OM")]),
        (
            "الولايات المتحدة الأميركية وبريطانيا",
            [("الولايات المتحدة الأميركية", "US"), ("بريطانيا", "GB")],
        ),
        ("في سورية والعراق", [("سورية", "SY"), ("العراق", "IQ")]),
        (
            "قادة قازاخستان وقرغيزستان وتركمنستان",
            [("قازاخستان", "KZ"), ("قرغيزستان", "KG"), ("تركمنستان", "TM")],
        ),
        ("سفير الجمهورية الفرنسية لدى اليمن", [("الجمهورية الفرنسية", "FR"), ("اليمن", "YE")]),
        ("احتفلت الجمهورية الإسلامية الموريتانية", [("الجمهورية الإسلامية الموريتانية", "MR")]),
        ("زار الرئيس الفرنسي الجمهورية", []),
        (
            "وزراء ميانمار وتيمور الشرقية وغينيا كوناكري",
            [("ميانمار", "MM"), ("تيمور الشرقية", "TL"), ("غينيا كوناكري", "GN")],
        ),
        # «Of the two oceans, the Indian and the Pacific» names no nation.
        ("أمن منطقة المحيطين الهندي والهادئ وشبه الجزيرة الكورية", []),
    ],
)
def test_countries_with_proclitics_and_state_words(
    named: Named, text: str, names: list[tuple[str, str]]
) -> None:
    assert found(named, text, "country") == names


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("في محافظة صلاح الدين أمس", ["صلاح الدين"]),
        ("قال الوزير صلاح الدين رباني", []),
        ("قالت مريم بنت مكناس", []),
        ("في مكناس أمس", ["مكناس"]),
        ("وقالت صحيفة واشنطن بوست", []),
        ("ونيويورك تايمز الأمريكية", []),
        ("ذكر تلفزيون بيروت ذلك", []),
        ("في بيروت اليوم", ["بيروت"]),
    ],
)
def test_what_is_spelt_like_a_place(named: Named, text: str, places: list[str]) -> None:
    assert [words for words, _ in found(named, text, "place")] == places


@pytest.mark.parametrize(
    "text",
    [
        "ذكر موقع (روسيا اليوم) ذلك",
        "كثف التنظيم تركيزه على فروعه",
        "الدولة ملتزمة",
        "الوضع المالي صعب",
    ],
)
def test_words_that_only_contain_a_country_are_none(named: Named, text: str) -> None:
    assert found(named, text, "country") == []


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("عقد الاجتماع في العاصمة الإيطالية أمس", "3169070"),
        ("في مدينة جدة السعودية", "105343"),
        ("انعقد بالقاهرة", "360630"),
    ],
)
def test_cities_by_name_and_by_what_they_are_capital_of(named: Named, text: str, city: str) -> None:
    assert [key for _, key in found(named, text, "place")] == [city]


def test_an_everyday_word_is_a_city_only_after_the_word_for_one(named: Named) -> None:
    assert found(named, "فتح الباب أمام الحوار", "place") == []
    assert [words for words, _ in found(named, "قصف مدينة الباب السورية", "place")] == ["الباب"]


def test_oman_and_amman_are_told_by_what_else_is_spoken_of(named: Named) -> None:
    oman = "قال وزير الخارجية العماني إن عمان ترحب بالضيوف"
    amman = "وصل وزير الخارجية الأردني إلى عمان"
    assert [key for _, key in found(named, oman, "country")] == ["OM"]
    assert [key for _, key in found(named, amman, "place")] == ["250441"]


@pytest.mark.parametrize(
    "place", [each for places in load("news_places.toml").values() for each in places]
)
def test_every_place_of_the_news_is_one_where_something_is(named: Named, place: str) -> None:
    place, _, listed = place.partition(" = ")
    text = f"وصل الوفد في زيارة إلى {place} أمس"
    if listed:
        again = found(named, f"وصل الوفد إلى {listed} أمس", "place")
        assert [key for _, key in found(named, text, "place")] == [key for _, key in again]
    assert place in [words for words, _ in found(named, text, "place")]


@pytest.mark.parametrize(("listed", "shown"), sorted(load("news_places.toml")["shown"].items()))
def test_a_capital_is_one_place_and_shown_as_the_news_calls_it(
    named: Named, listed: str, shown: str
) -> None:
    text = f"وصل الوفد إلى {listed} ثم إلى {shown} أمس"
    ((_, key), (_, same)) = found(named, text, "place")
    assert key == same
    (label,) = {each.label for each in gazetteer().capitals.values() if each.key == f"place:{key}"}
    assert label == shown


@pytest.mark.parametrize(
    "seat",
    [each for seats in load("news_seats.toml").values() for names in seats for each in names],
)
def test_every_seat_is_a_place_behind_what_leads_to_it(named: Named, seat: str) -> None:
    assert seat in [words for words, _ in found(named, f"استقبل الوزير في {seat} وفدا", "place")]


def test_a_seat_elsewhere_may_be_the_body_that_sits_there(named: Named) -> None:
    assert found(named, "أعلنت دار الفتوى موعد العيد", "place") == []
    assert found(named, "استقبل في السراي السفير كريم محمود", "place")[0][0] == "السراي"


def test_what_follows_a_governor_is_his_province(named: Named) -> None:
    assert found(named, "زار الوزير البنك المركزي والتقى محافظ البنك", "place") == []
    text = "التقى محافظ الأحمدي الوفد"
    assert [words for words, _ in found(named, text, "place")] == ["الأحمدي"]


def test_an_accusative_is_no_town(named: Named) -> None:
    assert found(named, "قدم الوزير درعًا إلى السفير", "place") == []
    assert [words for words, _ in found(named, "زار الوزير درعا", "place")] == ["درعا"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("أشرفت على مجلس وزاري مضيق بإشراف الوزير", []),
        ("عبرت السفن مضيق هرمز أمس", ["مضيق هرمز"]),
        ("انعقد بالمركز الدولي للمؤتمرات لقاء", ["المركز الدولي للمؤتمرات"]),
        ("أقيم الحفل على استاد السلام الدولي أمس", ["استاد السلام الدولي"]),
    ],
)
def test_sites_by_the_word_that_names_them(named: Named, text: str, places: list[str]) -> None:
    assert [words for words, _ in found(named, text, "place")] == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("السفير يزور القاهرة | صور\nزار السفير القاهرة.", ["القاهرة", "القاهرة"]),
        ("صور.. السفير يزور القاهرة\nزار السفير القاهرة.", ["القاهرة", "القاهرة"]),
        ("السفير يزور مدينة صور\nزار السفير بيروت، صيدا، صور.", ["صور", "بيروت", "صيدا", "صور"]),
    ],
)
def test_pictures_beside_a_headline_are_no_town(named: Named, text: str, places: list[str]) -> None:
    assert [text_of for text_of, _ in found(named, text, "place")] == places
