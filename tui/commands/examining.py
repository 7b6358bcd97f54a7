"""What `mahdar doctor` looks at: each thing found, and a line of advice where it hinders."""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from store import Kind, MahdarError, locate, open_lookups
from tui.arabic.detect import Answer
from tui.arabic.replies import Replies
from tui.arabic.terminal import Profile

# Drawn for a moment and wiped away: what, its name, and the cells we count for it.
WIDTHS: tuple[tuple[str, str, int], ...] = (
    ("\u0628", "a letter", 1),
    ("\ufe91", "a joined letter", 1),
    ("\ufefb", "a joined lam-alef", 1),
    ("\u0644\u0627", "lam and alef", 2),
    ("\u0628\u064e", "a letter with a mark", 1),
    ("a\u200eb", "a left-to-right mark", 2),
    ("\u2500", "a box line", 1),
    ("\u2503", "the cursor's bar", 1),
)
"""Texts whose width the terminal is asked for."""

KEYBOARD = b"\x1b[?u"
"""Asks for the kitty keyboard protocol."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    name: str
    """What it is, in a word or two."""
    value: str
    """What was found."""
    advice: str = ""
    """What can be done, if it hinders."""


def probes() -> bytes:
    """Return what asks for the widths: each text at the beginning of the line, then the column."""
    drawn = "".join(f"\r{text}\x1b[6n" for text, _, _ in WIDTHS)
    return KEYBOARD + drawn.encode()


def findings(
    answer: Answer, environment: Mapping[str, str], size: os.terminal_size
) -> Iterator[Finding]:
    """Yield what can be said of a terminal, beside how Arabic is shown on it."""
    replies = answer.replies
    yield _answering(answer)
    yield _size(size)
    yield _colours(environment)
    yield _widths(replies)
    yield _fonts(environment)
    yield _keyboard(replies)
    yield _clipboard(replies, environment)
    yield from _tmux(environment)
    yield _locale(environment)


def emission_finding(profile: Profile) -> Finding:
    """Return how Arabic is sent, and why."""
    return Finding("Arabic", f"sent as {profile.emission.value}: {profile.reason}", profile.hint)


def program_findings(option: str | None, environment: Mapping[str, str]) -> Iterator[Finding]:
    """Yield what can be said of the program and its store."""
    yield _bytecode()
    path = locate(option, environment)
    try:
        opened = open_lookups(path)
    except MahdarError as error:
        yield Finding("store", f"{error}")
        return
    try:
        problems = opened.problems
        if not problems and not opened.count(Kind.ARTICLE):
            yield Finding("store", f"{path}, empty", "read articles: mahdar ingest PATH...")
            return
        yield Finding("store", f"{path}, opens")
        if opened.note:
            yield Finding("store", opened.note)
        for problem in problems:
            yield Finding("store", f"{problem}")
    finally:
        opened.close()


def _answering(answer: Answer) -> Finding:
    replies = answer.replies
    if not replies.complete:
        if answer.seconds:
            slow = "choose with --emit or MAHDAR_EMIT what reads properly"
            return Finding("answers", f"none within {answer.seconds:.1f} s", slow)
        return Finding("answers", "not asked: there is no terminal, or none that can answer")
    said = [replies.name] if replies.name else []
    said += [f"attributes {';'.join(map(str, replies.secondary))}"] if replies.secondary else []
    said += [f"mode 8: {replies.bidi}"] if replies.bidi is not None else []
    return Finding("answers", f"{', '.join(said) or 'only that it is there'}, {_ms(answer)}")


def _ms(answer: Answer) -> str:
    return f"after {answer.seconds * 1000:.0f} ms"


def _size(size: os.terminal_size) -> Finding:
    small = size.columns < 80 or size.lines < 24
    advice = "80 by 24 shows lists and records side by side" if small else ""
    return Finding("size", f"{size.columns} by {size.lines} cells", advice)


def _colours(environment: Mapping[str, str]) -> Finding:
    if environment.get("NO_COLOR"):
        return Finding("colours", "none: NO_COLOR is set")
    if environment.get("COLORTERM", "").lower() in ("truecolor", "24bit"):
        return Finding("colours", "16 million")
    term = environment.get("TERM", "")
    if "256color" in term or term in ("xterm-kitty", "alacritty", "foot", "xterm-ghostty"):
        advice = "if the terminal has more: export COLORTERM=truecolor"
        return Finding("colours", "256", advice)
    advice = "if the terminal has more: export COLORTERM=truecolor"
    return Finding("colours", "none" if term in ("", "dumb") else "16", advice)


def _widths(replies: Replies) -> Finding:
    if len(replies.columns) != len(WIDTHS):
        return Finding("widths", "not known: the terminal does not say where the cursor is")
    wrong = [
        f"{name} takes {column - 1} instead of {cells}"
        for (_, name, cells), column in zip(WIDTHS, replies.columns, strict=True)
        if column - 1 != cells
    ]
    if not wrong:
        return Finding("widths", "as counted here")
    # Letters are sent joined: what is counted for loose lam and alef matters to `plain` alone.
    harmless = all(each.startswith("lam and alef") for each in wrong)
    advice = "only --emit plain is concerned" if harmless else "borders may be displaced there"
    return Finding("widths", "; ".join(wrong), advice)


_SAMPLES = ("fe91", "fedf", "fefb")


def _fonts(environment: Mapping[str, str]) -> Finding:
    """Look for a font of even width with joined letters; only the machine one sits at knows."""
    if environment.get("TERM") == "linux":
        return Finding("fonts", "the console's font has no Arabic", "use a terminal in a window")
    if environment.get("SSH_CONNECTION"):
        return Finding("fonts", "not known: they are on the machine you sit at")
    found = _output("fc-list", f":spacing=mono:charset={' '.join(_SAMPLES)}", "family")
    if found is None:
        return Finding("fonts", "not known: fc-list is not here")
    families = sorted({line.split(",")[0].strip() for line in found.splitlines() if line.strip()})
    if not families:
        advice = "install a font of even width with joined Arabic letters, such as DejaVu Sans Mono"
        return Finding("fonts", "none of even width has joined Arabic letters", advice)
    more = f" and {len(families) - 3} more" if len(families) > 3 else ""
    return Finding("fonts", f"joined letters in {', '.join(families[:3])}{more}")


def _keyboard(replies: Replies) -> Finding:
    if replies.keyboard is None:
        return Finding("keyboard", "as terminals always had it")
    return Finding("keyboard", "kitty's protocol: held keys are told from others")


_COPYING = ("kitty", "alacritty", "foot", "wezterm", "ghostty", "iterm2", "contour")
_NOT_COPYING = ("vte", "mlterm")


def _clipboard(replies: Replies, environment: Mapping[str, str]) -> Finding:
    """Tell whether a copy arrives; it cannot be tried without taking the clipboard away."""
    name = (replies.name or environment.get("TERM", "").removeprefix("xterm-")).lower()
    if 52 in (replies.primary or ()) or name.startswith(_COPYING):
        return Finding("clipboard", "the terminal takes copies (OSC 52)")
    advice = "if a copy does not arrive, write it to a file, or mark with Shift and the mouse"
    if name.startswith(_NOT_COPYING) or replies.secondary[:1] == (65,):
        return Finding("clipboard", "the terminal takes no copies (OSC 52)", advice)
    return Finding("clipboard", "not known whether the terminal takes copies (OSC 52)", advice)


_SWITCHES = {"0": "off", "1": "on"}  # as some releases of tmux write them


def _tmux(environment: Mapping[str, str]) -> Iterator[Finding]:
    if not environment.get("TMUX"):
        return
    format = "#{set-clipboard} #{allow-passthrough} #{escape-time}"
    options = (_output("tmux", "display-message", "-p", format) or "").rstrip("\n").split(" ")
    if len(options) != 3:
        yield Finding("tmux", "does not answer")
        return
    clipboard, passthrough, escape = (_SWITCHES.get(each, each) for each in options)
    yield Finding(
        "tmux clipboard",
        f"set-clipboard {clipboard}",
        "" if clipboard == "on" else "for copies to arrive: set -g set-clipboard on",
    )
    yield Finding(
        "tmux passthrough",
        f"allow-passthrough {passthrough or 'not known to this tmux'}",
        # Of what tmux 3.3 hands on by itself, kitty drops what is long, and xterm makes it what
        # the middle button pastes.
        ""
        if passthrough != "off"
        else "for long copies in kitty, copies in xterm, and --emit visual in VTE and mlterm: "
        "set -g allow-passthrough on",
    )
    slow = escape.isdigit() and int(escape[:9]) > 100
    advice = "for Escape to act at once: set -sg escape-time 20" if slow else ""
    yield Finding("tmux escape", f"escape-time {escape}", advice)


def _locale(environment: Mapping[str, str]) -> Finding:
    name = next(
        (environment[each] for each in ("LC_ALL", "LC_CTYPE", "LANG") if environment.get(each)), ""
    )
    if "utf" in name.lower():
        return Finding("locale", name)
    advice = "export LANG=C.UTF-8, or what is typed in Arabic may not arrive"
    return Finding("locale", name or "none", advice)


def _bytecode() -> Finding:
    found = importlib.util.find_spec("store")
    assert found is not None, "it is imported here"
    source = Path(str(found.origin))
    compiled = Path(importlib.util.cache_from_source(str(source)))
    if compiled.exists():
        return Finding("bytecode", "compiled")
    if sys.dont_write_bytecode:
        advice = "unset PYTHONDONTWRITEBYTECODE: every start takes longer without"
        return Finding("bytecode", "not compiled, and not to be written", advice)
    folders = f"{source.parent} {Path(__file__).resolve().parents[1]}"
    return Finding("bytecode", "not compiled", f"python -m compileall -q {folders}")


def _output(*command: str) -> str | None:
    """Return what a program prints; none where it is not here or fails."""
    import subprocess

    try:
        done = subprocess.run(
            command,
            capture_output=True,
            check=False,
            stdin=subprocess.DEVNULL,
            timeout=3,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None


def documents(found: Sequence[Finding]) -> list[dict[str, str]]:
    """Return findings as JSON."""
    return [
        {"name": each.name, "value": each.value, **({"advice": each.advice} if each.advice else {})}
        for each in found
    ]
