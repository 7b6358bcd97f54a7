"""`mahdar check`, `store info`, `export`, `import`: looking after a store."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

from store import (
    BadRecord,
    Info,
    Repaired,
    StoreError,
    check,
    exported,
    import_whole,
    info,
    locate,
    repair,
)
from tui.commands.asking import FOUND, TROUBLE, output_of
from tui.commands.output import Cells
from tui.commands.speech import say
from tui.wrong import FileThere


def run(arguments: Namespace) -> int:
    """Do what the command is named for."""
    path = locate(arguments.store, os.environ)
    match arguments.command:
        case "check":
            return _check(arguments, path)
        case "store":
            return _info(arguments, path)
        case "export":
            return _export(path, arguments.file, force=arguments.force)
    return _import(path, arguments.file)


# Looking through, and putting right


def _check(arguments: Namespace, path: Path) -> int:
    done = repair(path, wait=arguments.wait) if arguments.repair else ()
    found = check(path)
    if arguments.json:
        document = {
            "files": found.files,
            "articles": found.articles,
            "decisions": found.decisions,
            "problems": [_problem(each) for each in found.problems],
            "notes": list(found.notes),
            "repaired": [_repaired(each) for each in done],
        }
        output_of(arguments).json(document)
    else:
        for each in done:
            say(_told(each))
        for problem in found.problems:
            say(f"mahdar: {problem}")
        for note in found.notes:
            say(f"mahdar: note: {note}")
        state = _wrong(len(found.problems)) if found.problems else "all is whole"
        counts = f"{found.files} files, {found.articles} articles, {found.decisions} decisions"
        output_of(arguments).text(f"{counts}: {state}; the store is {path}")
    return TROUBLE if found.problems else FOUND


def _wrong(count: int) -> str:
    return "one thing is wrong" if count == 1 else f"{count} things are wrong"


def _problem(error: StoreError) -> dict[str, Any]:
    place = {"line": error.line, "column": error.column} if isinstance(error, BadRecord) else {}
    return {"file": str(error.path), "problem": error.problem, "remedy": error.remedy} | place


def _repaired(done: Repaired) -> dict[str, Any]:
    return {
        "file": str(done.path),
        "aside": str(done.aside) if done.aside else None,
        "kept": done.kept,
        "restored": done.restored,
    }


def _told(done: Repaired) -> str:
    aside = f"; what was there is now {done.aside.name}" if done.aside else ""
    restored = f", {done.restored} of them from its last good copy" if done.restored else ""
    return f"{done.path}: {done.kept} records{restored}{aside}"


# What there is


def _info(arguments: Namespace, path: Path) -> int:
    found = info(path)
    out = output_of(arguments)
    if arguments.json:
        out.json(_document(found))
    else:
        out.table(Cells((name,), text) for name, text in _rows(found))
    return TROUBLE if found.problems else FOUND


def _document(found: Info) -> dict[str, Any]:
    names = (
        "schema generation articles decisions holding files bytes kept index index_bytes writable"
        " locks writer problems health"
    )
    place = {"index_path": str(found.index_path) if found.index_path else None}
    told = {name: getattr(found, name) for name in names.split()}
    return {"path": str(found.path)} | told | place


def _rows(found: Info) -> list[tuple[str, str]]:
    generation = "not known" if found.generation is None else str(found.generation)
    wrong = f": {_wrong(found.problems)}, `mahdar check` tells more"
    elsewhere = found.index_path is not None and found.index_path.parent != found.path
    where = f", at {found.index_path}" if elsewhere else ""
    locks = "kept" if found.locks else "not kept by this file system: a file stands for them"
    return [
        ("store", str(found.path)),
        ("health", found.health + (wrong if found.problems else "")),
        ("articles", str(found.articles)),
        ("decisions", f"{found.decisions}, {found.holding} of them hold"),
        ("files", f"{found.files} of articles, {found.bytes:,} bytes"),
        ("last good copies", f"{found.kept:,} bytes"),
        ("index", f"{found.index}, {found.index_bytes:,} bytes{where}"),
        ("generation", f"{generation}, schema {found.schema}"),
        ("writing", "allowed" if found.writable else "not allowed: it can be read only"),
        ("locks", locks),
        ("writer now", found.writer or "nobody"),
    ]


# Moving


def _export(path: Path, name: str, *, force: bool) -> int:
    lines = exported(path)
    if name == "-":
        for line in lines:
            sys.stdout.write(line)
        return FOUND
    target = Path(name)
    if target.exists() and not force:
        raise FileThere(name)
    beside = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    count = 0
    try:
        with beside.open("x", encoding="utf-8", newline="\n") as file:
            for line in lines:
                file.write(line)
                count += 1
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
    except OSError as error:
        say(f"mahdar: {target}: was not written ({error.strerror}); name another file")
        return TROUBLE
    finally:
        beside.unlink(missing_ok=True)
    say(f"the whole store is in {target}: {count - 2} articles and decisions")
    return FOUND


def _import(path: Path, name: str) -> int:
    done = import_whole(Path(name), path)
    say(f"{done.articles} articles and {done.decisions} decisions; the store is {path}")
    return FOUND
