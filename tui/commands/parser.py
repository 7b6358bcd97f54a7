"""What can be written on the command line."""

from __future__ import annotations

import argparse
import math
from typing import Final

from tui.commands.help import HELP
from tui.themes import THEMES

COMMANDS: Final = {
    "ingest": "ingesting",
    "reread": "rereading",
    "articles": "listing",
    "entities": "listing",
    "meetings": "listing",
    "show": "showing",
    "explain": "explaining",
    "search": "searching",
    "searches": "saved",
    "decide": "deciding",
    "undo": "deciding",
    "decisions": "deciding",
    "watch": "watching",
    "check": "keeping",
    "store": "keeping",
    "export": "keeping",
    "import": "keeping",
    "evaluate": "evaluating",
    "train": "training",
    "doctor": "doctor",
    "keys": "keys",
}
"""Each command and the module that runs it."""


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    top = argparse.ArgumentParser(prog="mahdar", allow_abbrev=False)
    # In place of the generated one, so that both ways to it print the same.
    top.format_help = lambda: HELP  # type: ignore[method-assign]
    _add_general(top, default=None)
    top.add_argument("--version", action="store_true")
    top.add_argument("--sample", action="store_true")
    top.add_argument("--fresh", action="store_true")
    top.add_argument("--theme", choices=THEMES)
    commands = top.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    _add_ingest(commands)
    _add_reread(commands)
    for kind in ("articles", "entities", "meetings"):
        _add_listing(commands, kind)
    show = _add(commands, "show", "show one record with the words behind each of its fields")
    show.add_argument("id", metavar="ID", help="its id, or the beginning of it")
    show.add_argument("--json", action="store_true", help="print one JSON document")
    explain = _add(commands, "explain", "tell why a record is one, and why its dates read so")
    explain.add_argument("id", metavar="ID", help="its id, or the beginning of it")
    explain.add_argument("--json", action="store_true", help="print one JSON document")
    search = _add(commands, "search", "find words in every record")
    search.add_argument(
        "query", metavar="QUERY", nargs="+", help="words to find, and fields like place:kw"
    )
    _add_output(search)
    searches = _add(commands, "searches", "list the searches that are saved for the store")
    searches.add_argument("--remove", metavar="NAME", help="forget one of them")
    searches.add_argument("--json", action="store_true", help="print one JSON document")
    _add_deciding(commands)
    _add(commands, "watch", "print a line for whatever changes in the store, until Ctrl+C")
    _add_keeping(commands)
    _add_evaluate(commands)
    _add_train(commands)
    doctor = _add(commands, "doctor", "look for what hinders, and find how Arabic reads properly")
    doctor.add_argument("--json", action="store_true", help="print one JSON document, ask nothing")
    keys = _add(commands, "keys", "list the browser's keys, and where each is set")
    keys.add_argument("--check", action="store_true", help="only say what is wrong with those set")
    keys.add_argument("--json", action="store_true", help="print one JSON document")
    return top


_Commands = argparse._SubParsersAction  # argparse has no public name for it


def _add(
    commands: _Commands[argparse.ArgumentParser], name: str, help: str
) -> argparse.ArgumentParser:
    description = help[0].upper() + help[1:] + "."
    command = commands.add_parser(name, help=help, description=description, allow_abbrev=False)
    # Suppressed: a default here would undo what was given before the command.
    _add_general(command, default=argparse.SUPPRESS)
    return command


def _add_general(to: argparse.ArgumentParser, default: str | None) -> None:
    to.add_argument("--store", metavar="PATH", default=default, help="the store to use")
    to.add_argument(
        "--emit",
        metavar="MODE",
        default=default,
        help="how to send Arabic to the terminal: auto, visual, fenced, kitty ...",
    )
    to.add_argument(
        "--lang",
        choices=("auto", "ar", "en"),
        default=default or "auto",
        help="language of the interface",
    )


def _add_ingest(commands: _Commands[argparse.ArgumentParser]) -> None:
    ingest = _add(commands, "ingest", "read articles into the store; safe to repeat")
    ingest.add_argument(
        "paths",
        metavar="PATH",
        nargs="+",
        help="text files, saved web pages, folders of them, or - for standard input",
    )
    ingest.add_argument(
        "--published", metavar="DATE", help="when they were published, like 2018-02-13"
    )
    ingest.add_argument("--publisher", metavar="NAME", help="who published them")
    ingest.add_argument("--url", metavar="URL", help="where they were published")
    _add_recognizer(ingest)
    _add_jobs(ingest)
    _add_wait(ingest)


def _add_reread(commands: _Commands[argparse.ArgumentParser]) -> None:
    reread = _add(commands, "reread", "read the store's articles again by the present rules")
    reread.add_argument("--all", action="store_true", help="even those that these rules have read")
    _add_recognizer(reread)
    _add_jobs(reread)
    _add_wait(reread)


def _add_train(commands: _Commands[argparse.ArgumentParser]) -> None:
    train = _add(commands, "train", "train a model that finds names, and score it")
    train.add_argument(
        "paths",
        metavar="PATH",
        nargs="+",
        help="files in CoNLL form, or gold files (*.toml beside *.txt) and their folders",
    )
    train.add_argument("--out", metavar="MODEL", required=True, help="where the model goes")
    train.add_argument("--json", action="store_true", help="print one JSON document")


def _add_recognizer(to: argparse.ArgumentParser) -> None:
    to.add_argument(
        "--recognizer",
        metavar="NAME",
        action="append",
        help="what finds names beside the rules, like crf:MODEL; none: nothing does",
    )


def _add_jobs(to: argparse.ArgumentParser) -> None:
    to.add_argument(
        "--jobs", metavar="N", type=_positive, help="processes that read; one for each processor"
    )


def _add_deciding(commands: _Commands[argparse.ArgumentParser]) -> None:
    decide = _add(commands, "decide", "decide something about records; nothing read is changed")
    decide.add_argument(
        "what",
        metavar="WHAT",
        choices=("same", "different", "value", "name", "tag", "note", "wrong"),
        help="same ID ID; different ID ID, or ID ARTICLE; value ID PROPERTY VALUE;"
        " name, tag or note ID WORDS; wrong CLAIM",
    )
    decide.add_argument("given", metavar="ID", nargs="+", help="what it is about, and what is said")
    undo = _add(commands, "undo", "take a decision back, the last one if none is named")
    undo.add_argument("number", metavar="DECISION", nargs="?", help="its number")
    for each in (decide, undo):
        each.add_argument("--because", metavar="WORDS", help="why")
        each.add_argument("--by", metavar="NAME", help="who decides; you, if nobody is named")
        _add_wait(each)
    decisions = _add(commands, "decisions", "list what was decided")
    decisions.add_argument("--json", action="store_true", help="print one JSON document")


def _add_keeping(commands: _Commands[argparse.ArgumentParser]) -> None:
    check = _add(commands, "check", "look the whole store through, and put it right")
    check.add_argument(
        "--repair",
        action="store_true",
        help="set aside what is damaged, keep what is whole of it, restore the rest from copies",
    )
    check.add_argument("--json", action="store_true", help="print one JSON document")
    _add_wait(check)
    store = _add(commands, "store", "tell what there is of the store")
    store.add_argument("what", metavar="info", choices=("info",), help="sizes, counts, state")
    store.add_argument("--json", action="store_true", help="print one JSON document")
    export = _add(commands, "export", "write the whole store into one file")
    export.add_argument(
        "file", metavar="FILE", nargs="?", default="-", help="- for standard output"
    )
    importing = _add(commands, "import", "make a store of a file that export has written")
    importing.add_argument("file", metavar="FILE", help="the file; the store must not be there yet")


def _add_wait(to: argparse.ArgumentParser) -> None:
    to.add_argument(
        "--wait",
        metavar="SECONDS",
        type=_seconds,
        nargs="?",
        const=math.inf,
        default=2.0,
        help="wait so long for another writer, without SECONDS until it is done; 2 otherwise",
    )


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not seconds >= 0:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds")
    return seconds


def _add_evaluate(commands: _Commands[argparse.ArgumentParser]) -> None:
    evaluate = _add(commands, "evaluate", "score how well articles are read, against gold")
    evaluate.add_argument(
        "paths",
        metavar="PATH",
        nargs="+",
        help="gold files (*.toml beside *.txt) or their folders, or gold of claims (*.json)",
    )
    evaluate.add_argument(
        "--articles",
        metavar="FOLDER",
        action="append",
        default=[],
        help="where the articles of gold of claims are; may be repeated",
    )
    evaluate.add_argument(
        "--draft",
        action="store_true",
        help="print what is read in articles as gold of claims, to be corrected by hand",
    )
    evaluate.add_argument(
        "--differences", action="store_true", help="list what was read otherwise, too"
    )
    evaluate.add_argument("--json", action="store_true", help="print one JSON document")


def _add_listing(commands: _Commands[argparse.ArgumentParser], kind: str) -> None:
    listing = _add(commands, kind, f"list {kind}, or those that hold words")
    listing.add_argument(
        "query", metavar="QUERY", nargs="*", help="words they must hold, and fields like place:kw"
    )
    listing.add_argument("--saved", metavar="NAME", help="what a saved search finds, too")
    listing.add_argument(
        "--format",
        choices=("json", "jsonl", "csv", "markdown"),
        help="print for another program: JSON, a document a line, CSV, Markdown with citations",
    )
    _add_output(listing)


def _add_output(to: argparse.ArgumentParser) -> None:
    to.add_argument("--json", action="store_true", help="print one JSON document")
    to.add_argument(
        "--explain", action="store_true", help="tell how the query is understood, and leave"
    )
    to.add_argument(
        "--limit", metavar="N", type=_positive, default=None, help="print so many at most"
    )


def _positive(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 on")
    return number
