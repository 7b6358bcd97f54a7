"""Date phrases put together from a grammar: all are read, and as what they were made to mean."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from store import edtf
from store.dates import find_dates, read_date
from store.dates.lexicon import RELATIVE_DAYS, lexicon
from store.records import Method

WORDS = lexicon()
DAYS = st.dates(date(2010, 1, 3), date(2030, 12, 29))
MONTHS = st.sampled_from(sorted(WORDS.months.items()))
WEEKDAYS = st.sampled_from(sorted(WORDS.weekdays.items()))
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
MARKS = st.sampled_from(["", "\u200f", "\u200e", "\u202b"])


def meant(words: str, written: date | None, *, future: bool = False) -> str:
    resolved = read_date(words, written, future=future)
    return resolved.edtf if resolved is not None else ""


def is_the_only_reading(day: date) -> bool:
    """Whether the weekday tells day and month apart: 2 March and 3 February 2012 are Fridays."""
    if day.day > 12:
        return True
    other = date(day.year, day.day, day.month)
    return other == day or other.weekday() != day.weekday()


def months_named(number: int) -> list[str]:
    return sorted(name for name, value in WORDS.months.items() if value == number)


@given(DAYS, st.data())
def test_a_full_date_is_the_same_day_however_it_is_written(day: date, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(months_named(day.month)))
    second = data.draw(st.sampled_from(months_named(day.month)))
    weekday = next(word for word, number in WORDS.weekdays.items() if number == day.weekday())
    line = data.draw(
        st.sampled_from(
            [
                f"{day.day} {name} {day.year}",
                f"{weekday} {day.day} {name} {day.year}",
                f"{weekday}، {day.day} {name} / {second} {day.year}",
                f"{day.day} {name} ({second}) {day.year}",
                f"{day.day:02d}/{name}/{day.year}",
                f"{day.day} من {name} عام {day.year}",
                f"{day.isoformat()}",
                f"{day.year}/{day.month:02d}/{day.day:02d}",
                f"{weekday} {day.day:02d}-{day.month:02d}-{day.year}",
                *[f"{weekday} {day.month:02d}/{day.day:02d}/{day.year}"] * is_the_only_reading(day),
            ]
        )
    )
    mark = data.draw(MARKS)
    for text in (line, line.translate(ARABIC), mark + line.replace(" ", f"{mark} "), f"وفي {line}"):
        resolved = read_date(text, None)
        assert resolved is not None
        assert resolved.edtf == day.isoformat()
        assert resolved.method is Method.STATED
        assert resolved.anchor is None
        assert meant(text, date(2019, 5, 1)) == day.isoformat()


@given(DAYS, WEEKDAYS, st.sampled_from(["last", "next", "before_last", "after_next"]), st.data())
def test_a_weekday_with_a_direction_is_that_weekday_within_its_week(
    written: date, weekday: tuple[str, int], direction: str, data: st.DataObject
) -> None:
    word = data.draw(st.sampled_from(WORDS.words[direction]))
    found = date.fromisoformat(meant(f"{weekday[0]} {word}", written))
    after = {"last": -7, "next": 1, "before_last": -14, "after_next": 8}[direction]
    assert found.weekday() == weekday[1]
    assert timedelta(after) <= found - written <= timedelta(after + 6)


@given(DAYS, WEEKDAYS, st.booleans())
def test_a_bare_weekday_is_the_nearest_on_the_side_of_the_tense(
    written: date, weekday: tuple[str, int], future: bool
) -> None:
    found = date.fromisoformat(meant(f"يوم {weekday[0]}", written, future=future))
    assert found.weekday() == weekday[1]
    ahead = (found - written).days
    assert 0 <= ahead < 7 if future else -7 < ahead <= 0


@given(DAYS, st.sampled_from(sorted(RELATIVE_DAYS)))
def test_a_day_near_the_one_of_writing_names_its_weekday_without_doubt(
    written: date, word: str
) -> None:
    day = written + timedelta(RELATIVE_DAYS[word])
    weekday = next(name for name, number in WORDS.weekdays.items() if number == day.weekday())
    wrong = next(name for name, number in WORDS.weekdays.items() if number != day.weekday())
    assert meant(f"{word} {weekday}", written) == day.isoformat()
    assert meant(f"{word} {wrong}", written) == f"{day.isoformat()}?"
    assert meant(f"{word} {weekday}", None) == ""


@given(DAYS, st.integers(1, 28), MONTHS)
def test_a_day_without_a_year_is_the_nearest_or_on_the_side_that_is_named(
    written: date, number: int, month: tuple[str, int]
) -> None:
    name, value = month
    near = date.fromisoformat(meant(f"{number} {name}", written))
    last = date.fromisoformat(meant(f"{number} {name} الماضي", written))
    ahead = date.fromisoformat(meant(f"{number} {name} المقبل", written))
    assert {(each.month, each.day) for each in (near, last, ahead)} == {(value, number)}
    assert abs((near - written).days) <= 184
    assert written - timedelta(367) < last <= written + timedelta(1)
    assert written <= ahead < written + timedelta(367)
    assert meant(f"{number} {name}", None) == f"XXXX-{value:02d}-{number:02d}"
    assert meant(f"{number} {name} العام الماضي", written)[:4] == f"{written.year - 1}"


@given(
    DAYS, st.integers(1, 27), st.integers(1, 27), st.sampled_from(["الجاري", "المقبل", "الماضي"])
)
def test_days_of_a_month_near_this_one_are_in_order(
    written: date, first: int, length: int, direction: str
) -> None:
    last = min(first + length, 28)
    found = meant(f"يومي {first} و{last} من الشهر {direction}", written)
    begin, _, end = found.partition("/")
    step = {"الجاري": 0, "المقبل": 1, "الماضي": -1}[direction]
    month = (written.year * 12 + written.month - 1) + step
    assert begin == f"{month // 12}-{month % 12 + 1:02d}-{first:02d}"
    assert end == f"{month // 12}-{month % 12 + 1:02d}-{last:02d}"


PIECES = st.sampled_from(
    [
        *sorted(WORDS.months),
        *sorted(WORDS.hijri_months),
        *sorted(WORDS.weekdays),
        *sorted(WORDS.numbers),
        *sorted(WORDS.units),
        *sorted(RELATIVE_DAYS),
        *(word for words in WORDS.words.values() for word in words),
        *"يوم يومي من إلى و بين قبل بعد منذ في عام العام الشهر الأسبوع هذا الموافق هـ "
        "0 1 12 29 31 99 1441 2019 2020 19/02/2019 2019-02-30 / - ، ( ) :".split(),
    ]
)


@given(st.lists(PIECES, max_size=12), st.none() | st.dates(), st.booleans())
def test_no_heap_of_date_words_breaks_reading(
    pieces: list[str], written: date | None, future: bool
) -> None:
    text = " ".join(pieces)
    end = 0
    for expression in find_dates(text):
        assert end <= expression.start < expression.end <= len(text)
        end = expression.end
        resolved = expression.resolve(written, future=future)
        alone = expression.resolve(None, future=future)
        for each in (resolved, alone):
            assert each is None or edtf.is_valid(each.edtf)
        if resolved is not None and resolved.method is Method.STATED:
            assert resolved.anchor is None
            assert alone is not None
            assert alone.edtf == resolved.edtf
