"""Reading a query.

    query  = { part }
    part   = [ "-" ] ( field operator value | words | '"' spelling '"' )
    field  = a name of `fields.fields`, in ASCII letters
    value  = words | '"' spelling '"'
    words  = anything without blanks and quotes; a star at its end lets the last word go on

What has no field's name before its colon is words, as `12:30` is. The parts must all hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..errors import QueryError
from .fields import ANY, COMPARISONS, NAMED, PROPERTIES, Asks, FieldName, Test, fields, range_of
from .query import Query
from .terms import Term, term_of

_PART = re.compile(
    r"""(?P<minus>-?)
    (?:(?P<field>[A-Za-z_]+)(?P<operator>!?:|[<>]=?|=))?
    (?:"(?P<exact>[^"]*)(?P<closed>"?)|(?P<plain>[^\s"]*))""",
    re.VERBOSE,
)
_OPERATORS: dict[Asks, tuple[str, ...]] = {
    Asks.DATE: (":", "!:"),
    Asks.NUMBER: (":", *COMPARISONS),
    Asks.VALUE: (":", "="),
}
_LINK = re.compile(r"https?:", re.IGNORECASE)


def parse(text: str, *, prefix: bool = False) -> Query:
    """Read a query.

    Words are compared folded, and with the proclitics of the text allowed for: `الأردن` finds
    `بالأردن`. Words in double quotes must occur in exactly that spelling; a minus before either
    asks for records without it. A star at the end lets the last word go on: `تيل*` finds
    `تيلرسون`. A field before a colon asks what is said there: `place:kw`.

    Args:
        text: The query.
        prefix: Whether it is still being typed: the last word may go on, a quotation may still
            be open, and a field may still wait for its value.

    Raises:
        QueryError: A quotation is not closed, or a field cannot be asked so.
    """
    return Query(text, tuple(_parts(text, prefix)))


def _parts(text: str, prefix: bool) -> Iterator[Term | Test]:
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        match = _PART.match(text, at)
        if match is None or match.end() == at:  # a lone quote is always the start of a part
            at += 1
            continue
        part = _part(text, match, typed=prefix and match.end() == len(text))
        if part is not None:
            yield part
        at = match.end()


def _part(text: str, match: re.Match[str], *, typed: bool) -> Term | Test | None:
    exact = match["exact"] is not None
    if exact and not match["closed"] and not typed:
        raise QueryError(text, match.start("exact") - 1, "a quotation is not closed", "quotation")
    negated = bool(match["minus"])
    if match["field"] is None or _LINK.match(text, match.start("field")):
        written = match["exact"] if exact else text[match.end("minus") : match.end()]
        goes_on = typed or (not exact and written.endswith("*"))
        return term_of(written, exact=exact, negated=negated, prefix=goes_on)
    return _test(text, match, typed=typed)


def _test(text: str, match: re.Match[str], *, typed: bool) -> Term | Test | None:
    written = match["field"].lower()
    name = fields().get(written)
    if name is None:
        return _unknown_field(text, match, typed=typed)
    operator, exact = match["operator"], match["exact"] is not None
    value = " ".join(match["exact"].split()) if exact else match["plain"]
    goes_on = operator == ":" and not exact and name.asks in (Asks.VALUE, Asks.NUMBER)
    if goes_on:
        goes_on, value = typed or value.endswith("*"), value.rstrip("*")
    if not value:
        if typed:
            return None
        raise QueryError(
            text, match.end(), f"nothing is asked of {written}", "nothing", field=written
        )
    _check_operator(text, match, name)
    if name.asks in (Asks.HAS, Asks.SILENT, Asks.DIFFER):
        value = value.lower()
    test = Test(written, operator, value, exact, bool(match["minus"]), goes_on)
    return test if _is_right(test, text, match, typed=typed) else None


def _unknown_field(text: str, match: re.Match[str], *, typed: bool) -> Term | None:
    """Take what is no field's name for words, if it is not nearly one."""
    written = match["field"].lower()
    from ..meant import nearest  # of use only where something is wrong

    near = nearest(written, fields())
    if near is None:
        at = match.start("field")
        return term_of(
            text[at : match.end()], exact=False, negated=bool(match["minus"]), prefix=typed
        )
    problem = f"there is no field {written!r}; did you mean {near}{match['operator']} ?"
    meant = f"{near}{match['operator']}"
    raise QueryError(text, match.start("field"), problem, "field", field=written, near=meant)


def _check_operator(text: str, match: re.Match[str], name: FieldName) -> None:
    operator = match["operator"]
    allowed = _OPERATORS.get(name.asks, (":",))
    if operator not in allowed:
        problem = f"{name.name} is asked with {' or '.join(allowed)}, not with {operator}"
        facts = {"field": name.name, "allowed": "  ".join(allowed), "operator": operator}
        raise QueryError(text, match.start("operator"), problem, "operator", **facts)


def _is_right(test: Test, text: str, match: re.Match[str], *, typed: bool) -> bool:
    """Whether the value can be asked; what is still being typed may wait, all else is an error."""
    problem, what, near = _problem(test)
    if problem and not typed:
        facts = {"value": test.value, "near": near}
        raise QueryError(text, match.end("operator"), problem, what, **facts)
    return not problem


def _problem(test: Test) -> tuple[str, str, str]:
    """Return what is wrong with a value, that in one word, and what may be meant instead."""
    match test.name.asks:
        case Asks.DATE:
            try:
                range_of(test.value)
            except ValueError:
                told = f"{test.value!r} is no date; write 2018, 2018-02, 2018-02-13 or 2015..2016"
                return told, "date", ""
        case Asks.NUMBER if test.operator != ":":
            try:
                _ = test.number
            except ValueError:
                return f"{test.value!r} is no number", "number", ""
        case Asks.HAS | Asks.SILENT | Asks.DIFFER:
            return _unknown_property(test)
    return "", "", ""


def _unknown_property(test: Test) -> tuple[str, str, str]:
    known = test.name.properties or tuple(dict.fromkeys(n for k in PROPERTIES.values() for n in k))
    if not test.name.properties and test.name.asks is not Asks.DIFFER:
        known += NAMED
    if test.value in known or (test.name.asks is Asks.DIFFER and test.value == ANY):
        return "", "", ""
    from ..meant import nearest  # of use only where something is wrong

    near = nearest(test.value, known) or ""
    what = "role" if test.field == "role" else "property"
    told = f"there is no {what} {test.value!r}" + (f"; did you mean {near}?" if near else "")
    return told, what, near
