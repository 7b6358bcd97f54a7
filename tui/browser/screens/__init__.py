"""The screens: they own what is shown, ask the store, and tell the panes.

Each is imported when it is first asked for: one is shown at first.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.browser.screens.browse import Browse
    from tui.browser.screens.find import Find
    from tui.browser.screens.help import Help
    from tui.browser.screens.palette import Palette
    from tui.browser.screens.preparing import Preparing
    from tui.browser.screens.problem import Problem

__all__ = ["Browse", "Find", "Help", "Palette", "Preparing", "Problem"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{name.lower()}"), name)
    globals()[name] = value
    return value
