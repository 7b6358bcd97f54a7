"""The Textual browser of a store. Nothing of Textual is imported before `run` is called."""

from __future__ import annotations

import gc
import os
import sys
from functools import partial
from pathlib import Path

__all__ = ["run"]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tui.browser.app import Browser
    from tui.browser.screens.remembering import Remembering
    from tui.kept import Frame
    from tui.settings import Settings

_BROKEN = 3
_TURN = 0.0005
"""Seconds that one thread may keep others from Python's code."""
_LOOKED_THROUGH = 10_000
"""Objects after which what nobody needs any more is looked for: it takes a millisecond or two."""


def run(
    store_path: Path,
    *,
    emit: str | None,
    lang: str,
    fresh: bool = False,
    theme: str | None = None,
    frame: Frame | None = None,
) -> int:
    """Open the browser on a store and return what the program ends with.

    Args:
        store_path: Folder of the store.
        emit: Name of the emission, or none to choose by the terminal.
        lang: Language of the interface: `en`, `ar` or `auto`.
        fresh: Whether to begin anew, whatever was left the last time.
        theme: Name of the theme; none for that of the settings, or by the terminal's colours.
        frame: What was painted already, and is to be kept for the next start.

    Raises:
        UnknownEmission: No emission has that name.
    """
    # Textual loads modules and writes files on the word of these; not in our name.
    for name in [name for name in os.environ if name.startswith("TEXTUAL_")]:
        del os.environ[name]
    # What a shell exports of a size, Rich believes more than the terminal.
    for name in ("COLUMNS", "LINES"):
        os.environ.pop(name, None)
    # What is looked up beside takes turns with what answers keys: those are to be short.
    sys.setswitchinterval(_TURN)
    gc.set_threshold(_LOOKED_THROUGH)
    gc.disable()  # until the first screen is shown
    from tui.choice import Choice

    with Choice(emit, os.environ) as choice:
        # Textual takes longer to load than the terminal to answer.
        from tui.browser.app import Browser
        from tui.browser.hints import Hints, hints_file
        from tui.browser.keymap import keymap
        from tui.browser.opening import first_screen
        from tui.browser.screens.remembering import Remembering
        from tui.browser.session import Session, session_file
        from tui.browser.themes import fitting
        from tui.folders import settings_file
        from tui.messages import words

        session = Session(session_file(store_path, os.environ), fresh=fresh)
        settings, notes = _settings()
        keys = keymap(settings.keys, settings_file(os.environ))
        hints = Hints(hints_file(os.environ))
        first = first_screen(store_path, words(lang), session, [*notes, *keys.problems], hints)
        try:
            look = theme or settings.theme or fitting()
            app = Browser(
                first.screen, choice.profile, choice, frame, keys=keys.changed, theme=look
            )
            if frame is not None and isinstance(first.screen, Remembering):
                app.after_exit = partial(_keep, frame, app, first.screen)
            app.run()
        finally:
            first.close()
    if app.failure is not None:
        return _told(app.failure)
    return app.return_code or first.exit_code


def _keep(frame: Frame, app: Browser, screen: Remembering) -> None:
    """Keep what the terminal shows, if it is what the next start shows first."""
    # The files first: what is written from now on makes it untrue.
    digest = frame.digest(*app.size)
    document = app.kept_frame() if screen.is_plain else None
    if document is not None:
        frame.keep(digest, document)


def _settings() -> tuple[Settings, list[str]]:
    """Return what a person has set, and what is wrong with it, which is no reason not to start."""
    from tui.folders import settings_file
    from tui.settings import BadSettings, Settings, read_settings

    try:
        return read_settings(settings_file(os.environ)), []
    except BadSettings as error:
        return Settings(), [str(error)]


def _told(failure: Exception) -> int:
    """Say in a line that the browser had to stop, and return what the program ends with."""
    from tui.arabic import printable

    if os.environ.get("MAHDAR_DEBUG"):
        raise failure
    what = printable(f"{type(failure).__name__}: {failure}".split("\n")[0][:200])
    advice = "MAHDAR_DEBUG=1 shows where"
    print(f"mahdar: the browser had to stop: {what} ({advice})", file=sys.stderr)  # noqa: T201
    return _BROKEN
