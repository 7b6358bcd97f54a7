"""The interface's own texts, in English and Arabic, a module for each."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Literal

from tui.language import LANGUAGES as LANGUAGES
from tui.language import language_of as language_of


class Words:
    """The texts of one language.

    A text is named by what it is about, such as `command.open.title`; its facts stand in
    braces, as in `str.format`. Facts are put in literally: nothing in them is ever interpreted.
    """

    def __init__(self, language: str, texts: Mapping[str, str]) -> None:
        self.language = language
        """Which language it is: one of `LANGUAGES`."""
        self._texts = texts

    def __call__(self, name: str, **facts: object) -> str:
        """Return a text with its facts filled in.

        Raises:
            KeyError: There is no text of that name, or a fact it speaks of is missing.
        """
        text = self._texts[name]
        return text.format(**facts) if facts else text

    def get(self, name: str, otherwise: str) -> str:
        """Return a text without facts, or something else when there is none of that name."""
        return self._texts.get(name, otherwise)

    @property
    def names(self) -> frozenset[str]:
        """The names of all its texts."""
        return frozenset(self._texts)

    @property
    def right_to_left(self) -> bool:
        """Whether the language's own lines begin at the right."""
        return self.language == "ar"

    @property
    def base(self) -> Literal["L", "R"]:
        """Direction in which its lines are laid out."""
        return "R" if self.right_to_left else "L"


@cache
def words(language: str = "auto") -> Words:
    """Return the texts of a language.

    Args:
        language: `en`, `ar`, or `auto` for what the locale's environment variables name.
    """
    chosen = language_of(language)
    # Only when one is asked for: an answer in English needs no texts.
    return Words(chosen, import_module(f"tui.messages.{chosen}").TEXTS)
