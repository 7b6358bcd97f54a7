"""Pages nobody writes: read in time that grows with their length, and without a fault."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from store.extract import read
from store.extract.lexicon import bodies
from tests.synthetic import articles

SENTENCE = (
    "التقى وزير الخارجية المصري سامح شكري اليوم في القاهرة نظيره التركي هاكان فيدان وبحث معه "
    "العلاقات الثنائية. "
)
LETTERS = "ابتثجحخدذرزسشصضطظعغف"


def taken(text: str) -> float:
    """Seconds of processor time that reading takes."""
    begin = time.process_time()
    read(text, file="x.txt", sha256="x", id="x")
    return time.process_time() - begin


def listed(number: int) -> str:
    names = [
        f"الوزير أحمد {LETTERS[i % 20]}{LETTERS[i // 20 % 20]}{LETTERS[i // 400]}ي"
        for i in range(number)
    ]
    return "حضر الاجتماع " + " و".join(names) + "."


@pytest.mark.parametrize(
    ("short", "long"),
    [
        (SENTENCE * 60, SENTENCE * 480),
        (listed(120), listed(960)),
        ("كلمة أخرى من الكلمات " * 400, "كلمة أخرى من الكلمات " * 3200),
        ("12-03-2019, 14:05\n" * 500, "12-03-2019, 14:05\n" * 4000),
    ],
    ids=["the same meeting again", "a list of names", "no full stop", "lines of dates"],
)
def test_eight_times_the_text_takes_no_sixty_four_times_as_long(short: str, long: str) -> None:
    taken(SENTENCE)  # the lists are read
    few, many = (min(taken(text) for _ in range(2)) for text in (short, long))
    assert many < 30 * max(few, 0.01)


def test_a_letter_of_one_long_line_takes_as_long_as_one_of_a_short() -> None:
    line = " ".join(" ".join(article.text.split()) for article in articles(100))
    short = line[:10_000]
    taken(line[-10_000:])
    usual = min(taken(short) for _ in range(3)) / len(short)
    assert taken(line) / len(line) < 3 * usual


@pytest.mark.parametrize(
    "text", ["", "\n\n", "hello world " * 50, "الرئيسية\nطباعة\n" * 50, "ب" * 5000]
)
def test_pages_without_an_article_say_nothing_of_meetings(text: str) -> None:
    article = read(text, file="x.txt", sha256="x", id="x")
    assert [each for each in article.claims if each.about.startswith("meeting:")] == []


def test_a_sentence_without_words_is_passed_over() -> None:
    council = "عقد مجلس الأمن اجتماعا في نيويورك يوم 5 مايو 2020 برئاسة الوزير سامح شكري."
    article = read(f"{council} ... {council}", file="x.txt", sha256="x", id="x")
    assert any(each.property == "place" for each in article.claims)


def test_a_text_may_end_after_any_word() -> None:
    seeds = Path(__file__).parents[3] / "seeds"
    sentences = {
        each.strip()
        for path in seeds.glob("*.txt")
        for each in re.split(r"[.؟!\n]+", path.read_text("utf-8"))
    }
    cut = {
        " ".join(words[:end])
        for each in sentences
        for words in [each.split()[:40]]
        for end in range(1, len(words) + 1)
    }
    heads = {f"اجتمع {head}" for head in bodies().heads | bodies().definite | bodies().unions}
    sites = {f"التقيا {site} العاصمة" for site in ("على استاد", "في ملعب", "في فندق", "في قصر")}
    assert len(cut) > 500
    for text in cut | heads | sites:
        assert read(f"خبر\n{text}", file="x.txt", sha256="x", id="x").text.endswith(text)


@pytest.mark.parametrize("word", ["شيخ", "الوزير", "رئيس", "وشيخ", "بن", "حضر"])
def test_a_line_of_one_word_is_read(word: str) -> None:
    text = f"{word}\n\n{word}\n\n{word} {word}"
    assert read(text, file="x.txt", sha256="x", id="x").text == text
