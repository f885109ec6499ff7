"""What a database says reaches its user with the remedy, and nobody waits for it without end."""

import socket
import time

import pytest
import sqlalchemy as sa

from analysis.errors import StoreError
from analysis.store import Store
from analysis.store.connect import NOTICE, remedy
from analysis.types import Correction, CorrectionKind

RULE = Correction(CorrectionKind.IGNORE, "Oslo", reason="a place")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("database or disk is full", "the disk is full"),
        ('could not extend file "base/5/2610": No space left on device', "the disk is full"),
        ('could not extend file "base/5/2610": Disk quota exceeded', "the disk is full"),
        ("disk I/O error", "the disk did not take it"),
        ('could not write to file "base/5/2610": File too large', "the disk did not take it"),
        ("database is locked", "another program holds it"),
        ("canceling statement due to lock timeout", "another program holds it"),
        ("FATAL:  the database system is starting up", "Wait a moment"),
        ("FATAL:  the database system is in recovery mode", "Wait a moment"),
    ],
)
def test_remedy_follows_what_the_database_said(said: str, told: str) -> None:
    assert told in remedy(sa.exc.OperationalError("", {}, Exception(said)))


def test_a_writer_does_not_wait_for_another_without_end(
    where: str, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("analysis.store.connect.PATIENCE", 1)
    waiting = Store(where)
    with store.database.write() as connection:
        connection.exec_driver_sql("UPDATE workspace SET revision = revision + 0")
        with pytest.raises(StoreError, match="another program holds it"):
            waiting.correct(RULE)
    waiting.correct(RULE)
    waiting.close()


def test_a_database_that_does_not_answer_is_told() -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        since = time.monotonic()
        with pytest.raises(StoreError, match=r"timeout .*nothing that was kept is lost"):
            Store(
                f"postgresql+psycopg://desk:secret@127.0.0.1:{silent.getsockname()[1]}/desk"
                "?connect_timeout=2"
            )
        assert time.monotonic() - since < float(NOTICE["connect_timeout"])
