"""Decisions about a store that one can only read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tinydb import TinyDB

from store.database import Store
from store.records import Article
from tests.store.nobody import BECOME, run_with_home, shut

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
"""
AS_NOBODY = """
decide(Path(sys.argv[1]), "one")
decide(Path(sys.argv[1]), "two")
"""


def test_about_a_store_that_one_can_only_read_decisions_lie_in_the_own_data_directory(
    anybody: Path, make_article: Callable[..., Article]
) -> None:
    folder, other, home = (anybody / name for name in ("store", "other", "home"))
    for each in (folder, other):
        Store.create(each).put([make_article(1)])
    home.mkdir()
    home.chmod(0o777)
    shut(folder)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    told = run_with_home(OWN + BECOME + AS_NOBODY, folder, other, home=home)
    assert told.splitlines() == ["1 ['one']", "own-1 ['one']", "own-2 ['one', 'two']"]
    assert {path: path.read_bytes() for path in before} == before
    assert {path for path in folder.rglob("*") if path.is_file()} == set(before)
    (log,) = (home / "mahdar" / "decisions").rglob("decisions.json")
    with TinyDB(log, encoding="utf-8") as stock:
        assert len(stock.table("decisions")) == 2
