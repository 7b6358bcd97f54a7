"""A person's settings: what is read, what is refused, and what is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.answers import keep_replies, kept_replies
from tui.arabic import Emission
from tui.arabic.replies import Replies
from tui.folders import answers_file, settings_file
from tui.settings import BadSettings, Settings, read_settings, remember


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "mahdar" / "config.toml"


def written(path: Path, text: str) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_without_a_file_nothing_is_set(path: Path) -> None:
    assert read_settings(path) == Settings()


def test_what_is_set_is_read(path: Path) -> None:
    written(path, 'emit = "visual"\n[terminals]\n"Konsole 22.12.3" = "fenced"\nfoot = "auto"\n')
    found = read_settings(path)
    assert found.emit is Emission.VISUAL
    assert found.terminals == {"Konsole 22.12.3": Emission.FENCED}
    assert read_settings(written(path, 'emit = "auto"')).emit is None


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ('emit = "fence"', 1, "fence"),
        ('# one\n\nemit = "fence"\n', 3, "kitty-letters"),
        ("emit = 3", 1, "in quotes"),
        ('emit = "visual"\nemits = "visual"', 2, "'emits'"),
        ('[terminals]\n"x y" = "nothing"', 2, "nothing"),
        ("[terminals]\nfoot = true", 2, "in quotes"),
        ('terminals = "visual"', 1, "table"),
        ("[terminal]\n", 1, "'terminal'"),
        ("[[terminals]]\n", 1, "table"),
        ('emit = "visual"\nemit = ', 2, "Invalid value"),
        ('emit = "visual"\nemit = "visual"\n', 2, "overwrite"),
        ("emit = [", 1, ""),
        ("# \u0001\n", 1, "character"),
    ],
)
def test_what_is_wrong_is_named_with_its_file_and_line(
    path: Path, text: str, line: int, problem: str
) -> None:
    with pytest.raises(BadSettings) as caught:
        read_settings(written(path, text))
    assert (caught.value.path, caught.value.line) == (path, line)
    assert str(caught.value).startswith(f"{path}, line {line}: ")
    assert problem in caught.value.problem


def test_bytes_that_are_no_text_are_named_with_their_line(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"# one\n# \xff\n")
    with pytest.raises(BadSettings, match="line 2: is not UTF-8"):
        read_settings(path)


def test_a_folder_in_place_of_the_file_is_said(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(BadSettings, match="cannot be read"):
        read_settings(path)


NAMES = ["Konsole 22.12.3", 'a "quoted" \\ name', "xterm-256color 0;136;0", "\x7f", "طرفية", "a=b#"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "before",
    ["", "# mine\n", '[terminals]\n"other" = "kitty"  # mine', 'emit = "visual"\n\n[terminals]\n'],
)
def test_what_is_remembered_is_read_again_and_the_rest_stays(
    path: Path, name: str, before: str
) -> None:
    if before:
        written(path, before)
    others = read_settings(path)
    remember(path, name, Emission.FENCED)
    remember(path, name, Emission.KITTY)
    found = read_settings(path)
    assert found.emit == others.emit
    assert found.terminals == {**others.terminals, name: Emission.KITTY}
    assert ("# mine" in path.read_text("utf-8")) == ("# mine" in before)


def test_what_is_wrong_already_is_not_written_over(path: Path) -> None:
    written(path, "emit = 1")
    with pytest.raises(BadSettings):
        remember(path, "foot", Emission.VISUAL)
    assert path.read_text("utf-8") == "emit = 1"


def test_terminals_written_in_another_way_are_left_to_the_person(path: Path) -> None:
    written(path, 'terminals.foot = "visual"\n')
    with pytest.raises(BadSettings):
        remember(path, "foot", Emission.FENCED)
    assert path.read_text("utf-8") == 'terminals.foot = "visual"\n'


def test_a_link_is_followed_and_rights_stay(path: Path, tmp_path: Path) -> None:
    kept = tmp_path / "dotfiles.toml"
    kept.write_text("# mine\n", "utf-8")
    kept.chmod(0o640)
    path.parent.mkdir()
    path.symlink_to(kept)
    remember(path, "foot", Emission.VISUAL)
    assert path.is_symlink()
    assert read_settings(kept).terminals == {"foot": Emission.VISUAL}
    assert kept.stat().st_mode & 0o777 == 0o640
    assert sorted(each.name for each in tmp_path.iterdir()) == ["dotfiles.toml", "mahdar"]


def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(BadSettings):
        remember(tmp_path / "file" / "config.toml", "foot", Emission.VISUAL)


def test_the_files_lie_where_the_environment_says() -> None:
    places = {"XDG_CONFIG_HOME": "/c", "XDG_CACHE_HOME": "/k", "HOME": "/h"}
    assert settings_file(places) == Path("/c/mahdar/config.toml")
    assert answers_file(places) == Path("/k/mahdar/terminals.json")
    assert settings_file({"HOME": "/h"}) == Path("/h/.config/mahdar/config.toml")


# Answers that are kept

SSH = {"TERM": "xterm-256color", "SSH_CONNECTION": "192.0.2.7 50000 192.0.2.1 22"}
KONSOLE = Replies("Konsole 22.12.3", (1, 115, 0), None, (62, 22))


def test_an_answer_is_found_again_in_the_same_surroundings(path: Path) -> None:
    keep_replies(path, SSH, KONSOLE)
    again = SSH | {"SSH_CONNECTION": "192.0.2.7 50001 192.0.2.1 22"}
    assert kept_replies(path, again) == KONSOLE
    elsewhere = SSH | {"SSH_CONNECTION": "192.0.2.8 50001 192.0.2.1 22"}
    assert kept_replies(path, elsewhere) is None
    assert kept_replies(path, {"TERM": "xterm-256color"}) is None


def test_silence_is_kept_too(path: Path) -> None:
    keep_replies(path, SSH, Replies())
    assert kept_replies(path, SSH) == Replies()


def test_no_more_than_fifty_are_kept(path: Path) -> None:
    for number in range(60):
        keep_replies(path, {"TERM": f"t{number}"}, KONSOLE)
    assert kept_replies(path, {"TERM": "t9"}) is None
    assert kept_replies(path, {"TERM": "t10"}) == kept_replies(path, {"TERM": "t59"}) == KONSOLE


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"TERM=x": 3}', '{"TERM=x": {"name": 3}}', "\x00"]
)
def test_a_broken_file_of_answers_is_as_none_and_mended(path: Path, text: str) -> None:
    written(path, text)
    assert kept_replies(path, {"TERM": "x"}) is None
    keep_replies(path, {"TERM": "x"}, KONSOLE)
    assert kept_replies(path, {"TERM": "x"}) == KONSOLE


def test_where_nothing_can_be_kept_nothing_fails(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    keep_replies(tmp_path / "file" / "terminals.json", SSH, KONSOLE)
    assert kept_replies(tmp_path / "file" / "terminals.json", SSH) is None
