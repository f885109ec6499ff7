"""The store: one transaction an article, nothing lost, nothing twice."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.errors import StoreError
from analysis.store import Store
from analysis.store.connect import connect
from analysis.store.schema import schema_step
from analysis.types import (
    Actor,
    Analysis,
    Article,
    Basis,
    Confidence,
    Event,
    Evidence,
    Form,
    Kind,
    Label,
    Mention,
    Quote,
    QuoteType,
    Span,
    Stance,
    Timex,
    TimexType,
)

TEXT = 'Ties\n\nAda Brook said on Monday that she was "ready to talk" to Oslo.'


def analysed(article: Article, *, analyser: str = "test 1") -> Analysis:
    """An analysis with something in every table."""
    return Analysis(
        article=article,
        analyser=analyser,
        actors=(
            Actor("a0", "Ada Brook", Kind.PERSON, ("Ada Brook",), (Mention(6, 15, Form.NAME),)),
        ),
        quotes=(
            Quote(QuoteType.MIXED, (Span(42, 67),), (Span(16, 20),), (Span(6, 15),), "Ada", "a0"),
        ),
        dates=(Timex(24, 30, "Monday", TimexType.DATE, "2017-02-13"),),
        events=(Event("2017-02-13", "day", 6, 68, ("a0",), TEXT[6:], basis=Basis.SENTENCE),),
        stances=(
            Stance(
                "a0",
                Label.SUPPORTS,
                Confidence.LOW,
                "Ready to talk.",
                (Evidence(6, 68, "ready to", Label.SUPPORTS, (Span(50, 55),)),),
            ),
        ),
    )


def test_store_gives_back_what_it_was_given(store: Store, article: Callable[..., Article]) -> None:
    one = article(TEXT, outlet="Courier")
    assert store.save(analysed(one))
    assert store.articles() == (one,)
    assert store.actors() == (("one", analysed(one).actors),)
    found = store.rows("stance")
    assert dict(zip(found.columns, found.rows[0], strict=True)) == {
        "article": "one",
        "n": 0,
        "actor_key": "a0",
        "label": "supports",
        "confidence": "low",
        "detail": "Ready to talk.",
        "reader": "offline",
    }
    assert [len(store.rows(t).rows) for t in ("quote", "timex", "event", "evidence")] == [1] * 4


def test_store_keeps_readings_that_gave_way_apart(
    store: Store, article: Callable[..., Article]
) -> None:
    first = analysed(article(TEXT))
    (counted,) = first.stances
    other = replace(counted, label=Label.OPPOSES, reader="model x")
    store.save(replace(first, other_stances=(other,)))
    for table in ("stance", "evidence"):
        assert len(store.rows(table).rows) == len(store.rows(table, counting=False).rows) == 1
    gave_way = store.rows("stance", counting=False)
    held = dict(zip(gave_way.columns, gave_way.rows[0], strict=True))
    assert (held["n"], held["label"], held["reader"]) == (1, "opposes", "model x")


def test_store_same_article_twice_changes_nothing(
    store: Store, article: Callable[..., Article]
) -> None:
    one = article(TEXT)
    store.save(analysed(one))
    before = store.revision()
    assert not store.save(analysed(replace(one, path="elsewhere/one.txt")))
    assert store.revision() == before == 1


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"outlet": "Courier"}, id="metadata"),
        pytest.param({"published": date(2018, 1, 1)}, id="date"),
        pytest.param({"text": TEXT + " Later."}, id="text"),
    ],
)
def test_store_changed_article_replaces_the_old(
    store: Store, article: Callable[..., Article], change: dict[str, object]
) -> None:
    one = article(TEXT)
    store.save(analysed(one))
    changed = replace(one, **change)
    assert store.save(analysed(changed))
    assert store.articles() == (changed,)
    assert len(store.rows("quote").rows) == 1


def test_store_newer_analyser_replaces_results(
    store: Store, article: Callable[..., Article]
) -> None:
    one = article(TEXT)
    store.save(analysed(one))
    assert not store.is_current(one, "test 2")
    assert store.save(analysed(one, analyser="test 2"))
    assert store.is_current(one, "test 2")
    assert len(store.rows("mention").rows) == 1


def test_store_place_knows_a_copied_file(store: Store, article: Callable[..., Article]) -> None:
    store.save(analysed(article(TEXT, id="first")))
    assert store.place(article(TEXT, id="second")).id == "first"


def test_store_place_keeps_wire_copies_apart(store: Store, article: Callable[..., Article]) -> None:
    store.save(analysed(article(TEXT, id="first", outlet="Courier")))
    assert store.place(article(TEXT, id="second", outlet="Herald")).id == "second"


def test_store_place_gives_another_text_of_the_same_name_its_own_id(
    store: Store, article: Callable[..., Article]
) -> None:
    store.save(analysed(article(TEXT, path="may/one.txt")))
    other = article("Other\n\nNothing was said.", path="june/one.txt")
    assert store.place(other).id == f"one-{other.hash[:8]}"


def test_store_pending_leaves_out_what_is_there_and_second_copies(
    store: Store, article: Callable[..., Article]
) -> None:
    old, new = article(TEXT, id="old"), article(f"{TEXT} More.", id="new")
    store.save(analysed(old))
    found = [old, new, replace(new, id="copy"), replace(new, id="wire", outlet="Herald")]
    assert [a.id for a in store.pending(found, "test 1")] == ["new", "wire"]
    assert [a.id for a in store.pending([old], "test 2")] == ["old"]


def test_store_workspaces_keep_fictional_articles_apart(store: Store) -> None:
    store.open_workspace("demo", fictional=True)
    assert [(w.name, w.fictional) for w in store.workspaces()] == [("desk", False), ("demo", True)]
    with pytest.raises(StoreError, match="'demo' holds fictional articles"):
        store.open_workspace("demo")


def test_store_save_needs_a_workspace(store: Store, article: Callable[..., Article]) -> None:
    with pytest.raises(StoreError, match="no workspace 'nowhere'"):
        store.save(analysed(article(TEXT)), "nowhere")


def test_store_remove_takes_all_that_was_found(
    store: Store, article: Callable[..., Article]
) -> None:
    store.save(analysed(article(TEXT)))
    assert store.remove(["one", "unknown"]) == 1
    assert store.articles() == ()
    assert store.rows("evidence").rows == ()
    assert store.revision() == 2


def test_store_refuses_a_file_that_is_none(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    path.write_text("no database, however long it may go on" * 100)
    with pytest.raises(StoreError, match=r"desk\.db can't be opened .*set DETENTE_STORE"):
        Store(str(path))


def test_store_refuses_a_newer_schema(where: str) -> None:
    Store(where).close()
    engine = connect(where)
    with engine.begin() as connection:
        connection.execute(sa.update(schema_step).values(version=99))
    engine.dispose()
    with pytest.raises(StoreError, match="made by a newer Détente"):
        Store(where)


def test_store_error_hides_the_password() -> None:
    with pytest.raises(StoreError) as raised:
        Store("nosuchdatabase://user:secret@localhost/desk")
    assert "secret" not in str(raised.value)


def test_store_many_writers_lose_nothing(store: Store, article: Callable[..., Article]) -> None:
    def work(writer: int) -> None:
        for n in range(10):
            store.save(analysed(article(f"{TEXT} {writer} {n}", id=f"{writer}-{n}")))

    threads = [threading.Thread(target=work, args=(writer,)) for writer in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(store.articles()) == store.revision() == 40


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    title=st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=30),
    outlet=st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=9),
    published=st.none() | st.dates(),
)
def test_store_round_trip_of_any_text(
    store: Store, title: str, outlet: str, published: date | None
) -> None:
    one = Article("any", title, f"{title}\n\nx", published, "manifest", outlet)
    store.save(analysed(one))
    assert store.articles() == (one,)


WRITER = """
import sys
from pathlib import Path
sys.path[:0] = [{root!r}, {here!r}]
from test_store import analysed, TEXT
from analysis.store import Store
from analysis.types import Article
store = Store({path!r})
store.open_workspace("desk")
for n in range(100_000):
    store.save(analysed(Article(f"a{{n}}", "Ties", f"{{TEXT}} {{n}}")))
    print(n, flush=True)
"""


def test_store_survives_a_kill_in_the_middle_of_a_load(
    where: str, article: Callable[..., Article]
) -> None:
    here = Path(__file__).parent
    script = WRITER.format(root=str(here.parents[2]), here=str(here), path=where)
    writer = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert writer.stdout is not None
    while int(writer.stdout.readline()) < 20:
        pass
    time.sleep(0.003)  # somewhere inside a later save
    os.kill(writer.pid, signal.SIGKILL)
    writer.communicate()

    store = Store(where)
    kept = store.articles()
    assert len(kept) >= 21
    assert store.revision() == len(kept)
    for table in ("actor", "mention", "quote", "timex", "event", "stance", "evidence"):
        assert len(store.rows(table).rows) == len(kept), f"{table} has lost or half-written rows"
    assert store.save(analysed(article(TEXT, id="after")))
    assert len(store.articles()) == len(kept) + 1
    store.close()
