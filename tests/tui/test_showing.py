"""One record in the shell."""

from __future__ import annotations

from pathlib import Path

from shell import Run, article, on_terminal, other  # type: ignore[import-not-found, unused-ignore]

from store import Store


def test_show_tells_every_field_with_its_words_and_their_line(run: Run, folder: Path) -> None:
    out = run("show", "m-").out
    lines = [line.rstrip() for line in out.splitlines()]
    (chair,) = [line for line in lines if line.startswith("chair")]
    assert chair.split() == ["chair", "-", "not", "stated"]
    at = next(number for number, line in enumerate(lines) if line.startswith("date "))
    assert lines[at].split() == ["date", "1", "2018-02-13"]
    assert lines[at + 1].split()[:2] == ["003.txt:2", "stated"]
    assert lines[at + 2].strip() == "13 فبراير 2018"
    assert "as الوزير" in out
    assert "for country:KW" in out


def test_show_of_an_entity_tells_its_meetings_and_how(run: Run, folder: Path) -> None:
    out = run("show", "c-kw").out
    (line,) = [line for line in out.splitlines() if line.startswith("meeting")]
    assert "place" in line


def test_show_of_an_article_tells_what_is_not_stated_and_its_text(run: Run, folder: Path) -> None:
    out = run("show", "a-0123456789ab").out
    assert "not stated" in next(line for line in out.splitlines() if line.startswith("author"))
    assert "«بتقديم 200 مليون دولار»" in out


def test_an_ambiguous_id_names_the_candidates(run: Run, folder: Path) -> None:
    Store.open(folder).put([other("a-0123fedcba98")])
    done = run("show", "a-0123")
    assert done.code == 2
    assert "a-0123456789ab" in done.err
    assert "a-0123fedcba98" in done.err


def test_what_is_too_long_for_a_column_is_cut_where_it_ends(folder: Path) -> None:
    said = "person:ريكس بن واين تيلرسون الأمين العام الأسبق"
    written = article()
    claims = tuple(claim._replace(said_by=said) for claim in written.claims)
    Store.open(folder).put([written._replace(claims=claims)])
    drawn = on_terminal("show", "m-", "--emit", "visual", columns=64).out
    (line, *_) = [each for each in drawn.splitlines() if "said by" in each]
    assert "ﺲﻜﻳﺭ" in line, "the beginning of the name stands"
    assert "…" in line
    assert len(line.replace("\x1b[8l", "").replace("\x1b[8h", "")) <= 64
