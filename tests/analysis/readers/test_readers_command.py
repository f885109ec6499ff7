"""`--reader llm` as an analyst types it, with a server on the loopback."""

import json
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from analysis.__main__ import main
from analysis.store import Store
from tests.analysis.readers.chat_server import COAST, READY, REJECTS, Chat, row, rows

WARM = "Warm words\n\nFinance chief Ola Berg said he wants closer trade ties with Russia.\n"
BERG = "Finance chief Ola Berg said he wants closer trade ties with Russia."


def answer(handler, asked) -> None:
    """An answer for each of the two articles."""
    given = asked["messages"][1]["content"]
    if "Ola Berg" in given:
        handler.say(rows(row("Ola Berg", "supports", BERG), row("Russia", "supports", "No words.")))
    else:
        handler.say(rows(row("Jon Rask", "opposes", REJECTS), row("Ada Brook", "supports", READY)))


@pytest.fixture
def folder(tmp_path: Path, chat: Chat) -> Path:
    chat.answer = answer
    made = tmp_path / "in"
    made.mkdir()
    (made / "coast.txt").write_text(COAST, encoding="utf-8")
    (made / "warm.txt").write_text(WARM, encoding="utf-8")
    return made


@dataclass(frozen=True)
class Done:
    stdout: str
    stderr: str


@pytest.fixture
def detente(
    tmp_path: Path,
    chat: Chat,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Callable[..., Done]:
    """Runs the command with the server configured, unless told otherwise."""

    def run(*arguments: str | Path, code: int = 0, **changed: str) -> Done:
        named = {
            "DETENTE_STORE": str(tmp_path / "desk.db"),
            "DETENTE_LLM_URL": chat.url,
            "DETENTE_LLM_MODEL": "small-model",
            "DETENTE_LLM_KEY": "sk-open-sesame",
            "DETENTE_LLM_CACHE": str(tmp_path / "answers"),
            "COLUMNS": "200",
            **changed,
        }
        for name, value in named.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(sys, "argv", ["detente", *map(str, arguments)])
        with pytest.raises(SystemExit) as end:
            main()
        told = capsys.readouterr()
        assert end.value.code == code, told.err
        assert "sesame" not in told.out + told.err
        return Done(told.out, told.err)

    return run


def exported(out: Path) -> dict[str, dict]:
    lines = out.read_text(encoding="utf-8").splitlines()
    return {r["id"]: r for r in map(json.loads, lines)}


def stored(tmp_path: Path) -> dict[str, set[str]]:
    """The readers of the stances of each article."""
    store = Store(str(tmp_path / "desk.db"))
    told = store.rows("stance")
    store.close()
    found: dict[str, set[str]] = {}
    for line in told.rows:
        found.setdefault(line[0], set()).add(line[told.columns.index("reader")])
    return found


def test_analyse_tells_which_reader_spoke(folder: Path, detente, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    done = detente("analyse", folder, "--reader", "llm", "--out", out)
    assert "2 of 2 articles were read by small-model" in done.stderr
    assert "warm: 1 of 2 positions that small-model gives are dropped: “Russia”" in done.stderr
    found = exported(out)
    assert {(s["name"], s["label"], s["reader"]) for s in found["coast"]["stances"]} == {
        ("Jon Rask", "opposes", "small-model"),
        ("Ada Brook", "supports", "small-model"),
    }
    assert all(s["reader"] == "offline" for s in found["coast"]["other_stances"])
    assert found["coast"]["other_stances"]
    assert found["coast"]["analyser"].endswith(" + small-model")
    for stance in found["warm"]["stances"]:
        for evidence in stance["evidence"]:
            assert found["warm"]["text"][evidence["start"] : evidence["end"]] in WARM
    assert found["warm"]["notes"]


def test_analyse_in_a_table_names_the_model(folder: Path, detente) -> None:
    done = detente("analyse", folder / "coast.txt", "--reader", "llm")
    assert "read by" in done.stdout
    assert re.search(r"Ada Brook: supports +│ small-model", done.stdout)
    assert "read by" not in detente("analyse", folder / "coast.txt").stdout


def test_nothing_is_asked_unless_it_is_asked_for(folder: Path, detente, chat: Chat) -> None:
    done = detente("analyse", folder)
    detente("load", folder)
    assert chat.requests == []
    assert "small-model" not in done.stdout + done.stderr


def test_reader_that_is_not_configured_is_an_error_with_its_remedy(folder: Path, detente) -> None:
    done = detente("analyse", folder, "--reader", "llm", code=2, DETENTE_LLM_URL="")
    assert "DETENTE_LLM_URL is not set" in done.stderr
    done = detente("analyse", folder, "--reader", "llm", code=2, DETENTE_LLM_CACHE="/dev/null/x")
    assert "DETENTE_LLM_CACHE" in done.stderr


def test_reader_without_its_packages_names_the_extra(
    folder: Path, detente, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [n for n in sys.modules if n.startswith("analysis.readers.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "httpx", None)
    done = detente("analyse", folder, "--reader", "llm", code=2)
    assert "needs the package httpx, of the extra llm: run pip install '.[llm]'" in done.stderr
    assert "Harbour talks" in detente("analyse", folder).stdout


def test_wrong_key_is_said_once_and_costs_no_article(
    folder: Path, detente, chat: Chat, tmp_path: Path
) -> None:
    chat.answer = lambda h, _: h.refuse(401, "bad key sk-open-sesame")
    out = tmp_path / "out.jsonl"
    done = detente("analyse", folder, "--reader", "llm", "--out", out, DETENTE_LLM_REQUESTS="1")
    assert done.stderr.count("DETENTE_LLM_KEY") == 1
    assert len(chat.requests) == 1
    assert "0 of 2 articles were read by small-model" in done.stderr
    found = exported(out)
    assert {s["reader"] for r in found.values() for s in r["stances"]} == {"offline"}
    assert {r["analyser"].count("+") for r in found.values()} == {0}


def test_load_keeps_both_readings_until_told_otherwise(
    folder: Path, detente, chat: Chat, tmp_path: Path
) -> None:
    detente("load", folder, "--reader", "llm")
    assert stored(tmp_path)["coast"] == {"small-model"}
    asked = len(chat.requests)
    again = detente("load", folder, "--reader", "llm")
    assert "0 analysed, 2 there already" in again.stdout
    detente("load", folder)
    assert stored(tmp_path)["coast"] == {"small-model"}
    assert len(chat.requests) == asked == 2
    detente("load", folder, "--reader", "offline")
    assert set().union(*stored(tmp_path).values()) == {"offline"}
    detente("load", folder, "--reader", "llm")
    assert stored(tmp_path)["coast"] == {"small-model"}
    assert len(chat.requests) == asked, "answers that were given are kept"


def test_load_after_offline_reads_what_the_model_has_not(
    folder: Path, detente, tmp_path: Path
) -> None:
    detente("load", folder)
    assert stored(tmp_path)["coast"] == {"offline"}
    done = detente("load", folder, "--reader", "llm")
    assert "2 analysed" in done.stdout
    assert stored(tmp_path)["coast"] == {"small-model"}


def test_load_of_a_changed_article_says_that_a_reading_is_gone(
    folder: Path, detente, tmp_path: Path
) -> None:
    detente("load", folder, "--reader", "llm")
    (folder / "warm.txt").write_text(WARM + "Snow fell.\n", encoding="utf-8")
    done = detente("load", folder)
    assert done.stderr.count("what small-model read of it is gone") == 1
    assert "warm: " in done.stderr
    assert stored(tmp_path)["coast"] == {"small-model"}


def test_settings_tell_no_key(detente) -> None:
    done = detente("settings")
    assert "set, not shown" in done.stdout
