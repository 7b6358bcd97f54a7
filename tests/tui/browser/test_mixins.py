"""The screens are put together from many classes: none may take another's place unseen."""

from __future__ import annotations

import inspect

import pytest

from tui.browser.screens import Browse, Find, Help, Palette
from tui.browser.screens.compare import Compare
from tui.browser.screens.counts import Counts
from tui.browser.screens.graph import Graph
from tui.browser.screens.timeline import Timeline

OURS = "tui.browser."


def own(kind: type) -> set[str]:
    """Return the private names a class gives itself."""
    return {name for name in vars(kind) if name.startswith("_") and not name.startswith("__")}


@pytest.mark.parametrize("screen", [Browse, Compare, Counts, Find, Graph, Help, Palette, Timeline])
def test_no_private_name_is_given_twice(screen: type) -> None:
    ours = [kind for kind in inspect.getmro(screen) if kind.__module__.startswith(OURS)]
    given: dict[str, type] = {}
    for kind in ours:
        for name in own(kind):
            # Textual's own are meant to be taken over; so is what it makes for each class.
            if any(name in vars(base) for base in inspect.getmro(screen) if base not in ours):
                continue
            other = given.setdefault(name, kind)
            assert other is kind, f"{name} of {kind.__name__} is hidden by that of {other.__name__}"
