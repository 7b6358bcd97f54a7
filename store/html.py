"""The article of a web page as it was saved: the door of trafilatura, an optional extra."""

from __future__ import annotations

import re
from typing import Any

from .given import WrongValue, checked
from .records import Given

_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S
)
_DATES = {"extensive_search": False, "original_date": True}
"""Only what the page says to machines: a date guessed from its words is our own reading's task."""


class NoPage(Exception):
    """A page cannot be read as an article; never leaves the store."""

    def __init__(self, reason: str, what: str) -> None:
        super().__init__(reason)
        self.reason = reason
        """What is wrong, and what to do."""
        self.what = what
        """The same in one word."""
        self.facts: dict[str, object] = {}
        """What that is about, by name."""


def is_page(text: str) -> bool:
    """Whether a text is the source of a web page, whatever its file is called."""
    return _PAGE.match(text[:4096]) is not None


def article_of(page: str) -> tuple[str, Given]:
    """Return the text of a page's article, headline first, and what the page says of it.

    Raises:
        NoPage: The extra is not installed, or the page holds no article.
    """
    try:
        from trafilatura import bare_extraction
    except ImportError:
        advice = "is a web page, for which an extra is needed: pip install 'mahdar[html]'"
        raise NoPage(advice, "no_extra") from None
    found: Any = bare_extraction(
        page, include_comments=False, with_metadata=True, date_extraction_params=_DATES
    )
    text = (found.text or "").strip() if found is not None else ""
    if not text:
        reason = "is a web page without an article that could be found; save it as plain text"
        raise NoPage(reason, "no_article")
    title = " ".join((found.title or "").split())
    if title and not text.startswith(title):
        text = f"{title}\n{text}"
    return text, _said(found)


def _said(found: Any) -> Given:
    """Return what the page says to machines, as far as it can be what it is called."""
    values = {"published": found.date, "publisher": found.sitename, "url": found.url}
    said: dict[str, str | None] = {}
    for name, value in values.items():
        try:
            said[name] = checked(name, name, value.strip()) if value else None
        except WrongValue:
            continue  # a page may say anything
    published = said.get("published")
    return Given(published, said.get("publisher"), said.get("url"), published is not None)
