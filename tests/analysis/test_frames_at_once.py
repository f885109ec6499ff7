"""The frames of a workspace into which somebody loads at the same time."""

import threading
from pathlib import Path

from analysis import frames
from analysis.store import Store
from analysis.types import Actor, Analysis, Article, Form, Kind, Mention, Quote, QuoteType, Span

TEXT = "Oslo\n\nOslo spoke of the talks with the others."


def test_frames_are_of_one_moment_while_others_load(tmp_path: Path) -> None:
    store = Store(str(tmp_path / "desk.db"))
    store.open_workspace("desk")
    mentions = (Mention(6, 10, Form.NAME),)
    raised: list[BaseException] = []

    def load() -> None:
        for n in range(80):
            oslo = Actor("a0", f"Oslo {n}", Kind.COUNTRY, (), mentions)
            quote = Quote(QuoteType.INDIRECT, (Span(11, 44),), speaker="Oslo", actor="a0")
            store.save(
                Analysis(
                    Article(f"a{n}", "Oslo", TEXT, outlet=f"Paper {n}"), "t", (oslo,), (quote,)
                )
            )

    def look() -> None:
        try:
            while loading.is_alive():
                whole = frames.corpus(store)
                assert set(whole.quotes["article"]) == set(whole.articles["id"])
                frames.questions(store)
        except BaseException as error:
            raised.append(error)

    loading = threading.Thread(target=load)
    looking = threading.Thread(target=look)
    loading.start()
    looking.start()
    loading.join()
    looking.join()
    assert raised == []
    assert len(frames.corpus(store).articles) == 80
    store.close()
