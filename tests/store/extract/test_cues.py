"""Words at which something may begin: every cue finds its own among the same words."""

from __future__ import annotations

from store.extract.cues import Cue

_CITY, _VALLEY = "مدينه", "وادي"
_WORDS = ("زار", "بمدينه", "او", "وادي", "مدينه")


def test_cues_find_their_own_words_behind_proclitics() -> None:
    cities, valleys = Cue(lambda: {_CITY}), Cue(lambda: {_VALLEY})
    assert list(cities.within(_WORDS)) == [(1, "ب", _CITY), (4, "", _CITY)]
    assert list(valleys.within(_WORDS)) == [(3, "", _VALLEY)]


def test_a_cue_that_something_must_follow_is_not_the_last_word() -> None:
    cities, valleys = Cue(lambda: {_CITY}), Cue(lambda: {_VALLEY})
    assert list(cities.within(_WORDS, followed=True)) == [(1, "ب", _CITY)]
    assert list(valleys.within(_WORDS, followed=True)) == [(3, "", _VALLEY)]
    assert list(cities.within((_CITY,), followed=True)) == []


def test_a_cue_that_is_made_after_the_words_were_read_finds_them() -> None:
    assert list(Cue(lambda: {_VALLEY}).within(_WORDS)) == [(3, "", _VALLEY)]
    assert list(Cue(lambda: {_CITY, _VALLEY}).within(_WORDS)) == [
        (1, "ب", _CITY),
        (3, "", _VALLEY),
        (4, "", _CITY),
    ]
