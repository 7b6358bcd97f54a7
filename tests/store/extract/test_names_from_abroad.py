"""Names from abroad that are everyday words too, and names of one word that stand alone."""

from __future__ import annotations

import pytest

from tests.store.extract.naming import Named, found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("قال الرئيس السويسري آلان بيرسيه إن الحوار مستمر", ["آلان بيرسيه"]),
        ("قال الرئيس السابق مانويل لوبيز أوبرادور إن الحوار مستمر", ["مانويل لوبيز أوبرادور"]),
        ("عقد بنك الشعب اجتماعا برئاسة ديلما سانتوفا أمس", ["ديلما سانتوفا"]),
        ("قال الرئيس الكوري يون سوك يول إن الحوار مستمر", ["يون سوك يول"]),
        ("التقى البابا فرنسيس الرئيس جو بايدن", ["البابا فرنسيس", "جو بايدن"]),
        ("استقبل قداسة البابا فرنسيس وفدا من الأساقفة", ["البابا فرنسيس"]),
        ("قال البابا لاون الرابع عشر إن السلام ممكن", ["لاون الرابع عشر"]),
        ("قال الوزير الألماني كلاوس شتاين إن الحوار مستمر", ["كلاوس شتاين"]),
        # A verb that «and» joins is no part of a name.
        ("تقوده رئيسة المجلس إلهام أحمد ويضم ثلاثة وزراء", ["إلهام أحمد"]),
        # «With his players» is nobody.
        ("قال المدرب بلاعبيه ثقة كبيرة", []),
    ],
)
def test_who_is_named(named: Named, text: str, names: list[str]) -> None:
    assert [words for words, _ in found(named, text, "person")] == names
