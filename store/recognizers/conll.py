"""Files in CoNLL form: a word and its tag on each line, a blank line after each sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..encodings import NotText, decode
from ..errors import UnreadableFile
from ..evaluation.gold import Gold
from .features import sentences
from .spans import kind_called

_TAG = re.compile(r"(?:O|[BI]-\S+)\Z")
_MOST_TOLD = 5
_LONGEST = 10_000
"""Words of a sentence; a file without blank lines is none of this form."""


@dataclass(frozen=True, slots=True)
class TaggedSentence:
    """A sentence whose names are marked."""

    words: tuple[str, ...]
    """Its words."""
    tags: tuple[str, ...]
    """For each `O`, or `B-` or `I-` and a kind of entity."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """What files hold."""

    sentences: tuple[TaggedSentence, ...]
    """In the order of files and lines."""
    other_types: Counter[str]
    """Types of names that are none here, taken for no names, with how often."""


def read_conll(paths: Iterable[str]) -> Tagged:
    """Read files.

    The word is the first column, the tag the last; lines that begin with `#` or `-DOCSTART-` are
    passed over.

    Raises:
        UnreadableFile: One cannot be read, or a line is not as it must be; the first few are told.
    """
    found: list[TaggedSentence] = []
    others: Counter[str] = Counter()
    for path in paths:
        try:
            text = decode(Path(path).read_bytes()).text
        except OSError as error:
            raise UnreadableFile(path, f"cannot be read ({error.strerror})") from None
        except NotText as error:
            raise UnreadableFile(path, error.reason) from None
        wrong: list[str] = []
        found += _sentences(text, wrong, others)
        if wrong:
            more = f"; and {len(wrong) - _MOST_TOLD} more" if len(wrong) > _MOST_TOLD else ""
            raise UnreadableFile(path, "; ".join(wrong[:_MOST_TOLD]) + more)
    return Tagged(tuple(found), others)


def _sentences(text: str, wrong: list[str], others: Counter[str]) -> Iterator[TaggedSentence]:
    words: list[str] = []
    tags: list[str] = []
    before = "O"
    for number, line in enumerate([*text.splitlines(), ""], 1):
        columns = line.split()
        if not columns:
            if words:
                yield TaggedSentence(tuple(words), tuple(tags))
            words, tags, before = [], [], "O"
            continue
        comment = line.startswith("#") and not words and not _TAG.match(columns[-1])
        if comment or columns[0] == "-DOCSTART-":
            continue
        problem = _problem(columns, before, len(words))
        if problem:
            wrong.append(f"line {number}: {problem}")
            before = "O"
            continue
        before = columns[-1]
        words.append(columns[0])
        tags.append(_tag(before, others))


def _problem(columns: Sequence[str], before: str, length: int) -> str:
    """Return what is wrong with a line; empty where nothing is."""
    if len(columns) < 2:
        return "holds a word without a tag"
    tag = columns[-1]
    if not _TAG.match(tag):
        return f"{tag!r} is no tag; there are O, B-TYPE and I-TYPE"
    if tag.startswith("I-") and before[2:] != tag[2:]:
        return f"{tag} goes on with no name; the first word of a name is B-{tag[2:]}"
    if length >= _LONGEST:
        return f"more than {_LONGEST} words without a blank line"
    return ""


def _tag(tag: str, others: Counter[str]) -> str:
    if tag == "O":
        return tag
    how, _, name = tag.partition("-")
    kind = kind_called(name)
    if kind is None:
        others[name] += how == "B"
        return "O"
    return f"{how}-{kind.value}"


def tagged_gold(found: Iterable[Gold]) -> Tagged:
    """Return the sentences of articles and their gold, every form of a name marked where it stands.

    Raises:
        UnreadableFile: A gold file is not as it must be.
    """
    wrong: list[str] = []
    others: Counter[str] = Counter()
    sentences = [each for gold in found for each in _sentences(conll_of(gold), wrong, others)]
    return Tagged(tuple(sentences), others)


def conll_of(gold: Gold) -> str:
    """Return an article and its gold as a file of this form: every form of a name, where it stands.

    The longest form wins; a word that bears proclitics belongs to the name whole.
    """
    text = gold.source.text
    marked = _marked(gold, text)
    lines: list[str] = []
    for words in sentences(text):
        before = None
        for word in words:
            mark = marked.get(word.start) or marked.get(word.end - 1)
            tag = "O" if mark is None else f"{'I' if mark == before else 'B'}-{mark[1]}"
            before = mark
            lines.append(f"{text[word.start : word.end]}\t{tag}")
        lines.append("")
    return "\n".join(lines) + "\n"


def _marked(gold: Gold, text: str) -> dict[int, tuple[int, str]]:
    """Return for offsets within names where the name begins, and its kind."""
    forms = [
        (surface, entity.kind.value)
        for entity in gold.entities
        for surface in {entity.label, *entity.surfaces}
    ]
    marked: dict[int, tuple[int, str]] = {}
    for surface, kind in sorted(forms, key=lambda form: (-len(form[0]), form)):
        pattern = rf"(?<!\w)[وفبكل]{{0,2}}({re.escape(surface)})(?!\w)"
        for match in re.finditer(pattern, text):
            if not any(at in marked for at in range(*match.span())):
                marked.update((at, (match.start(), kind)) for at in range(*match.span()))
    return marked
