"""Names that others find: kept where they can be right, and no fault of theirs loses an article."""

from __future__ import annotations

import math
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from store import (
    Article,
    Store,
    UnreadableFile,
    UsageError,
    find_gold,
    ingest_paths,
    read_conll,
    reread,
    tagged_gold,
    train_names,
)
from store.documents import article_from, document_of
from store.ingest import Ingested
from store.reading import _hosts
from store.recognizers import hosting
from store.recognizers.choosing import choose
from store.recognizers.conll import conll_of
from store.recognizers.crf import Crf, NoModel, spans_of
from store.recognizers.spans import checked

pytest.importorskip("pycrfsuite")

ROOT = Path(__file__).resolve().parents[2]
DEVELOPMENT = ROOT / "tests" / "corpus" / "development"

# A distribution of somebody else's: a module, and what installers write beside it.
MODULE = """
import os, re, time

def moon(text):
    for match in re.finditer("القمر الأحمر", text):
        yield match.start(), match.end(), "ORG", 0.75

moon.version = "2.1"

def nation(text):
    at = text.index("الكويت")
    yield at, at + 6, "person", 0.99

def nonsense(text):
    yield from ((-1, 4, "person", 0.5), (0, 10**9, "person", 0.5), (3, 3, "person", 0.5))
    yield 0, 4, "animal", 0.5
    yield 0, 4, "person", float("nan")
    yield 0, 4, "person", 7
    yield "0", 4
    yield None
    yield from moon(text)
    at = text.index("القمر")
    yield at, at + 5, "person", 0.5

def raises(text):
    raise ValueError("not today")

def hangs(text):
    time.sleep(600)

def leaves(text):
    os._exit(3)

def prints(text):
    print('{"spans": "mine"}', flush=True)
    return list(moon(text))

def made_of(argument):
    if argument != "red":
        raise LookupError(argument)
    return moon
"""
NAMES = "moon nation nonsense raises hangs leaves prints made_of".split()
TEXT = """منظمة القمر الأحمر تجتمع
الكويت - 13 فبراير 2018
اجتمع وزير الخارجية المصري سامح شكري في الكويت يوم 13 فبراير 2018 مع القمر الأحمر.
"""


@pytest.fixture(scope="module", autouse=True)
def installed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    folder = tmp_path_factory.mktemp("site")
    (folder / "moonfinder.py").write_text(MODULE, "utf-8")
    info = folder / "moonfinder-2.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: moonfinder\nVersion: 2.0\n")
    points = "".join(f"{name} = moonfinder:{name}\n" for name in NAMES)
    (info / "entry_points.txt").write_text(f"[mahdar.recognizers]\n{points}")
    sys.path.append(str(folder))
    yield
    sys.path.remove(str(folder))


@pytest.fixture(autouse=True)
def hosts() -> Iterator[None]:
    """Nobody's process is left behind."""
    yield
    assert _hosts.cache_info().currsize == 0


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.create(tmp_path / "store")


@pytest.fixture
def text(tmp_path: Path) -> str:
    path = tmp_path / "moon.txt"
    path.write_text(TEXT, "utf-8")
    return str(path)


def taken(store: Store, text: str, *recognizers: str) -> tuple[Article, Ingested]:
    done = ingest_paths(store, [text], recognizers=recognizers)
    (article,) = store.articles()
    return article, done


def found_by(article: Article) -> list[tuple[str, str]]:
    """Quote and rule of what recognisers found."""
    return [(c.quote, c.rule) for c in article.claims if c.rule.startswith("recognizer:")]


def test_nobody_is_asked_unasked(store: Store, text: str) -> None:
    article, done = taken(store, text)
    assert found_by(article) == []
    assert article.recognizers == ()
    assert done.notes == ()


def test_what_is_found_says_who_found_it_and_how_sure(store: Store, text: str) -> None:
    article, done = taken(store, text, "moon")
    assert found_by(article) == [("القمر الأحمر", "recognizer:moon@2.1")]
    (claim,) = [c for c in article.claims if c.rule.startswith("recognizer:")]
    assert claim.confidence == 0.75
    assert claim.detail == {"recognizer": "moon", "version": "2.1", "score": 0.75}
    assert claim.about in {mention.entity for mention in article.mentions}
    assert article.recognizers == ("moon",)
    assert article_from(document_of(article)) == article
    assert done.notes == ()


def test_the_rules_win_where_both_find_something(store: Store, text: str, tmp_path: Path) -> None:
    without, _ = taken(Store.create(tmp_path / "other"), text)
    article, _ = taken(store, text, "nation")
    assert article.claims == without.claims
    assert article.mentions == without.mentions


@pytest.mark.parametrize(
    ("recognizer", "told"),
    [
        ("raises", "failed (ValueError: not today)"),
        ("leaves", "has ended by itself"),
        ("made_of:blue", "failed (LookupError: blue)"),
        ("crf:/there/is/none", "cannot be read"),
    ],
)
def test_one_that_fails_is_named_and_the_article_read(
    store: Store, text: str, recognizer: str, told: str
) -> None:
    article, done = taken(store, text, recognizer, "moon")
    ((path, note),) = done.notes
    assert path == text
    assert told in note
    assert recognizer.partition(":")[0] in note
    assert done.new == 1
    assert done.problems == ()
    assert [quote for quote, _ in found_by(article)] == ["القمر الأحمر"]


def test_one_that_hangs_is_ended(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hosting, "SECONDS", 0.5)
    # Time to start is three times that: on a busy machine it may not even come to hang.
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text(f"{TEXT}{number}\n", "utf-8")
    done = ingest_paths(
        store, [str(tmp_path / f"{n}.txt") for n in range(5)], recognizers=["hangs"]
    )
    assert done.new == 5
    assert all("no answer within" in note for _, note in done.notes)
    # After three in a row it is left alone, and that is said.
    assert len(done.notes) == 3
    assert "not asked any more" in done.notes[-1][1]


def test_nonsense_is_passed_over_and_told(store: Store, text: str) -> None:
    article, done = taken(store, text, "nonsense")
    ((_, note),) = done.notes
    for problem in (
        "3 outside of the text",
        "1 of a type there is not ('animal')",
        "2 with a score that is not between 0 and 1",
        "2 not of start, end, type and score",
        "1 overlapping a better one",
    ):
        assert problem in note
    assert found_by(article) == [("القمر الأحمر", "recognizer:nonsense@2.0")]


def test_what_one_prints_is_not_taken_for_its_answer(store: Store, text: str) -> None:
    article, done = taken(store, text, "prints")
    assert [quote for quote, _ in found_by(article)] == ["القمر الأحمر"]
    assert done.notes == ()


def test_one_that_takes_an_argument_gets_it(store: Store, text: str) -> None:
    article, _ = taken(store, text, "made_of:red")
    assert found_by(article) == [("القمر الأحمر", "recognizer:made_of@2.1")]


def test_a_name_nobody_has_registered_is_refused_with_those_there_are(store: Store) -> None:
    with pytest.raises(UsageError, match=r"installed: crf, .*moon"):
        ingest_paths(store, [], recognizers=["mon"])


@pytest.mark.parametrize(
    ("span", "kept"),
    [
        ((0, 4, "PER", 1), True),
        ((0, 4, "working_group", 0.0), True),
        ((True, 4, "person", 0.5), False),
        ((0, 4, "person", True), False),
        ((0, 4, "person", math.inf), False),
        ((0, 4, 5, 0.5), False),
        ("abcd", False),
        ((4, 5, "person", 0.5), False),
    ],
)
def test_spans_are_looked_at(span: object, kept: bool) -> None:
    found, wrong = checked([span], "اجتم ع", "x", "1")
    assert bool(found) is kept
    assert bool(wrong) is not kept


# Reading again


def test_reading_again_asks_those_who_were_asked(store: Store, text: str) -> None:
    before, _ = taken(store, text, "moon")
    again = reread(store, everything=True)
    assert (again.changed, again.same) == (0, 1)
    assert list(store.articles()) == [before]
    without = reread(store, recognizers=())
    assert without.changed == 1
    (article,) = store.articles()
    assert found_by(article) == []
    assert reread(store, recognizers=["moon"]).changed == 1
    assert list(store.articles()) == [before]


# Training


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("model") / "names.crfsuite"
    steps: list[tuple[int, int]] = []
    tagged = tagged_gold(find_gold([str(DEVELOPMENT)]))
    done = train_names(tagged.sentences, out, progress=lambda *step: steps.append(step))
    assert done.held * 3 < done.sentences
    assert done.scores["all"].f1 is not None
    assert done.scores["all"].f1 > 0.7
    assert steps[-1][0] == steps[-1][1]
    assert len(steps) > 5
    return out


def test_a_trained_model_finds_names_and_says_which_model(
    store: Store, model: Path, tmp_path: Path
) -> None:
    found = 0
    texts = [str(path) for path in sorted((ROOT / "tests/corpus/second").glob("*.txt"))]
    done = ingest_paths(store, texts, recognizers=[f"crf:{model}"])
    assert done.notes == ()
    version = Crf(str(model)).version
    for article in store.articles():
        for quote, rule in found_by(article):
            assert rule == f"recognizer:crf@{version}"
            assert quote in article.text
            found += 1
    assert found > 5


def test_the_choice_is_kept_with_its_whole_path(
    model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(model.parent)
    assert choose([f"crf:{model.name}"]) == (f"crf:{model.resolve()}",)


def test_what_is_no_model_never_reaches_the_library(tmp_path: Path) -> None:
    path = tmp_path / "x.crfsuite"
    path.write_bytes(b"lCRX" + bytes(100))
    with pytest.raises(NoModel, match="no model"):
        Crf(str(path))


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        ("كلمة", "line 1: holds a word without a tag"),
        ("سامح B-PER\nشكري X-PER", "line 2: 'X-PER' is no tag"),
        ("سامح O\nشكري I-PER", "line 2: I-PER goes on with no name"),
        ("سامح B-PER\n\nشكري I-PER", "line 3: I-PER goes on with no name"),
        ("سامح B-PER\nشكري I-ORG", "line 2: I-ORG goes on with no name"),
        ("\n".join(["كلمة"] * 9), "and 4 more"),
    ],
)
def test_what_is_wrong_in_a_file_is_told_with_its_line(
    tmp_path: Path, lines: str, problem: str
) -> None:
    path = tmp_path / "x.conll"
    path.write_text(lines, "utf-8")
    with pytest.raises(UnreadableFile) as caught:
        read_conll([str(path)])
    assert problem in str(caught.value)


def test_a_file_as_others_write_it(tmp_path: Path) -> None:
    path = tmp_path / "x.conll"
    path.write_text(
        "-DOCSTART- -X- O O\n\n# id 1\nسامح NNP x B-PERS\nشكري NNP x I-PERS\nفي IN x O\n"
        "القاهرة NNP x B-LOC\n\nكأس NN x B-MISC\nالعالم NN x I-MISC\n",
        "utf-8",
    )
    tagged = read_conll([str(path)])
    assert [each.tags for each in tagged.sentences] == [
        ("B-person", "I-person", "O", "B-place"),
        ("O", "O"),
    ]
    assert tagged.other_types == {"MISC": 1}


def test_gold_comes_back_as_it_was_marked(tmp_path: Path) -> None:
    (gold,) = find_gold([str(DEVELOPMENT / "01.toml")])
    path = tmp_path / "x.conll"
    path.write_text(conll_of(gold), "utf-8")
    marked = {
        " ".join(sentence.words[first:last])
        for sentence in read_conll([str(path)]).sentences
        for first, last, _ in spans_of(sentence.tags)
    }
    labels = {entity.label for entity in gold.entities}
    assert len(labels & marked) >= len(labels) / 2


@pytest.mark.parametrize("number", [0, 9])
def test_too_little_to_learn_from_is_refused(number: int, tmp_path: Path) -> None:
    tagged = tagged_gold(find_gold([str(DEVELOPMENT)])).sentences[:number]
    with pytest.raises(UsageError, match="too few"):
        train_names(tagged, tmp_path / "x")
    assert list(tmp_path.iterdir()) == []
