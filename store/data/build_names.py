"""Make `person_words.tsv` again: `python -m store.data.build_names`.

Tells for Arabic words how well they stand in a person's name. Needs what runs nowhere else:
names-dataset (given and family names with their rank by country; 2 GB of memory) and wordfreq. See
SOURCES.md.
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import Any

from names_dataset import NameDataset
from wordfreq import top_n_list, zipf_frequency

from ..text import fold

HERE = Path(__file__).parent
_ARABIC_ONLY = re.compile("[\u0621-\u063a\u0641-\u064a]+")
_USUAL, _FAMILIAR, _KNOWN = 400, 1500, 4000
"""Ranks within a country down to which a name is usual, familiar, or known at all."""


def main() -> None:
    """Write the file beside this one."""
    dataset = NameDataset()
    rank = _ranks(dataset.first_names, 1)
    for name, best in _ranks(dataset.last_names, 2).items():
        rank[name] = min(rank.get(name, best), best)
    frequency: defaultdict[str, float] = defaultdict(float)
    for word in top_n_list("ar", 40_000):
        if _ARABIC_ONLY.fullmatch(word):
            frequency[fold(word)] = max(frequency[fold(word)], zipf_frequency(word, "ar"))
    foreign = {fold(word) for word in top_n_list("ar", 40_000) if is_foreign(word)}
    rows = []
    for word in sorted(rank.keys() | frequency.keys()):
        judged = _judge(rank.get(word), frequency.get(word, 0.0))
        if judged == "word" and word in foreign:
            judged = "maybe"
        if judged:
            rows.append(f"{word}\t{judged}")
    header = "# Made by build_names.py; see SOURCES.md.\n# word, folded\tname | maybe | word\n"
    (HERE / "person_words.tsv").write_text(header + "\n".join(rows) + "\n", "utf-8")


def _ranks(names: dict[str, Any], weight: int) -> dict[str, int]:
    """Return the best rank of each name of one Arabic word; family names count for less."""
    found: dict[str, int] = {}
    for name, facts in names.items():
        ranks = [each for each in facts["rank"].values() if each]
        if _ARABIC_ONLY.fullmatch(name) and len(name) > 2 and ranks:
            folded = fold(name)
            found[folded] = min(found.get(folded, 10**6), min(ranks) * weight)
    return found


def _judge(rank: int | None, frequency: float) -> str:
    """Weigh how usual a name is against how often the word stands in text.

    A name in the files is often an everyday word, and an everyday word often somebody's name.
    """
    if rank is not None and rank <= _USUAL:
        return "name" if frequency < 5.0 else "maybe"
    if rank is not None and rank <= _FAMILIAR and frequency < 5.0:
        return "name" if frequency < 3.8 else "maybe"
    if rank is not None and rank <= _KNOWN:
        return "name" if frequency < 3.6 else "maybe" if frequency < 4.6 else "word"
    return "word" if frequency >= 3.3 else ""


_PREFIXES = ("و", "ف", "ب", "ل", "ك", "س", "لل", "بال", "وال", "ا", "أ")
_SUFFIXES = (
    "ها",
    "هم",
    "نا",
    "ه",
    "ك",
    "كم",
    "ي",
    "ا",
    "ات",
    "ين",
    "ون",
    "وا",
    "ت",
    "تم",
    "ة",
    "ان",
)
_PERSONS = "يتنا"


def is_foreign(word: str) -> bool:
    """Whether a word stands in text like a foreign name: never inflected, never with the article.

    An Arabic noun or verb as common as a statesman's name is also met with endings, with the
    article, and as another person's verb; a name is met with «and», «by» and «for» alone.
    """
    frequency = zipf_frequency(word, "ar")
    if not (_ARABIC_ONLY.fullmatch(word) and len(word) > 3 and 3.2 <= frequency < 5.0):
        return False
    if word.startswith("ال") or word.endswith(("ها", "هم", "ية")):
        return False
    rare = max(frequency - 2.2, 1.6)
    inflected = [word + ending for ending in _SUFFIXES] + [f"ال{word}", f"لل{word}", f"ي{word}"]
    if any(zipf_frequency(each, "ar") >= rare for each in inflected):
        return False
    if any(_common(word.removeprefix(each)) for each in _PREFIXES if word.startswith(each)):
        return False
    stems = [word.removesuffix(each) for each in _SUFFIXES if word.endswith(each)]
    if any(_common(stem) and zipf_frequency(f"ال{stem}", "ar") >= 3.0 for stem in stems):
        return False
    first = fold(word[0])
    others = [each + word[1:] for each in _PERSONS if first in _PERSONS and each != first]
    return all(zipf_frequency(each, "ar") < rare for each in others)


def _common(word: str) -> bool:
    return len(word) > 1 and zipf_frequency(word, "ar") >= 3.0


if __name__ == "__main__":
    main()
