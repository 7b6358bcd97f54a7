"""The process a recogniser runs in: `python -m store.recognizers.host NAME`.

Whatever it does there, crash, hang or print, it does not do to the reading of articles. Each line
of standard input is a text as JSON; each line that goes back holds its spans, or what went wrong.
"""

from __future__ import annotations

import itertools
import json
import os
import signal
import sys
from typing import Any, TextIO

from .choosing import Recognizer, load
from .spans import MOST

_LONGEST = 3600
"""Seconds after which a process that hangs is ended by the system."""


def main(choice: str) -> None:
    """Answer until there is nothing more to read."""
    # What a model prints must not come between the answers.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    try:
        recognizer, version = load(choice)
    except Exception as error:
        _answer(answers, {"error": _told(error)})
        return
    _answer(answers, {"version": version})
    for line in sys.stdin.buffer:
        _answer(answers, _spans(recognizer, json.loads(line)))


def _spans(recognizer: Recognizer, text: str) -> dict[str, Any]:
    # Should nobody be there any more to end it, a text that it hangs on does.
    signal.alarm(_LONGEST)
    try:
        found = itertools.islice(recognizer(text), MOST + 1)
        return {"spans": [_plain(span) for span in found]}
    except Exception as error:
        return {"error": _told(error)}
    finally:
        signal.alarm(0)


def _plain(span: Any) -> list[Any] | None:
    """Return a span as JSON has it; none where it is not made of four parts."""
    try:
        start, end, name, score = span
        return [_number(start), _number(end), str(name), float(score)]
    except (TypeError, ValueError):
        return None


def _number(value: Any) -> int | None:
    """Return a whole number, also one of a library's own kind."""
    return int(value) if hasattr(value, "__index__") else None


def _told(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:300]


def _answer(to: TextIO, answer: dict[str, Any]) -> None:
    to.write(json.dumps(answer) + "\n")
    to.flush()


if __name__ == "__main__":
    main(sys.argv[1])
