"""`mahdar train`, and its model at work, as a person types it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from store import find_gold
from store.recognizers.conll import conll_of
from tui.__main__ import main
from tui.folders import settings_file

pytest.importorskip("pycrfsuite")

DEVELOPMENT = Path(__file__).resolve().parents[1] / "corpus" / "development"


def test_from_a_file_to_names_in_a_store(
    tmp_path: Path,
    seeds: list[Path],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    texts, model = tmp_path / "names.conll", tmp_path / "names.crfsuite"
    gold = list(find_gold([str(DEVELOPMENT)]))[:40]
    texts.write_text("\n".join(map(conll_of, gold)), "utf-8")
    assert main(["train", str(texts), "--out", str(model)]) == 0
    out, err = capsys.readouterr()
    assert "precision" in out
    assert f"--recognizer crf:{model}" in err
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    settings = settings_file({"XDG_CONFIG_HOME": str(tmp_path / "settings")})
    settings.parent.mkdir(parents=True)
    settings.write_text(f'recognizers = ["crf:{model}"]\n', "utf-8")
    store = ["--store", str(tmp_path / "store")]
    assert main([*store, "ingest", *map(str, seeds)]) == 0
    capsys.readouterr()
    assert main([*store, "entities", "--json"]) == 0
    rules = {
        claim["rule"]
        for entity in json.loads(capsys.readouterr().out)
        for claim in entity["claims"]
    }
    assert any(rule.startswith("recognizer:crf@") for rule in rules)
    # The command line is stronger than the settings.
    assert main([*store, "reread", "--recognizer", "none"]) == 0
    assert "5 read otherwise" in capsys.readouterr().err


def test_wrong_lines_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    texts = tmp_path / "names.conll"
    texts.write_text("سامح B-PER\nشكري\n", "utf-8")
    assert main(["train", str(texts), "--out", str(tmp_path / "m")]) == 3
    assert "line 2: holds a word without a tag" in capsys.readouterr().err
    assert not (tmp_path / "m").exists()


def test_settings_that_are_no_list_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    settings = settings_file({"XDG_CONFIG_HOME": str(tmp_path)})
    settings.parent.mkdir(parents=True)
    settings.write_text('recognizers = "crf"\n', "utf-8")
    assert main(["--store", str(tmp_path / "store"), "ingest", str(tmp_path)]) != 0
    assert "line 1: recognizers: must be a list" in capsys.readouterr().err
