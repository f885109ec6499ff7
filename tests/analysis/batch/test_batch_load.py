"""A loading as a stream: what is analysed, what is known, how much is in memory."""

import tracemalloc
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from spacy.language import Language

from analysis.batch import Into, Loaded, Pool, load, opened
from analysis.batch.load import LOOK_AHEAD, MOST_ARTICLES
from analysis.batch.task import Task
from analysis.pipeline import ANALYSER, analyse
from analysis.settings import read_settings
from analysis.sources import load as read
from analysis.store import Store
from analysis.types import Analysis, Article
from tests.analysis.batch.corpus import articles

MODEL = read_settings({}).spacy_model
DEMO = Path(__file__).parents[3] / "seeds" / "demo"


class Watched:
    """A pool in this process that notes what it was given."""

    def __init__(self) -> None:
        self.tasks: list[Task] = []

    def pool(self) -> Pool:
        def submit(task: Task) -> Future:
            self.tasks.append(task)
            done: Future = Future()
            done.set_result(tuple(Analysis(one, ANALYSER) for one in task))
            return done

        return Pool(submit, lambda: 1)

    @property
    def given(self) -> list[str]:
        return [one.id for task in self.tasks for one in task]


def told(found: list[Article], store: Store, into: str = "desk") -> tuple[Watched, Loaded]:
    """A loading to its end."""
    watched, last = Watched(), Loaded()

    def tell(now: Loaded) -> None:
        nonlocal last
        last = now

    for _ in load(found, Into(store, into), watched.pool(), tell=tell):
        pass
    return watched, last


def test_what_is_there_is_not_read_again(store: Store) -> None:
    first, counts = told(articles(40), store)
    assert (len(first.given), counts.analysed, counts.there) == (40, 40, 0)
    again, counts = told(articles(50), store)
    assert again.given == [one.id for one in articles(50)[40:]]
    assert (counts.found, counts.analysed, counts.there, counts.is_read) == (50, 10, 40, True)
    assert len(store.articles()) == store.revision() == 50


def test_a_text_that_several_outlets_print_is_read_once_and_stored_for_each(store: Store) -> None:
    one = articles(1)[0]
    prints = [replace(one, id=f"p{n}", outlet=f"Outlet {n}") for n in range(5)]
    watched, counts = told([*prints, *articles(40)[1:]], store)
    assert watched.given.count("p0") == 1
    assert not {"p1", "p2", "p3", "p4"} & set(watched.given)
    assert (counts.analysed, counts.copied, counts.there) == (44, 4, 0)
    assert {a.id for a in store.articles()} >= {"p0", "p1", "p2", "p3", "p4"}
    later, counts = told([replace(one, id="p9", outlet="Late")], store)
    assert (later.given, counts.analysed, counts.copied) == ([], 1, 1)


def test_another_workspace_takes_over_what_was_found_in_the_same_text(store: Store) -> None:
    told(articles(20), store)
    store.open_workspace("second")
    watched, counts = told(articles(20), store, "second")
    assert (watched.given, counts.analysed, counts.copied) == ([], 20, 20)
    assert list(store.analyses("second")) == list(store.analyses("desk"))


def test_another_day_is_another_reading(store: Store) -> None:
    one = replace(articles(1)[0], published=date(2017, 2, 16))
    other = replace(one, id="b", published=date(2017, 3, 16))
    watched, _ = told([one, other], store)
    assert watched.given == [one.id, "b"]
    assert {a.id: a.published for a in store.articles()} == {
        one.id: one.published,
        "b": other.published,
    }


@pytest.mark.parametrize("between", [0, 3 * LOOK_AHEAD])
def test_the_ids_do_not_depend_on_how_far_apart_two_prints_come(store: Store, between: int) -> None:
    one, *others = articles(between + 1)
    other = replace(one, id="b", path="b.txt", published=date(2017, 3, 16))
    told([one, *others, other], store)
    assert {one.id, "b"} <= {a.id for a in store.articles()}
    again, _ = told([one, *others, other], store)
    assert again.given == []


def test_no_more_is_asked_for_than_there_is_room(store: Store) -> None:
    asked = 0

    def found() -> Iterator[Article]:
        nonlocal asked
        for one in articles(1_000):
            asked += 1
            yield one

    results = load(found(), Into(store, "desk"), Watched().pool())
    next(results)
    assert asked <= LOOK_AHEAD + 2 * MOST_ARTICLES
    assert sum(1 for _ in results) == 999
    assert asked == 1_000


def peak(count: int, store: Store) -> int:
    """The most bytes that a loading of so many large articles holds at a time."""

    def found() -> Iterator[Article]:
        for number in range(count):
            text = f"Title {number}\n\n" + f"A sentence of number {number}. " * 400
            yield Article(f"big{number}", f"Title {number}", text)

    pool = Pool(_done, lambda: 2)
    tracemalloc.start()
    for _ in load(found(), Into(store, "desk"), pool):
        pass
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


def _done(task: Task) -> Future:
    done: Future = Future()
    done.set_result(tuple(Analysis(one, ANALYSER) for one in task))
    return done


def test_memory_stays_flat_as_the_corpus_grows(tmp_path: Path) -> None:
    sizes = []
    for number, count in enumerate((100, 200, 1_000)):
        store = Store(str(tmp_path / f"{number}.db"))
        store.open_workspace("desk")
        sizes.append(peak(count, store))
        store.close()
    grown = (sizes[2] - sizes[1]) / 800
    assert grown < 1_000, f"{grown:.0f} bytes an article of 10,000 characters"


@pytest.fixture(scope="module")
def demo() -> list[Article]:
    return [one for one in read([DEMO], read_settings({})) if isinstance(one, Article)]


def plainly(found: list[Article], nlp: Language) -> dict[str, Analysis]:
    return {one.article.id: one for one in analyse(found, nlp) if isinstance(one, Analysis)}


def test_a_loading_in_parts_finds_what_the_plain_pipeline_finds(
    demo: list[Article], nlp: Language, store: Store
) -> None:
    """Also of copies, whose text is read once: the reading is the same with and without."""
    copies = [replace(one, id=f"{one.id}-copy", outlet="Elsewhere", url="") for one in demo]
    with opened(MODEL) as pool:
        kept = list(load([*demo, *copies], Into(store, "desk"), pool))
    assert len(kept) == 2 * len(demo)
    assert {one.article.id: one for one in store.analyses()} == plainly([*demo, *copies], nlp)


def test_an_error_costs_its_article_and_its_copies(
    store: Store, monkeypatch: pytest.MonkeyPatch, article: Callable[..., Article]
) -> None:
    import analysis.pipeline as pipeline

    inner = pipeline.analyse_doc

    def breaks(one: Article, doc: object) -> Analysis:
        if "number 3" in one.title:
            raise ValueError("broken rule")
        return inner(one, doc)

    monkeypatch.setattr(pipeline, "analyse_doc", breaks)
    found = articles(6)
    found.append(replace(found[3], id="copy", outlet="Elsewhere", path="copy.txt"))
    with opened(MODEL) as pool:
        results = list(load(found, Into(store, "desk"), pool))
    kinds = Counter(type(one).__name__ for one in results)
    assert kinds == {"Analysis": 5, "AnalysisError": 2}
    assert any("copy.txt: the same text. 3.txt: not analysed" in str(one) for one in results)
    assert len(store.articles()) == 5
