"""By what key a body named by its head is known: one of a state by the same in any wording."""

from __future__ import annotations

from collections.abc import Sequence


def key_of_headed(head: str, rest: Sequence[str], nation: str | None) -> str:
    """Return the key of a body by its folded head, what completes it, and its nation's code."""
    office = _state_office(head, rest, nation)
    if office is None:
        return f"organisation:{' '.join((head, *rest))}"
    # A ministry without a nation is that of one article only: another may mean another's.
    return f"organisation:{office}@{nation}" if nation else f"organisation:?{office}"


def _state_office(head: str, rest: Sequence[str], nation: str | None) -> str | None:
    """Return the office of a state that the words name, in one wording; none for other bodies."""
    plain = head.removeprefix("ال")
    if plain in ("حكومه", "سلطات"):
        return "حكومه"
    if plain == "وزاره" and rest:
        return f"وزاره {rest[0]}"
    if plain == "برلمان" and nation and len(rest) == 1:
        return plain  # «the parliament of Georgia» is «the Georgian parliament»
    if head in ("الخارجيه", "الداخليه", "الدفاع"):
        return f"وزاره {head}"
    if plain in ("برلمان", "رياسه", "جيش", "شرطه", "سفاره") and head.startswith("ال"):
        return plain
    return None
