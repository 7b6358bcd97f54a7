"""What is installed: everything that is needed, and nothing of anybody else."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).resolve().parent.parent
pytestmark = pytest.mark.package


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The files of the wheel."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("mahdar-*.whl")
    with ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_every_source_and_data_file_is_in_the_wheel(names: set[str]) -> None:
    wanted = {
        str(path.relative_to(ROOT))
        for package in ("store", "tui")
        for path in (ROOT / package).rglob("*")
        if path.is_file() and path.suffix in (".py", ".toml", ".tsv", ".tcss", ".typed")
    }
    assert wanted <= names
    assert {"tui/messages/usage.ar.toml", "tui/browser/keys.toml", "store/py.typed"} <= wanted


def test_neither_tests_nor_seeds_nor_anything_else_is_in_the_wheel(names: set[str]) -> None:
    assert {name.split("/")[0].split("-")[0] for name in names} == {"store", "tui", "mahdar"}


def test_the_licence_and_the_command_are_in_the_wheel(names: set[str]) -> None:
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert any(name.endswith("entry_points.txt") for name in names)


@pytest.mark.parametrize("package", ["store", "tui"])
def test_no_other_distribution_owns_our_packages(package: str) -> None:
    # Others of these names exist; pip would let them overwrite ours without a word.
    assert set(packages_distributions().get(package, [])) <= {"mahdar"}
