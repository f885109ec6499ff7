"""Hostile names and words on the command line: nothing moves the cursor, nothing forges a line."""

import os
import re
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from analysis.console import OUT, plain, say
from analysis.store import Store
from tests.security.hostile import STRINGS

ROOT = Path(__file__).parents[2]
MOVES = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
NAME = "a\x1b[2J\x1b]0;owned\x07b\nerror forged by a name\u202e.txt"
FORGED = re.compile(r"^\s*(error|ERROR) forged", re.MULTILINE)


def detente(*arguments: str | Path, store: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "analysis", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "DETENTE_STORE": str(store), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode in (0, 1, 2), done.stderr
    return done.stdout + done.stderr


@pytest.mark.parametrize("name", STRINGS)
def test_what_is_printed_moves_nothing(name: str) -> None:
    assert not MOVES.search(plain(STRINGS[name]))


def test_plain_keeps_other_scripts_and_takes_no_markup() -> None:
    assert plain("Осло 北京 [red]x[/red]") == r"Осло 北京 \[red]x\[/red]"
    assert plain("می‌خواهم") == "می‌خواهم", "the joiners of Persian are no controls"


@pytest.mark.parametrize("words", ["[red]x", r"\[red]x", "[/x]", r"\[/x].txt", "[1]", ":cat:"])
def test_no_words_are_taken_for_markup(words: str) -> None:
    with OUT.capture() as told:
        OUT.print(plain(words))
        say(words)
    assert told.get() == f"{words}\n{words}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An article, a bad file and a manifest, each of a hostile name or with hostile words."""
    made = tmp_path / "in"
    made.mkdir()
    words = " ".join(STRINGS["terminal"].split())
    (made / NAME).write_text(f"Talks {words}\n\nNorway met Russia, {words}.", encoding="utf-8")
    (made / f"empty{NAME}").write_text("", encoding="utf-8")
    (made / "manifest.csv").write_text(
        f'file,date,outlet,author,url\n"gone{words}.txt",never{words},,,\n', encoding="utf-8"
    )
    return made


def test_no_command_prints_what_moves_the_terminal(folder: Path, tmp_path: Path) -> None:
    store = tmp_path / "desk.db"
    space = "One \x1b[2J\u202e"
    with closing(Store(str(store))) as opened:
        try:
            opened.open_workspace(space)
        except Exception:  # refused is as good: then there is nothing to print
            space = "One"
            opened.open_workspace(space)
    told = [
        detente("load", folder, "--workspace", space, store=store),
        detente("load", folder / NAME, tmp_path / f"gone{NAME}", store=store),
        detente("analyse", folder, store=store),
        detente("workspaces", store=store),
        detente("workspaces", "rename", NAME, "x", store=store),
        detente("workspaces", "save", space, tmp_path / f"none{NAME}" / "x.zip", store=store),
        detente("brief", "--actor", NAME, "--out", tmp_path / "x.md", store=store),
        detente("brief", "--workspace", NAME, "--out", tmp_path / f"x{NAME}.md", store=store),
        detente("backup", tmp_path / f"none{NAME}" / "x.db", store=store),
    ]
    for one in told:
        assert one.strip()
        assert not MOVES.search(one), one
        assert not FORGED.search(one), one
