"""The `mahdar` command."""

from __future__ import annotations

import gc
import os
import sys

from tui.language import language_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence
    from types import SimpleNamespace
    from typing import NoReturn

# Nothing else up here: `mahdar --help` must not pay for what it does not use.

_INTERRUPTED = 130
_PIPE_CLOSED = 141

_SELDOM = 100_000
"""Objects after which what nobody needs any more is looked for: a look-up makes fewer."""


def command() -> NoReturn:
    """Be the process of the `mahdar` command, which ends with it."""
    # What a start makes stays to the end. To look through it for garbage again and again, and once
    # more at the end, takes a seventh of a look-up.
    gc.set_threshold(_SELDOM)
    ended = main()
    if "threading" not in sys.modules:
        # Neither a thread nor a process was begun, and all is written: nothing is left to be
        # ended, and to take everything apart would take a millisecond.
        sys.stderr.flush()
        os._exit(ended)
    gc.freeze()
    sys.exit(ended)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return what the process ends with. No error leaves it."""
    try:
        _speak_utf8()
        ended = _run(arguments)
        sys.stdout.flush()
        return ended
    except BrokenPipeError:
        # Whoever read has read enough. What is left must not fail once more at the very end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return _PIPE_CLOSED
    except KeyboardInterrupt:
        sys.stderr.write("\n")
        return _INTERRUPTED
    except Exception as error:  # the last catch: a person gets a line and not a traceback
        if os.environ.get("MAHDAR_DEBUG"):
            raise
        return _report(error)


def _run(arguments: Sequence[str] | None) -> int:
    given = sys.argv[1:] if arguments is None else arguments
    if list(given) in (["--help"], ["-h"]) and language_of("auto") == "en":
        from tui.commands.help import HELP

        sys.stdout.write(HELP)
        return 0

    from tui.commands.speech import SPEECH

    SPEECH.heed(given)
    parsed, module = _parsed(given)
    if parsed.version:
        return _print_version()

    if parsed.emit or os.environ.get("MAHDAR_EMIT"):
        from tui.arabic.emission import chosen_by_person

        chosen_by_person(parsed.emit, os.environ)  # a name there is not is refused everywhere

    from importlib import import_module

    ended: int = import_module(f"tui.commands.{module}").run(parsed)
    return ended


def _parsed(given: Sequence[str]) -> tuple[Namespace | SimpleNamespace, str]:
    """Return what a command line says, and the module that does it."""
    from tui.commands.lookups import MODULES, read

    asked = read(given)
    if asked is not None:
        return asked, MODULES.get(asked.command, "opening")
    from tui.commands.parser import COMMANDS, check_command, parser

    check_command(given)
    parsed = parser(given).parse_args(given)
    return parsed, COMMANDS[parsed.command].module if parsed.command else "opening"


def _print_version() -> int:
    from importlib.metadata import PackageNotFoundError, version

    try:
        found = version("mahdar")
    except PackageNotFoundError:
        found = "(not installed)"
    sys.stdout.write(f"mahdar {found}\n")
    return 0


def _speak_utf8() -> None:
    """Write UTF-8 whatever the locale says: Arabic has no other encoding left to hope for."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def _report(error: Exception) -> int:
    from store import MahdarError
    from tui.arabic import UnknownEmission
    from tui.commands.speech import say, say_error

    if isinstance(error, MahdarError):
        say_error(error)
        return error.exit_code
    if isinstance(error, UnknownEmission):
        say_error(error)
        return 2
    say(f"mahdar: a fault of the program: {type(error).__name__}: {error}")
    say("please report it, with what MAHDAR_DEBUG=1 prints when you do the same again")
    return 3


if __name__ == "__main__":
    command()
