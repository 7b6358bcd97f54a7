"""What nobody should hand in and somebody does: through `mahdar ingest`, a record or a reason."""

from __future__ import annotations

import json
import os
import threading
import time
from pathlib import Path

import pytest

from tui.__main__ import main

ARTICLE = """اجتماع وزاري في الكويت
13 فبراير 2018
عقد اليوم في الكويت اجتماع وزاري برئاسة وزير الخارجية المصري سامح شكري.
"""
LETTERS = "ابتثجحخدذرزسشصضطظعغف"
FAMILIES = [f"{a}{b}{c}اوي" for a in LETTERS for b in LETTERS for c in LETTERS[:25]][:10_000]
HALF = ARTICLE.encode()


def marked() -> str:
    """The article as a page writes it that sets a mark of direction before every word."""
    return "\u202e" + ARTICLE.replace(" ", " \u202b\u200f") + "\u202c\u2067"


def ingested(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes
) -> tuple[int, str, list[dict[str, object]]]:
    """What `mahdar ingest` ends with and says of a file, and the articles there are then."""
    path = folder / name
    path.write_bytes(content)
    store = str(folder / "store")
    ended = main(["--store", store, "ingest", str(path)])
    said = capsys.readouterr().err
    assert main(["--store", store, "articles", "--json"]) in (0, 1)
    return ended, said, json.loads(capsys.readouterr().out)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b" \n\t\n", "nothing but blanks"),
        (HALF + ARTICLE.encode("cp1256"), "made of two encodings"),
        (ARTICLE.encode("cp1256")[:80] + HALF, "made of two encodings"),
        (HALF[:-1] + b"\xd8", "though most of it is"),
        (b"\xed\xa0\x80" + HALF, "byte 1"),
        (HALF[:54] + b"\0" + HALF[54:], "holds a NUL (byte 55)"),
        (HALF[:54] + b"\0\0" + HALF[54:], "holds 2 NULs (byte 55)"),
        (HALF + b"\0" * 500, "is binary"),
        (bytes(range(256)) * 20, "is binary"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "is binary"),
        ("ب".encode() * (5 << 20), "larger than 8 MiB"),
        (b"---\npublished: 2018-02-13\n---\n", "holds none"),
        (b"---\npublished: yesterday\n---\n" + HALF, "'yesterday' is no date"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_what_is_no_article_is_refused_with_the_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, reason: str
) -> None:
    ended, said, articles = ingested(tmp_path, capsys, "x.txt", content)
    assert ended == 3
    assert reason in said
    assert "x.txt: " in said
    assert "Traceback" not in said
    assert articles == []


@pytest.mark.parametrize(
    ("content", "said_of_it"),
    [
        (b"The ministers met in Kuwait on Tuesday.\n", "holds no Arabic"),
        (b"123 456\n", "holds no Arabic"),
        ("Министры встретились в Кувейте.\n".encode(), "holds no Arabic"),
        ("الرئيسية\nطباعة\nمشاركة\nفيسبوك\nحقوق النشر محفوظة\n".encode() * 30, "and no article"),
    ],
    ids="english digits russian furniture".split(),
)
def test_what_holds_nothing_to_read_is_kept_and_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, said_of_it: str
) -> None:
    ended, said, articles = ingested(tmp_path, capsys, "x.txt", content)
    assert ended == 0
    assert said_of_it in said
    assert "x.txt: holds" in said
    assert len(articles) == 1
    assert main(["--store", str(tmp_path / "store"), "meetings"]) == 1


@pytest.mark.parametrize(
    "content",
    [
        HALF,
        ARTICLE.encode("cp1256"),
        ARTICLE.encode("utf-16"),
        ARTICLE.encode("utf-16-le"),
        ARTICLE.replace("\n", "\r\n").encode(),
        ARTICLE.replace("\n", "\r").encode(),
        marked().encode(),
        ("\x1b]52;c;QQ==\x07" + ARTICLE + "\x1b[2J").encode(),
        (ARTICLE + "\ufffe\uffff\U0010ffff").encode(),
        (ARTICLE + "م" + "\u064b" * 20_000).encode(),
    ],
    ids="utf8 1256 utf16 utf16le crlf cr bidi escapes noncharacters marks".split(),
)
def test_what_can_be_read_says_the_same_in_whatever_bytes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes
) -> None:
    ended, _, articles = ingested(tmp_path, capsys, "x.txt", content)
    assert ended == 0
    assert len(articles) == 1
    assert main(["--store", str(tmp_path / "store"), "meetings", "--json"]) == 0
    (meeting,) = json.loads(capsys.readouterr().out)
    assert meeting["date"]["edtf"] == "2018-02-13"
    assert meeting["place"]["country"] == "KW"
    assert [each["label"] for each in meeting["chair"]] == ["سامح شكري"]


@pytest.mark.parametrize(
    ("between", "before"),
    [(" و", "الوزير أحمد "), ("، ", "الوزير أحمد "), ("\n", "سامح "), ("، ", "")],
    ids=["joined by and", "with commas", "one a line", "words alone"],
)
def test_ten_thousand_names_are_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], between: str, before: str
) -> None:
    names = between.join(before + name for name in FAMILIES)
    content = f"حضور الاجتماع\nحضر الاجتماع في الكويت {names}.\n".encode()
    begin = time.process_time()
    ended, _, articles = ingested(tmp_path, capsys, "x.txt", content)
    assert ended == 0
    assert len(articles) == 1
    assert time.process_time() - begin < 120  # the square of it would take hours


def test_a_pipe_nobody_writes_to_is_not_waited_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "a.txt").write_bytes(HALF)
    done = []
    arguments = ["--store", str(tmp_path / "store"), "ingest", str(tmp_path)]
    thread = threading.Thread(target=lambda: done.append(main(arguments)), daemon=True)
    thread.start()
    thread.join(60)
    assert done == [3]
    said = capsys.readouterr().err
    assert "pipe.txt: is not a regular file; hand it to standard input: -" in said
    assert "1 new, 1 not taken" in said
