"""What `--help` prints in Arabic, of the command and of each of its commands."""

from __future__ import annotations

import argparse
import os
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pkgutil import get_data
from typing import Any

from tui.arabic import isolate
from tui.commands.output import Output
from tui.commands.speech import SPEECH

_INDENT = 2


@cache
def texts() -> Mapping[str, Any]:
    """Return the Arabic texts; what options and commands do stands in the table `says`."""
    raw = get_data("tui.messages", "usage.ar.toml")
    assert raw is not None, "a part of the package"
    return tomllib.loads(raw.decode())


def show_all(commands: Mapping[str, str], top: argparse.ArgumentParser) -> None:
    """Tell what the command line takes.

    Args:
        commands: What each command does, in English.
        top: The parser of the whole command line.
    """
    said, out = texts(), Output(SPEECH.emit, os.environ)
    _usage(out, "mahdar [--store PATH] [--lang auto|ar|en] [COMMAND ...]")
    out.text(said["about"])
    _heading(out, said["commands"])
    for name, does in commands.items():
        _entry(out, name, does)
    _heading(out, said["options"])
    _actions(out, top)
    for name in ("query", "exit", "environment"):
        out.text("")
        out.text(said[name].strip())


def show_one(parser: argparse.ArgumentParser, does: str) -> None:
    """Tell what a command takes.

    Args:
        parser: That of the command.
        does: What it does, in English.
    """
    out = Output(SPEECH.emit, os.environ)
    usage = " ".join(parser.format_usage().split()).removeprefix("usage: ")
    _usage(out, usage)
    out.text(_says(does))
    _heading(out, texts()["takes"])
    _actions(out, parser)


def _usage(out: Output, form: str) -> None:
    out.text(texts()["usage"])
    out.spoken((isolate(form),), base="L", indent=_INDENT)


def _heading(out: Output, text: str) -> None:
    out.text("")
    out.text(text)


def _actions(out: Output, parser: argparse.ArgumentParser) -> None:
    for action in described(parser):
        named = ", ".join(action.option_strings) or str(action.metavar)
        value = f" {_value(action)}" if action.option_strings and action.nargs != 0 else ""
        _entry(out, named + value, action.help or "")


def described(parser: argparse.ArgumentParser) -> Iterable[argparse.Action]:
    """Return what a parser takes and says something of, commands left out."""
    return (
        each
        for each in parser._actions
        if each.help not in (None, argparse.SUPPRESS)
        and not isinstance(each, argparse._SubParsersAction)
    )


def _value(action: argparse.Action) -> str:
    if action.metavar is not None:
        return str(action.metavar)
    return "|".join(map(str, action.choices)) if action.choices else action.dest.upper()


def _entry(out: Output, named: str, does: str) -> None:
    out.spoken((isolate(named),), base="L", indent=_INDENT)
    out.text(_says(does), indent=_INDENT * 3)


def _says(english: str) -> str:
    return str(texts()["says"].get(english, english))
