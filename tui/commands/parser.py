"""What can be written on the command line."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from tui.commands import options
from tui.commands.help import HELP
from tui.commands.mistakes import TellingParser
from tui.commands.speech import SPEECH
from tui.themes import THEMES

if TYPE_CHECKING:
    from _typeshed import SupportsWrite


class Command(NamedTuple):
    """One command."""

    module: str
    """The module that runs it."""
    help: str
    """What it does, in a line."""
    add: Callable[[argparse.ArgumentParser], None]
    """Adds what it takes."""


COMMANDS: Final = {
    "ingest": Command(
        "ingesting", "read articles into the store; safe to repeat", options.add_ingest
    ),
    "reread": Command(
        "rereading", "read the store's articles again by the present rules", options.add_reread
    ),
    "articles": Command("listing", "list articles, or those that hold words", options.add_listing),
    "entities": Command("listing", "list entities, or those that hold words", options.add_listing),
    "meetings": Command("listing", "list meetings, or those that hold words", options.add_listing),
    "claims": Command("stating", "list what is said of records, claim by claim", options.add_said),
    "figures": Command(
        "stating", "list the numbers that are said of entities and meetings", options.add_said
    ),
    "differ": Command("stating", "list where sources cannot all be right", options.add_said),
    "show": Command(
        "showing", "show one record with the words behind each of its fields", options.add_record
    ),
    "explain": Command(
        "explaining",
        "tell why a record is one, and why its dates, or one property, read so",
        options.add_explained,
    ),
    "search": Command("searching", "find words in every record", options.add_search),
    "searches": Command(
        "saved", "list the searches that are saved for the store", options.add_searches
    ),
    "decide": Command(
        "deciding", "decide something about records; nothing read is changed", options.add_decide
    ),
    "undo": Command(
        "deciding", "take a decision back, the last one if none is named", options.add_undo
    ),
    "decisions": Command("deciding", "list what was decided", options.add_json),
    "watch": Command(
        "watching",
        "print a line for whatever changes in the store, until Ctrl+C",
        options.add_nothing,
    ),
    "check": Command(
        "keeping", "look the whole store through, and put it right", options.add_check
    ),
    "store": Command("keeping", "tell what there is of the store", options.add_store),
    "export": Command("keeping", "write the whole store into one file", options.add_export),
    "import": Command(
        "keeping", "make a store of a file that export has written", options.add_import
    ),
    "evaluate": Command(
        "evaluating", "score how well articles are read, against gold", options.add_evaluate
    ),
    "train": Command("training", "train a model that finds names, and score it", options.add_train),
    "doctor": Command(
        "doctor",
        "look for what hinders, and find how Arabic reads properly",
        options.add_json,
    ),
    "completion": Command(
        "completing", "print what lets a shell complete commands", options.add_shell
    ),
    "keys": Command("keys", "list the browser's keys, and where each is set", options.add_keys),
}
"""Each command by its name."""


class _Parser(TellingParser):
    """Tells what it takes in the language of the person."""

    does = ""
    """What its command does; empty for that of all commands."""

    def print_help(self, file: SupportsWrite[str] | None = None) -> None:
        """Print what it takes."""
        if SPEECH.is_english:
            super().print_help(file)
            return
        from tui.commands.usage import show_all, show_one

        if self.does:
            show_one(self, self.does)
        else:
            show_all({name: each.help for name, each in COMMANDS.items()}, self)


def parser(words: Sequence[str] = ()) -> argparse.ArgumentParser:
    """Return the parser of the command line.

    Args:
        words: What was written. Only the commands named there are made, which takes a fraction of
            the time; all where the first word is none, so that an error can name them.
    """
    begun = words[:1] and (words[0] in COMMANDS or words[0].startswith("-"))
    named = [word for word in dict.fromkeys(words) if word in COMMANDS] if begun else []
    top = _Parser(prog="mahdar", allow_abbrev=False)
    # In place of the generated one, so that both ways to it print the same.
    top.format_help = lambda: HELP  # type: ignore[method-assign]
    add_general(top, default=None)
    top.add_argument("--version", action="store_true", help="print the version and leave")
    top.add_argument(
        "--sample",
        action="store_true",
        help="where no store is, make one of the sample articles unasked",
    )
    top.add_argument(
        "--fresh",
        action="store_true",
        help="open the browser without what was left in it the last time",
    )
    top.add_argument("--theme", choices=THEMES, help="how the browser looks")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    for name in named or COMMANDS:
        _, help, add = COMMANDS[name]
        description = help[0].upper() + help[1:] + "."
        to = commands.add_parser(name, help=help, description=description, allow_abbrev=False)
        to.does = help
        # Suppressed: a default here would undo what was given before the command.
        add_general(to, default=argparse.SUPPRESS)
        add(to)
    return top


_VALUED = ("--store", "--emit", "--lang", "--theme")
"""What may stand before the command and takes the next word."""
_OPTIONS = (*_VALUED, "--sample", "--fresh", "--version", "--help", "-h")
"""What may stand before the command."""


def check_command(words: Sequence[str]) -> None:
    """Make sure of what stands up to the command; raises UnknownCommand and WrongUse."""
    from store import nearest
    from tui.wrong import UnknownCommand, WrongUse

    at = 0
    while at < len(words) and words[at].startswith("-") and words[at] != "--":
        option = words[at].partition("=")[0]
        if option not in _OPTIONS:
            raise WrongUse("unknown_option", "mahdar", nearest(option, _OPTIONS), written=option)
        at += 2 if words[at] in _VALUED else 1
    name = words[at] if at < len(words) else "--"
    if name == "--" or name in COMMANDS:
        return
    raise UnknownCommand(name, nearest(name, COMMANDS))


def add_general(to: argparse.ArgumentParser, default: str | None) -> None:
    """Add what every command takes, and what may stand before it."""
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
