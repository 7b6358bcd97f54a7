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
from tui.commands.speech import SPEECH, say, say_error
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
        words = SPEECH.words
        for each in done:
            say(_told(each))
        for problem in found.problems:
            say_error(problem)
        for note in found.notes:
            say(f"mahdar: {words('kept.note', note=note)}")
        state = _wrong(len(found.problems)) if found.problems else words("kept.all_whole")
        counts = {name: getattr(found, name) for name in ("files", "articles", "decisions")}
        output_of(arguments).text(words("kept.checked", **counts, state=state, path=path))
    return TROUBLE if found.problems else FOUND


def _wrong(count: int) -> str:
    words = SPEECH.words
    return words("kept.wrong_one") if count == 1 else words("kept.wrong", count=count)


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
    words = SPEECH.words
    told = words("kept.repaired", path=done.path, count=done.kept)
    if done.restored:
        told += words("kept.restored", count=done.restored)
    return told + (words("kept.aside", file=done.aside.name) if done.aside else "")


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
    words = SPEECH.words
    generation = words("kept.unknown") if found.generation is None else found.generation
    wrong = words("kept.look", wrong=_wrong(found.problems)) if found.problems else ""
    indexed = words(
        "kept.indexed", state=words(f"kept.index_{found.index}"), bytes=f"{found.index_bytes:,}"
    )
    if found.index_path is not None and found.index_path.parent != found.path:
        indexed += words("kept.index_at", path=found.index_path)
    told = {
        "store": str(found.path),
        "health": words(f"kept.{found.health}") + wrong,
        "articles": str(found.articles),
        "decisions": words("kept.holding", count=found.decisions, holding=found.holding),
        "files": words("kept.of_articles", count=found.files, bytes=f"{found.bytes:,}"),
        "copies": words("kept.bytes", bytes=f"{found.kept:,}"),
        "index": indexed,
        "generation": words("kept.generation_of", number=generation, schema=found.schema),
        "writing": words("kept.allowed" if found.writable else "kept.not_allowed"),
        "locks": words("kept.locks_kept" if found.locks else "kept.locks_not"),
        "writer": found.writer or words("kept.nobody"),
    }
    return [(words(f"kept.{name}"), text) for name, text in told.items()]


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
        told = SPEECH.words("kept.not_written", path=target, reason=error.strerror)
        say(f"mahdar: {told}")
        return TROUBLE
    finally:
        beside.unlink(missing_ok=True)
    say(SPEECH.words("kept.exported", path=target, count=count - 2))
    return FOUND


def _import(path: Path, name: str) -> int:
    done = import_whole(Path(name), path)
    counts = {"articles": done.articles, "decisions": done.decisions}
    say(SPEECH.words("kept.imported", **counts, path=path))
    return FOUND
