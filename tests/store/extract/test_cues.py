"""Words at which something may begin: every cue finds its own among the same words."""

from __future__ import annotations

from store.extract.cues import Cue, Tokens, either

_CITY, _VALLEY = "مدينه", "وادي"
_WORDS = Tokens(("زار", "بمدينه", "او", "وادي", "مدينه"))


def test_cues_find_their_own_words_behind_proclitics() -> None:
    cities, valleys = Cue(lambda: {_CITY}), Cue(lambda: {_VALLEY})
    assert list(cities.within(Tokens(_WORDS))) == [(1, "ب", _CITY), (4, "", _CITY)]
    assert list(valleys.within(Tokens(_WORDS))) == [(3, "", _VALLEY)]


def test_a_cue_that_something_must_follow_is_not_the_last_word() -> None:
    cities, valleys = Cue(lambda: {_CITY}), Cue(lambda: {_VALLEY})
    assert list(cities.within(Tokens(_WORDS), followed=True)) == [(1, "ب", _CITY)]
    assert list(valleys.within(Tokens(_WORDS), followed=True)) == [(3, "", _VALLEY)]
    assert list(cities.within(Tokens((_CITY,)), followed=True)) == []


def test_a_cue_that_is_made_after_the_words_were_read_finds_them() -> None:
    assert list(Cue(lambda: {_VALLEY}).within(Tokens(_WORDS))) == [(3, "", _VALLEY)]
    assert list(Cue(lambda: {_CITY, _VALLEY}).within(Tokens(_WORDS))) == [
        (1, "ب", _CITY),
        (3, "", _VALLEY),
        (4, "", _CITY),
    ]


def test_words_hold_one_of_several_cues_or_none_of_them() -> None:
    cities, valleys, seas = Cue(lambda: {_CITY}), Cue(lambda: {_VALLEY}), Cue(lambda: {"بحر"})
    tokens = Tokens(_WORDS)
    assert tokens.hold(either(seas, valleys))
    assert tokens.hold(either(cities))
    assert not tokens.hold(either(seas))
    assert not tokens.hold(either())
