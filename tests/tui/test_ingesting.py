"""Reading articles into a store from the shell."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from shell import Run, on_terminal  # type: ignore[import-not-found, unused-ignore]


def test_what_is_said_of_an_article_is_shown(folder: Path, run: Run, tmp_path: Path) -> None:
    text = tmp_path / "news.txt"
    text.write_text("عقد اجتماع في عمان أمس بحضور الوزراء.\n", "utf-8")
    done = run("ingest", "--published", "2018-02-14", "--url", "https://example.org/1", str(text))
    assert (done.code, done.out) == (0, "")
    (id,) = re.findall(r"a-\w+", run("articles", "عمان").out)
    shown = run("show", id).out
    assert "https://example.org/1" in shown
    assert "2018-02-14" in shown
    refused = run("ingest", "--url", "not an address", str(text))
    assert (refused.code, "http" in refused.err) == (2, True)


def test_a_text_in_an_old_encoding_is_read_and_named(
    folder: Path, run: Run, tmp_path: Path
) -> None:
    text = tmp_path / "old.txt"
    text.write_bytes("عقد الوزراء اجتماعا في العاصمة، وقال الوزير إن العمل مستمر.".encode("cp1256"))
    done = run("ingest", str(text))
    assert done.code == 0
    assert "WINDOWS-1256" in done.err


def test_articles_are_read_again_by_newer_rules(folder: Path, run: Run) -> None:
    first = run("reread")
    assert first.code == 0
    assert "passed over" not in first.err
    assert "1 passed over" in run("reread").err
    assert "passed over" not in run("reread", "--all").err


def test_ingest_tells_what_it_did_beside_the_data(
    run: Run, nowhere: Path, seeds: list[Path]
) -> None:
    done = run("ingest", *map(str, seeds))
    assert (done.code, done.out) == (0, "")
    assert "5 new" in done.err
    assert "5 known already" in run("ingest", str(seeds[0].parent)).err


def test_ingest_names_what_it_could_not_take_and_ends_with_3(
    run: Run, nowhere: Path, seeds: list[Path], tmp_path: Path
) -> None:
    (tmp_path / "empty.txt").touch()
    done = run("ingest", str(tmp_path / "empty.txt"), str(seeds[0]), str(tmp_path / "gone"))
    assert done.code == 3
    first, second, summary = done.err.splitlines()
    assert "empty.txt" in first
    assert "gone" in second
    assert "1 new, 2 not taken" in summary


def test_ingest_draws_a_bar_on_a_terminal_only(nowhere: Path, seeds: list[Path], run: Run) -> None:
    done = on_terminal("ingest", str(seeds[0].parent))
    assert "5/5" in done.out
    assert "[####" in done.out
    assert "5/5" not in run("ingest", str(seeds[0].parent)).err


TEXT = "اجتماع وزاري في الكويت\nعقد اليوم في الكويت اجتماع وزاري.\n"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "فارغ"),
        (b" \n\t", "ليس فيه إلا فراغات"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "ملف ثنائي"),
        (
            TEXT.encode()[:20] + b"\0" + TEXT.encode()[20:],
            "بايتات صفرية (عددها 1، أولها البايت 21)",
        ),
        (TEXT.encode() * 3 + b"\xd8", "مع أن معظمه كذلك"),
        (b"\xff\xfe\x00\xd8", "ليس UTF-16-LE"),
        (b"caf\xe9 au lait", "iconv -f WINDOWS-1256"),
        (b"x" * ((8 << 20) + 1), "أكبر من 8"),
        (b"---\npublished: yesterday\n---\n" + TEXT.encode(), "ليست تاريخا"),
        (b"---\npublished: 2018-02-13\n---\n", "ولا مقال فيه"),
        (b"The ministers met.\n", "لا عربية فيه"),
        (None, "غير موجود"),
    ],
    ids="empty blank binary nul damaged utf16 latin large undated headless foreign missing".split(),
)
def test_why_a_file_cannot_be_read_is_told_in_arabic(
    run: Run, tmp_path: Path, content: bytes | None, why: str
) -> None:
    path = tmp_path / "x.txt"
    if content is not None:
        path.write_bytes(content)
    done = run("ingest", "--lang", "ar", "--store", str(tmp_path / "s"), str(path))
    (told,) = [line for line in done.err.splitlines() if "x.txt: " in line]
    assert why in told
    assert " is " not in told
    assert done.code == (0 if "عربية" in why else 3)


def test_why_what_was_named_is_no_article_is_told_in_arabic(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    os.mkfifo(tmp_path / "pipe")
    named = [str(tmp_path / name) for name in ("empty", "pipe")]
    done = run("ingest", "--lang", "ar", "--store", str(tmp_path / "s"), *named)
    assert done.code == 3
    assert "empty: ليس فيه ملفات" in done.err
    assert "pipe: ليس ملفا عاديا" in done.err
