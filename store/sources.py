"""Files, folders and standard input as texts: found, read, decoded, or refused with the reason."""

from __future__ import annotations

import codecs
import os
import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from .errors import UnreadableFile

LARGEST = 8 << 20
"""Bytes over which a file is not taken for an article."""

STANDARD_INPUT = "-"
"""What stands for standard input among paths."""

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MOST_CONTROLS = 0.02
"""Share of control characters from which a file is taken for binary."""

# The longer mark first: that of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True, slots=True)
class Source:
    """A text as it was found."""

    name: str
    """Name of the file, without its folder."""
    sha256: str
    """Hash of its bytes, in hexadecimal."""
    text: str
    """What it says; a byte order mark is left out."""

    @property
    def id(self) -> str:
        """Id of the article made of it."""
        return f"a-{self.sha256[:12]}"


def find(paths: Iterable[str]) -> Iterator[str | UnreadableFile]:
    """Yield the files meant by paths: a folder means every `*.txt` below it that is not hidden.

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
        raise UnreadableFile(shown, reason)
    return Source(name, sha256(content).hexdigest(), _decode(content, shown))


def _in_folder(path: str) -> Iterator[str | UnreadableFile]:
    failed: list[OSError] = []
    empty = True
    for folder, subfolders, files in os.walk(path, onerror=failed.append):
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        for name in sorted(files):
            if name.endswith(".txt") and not name.startswith("."):
                empty = False
                yield str(Path(folder) / name)
    for error in failed:
        yield UnreadableFile(str(error.filename), f"cannot be looked into ({error.strerror})")
    if empty and not failed:
        yield UnreadableFile(path, "holds no .txt files; name the files themselves")


def _content(path: str, shown: str) -> bytes:
    # Not blocking: opening a pipe that nobody writes to would wait for ever.
    flags = os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC
    try:
        with os.fdopen(os.open(path, flags), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise UnreadableFile(shown, "is not a regular file; hand it to standard input: -")
            return file.read(LARGEST + 1)
    except FileNotFoundError:
        raise UnreadableFile(shown, "is not there; look at the name") from None
    except OSError as error:
        reason = f"cannot be read ({error.strerror}); ask for the right to read it"
        raise UnreadableFile(shown, reason) from None
    except ValueError as error:  # a NUL within the name
        raise UnreadableFile(shown, f"is no name of a file ({error})") from None


def _decode(content: bytes, shown: str) -> str:
    mark, encoding = _encoding_of(content)
    if encoding == "utf-8" and b"\x00" in content:
        raise UnreadableFile(shown, "is binary, not text; save the article as plain text")
    try:
        text = content.removeprefix(mark).decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableFile(shown, _not_decoded(encoding, error)) from None
    if not text.strip():
        problem = "holds nothing but blanks" if text else "is empty"
        raise UnreadableFile(shown, f"{problem}; there is nothing to read")
    if len(_CONTROLS.findall(text)) > _MOST_CONTROLS * len(text):
        raise UnreadableFile(shown, "is binary, not text; save the article as plain text")
    return text


def _encoding_of(content: bytes) -> tuple[bytes, str]:
    """Return the byte order mark a text begins with and what it says; UTF-8 without one."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return mark, encoding
    return b"", "utf-8"


def _not_decoded(encoding: str, error: UnicodeDecodeError) -> str:
    problem = f"is not {encoding.upper()} (byte {error.start + 1})"
    if encoding == "utf-8":
        return problem + "; convert it, for example: iconv -f WINDOWS-1256 -t UTF-8"
    return problem + "; save it as UTF-8"
