"""Making the folders of a store; whatever the disk refuses is said in words."""

from __future__ import annotations

from pathlib import Path

from .errors import NoStore, Unwritable
from .folder import ARTICLES
from .storage import sync_folder


def make_own_folder(folder: Path) -> None:
    """Make the folder of a person's own decisions about a store; raises Unwritable."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        problem = f"cannot be made ({error.strerror}), so that nothing was decided"
        raise Unwritable(folder, problem, "ask for the right to write to the store") from None


def make_store_folder(path: Path) -> None:
    """Make the folder of a store, or take one that is empty; raises NoStore and Unwritable."""
    try:
        path.mkdir(parents=True, exist_ok=True, mode=0o700)
        others = sorted(each.name for each in path.iterdir() if not _is_ours(each.name))
    except (FileExistsError, NotADirectoryError):
        remedy = "give a new or an empty folder"
        raise NoStore(path, "is not a folder, so no place for a store", remedy) from None
    except OSError as error:
        problem = f"cannot be made ({error.strerror})"
        raise Unwritable(path, problem, "name another folder with --store") from None
    if others:
        problem = f"holds other things already ({others[0]})"
        raise NoStore(path, problem, "give a new or an empty folder")


def _is_ours(name: str) -> bool:
    """Whether a file may have been left by a creation that was broken off."""
    return name in ("store.lock", "decisions.json") or name.endswith(".tmp")


def make_articles_folder(path: Path) -> None:
    """Make the folder of a store's articles where there is none; raises Unwritable."""
    folder = path / ARTICLES
    try:
        if not folder.is_dir():
            folder.mkdir(mode=0o700)
            sync_folder(path)
    except OSError as error:
        problem = f"cannot be made ({error.strerror})"
        raise Unwritable(folder, problem, "ask for the right to write there") from None
