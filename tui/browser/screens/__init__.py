"""The screens: they own what is shown, ask the store, and tell the panes."""

from tui.browser.screens.browse import Browse
from tui.browser.screens.find import Find
from tui.browser.screens.help import Help
from tui.browser.screens.palette import Palette
from tui.browser.screens.problem import Problem

__all__ = ["Browse", "Find", "Help", "Palette", "Problem"]
