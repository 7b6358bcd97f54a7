"""The interface's own texts, in English and Arabic, read from one file a language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Literal, TypeAlias

from tui.language import LANGUAGES as LANGUAGES
from tui.language import language_of as language_of

Tree: TypeAlias = Mapping[str, Any]


class Words:
    """The texts of one language.

    A text is named by its way through the file, such as `command.open.title`; its facts stand in
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
    import tomllib  # dear, like all that follows: an answer in English needs no texts
    from pkgutil import get_data

    chosen = language_of(language)
    raw = get_data(__name__, f"{chosen}.toml")
    assert raw is not None, "a part of the package"
    return Words(chosen, dict(_flat(tomllib.loads(raw.decode()))))


def _flat(tree: Tree, before: str = "") -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for key, value in tree.items():
        name = f"{before}{key}"
        found += [(name, value)] if isinstance(value, str) else _flat(value, f"{name}.")
    return found
