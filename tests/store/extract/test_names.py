"""Which names a sentence holds, and what only looks like one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from store.data import load
from store.extract.names import Name
from store.extract.sentences import Sentence

Named = Callable[[str], list[tuple[Sentence, list[Name]]]]


def found(named: Named, text: str, kind: str) -> list[tuple[str, str]]:
    """What is found of a kind: the words as they stand, and the key without its kind."""
    return [
        (text[name.start : name.end], name.key.partition(":")[2])
        for _, names in named(text)
        for name in names
        if name.kind.value == kind and not name.adjective
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("استقبل الرئيس التونسي قيس سعيد الوفد", ["قيس سعيد"]),
        ("قال وزير الخارجية الروسي سيرغي لافروف إن", ["سيرغي لافروف"]),
        (
            "التقى الملك عبد الله الثاني الرئيس الفلسطيني محمود عباس",
            ["عبد الله الثاني", "محمود عباس"],
        ),
        ("أكد الأمين العام للأمم المتحدة أنطونيو غوتيريش أن", ["أنطونيو غوتيريش"]),
        ("وصل ولي العهد السعودي الأمير محمد بن سلمان إلى", ["محمد بن سلمان"]),
        ("وقال السفير كريم أبو زيد، المتحدث باسم الوزارة، إن", ["كريم أبو زيد"]),
        ("في كلمة لنورة بنت علي الكعبي وزيرة الثقافة الإماراتية أمام", ["نورة بنت علي الكعبي"]),
        ("وحذر جون ميلر القائم بأعمال السفير من", ["جون ميلر"]),
        ("ترأس الدكتور مصطفى مدبولي، رئيس مجلس الوزراء، الاجتماع", ["مصطفى مدبولي"]),
        ("قالت المستشارة الألمانية أنجيلا ميركل إن", ["أنجيلا ميركل"]),
        ("ووزير الخارجية المصري ونظيره التركي هاكان فيدان", ["هاكان فيدان"]),
    ],
)
def test_persons_after_and_before_their_titles(named: Named, text: str, names: list[str]) -> None:
    assert [words for words, _ in found(named, text, "person")] == names


@pytest.mark.parametrize(
    "text",
    [
        "قال وزير الخارجية الأمريكي اليوم إن بلاده ملتزمة",
        "التقى الوزير في القاهرة عددا من المسؤولين",
        "أكد المتحدث باسم وزارة الصحة أن الوضع مستقر",
        "رئيس مجلس النواب العراقي يزور طهران",
        "اجتمع وزراء الخارجية العرب في تونس",
        "ترأس وفد الدولة إلى الاجتماع الوزاري",
    ],
)
def test_an_office_without_a_name_names_nobody(named: Named, text: str) -> None:
    assert found(named, text, "person") == []


def test_a_surname_alone_means_the_person_named_in_full_before(named: Named) -> None:
    text = "قال وزير الخارجية الأردني أيمن الصفدي إن الحل قريب. وأضاف الصفدي أن اللقاء مهم."
    assert found(named, text, "person") == [
        ("أيمن الصفدي", "ايمن الصفدي"),
        ("الصفدي", "ايمن الصفدي"),
    ]


def test_two_titles_of_one_man_are_one_person(named: Named) -> None:
    text = (
        "قال السفير أحمد أبو زيد إن الأمر مهم. وأكد المستشار أحمد أبو زيد ذلك. وأشار أبو زيد إليه."
    )
    assert {key for _, key in found(named, text, "person")} == {"احمد ابو زيد"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("عقد في بالأردن ومصر وقطر", [("الأردن", "JO"), ("مصر", "EG"), ("قطر", "QA")]),
        ("زار دولة الإمارات العربية المتحدة", [("دولة الإمارات العربية المتحدة", "AE")]),
        ("وصل إلى سلطنة عمان", [("سلطنة عمان", "OM")]),
        (
            "الولايات المتحدة الأميركية وبريطانيا",
            [("الولايات المتحدة الأميركية", "US"), ("بريطانيا", "GB")],
        ),
        ("في سورية والعراق", [("سورية", "SY"), ("العراق", "IQ")]),
    ],
)
def test_countries_with_proclitics_and_state_words(
    named: Named, text: str, names: list[tuple[str, str]]
) -> None:
    assert found(named, text, "country") == names


@pytest.mark.parametrize(
    "text", ["كثف التنظيم تركيزه على فروعه", "الدولة ملتزمة", "الوضع المالي صعب"]
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
    ("text", "keys"),
    [
        ("مجلس الأمن الدولي والناتو", ["unsc", "nato"]),
        ("وزارة الخارجية الأميركية", ["وزاره الخارجيه@US"]),
        ("قالت الخارجية الأميركية", ["وزاره الخارجيه@US"]),
        ("مع حكومة العراق والحكومة العراقية", ["حكومه@IQ", "حكومه@IQ"]),
        ("منظمة الصحة العالمية", ["who"]),
    ],
)
def test_bodies_by_name_and_by_head(named: Named, text: str, keys: list[str]) -> None:
    assert [key for _, key in found(named, text, "organisation")] == keys


def test_a_ministry_of_no_nation_is_that_of_its_article_only(named: Named) -> None:
    (name,) = found(named, "قالت وزارة الخارجية في بيان", "organisation")
    assert name[1].startswith("?")


@pytest.mark.parametrize(
    "text",
    [
        "التحالف الدولي ضد داعش",
        "التحالف الدولي لهزيمة تنظيم داعش",
        "للتحالف الدولي لمكافحة تنظيم «داعش»",
        "التحالف ضد تنظيم الدولة الإسلامية",
    ],
)
def test_an_alliance_is_one_in_whatever_words(named: Named, text: str) -> None:
    assert [key for _, key in found(named, text, "group")] == ["alliance-against-isis"]


def test_working_groups_are_named_by_their_subject(named: Named) -> None:
    text = 'شاركت مجموعة العمل المعنية بمكافحة التمويل ومجموعة "دعم الاستقرار" في الاجتماع'
    assert [key for _, key in found(named, text, "working_group")] == [
        "تمويل",
        "استقرار",
    ]


@pytest.mark.parametrize(
    "place", [each for places in load("news_places.toml").values() for each in places]
)
def test_every_place_of_the_news_is_one_where_something_is(named: Named, place: str) -> None:
    text = f"وصل الوفد في زيارة إلى {place} أمس"
    assert place in [words for words, _ in found(named, text, "place")]


@pytest.mark.parametrize("name", load("titles.toml")["first_names"])
def test_every_given_name_from_abroad_begins_a_name_behind_an_office(
    named: Named, name: str
) -> None:
    text = f"قال المبعوث الأممي {name} شتاينغارد إن الحوار مستمر"
    assert [words for words, _ in found(named, text, "person")] == [f"{name} شتاينغارد"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("وحضر أمين سر اللجنة التنفيذية لمنظمة التحرير صائب عريقات", ["صائب عريقات"]),
        ("ولم يحضرها رئيس حكومة تصريف الأعمال نجيب ميقاتي", ["نجيب ميقاتي"]),
        ("وقدم مبعوث الأمم المتحدة فولكر بيرتس إحاطة للمجلس", ["فولكر بيرتس"]),
        ("واجتمع المدرب جمال بلماضي بلاعبيه مساء", ["جمال بلماضي"]),
        ("قال رئيس الوزراء محمد شياع السوداني إن", ["محمد شياع السوداني"]),
        ("رئيس البرلمان الألماني (البوندستاغ) فولفغانغ شويبله سبل", ["فولفغانغ شويبله"]),
        ("وينتظر أن يقود رياض محرز الهجوم", ["رياض محرز"]),
        ("أعلن النائبان ملحم خلف وسمير حسن ذلك", ["ملحم خلف", "سمير حسن"]),
        ("قال بان كي مون ذلك", ["بان كي مون"]),
        ("قال الرئيس المالي إبراهيم بوبكر كيتا، خلال القمة،", ["إبراهيم بوبكر كيتا"]),
        ("والتقى نظيرته الإسبانية أرانشا غونزاليس لايا في مدريد", ["أرانشا غونزاليس لايا"]),
        ("حضر وزير الدفاع موديبو كيتا الجلسة", ["موديبو كيتا"]),
        ("رئيس الوزراء شينزو آبي الرئيس محمود عباس", ["شينزو آبي", "محمود عباس"]),
        ("قال الوزير حسين أمير عبد اللهيان إن", ["حسين أمير عبد اللهيان"]),
        ("والتقت السفيرة الأميركية ألينا رومانوسكي الوفد", ["ألينا رومانوسكي"]),
        ("قال رئيس بعثة الأمم المتحدة المنجي حمدي إن", ["المنجي حمدي"]),
        ("اجتمع جمال السلال مساء اليوم بسفير الهند", ["جمال السلال"]),
        ("واستقبل هيثم محمد إبراهيم صباح أمس الوفد", ["هيثم محمد إبراهيم"]),
        ("ودعا وزير الصحة خالد عبد الغفار فغاب", ["خالد عبد الغفار"]),
        ("قال الوزير فيتالي فوفك عن الجانب الآخر", ["فيتالي فوفك"]),
        ("وأكد رئيس الوزراء محمد شياع السوداني للمشاركين", ["محمد شياع السوداني"]),
        ("وقال الدكتور على السبكى رئيس الهيئة", ["على السبكى"]),
        ("قال المحلل السياسي سامر خوري إن", ["سامر خوري"]),
        ("عقد برئاسة المفتي عبد اللطيف دريان", ["عبد اللطيف دريان"]),
        ("وأفاد مصطفى بايتاس بذلك", ["مصطفى بايتاس"]),
        ("بحضور أعضاء المجلس سالم العليمي وطارق صالح", ["سالم العليمي", "طارق صالح"]),
        ("وعن الجانب الأردني رجائي المعشر نائب رئيس الوزراء", ["رجائي المعشر"]),
        ("وقال السفير بسام راضي المتحدث باسم الرئاسة", ["بسام راضي"]),
        ("قال وزير الإدماج الاقتصادي يونس السكوري إن", ["يونس السكوري"]),
        ("وحضر سكرتير المجلس آمانج رحيم الجلسة", ["آمانج رحيم"]),
        ("قال النائب زكريا سلطان العباسي إن", ["زكريا سلطان العباسي"]),
        ("ناقش المجلس عددا من الملفات مع الوزير سامي خلفا لسلفه", ["سامي"]),
    ],
)
def test_persons_behind_longer_offices_and_where_their_names_end(
    named: Named, text: str, names: list[str]
) -> None:
    assert [words for words, _ in found(named, text, "person")] == names


@pytest.mark.parametrize(
    "text",
    [
        "وجرى بحث آفاق التعاون بين الجانبين",
        "قال الوزير إن عمان ترحب بالضيوف",
        "تلقته نسخة منه",
        "وصرح بأن قرار المحكمة نهائي",
        "وأعلن أن فريق العمل وصل",
        "وأبلغ الوزراء باستئناف الرحلات",
        "ورحب الوزير بتخصيص المبلغ",
        "وقال بيان لمكتب الرئيس إن",
        "وقال دبلوماسي غربي إن",
        "يقع الفندق في شارع محمد فريد قرب جامعة محمد بوضياف",
        "قالت الوزيرة المنتدبة المكلفة بالإصلاح إن",
        "ذكر الوزير أن الوزراء سيعقدون اجتماعا",
        "مع مبعوث اليابان لعملية السلام أمس",
        "يسعى الجيش إلى تحقيق انتصار شامل على التمرد",
    ],
)
def test_words_that_are_names_elsewhere_name_nobody(named: Named, text: str) -> None:
    assert found(named, text, "person") == []


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (
            "أعمال الدورة الثانية للجنة العليا المشتركة المغربية القطرية",
            "لجنة العليا المشتركة المغربية القطرية",
        ),
        ("اجتماعا لمجلس الأمن والدفاع حول الوضع", "مجلس الأمن والدفاع"),
        ("قالت بعثة الاتحاد في ليبيا", "بعثة الاتحاد في ليبيا"),
        ("اتفقت «أوبك+» على زيادة الإنتاج", "أوبك+"),
        ("رئيس ائتلاف دولة القانون في بغداد", "ائتلاف دولة القانون"),
        ("قال اتحاد الزراعة والصيد البحري إن", "اتحاد الزراعة والصيد البحري"),
        ("أعلنت الهيئة الوطنية لمكافحة الفساد ذلك", "الهيئة الوطنية لمكافحة الفساد"),
        ("تجتمع اللجنة العليا المشتركة غدا", "اللجنة العليا المشتركة"),
        ("التقى حزب الأمة الرئيس في مقره", "حزب الأمة"),
        ("قالت مديرية الأرصاد والملاحة إن", "مديرية الأرصاد والملاحة"),
        ("أعلن جهاز الرقابة والتفتيش الصحي أنه", "جهاز الرقابة والتفتيش الصحي"),
        ("أصدرت اللجنة القانونية والمالية تقريرا", "اللجنة القانونية والمالية"),
        ("قدم المركز الوطني لحماية الشواطئ تقريرا", "المركز الوطني لحماية الشواطئ"),
        ("دعا الاتحاد العام لعمال فلسطين إلى ذلك", "الاتحاد العام لعمال فلسطين"),
        ("في غرفة تجارة وصناعة قطر أمس", "غرفة تجارة وصناعة قطر"),
        ("قال حزب الاتحاد من أجل الوطن إن", "حزب الاتحاد من أجل الوطن"),
        ("أعلن حزب جبهة الإنقاذ موقفه", "حزب جبهة الإنقاذ"),
        ("طالب الاتحاد الوطني للطلبة بالمغرب بذلك", "الاتحاد الوطني للطلبة بالمغرب"),
        ("باشرت المديرية العامة للغابات حملة", "المديرية العامة للغابات"),
        ("تقول القيادة البحرية الهندية إن", "القيادة البحرية الهندية"),
        ("قالت جمعية الدفاع عن البيئة إن", "جمعية الدفاع عن البيئة"),
        ("أنشئ صندوق أسوان للتنمية هذا العام", "صندوق أسوان للتنمية"),
        ("زارت أمانة عمان بالأردن", "أمانة عمان"),
        ("عقدت لجنة الصداقة السعودية اليابانية اجتماعا", "لجنة الصداقة السعودية اليابانية"),
        ("رفع تقريرا للجنة الصيد والموانئ بشأن", "لجنة الصيد والموانئ"),
    ],
)
def test_bodies_with_what_completes_them(named: Named, text: str, body: str) -> None:
    bodies = found(named, text, "organisation") + found(named, text, "group")
    assert [words for words, _ in bodies] == [body]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("اجتمعت لجنة الخدمات والمحافظ أمس", "لجنة الخدمات"),
        ("التقى حزب الأمة والرئيس أمس", "حزب الأمة"),
        ("اجتماع غرفة الطوارئ لمكافحة الجراد", "غرفة الطوارئ"),
        ("قال قائد القيادة البحرية الهندية الجنرال راو", "القيادة البحرية الهندية"),
        ("عقدت اللجنة القانونية والوزير جلسة", "اللجنة القانونية"),
    ],
)
def test_what_follows_a_body_is_no_part_of_its_name(named: Named, text: str, body: str) -> None:
    assert [words for words, _ in found(named, text, "organisation")] == [body]


@pytest.mark.parametrize(
    "text",
    [
        "وزيرة الخارجية السويدية تصل غدا",
        "رئيس مجلس الوزراء يصل غدا",
        "عبر دائرة الفيديو المغلقة",
        "قال رئيس هيئة الأركان إن",
        "في ديوان الوزارة بالمدينة",
        "حضر إلى رئاسة الوزراء صباحا",
        "قال رئيس حكومة تصريف الأعمال إن",
        "افتتح في مركز المؤتمرات صباحا",
        "توقفت حركة المرور ساعات",
        "هذه هي الإدارة السياسية الجيدة",
        "قال رئيس الجامعة العربي بن سالم إن",
    ],
)
def test_words_of_an_office_are_no_bodies(named: Named, text: str) -> None:
    assert found(named, text, "organisation") == []
