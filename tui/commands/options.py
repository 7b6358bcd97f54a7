"""What each command takes on the command line."""

from __future__ import annotations

import argparse
import math


def add_ingest(to: argparse.ArgumentParser) -> None:
    """Take what is to be read, and what is known of it."""
    to.add_argument(
        "paths",
        metavar="PATH",
        nargs="+",
        help="text files, saved web pages, folders of them, or - for standard input",
    )
    to.add_argument("--published", metavar="DATE", help="when they were published, like 2018-02-13")
    to.add_argument("--publisher", metavar="NAME", help="who published them")
    to.add_argument("--url", metavar="URL", help="where they were published")
    _add_recognizer(to)
    _add_jobs(to)
    add_wait(to)


def add_reread(to: argparse.ArgumentParser) -> None:
    """Take what is to be read again."""
    to.add_argument("--all", action="store_true", help="even those that these rules have read")
    _add_recognizer(to)
    _add_jobs(to)
    add_wait(to)


def add_train(to: argparse.ArgumentParser) -> None:
    """Take what a model is trained on, and where it goes."""
    to.add_argument(
        "paths",
        metavar="PATH",
        nargs="+",
        help="files in CoNLL form, or gold files (*.toml beside *.txt) and their folders",
    )
    to.add_argument("--out", metavar="MODEL", required=True, help="where the model goes")
    add_json(to)


def _add_recognizer(to: argparse.ArgumentParser) -> None:
    to.add_argument(
        "--recognizer",
        metavar="NAME",
        action="append",
        help="what finds names beside the rules, like crf:MODEL; none: nothing does",
    )


def _add_jobs(to: argparse.ArgumentParser) -> None:
    to.add_argument(
        "--jobs", metavar="N", type=positive, help="processes that read; one for each processor"
    )


def add_record(to: argparse.ArgumentParser) -> None:
    """Take one record."""
    to.add_argument("id", metavar="ID", help="its id, or the beginning of it")
    add_json(to)


def add_search(to: argparse.ArgumentParser) -> None:
    """Take what is searched for."""
    to.add_argument(
        "query", metavar="QUERY", nargs="+", help="words to find, and fields like place:kw"
    )
    _add_output(to)


def add_searches(to: argparse.ArgumentParser) -> None:
    """Take what is done with the saved searches."""
    to.add_argument("--remove", metavar="NAME", help="forget one of them")
    add_json(to)


def add_listing(to: argparse.ArgumentParser) -> None:
    """Take what a list holds, and how it is printed."""
    to.add_argument(
        "query", metavar="QUERY", nargs="*", help="words they must hold, and fields like place:kw"
    )
    to.add_argument(
        "--format",
        choices=("json", "jsonl", "csv", "markdown"),
        help="print for another program: JSON, a document a line, CSV, Markdown with citations",
    )
    to.add_argument("--csv", dest="format", action="store_const", const="csv", help="print CSV")
    to.add_argument("--saved", metavar="NAME", help="what a saved search finds, too")
    _add_output(to)


def add_said(to: argparse.ArgumentParser) -> None:
    """Take of which records it is asked what is said, and how that is printed."""
    to.add_argument(
        "query", metavar="QUERY", nargs="*", help="words they must hold, and fields like place:kw"
    )
    to.add_argument("--saved", metavar="NAME", help="what a saved search finds, too")
    to.add_argument("--csv", action="store_true", help="print CSV")
    _add_output(to)


def add_explained(to: argparse.ArgumentParser) -> None:
    """Take one record, and perhaps one of its properties."""
    to.add_argument("id", metavar="ID", help="its id, or the beginning of it")
    to.add_argument(
        "property", metavar="PROPERTY", nargs="?", help="only why this reads as it does, like chair"
    )
    add_json(to)


def add_shell(to: argparse.ArgumentParser) -> None:
    """Take the shell."""
    to.add_argument("shell", metavar="SHELL", choices=("bash", "zsh", "fish"))


def add_decide(to: argparse.ArgumentParser) -> None:
    """Take a decision."""
    to.add_argument(
        "what",
        metavar="WHAT",
        choices=("same", "different", "unsure", "value", "name", "tag", "note", "right", "wrong"),
        help="same ID ID; different ID ID, or ID ARTICLE; unsure ID ID; value ID PROPERTY VALUE;"
        " name, tag or note ID WORDS; right or wrong CLAIM",
    )
    to.add_argument("given", metavar="ID", nargs="+", help="what it is about, and what is said")
    _add_decider(to)


def add_undo(to: argparse.ArgumentParser) -> None:
    """Take the decisions to be taken back."""
    to.add_argument("numbers", metavar="DECISION", nargs="*", help="their numbers")
    _add_decider(to)


def _add_decider(to: argparse.ArgumentParser) -> None:
    to.add_argument("--because", metavar="WORDS", help="why")
    to.add_argument("--by", metavar="NAME", help="who decides; you, if nobody is named")
    add_wait(to)


def add_check(to: argparse.ArgumentParser) -> None:
    """Take whether what is found is put right."""
    to.add_argument(
        "--repair",
        action="store_true",
        help="set aside what is damaged, keep what is whole of it, restore the rest from copies",
    )
    add_json(to)
    add_wait(to)


def add_store(to: argparse.ArgumentParser) -> None:
    """Take what is to be told of the store."""
    to.add_argument("what", metavar="info", choices=("info",), help="sizes, counts, state")
    add_json(to)


def add_export(to: argparse.ArgumentParser) -> None:
    """Take where a store is written."""
    to.add_argument("file", metavar="FILE", nargs="?", default="-", help="- for standard output")
    to.add_argument("--force", action="store_true", help="write over a file that is there")


def add_import(to: argparse.ArgumentParser) -> None:
    """Take what a store is made of."""
    to.add_argument("file", metavar="FILE", help="the file; the store must not be there yet")


def add_wait(to: argparse.ArgumentParser) -> None:
    """Take how long another writer is waited for."""
    to.add_argument(
        "--wait",
        metavar="SECONDS",
        type=seconds,
        nargs="?",
        const=math.inf,
        default=2.0,
        help="wait so long for another writer, without SECONDS until it is done; 2 otherwise",
    )


def seconds(text: str) -> float:
    """Return how long to wait; raises ArgumentTypeError."""
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not seconds >= 0:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds")
    return seconds


def add_evaluate(to: argparse.ArgumentParser) -> None:
    """Take gold, and the articles it is of."""
    to.add_argument(
        "paths",
        metavar="PATH",
        nargs="+",
        help="gold files (*.toml beside *.txt) or their folders, or gold of claims (*.json)",
    )
    to.add_argument(
        "--articles",
        metavar="FOLDER",
        action="append",
        default=[],
        help="where the articles of gold of claims are; may be repeated",
    )
    to.add_argument(
        "--draft",
        action="store_true",
        help="print what is read in articles as gold of claims, to be corrected by hand",
    )
    to.add_argument("--differences", action="store_true", help="list what was read otherwise, too")
    add_json(to)


def add_keys(to: argparse.ArgumentParser) -> None:
    """Take what is told of the keys."""
    to.add_argument("--check", action="store_true", help="only say what is wrong with those set")
    add_json(to)


def add_json(to: argparse.ArgumentParser) -> None:
    """Take whether the answer is for another program."""
    to.add_argument("--json", action="store_true", help="print one JSON document")


def add_nothing(to: argparse.ArgumentParser) -> None:
    """Take nothing but what every command takes."""


def _add_output(to: argparse.ArgumentParser) -> None:
    add_json(to)
    to.add_argument(
        "--explain", action="store_true", help="tell how the query is understood, and leave"
    )
    to.add_argument(
        "--limit", metavar="N", type=positive, default=None, help="print so many at most"
    )


def positive(text: str) -> int:
    """Return a number from 1 on; raises ArgumentTypeError."""
    number = int(text) if text.isascii() and text.isdigit() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 on")
    return number
