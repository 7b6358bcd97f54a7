"""Which language the interface speaks: cheap to ask, for `mahdar --help` asks it."""

from __future__ import annotations

import os

LANGUAGES: tuple[str, ...] = ("en", "ar")
"""The languages there are texts in; the first is the one used when none fits."""


def language_of(language: str) -> str:
    """Return which of the languages is meant: itself, or for `auto` that of the locale."""
    chosen = _of_locale() if language == "auto" else language
    return chosen if chosen in LANGUAGES else LANGUAGES[0]


def _of_locale() -> str:
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(variable):
            return value[:2].lower()
    return LANGUAGES[0]
