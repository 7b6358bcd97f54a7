"""The language in which a shell command speaks, and how it reaches the person."""

from __future__ import annotations

import os
import sys

from tui.arabic.piping import harmless
from tui.messages import language_of, words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.messages import Words


class Speech:
    """How this process speaks: one for all of it, for all of it goes to one person."""

    def __init__(self) -> None:
        self.language = "auto"
        """What was asked for: `auto`, `en` or `ar`."""
        self.emit: str | None = None
        """The form in which Arabic is sent, where one was asked for."""

    def heed(self, written: Sequence[str]) -> None:
        """Take language and form from a command line, before anybody knows whether it is right."""
        self.language = _option(written, "--lang", ("auto", "en", "ar")) or "auto"
        self.emit = _option(written, "--emit")

    @property
    def is_english(self) -> bool:
        """Whether it is English, which most texts of the shell are written in where they are."""
        return language_of(self.language) == "en"

    @property
    def words(self) -> Words:
        """The texts of the language; dear to read."""
        return words(language_of(self.language))

    def said(self, english: str, name: str, **facts: object) -> str:
        """Return a text: what is given in English, which needs no file, else that of a name."""
        return english if self.is_english else self.words(name, **facts)

    def label(self, name: str) -> str:
        """Return what a property, or a line of a record's sheet, is called."""
        if self.is_english:
            return name
        known = self.words
        return known.get(f"property.{name}", known.get(f"shell.{name.replace(' ', '_')}", name))


SPEECH = Speech()


def say(text: str) -> None:
    """Tell the person something that is no answer: on standard error, one line, obeying nothing."""
    one = " ".join(harmless(text).splitlines())
    if SPEECH.is_english or not sys.stderr.isatty():
        sys.stderr.write(one + "\n")
        return
    from tui.commands.output import Output

    Output(SPEECH.emit, os.environ, sys.stderr).text(one)


def say_error(error: Exception) -> None:
    """Tell the person what went wrong, in their language where it has words for it."""
    from tui.wrong import WrongUse

    if SPEECH.is_english and not isinstance(error, WrongUse):
        say(f"mahdar: {error}")
        return
    from tui.wrong import in_words

    say(f"mahdar: {in_words(error, SPEECH.words)}")


def _option(written: Sequence[str], name: str, known: Sequence[str] = ()) -> str | None:
    """Return what an option is given last on a command line."""
    found = None
    for at, word in enumerate(written):
        if word == "--":
            break
        value = word.removeprefix(f"{name}=")
        if word == name:
            value = written[at + 1] if at + 1 < len(written) else word
        if value != word and (not known or value in known):
            found = value
    return found
