"""The index shows what was decided as the scan does."""

from __future__ import annotations

import contextlib

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.database import Store
from store.decisions.deciding import Deciding
from store.decisions.decision import Decision, in_force
from store.decisions.log import read_logs
from store.decisions.refused import Refused
from store.errors import MahdarError
from store.index import Index
from store.lookups import Lookups
from store.records import Article, Kind
from store.scan import Scan
from tests.store.random_articles import articles, stores
from tests.store.test_index import QUERIES, assert_same, assert_same_answers, both


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
