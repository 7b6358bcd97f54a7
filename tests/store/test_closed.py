"""A store that somebody may not even look into."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from store.database import Store
from store.records import Article
from tests.store.nobody import BECOME, run_with_home

IMPORTS = """
import os, sys
import store.database, store.finding, store.lock, store.making, store.scan, store.upkeep.check
from pathlib import Path
folder = Path(sys.argv[1])
"""
ASKED = """
for ask in (
    store.finding.look_for_store,
    store.upkeep.check.check,
    store.database.Store.open,
    store.database.Store.create,
):
    try:
        ask(folder)
    except store.errors.StoreError as error:
        print(error)
"""


@pytest.mark.parametrize("above", [False, True], ids=["itself", "the folder above"])
def test_a_store_that_is_closed_to_somebody_is_told_of_with_what_to_do(
    anybody: Path, make_article: Callable[..., Article], above: bool
) -> None:
    (anybody / "of").mkdir()
    folder = anybody / "of" / "store"
    Store.create(folder).put([make_article(1)])
    closed = folder.parent if above else folder
    closed.chmod(0)
    said = run_with_home(IMPORTS + BECOME + ASKED, folder, home=anybody).splitlines()
    assert len(said) == 4
    assert all("Permission denied" in line and "--store" in line for line in said)
