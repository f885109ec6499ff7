"""The command line: what an analyst types, what comes back, what a bad file costs."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from analysis.store import Store

ROOT = Path(__file__).parents[2]
MANY = 200  # enough that the first is stored long before the last
ARTICLE = "Oslo offers talks\n\nNorway offered Russia talks on Monday, {n} said.\n"


def detente(*arguments: str | Path, store: Path, code: int = 0) -> subprocess.CompletedProcess[str]:
    """Runs the command as a person would, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "analysis", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "DETENTE_STORE": str(store), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    return done


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "desk.db"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three articles, one of them empty, and a manifest for the first."""
    made = tmp_path / "in"
    made.mkdir()
    (made / "one.txt").write_text(ARTICLE.format(n="Ada Brook"), encoding="utf-8")
    (made / "two.txt").write_text(ARTICLE.format(n="Jon Rask"), encoding="utf-8")
    (made / "zero.txt").write_text("", encoding="utf-8")
    (made / "manifest.csv").write_text(
        "file,date,outlet,author,url\none.txt,2017-02-16,Courier,,\n", encoding="utf-8"
    )
    return made


def test_analyse_writes_the_contract(folder: Path, store: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    done = detente("analyse", folder, "--out", out, store=store, code=1)
    assert "zero.txt" in done.stderr
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [(r["id"], r["date"], r["outlet"]) for r in rows] == [
        ("one", "2017-02-16", "Courier"),
        ("two", None, ""),
    ]
    for row in rows:
        assert list(row) == [
            "id", "title", "date", "outlet", "author", "url", "text",
            "actors", "quotes", "dates", "events", "stances", "other_stances", "analyser", "notes",
            "language",
        ]  # fmt: skip
        assert row["text"].startswith(row["title"])
        assert {"Norway", "Russia"} <= {a["name"] for a in row["actors"]}
        for actor in row["actors"]:
            for mention in actor["mentions"]:
                assert row["text"][mention["start"] : mention["end"]].strip()
    assert not store.exists(), "analyse keeps nothing"


def test_an_article_in_another_language_is_kept_and_said_not_to_be_analysed(
    folder: Path, store: Path, tmp_path: Path
) -> None:
    text = "Переговоры в Осло\n\nНорвегия пригласила Россию на совместные учения в Баренцевом море."
    (folder / "ru.txt").write_text(text * 3, encoding="utf-8")
    out = tmp_path / "out.jsonl"
    done = detente("analyse", folder / "ru.txt", "--out", out, store=store)
    assert "it is in Russian, and only English is read" in done.stderr
    (row,) = (json.loads(line) for line in out.read_text(encoding="utf-8").splitlines())
    assert (row["language"], row["title"]) == ("ru", "Переговоры в Осло")
    assert [row[n] for n in ("actors", "quotes", "dates", "events", "stances")] == [[]] * 5
    assert "1 analysed" in detente("load", folder / "ru.txt", store=store).stdout
    assert "1 there already" in detente("load", folder / "ru.txt", store=store).stdout
    kept = Store(str(store))
    (article,) = kept.articles()
    assert (article.language, article.unread) == ("ru", "language: ru")
    kept.close()


def test_analyse_without_out_prints_a_table(folder: Path, store: Path) -> None:
    done = detente("analyse", folder / "one.txt", folder / "two.txt", store=store)
    assert "Oslo offers talks" in done.stdout
    assert "2017-02-16" in done.stdout
    assert "undated" in done.stdout


def test_analyse_notes_a_date_that_can_not_be_and_reads_the_article(
    folder: Path, store: Path
) -> None:
    manifest = folder / "manifest.csv"
    manifest.write_text("file,date\none.txt,2999-01-01\n", encoding="utf-8")
    done = detente("analyse", folder / "one.txt", store=store)
    assert "'2999-01-01' lies in the future" in done.stderr
    assert "undated" in done.stdout


def test_analyse_of_nothing_readable_says_so(tmp_path: Path, store: Path) -> None:
    done = detente("analyse", tmp_path / "nowhere", store=store, code=1)
    assert "nowhere" in done.stderr


def test_analyse_names_an_out_file_that_cannot_be_written(folder: Path, store: Path) -> None:
    out = folder / "no such folder" / "out.jsonl"
    done = detente("analyse", folder / "one.txt", "--out", out, store=store, code=2)
    assert "can't be written" in done.stderr


def test_load_twice_changes_nothing(folder: Path, store: Path) -> None:
    first = detente("load", folder, store=store, code=1)
    again = detente("load", folder, store=store, code=1)
    assert "2 analysed, 0 there already, 1 not read" in first.stdout
    assert "0 analysed, 2 there already, 1 not read" in again.stdout
    kept = Store(str(store))
    assert kept.revision() == 2
    kept.close()


def test_load_of_a_copy_under_another_name_is_one_article(tmp_path: Path, store: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(ARTICLE.format(n="Ada Brook"), encoding="utf-8")
    done = detente("load", tmp_path / "a.txt", tmp_path / "b.txt", store=store)
    assert "1 analysed" in done.stdout


def test_load_never_mixes_real_and_fictional(folder: Path, store: Path) -> None:
    detente("load", folder / "one.txt", "--workspace", "demo", "--fictional", store=store)
    done = detente("load", folder / "two.txt", "--workspace", "demo", store=store, code=2)
    assert "holds fictional articles" in done.stderr


def test_load_killed_in_the_middle_goes_on_where_it_was(tmp_path: Path, store: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for n in range(MANY):
        text = ARTICLE.format(n=f"Ada Brook {n}") + "\nOslo spoke. " * 60
        (folder / f"{n:03}.txt").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "analysis", "load", str(folder)]
    environment = {**os.environ, "DETENTE_STORE": str(store)}
    running = subprocess.Popen(
        command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL
    )
    half = _wait_for_articles(store, running)
    os.kill(running.pid, signal.SIGKILL)
    running.wait()

    done = detente("load", folder, store=store)
    analysed = int(done.stdout.split(": ")[1].split()[0])
    assert analysed <= MANY - half, "what was done before the kill was done again"
    kept = Store(str(store))
    assert len(kept.articles()) == kept.revision() == MANY
    kept.close()


def _wait_for_articles(store: Path, running: subprocess.Popen[bytes]) -> int:
    """How many articles are stored once there are any, while the load still runs."""
    for _ in range(3000):
        assert running.poll() is None, "the load ended before it could be killed"
        if store.exists():
            opened = Store(str(store))
            count = len(opened.articles())
            opened.close()
            if count:
                return count
        time.sleep(0.02)
    raise AssertionError("no article was stored within a minute")


@pytest.mark.parametrize("command", ["analyse", "load", "serve", "settings"])
def test_help_teaches_each_command(command: str, store: Path) -> None:
    done = detente(command, "--help", store=store)
    assert f"detente {command}" in done.stdout or f"analysis {command}" in done.stdout


def test_settings_lists_each_with_its_sentence(store: Path) -> None:
    done = detente("settings", store=store)
    assert "DETENTE_STORE" in done.stdout
    assert str(store.name) in done.stdout
