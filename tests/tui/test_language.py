"""In which language the shell answers, and what it says of mistakes."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest

from tui.__main__ import main
from tui.commands import speech


class Terminal(io.StringIO):
    """What passes for a terminal that a person looks at."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, seeds: list[Path]) -> str:
    path = tmp_path_factory.mktemp("language") / "store"
    assert main(["--store", str(path), "ingest", *map(str, seeds)]) == 0
    return str(path)


@pytest.mark.parametrize(
    ("line", "english", "arabic"),
    [
        ("show zz", "no record with the id 'zz'", "لا سجل بالمعرّف zz"),
        ("show m-", "could be", "قد يكون أيا من"),
        ("meetings زززز", "nothing found", "لم يُعثر على شيء"),
        ("meetings plce:kw", "did you mean place:", "هل تقصد place: ؟"),
        ("search .", "say at least one word", "اكتب كلمة واحدة على الأقل"),
        ("serch x", "did you mean search?", "هل تقصد search ؟"),
        ("xyzzy", "there is no command 'xyzzy' (", "لا أمر باسم xyzzy. وتجد"),
        ("meetings --store /nowhere/at/all", "there is no store here", "لا مخزن هنا"),
        ("decisions", "nothing has been decided", "لم يُقرَّر شيء"),
        ("searches", "no search is saved", "لا بحث محفوظ"),
        ("keys --emit sideways", "no emission 'sideways'", "لا طريقة إرسال باسم sideways"),
    ],
)
def test_what_is_wrong_is_told_in_the_language_asked_for(
    store: str, capsys: pytest.CaptureFixture[str], line: str, english: str, arabic: str
) -> None:
    before, after = ["--store", store, *line.split()], ["--lang", "ar", *line.split()]
    if "--store" not in line:
        after += ["--store", store]
    ended = {main(["--lang", "en", *before]), main(after)}
    told = capsys.readouterr().err
    assert len(ended) == 1
    assert ended.pop() > 0
    assert english in told
    assert arabic in told


def test_the_locale_decides_where_no_language_is_named(
    store: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "ar_KW.UTF-8")
    main(["show", "zz", "--store", store])
    assert "لا سجل" in capsys.readouterr().err
    main(["show", "zz", "--store", store, "--lang=en"])
    assert "no record" in capsys.readouterr().err


def test_a_record_is_told_in_arabic(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "c-kw", "--store", store, "--lang", "ar"]) == 0
    shown = capsys.readouterr().out
    assert "دولة  الكويت" in shown
    assert "مواضع الذكر" in shown
    assert "مذكور" in shown
    assert main(["show", "c-kw", "--store", store, "--lang", "en"]) == 0
    shown = capsys.readouterr().out
    assert "mentions" in shown
    assert "مواضع" not in shown


@pytest.mark.parametrize("command", ["ingest", "reread", "check", "store info", "export"])
def test_looking_after_a_store_is_told_in_arabic(
    store: str, capsys: pytest.CaptureFixture[str], tmp_path: Path, command: str
) -> None:
    given = {"ingest": ["/nowhere"], "export": [str(tmp_path / "whole.jsonl")]}.get(command, [])
    main(["--lang", "ar", *command.split(), *given, "--store", store])
    told = capsys.readouterr()
    words = re.sub(r"\S*/\S*|`[^`]*`|--all|\bmahdar: .*|store\.\w+", "", told.out + told.err)
    assert re.search("[؀-ۿ]", words)
    assert re.findall("[A-Za-z]+", words) == [], "what is English is a name to be typed"


def test_arabic_talk_reaches_a_terminal_drawn(store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    written = ["show", "zz", "--store", store, "--lang", "ar", "--emit", "visual"]
    assert main(written) == 1
    told = terminal.getvalue()
    assert "\N{ARABIC LETTER SEEN INITIAL FORM}" in told
    assert "سجل" not in told


@pytest.mark.parametrize(
    ("written", "language", "emit"),
    [
        (["--lang", "ar", "meetings"], "ar", None),
        (["meetings", "--lang=ar", "--emit", "kitty"], "ar", "kitty"),
        (["meetings", "--lang", "xx"], "auto", None),
        (["meetings", "--", "--lang", "ar"], "auto", None),
        (["meetings", "--lang"], "auto", None),
    ],
)
def test_the_language_is_known_before_the_line_is_read(
    written: list[str], language: str, emit: str | None
) -> None:
    heard = speech.Speech()
    heard.heed(written)
    assert (heard.language, heard.emit) == (language, emit)
