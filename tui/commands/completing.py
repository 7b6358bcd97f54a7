"""`mahdar completion`: what lets a shell complete commands and options.

Made from the parser itself, so that it knows what can be written and nothing else.
"""

from __future__ import annotations

import argparse
import sys
from argparse import Namespace
from typing import Any, NamedTuple

from tui.commands.parser import COMMANDS, add_general

SHELLS = ("bash", "zsh", "fish")


def run(arguments: Namespace) -> int:
    """Print the script of a shell."""
    sys.stdout.write({"bash": bash, "zsh": zsh, "fish": fish}[arguments.shell]())
    return 0


class Taken(NamedTuple):
    """Something that a command takes."""

    name: str
    """How the option is written; empty for words."""
    help: str
    """What it is for."""
    choices: tuple[str, ...] = ()
    """What may be given, where that is known."""
    valued: bool = False
    """Whether a value follows it."""


class _Recorder(argparse.ArgumentParser):
    """Takes down what is added to a parser."""

    def __init__(self) -> None:
        super().__init__(add_help=False)
        self.taken: list[Taken] = []

    def add_argument(self, *names: str, **given: Any) -> argparse.Action:
        name = names[0] if names[0].startswith("-") else ""
        choices = tuple(given.get("choices", ()))
        self.taken.append(Taken(name, given.get("help", ""), choices, "action" not in given))
        return super().add_argument(*names, **given)


def taken_by(command: str) -> list[Taken]:
    """Return what a command takes, its words among it."""
    recorder = _Recorder()
    COMMANDS[command].add(recorder)
    add_general(recorder, None)
    return [*recorder.taken, Taken("--help", "what the command takes")]


def bash() -> str:
    """Return what `eval` reads in bash."""
    cases = "".join(f"    {name}) words={_quoted(_words(name))} ;;\n" for name in COMMANDS)
    values = "".join(
        f"    {name}) words={_quoted(' '.join(choices))} ;;\n" for name, choices in _chosen()
    )
    return f"""\
_mahdar() {{
  local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}} command= words= each
  for each in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
    case $each in {"|".join(COMMANDS)}) command=$each; break ;; esac
  done
  case $command in
    '') words={_quoted(" ".join((*COMMANDS, "--store", "--emit", "--lang", "--help")))} ;;
{cases}  esac
  case $before in
{values}  esac
  COMPREPLY=($(compgen -W "$words" -- "$word"))
}}
complete -o default -F _mahdar mahdar
"""


def zsh() -> str:
    """Return what `eval` reads in zsh, or what lies in a folder of `fpath` as `_mahdar`."""
    commands = "\n".join(f"    {_quoted(f'{n}:{_flat(c.help)}')}" for n, c in COMMANDS.items())
    taken = {name: " ".join(map(_zsh_option, taken_by(name))) for name in COMMANDS}
    cases = "".join(f"    {name}) _arguments {each} ;;\n" for name, each in taken.items())
    return f"""\
#compdef mahdar
_mahdar() {{
  local -a commands
  commands=(
{commands}
  )
  local command
  for command in ${{words[2,CURRENT-1]}}; do
    (( ${{commands[(I)$command:*]}} )) && break
    command=
  done
  case $command in
    '') _describe command commands ;;
{cases}  esac
}}
compdef _mahdar mahdar
"""


def fish() -> str:
    """Return what `source` reads in fish."""
    lines = [
        f"complete -c mahdar -n __fish_use_subcommand -f -a {name} -d {_quoted(_flat(each.help))}"
        for name, each in COMMANDS.items()
    ]
    for name in COMMANDS:
        within = f"complete -c mahdar -n '__fish_seen_subcommand_from {name}'"
        for each in taken_by(name):
            given = f" -xa {_quoted(' '.join(each.choices))}" if each.choices else ""
            if each.name:
                needed = " -r" if each.valued and not given else ""
                long = each.name.removeprefix("--")
                lines.append(f"{within} -l {long}{needed}{given} -d {_quoted(_flat(each.help))}")
            elif given:
                lines.append(f"{within}{given}")
    return "\n".join(lines) + "\n"


def _words(command: str) -> str:
    words: list[str] = []
    for each in taken_by(command):
        words += [each.name] if each.name else each.choices
    return " ".join(words)


def _chosen() -> list[tuple[str, tuple[str, ...]]]:
    """Return the options that take one of some words."""
    every = (each for command in COMMANDS for each in taken_by(command))
    return list({each.name: each.choices for each in every if each.name and each.choices}.items())


def _zsh_option(taken: Taken) -> str:
    told = _flat(taken.help).replace("[", "(").replace("]", ")").replace(":", "\\:")
    values = f"({' '.join(taken.choices)})" if taken.choices else "_files"
    if not taken.name:
        return _quoted(f"*:{told}:{values}")
    return _quoted(f"{taken.name}[{told}]{f':value:{values}' if taken.valued else ''}")


def _flat(text: str) -> str:
    return " ".join(text.split())


def _quoted(text: str) -> str:
    """Quote a text as all three shells do; an apostrophe in it becomes the one of print."""
    return "'" + text.replace("'", "\N{RIGHT SINGLE QUOTATION MARK}") + "'"
