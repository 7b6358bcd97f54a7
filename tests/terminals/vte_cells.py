"""A widget of VTE that shows what it is told, and says what each of its cells holds.

Runs with the system's Python, which has GTK (Debian: python3-gi gir1.2-vte-2.91), and needs an X
server. Each line of the input is a JSON object: which `widget`, made when it is named first, of how
many `columns` and `rows`, the `text` to show, and the file for its `picture`. It is answered by one
with the `text` that is held then, line by line, and `html`, the same with all that a cell looks
like.
"""

from __future__ import annotations

import json
import sys
import time
from typing import Any

import gi  # type: ignore[import-not-found, unused-ignore]

gi.require_version("Gtk", "3.0")
gi.require_version("Vte", "2.91")
from gi.repository import (  # type: ignore[import-not-found, unused-ignore]  # noqa: E402
    GLib,
    Gtk,
    Pango,
    Vte,
)

_TAKEN = "\x1b]2;taken %d\x07"  # its title, by which is known that all before was taken in


class Widget:
    """The terminal, in a window that no screen shows."""

    def __init__(self) -> None:
        self._terminal: Any = Vte.Terminal()
        self._terminal.set_font(Pango.FontDescription("DejaVu Sans Mono 11"))
        self._terminal.set_scrollback_lines(0)
        self._terminal.set_cursor_blink_mode(Vte.CursorBlinkMode.OFF)
        self._window: Any = Gtk.OffscreenWindow()
        self._window.add(self._terminal)
        self._window.show_all()
        self._fed = 0

    def show(self, columns: int, rows: int, text: str, picture: str) -> dict[str, Any]:
        """Take in a text; save what is drawn then and return what is held."""
        if (columns, rows) != self._size():
            width = columns * self._terminal.get_char_width()
            height = rows * self._terminal.get_char_height()
            border = self._terminal.get_style_context().get_padding(Gtk.StateFlags.NORMAL)
            width += border.left + border.right
            height += border.top + border.bottom
            self._terminal.set_size_request(width, height)
            self._until(lambda: (columns, rows) == self._size())
        self._fed += 1
        self._terminal.feed((text + _TAKEN % self._fed).encode())
        self._until(lambda: self._terminal.get_window_title() == f"taken {self._fed}")
        self._rest()
        self._window.get_pixbuf().savev(picture, "bmp", [], [])
        return {
            "text": self._read(Vte.Format.TEXT),
            "html": self._read(Vte.Format.HTML),
        }

    def _size(self) -> tuple[int, int]:
        return self._terminal.get_column_count(), self._terminal.get_row_count()

    def _read(self, form: Any) -> str:
        # Looks are told by the clipboard only, before VTE 0.72.
        self._terminal.select_all()
        self._terminal.copy_clipboard_format(form)
        clipboard: Any = Gtk.Clipboard.get_default(self._window.get_display())
        if form == Vte.Format.TEXT:
            held = str(clipboard.wait_for_text())
        else:
            targets = [each for each in clipboard.wait_for_targets()[1] if "html" in each.name()]
            held = clipboard.wait_for_contents(targets[0]).get_data().decode("utf-16")
        self._terminal.unselect_all()
        return held

    def _until(self, happened: Any) -> None:
        deadline = time.monotonic() + 20
        alarm = GLib.timeout_add(10, lambda: True)  # it wakes the loop where nothing happens
        while not happened():
            if time.monotonic() > deadline:
                raise SystemExit("the widget takes nothing in")
            Gtk.main_iteration()
        GLib.source_remove(alarm)

    def _rest(self) -> None:
        """Wait until nothing is left to do, the drawing included."""
        self._terminal.queue_draw()
        end = time.monotonic() + 0.04
        self._until(lambda: time.monotonic() > end)
        while Gtk.events_pending():
            Gtk.main_iteration()


def main() -> None:
    """Answer line by line."""
    widgets: dict[str, Widget] = {}
    for line in sys.stdin:
        asked = json.loads(line)
        name = asked.pop("widget")
        if name not in widgets:
            widgets[name] = Widget()
        answer = widgets[name].show(**asked)
        print(json.dumps(answer), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
