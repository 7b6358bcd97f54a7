"""What the screens are made of: panes that are given records and say what was done to them.

Each is imported when it is first asked for: the first screen needs few of them.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.browser.panes.bars import Footer, Header, Hint, Notice, Tabs
    from tui.browser.panes.copy_menu import CopyMenu
    from tui.browser.panes.count_list import CountList
    from tui.browser.panes.decide_menu import DecideMenu
    from tui.browser.panes.evidence_strip import EvidenceStrip
    from tui.browser.panes.export_menu import ExportMenu
    from tui.browser.panes.key_menu import KeyMenu
    from tui.browser.panes.pane import CursorPane, Pane
    from tui.browser.panes.place_list import PlaceList, PlaceRow
    from tui.browser.panes.reader import Reader
    from tui.browser.panes.record_list import KIND_OF, PANE_OF, RecordList, key_of
    from tui.browser.panes.record_view import RecordView
    from tui.browser.panes.results import Results
    from tui.browser.panes.sort_menu import ORDER_OF, SortMenu
    from tui.browser.panes.space import Space
    from tui.browser.panes.time_chart import TimeChart
    from tui.browser.panes.tree_view import TreeView
    from tui.browser.panes.ways_on import WayOn, WaysOn

_HOME = {
    "bars": ("Footer", "Header", "Hint", "Notice", "Tabs"),
    "copy_menu": ("CopyMenu",),
    "count_list": ("CountList",),
    "decide_menu": ("DecideMenu",),
    "evidence_strip": ("EvidenceStrip",),
    "export_menu": ("ExportMenu",),
    "key_menu": ("KeyMenu",),
    "pane": ("CursorPane", "Pane"),
    "place_list": ("PlaceList", "PlaceRow"),
    "reader": ("Reader",),
    "record_list": ("KIND_OF", "PANE_OF", "RecordList", "key_of"),
    "record_view": ("RecordView",),
    "results": ("Results",),
    "sort_menu": ("ORDER_OF", "SortMenu"),
    "space": ("Space",),
    "time_chart": ("TimeChart",),
    "tree_view": ("TreeView",),
    "ways_on": ("WayOn", "WaysOn"),
}
_MODULE = {name: module for module, names in _HOME.items() for name in names}

__all__ = [
    "KIND_OF",
    "ORDER_OF",
    "PANE_OF",
    "CopyMenu",
    "CountList",
    "CursorPane",
    "DecideMenu",
    "EvidenceStrip",
    "ExportMenu",
    "Footer",
    "Header",
    "Hint",
    "KeyMenu",
    "Notice",
    "Pane",
    "PlaceList",
    "PlaceRow",
    "Reader",
    "RecordList",
    "RecordView",
    "Results",
    "SortMenu",
    "Space",
    "Tabs",
    "TimeChart",
    "TreeView",
    "WayOn",
    "WaysOn",
    "key_of",
]


def __getattr__(name: str) -> object:
    if name not in _MODULE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_MODULE[name]}"), name)
    globals()[name] = value
    return value
