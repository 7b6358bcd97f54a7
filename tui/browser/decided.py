"""What was decided: the value a row of a record stands for, and decisions in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from store import Article
from tui.browser.fields import FieldRow
from tui.messages import Words

if TYPE_CHECKING:
    from store import PersonsDecision, Record, Value


def value_at(record: Record, rows: Sequence[FieldRow], number: int) -> Value | None:
    """Return the value that a row stands for; none for what the record itself adds.

    Args:
        record: What is shown.
        rows: Its rows; see `fields.rows_of`.
        number: Which of them.
    """
    if isinstance(record, Article):
        return None
    name = rows[number].name
    values = record.field(name).values
    at = sum(1 for row in rows[:number] if row.name == name)
    return values[at] if at < len(values) else None


def deed_text(decisions: Sequence[PersonsDecision], words: Words) -> str:
    """Return in words what was decided at once: at least one decision, all alike."""
    first = decisions[0]
    one, other = (*first.about, "", "")[:2]
    name = first.property
    told = words(
        f"deed.{first.deed}",
        one=one,
        other=other,
        field=words.get(f"property.{name}", name),
        value=first.value,
        count=len(decisions),
    )
    if len(decisions) == 1 or first.deed == "wrong":
        return told
    return words("deed.more", what=told, count=len(decisions) - 1)
