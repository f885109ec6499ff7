"""The commands for the store, run as a user runs them."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner

from analysis.__main__ import app
from analysis.errors import DetenteError
from analysis.store import Store
from analysis.types import Analysis, Article, Correction, CorrectionKind

UNREACHABLE = "postgresql+psycopg://u:secret@127.0.0.1:1/x"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store with one article and one correction."""
    path = tmp_path / "desk.db"
    store = Store(str(path))
    store.open_workspace("desk")
    store.save(Analysis(Article("one", "Ties", "Ties\n\nOslo spoke."), "test 1"))
    store.correct(Correction(CorrectionKind.IGNORE, "Oslo", reason="a place"))
    store.close()
    return path


def detente(store: Path | str, *words: object, code: int = 0) -> str:
    """What a command prints, or the error that it ends with, in one line."""
    environment = {"DETENTE_STORE": str(store), "COLUMNS": "400"}
    done = CliRunner().invoke(app, [str(word) for word in words], env=environment)
    told = done.output
    if isinstance(done.exception, DetenteError):
        told, done.exit_code = str(done.exception), 2
    assert done.exit_code == code, done.output
    return " ".join(told.split())


def test_a_workspace_goes_through_all_its_days(path: Path, tmp_path: Path) -> None:
    file = tmp_path / "may.zip"
    detente(path, "workspaces", "rename", "desk", "May [1]")
    detente(path, "workspaces", "copy", "May [1]", "copy")
    assert "1 article and 1 correction" in detente(path, "workspaces", "save", "copy", file)
    detente(path, "workspaces", "delete", "copy", "--yes")
    detente(path, "workspaces", "empty", "May [1]", "--yes")
    assert "copy: 1 article" in detente(path, "workspaces", "open", file)
    assert "copy 2: 1 article" in detente(path, "workspaces", "open", file)
    assert "June: 1 article" in detente(path, "workspaces", "open", file, "--as", "June")
    listed = detente(path, "workspaces")
    assert "May [1] │ 0 │ 1 │ real articles" in listed
    assert "copy 2 │ 1 │ 1 │ real articles" in listed


def test_nothing_is_deleted_without_a_yes(path: Path) -> None:
    for command in ("delete", "empty"):
        assert "Aborted" in detente(path, "workspaces", command, "desk", code=1)
    assert "desk │ 1 │ 1" in detente(path, "workspaces")


def test_a_file_that_is_there_is_kept(path: Path, tmp_path: Path) -> None:
    file = tmp_path / "kept"
    file.write_text("kept")
    assert "is there already" in detente(path, "workspaces", "save", "desk", file, code=2)
    assert "is there already" in detente(path, "backup", file, code=2)
    assert file.read_text() == "kept"


def test_a_file_that_is_none_is_one_line(path: Path, tmp_path: Path) -> None:
    file = tmp_path / "no.zip"
    assert "can't be read" in detente(path, "workspaces", "open", file, code=2)
    file.write_text("no workspace")
    told = detente(path, "workspaces", "open", file, code=2)
    assert "nothing was changed" in told
    assert "can't be written" in detente(path, "backup", tmp_path / "none" / "x.db", code=2)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["desk.db", "no.zip"]


def test_backup_is_a_store_of_the_moment(path: Path, tmp_path: Path) -> None:
    open_ = Store(str(path))  # in use, its last changes still in the write-ahead log
    open_.save(Analysis(Article("two", "Ties", "Ties\n\nBergen spoke."), "test 1"))
    detente(path, "backup", tmp_path / "copy.db")
    open_.close()
    with closing(sqlite3.connect(tmp_path / "copy.db")) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    kept = Store(str(tmp_path / "copy.db"))
    assert [one.id for one in kept.articles()] == ["one", "two"]
    kept.close()


def test_backup_of_postgresql_names_pg_dump(tmp_path: Path) -> None:
    told = detente(UNREACHABLE, "backup", tmp_path / "c", code=2)
    assert "pg_dump" in told
    assert "secret" not in told


def test_a_database_that_is_not_there_is_told_without_its_password() -> None:
    told = detente(UNREACHABLE, "workspaces", code=2)
    assert "check that the database runs" in told
    assert "secret" not in told


def test_settings_hide_the_password_of_a_store() -> None:
    told = detente(UNREACHABLE, "settings")
    assert "u:***@127.0.0.1" in told
    assert ":secret" not in told
