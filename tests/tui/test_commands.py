"""The shell commands: what they print, where, and what they end with."""

from __future__ import annotations

import json
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from collections.abc import Callable
from dataclasses import dataclass, replace
from fcntl import ioctl
from pathlib import Path

import pytest

from store import (
    Article,
    Block,
    BlockKind,
    Claim,
    EventDate,
    Kind,
    Mention,
    Method,
    Scan,
    Store,
)
from store.index import Index
from tui.__main__ import main
from tui.commands import opening
from tui.commands.help import HELP
from tui.commands.parser import COMMANDS

HOSTILE = "\x1b]52;c;QQ==\x07\x1b[2J[@click=quit]x[/] \u202eabc"
TEXT = f"""التحالف الدولى في الكويت {HOSTILE}
عقد في الكويت يوم 13 فبراير 2018 اجتماع وزاري للتحالف الدولي.
ونقل عن أحمد علي قوله إن «بتقديم 200 مليون دولار» كان مفيدا.
"""


def article() -> Article:
    id = "a-0123456789ab"

    def claim(
        number: int,
        property: str,
        words: str,
        normalised: str,
        *,
        about: str = "meeting:1",
        role: str | None = None,
        of: str | None = None,
    ) -> Claim:
        start = TEXT.index(words)
        return Claim(
            id=f"{id}.{number}",
            article=id,
            about=about,
            property=property,
            value=words,
            normalised=normalised,
            start=start,
            end=start + len(words),
            quote=words,
            method=Method.STATED,
            rule=f"{property}-rule",
            role=role,
            of=of,
        )

    place = TEXT.index("الكويت يوم")
    title_end = TEXT.index("\n")
    return Article(
        id=id,
        file="003.txt",
        sha256="0123456789ab" + "0" * 52,
        text=TEXT,
        title=TEXT[:title_end],
        publisher="صحيفة",
        date_published=EventDate("2018-02-14", Method.STATED, "dmy"),
        blocks=(Block(BlockKind.TITLE, 0, title_end),),
        mentions=(
            Mention("country:KW", place, place + 6),
            Mention("person:1", TEXT.index("أحمد"), TEXT.index("أحمد") + 8),
        ),
        claims=(
            claim(1, "date", "13 فبراير 2018", "2018-02-13"),
            claim(2, "place", "الكويت", "country:KW"),
            claim(3, "level", "وزاري", "ministerial"),
            claim(4, "speaker", "أحمد علي", "person:1", role="الوزير", of="country:KW"),
            claim(5, "name", "أحمد علي", "", about="person:1"),
            claim(6, "name", "الكويت", "", about="country:KW"),
        ),
    )


@dataclass(frozen=True)
class Done:
    """How a command ended, and what it wrote."""

    code: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store of one article, named by the environment."""
    path = tmp_path / "store"
    Store.create(path).put([article()])
    monkeypatch.setenv("MAHDAR_STORE", str(path))
    for name in ("MAHDAR_EMIT", "MAHDAR_DEBUG", "TMUX", "STY"):
        monkeypatch.delenv(name, raising=False)
    return path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in this process, its output captured as a pipe would."""

    def run(*arguments: str) -> Done:
        try:
            code = main(arguments)
        except SystemExit as ended:
            code = int(ended.code or 0)
        captured = capsys.readouterr()
        return Done(code, captured.out, captured.err)

    return run


def on_terminal(*arguments: str, keys: str = "", columns: int = 60, **environment: str) -> Done:
    """Run a command with a terminal as all three of its streams."""
    master, slave = pty.openpty()
    ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    # What says more than the terminal itself would.
    unset = ("TMUX", "STY", "COLUMNS", "LINES")
    known = {name: value for name, value in os.environ.items() if name not in unset}
    process = subprocess.Popen(
        [sys.executable, "-m", "tui", *arguments],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env=known | {"TERM": "xterm"} | environment,
        start_new_session=True,
    )
    os.close(slave)
    os.write(master, keys.encode())
    written = b""
    while True:
        try:
            chunk = os.read(master, 65536)
        except OSError:  # what a terminal without anybody at the other end says
            break
        written += chunk
        if not chunk:
            break
    os.close(master)
    return Done(process.wait(), written.decode(), "")


# Lists


def test_each_kind_is_listed_in_columns(run: Run, folder: Path) -> None:
    done = run("meetings")
    (line,) = done.out.splitlines()
    assert done.code == 0
    assert line.startswith("m-")
    assert "2018-02-13" in line
    assert done.err == ""
    assert "a-0123456789ab  2018-02-14  1  التحالف الدولى" in run("articles").out
    assert "\t" not in run("entities").out
    assert len(run("entities").out.splitlines()) == 2


def test_a_query_narrows_and_a_limit_shortens(run: Run, folder: Path) -> None:
    assert len(run("entities", "الكويت").out.splitlines()) == 1
    assert len(run("entities", "--limit", "1").out.splitlines()) == 1
    assert run("articles", "الدولي", "اجتماع").code == 0


def test_nothing_found_is_1_and_says_so_beside_the_data(run: Run, folder: Path) -> None:
    for arguments in (["articles", "بغداد"], ["search", "بغداد"]):
        done = run(*arguments)
        assert (done.code, done.out) == (1, "")
        assert "nothing found" in done.err
    done = run("meetings", "بغداد", "--json")
    assert (done.code, json.loads(done.out)) == (1, [])


def test_a_meeting_in_json_has_every_field_in_its_order(run: Run, folder: Path) -> None:
    (meeting,) = json.loads(run("meetings", "--json").out)
    assert list(meeting) == [
        "id", "title", "parent", "date", "place", "body", "kind", "level", "mode", "status",
        "chair", "host", "organiser", "opener", "opening_speaker", "speaker",
        "delegation_head", "participant", "quoted", "mentioned",
        "agenda", "outcome", "pledge", "sources", "differs", "claims",
    ]  # fmt: skip
    assert meeting["date"] == {
        "edtf": "2018-02-13",
        "basis": "stated",
        "rule": "date-rule",
        "anchor": None,
        "doubtful": False,
    }
    assert meeting["place"] == {"label": "الكويت", "city": None, "country": "KW"}
    assert meeting["chair"] == []
    assert meeting["mode"] is None
    assert meeting["level"] == "ministerial"
    (speaker,) = meeting["speaker"]
    assert (speaker["label"], speaker["kind"], speaker["of"]) == ("أحمد علي", "person", "KW")
    assert meeting["sources"] == ["a-0123456789ab"]
    for claim in meeting["claims"]:
        assert TEXT[claim["start"] : claim["end"]] == claim["quote"]
    assert json.loads(run("show", meeting["id"], "--json").out) == meeting


def test_an_entity_in_json_has_its_mentions(run: Run, folder: Path) -> None:
    (entity,) = json.loads(run("entities", "أحمد", "--json").out)
    assert list(entity) == [
        "id", "kind", "label", "aliases", "country", "mentions", "left_out", "figures", "claims",
    ]  # fmt: skip
    (mention,) = entity["mentions"]
    assert TEXT[mention["start"] : mention["end"]] == mention["surface"] == "أحمد علي"


def test_an_article_in_json_has_its_dates_apart(run: Run, folder: Path) -> None:
    (listed,) = json.loads(run("articles", "--json").out)
    assert listed["date_published"]["edtf"] == "2018-02-14"
    assert listed["date_modified"] is None
    assert "text" not in listed
    shown = json.loads(run("show", "a-0", "--json").out)
    assert shown["text"] == TEXT
    assert listed.items() <= shown.items()


def test_json_is_the_same_on_a_terminal_and_without_escapes(run: Run, folder: Path) -> None:
    done = on_terminal("meetings", "--json")
    assert json.loads(done.out) == json.loads(run("meetings", "--json").out)
    assert "الكويت" in done.out
    assert "\x1b" not in done.out


# One record


def test_show_tells_every_field_with_its_words_and_their_line(run: Run, folder: Path) -> None:
    out = run("show", "m-").out
    lines = [line.rstrip() for line in out.splitlines()]
    (chair,) = [line for line in lines if line.startswith("chair")]
    assert chair.split() == ["chair", "-", "not", "stated"]
    at = next(number for number, line in enumerate(lines) if line.startswith("date "))
    assert lines[at].split() == ["date", "1", "2018-02-13"]
    assert lines[at + 1].split()[:2] == ["003.txt:2", "stated"]
    assert lines[at + 2].strip() == "13 فبراير 2018"
    assert "as الوزير" in out
    assert "for country:KW" in out


def test_show_of_an_entity_tells_its_meetings_and_how(run: Run, folder: Path) -> None:
    out = run("show", "c-kw").out
    (line,) = [line for line in out.splitlines() if line.startswith("meeting")]
    assert "place" in line


def test_show_of_an_article_tells_what_is_not_stated_and_its_text(run: Run, folder: Path) -> None:
    out = run("show", "a-0123456789ab").out
    assert "not stated" in next(line for line in out.splitlines() if line.startswith("author"))
    assert "«بتقديم 200 مليون دولار»" in out


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["show", "x-1"], 1, "x-1"),
        (["show", ""], 1, "no record"),
        (["search", '"open'], 2, "not closed"),
        (["search", "--", "-الكويت"], 2, "at least one word"),
        (["search", " "], 2, "at least one word"),
        (["articles", "--store", "/nowhere/at/all"], 3, "mahdar ingest"),
        (["articles", "--limit", "0"], 2, "number"),
        (["articles", "--limit", "-3"], 2, "number"),
        (["articles", "--bogus"], 2, "bogus"),
        (["bogus"], 2, "bogus"),
        (["ingest"], 2, "PATH"),
        (["--lang", "fr"], 2, "fr"),
        (["ingest", "x", "--published", "yesterday"], 2, "2018-02-13"),
    ],
)
def test_what_goes_wrong_is_said_in_words_with_its_code(
    run: Run, folder: Path, arguments: list[str], code: int, said: str
) -> None:
    done = run(*arguments)
    assert done.code == code
    assert said in done.err
    assert done.out == ""
    assert "Traceback" not in done.err


def test_an_ambiguous_id_names_the_candidates(run: Run, folder: Path) -> None:
    Store.open(folder).put([_other("a-0123fedcba98")])
    done = run("show", "a-0123")
    assert done.code == 2
    assert "a-0123456789ab" in done.err
    assert "a-0123fedcba98" in done.err


def _other(id: str) -> Article:
    return Article(id=id, file="x.txt", sha256="0" * 64, text="نص", title="نص")


# Search


def test_search_finds_every_kind_the_name_itself_first(run: Run, folder: Path) -> None:
    hits = json.loads(run("search", "الكويت", "--json").out)
    assert {hit["kind"] for hit in hits} == {"article", "entity", "meeting"}
    assert hits[0]["label"] == "الكويت"
    assert hits[0]["kind"] == "entity"
    (found,) = [hit for hit in hits if hit["kind"] == "article"]
    start, end = found["spans"][0]
    assert found["snippet"][start:end] == "الكويت"
    assert TEXT[found["start"] : found["end"]] == "الكويت"


def test_search_compares_loosely_and_quotes_compare_exactly(run: Run, folder: Path) -> None:
    assert "a-0123456789ab" in run("search", "الدولي").out
    assert run("search", '"الدولى"').code == 0
    assert run("search", '"الدولى" -الكويت').code == 1
    assert run("search", "إجتماع", "٢٠١٨").code == 0


# Where it prints


def test_nothing_a_terminal_could_obey_comes_from_an_article(run: Run, folder: Path) -> None:
    for arguments in (["articles"], ["show", "a-"], ["search", "الدولى"], ["show", "m-"]):
        piped = run(*arguments).out
        assert not {"\x1b", "\x07", "\u202e"} & set(piped)
        drawn = on_terminal(*arguments).out
        assert drawn.startswith("\x1b[8l")
        assert drawn.endswith("\x1b[8h")
        inner = drawn.replace("\x1b[8l", "").replace("\x1b[8h", "")
        assert not {"\x1b", "\x07", "\u202e"} & set(inner)


def test_a_pipe_gets_logical_text_and_a_terminal_drawn_text(run: Run, folder: Path) -> None:
    assert "«بتقديم 200 مليون دولار»" in run("show", "a-").out
    drawn = on_terminal("show", "a-").out
    assert "بتقديم" not in drawn
    assert "ﻢﻳﺪﻘﺘﺑ" in drawn
    plain = on_terminal("show", "a-", "--emit", "plain").out
    assert "بتقديم" in plain


@pytest.mark.parametrize("columns", [40, 80, 140])
def test_no_line_is_wider_than_the_terminal(folder: Path, columns: int) -> None:
    for arguments in (["articles"], ["show", "a-"], ["search", "الدولى"]):
        drawn = on_terminal(*arguments, columns=columns).out
        for line in drawn.replace("\x1b[8l", "").replace("\x1b[8h", "").splitlines():
            assert len(line) <= columns


def test_an_unknown_way_to_send_is_wrong_use(folder: Path) -> None:
    done = on_terminal("articles", "--emit", "bogus")
    assert done.code == 2
    assert "visual" in done.out


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


def test_an_unknown_way_to_send_is_wrong_use_into_a_pipe_too(folder: Path, run: Run) -> None:
    assert run("articles", "--emit", "auto").code == 0
    done = run("articles", "--emit", "bogus")
    assert (done.code, done.out) == (2, "")
    assert "visual" in done.err


def test_a_reader_that_leaves_early_is_no_fault(folder: Path) -> None:
    Store.open(folder).put([_other(f"a-{number:012}") for number in range(3_000)])
    command = f"{sys.executable} -m tui articles | head -1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.returncode == 141
    assert len(done.stdout.splitlines()) == 1


def test_utf_8_is_written_whatever_the_locale(folder: Path) -> None:
    environment = os.environ | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = subprocess.run(
        [sys.executable, "-m", "tui", "articles"], capture_output=True, env=environment, check=True
    )
    assert "التحالف" in done.stdout.decode("utf-8")


# Faults


def test_a_part_that_cannot_be_read_is_reported_and_the_rest_is_listed(
    run: Run, folder: Path
) -> None:
    (folder / "articles" / "00001.json").write_text("{")
    done = run("articles")
    assert done.code == 3
    assert "a-0123456789ab" in done.out
    assert "00001.json" in done.err
    assert len(done.err.splitlines()) == 1


def test_a_fault_of_the_program_is_one_line_unless_it_is_to_be_seen(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("inside\nhere")

    monkeypatch.setattr(Index, "rows", fail)
    done = run("articles")
    assert done.code == 3
    assert "ZeroDivisionError: inside here" in done.err
    assert "MAHDAR_DEBUG=1" in done.err
    assert "Traceback" not in done.err
    monkeypatch.setenv("MAHDAR_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        main(["articles"])


def test_an_interruption_is_quiet(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Index, "rows", interrupt)
    assert run("articles") == Done(130, "", "\n")


# Help


def test_help_names_every_command_and_option(run: Run) -> None:
    done = run("--help")
    assert (done.code, done.err) == (0, "")
    assert done.out == HELP == run("-h").out == run("--store", "x", "--help").out
    for word in (*COMMANDS, "--store", "--emit", "--lang", "--json", "--limit", "--published"):
        assert word in done.out
    assert max(map(len, done.out.splitlines())) < 80


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_of_its_own(run: Run, command: str) -> None:
    done = run(command, "--help")
    assert done.code == 0
    assert f"mahdar {command}" in done.out


def test_the_version_is_one_line(run: Run) -> None:
    assert run("--version").out.startswith("mahdar ")


def test_general_options_stand_before_or_behind_the_command(run: Run, folder: Path) -> None:
    path = str(folder)
    before = run("--store", path, "articles")
    assert before == run("articles", "--store", path) == run("articles")


# The first time


@pytest.fixture
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the default store would be, and is not."""
    monkeypatch.delenv("MAHDAR_STORE", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    return tmp_path / "mahdar" / "store"


def test_without_a_store_and_a_terminal_it_says_how_to_make_one(run: Run, nowhere: Path) -> None:
    done = run()
    assert done.code == 3
    assert "mahdar ingest" in done.err
    assert not nowhere.exists()


def test_without_a_store_the_sample_is_offered_and_can_be_declined(nowhere: Path) -> None:
    done = on_terminal(keys="n\n")
    assert done.code == 3
    assert "[Y/n]" in done.out
    assert "ﺔﻴﺟﺫﻮﻤﻨﻟﺍ" in done.out
    assert not nowhere.exists()


def test_installed_elsewhere_nothing_is_offered(
    nowhere: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    monkeypatch.setattr(opening, "sample", lambda: ())
    done = run("--sample")
    assert done.code == 3
    assert "mahdar ingest" in done.err


def test_the_sample_is_made_unasked_when_told_to(run: Run, nowhere: Path) -> None:
    done = run("--sample")
    assert done.code == 2, "there is no terminal to open the browser in"
    assert "5 new" in done.err
    assert len(Scan(Store.open(nowhere)).rows(Kind.ARTICLE)) == 5


def test_a_store_without_articles_is_filled_with_the_sample(run: Run, nowhere: Path) -> None:
    assert run("ingest", "/no/such/file.txt").code == 3
    assert "5 new" in run("--sample").err


def test_a_store_that_is_there_is_never_replaced_by_the_sample(run: Run, folder: Path) -> None:
    (folder / "store.json").unlink()
    done = run("--sample")
    assert done.code == 3
    assert "store.json" in done.err


def test_the_browser_needs_a_terminal(run: Run, folder: Path) -> None:
    done = run()
    assert done.code == 2
    assert "terminal" in done.err


# Ingesting


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


def test_a_record_that_may_stand_in_what_cannot_be_read(run: Run, folder: Path) -> None:
    assert run("show", "m-0").code == 1
    (shard,) = (folder / "articles").glob("*.json")
    shard.write_text("[", "utf-8")
    done = run("show", "m-0")
    assert done.code == 3
    assert "no record with the id 'm-0'" in done.err
    assert shard.name in done.err
    assert shard.name in run("doctor").out


def test_what_is_too_long_for_a_column_is_cut_where_it_ends(folder: Path) -> None:
    said = "person:ريكس بن واين تيلرسون الأمين العام الأسبق"
    written = article()
    claims = tuple(replace(claim, said_by=said) for claim in written.claims)
    Store.open(folder).put([replace(written, claims=claims)])
    drawn = on_terminal("show", "m-", "--emit", "visual", columns=64).out
    (line, *_) = [each for each in drawn.splitlines() if "said by" in each]
    assert "ﺲﻜﻳﺭ" in line, "the beginning of the name stands"
    assert "…" in line
    assert len(line.replace("\x1b[8l", "").replace("\x1b[8h", "")) <= 64


# Deciding


def test_a_decision_is_shown_with_who_and_when_and_taken_back(run: Run, folder: Path) -> None:
    before = run("show", "m-").out
    done = run(
        "decide", "value", "m-", "chair", "سامح", "شكري", "--by", "nada", "--because", "رأيته"
    )
    assert (done.code, done.out) == (0, "")
    assert done.err.startswith("decision 1: value; ")
    assert "`mahdar undo 1`" in done.err
    out = run("show", "m-").out
    chair = out[out.index("\nchair") :].splitlines()[1:3]
    assert chair[0].split() == ["chair", "D", "سامح", "شكري"]
    assert "decision 1 by nada on 20" in chair[1]
    assert "رأيته" in chair[1]
    (document,) = json.loads(run("meetings", "--json").out)
    assert [party["label"] for party in document["chair"]] == ["سامح شكري"]
    (listed,) = json.loads(run("decisions", "--json").out)
    assert (listed["id"], listed["holds"], listed["by"]) == ("1", True, "nada")
    assert run("undo").code == 0
    assert run("show", "m-").out == before
    assert [line.split()[3] for line in run("decisions").out.splitlines()] == ["-", "-"]
    assert "takes back 1" in run("decisions").out


def test_a_claim_is_named_by_the_id_that_show_gives(run: Run, folder: Path) -> None:
    line = next(line for line in run("show", "m-").out.splitlines() if "level-rule" in line)
    assert run("decide", "right", line.split()[-1]).code == 0
    level = next(line for line in run("show", "m-").out.splitlines() if line.startswith("level"))
    assert level.split()[1] == "D"
    assert run("undo").code == 0
    assert run("decide", "wrong", line.split()[-1]).code == 0
    (document,) = json.loads(run("meetings", "--json").out)
    assert document["level"] is None
    assert "rejected" in run("show", "m-").out


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("decide", "same", "c-kw"), 2, "ID ID"),
        (("decide", "same", "c-kw", "m-", "x"), 2, "ID ID"),
        (("decide", "tag", "c-kw"), 2, "ID WORD"),
        (("decide", "tag", "x-1", "a"), 1, "x-1"),
        (("decide", "wrong", "x-1"), 1, "x-1"),
        (("decide", "right", "x-1"), 1, "x-1"),
        (("decide", "right", "x-1", "y"), 2, "CLAIM"),
        (("undo", "8", "9"), 2, "no decision '8'"),
        (("undo",), 2, "no decision"),
        (("undo", "7"), 2, "'7'"),
        (("decisions",), 1, "nothing"),
        (("decide", "sing", "c-kw"), 2, "sing"),
    ],
)
def test_what_cannot_be_decided_is_said(
    run: Run, folder: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    done = run(*arguments)
    assert (done.code, done.out) == (code, "")
    assert said in done.err


def test_nothing_hostile_is_kept_of_a_decision(run: Run, folder: Path) -> None:
    run("decide", "note", "c-kw", HOSTILE + "\nsecond line")
    for command in (("show", "c-kw"), ("decisions",)):
        out = run(*command).out
        assert "\x1b" not in out
        assert "\u202e" not in out
    (kept,) = json.loads(run("decisions", "--json").out)
    assert kept["value"].endswith("abc second line")
