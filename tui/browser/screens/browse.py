"""The main screen: what its commands do with the linked panes."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType

from store import Hit, Kind, Meeting, Row
from tui.browser.app import Browser
from tui.browser.arrangement import LISTS, PANES
from tui.browser.commands import COMMANDS, Command, key_to
from tui.browser.fields import Evidence
from tui.browser.panes import KIND_OF, CursorPane, Header, Pane, Space
from tui.browser.screens.base import bindings
from tui.browser.screens.following import Followed, Listed
from tui.browser.screens.remembering import Remembering
from tui.browser.screens.showing import kind_of
from tui.folders import settings_file
from tui.settings import remember_theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store import Questions
    from tui.browser.screens.palette import Choice

# Other screens are imported when they are opened: the first does not wait for them.


class Browse(Remembering, inherit_bindings=False):
    """Articles, entities and meetings, and the way to the words behind each of their fields."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(*(command.name for command in COMMANDS))

    # Going from pane to pane

    def go_to_pane(self, name: str) -> None:
        """Make a pane active and show the record under its cursor, narrowing nothing yet."""
        self.settle()
        self.activate(name)
        if name in LISTS:
            self.show_current()
        elif name == "reader" and self.reader.article is None:
            self.load_reader()

    @on(Pane.Touched)
    def _touched(self, event: Pane.Touched) -> None:
        event.stop()
        pane = event.pane
        if pane.id not in PANES:
            return
        self.say("")
        self.guarded(lambda: self.go_to_pane(str(pane.id)))
        if isinstance(pane, CursorPane) and 0 <= event.row < pane.length:
            pane.move_to(event.row)
            self.note_move()

    def do_articles(self) -> None:
        """Go to the articles, or toggle them between all and linked."""
        self._go_or_toggle("articles")

    def do_entities(self) -> None:
        """Go to the entities, or toggle them between all and linked."""
        self._go_or_toggle("entities")

    def do_meetings(self) -> None:
        """Go to the meetings, or toggle them between all and linked."""
        self._go_or_toggle("meetings")

    def _go_or_toggle(self, name: str) -> None:
        if self.active != name:
            self.go_to_pane(name)
            return
        self.settle()
        kind = KIND_OF[name]
        by = self.narrowing
        linked = self.linked_to[kind] is None
        row = self.lookups.known((by,)).get(by) if by is not None else None
        if linked and (row is None or row.kind is kind):
            self.say(self.words("notice.narrows", pane=self.words(f"pane.{name}")))
            return

        def shown(listed: Listed) -> None:
            self.linking[kind] = linked
            self.put_lists({kind: listed})
            self.show_current()
            note = "notice.linked" if linked else "notice.all"
            self.say(self.words(note, pane=self.words(f"pane.{name}")))

        self.inquire("place", self.lookups, self.lister(kind, by if linked else None), shown)
        self.wait_for_answer()

    def do_next_pane(self) -> None:
        """Go to the next pane in reading order; in the reader, to the next name."""
        if self.active == "reader":
            self.step_stop(1)
            return
        self.go_to_pane(PANES[(PANES.index(self.active) + 1) % len(PANES)])

    def do_previous_pane(self) -> None:
        """Go to the pane before; in the reader, to the name before."""
        if self.active == "reader":
            self.step_stop(-1)
            return
        self.go_to_pane(PANES[PANES.index(self.active) - 1])

    def do_pane_left(self) -> None:
        """Go to the pane at the left on the screen."""
        self._go_sideways(-1)

    def do_pane_right(self) -> None:
        """Go to the pane at the right on the screen."""
        self._go_sideways(1)

    def _go_sideways(self, step: int) -> None:
        """Follow the screen where panes stand side by side, the tabs where one stands alone."""
        name = self.query_one(Space).beside(self.active, step)
        if name is None:
            tabs = PANES if (step < 0) == self.query_one(Space).rtl else PANES[::-1]
            place = tabs.index(self.active) + 1
            name = tabs[place] if place < len(tabs) else None
        if name is not None:
            self.go_to_pane(name)

    def do_larger(self) -> None:
        """Give the active pane more room, and in the end all of it."""
        self._resize(1)

    def do_smaller(self) -> None:
        """Give the active pane less room, and in the end its own."""
        self._resize(-1)

    def _resize(self, step: int) -> None:
        self.settle()
        if not self.query_one(Space).resize(step):
            self.say(self.words("notice.largest" if step > 0 else "notice.smallest"))
        self.call_after_refresh(self.guarded, self.show_evidence)

    def do_whole(self) -> None:
        """Go to the meeting that this one is part of."""
        self.settle()
        assert isinstance(self.record, Meeting), "only a meeting is part of one"
        assert self.record.parent is not None, "only where it is"
        self.open_record(self.record.parent)

    def can_whole(self) -> bool:
        """Whether the record is part of a meeting."""
        return isinstance(self.record, Meeting) and self.record.parent is not None

    def do_parts(self) -> None:
        """Go to the first of the meetings that are part of this one."""
        self.settle()
        assert isinstance(self.record, Meeting), "only a meeting has parts"
        self.open_record(self.record.parts[0])

    def can_parts(self) -> bool:
        """Whether the record has parts."""
        return isinstance(self.record, Meeting) and bool(self.record.parts)

    def do_uses(self) -> None:
        """Narrow the lists to what is linked to the record the field names, or that is shown."""
        self.settle()
        row, record = self.row, self.record
        assert record is not None, "only where there is one"
        used = row.record if self.active == "record" and row and row.record else record.id

        def shown(found: Followed) -> None:
            self.history.leave(self.place())
            self.linking = dict.fromkeys(Kind, True)
            self.narrowing = used
            self.put_lists(found.lists, {kind_of(found.record): used})
            self.refresh_bars()

        self.travel_to_record(used, everywhere=True, shown=shown)

    def can_uses(self) -> bool:
        """Whether there is a record."""
        return self.record is not None

    # Opening

    def do_open(self) -> None:
        """Go in: from a list to the record, from a field to what it names or rests on."""
        self.settle()
        if self.active in LISTS:
            self.go_into_current(self._go_in)
        elif self.is_at_name:
            self.open_stop()
        elif self.active == "reader" and self.reader.looked_for:
            self.reader.step(1)
        elif self.row is not None and self.row.record is not None:
            self.open_record(self.row.record)
        else:
            self.do_evidence()

    def _go_in(self) -> None:
        self.history.leave(self.place())
        self.activate("record")

    def can_open(self) -> bool:
        """Whether there is anything to go into."""
        if self.active in LISTS:
            return self.list_of(KIND_OF[self.active]).current is not None
        if self.active == "reader":
            return self.is_at_name or bool(self.reader.looked_for)
        return self.row is not None

    def do_find(self) -> None:
        """Find words in the list, or that beside the record; in the reader, in its article."""
        if self.active == "reader" and self.reader.article is not None:
            self.look_in_text()
        else:
            self.find_in_list()

    def do_find_everywhere(self) -> None:
        """Find words in every record."""
        from tui.browser.screens.find import Find

        self.settle()
        self.app.push_screen(Find(self.lookups, self.words), self._found)

    def _found(self, hit: Hit | None) -> None:
        if hit is not None:
            self.guarded(lambda: self._open_hit(hit))

    def _open_hit(self, hit: Hit) -> None:
        def read() -> None:
            if hit.row.kind is Kind.ARTICLE and hit.article and hit.end > hit.start:
                evidence = (Evidence(hit.article, hit.start, hit.end),)
                self.read(evidence, 0, self.words("search.prompt"))
                self.activate("reader")

        self.open_record(hit.row.id, read)

    # The program

    def do_help(self) -> None:
        """Show the page of help."""
        from tui.browser.screens.help import Help

        able = [each for each in COMMANDS if self.can_run(each)]
        self.app.push_screen(Help(self.words, self.active, able))

    def do_palette(self) -> None:
        """Choose a command by its name."""
        from tui.browser.screens.palette import Palette

        self.app.push_screen(Palette(self.words, self._able()), self._chosen)

    def do_jump(self) -> None:
        """Go to any record, or choose any command, by letters of its name."""
        from tui.browser.screens.palette import Palette

        self.settle()

        def named(lookups: Questions, text: str) -> Sequence[Row]:
            return lookups.named(text)

        jump = Palette(self.words, self._able(), named, lookups=self.lookups)
        self.app.push_screen(jump, self._chosen)

    def _able(self) -> list[Command]:
        asking = ("palette", "jump")
        return [each for each in COMMANDS if each.name not in asking and self.can_run(each)]

    def _chosen(self, choice: Choice | None) -> None:
        if isinstance(choice, Command):
            self.run_command(choice)
        elif isinstance(choice, Row):
            id = choice.id
            self.guarded(lambda: self.open_record(id))

    def do_leave(self) -> None:
        """Go up: from the reader to the record, to its list, and out."""
        self.settle()
        if self.active == "reader":
            self.activate("record")
            self.show_evidence()
        elif self.active == "record":
            self.activate(self.shown)
        else:
            self.do_quit()

    def do_cancel(self) -> None:
        """Go up, but never out."""
        if self.active in LISTS:
            self.deselect()
        else:
            self.do_leave()

    def do_emission(self) -> None:
        """Send Arabic to the terminal in the next form."""
        assert isinstance(self.app, Browser), "the browser is what shows this screen"
        name = self.app.switch_emission().value
        self.query_one(Header).emission = name
        self.say(self.words("notice.emission", emission=name, key=key_to("emission")))

    def do_theme(self) -> None:
        """Look otherwise, and at the next start too."""
        assert isinstance(self.app, Browser), "the browser is what shows this screen"
        theme = self.app.switch_theme()
        self.refresh_bars()
        self.say(self.words("notice.theme", theme=theme, key=key_to("theme")))
        remember_theme(settings_file(os.environ), theme)

    def can_emission(self) -> bool:
        """Whether the program can send it in another."""
        return isinstance(self.app, Browser)

    can_theme = can_emission

    def do_suspend(self) -> None:
        """Return to the shell for a while."""
        self.app.action_suspend_process()

    def do_quit(self) -> None:
        """End the program."""
        # What is still to be drawn is drawn first, to be kept as it is.
        self.call_after_refresh(self.app.exit)
