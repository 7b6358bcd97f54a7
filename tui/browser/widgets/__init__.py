"""Widgets that show Arabic and know nothing of records: of use to any Textual program.

Rows and texts are drawn in visual order with joined letters; `tui.browser.terminal.app.ArabicApp`
sends them in the form the terminal needs.
"""

from tui.browser.widgets.painting import Column
from tui.browser.widgets.rows import ColumnList, Columns, Cursor, Rows
from tui.browser.widgets.search_box import SearchBox
from tui.browser.widgets.selectable import DrawnLine, Selectable
from tui.browser.widgets.text import TextLine, Wrapped, WrappedText

__all__ = [
    "Column",
    "ColumnList",
    "Columns",
    "Cursor",
    "DrawnLine",
    "Rows",
    "SearchBox",
    "Selectable",
    "TextLine",
    "Wrapped",
    "WrappedText",
]
