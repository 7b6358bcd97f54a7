"""Widgets that show Arabic and know nothing of records: of use to any Textual program."""

from tui.browser.widgets.search_box import SearchBox
from tui.browser.widgets.selectable import DrawnLine, Selectable

__all__ = ["DrawnLine", "SearchBox", "Selectable"]
