"""Files into the store: what goes in, what is refused with which reason, and doing it again."""

from __future__ import annotations

import gc
import io
import os
from pathlib import Path
from typing import Any

import pytest

from store import extract, ingest
from store.collecting import few_collections
from store.database import Store
from store.errors import UnreadableFile, UsageError
from store.given import given_of
from store.ingest import Ingested, Progress, ingest_paths
from store.records import Article, Method
from store.sources import LARGEST, find, read

TEXT = "اجتماع في الكويت\nعقد اليوم الأربعاء اجتماع وزاري في الكويت.\n"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.create(tmp_path / "store")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "texts").mkdir()
    return tmp_path / "texts"


def test_a_text_becomes_an_article_known_by_its_bytes(store: Store, folder: Path) -> None:
    (folder / "خبر.txt").write_text(TEXT, "utf-8")
    done = ingest_paths(store, [str(folder / "خبر.txt")])
    assert (done.new, done.known, done.updated, done.problems) == (1, 0, 0, ())
    (article,) = store.articles()
    assert article.text == TEXT
    assert article.file == "خبر.txt"
    assert article.id == f"a-{article.sha256[:12]}"


def test_doing_it_again_changes_nothing(store: Store, folder: Path) -> None:
    (folder / "1.txt").write_text(TEXT, "utf-8")
    ingest_paths(store, [str(folder)])
    (folder / "copy.txt").write_text(TEXT, "utf-8")
    generation = store.generation
    again = ingest_paths(store, [str(folder), str(folder / "1.txt")])
    assert (again.new, again.known) == (0, 2)
    assert store.generation == generation
    assert len(store.ids()) == 1


def test_a_folder_means_its_texts_at_any_depth_but_nothing_hidden(folder: Path) -> None:
    (folder / "b" / "c").mkdir(parents=True)
    (folder / ".git").mkdir()
    for name in ("2.txt", "1.txt", "b/c/3.txt", ".hidden.txt", ".git/4.txt", "README.md"):
        (folder / name).write_text(TEXT)
    found = list(find([str(folder)]))
    assert found == [str(folder / name) for name in ("1.txt", "2.txt", "b/c/3.txt")]


def test_a_hidden_file_or_one_of_another_name_goes_in_when_named(folder: Path) -> None:
    (folder / ".hidden").write_text(TEXT)
    assert list(find([str(folder / ".hidden")])) == [str(folder / ".hidden")]


def test_links_that_form_a_ring_are_not_followed_for_ever(folder: Path) -> None:
    (folder / "1.txt").write_text(TEXT)
    (folder / "ring").symlink_to(folder)
    assert list(find([str(folder)])) == [str(folder / "1.txt")]


def test_a_folder_without_texts_is_a_problem(store: Store, folder: Path) -> None:
    (folder / "page.docx").write_text(TEXT)
    (problem,) = ingest_paths(store, [str(folder)]).problems
    assert problem.path == str(folder)
    assert ".txt" in problem.reason


ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-32"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_an_encoding_that_says_what_it_is_is_read(folder: Path, encoding: str) -> None:
    (folder / "1.txt").write_bytes(TEXT.encode(encoding))
    assert read(str(folder / "1.txt")).text == TEXT


def test_big_endian_and_line_ends_are_kept_as_they_are(folder: Path) -> None:
    text = "سطر\r\nسطر\rسطر\x0b\u2028\n"
    (folder / "1.txt").write_bytes(b"\xfe\xff" + text.encode("utf-16-be"))
    assert read(str(folder / "1.txt")).text == text


def test_a_hostile_text_goes_in_as_it_is(folder: Path) -> None:
    text = TEXT * 5 + "\x1b]52;c;QQ==\x07 [b] \x1b[2J \u202e"
    (folder / "1.txt").write_text(text, "utf-8")
    assert read(str(folder / "1.txt")).text == text


REFUSED: list[tuple[bytes, str]] = [
    (b"", "empty"),
    (b"\xef\xbb\xbf", "empty"),
    ("  \n\t\u00a0\u2003".encode(), "blanks"),
    ("Ärger, naïveté, Žižek".encode("windows-1252"), "iconv"),
    (TEXT.encode("windows-1256")[:40] + TEXT.encode(), "UTF-8 (byte 1)"),
    (b"\x00\x01\x02", "binary"),
    (TEXT.encode() + b"\x00", "holds a NUL"),
    (TEXT.encode("utf-16-le") + b"\x00", "binary"),
    (b"\x7fELF" + bytes(range(1, 32)) * 3, "binary"),
    (b"\xff\xfe\x00", "UTF-16"),
    (b"\xff\xfe\x00\xd8\x20\x00", "UTF-16"),
    (TEXT.encode()[:-10] + b"\xff", "byte"),
    (b"x" * (LARGEST + 1), "8 MiB"),
]


@pytest.mark.parametrize(("content", "reason"), REFUSED, ids=[each[1] for each in REFUSED])
def test_what_is_no_text_is_refused_with_the_reason(
    folder: Path, content: bytes, reason: str
) -> None:
    path = folder / "1.txt"
    path.write_bytes(content)
    with pytest.raises(UnreadableFile) as caught:
        read(str(path))
    assert reason in caught.value.reason
    assert caught.value.path == str(path)


def test_what_is_no_file_is_refused_without_waiting(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    (folder / "broken.txt").symlink_to(folder / "nothing")
    for name, reason in [
        ("pipe.txt", "regular"),
        ("broken.txt", "not there"),
        ("missing.txt", "not there"),
        ("a\0b", "name"),
    ]:
        with pytest.raises(UnreadableFile, match=reason):
            read(f"{folder}/{name}")
    with pytest.raises(UnreadableFile, match="regular"):
        read("/dev/null")


def test_one_bad_file_stops_nothing(store: Store, folder: Path) -> None:
    (folder / "1.txt").write_text(TEXT)
    (folder / "2.txt").write_bytes(b"\xff\xff")
    (folder / "3.txt").write_text(TEXT + "المزيد")
    done = ingest_paths(store, [str(folder / "missing.txt"), str(folder)])
    assert done.new == 2
    assert [Path(problem.path).name for problem in done.problems] == ["missing.txt", "2.txt"]
    assert len(store.ids()) == 2


def test_a_fault_in_reading_one_article_stops_nothing(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = extract.read

    def fail_once(text: str, **options: Any) -> Article:
        if "كسر" in text:
            raise ZeroDivisionError("here")
        return real(text, **options)

    monkeypatch.setattr(extract, "read", fail_once)
    (folder / "1.txt").write_text(TEXT + "كسر")
    (folder / "2.txt").write_text(TEXT)
    done = ingest_paths(store, [str(folder)])
    assert done.new == 1
    assert "ZeroDivisionError" in done.problems[0].reason


def test_standard_input_is_a_text_too(store: Store) -> None:
    done = ingest_paths(store, ["-"], standard_input=io.BytesIO(TEXT.encode()))
    assert done.new == 1
    assert [article.file for article in store.articles()] == ["stdin"]
    done = ingest_paths(store, ["-"], standard_input=io.BytesIO(b"\xff"))
    assert done.problems[0].path == "standard input"


def test_a_name_that_is_no_text_is_shown_as_far_as_it_can_be(store: Store, folder: Path) -> None:
    path = os.fsencode(folder) + b"/\xff.txt"
    with open(path, "wb") as file:  # noqa: PTH123
        file.write(TEXT.encode())
    assert ingest_paths(store, [os.fsdecode(path)]).new == 1
    assert [article.file for article in store.articles()] == ["\ufffd.txt"]


def test_a_date_given_later_reaches_an_article_that_is_there(store: Store, folder: Path) -> None:
    (folder / "1.txt").write_text(TEXT, "utf-8")
    ingest_paths(store, [str(folder)])
    done = ingest_paths(store, [str(folder)], given=given_of("2018-02-13", None))
    assert (done.new, done.updated, done.known) == (0, 1, 0)
    (article,) = store.articles()
    assert article.date_published is not None
    assert article.date_published.edtf == "2018-02-13"
    assert article.date_published.method is Method.EXTERNAL
    ingest_paths(store, [str(folder)], given=given_of(None, "صحيفة الغد"))
    (article,) = store.articles()
    assert article.publisher == "صحيفة الغد"
    assert article.date_published is not None
    assert article.date_published.edtf == "2018-02-13"


@pytest.mark.parametrize("date", ["yesterday", "13/2/2018", "2018-02-30", "", "2018-13"])
def test_a_date_that_is_none_is_refused(date: str) -> None:
    with pytest.raises(UsageError, match="2018-02-13"):
        given_of(date)


def test_progress_is_told_file_by_file(store: Store, folder: Path) -> None:
    for number in range(3):
        (folder / f"{number}.txt").write_text(TEXT + str(number))
    told: list[Progress] = []
    ingest_paths(store, [str(folder), "missing"], progress=told.append)
    assert [(each.done, each.total) for each in told] == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert told[-1].path == "missing"


def test_articles_are_written_by_and_by(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ingest, "BATCH_ARTICLES", 2)
    for number in range(5):
        (folder / f"{number}.txt").write_text(TEXT + str(number))
    sizes: list[int] = []
    done = ingest_paths(store, [str(folder)], progress=lambda _: sizes.append(len(store.ids())))
    assert sizes == [0, 2, 2, 4, 4]
    assert isinstance(done, Ingested)
    assert len(store.ids()) == done.new == 5


def test_the_seeds_go_in_whole(store: Store, seeds: list[Path]) -> None:
    done = ingest_paths(store, [str(seed) for seed in seeds])
    assert done.problems == ()
    assert {article.file for article in store.articles()} == {seed.name for seed in seeds}
    for article in store.articles():
        assert article.text == next(s for s in seeds if s.name == article.file).read_text("utf-8")


def test_memory_is_looked_after_as_before_once_articles_are_read(
    store: Store, folder: Path
) -> None:
    (folder / "one.txt").write_text(TEXT, "utf-8")
    (folder / "none.txt").write_bytes(b"")
    usual = gc.get_threshold()
    ingest_paths(store, [str(folder)])
    assert gc.get_threshold() == usual
    with few_collections():
        assert gc.get_threshold() != usual
    assert gc.get_threshold() == usual
