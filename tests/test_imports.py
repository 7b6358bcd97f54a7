"""The rules of dependence: who may import what, read from the source and seen at run time."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import store
from tui.__main__ import main

ROOT = Path(__file__).resolve().parent.parent
FILES = sorted(path for name in ("store", "tui") for path in (ROOT / name).rglob("*.py"))


def module_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path) -> Iterator[tuple[str, str]]:
    """Yield each imported module, with the name taken from it; relative ones made absolute."""
    package = path.relative_to(ROOT).parent.parts
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, ""
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join((*above, *([node.module] if node.module else [])))
            for alias in node.names:
                yield module, alias.name


def importers(library: str) -> set[str]:
    return {
        module_of(path)
        for path in FILES
        for module, _ in imports(path)
        if module.split(".")[0] == library
    }


def test_there_is_something_to_look_at() -> None:
    assert len(FILES) > 20
    assert ("store.errors", "NotFound") in set(imports(ROOT / "store" / "scan.py"))


def test_the_store_knows_nothing_of_what_shows_it() -> None:
    assert not [name for name in importers("tui") if name.startswith("store")]


def test_what_shows_uses_only_the_public_names_of_the_store() -> None:
    public = set(store.__all__)
    wrong = [
        f"{module_of(path)} imports {name or 'all'} from {module}"
        for path in FILES
        if path.is_relative_to(ROOT / "tui")
        for module, name in imports(path)
        if module.split(".")[0] == "store" and (module != "store" or name not in public)
    ]
    assert wrong == []


LAYERS = (
    "cues lexicon sums sentences names toponyms homographs places sites buildings persons bodies"
    " recognized document triggers constructions notices frames claims reading"
).split()
"""Of reading an article, from the words up: each knows only those before it."""


def test_each_layer_of_reading_knows_only_those_below_it() -> None:
    extract = ROOT / "store" / "extract"
    parts = {path.relative_to(extract).with_suffix("").parts[0] for path in extract.rglob("*.py")}
    assert parts - {"__init__", "version"} == set(LAYERS)
    wrong = [
        f"{module_of(path)} imports {module}"
        for path in extract.rglob("*.py")
        if (layer := module_of(path).split(".")[2:3]) and layer[0] in LAYERS
        for module, _ in imports(path)
        if module.startswith("store.extract.")
        if LAYERS.index(module.split(".")[2]) > LAYERS.index(layer[0])
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("library", "doors"),
    [
        ("tinydb", {"store.storage", "store.database"}),
        ("pyarabic", {"store.text"}),
        # A door for each side of the border: where records lie, and where settings do.
        ("platformdirs", {"store.user_folders", "tui.folders"}),
        ("hijridate", {"store.dates"}),
        ("ahocorasick", {"store.gazetteer"}),
    ],
)
def test_each_library_has_its_door(library: str, doors: set[str]) -> None:
    found = {next((d for d in doors if name.startswith(d)), name) for name in importers(library)}
    assert found <= doors


def test_what_orders_and_joins_arabic_has_one_door() -> None:
    found = importers("bidi") | importers("arabic_reshaper")
    assert len(found) == 1
    assert found.pop().startswith("tui.arabic.")


@pytest.mark.parametrize(
    ("library", "doors"),
    [
        ("textual", ("tui.browser",)),
        # Its table of widths is the one Textual counts with.
        ("rich", ("tui.browser", "tui.arabic.widths")),
    ],
)
def test_textual_is_known_to_the_browser_alone(library: str, doors: tuple[str, ...]) -> None:
    assert not [name for name in importers(library) if not name.startswith(doors)]


@pytest.mark.parametrize(
    "statement",
    [
        "import store",
        "from store import *",
        "import tui.arabic",
        "from tui.__main__ import main; main(['--help'])",
        "from tui.__main__ import main; main(['articles', '--store', '/nowhere'])",
        "from tui.__main__ import main; main(['show', 'x', '--store', '/nowhere'])",
        "import tui.commands.listing, tui.commands.showing, tui.commands.searching",
        "import tui.commands.ingesting, tui.commands.opening, tui.commands.doctor",
        "import tui.choice",
    ],
)
def test_what_is_asked_in_the_shell_never_loads_textual(statement: str) -> None:
    loaded = modules_after(statement)
    assert not {"textual", "rich"} & loaded
    assert "store" in loaded or "tui" in loaded


def test_a_store_is_named_before_anything_of_it_is_loaded() -> None:
    assert not {"tinydb", "pyarabic", "store.records"} & modules_after("import store")


def test_help_loads_neither_parser_nor_store() -> None:
    loaded = modules_after("from tui.__main__ import main; main(['--help'])")
    assert not {"argparse", "store", "tinydb"} & loaded


@pytest.fixture(scope="module")
def sample_store(tmp_path_factory: pytest.TempPathFactory, seeds: list[Path]) -> Path:
    """The five articles, with their index."""
    folder = tmp_path_factory.mktemp("imports") / "store"
    assert main(["ingest", "--store", str(folder), *map(str, seeds)]) == 0
    return folder


DEAR = frozenset(
    "argparse asyncio bidi arabic_reshaper concurrent dataclasses gettext hashlib"
    " importlib.metadata inspect locale logging multiprocessing platformdirs pyarabic rich shutil"
    " subprocess tempfile textual tinydb tomllib tui.arabic.sanitising".split()
)
"""What a list in a pipe can do without, and would pay for more than for its rows."""
ASKED = DEAR - {"pyarabic"} | {"store.hits", "store.records.article", "store.resolve.entities"}
"""The same of a list of what a query finds: no record is read whole for it."""
LATER = DEAR - {"pyarabic"}
"""The same of a search and of a record, which need whole articles."""


@pytest.mark.parametrize(
    ("arguments", "unwanted", "most"),
    [
        (["articles"], DEAR, 90),
        (["entities", "--limit", "5"], DEAR, 90),
        (["meetings", "--limit", "5"], DEAR, 90),
        (["meetings", "place:kw", "date:2018"], ASKED, 110),
        (["entities", "kind:person", "country:kw"], ASKED, 110),
        (["search", "الكويت", "--limit", "5"], LATER, 145),
        (["show", "c-kw"], LATER, 140),
    ],
    ids=lambda each: " ".join(each) if isinstance(each, list) else "",
)
def test_a_look_up_loads_what_it_needs_and_no_more(
    sample_store: Path, arguments: list[str], unwanted: frozenset[str], most: int
) -> None:
    before = modules_after("import os")
    written = [*arguments, "--store", str(sample_store)]
    loaded = modules_after(f"from tui.__main__ import main; assert main({written}) == 0") - before
    assert not unwanted & loaded
    assert len(loaded) <= most, sorted(loaded)


def test_the_first_screen_waits_for_no_other() -> None:
    others = "compare counts find graph help palette timeline view".split()
    panes = "count_list results time_chart tree_view".split()
    loaded = modules_after("import tui.browser.opening")
    assert "tui.browser.screens.browse" in loaded
    assert not {f"tui.browser.screens.{each}" for each in others} & loaded
    assert not {f"tui.browser.panes.{each}" for each in panes} & loaded


def test_a_look_up_is_not_searched_for_garbage(sample_store: Path) -> None:
    code = (
        "import gc, sys; from tui.__main__ import command\n"
        "gc.callbacks.append(lambda phase, info: sys.stderr.write(phase))\n"
        "command()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "show", "c-kw", "--store", str(sample_store)],
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout


def modules_after(statement: str) -> set[str]:
    code = f"import sys; {statement}; sys.stderr.write(' '.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return set(done.stderr.split())


def test_every_public_name_is_there() -> None:
    assert list(store.__all__) == sorted(set(store.__all__), key=_as_sorted)
    for name in store.__all__:
        assert getattr(store, name) is not None
    with pytest.raises(AttributeError, match="no_such_name"):
        _ = store.no_such_name


def _as_sorted(name: str) -> tuple[bool, bool, str]:
    return not name.isupper(), not name[0].isupper(), name
