"""What is wrong with a command line, told in the language of the person.

`argparse` knows it in English alone, and ends the process itself.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any, NoReturn

from store import nearest
from tui.commands import options
from tui.wrong import WrongUse

_REQUIRED = "the following arguments are required: "
_WRONG: dict[object, str] = {options.positive: "no_number", options.seconds: "no_seconds"}
_NUMBERS = {argparse.ONE_OR_MORE: "some", argparse.OPTIONAL: "one", None: "one"}


class TellingParser(argparse.ArgumentParser):
    """Raises `WrongUse` for what it cannot read, with what may be meant where something is near."""

    def parse_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Read a command line; raises WrongUse."""
        parsed, left = self.parse_known_args(args, namespace)
        if left:
            self._refuse_left(left)
        return parsed

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Read what is known of a command line; raises WrongUse."""
        parsed, left = super().parse_known_args(args, namespace)
        # Of a command, whose own parser knows what may be meant.
        if left and not self._subparsers:
            self._refuse_left(left)
        return parsed, left

    def _refuse_left(self, left: Sequence[str]) -> NoReturn:
        written = left[0].partition("=")[0]
        if not written.startswith("-"):
            raise WrongUse("too_much", self.prog, written=written)
        raise WrongUse("unknown_option", self.prog, self._near(written), written=written)

    def _near(self, written: str) -> str | None:
        known = [each for each in self._option_string_actions if each.startswith("--")]
        return nearest(written, known)

    def _match_argument(self, action: argparse.Action, arg_strings_pattern: str) -> int:
        try:
            return super()._match_argument(action, arg_strings_pattern)
        except argparse.ArgumentError:
            number = _NUMBERS.get(action.nargs if not isinstance(action.nargs, int) else None)
            what = f"no_value_{number or 'one'}"
            raise WrongUse(what, self.prog, named=_named(action)) from None

    def _get_value(self, action: argparse.Action, arg_string: str) -> Any:
        try:
            return super()._get_value(action, arg_string)
        except argparse.ArgumentError:
            facts = {"named": _named(action), "written": arg_string}
            raise WrongUse(_WRONG[action.type], self.prog, **facts) from None

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if action.choices is None or value in action.choices:
            return
        known = [str(each) for each in action.choices]
        facts = {"named": _named(action), "written": str(value), "known": ", ".join(known)}
        raise WrongUse("no_choice", self.prog, nearest(str(value), known), **facts)

    def error(self, message: str) -> NoReturn:
        """Raise WrongUse for all else: what is missing."""
        if message.startswith(_REQUIRED):
            raise WrongUse("missing", self.prog, named=message.removeprefix(_REQUIRED))
        raise WrongUse("other", self.prog, told=message)


def _named(action: argparse.Action) -> str:
    return "/".join(action.option_strings) or str(action.metavar or action.dest)
