"""Claims, figures, what differs and one property, from the shell; and what shells complete."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tui.__main__ import main
from tui.commands.completing import bash, fish, zsh
from tui.commands.parser import COMMANDS


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, seeds: list[Path]) -> str:
    path = tmp_path_factory.mktemp("said") / "store"
    assert main(["--store", str(path), "ingest", *map(str, seeds)]) == 0
    return str(path)


@pytest.fixture
def ask(store: str, capsys: pytest.CaptureFixture[str]) -> Any:
    """Runs a command that finds something, and returns what it prints."""

    def answer(*words: str, code: int = 0) -> str:
        capsys.readouterr()
        assert main(["--store", store, "--lang", "en", *words]) == code
        told = capsys.readouterr()
        return told.out if code == 0 else told.err

    return answer


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_claims_are_listed_with_their_words_and_where_they_stand(ask: Any) -> None:
    claims = json.loads(ask("claims", "place:kw", "date:2018-02-13", "--json"))
    pledges = [each for each in claims if each["property"] == "pledge"]
    assert pledges
    for each in pledges:
        article = json.loads(ask("show", each["article"], "--json"))
        assert article["text"][each["start"] : each["end"]] == each["quote"]
        assert article["text"].count("\n", 0, each["start"]) + 1 == each["line"]
        assert each["record"].startswith("m-")
    assert not [each for each in claims if each["property"] == "members"]


def test_each_claim_is_listed_once_and_none_is_forgotten(ask: Any) -> None:
    listed = [each["id"] for each in json.loads(ask("claims", "--json"))]
    written = [
        claim["id"]
        for article in json.loads(ask("articles", "--json"))
        for claim in json.loads(ask("show", article["id"], "--json"))["claims"]
    ]
    assert sorted(listed) == sorted(written)


@pytest.mark.parametrize("command", ["claims", "figures", "differ"])
def test_csv_holds_what_json_holds(ask: Any, command: str) -> None:
    documents, table = json.loads(ask(command, "--json")), rows(ask(command, "--csv"))
    if command == "differ":
        documents = [each | value for each in documents for value in each["values"]]
    assert [each["record"] for each in table] == [each["record"] for each in documents]
    assert [each["property"] for each in table] == [each["property"] for each in documents]


@pytest.mark.parametrize("command", ["claims", "figures", "differ"])
def test_so_many_are_listed_as_are_asked_for(ask: Any, command: str) -> None:
    assert len(json.loads(ask(command, "--limit", "2", "--json"))) == 2
    assert "nothing found" in ask(command, "طاووس", code=1)
    assert "did you mean place:" in ask(command, "plce:kw", code=2)
    assert "2018" in ask(command, "date:2018", "--explain")


def test_figures_of_one_thing_stand_side_by_side(ask: Any) -> None:
    figures = json.loads(ask("figures", "التحالف", "--json"))
    members = [each for each in figures if each["property"] == "members"]
    assert {each["detail"]["number"] for each in members} >= {74, 68, 72}
    assert all(each["differs"] for each in members)


def test_what_differs_is_listed_with_who_says_what(ask: Any) -> None:
    found = json.loads(ask("differ", "--json"))
    assert {each["property"] for each in found} >= {"members", "pledge"}
    for each in found:
        assert len({value["normalised"] for value in each["values"]}) > 1
    (pledge,) = (each for each in found if each["property"] == "pledge")
    assert len({source for value in pledge["values"] for source in value["sources"]}) == 2


def test_a_list_is_printed_as_csv(ask: Any) -> None:
    assert ask("meetings", "--csv") == ask("meetings", "--format", "csv")


def test_a_property_is_explained_with_rule_words_and_confidence(ask: Any) -> None:
    (meeting,) = json.loads(ask("meetings", "date:2018-02-13", "place:kw", "differ:any", "--json"))
    text = ask("explain", meeting["id"], "pledge")
    assert "cannot all be right" in text
    assert "pledges-money" in text
    assert "times in 100" in text
    assert "No source states it." in ask("explain", meeting["id"], "chair")
    assert "did you mean chair?" in ask("explain", meeting["id"], "chiar", code=2)
    document = json.loads(ask("explain", meeting["id"], "date", "--json"))
    claims = [claim for value in document["values"] for claim in value["claims"]]
    assert {claim["id"] for claim in claims} == {
        claim["id"] for claim in meeting["claims"] if claim["property"] == "date"
    }
    assert {each["property"] for each in document["dates"]} == {"date"}


def test_what_a_person_took_out_of_a_property_is_told(ask: Any) -> None:
    members = json.loads(ask("figures", "--json"))
    figure = next(each for each in members if each["property"] == "members")
    ask("decide", "wrong", figure["claims"][0])
    try:
        text = ask("explain", figure["record"], "members")
        assert "A person took this out" in text
        document = json.loads(ask("explain", figure["record"], "members", "--json"))
        assert [each["id"] for each in document["rejected"]] == figure["claims"][:1]
    finally:
        ask("undo")
    assert "took this out" not in ask("explain", figure["record"], "members")


# Completion


@pytest.mark.parametrize(
    ("written", "offered"),
    [
        ("mahdar mee", "meetings"),
        ("mahdar --store x meetings --fo", "--format"),
        ("mahdar meetings --format ", "json jsonl csv markdown"),
        ("mahdar decide sa", "same"),
        ("mahdar claims --c", "--csv"),
        ("mahdar show --fo", ""),
    ],
)
def test_bash_completes_what_can_be_written(written: str, offered: str) -> None:
    words = written.split(" ")
    given = " ".join(word or "''" for word in words)
    asked = f"COMP_WORDS=({given}) COMP_CWORD={len(words) - 1}"
    script = f'{bash()}\n{asked}\n_mahdar\necho "${{COMPREPLY[@]}}"'
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True)
    assert (done.stdout.strip(), done.stderr) == (offered, "")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_knows_every_command(ask: Any, shell: str) -> None:
    script = {"bash": bash, "zsh": zsh, "fish": fish}[shell]()
    assert ask("completion", shell) == script
    for name in COMMANDS:
        assert name in script
