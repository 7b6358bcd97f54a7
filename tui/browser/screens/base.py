"""What every screen has in common: commands bound from the table, and errors said once."""

from __future__ import annotations

from typing import TypeVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Size
from textual.widget import Widget

from store import Busy, MahdarError, Outdated, QueryError, RefusedDecision
from tui.browser.commands import Command, bound_to, key_to, named, shown, textual_keys
from tui.browser.history import Over
from tui.browser.panes import Pane
from tui.browser.panes.bars import BAR_PARTS
from tui.browser.panes.pane import PARTS
from tui.browser.screens.inquiring import PATIENCE, Inquiring
from tui.browser.terminal.app import ArabicApp
from tui.browser.typed_ahead import TypedAhead
from tui.browser.widgets import Rows
from tui.messages import Words
from tui.wrong import query_in_words

Result = TypeVar("Result")
Laid = TypeVar("Laid", bound=Widget)


def hidden(widget: Laid) -> Laid:
    """Return a menu or a box that is not there yet; see `CommandScreen.lay_over`."""
    widget.display = False
    return widget


MOVES = ("down", "up", "half_down", "half_up", "page_down", "page_up", "top", "bottom")
"""The commands of a `MovingScreen`."""

ENDING = ("leave", "quit", "interrupt")
"""Commands that wait for no answer."""


def bindings(*names: str) -> list[BindingType]:
    """Return the key bindings of some commands."""
    return [
        Binding(textual_keys(bound_to(named(name).usual)), f"press('{name}')", show=False, id=name)
        for name in names
    ]


class CommandScreen(Inquiring[Result], inherit_bindings=False):
    """A screen whose keys are commands, each run by a method `do_<name>`.

    Whether a command can run now is what `can_<name>` says, where there is one.
    """

    COMPONENT_CLASSES = set(PARTS | BAR_PARTS)  # noqa: RUF012 - Textual's own declaration
    # Of no widget: keys are the screen's, unless it gives them away.
    AUTO_FOCUS = ""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words = words
        """The interface's texts."""
        self.resumed: Over | None = None
        """How it stood when it was left; none where it begins anew."""
        self._laid_over: dict[str, Widget] = {}

    def on_mount(self) -> None:
        """Stand as it was left, once everything is there."""
        over, self.resumed = self.resumed, None
        if over is not None:
            self.call_after_refresh(self.stand, over)

    @property
    def standing(self) -> Over | None:
        """How it stands, where it returns at the next start."""
        return None

    def stand(self, over: Over) -> None:
        """Stand as it was left, as far as that is still there."""

    def action_press(self, name: str) -> None:
        """Run a command whose key was pressed, once what it is about is there."""
        if not self.is_asking or name in ENDING or self.goes_on(name):
            self.action_run(name)
        elif name == "cancel":
            self.give_up_asking()
        else:
            self.once_answered(lambda: self.action_run(name), self.patience_with(name))

    def goes_on(self, name: str) -> bool:
        """Whether a command has nothing to do with what is asked."""
        del name
        return False

    def patience_with(self, name: str) -> float | None:
        """Return the seconds after which a command goes on without an answer; none for never."""
        return PATIENCE if name in MOVES else None

    def give_up(self) -> None:
        """Do what Escape does where nothing is asked."""
        self.action_run("cancel")

    def lay_over(self, widget: Widget) -> None:
        """Show a menu or a box over everything, and give it the keys.

        It becomes part of the screen when it is first shown: nobody waits at the start for what
        may never be asked for.
        """
        if not widget.is_attached:
            self.mount(widget)
        assert widget.id is not None, "what is laid over is spoken of by its id"
        self._laid_over[widget.id] = widget
        widget.display = True
        self.set_focus(widget)

    def lies_over(self, id: str) -> bool:
        """Whether a menu or a box is shown; none is made to find that out."""
        return id in self._laid_over and self._laid_over[id].display

    def take_away(self, *ids: str) -> bool:
        """Hide menus and boxes that were laid over, keys being the screen's again.

        Returns:
            Whether one was shown.
        """
        shown = [id for id in ids if self.lies_over(id)]
        for id in shown:
            self._laid_over[id].display = False
            self.set_focus(None)
        return bool(shown)

    def action_run(self, name: str) -> None:
        """Run a command if it can run now."""
        self.run_command(named(name))

    def run_command(self, command: Command) -> None:
        """Run a command, or say that it is not possible here."""
        if not self.can_run(command):
            self.say(
                self.words("notice.cannot", command=self.words(f"command.{command.name}.title"))
            )
            return
        getattr(self, f"do_{command.name}")()

    def can_run(self, command: Command) -> bool:
        """Whether a command can run now."""
        if not hasattr(self, f"do_{command.name}"):
            return False
        asked = getattr(self, f"can_{command.name}", None)
        return asked is None or bool(asked())

    def do_interrupt(self) -> None:
        """Copy what is selected; with nothing selected, end the program as terminals do."""
        if text := self.get_selected_text():
            self.app.copy_to_clipboard(text)
        else:
            self.run_command(named("quit"))

    def say(self, text: str) -> None:
        """Say something in words, once."""

    @on(TypedAhead.Unknown)
    def _say_unknown(self, event: TypedAhead.Unknown) -> None:
        """Say of a key that nothing is on it, and where all the others are."""
        sign = event.key.character
        pressed = sign if sign and sign.isprintable() else shown(event.key.key)
        self.say(self.words("notice.no_command", pressed=pressed, key=key_to("help")))

    @on(Rows.Unread)
    def _say_unread(self, event: Rows.Unread) -> None:
        event.stop()
        if isinstance(event.error, MahdarError):  # as all are that the panes' rows raise
            self.say_trouble(event.error)

    def say_trouble(self, error: MahdarError) -> None:
        """Say what went wrong with the store."""
        if isinstance(error, Outdated):
            self.say(self.words("notice.outdated"))
        else:
            self.say(f"{self.words('problem.error')}: {error}")

    def say_wrong(self, error: MahdarError) -> None:
        """Say what is wrong; of a query in the interface's language, with place and remedy."""
        if isinstance(error, RefusedDecision):
            self.say(self.words(f"refused.{error.what}", **error.facts))
        elif isinstance(error, Busy) and error.process:
            since = error.since.replace("T", " ").replace("+00:00", " UTC")
            self.say(
                self.words("problem.busy", process=error.process, host=error.host, since=since)
            )
        elif isinstance(error, QueryError) and error.what:
            self.say(query_in_words(error, self.words))
        else:
            self.say_trouble(error)

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        """Return what is under the pointer; while text is being selected, within its own pane.

        Panes stand side by side: a drag that leaves one must not select from the next.
        """
        began = self._dragged_in()
        if began is not None:
            region = began.content_region
            x = min(max(x, region.x), region.right - 1)
            y = min(max(y, region.y), region.bottom - 1)
        return super().get_widget_and_offset_at(x, y)

    def _screen_resized(self, size: Size) -> None:
        # Textual asks for a layout of the size that held when it asked, and each makes it ask
        # again: two sizes under way at once, as when a window is resized while the first screen
        # is made, would follow each other for ever. The size that holds now ends it.
        del size
        super()._screen_resized(self.app.size)

    def _compositor_refresh(self) -> None:
        # Until the first screen is complete it is laid out several times, and nobody sees it: what
        # is to be drawn is kept in mind, and drawn once.
        if isinstance(self.app, ArabicApp) and self.app.is_held:
            self._dirty_widgets.clear()
        else:
            super()._compositor_refresh()

    def _dragged_in(self) -> Widget | None:
        """Return the widget in which text is being selected, if it is."""
        # Textual's own state; should it be gone one day, a drag selects across panes again.
        state = getattr(self, "_select_state", None) if getattr(self, "_selecting", False) else None
        began: Widget | None = state.start.content_widget if state is not None else None
        if began is None or not began.is_attached or not began.content_region.area:
            return None
        return began

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Scroll on while the pointer drags beyond the rows it began in."""
        began = self._dragged_in()
        if isinstance(began, Rows):
            region = began.content_region
            if event.screen_y < region.y + began.above:
                began.scroll_by(-1)
            elif event.screen_y >= region.bottom:
                began.scroll_by(1)


class MovingScreen(CommandScreen[Result], inherit_bindings=False):
    """A screen with a pane to move about in."""

    @property
    def moved_pane(self) -> Pane:
        """The pane that the keys move about in."""
        raise NotImplementedError

    def do_down(self) -> None:
        """Move a row down."""
        self.moved_pane.move(1)

    def do_up(self) -> None:
        """Move a row up."""
        self.moved_pane.move(-1)

    def do_half_down(self) -> None:
        """Move half a page down."""
        self.moved_pane.move(max(1, self.moved_pane.visible_rows // 2))

    def do_half_up(self) -> None:
        """Move half a page up."""
        self.moved_pane.move(-max(1, self.moved_pane.visible_rows // 2))

    def do_page_down(self) -> None:
        """Move a page down."""
        self.moved_pane.move(max(1, self.moved_pane.visible_rows))

    def do_page_up(self) -> None:
        """Move a page up."""
        self.moved_pane.move(-max(1, self.moved_pane.visible_rows))

    def do_top(self) -> None:
        """Move to the first row."""
        self.moved_pane.move_to(0)

    def do_bottom(self) -> None:
        """Move to the last row."""
        self.moved_pane.move_to(self.moved_pane.length)
