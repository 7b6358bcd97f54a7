"""Walking through an article: from name to name, and to words that are looked for in it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from textual import on
from textual.widgets import Input

from store import MahdarError
from tui.browser.letters import Letters
from tui.browser.screens.base import hidden
from tui.browser.screens.following import nothing
from tui.browser.screens.reading import Reading
from tui.browser.widgets import SearchBox

_BOX = "in-text"


class Walking(Reading, inherit_bindings=False):
    """The linked panes, with a reader that one walks through."""

    @cached_property
    def _words_box(self) -> SearchBox:
        return hidden(SearchBox(self.words("reader.prompt"), id=_BOX, base="R"))

    @cached_property
    def _word_letters(self) -> Letters:
        return Letters(self, self._find_words)

    def action_run(self, name: str) -> None:
        """Run a command; a box that is open is closed first, and by Escape what it found goes."""
        was_open = self._close_words()
        walked = self.active == "reader" and self.reader.at >= 0
        if name == "cancel" and (was_open or walked or self.reader.looked_for):
            self.reader.forget_walk()
            self.say("")
        else:
            super().action_run(name)

    # Names and what is said

    def step_stop(self, step: int) -> None:
        """Go to the next name or statement of the article, or the one before."""
        if self.reader.looked_for:
            self.reader.forget_walk()
        if not self.reader.step(step):
            self.say(self.words("notice.no_names"))
        self.refresh_bars()

    def open_stop(self) -> None:
        """Open the record that is named or spoken of where one is."""
        article, stop = self.reader.article, self.reader.stop
        assert article is not None, "one is somewhere in it"
        assert stop is not None, "one is somewhere"
        id = self.lookups.meant(article.id, stop.key)
        if id is None:
            self.say(self.words("notice.no_record"))
        else:
            self.open_record(id)

    def open_record(self, id: str, then: Callable[[], None] = nothing) -> None:
        """Go to a record, and then do something."""
        raise NotImplementedError

    @property
    def is_at_name(self) -> bool:
        """Whether one is, in the reader, at something that has a record."""
        stop = self.reader.stop
        return self.active == "reader" and stop is not None and bool(stop.key)

    # Words

    def look_in_text(self) -> None:
        """Ask for words to look for in the article."""
        self.settle()
        self._words_box.value = self.reader.looked_for
        self.lay_over(self._words_box)

    @on(Input.Changed, f"#{_BOX}")
    def _words_typed(self, event: Input.Changed) -> None:
        event.stop()
        if self._words_box.has_focus:
            self._word_letters.typed()

    @on(Input.Submitted, f"#{_BOX}")
    def _words_asked(self, event: Input.Submitted) -> None:
        event.stop()
        self._word_letters.look_now()
        self._close_words()

    def _find_words(self) -> None:
        from store import parse_query

        written = self._words_box.value.strip()
        article = self.reader.article
        self.say("")
        if not written or article is None:
            self.reader.forget_walk()
            return
        try:
            query = parse_query(written, prefix=True)
        except MahdarError as error:
            self.say(str(error))
            return
        self.reader.look_for(written, query.spans(article.text))

    def _close_words(self) -> bool:
        self._word_letters.forget()
        return self.take_away(_BOX)

    # Lines

    def do_wrap(self) -> None:
        """Wrap the article in lines of another width."""
        self.say(self.words("notice.wrapped", cells=self.reader.rewrap()))

    def can_wrap(self) -> bool:
        """Whether an article is in sight."""
        return self.reader.article is not None and bool(self.reader.region.area)

    def do_line_numbers(self) -> None:
        """Show the numbers of lines, or hide them."""
        self.reader.numbered = not self.reader.numbered
        self.reader.refresh()
