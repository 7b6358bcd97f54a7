"""What is said of articles beside their text, and in which encoding and form they come."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given as for_any
from hypothesis import strategies as st

from store.database import Store
from store.encodings import Decoded, NotText, decode
from store.errors import UnreadableFile, UsageError
from store.given import FOLDER_FILE, WrongValue, event_date, front_matter, given_of, nearer
from store.html import is_page
from store.ingest import ingest_paths
from store.records import Article, Given, Method
from store.sources import read

TEXT = (
    "اجتماع وزاري في العاصمة\n"
    "عقد وزراء الخارجية اجتماعا في العاصمة، وقال الوزير إن المجلس والحكومة سيبحثان الأمر.\n"
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.create(tmp_path / "store")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "texts").mkdir()
    return tmp_path / "texts"


def only(store: Store) -> Article:
    (article,) = store.articles()
    return article


# Encodings


@pytest.mark.parametrize(
    ("encoding", "guessed"),
    [
        ("utf-8", False),
        ("utf-8-sig", False),
        ("utf-16", False),
        ("utf-16-le", True),
        ("utf-16-be", True),
        ("windows-1256", True),
        ("iso-8859-6", True),
    ],
)
def test_an_arabic_text_is_read_in_whatever_it_was_written(encoding: str, guessed: bool) -> None:
    text = TEXT.replace("،", " ") if encoding == "iso-8859-6" else TEXT
    found = decode(text.encode(encoding))
    assert (found.text, found.guessed) == (text, guessed)
    if guessed:
        assert found.encoding == encoding


@pytest.mark.parametrize(
    "content",
    [
        "Ça a été décidé à Genève".encode("windows-1252"),
        "Встреча министров".encode("koi8-r"),
        "會議在首都舉行".encode("big5"),
        TEXT.encode("windows-1256") + TEXT.encode("utf-8"),
        TEXT.encode("utf-8")[:-9] + b"\xff",
        bytes(range(128, 256)),
    ],
    ids=["french", "russian", "chinese", "mixed", "damaged", "all bytes"],
)
def test_what_is_not_arabic_in_any_of_them_is_refused(content: bytes) -> None:
    with pytest.raises(NotText):
        decode(content)


@for_any(st.binary(max_size=200))
def test_any_bytes_are_a_text_or_refused(content: bytes) -> None:
    with suppress(NotText):
        assert isinstance(decode(content), Decoded)


def test_a_person_is_told_which_encoding_it_was(store: Store, folder: Path) -> None:
    (folder / "old.txt").write_bytes(TEXT.encode("windows-1256"))
    done = ingest_paths(store, [str(folder)])
    assert done.guessed == ((str(folder / "old.txt"), "windows-1256"),)
    assert only(store).text == TEXT


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode("utf-16"),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("windows-1256"),
        TEXT.replace("\n", "\r\n").encode(),
        ("---\nurl: https://example.org/1\n---\n" + TEXT).encode(),
    ],
    ids=["utf-16", "marked", "windows-1256", "line ends", "something said"],
)
def test_the_same_words_are_the_same_article(store: Store, folder: Path, content: bytes) -> None:
    (folder / "1.txt").write_text(TEXT, "utf-8")
    (folder / "2.txt").write_bytes(content)
    ingest_paths(store, [str(folder / "1.txt")])
    ingest_paths(store, [str(folder / "2.txt")])
    assert len(store.ids()) == 1


# What is said in front of an article


@pytest.mark.parametrize(
    ("front", "said"),
    [
        ("published: 2018-02-13", Given("2018-02-13")),
        ("date: 2018-02-13T14:30:00+03:00", Given("2018-02-13T14:30")),
        ("date: 2018-02-13 14:30", Given("2018-02-13T14:30")),
        ('publisher: "صحيفة الغد"', Given(publisher="صحيفة الغد")),
        ("URL: https://example.org/a?b=1\nlayout: post", Given(url="https://example.org/a?b=1")),
        ("published:\npublisher: الغد", Given(publisher="الغد")),
    ],
)
def test_lines_before_an_article_say_something_of_it(front: str, said: Given) -> None:
    text = f"---\n{front}\n---\n{TEXT}"
    found, begin = front_matter(text)
    assert (found, text[begin:]) == (said, TEXT)


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        f"---\n{TEXT}",
        f"---\nقال: لا\n---\n{TEXT}",
        f"\n---\npublished: 2018\n---\n{TEXT}",
        "---\n" + "published: 2018\n" * 99 + "---\n",
        "---",
        "",
    ],
    ids=["nothing", "never closed", "other names", "not at the top", "too long", "a rule", "empty"],
)
def test_what_only_looks_like_it_belongs_to_the_article(text: str) -> None:
    assert front_matter(text) == (Given(), 0)


@pytest.mark.parametrize(
    "front",
    [
        "published: yesterday",
        "url: javascript:alert(1)",
        "url: /etc/passwd",
        "publisher: a\x1b[2Jb",
    ],
)
def test_a_value_that_cannot_be_is_refused_by_name(folder: Path, front: str) -> None:
    with pytest.raises(WrongValue) as caught:
        front_matter(f"---\n{front}\n---\n{TEXT}")
    assert caught.value.name == front.partition(":")[0]
    path = folder / "1.txt"
    path.write_text(f"---\n{front}\n---\n{TEXT}", "utf-8")
    with pytest.raises(UnreadableFile) as refused:
        read(str(path))
    assert caught.value.name in refused.value.reason


@for_any(st.text(max_size=80))
def test_whatever_stands_before_an_article_nothing_else_is_raised(front: str) -> None:
    try:
        _, begin = front_matter(f"---\n{front}\n---\n{TEXT}")
    except WrongValue:
        return
    assert begin >= 0


def test_something_said_of_no_article_is_refused(folder: Path) -> None:
    (folder / "1.txt").write_text("---\npublished: 2018\n---\n", "utf-8")
    with pytest.raises(UnreadableFile, match="holds none"):
        read(str(folder / "1.txt"))


# What is said for a folder


def test_a_folder_speaks_for_its_articles_and_one_of_them(store: Store, folder: Path) -> None:
    (folder / "1.txt").write_text(TEXT, "utf-8")
    (folder / "2.txt").write_text(f"---\npublisher: القبس\n---\n{TEXT}2", "utf-8")
    (folder / FOLDER_FILE).write_text(
        'publisher = "الغد"\npublished = 2018-02-13\n["2.txt"]\npublished = 2018-02-14\n', "utf-8"
    )
    ingest_paths(store, [str(folder)], given=given_of(url="https://example.org/"))
    given = {article.file: article.given for article in store.articles()}
    assert given["1.txt"] == Given("2018-02-13", "الغد", "https://example.org/")
    assert given["2.txt"] == Given("2018-02-14", "القبس", "https://example.org/")
    again = ingest_paths(store, [str(folder)])
    assert (again.known, again.updated) == (2, 0), "nothing new is said"


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("published = ", "cannot be read"),
        ("publishd = 2018-02-13", "publishd"),
        ("published = 2018", "quotes"),
        ('published = "soon"', "no date"),
        ('["1.txt"]\nurl = "x"', "no address"),
    ],
)
def test_a_folder_that_speaks_wrongly_is_named(
    store: Store, folder: Path, written: str, reason: str
) -> None:
    (folder / "1.txt").write_text(TEXT, "utf-8")
    (folder / FOLDER_FILE).write_text(written, "utf-8")
    (problem,) = ingest_paths(store, [str(folder)]).problems
    assert problem.path == str(folder / FOLDER_FILE)
    assert reason in problem.reason


# What holds of several


@pytest.mark.parametrize(
    ("near", "far", "holds"),
    [
        (Given("2018"), Given("2017", "ب"), Given("2018", "ب")),
        (Given(), Given("2017", dated_by_page=True), Given("2017", dated_by_page=True)),
        (Given("2018", dated_by_page=True), Given("2017"), Given("2017")),
        (Given("2018"), Given("2017", dated_by_page=True), Given("2018")),
    ],
)
def test_the_nearer_holds_but_a_person_against_a_page(
    near: Given, far: Given, holds: Given
) -> None:
    assert nearer(near, far) == holds


def test_who_gave_a_date_is_seen() -> None:
    assert event_date(Given()) is None
    by_person, by_page = event_date(Given("2018")), event_date(Given("2018", dated_by_page=True))
    assert by_person is not None
    assert by_page is not None
    assert (by_person.method, by_page.method) == (Method.EXTERNAL, Method.STATED)


def test_what_was_given_before_outlives_what_is_given_now(store: Store, folder: Path) -> None:
    (folder / "1.txt").write_text(TEXT, "utf-8")
    for said in (given_of("2018-02-13"), given_of(publisher="الغد"), given_of(url="http://a.b/")):
        assert ingest_paths(store, [str(folder)], given=said).problems == ()
    assert only(store).given == Given("2018-02-13", "الغد", "http://a.b/")
    assert only(store).publisher == "الغد"


@pytest.mark.parametrize("published", ["", "tomorrow", "2018-13-01"])
def test_a_date_on_the_command_line_must_be_one(published: str) -> None:
    with pytest.raises(UsageError):
        given_of(published)


# Pages

PAGE = f"""<!doctype html><html lang="ar"><head><title>اجتماع وزاري في العاصمة | الغد</title>
<meta property="og:title" content="اجتماع وزاري في العاصمة">
<meta property="article:published_time" content="2018-02-13T10:00:00+03:00">
<meta property="og:site_name" content="صحيفة الغد">
<link rel="canonical" href="https://example.org/a/1"></head><body>
<header><nav><a href="/">الرئيسية</a> <a href="/p">سياسة</a></nav></header>
<article><h1>اجتماع وزاري في العاصمة</h1>{"".join(f"<p>{TEXT} الفقرة {n}.</p>" for n in range(4))}
</article><footer>جميع الحقوق محفوظة</footer></body></html>"""


@pytest.mark.parametrize("name", ["page.html", "page.HTM", "page.txt"])
def test_a_saved_page_becomes_its_article(store: Store, folder: Path, name: str) -> None:
    (folder / name).write_text(PAGE, "utf-8")
    done = ingest_paths(store, [str(folder)])
    assert done.problems == ()
    article = only(store)
    assert article.title == "اجتماع وزاري في العاصمة"
    assert "الرئيسية" not in article.text
    assert "<" not in article.text
    assert article.given == Given(
        "2018-02-13", "صحيفة الغد", "https://example.org/a/1", dated_by_page=True
    )
    assert article.date_published is not None
    assert article.date_published.rule == "page-metadata"
    ingest_paths(store, [str(folder)], given=given_of("2018-02-12"))
    assert only(store).given == article.given._replace(published="2018-02-12", dated_by_page=False)


def test_a_page_without_an_article_is_refused(folder: Path) -> None:
    (folder / "empty.html").write_text("<!doctype html><html><body></body></html>", "utf-8")
    with pytest.raises(UnreadableFile, match="web page"):
        read(str(folder / "empty.html"))


@pytest.mark.parametrize(
    ("text", "page"),
    [
        (PAGE, True),
        ('<?xml version="1.0"?>\n<!-- saved -->\n<HTML>', True),
        (TEXT, False),
        ("<html5> قال", False),
        ("قال <html>", False),
        ("<!--" * 2000, False),
    ],
)
def test_a_page_is_known_by_how_it_begins(text: str, page: bool) -> None:
    assert is_page(text) is page


# Many


def test_several_processes_read_what_one_does(tmp_path: Path, folder: Path) -> None:
    for number in range(60):
        (folder / f"{number:02}.txt").write_text(f"{TEXT}رقم {number}\n", "utf-8")
    (folder / "17.txt").write_bytes(b"\x00\x01")
    found = []
    for jobs in (1, 3):
        store = Store.create(tmp_path / str(jobs))
        done = ingest_paths(store, [str(folder)], jobs=jobs)
        assert [problem.path for problem in done.problems] == [str(folder / "17.txt")]
        found.append(list(store.articles()))
    assert found[0] == found[1]
    assert len(found[0]) == 59
