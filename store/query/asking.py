"""What is asked by the tests of a query, whatever answers them."""

from __future__ import annotations

from collections.abc import Iterable

from .. import edtf
from ..records import Kind
from .fields import PROPERTIES, Asks, Test, range_of

_IN_ARTICLES = PROPERTIES[Kind.ARTICLE]


def about_articles(test: Test) -> bool:
    """Whether a test is of articles themselves and not of the meetings they report."""
    name = test.name
    if name.asks in (Asks.HAS, Asks.SILENT, Asks.DIFFER):
        return test.field != "role" and test.value in _IN_ARTICLES
    if name.asks is Asks.DATE:
        return test.field == "date" or test.field in _IN_ARTICLES
    return name.asks is Asks.SOURCE or test.field in _IN_ARTICLES


def roles_asked(tests: Iterable[Test]) -> tuple[str, ...]:
    """Return the roles in which those asked for by `p:` must have taken part; empty for any."""
    return tuple(each.value for each in tests if each.field == "role" and not each.negated)


def edtf_fits(written: str, test: Test) -> bool:
    """Whether a written date may lie in a test's range; for `!:` whether it surely does."""
    try:
        limits = edtf.bounds(written)
    except ValueError:
        return False
    wanted = range_of(test.value)
    if limits is None or not limits.overlaps(wanted):
        return False
    if test.operator == ":":
        return True
    surely = wanted.first <= limits.first and limits.last <= wanted.last
    return surely and not set(written) & set("?~%")
