"""Writing claims: each with its exact quote, numbered in the order written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from ...records import Claim, Method, Span
from .confidence import confidence_of

_DIRECTION = re.compile("[\u200b-\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]")
"""Marks that say how text runs on a page: in a value that is shown elsewhere they do harm."""


@dataclass
class Writer:
    """Collects the claims of one article."""

    article: str
    """Id of the article."""
    text: str
    """Its text."""
    claims: list[Claim] = field(default_factory=list)
    """What was written, in order."""
    _seen: set[tuple[str, str, str, int, int]] = field(default_factory=set)

    def write(
        self,
        about: str,
        property: str,
        value: str,
        normalised: str,
        quote: Span,
        rule: str,
        *,
        method: Method = Method.STATED,
        role: str | None = None,
        of: str | None = None,
        said_by: str | None = None,
        anchor: str | None = None,
        detail: Mapping[str, str | int | float] | None = None,
        confidence: float | None = None,
    ) -> None:
        """Write a claim, once for the same thing in the same words.

        Its confidence is that of its rule, where none is given.
        """
        start, end = self._trimmed(quote)
        if _DIRECTION.search(value):
            value, normalised = (_DIRECTION.sub("", each) for each in (value, normalised))
        key = (about, property, normalised or value, start, end)
        if start >= end or key in self._seen:
            return
        self._seen.add(key)
        if confidence is None:
            confidence = confidence_of(property, method, normalised, rule)
        self.claims.append(
            Claim(
                id=f"{self.article}.{len(self.claims) + 1}",
                article=self.article,
                about=about,
                property=property,
                value=value,
                normalised=normalised,
                start=start,
                end=end,
                quote=self.text[start:end],
                method=method,
                rule=rule,
                role=role,
                of=of,
                said_by=said_by,
                anchor=anchor,
                confidence=round(confidence, 2),
                detail=detail or {},
            )
        )

    def words(self, span: Span) -> str:
        """Return what stands in a span of the text, on one line."""
        return " ".join(self.text[span.start : span.end].split())

    def _trimmed(self, quote: Span) -> tuple[int, int]:
        start, end = max(quote.start, 0), min(quote.end, len(self.text))
        while start < end and (self.text[start].isspace() or self.text[start] in "،؛,;"):
            start += 1
        while start < end and (self.text[end - 1].isspace() or self.text[end - 1] in "،؛,;"):
            end -= 1
        return start, end


def spanning(*spans: Span) -> Span:
    """Return the shortest span that holds all of some spans."""
    return Span(min(each.start for each in spans), max(each.end for each in spans))
