"""Why a record is as it is: how what several articles say became one, and why a date reads so."""

from __future__ import annotations

from .explained import DateReading, Explanation, Grounds, Neighbour, explanation_document
from .of_properties import PropertyReading, explain_property, property_document
from .of_records import explain_record

__all__ = [
    "DateReading",
    "Explanation",
    "Grounds",
    "Neighbour",
    "PropertyReading",
    "explain_property",
    "explain_record",
    "explanation_document",
    "property_document",
]
