"""Copying: what is copied, how the terminal is asked, and what is left where it takes nothing."""

from __future__ import annotations

import base64
import json
import os
import re
import signal
from pathlib import Path
from typing import Any

import pytest
from textual.geometry import Offset
from textual.selection import Selection

from store import record_document
from tui.browser.panes import CopyMenu
from tui.browser.terminal.clipboard import LIMIT, copied_form, sequences, size_of, write_file

PLEDGE = "تتعهد بمبلغ 200 مليون دولار لدعم الاستقرار في المناطق المحررة"
TITLE = "الكويت تستضيف اجتماع التحالف الدولي"

# The sequences


def plain(text: str) -> str:
    return f"\x1b]52;c;{base64.b64encode(text.encode()).decode()}\x07"


@pytest.mark.parametrize("text", ["الكويت", "a\nb", "\x1b]52;c;x\x07", "لا" * 1000])
def test_a_text_is_sent_in_letters_that_nothing_obeys(text: str) -> None:
    sent = sequences(text, {})
    assert sent == plain(text)
    assert re.fullmatch(r"\x1b\]52;c;[A-Za-z0-9+/]+=*\x07", sent)


def test_in_tmux_it_is_sent_plain_and_wrapped() -> None:
    held = base64.b64encode("الكويت".encode()).decode()
    assert sequences("الكويت", {"TMUX": "/tmp/tmux-0/default,1,0"}) == (
        f"\x1b]52;c;{held}\x07\x1bPtmux;\x1b\x1b]52;c;{held}\x07\x1b\\"
    )


def test_in_gnu_screen_it_is_wrapped_in_short_pieces() -> None:
    text = "الكويت" * 200
    sent = sequences(text, {"STY": "1.pts-0.host"})
    pieces = re.findall(r"\x1bP(.*?)\x1b\\", sent, re.DOTALL)
    assert "".join(pieces) == plain(text)
    assert "".join(f"\x1bP{piece}\x1b\\" for piece in pieces) == sent
    assert max(map(len, pieces)) <= 256


def test_the_longest_text_fits_and_a_longer_one_is_refused() -> None:
    assert len(sequences("a" * LIMIT, {})) < 100_010
    assert size_of("لا") == 4
    with pytest.raises(ValueError, match="more than"):
        sequences("ا" * (LIMIT // 2 + 1), {})


@pytest.mark.parametrize(
    ("text", "copied"),
    [
        ("كَتَبَ", "كَتَبَ"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\u202eابج\u202c\u200e", "ابج"),
        ("ا\x1b[31mب", "ا\ufffd[31mب"),
    ],
)
def test_what_leaves_is_logical_and_harmless(text: str, copied: str) -> None:
    assert copied_form(text) == copied


# Files


def test_no_file_is_written_over(tmp_path: Path) -> None:
    paths = [write_file(text, [tmp_path], ".txt") for text in ("أول", "ثان")]
    assert len(set(paths)) == 2
    assert [path.read_text("utf-8") for path in paths] == ["أول\n", "ثان\n"]


def test_a_link_that_is_there_is_not_followed(tmp_path: Path) -> None:
    target = tmp_path / "target"
    (tmp_path / "mahdar-copy-1.txt").symlink_to(target)
    assert write_file("نص", [tmp_path], ".txt").name == "mahdar-copy-2.txt"
    assert not target.exists()


def test_the_next_folder_is_tried(tmp_path: Path) -> None:
    path = write_file("نص", [tmp_path / "not there", tmp_path], ".json")
    assert path == tmp_path / "mahdar-copy-1.json"


def test_nowhere_to_write_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_file("نص", [tmp_path / "not there"], ".txt")


# The menu


async def at_the_pledge(seen: Any) -> None:
    await seen.press("enter")
    await seen.to_field("pledge")


def said(seen: Any) -> str:
    return str(seen.screen.query_one("#notice").said)


@pytest.mark.parametrize("keys", [("y", "y"), ("غ", "غ")])
async def test_the_value_is_copied(browse: Any, keys: tuple[str, str]) -> None:
    async with browse() as seen:
        await at_the_pledge(seen)
        await seen.press(*keys)
        assert seen.app.clipboard == seen.record.current.value


@pytest.mark.parametrize("keys", [("y", "q"), ("غ", "ض")])
async def test_the_quote_is_copied_with_its_citation(browse: Any, keys: tuple[str, str]) -> None:
    async with browse() as seen:
        await at_the_pledge(seen)
        await seen.press(*keys)
        assert seen.app.clipboard == (f"«{PLEDGE}»\n{TITLE}\n2018-02-14 (stated), kuwait.txt:6")


@pytest.mark.parametrize("keys", [("y", "j"), ("غ", "ت")])
async def test_the_record_is_copied_as_json(browse: Any, keys: tuple[str, str]) -> None:
    async with browse() as seen:
        await at_the_pledge(seen)
        await seen.press(*keys)
        document = record_document(seen.screen.record, seen.screen.lookups)
        assert json.loads(seen.app.clipboard) == json.loads(json.dumps(document))
        assert "تيلرسون" in seen.app.clipboard


@pytest.mark.parametrize("keys", [("y", "i"), ("غ", "ه")])
async def test_the_id_is_copied(browse: Any, keys: tuple[str, str]) -> None:
    async with browse() as seen:
        await seen.press(*keys)
        assert seen.app.clipboard == seen.screen.record.id


async def test_in_a_list_the_value_is_the_name_of_the_record(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("1", "y", "y")
        assert seen.app.clipboard == seen.listing("articles").current.label


async def test_in_the_reader_it_is_the_evidence(browse: Any) -> None:
    async with browse() as seen:
        await at_the_pledge(seen)
        await seen.press("e", "y", "y")
        assert seen.app.clipboard == PLEDGE


async def test_what_is_marked_comes_before_all_else(browse: Any) -> None:
    async with browse() as seen:
        await at_the_pledge(seen)
        await seen.press("e")
        start = seen.reader.article.text.index("المناطق")
        seen.reader.select(start, start + len("المناطق"))
        await seen.press("y", "y")
        assert seen.app.clipboard == "المناطق"
        await seen.press("y", "q")
        assert seen.app.clipboard.startswith("«المناطق»\n")
        assert seen.app.clipboard.endswith("kuwait.txt:6")


@pytest.mark.parametrize("key", ["ctrl+c", "ctrl+ؤ"])
async def test_control_c_copies_what_is_marked(browse: Any, key: str) -> None:
    async with browse() as seen:
        await at_the_pledge(seen)
        await seen.press("e")
        seen.reader.select(0, 4)
        await seen.press(key)
        assert seen.app.is_running
        assert seen.app.clipboard == seen.reader.article.text[:4]
        await seen.press("escape")
        assert not seen.screen.get_selected_text()
        assert seen.screen.active == "reader"


async def test_it_is_never_said_that_a_copy_arrived(browse: Any) -> None:
    async with browse() as seen:
        await at_the_pledge(seen)
        await seen.press("y", "y")
        assert "sent to the terminal" in said(seen)
        assert "if they did not arrive" in said(seen)
        assert str(size_of(seen.record.current.value)) in said(seen)


async def test_what_is_not_stated_cannot_be_copied(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("enter")
        await seen.to_field("host")
        await seen.press("y", "y")
        assert seen.app.clipboard == ""
        assert "nothing to copy" in said(seen)


async def test_what_is_too_long_is_not_sent_but_can_be_written(
    browse: Any,
    make_draft: Any,
    make_store: Any,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    text = "كلمة " * 20_000
    article = make_draft("long.txt", text, "كلمة").article()
    async with browse(store=make_store([article])) as seen:
        await seen.press("0")
        seen.reader.select(0, len(text))
        await seen.press("y", "y")
        assert "not sent" in said(seen)
        assert seen.app.clipboard == ""
        await seen.press("y", "w")
        assert (tmp_path / "mahdar-copy-1.txt").read_text("utf-8").split() == text.split()


async def test_a_file_is_written_in_the_working_directory(
    browse: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with browse() as seen:
        await at_the_pledge(seen)
        await seen.press("y", "j", "y", "w")
        held = json.loads((tmp_path / "mahdar-copy-1.json").read_text("utf-8"))
        assert held["id"] == seen.screen.record.id
        assert "mahdar-copy-1.json" in said(seen)
        # Another command lies between: what was copied is forgotten.
        await seen.press("j", "k", "y", "w")
        value = seen.record.current.value
        assert (tmp_path / "mahdar-copy-1.txt").read_text("utf-8") == value + "\n"


async def test_the_menu_closes_by_escape_alone(browse: Any) -> None:
    async with browse() as seen:
        await at_the_pledge(seen)
        await seen.press("y")
        menu = seen.one(CopyMenu)
        assert menu.display
        assert "JSON" in seen.lines(menu)[0]
        await seen.press("escape")
        assert not menu.display
        assert seen.screen.active == "record"


async def test_keys_mean_again_what_they_meant(browse: Any) -> None:
    async with browse() as seen:
        await at_the_pledge(seen)
        cursor = seen.record.cursor
        await seen.press("y", "k")
        assert seen.record.cursor == cursor - 1
        assert not seen.one(CopyMenu).display
        await seen.press("y", "i", "j")
        assert seen.record.cursor == cursor
        assert seen.app.clipboard == seen.screen.record.id


async def test_where_the_terminal_cannot_be_given_back_that_is_said(browse: Any) -> None:
    async with browse() as seen:
        await at_the_pledge(seen)
        await seen.press("Y")
        assert "cannot be given back" in said(seen)


async def test_a_selection_of_everything_is_the_whole_text(browse: Any) -> None:
    async with browse() as seen:
        await seen.press("0")
        reader = seen.reader
        assert reader.get_selection(Selection(None, None))[0] == reader.article.text.strip("\n")
        assert reader.get_selection(Selection(Offset(5, 0), Offset(5, 0))) is None


# On a terminal


def test_the_terminal_is_asked_once_and_by_nothing_else(terminal: Any, folder: str) -> None:
    with terminal(folder, "visual") as running:
        running.wait_for("MEETINGS")
        running.press("y")
        running.wait_for("JSON")
        assert "\x1b]52" not in running.everything
        running.press("i")
        running.wait_for("\x1b]52;c;")
        running.wait_for("bytes sent")
        running.press("Q")
        assert running.end() == 0
        (held,) = re.findall(r"\x1b\]52;c;([^\x07]*)\x07", running.everything)
        assert base64.b64decode(held).decode().startswith("m-")


def test_within_tmux_it_is_wrapped_too(terminal: Any, folder: str) -> None:
    with terminal(folder, "visual", TMUX="/nonexistent/tmux,1,0") as running:
        running.wait_for("MEETINGS")
        running.press("yi")
        running.wait_for("\x1bPtmux;\x1b\x1b]52;c;")
        running.press("Q")
        assert running.end() == 0


def test_a_text_is_shown_alone_in_logical_order_and_the_terminal_left_to_order_it(
    terminal: Any, folder: str
) -> None:
    with terminal(folder, "visual") as running:
        running.wait_for("MEETINGS")
        before = running.settings()
        running.press("\r")
        running.wait_for("[RECORD]")
        running.forget()
        running.press("yqY")
        running.wait_for("Enter: back")
        left, _, alone = running.written.rpartition("\x1b[8h")
        assert "\x1b[?1049l" in running.written
        assert "«" in alone
        assert left
        assert "(stated)" in alone or "(resolved" in alone
        # As it is stored: letters, not the forms that are drawn.
        assert not re.search("[\ufe70-\ufefc]", alone.partition("«")[2])
        assert running.settings() != before
        running.forget()
        running.press("\r")
        running.wait_for("\x1b[8l")
        running.wait_for("RECORD")
        running.press("Q")
        assert running.end() == 0
        assert running.everything.rstrip().count("\x1b[8h") >= 2


def test_the_program_ends_when_told_to_while_a_text_is_shown_alone(
    terminal: Any, folder: str
) -> None:
    with terminal(folder, "visual") as running:
        running.wait_for("MEETINGS")
        running.press("Y")
        running.wait_for("Enter: back")
        os.kill(running.process.pid, signal.SIGTERM)
        assert running.end() == 0
        assert running.everything.rindex("\x1b[8h") > running.everything.rindex("\x1b[8l")
