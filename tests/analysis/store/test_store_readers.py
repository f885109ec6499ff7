"""What a model read of an article is kept until somebody asks for something else."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from analysis.store import Store
from analysis.types import (
    Actor,
    Analysis,
    Article,
    Confidence,
    Evidence,
    Form,
    Kind,
    Label,
    Mention,
    Stance,
)

SHOWN = (Evidence(0, 9, "Ready.", Label.SUPPORTS),)
OFFLINE = Stance("a0", Label.OPPOSES, Confidence.LOW, "No.", SHOWN)
MODEL = Stance("a0", Label.SUPPORTS, Confidence.HIGH, "Ready.", SHOWN, "gemma3")


def offline(one: Article, analyser: str = "detente 1") -> Analysis:
    ada = Actor("a0", "Ada Brook", Kind.PERSON, ("Ada Brook",), (Mention(0, 9, Form.NAME),))
    return Analysis(one, analyser, actors=(ada,), stances=(OFFLINE,))


def by_model(one: Article, analyser: str = "detente 1 + gemma3") -> Analysis:
    found = offline(one, analyser)
    return replace(found, stances=(MODEL,), other_stances=(OFFLINE,), notes=("One is dropped.",))


def readers(store: Store) -> list[str]:
    rows = store.rows("stance")
    return [row[rows.columns.index("reader")] for row in rows.rows]


def test_both_readings_are_kept_and_told_apart(
    store: Store, article: Callable[..., Article]
) -> None:
    store.save(by_model(article("Ada Brook is ready.")))
    assert readers(store) == ["gemma3"]
    beside = store.rows("stance", counting=False)
    assert [row[beside.columns.index("label")] for row in beside.rows] == ["opposes"]
    assert store.read_by_models() == {"one": "gemma3"}


def test_loading_again_without_the_model_keeps_its_reading(
    store: Store, article: Callable[..., Article]
) -> None:
    one = article("Ada Brook is ready.")
    store.save(by_model(one))
    for analyser in ("detente 1", "detente 2"):
        assert store.pending([one], analyser) == ()
        assert not store.save(offline(one, analyser))
    assert readers(store) == ["gemma3"]


def test_an_offline_reading_that_is_asked_for_takes_its_place(
    store: Store, article: Callable[..., Article]
) -> None:
    one = article("Ada Brook is ready.")
    store.save(by_model(one))
    assert store.pending([one], "detente 1", keep_models=False) == (one,)
    assert store.save(offline(one), keep_models=False)
    assert readers(store) == ["offline"]
    assert store.read_by_models() == {}


def test_another_model_and_a_newer_version_of_it_are_asked_anew(
    store: Store, article: Callable[..., Article]
) -> None:
    one = article("Ada Brook is ready.")
    store.save(offline(one))
    assert store.pending([one], "detente 1 + gemma3") == (one,)
    store.save(by_model(one))
    assert store.pending([one], "detente 1 + gemma3") == ()
    assert store.pending([one], "detente 1 + mistral") == (one,)
    assert store.pending([one], "detente 2 + gemma3") == (one,)


def test_a_model_that_fails_does_not_cost_what_another_read(
    store: Store, article: Callable[..., Article]
) -> None:
    one = article("Ada Brook is ready.")
    store.save(by_model(one))
    assert store.pending([one], "detente 1 + mistral") == (one,)
    assert not store.save(offline(one))
    assert readers(store) == ["gemma3"]


def test_an_article_that_changed_is_read_anew(
    store: Store, article: Callable[..., Article]
) -> None:
    one = article("Ada Brook is ready.")
    store.save(by_model(one))
    changed = article("Ada Brook is not ready.")
    assert store.pending([changed], "detente 1") == (changed,)
    assert store.save(offline(changed))
    assert readers(store) == ["offline"]


def test_a_corrected_date_keeps_what_a_model_read_and_says_so(
    store: Store, article: Callable[..., Article]
) -> None:
    one = article("Ada Brook is ready.")
    store.save(by_model(one))
    dated = replace(one, published=date(2018, 1, 1), published_from="analyst")
    assert store.pending([dated], "detente 1") == (dated,)
    assert store.save(offline(dated))
    (now,) = store.analyses()
    assert (now.article, now.stances, now.other_stances) == (dated, (MODEL,), (OFFLINE,))
    dropped, told = now.notes
    assert dropped == "One is dropped."
    assert told.startswith("gemma3 read it before its date or source was corrected.")
    assert store.read_by_models() == {"one": "gemma3 (before a correction)"}

    # It stays through a second correction, is not read offline again, and the model is asked anew.
    assert store.pending([dated], "detente 1") == store.pending([dated], "detente 2") == ()
    assert store.save(offline(replace(dated, outlet="Courier"), "detente 2"))
    (now,) = store.analyses()
    assert (now.analyser, now.notes) == (
        "detente 2 + gemma3 (before a correction)", (dropped, told),
    )  # fmt: skip
    assert store.pending([now.article], "detente 2 + gemma3") == (now.article,)
    assert store.save(by_model(now.article, "detente 2 + gemma3"))
    assert store.read_by_models() == {"one": "gemma3"}
    (again,) = store.analyses()
    assert again.notes == ("One is dropped.",)


def test_a_reading_that_does_not_fit_any_more_is_told(
    store: Store, article: Callable[..., Article]
) -> None:
    one = article("Ada Brook is ready.")
    store.save(by_model(one))
    now = offline(replace(one, published=None), "detente 2")
    (ada,) = now.actors
    store.save(replace(now, actors=(replace(ada, name="Brook"),)))
    assert readers(store) == ["offline"]
    assert store.notes() == (
        ("one", ("What gemma3 read of it is gone: its actors are other ones now.",)),
    )


def test_an_offline_reading_that_is_asked_for_takes_nothing_over(
    store: Store, article: Callable[..., Article]
) -> None:
    one = article("Ada Brook is ready.")
    store.save(by_model(one))
    store.save(offline(replace(one, published=None)), keep_models=False)
    assert readers(store) == ["offline"]
    assert store.notes() == ()
