"""What the screens are made of: panes that are given records and say what was done to them."""

from tui.browser.panes.bars import Footer, Header, Hint, Notice, Tabs
from tui.browser.panes.copy_menu import CopyMenu
from tui.browser.panes.count_list import CountList
from tui.browser.panes.decide_menu import DecideMenu
from tui.browser.panes.evidence_strip import EvidenceStrip
from tui.browser.panes.export_menu import FORMAT_OF, ExportMenu
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

__all__ = [
    "FORMAT_OF",
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
