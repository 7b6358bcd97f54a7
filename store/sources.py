"""Files, folders and standard input as texts: found, read, decoded, or refused with the reason."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from .encodings import NotText, decode
from .errors import UnreadableFile
from .given import WrongValue, front_matter, nearer
from .html import NoPage, article_of, is_page
from .records import Given

LARGEST = 8 << 20
"""Bytes over which a file is not taken for an article."""

STANDARD_INPUT = "-"
"""What stands for standard input among paths."""

_KINDS = (".txt", ".html", ".htm")
"""How the names of files end that a folder is searched for."""


@dataclass(frozen=True, slots=True)
class Source:
    """A text as it was found."""

    name: str
    """Name of the file, without its folder."""
    sha256: str
    """Hash of its bytes, in hexadecimal."""
    id: str
    """Id of the article made of it: of what it says, in whatever encoding and line ends."""
    text: str
    """The article's text."""
    given: Given
    """What the file says of it beside the text."""
    encoding: str | None = None
    """The encoding, where it was found out by what it makes of the bytes."""


def find(paths: Iterable[str]) -> Iterator[str | UnreadableFile]:
    """Yield the files meant by paths: a folder means every text and page below it, if not hidden.

    Each file comes once, folders in the order of names. What cannot be looked into is yielded as
    the error, so that the rest goes on.
    """
    seen: set[str] = set()
    for path in paths:
        found = _in_folder(path) if path != STANDARD_INPUT and Path(path).is_dir() else (path,)
        for each in found:
            if isinstance(each, UnreadableFile):
                yield each
            elif each not in seen:
                seen.add(each)
                yield each


def read(path: str, standard_input: BinaryIO | None = None) -> Source:
    """Read one text.

    Args:
        path: The file, or `-` for standard input.
        standard_input: What is read for `-`.

    Raises:
        UnreadableFile: It is missing, not a file, too large, empty, binary or not decodable.
    """
    if path == STANDARD_INPUT and standard_input is not None:
        shown, name = "standard input", "stdin"
        content = standard_input.read(LARGEST + 1)
    else:
        # A name that is not UTF-8 can be opened as it is, but neither shown nor stored.
        shown = os.fsencode(path).decode("utf-8", "replace")
        name = os.path.basename(shown)  # noqa: PTH119
        content = _content(path, shown)
    if len(content) > LARGEST:
        reason = f"is larger than {LARGEST >> 20} MiB; split it into its articles"
        raise UnreadableFile(shown, reason, "large", limit=LARGEST >> 20)
    try:
        return _source(name, content)
    except (NotText, NoPage) as error:
        raise UnreadableFile(shown, error.reason, error.what, **error.facts) from None
    except WrongValue as error:
        reason = f"{error}, in the lines before the article"
        raise UnreadableFile(shown, reason, f"wrong_{error.what}", **error.facts) from None


def _source(name: str, content: bytes) -> Source:
    decoded = decode(content)
    text = decoded.text
    given, begin = front_matter(text)
    article = text[begin:]
    # The same words are the same article, however a system ends its lines.
    words = article.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "surrogatepass")
    if is_page(article):
        article, said = article_of(article)
        given = nearer(given, said)
    if not article.strip():
        raise NotText("says something of an article, but holds none", "holds_none")
    return Source(
        name=name,
        sha256=sha256(content).hexdigest(),
        id=f"a-{sha256(words).hexdigest()[:12]}",
        text=article,
        given=given,
        encoding=decoded.encoding if decoded.guessed else None,
    )


def _in_folder(path: str) -> Iterator[str | UnreadableFile]:
    failed: list[OSError] = []
    empty = True
    for folder, subfolders, files in os.walk(path, onerror=failed.append):
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        for name in sorted(files):
            if name.lower().endswith(_KINDS) and not name.startswith("."):
                empty = False
                yield str(Path(folder) / name)
    for error in failed:
        reason = f"cannot be looked into ({error.strerror})"
        yield UnreadableFile(str(error.filename), reason, "closed", why=error.strerror)
    if empty and not failed:
        reason = "holds no .txt or .html files; name the files themselves"
        yield UnreadableFile(path, reason, "no_files")


def _content(path: str, shown: str) -> bytes:
    # Not blocking: opening a pipe that nobody writes to would wait for ever.
    flags = os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC
    try:
        with os.fdopen(os.open(path, flags), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                reason = "is not a regular file; hand it to standard input: -"
                raise UnreadableFile(shown, reason, "odd")
            return file.read(LARGEST + 1)
    except FileNotFoundError:
        raise UnreadableFile(shown, "is not there; look at the name", "missing") from None
    except OSError as error:
        reason = f"cannot be read ({error.strerror}); ask for the right to read it"
        raise UnreadableFile(shown, reason, "refused", why=error.strerror) from None
    except ValueError as error:  # a NUL within the name
        raise UnreadableFile(shown, f"is no name of a file ({error})", "no_name") from None
