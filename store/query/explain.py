"""A query in words: what was understood, part by part."""

from __future__ import annotations

from collections.abc import Iterator

from .fields import ANY, Asks, Test
from .query import Query
from .terms import Term

_OPERATORS = {">": "more than", "<": "less than", ">=": "at least", "<=": "at most", "=": "exactly"}


def explain(query: Query) -> Iterator[str]:
    """Yield a line for each part: the part as it was read, and what must be so."""
    roles = [each.value for each in query.tests if each.field == "role" and not each.negated]
    if not query.parts:
        yield "everything"
    for part in query.parts:
        said = _term(part) if isinstance(part, Term) else _test(part, roles)
        yield f"{part}: {'not: ' if part.negated else ''}{said}"


def _term(term: Term) -> str:
    if term.exact:
        return f"the spelling «{term.exact}» as it stands, between word boundaries"
    joined = " ".join(term.words)
    said = "the word" if len(term.words) == 1 else "the words, one after the other,"
    goes_on = ", which may go on" if term.prefix else ""
    return f"{said} «{joined}», folded, with or without proclitics{goes_on}"


def _test(test: Test, roles: list[str]) -> str:
    asks, value = test.name.asks, test.value
    match asks:
        case Asks.DATE:
            surely = "surely lies within" if test.operator == "!:" else "may lie within"
            what = "its date" if test.field == "date" else test.field
            return f"{what} {surely} {value}"
        case Asks.NUMBER if test.operator != ":":
            return f"a number of {test.field} that is {_OPERATORS[test.operator]} {value}"
        case Asks.SOURCE:
            return f"it rests on an article whose id or file begins with {value}"
        case Asks.HAS:
            return f"{value} is stated"
        case Asks.SILENT:
            return f"{value} could be stated, and is not"
        case Asks.DIFFER:
            which = "something" if value == ANY else value
            return f"its sources cannot all be right about {which}"
    return _value(test, roles)


def _value(test: Test, roles: list[str]) -> str:
    if test.operator == "=":
        return f"{test.field} is exactly, or has the id or code, «{test.value}»"
    how = f"in the spelling «{test.value}»" if test.exact else f"«{test.value}»"
    if test.field == "p":
        part = " or ".join(roles) if roles and not test.negated else "anyone who took part"
        return f"a person called {how}, or of that id, as {part}"
    if test.field == "place":
        return f"a place called {how}, or of that id or country code"
    if test.field in ("body", "wg"):
        what = "body" if test.field == "body" else "working group"
        return f"a {what} called {how}, or of that id or code"
    return f"{test.field} is, or has the words, {how}"
