"""Loadings: what is kept as they go, whoever stops them, and two of them at once."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from spacy.language import Language

from analysis.loading import Loading, Problem, ProblemKind, Register, Stage
from analysis.settings import Settings
from analysis.sources import pasted
from analysis.store import Store
from analysis.types import Article
from tests.analysis.loading.texts import text
from tests.analysis.readers.chat_server import COAST, READY, REJECTS, Chat, row, rows


@pytest.fixture
def register(nlp: Language) -> Register:
    return Register(threading.Lock())


@pytest.fixture
def articles(settings: Settings) -> Callable[..., list[Article]]:
    return lambda count, sentences=8: [pasted(text(n, sentences), settings) for n in range(count)]


@pytest.fixture
def load(register: Register, store: Store, settings: Settings) -> Iterator[Callable[..., Loading]]:
    """Starts a loading; those that a test leaves behind are stopped."""
    begun = []

    def start(given: list[Article], into: str = "desk", **options: object) -> Loading:
        begun.append(register.load(given, into, store, settings, **options))
        return begun[-1]

    yield start
    for one in begun:
        one.job.cancel()
        assert one.job.wait(60)


def begun(one: Loading, done: int = 1) -> None:
    """Waits until so many articles are done."""
    until = time.monotonic() + 60
    while one.job.progress.done < done or one.job.progress.stage is not Stage.ANALYSING:
        assert time.monotonic() < until
        assert not one.job.is_over
        time.sleep(0.005)


def test_articles_are_kept_and_counted(load, articles, store: Store):
    read = Problem(ProblemKind.NOT_READ, "b.pdf: damaged.")
    one = load(articles(3), problems=(read,))
    assert one.job.wait(60)
    assert (one.kept, one.there, one.left, one.problems) == (3, 0, (), (read,))
    assert one.job.progress.stage is Stage.DONE
    assert len(store.articles("desk")) == 3
    assert any(analysis.stances for analysis in store.analyses("desk"))


def test_what_is_there_costs_nothing(load, articles):
    assert load(articles(2)).job.wait(60)
    again = load(articles(3))
    assert again.job.wait(60)
    assert (again.kept, again.there) == (1, 2)


def test_what_is_not_english_is_kept_and_counted_apart(load, settings: Settings, store: Store):
    words = "Министр заявил в четверг, что переговоры с Норвегией о рыболовстве продолжатся. " * 4
    one = load([pasted(f"Россия и Норвегия\n\n{words}", settings)])
    assert one.job.wait(60)
    assert (one.kept, one.unread, one.problems) == (1, 1, ())
    assert store.articles("desk")[0].language == "ru"


def test_stopped_in_the_middle_it_keeps_what_is_done_and_knows_the_rest(
    load, articles, store: Store
):
    given = articles(60, 20)
    one = load(given)
    begun(one)
    one.job.cancel()
    assert one.job.wait(60)
    assert one.job.progress.stage is Stage.CANCELLED
    kept = len(store.articles("desk"))
    assert 0 < kept == one.kept < 60
    assert [a.id for a in one.left] == [a.id for a in given[kept:]]
    rest = load(list(one.left))
    assert rest.job.wait(120)
    assert (rest.kept, len(store.articles("desk"))) == (60 - kept, 60)


def test_a_second_loading_into_one_workspace_waits_for_the_first(
    load, articles, register: Register, store: Store
):
    first = load(articles(30, 20))
    second = load(articles(30, 20))
    begun(first)
    assert second.job.progress.stage is Stage.WAITING
    assert register.is_loading(store, "desk")
    assert register.loadings(store, "desk") == (first, second)
    assert second.job.wait(120)
    assert first.job.is_over
    assert (first.kept, second.kept, second.there) == (30, 0, 30)
    assert not register.is_loading(store, "desk")


def test_a_waiting_loading_can_be_stopped(load, articles):
    first, second = load(articles(40, 20)), load(articles(5))
    second.job.cancel()
    assert second.job.wait(10)
    assert not first.job.is_over
    assert (second.job.progress.stage, len(second.left)) == (Stage.CANCELLED, 5)


def test_loadings_into_two_workspaces_take_turns(load, articles):
    first, second = load(articles(40, 20)), load(articles(4), "other")
    assert second.job.wait(60)
    assert not first.job.is_over, "the small one waited for the end of the large one"
    assert second.kept == 4


def test_an_analyst_gets_the_pipeline_between_two_articles(
    articles, store: Store, settings: Settings, nlp: Language
):
    pipeline = threading.Lock()
    one = Loading(articles(40, 20), "desk", store, settings, pipeline)
    begun(one)
    with pipeline:
        assert not one.job.is_over
    one.job.cancel()
    assert one.job.wait(60)


def test_a_workspace_that_goes_away_ends_the_loading_with_words(load, articles, store: Store):
    one = load(articles(60, 20))
    begun(one)
    store.delete_workspace("desk")
    assert one.job.wait(60)
    assert one.job.progress.stage is Stage.FAILED
    assert "There is no workspace 'desk'" in one.job.progress.problem
    assert one.left


def test_real_articles_never_go_among_fictional_ones(load, articles, store: Store):
    store.open_workspace("demo", fictional=True)
    one = load(articles(1), "demo")
    assert one.job.wait(60)
    assert "holds fictional articles" in one.job.progress.problem
    assert (one.kept, len(one.left), store.articles("demo")) == (0, 1, ())


def test_a_rule_that_fails_on_an_article_costs_it_alone(
    load, articles, store: Store, monkeypatch: pytest.MonkeyPatch
):
    from analysis import pipeline

    real = pipeline.analyse_doc

    def fails(article: Article, doc: object) -> object:
        if "town 1\n" in article.text:
            raise ZeroDivisionError
        return real(article, doc)

    monkeypatch.setattr(pipeline, "analyse_doc", fails)
    one = load(articles(3))
    assert one.job.wait(60)
    assert (one.kept, len(one.broken), one.left) == (2, 1, ())
    assert one.problems[0].kind is ProblemKind.NOT_ANALYSED
    monkeypatch.setattr(pipeline, "analyse_doc", real)
    again = load(list(one.broken))
    assert again.job.wait(60)
    assert len(store.articles("desk")) == 3


def test_a_model_reads_besides_when_it_is_asked_for(
    register: Register, store: Store, configured: Callable[..., Settings], chat: Chat
):
    chat.answer = lambda handler, _: handler.say(
        rows(row("Jon Rask", "opposes", REJECTS), row("Ada Brook", "supports", "No such words."))
    )
    settings = configured()
    given = [pasted(COAST, settings)]
    offline = register.load(given, "desk", store, settings)
    assert offline.job.wait(60)
    assert (offline.by_model, chat.requests) == (0, []), "something left the machine unasked"
    one = register.load(given, "desk", store, settings, with_model=True)
    assert one.job.wait(60)
    assert (one.kept, one.by_model, one.model) == (1, 1, "small-model")
    assert one.problems[0].kind is ProblemKind.NOTED
    assert "are dropped" in one.problems[0].told
    assert READY not in one.problems[0].told


def test_what_is_over_is_put_away_and_what_runs_is_not(load, articles, register, store: Store):
    one = load(articles(30, 20))
    register.put_away(one, store)
    assert register.loadings(store, "desk") == (one,)
    assert one.job.wait(60)
    register.put_away(one, store)
    assert register.loadings(store, "desk") == ()


KILLED = """
import sys, threading
from analysis.loading import Register
from analysis.settings import read_settings
from analysis.sources import pasted
from analysis.store import Store
from tests.analysis.loading.texts import text
settings = read_settings()
given = [pasted(text(n, 4), settings) for n in range(200)]
Register(threading.Lock()).load(given, "desk", Store(settings.store), settings).job.wait()
"""


def test_killed_in_the_middle_of_200_nothing_is_lost_or_doubled(
    load, articles, settings: Settings, store: Store
):
    running = subprocess.Popen(
        [sys.executable, "-c", KILLED],
        cwd=Path(__file__).parents[3],
        env={**os.environ, "DETENTE_STORE": settings.store},
    )
    try:
        until = time.monotonic() + 90
        while not (kept := len(store.articles("desk"))):
            assert time.monotonic() < until
            assert running.poll() is None
            time.sleep(0.02)
    finally:
        running.kill()
        running.wait()
    assert kept < 200
    again = load(articles(200, 4))
    assert again.job.wait(120)
    assert again.there >= kept
    assert again.there + again.kept == 200
    assert len(store.articles("desk")) == store.revision("desk") == 200
