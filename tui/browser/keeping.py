"""Values of our own as plain JSON values, and back; what does not fit is refused.

Only what the state of the browser is made of: named tuples, tuples, dicts whose keys are
words, enumerations of words, text, numbers from 0, yes or no, and none.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

Kept = TypeVar("Kept")


class Unfit(ValueError):
    """A document does not hold what it should."""


def document_of(value: Any) -> Any:
    """Return a value as JSON can write it; of a named tuple, what differs from its defaults."""
    if hasattr(value, "_fields"):
        usual = value._field_defaults
        return {
            name: document_of(held)
            for name, held in value._asdict().items()
            if name not in usual or held != usual[name]
        }
    if isinstance(value, dict):
        return {str(key): document_of(held) for key, held in value.items()}
    if isinstance(value, tuple):
        return [document_of(each) for each in value]
    return value


def value_of(kind: type[Kept], document: Any) -> Kept:
    """Return the value that a document holds.

    Raises:
        Unfit: It holds something else.
    """
    found: Kept = _value(kind, document)
    return found


def _value(kind: Any, document: Any) -> Any:
    origin, arguments = get_origin(kind), get_args(kind)
    if hasattr(kind, "_fields"):
        return _held(kind, document)
    if origin is UnionType:
        if document is None and NoneType in arguments:
            return None
        (kind,) = (each for each in arguments if each is not NoneType)
        return _value(kind, document)
    if origin is tuple and isinstance(document, list):
        return tuple(_value(arguments[0], each) for each in document)
    if origin is dict and isinstance(document, dict):
        key, held = arguments
        return {_value(key, name): _value(held, each) for name, each in document.items()}
    if isinstance(kind, type) and issubclass(kind, StrEnum) and document in set(kind):
        return kind(document)
    if kind in (str, bool) and type(document) is kind:
        return document
    if kind is int and type(document) is int and document >= 0:
        return document
    raise Unfit(f"{document!r:.40} is no {kind}")


def _held(kind: Any, document: Any) -> Any:
    if not isinstance(document, dict):
        raise Unfit(f"{document!r:.40} is no {kind.__name__}")
    hints = _hints(kind)
    unknown = document.keys() - hints.keys()
    if unknown:
        raise Unfit(f"{kind.__name__} has no {min(unknown)}")
    try:
        return kind(**{name: _value(hints[name], held) for name, held in document.items()})
    except TypeError as error:  # something without a default is missing
        raise Unfit(str(error)) from None


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)
