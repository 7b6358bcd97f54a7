"""What people decide: laid over what was read, kept, taken back, and the same in the index."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tinydb import TinyDB

from store.database import Store
from store.decisions.deciding import Deciding
from store.decisions.decision import Decision, Deed, in_force
from store.decisions.log import read_logs
from store.decisions.refused import Refused
from store.errors import BadRecord, Corrupt, MahdarError, NotFound
from store.index import Index
from store.ingest import ingest_paths
from store.lookups import Lookups
from store.query import parse
from store.records import Article, Claim, Entity, Kind, Meeting
from store.rereading import reread
from store.scan import Scan
from tests.store.random_articles import articles, stores
from tests.store.test_index import QUERIES, assert_same, assert_same_answers, both

KUWAIT = "الكويت: التحالف الدولي ضد داعش (وزراء الخارجية)"


class Desk:
    """A store looked at in one way, about which decisions are made."""

    def __init__(self, folder: Path, lookups: Lookups) -> None:
        self.folder = folder
        self.lookups = lookups

    def decide(self, what: str, *arguments: str, note: str = "") -> Decision:
        """Make a decision and keep it."""
        log = read_logs(self.folder).decisions
        deciding = Deciding(self.lookups, "nada", log, note)
        made: Decision = getattr(deciding, what)(*arguments)
        kept = Store.open(self.folder).decide(made)
        assert self.lookups.changed()
        return kept

    def meeting(self, id: str) -> Meeting:
        found = self.lookups.get(id)
        assert isinstance(found, Meeting)
        return found

    def entity(self, id: str) -> Entity:
        found = self.lookups.get(id)
        assert isinstance(found, Entity)
        return found

    def id(self, kind: Kind, label: str) -> str:
        """The id of the only record of a kind that is called so."""
        (id,) = [row.id for row in self.lookups.rows(kind) if row.label == label]
        return id

    def claims(self) -> list[Claim]:
        """Every claim of every article, as it is shown."""
        rows = self.lookups.rows(Kind.ARTICLE)
        return [claim for row in rows for claim in self.lookups.article(row.id).claims]

    def everything(self) -> list[object]:
        """All that is shown."""
        return [(row, self.lookups.get(row.id)) for kind in Kind for row in self.lookups.rows(kind)]


@pytest.fixture(scope="session")
def read_seeds(tmp_path_factory: pytest.TempPathFactory, seeds: list[Path]) -> Path:
    folder = tmp_path_factory.mktemp("seeds") / "store"
    ingest_paths(Store.create(folder), [str(each) for each in seeds])
    return folder


def scan(folder: Path) -> Lookups:
    return Scan(Store.open(folder))


@pytest.fixture(params=[scan, Index], ids=["scan", "index"])
def desk(request: pytest.FixtureRequest, read_seeds: Path, tmp_path: Path) -> Iterator[Desk]:
    """The five articles, about which nothing is decided yet."""
    import shutil

    shutil.copytree(read_seeds, tmp_path / "s")
    way: Callable[[Path], Lookups] = request.param
    lookups = way(tmp_path / "s")
    yield Desk(tmp_path / "s", lookups)
    lookups.close()


# Same and different


def test_what_is_parted_and_taken_back_is_as_it_was(desk: Desk) -> None:
    before, claims = desk.everything(), desk.claims()
    kuwait = desk.meeting(desk.id(Kind.MEETING, KUWAIT))
    undated = next(
        id
        for id in kuwait.sources
        if not any(
            c.about == "article" and c.property == "date_modified"
            for c in desk.lookups.article(id).claims
        )
    )
    assert desk.lookups.article(undated).date is not None

    desk.decide("different", kuwait.id, undated)
    assert len([row for row in desk.lookups.rows(Kind.MEETING) if "الكويت" in row.label]) == 4
    assert desk.lookups.article(undated).date is None, "its date came from the other article"

    desk.decide("undo")
    assert desk.everything() == before
    assert desk.claims() == claims


def test_two_meetings_are_one_and_two_again(desk: Desk) -> None:
    before, count = desk.everything(), len(desk.lookups.rows(Kind.MEETING))
    one, other = (desk.id(Kind.MEETING, label) for label in (KUWAIT, "روما: وزراء الدفاع"))
    kept = desk.decide("same", one, other, note="read it again")
    meeting = desk.meeting(one if one in {r.id for r in desk.lookups.rows(Kind.MEETING)} else other)
    assert len(desk.lookups.rows(Kind.MEETING)) == count - 1
    (value,) = meeting.field("same").values
    assert value.label == f"{KUWAIT} / روما: وزراء الدفاع"
    assert value.claims[0].detail == {
        "decision": kept.id,
        "by": "nada",
        "at": kept.at,
        "note": "read it again",
    }
    with pytest.raises(Refused, match="already"):
        desk.decide("same", meeting.id, meeting.id)
    desk.decide("undo", kept.id)
    assert desk.everything() == before


def test_two_persons_of_different_names_are_one(desk: Desk) -> None:
    before = desk.everything()
    one, other = (desk.id(Kind.ENTITY, name) for name in ("سامح شكري", "أحمد أبو زيد"))
    articles = {*desk.entity(one).sources, *desk.entity(other).sources}
    desk.decide("same", one, other)
    found = [row for row in desk.lookups.rows(Kind.ENTITY) if "سامح" in row.label]
    found += [row for row in desk.lookups.rows(Kind.ENTITY) if "أبو زيد" in row.label]
    (row,) = found
    assert set(desk.entity(row.id).sources) == articles
    desk.decide("undo")
    assert desk.everything() == before


def test_two_bodies_are_one(desk: Desk) -> None:
    before = desk.everything()
    names = ("حلف شمال الأطلسي", "التحالف الدولي ضد داعش")
    one, other = (desk.id(Kind.ENTITY, name) for name in names)
    desk.decide("same", other, one)
    with pytest.raises(NotFound):
        desk.lookups.get(one)
    assert names[0] in desk.entity(other).aliases
    desk.decide("undo")
    assert desk.everything() == before


def test_the_contrary_takes_the_place_of_what_was_decided(desk: Desk) -> None:
    one, other = (desk.id(Kind.MEETING, label) for label in (KUWAIT, "روما: وزراء الدفاع"))
    before = len(desk.lookups.rows(Kind.MEETING))
    first = desk.decide("different", one, other)
    second = desk.decide("same", one, other)
    assert second.instead == (first.id,)
    assert len(desk.lookups.rows(Kind.MEETING)) == before - 1
    desk.decide("undo")
    assert len(desk.lookups.rows(Kind.MEETING)) == before
    with pytest.raises(Refused, match="does not hold"):
        desk.decide("undo", second.id)
    desk.decide("undo")
    with pytest.raises(Refused, match="no decision"):
        desk.decide("undo")


@pytest.mark.parametrize(
    ("what", "one", "other", "why"),
    [
        ("same", "c-kw", "c-jo", "code"),
        ("same", "c-kw", KUWAIT, "kinds"),
        ("different", "c-kw", "c-jo", "two already"),
        ("different", KUWAIT, "c-jo", "could not be one"),
    ],
)
def test_what_cannot_be_is_refused(desk: Desk, what: str, one: str, other: str, why: str) -> None:
    ids = [desk.id(Kind.MEETING, each) if each == KUWAIT else each for each in (one, other)]
    with pytest.raises(Refused, match=why):
        desk.decide(what, *ids)
    with pytest.raises(NotFound):
        desk.decide(what, "c-kw", "x-1")


# Values


def test_a_value_that_was_decided_stands_before_those_of_the_articles(desk: Desk) -> None:
    jordan = desk.id(Kind.MEETING, "الأردن: المجموعة المصغرة (غير وزاري)")
    before = desk.meeting(jordan).field("date")
    desk.decide("value", jordan, "date", "2015-04-09")
    meeting = desk.meeting(jordan)
    assert [value.label for value in meeting.field("date").values] == ["2015-04-09", "2015-04-08"]
    assert not meeting.field("date").differs
    assert meeting.date is not None
    assert meeting.date.edtf == "2015-04-09"
    assert meeting.field("date").values[0].sources == ()
    quotes = {claim.quote for claim in before.claims}
    assert meeting.field("date").values[0].claims[0].quote in quotes
    assert [row.id for row in desk.lookups.rows(Kind.MEETING, query=parse("date:2015-04-09"))] == [
        jordan
    ]


def test_a_later_value_takes_the_place_of_an_earlier_one(desk: Desk) -> None:
    kuwait = desk.id(Kind.MEETING, KUWAIT)
    desk.decide("value", kuwait, "status", "planned")
    desk.decide("value", kuwait, "status", "cancelled")
    assert desk.meeting(kuwait).status == "cancelled"
    desk.decide("undo")
    assert desk.meeting(kuwait).status == "planned"


def test_a_country_that_is_given_is_linked(desk: Desk) -> None:
    kuwait = desk.id(Kind.MEETING, KUWAIT)
    desk.decide("value", kuwait, "chair", "c-jo")
    (chair,) = desk.meeting(kuwait).field("chair").values
    assert chair.record == "c-jo"
    assert "c-jo" in desk.lookups.links(kuwait)
    assert [r.id for r in desk.lookups.rows(Kind.MEETING, query=parse("chair:jo"))][:1] == [kuwait]


def test_what_a_record_is_called(desk: Desk) -> None:
    kuwait = desk.id(Kind.MEETING, KUWAIT)
    desk.decide("value", kuwait, "called", "لقاء الكويت الكبير")
    assert desk.meeting(kuwait).title == "لقاء الكويت الكبير"
    person = desk.id(Kind.ENTITY, "سامح شكري")
    desk.decide("value", person, "called", "شكري")
    assert desk.entity(person).label == "شكري"
    assert "سامح شكري" in desk.entity(person).aliases
    assert desk.lookups.search(parse("لقاء الكويت الكبير"))[0].row.id == kuwait


def test_tags_and_notes_can_be_looked_for(desk: Desk) -> None:
    kuwait = desk.id(Kind.MEETING, KUWAIT)
    article = desk.meeting(kuwait).sources[0]
    desk.decide("value", kuwait, "tag", "مهم")
    desk.decide("value", kuwait, "tag", "آخر")
    desk.decide("value", article, "tag", "مهم")
    desk.decide("value", "c-kw", "note", "ينظر فيه")
    with pytest.raises(Refused, match="already"):
        desk.decide("value", kuwait, "tag", "مهم")
    found = {
        kind: [row.id for row in desk.lookups.rows(kind, query=parse(query))]
        for kind, query in (
            (Kind.MEETING, "tag:مهم"),
            (Kind.ARTICLE, "tag:مهم"),
            (Kind.ENTITY, "has:note"),
        )
    }
    assert found[Kind.MEETING] == [kuwait]
    assert article in found[Kind.ARTICLE]
    assert found[Kind.ENTITY] == ["c-kw"]


@pytest.mark.parametrize(
    ("property", "value", "why"),
    [
        ("date", "yesterday", "no date"),
        ("status", "perhaps", "none of"),
        ("colour", "red", "chair"),
        ("chair", "", "no value"),
        ("same", "x", "has no"),
    ],
)
def test_a_value_that_is_none_is_refused(desk: Desk, property: str, value: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        desk.decide("value", desk.id(Kind.MEETING, KUWAIT), property, value)


def test_a_wrong_claim_does_not_count_and_is_not_lost(desk: Desk) -> None:
    before = desk.everything()
    kuwait = desk.id(Kind.MEETING, KUWAIT)
    claim = desk.meeting(kuwait).field("opening_speaker").claims[0]
    count = len(desk.meeting(kuwait).field("opening_speaker").claims)
    desk.decide("wrong", claim.id)
    meeting = desk.meeting(kuwait)
    assert len(meeting.field("opening_speaker").claims) == count - 1
    (rejected,) = meeting.field("rejected").claims
    assert rejected.value == f"opening_speaker: {claim.value}"
    assert (rejected.start, rejected.end, rejected.quote) == (claim.start, claim.end, claim.quote)
    assert rejected.detail["by"] == "nada"
    with pytest.raises(Refused, match="undo"):
        desk.decide("wrong", rejected.id)
    with pytest.raises(NotFound):
        desk.decide("wrong", claim.article + ".999")
    desk.decide("undo")
    assert desk.everything() == before


def test_a_claim_that_is_right_stands_before_the_others(desk: Desk) -> None:
    before = desk.everything()
    kuwait = desk.id(Kind.MEETING, KUWAIT)
    first, second = desk.meeting(kuwait).field("opening_speaker").values
    desk.decide("right", first.claims[0].id)
    desk.decide("right", second.claims[0].id)
    values = desk.meeting(kuwait).field("opening_speaker").values
    assert [value.label for value in values if value.decided] == [second.label]
    assert values[0].label == second.label
    assert values[0].record == second.record, "it means the same record as before"
    assert values[0].sources == second.sources
    with pytest.raises(Refused, match="undo"):
        desk.decide("right", next(each for each in values[0].claims if each.decided).id)
    desk.decide("undo")
    desk.decide("undo")
    assert desk.everything() == before


def test_several_decisions_are_taken_back_at_once_or_none(desk: Desk) -> None:
    before = desk.everything()
    ids = [desk.decide("value", "c-kw", "tag", tag).id for tag in ("one", "two", "three")]
    with pytest.raises(Refused, match="no decision"):
        desk.decide("undo", ids[0], "99")
    made = desk.decide("undo", ids[0], ids[2])
    assert made.instead == (ids[0], ids[2])
    assert [value.label for value in desk.entity("c-kw").field("tag").values] == ["two"]
    with pytest.raises(Refused, match="does not hold"):
        desk.decide("undo", ids[1], ids[2])
    desk.decide("undo")
    assert desk.everything() == before


# Kept


def test_decisions_outlive_reading_again(desk: Desk, seeds: list[Path]) -> None:
    kuwait = desk.id(Kind.MEETING, KUWAIT)
    desk.decide("value", kuwait, "called", "اللقاء")
    desk.decide("same", *(desk.id(Kind.ENTITY, n) for n in ("سامح شكري", "أحمد أبو زيد")))
    claim = desk.meeting(kuwait).field("pledge").claims[0]
    desk.decide("wrong", claim.id)
    before = desk.everything()
    reread(Store.open(desk.folder), everything=True)
    ingest_paths(Store.open(desk.folder), [str(each) for each in seeds])
    desk.lookups.changed()
    assert desk.everything() == before


def test_a_meeting_is_found_again_when_its_key_has_become_another(desk: Desk) -> None:
    kuwait = desk.meeting(desk.id(Kind.MEETING, KUWAIT))
    desk.decide("value", kuwait.id, "called", "اللقاء")
    store = Store.open(desk.folder)
    changed = [_with_other_keys(article) for article in store.articles()]
    store.put(changed)
    desk.lookups.changed()
    assert desk.meeting(desk.id(Kind.MEETING, "اللقاء")).sources == kuwait.sources


def _with_other_keys(article: Article) -> Article:
    from dataclasses import replace

    names = {key: f"{key}0" for key in {c.about for c in article.claims} if "meeting:" in key}
    return replace(
        article,
        claims=tuple(
            replace(
                claim,
                about=names.get(claim.about, claim.about),
                normalised=names.get(claim.normalised, claim.normalised),
            )
            for claim in article.claims
        ),
    )


def test_the_log_is_a_file_that_tinydb_opens_and_only_grows(desk: Desk) -> None:
    path = desk.folder / "decisions.json"
    for number, tag in enumerate(("one", "two", "three"), 1):
        lines = path.read_text("utf-8").splitlines()
        desk.decide("value", "c-kw", "tag", tag)
        added = path.read_text("utf-8").splitlines()
        if number > 1:
            assert added[: len(lines) - 3] == lines[:-3]
            assert added[len(lines) - 3] == lines[-3] + ","
    with TinyDB(path, encoding="utf-8") as stock:
        documents = stock.table("decisions").all()
    assert [(each["deed"], each["value"], each["by"]) for each in documents] == [
        ("value", "one", "nada"),
        ("value", "two", "nada"),
        ("value", "three", "nada"),
    ]


def test_a_torn_last_line_is_set_aside_and_the_others_hold(desk: Desk) -> None:
    for tag in ("one", "two", "three"):
        desk.decide("value", "c-kw", "tag", tag)
    path = desk.folder / "decisions.json"
    content = path.read_bytes()
    path.write_bytes(content[: content.index(b"three")])
    log = read_logs(desk.folder)
    assert [each.value for each in log.decisions] == ["one", "two"]
    (problem,) = log.problems
    assert isinstance(problem, Corrupt)
    assert "line 5" in str(problem)
    assert "--repair" in str(problem)
    desk.lookups.changed()
    assert [value.label for value in desk.entity("c-kw").field("tag").values] == ["one", "two"]
    assert problem.problem in str(desk.lookups.problems[0])
    torn = path.read_bytes()
    with pytest.raises(Corrupt, match="repair"):
        desk.decide("value", "c-kw", "tag", "four")
    assert path.read_bytes() == torn


def test_a_decision_that_is_not_as_it_was_written_is_left_out(desk: Desk) -> None:
    for tag in ("one", "two"):
        desk.decide("value", "c-kw", "tag", tag)
    path = desk.folder / "decisions.json"
    tables = json.loads(path.read_bytes())
    tables["decisions"]["1"]["value"] = "other"
    path.write_text(json.dumps(tables))
    log = read_logs(desk.folder)
    assert [each.value for each in log.decisions] == ["two"]
    (problem,) = log.problems
    assert isinstance(problem, BadRecord)
    assert (problem.table, problem.document, problem.field) == ("decisions", 1, "sum")


def test_what_takes_back_can_be_taken_back() -> None:
    def made(id: str, *instead: str) -> Decision:
        return Decision(id, "", "", Deed.UNDO if instead else Deed.VALUE, instead=instead)

    log = [made("1"), made("2"), made("3", "2"), made("4", "3"), made("5", "1")]
    assert [each.id for each in in_force(log)] == ["2"]


# The same in every way


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(stores(6), st.data())
def test_the_index_shows_what_was_decided_as_the_scan_does(
    kept: list[Article], data: st.DataObject
) -> None:
    with both(kept) as (scan, index):
        before = _shown(scan)
        made = 0
        for _ in range(data.draw(st.integers(1, 4))):
            made += _decide_something(scan, index, data)
            assert_same(scan, index)
        for query in data.draw(st.lists(st.sampled_from(QUERIES), max_size=2)):
            assert_same_answers(scan, index, query)
        if data.draw(st.booleans()) and kept:
            index.put([data.draw(articles(kept[0].id))])
            scan.changed()
            assert_same(scan, index)
            return
        for _ in range(made):
            with contextlib.suppress(Refused):
                _keep(scan, index, Deciding(scan, "nada", read_logs(index.folder).decisions).undo())
        assert_same(scan, index)
        if not in_force(read_logs(index.folder).decisions):
            assert _shown(scan) == before


def _decide_something(scan: Scan, index: Index, data: st.DataObject) -> bool:
    ids = [row.id for kind in Kind for row in scan.rows(kind)]
    claims = [claim.id for row in scan.rows(Kind.ARTICLE) for claim in scan.article(row.id).claims]
    if not ids:
        return False
    pick = st.sampled_from(ids)
    deciding = Deciding(scan, "nada", read_logs(index.folder).decisions)
    what = data.draw(st.sampled_from(("same", "different", "value", "wrong", "undo")))
    try:
        match what:
            case "same" | "different":
                made = getattr(deciding, what)(data.draw(pick), data.draw(pick))
            case "value":
                property, value = data.draw(
                    st.sampled_from(
                        (
                            ("date", "2018-02-14"),
                            ("called", "الكويت"),
                            ("tag", "وزاري"),
                            ("members", "74 دولة"),
                            ("country", "JO"),
                            ("place", "c-kw"),
                            ("status", "held"),
                            ("chair", data.draw(pick)),
                            ("agenda", "الأمن"),
                        )
                    )
                )
                made = deciding.value(data.draw(pick), property, value)
            case "wrong":
                made = deciding.wrong(data.draw(st.sampled_from(claims or ["x"])))
            case _:
                made = deciding.undo()
    except MahdarError:
        return False
    _keep(scan, index, made)
    return True


def _keep(scan: Scan, index: Index, decision: Decision) -> None:
    Store.open(index.folder).decide(decision)
    assert scan.changed()
    assert index.changed()


def _shown(lookups: Lookups) -> list[object]:
    return [(row, lookups.get(row.id)) for kind in Kind for row in lookups.rows(kind)]


OWN = """
import os, sys
from pathlib import Path
from store import Kind, open_lookups
from store.database import Store
from store.decisions.deciding import Deciding
from store.decisions.log import read_logs

def decide(folder, tag):
    lookups = open_lookups(folder)
    id = lookups.rows(Kind.ARTICLE)[0].id
    deciding = Deciding(lookups, "nada", read_logs(folder).decisions)
    kept = Store.open(folder).decide(deciding.value(id, "tag", tag))
    assert lookups.changed()
    print(kept.id, [claim.value for claim in lookups.article(id).claims if claim.property == "tag"])
    lookups.close()

decide(Path(sys.argv[2]), "one")  # all is imported: what follows may not even read that
import platformdirs, platformdirs.unix
if os.getuid() == 0:
    os.setgid(65534), os.setuid(65534)
decide(Path(sys.argv[1]), "one")
decide(Path(sys.argv[1]), "two")
"""


@pytest.fixture
def open_to_all() -> Iterator[Path]:
    """A folder that anybody may enter, which those of pytest are not."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


def test_about_a_store_that_one_can_only_read_decisions_lie_in_the_own_data_directory(
    open_to_all: Path, make_article: Callable[..., Article]
) -> None:
    folder, other, home = (open_to_all / name for name in ("store", "other", "home"))
    for each in (folder, other):
        Store.create(each).put([make_article(1)])
    home.mkdir()
    home.chmod(0o777)
    for each in (folder, *folder.rglob("*")):
        each.chmod(0o555 if each.is_dir() else 0o444)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    environment = {
        **os.environ,
        "XDG_CACHE_HOME": str(home),
        "XDG_DATA_HOME": str(home),
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }
    done = subprocess.run(
        [sys.executable, "-c", OWN, str(folder), str(other)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        cwd="/",
    )
    for each in (folder, *folder.rglob("*")):
        each.chmod(0o755 if each.is_dir() else 0o644)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["1 ['one']", "own-1 ['one']", "own-2 ['one', 'two']"]
    assert {path: path.read_bytes() for path in before} == before
    assert {path for path in folder.rglob("*") if path.is_file()} == set(before)
    (log,) = (home / "mahdar" / "decisions").rglob("decisions.json")
    with TinyDB(log, encoding="utf-8") as stock:
        assert len(stock.table("decisions")) == 2
