"""Corrections: rules replayed on everything, undone one by one, kept on re-analysis."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from analysis import frames
from analysis.corrections import active, corrected, date_before, dated
from analysis.errors import StoreError
from analysis.store import Store
from analysis.types import (
    Actor,
    Analysis,
    Article,
    CorpusActor,
    Correction,
    CorrectionKind,
    Form,
    Kind,
    Mention,
    Resolution,
)

PEOPLE = {
    "ada-brook": CorpusActor(
        "ada-brook", "Ada Brook", Kind.PERSON, "Norway", ("Ada Brook", "Brook")
    ),
    "ada-broke": CorpusActor("ada-broke", "Ada Broke", Kind.PERSON, "", ("Ada Broke",)),
    "state": CorpusActor("state", "State", Kind.ORGANISATION, "", ("State",)),
}
FOUND = Resolution(
    {
        ("one", "a0"): "ada-brook",
        ("two", "a0"): "ada-brook",
        ("two", "a1"): "ada-broke",
        ("three", "a0"): "state",
    },
    PEOPLE,
    (("ada-brook", "ada-broke", "one letter differs"),),
)


def rule(kind: str, actor: str, value: str = "", number: int = 1, **more: object) -> Correction:
    return Correction(CorrectionKind(kind), actor, value, id=number, reason="seen", **more)


def test_corrections_merge_moves_mentions_aliases_and_settles_the_doubt() -> None:
    after = corrected(FOUND, [rule("merge", "Ada Broke", "Ada Brook")]).resolution
    assert after.actor_of["two", "a1"] == "ada-brook"
    assert set(after.actors) == {"ada-brook", "state"}
    assert "Ada Broke" in after.actors["ada-brook"].aliases
    assert after.doubtful == ()


def test_corrections_split_moves_the_mentions_of_the_named_articles() -> None:
    after = corrected(FOUND, [rule("split", "Ada Brook", "Ada Brook (poet)", articles=("two",))])
    assert after.resolution.actor_of["one", "a0"] == "ada-brook"
    assert (
        after.resolution.actors[after.resolution.actor_of["two", "a0"]].name == "Ada Brook (poet)"
    )


def test_corrections_rename_keeps_the_old_name_as_an_alias() -> None:
    after = corrected(FOUND, [rule("rename", "Ada Broke", "Ada Broke-Lund")]).resolution
    assert after.actors["ada-broke"].name == "Ada Broke-Lund"
    assert "Ada Broke" in after.actors["ada-broke"].aliases


def test_corrections_change_the_kind() -> None:
    after = corrected(FOUND, [rule("kind", "State", "country")]).resolution
    assert after.actors["state"].kind is Kind.COUNTRY


def test_corrections_ignore_takes_the_actor_and_its_mentions_out() -> None:
    after = corrected(FOUND, [rule("ignore", "State")]).resolution
    assert "state" not in after.actors
    assert ("three", "a0") not in after.actor_of


def confirmed(*rules: Correction) -> set[str]:
    return {one.name for one in corrected(FOUND, rules).resolution.actors.values() if one.confirmed}


def test_corrections_confirm_marks_the_actor_and_is_undone() -> None:
    rules = [rule("confirm", "Ada Brook")]
    assert confirmed() == set()
    assert confirmed(*rules) == {"Ada Brook"}
    assert confirmed(*rules, rule("undo", "Ada Brook", number=2, undoes=1)) == set()


def test_corrections_confirmed_actor_stays_so_through_rename_and_merge_not_split() -> None:
    first = rule("confirm", "Ada Brook")
    assert confirmed(first, rule("rename", "Ada Brook", "A. B.", 2)) == {"A. B."}
    assert confirmed(first, rule("merge", "Ada Brook", "State", 2)) == {"State"}
    assert confirmed(first, rule("merge", "State", "Ada Brook", 2)) == {"Ada Brook"}
    parted = rule("split", "Ada Brook", "Ada Brook (poet)", 2, articles=("two",))
    assert confirmed(first, parted) == {"Ada Brook"}


def test_corrections_of_one_of_two_with_a_name_mean_whom_their_articles_name() -> None:
    twin = CorpusActor("state-2", "State", Kind.ORGANISATION, "", ("State",))
    two = replace(
        FOUND,
        actor_of={**FOUND.actor_of, ("four", "a0"): "state-2"},
        actors={**PEOPLE, "state-2": twin},
    )
    ignored = corrected(two, [rule("ignore", "State", articles=("four",))]).resolution
    assert set(ignored.actors) == {*PEOPLE}
    joined = corrected(two, [rule("merge", "State", "State", articles=("four",))]).resolution
    assert joined.actor_of["four", "a0"] == joined.actor_of["three", "a0"] == "state"


def test_corrections_find_an_actor_whose_name_has_changed_by_its_old_name() -> None:
    rules = [rule("rename", "Ada Broke", "Broke"), rule("ignore", "Ada Broke", number=2)]
    assert "ada-broke" not in corrected(FOUND, rules).resolution.actors


@pytest.mark.parametrize(
    "dead",
    [
        pytest.param(rule("ignore", "Nobody"), id="actor not there"),
        pytest.param(rule("merge", "Ada Brook", "Nobody"), id="nobody to join"),
        pytest.param(rule("merge", "Ada Brook", "Brook"), id="joins itself"),
        pytest.param(rule("split", "Ada Brook", "X", articles=("nine",)), id="no such article"),
    ],
)
def test_corrections_that_find_nothing_are_dormant(dead: Correction) -> None:
    after = corrected(FOUND, [dead])
    assert after.resolution == FOUND
    assert after.dormant == (1,)


def test_corrections_undone_one_by_one() -> None:
    rules = [
        rule("ignore", "State"),
        rule("kind", "Ada Broke", "group", 2),
        rule("undo", "State", number=3, undoes=1),
    ]
    assert [r.id for r in active(rules)] == [2]
    assert "state" in corrected(FOUND, rules).resolution.actors


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(str(tmp_path / "desk.db"))
    opened.open_workspace("desk")
    yield opened
    opened.close()


def test_corrections_are_kept_with_author_time_and_reason(store: Store) -> None:
    made = store.correct(Correction(CorrectionKind.IGNORE, "State", author="J. R.", reason="junk"))
    (kept,) = store.corrections()
    assert kept == made
    assert (kept.author, kept.reason) == ("J. R.", "junk")
    assert kept.made_at is not None
    assert kept.made_at.tzinfo is not None
    assert store.revision() == 1


def test_corrections_undo_is_one_more_row_and_only_once(store: Store) -> None:
    made = store.correct(Correction(CorrectionKind.IGNORE, "State", reason="junk"))
    undo = Correction(CorrectionKind.UNDO, "State", reason="it is one", undoes=made.id)
    store.correct(undo)
    assert len(store.corrections()) == 2
    assert active(store.corrections()) == ()
    with pytest.raises(StoreError, match=f"Correction {made.id} can't be undone"):
        store.correct(undo)
    assert store.revision() == 2, "a refused correction changes nothing"


def test_corrections_need_a_reason(store: Store) -> None:
    with pytest.raises(StoreError, match="needs a reason"):
        store.correct(Correction(CorrectionKind.IGNORE, "State", reason=" "))


def test_corrections_hold_when_articles_are_read_again(store: Store) -> None:
    text = "Ties\n\nAda Brook spoke."
    ada = Actor("a0", "Ada Brook", Kind.PERSON, ("Ada Brook",), (Mention(6, 15, Form.NAME),))
    for analyser in ("test 1", "test 2"):
        store.save(Analysis(Article("one", "Ties", text), analyser, actors=(ada,)))
        if analyser == "test 1":
            store.correct(rule("rename", "Ada Brook", "Ada B. Brook"))
    actors = frames.corpus(store).actors
    assert list(actors["name"]) == ["Ada B. Brook"]
    assert "Ada Brook" in actors["aliases"].iloc[0]


ON = "2025-09-01 manifest likely"
OWN = Article("one", "Ties", "Ties", date(2025, 9, 1), "manifest", published_certainty="likely")


def test_corrections_date_holds_and_taken_back_gives_the_article_its_own_again() -> None:
    first = rule("date", ON, "2025-09-04", articles=("one",))
    given = dated(OWN, [first])
    assert (given.published, given.published_from) == (date(2025, 9, 4), "analyst")
    assert given.published_certainty == "certain"
    second = rule("date", date_before(given, [first]), "2025-09-05", 2, articles=("one",))
    later = dated(given, [first, second])
    assert later.published == date(2025, 9, 5)
    back = rule("undo", ON, number=3, undoes=2)
    assert dated(later, [first, second, back]) == given
    both = [first, second, back, rule("undo", ON, number=4, undoes=1)]
    assert dated(given, both) == OWN
    assert date_before(given, both) == ON


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(rule("date", ON, "2025-09-04", articles=("two",)), id="another article"),
        pytest.param(rule("date", ON, "soon", articles=("one",)), id="no day"),
    ],
)
def test_corrections_date_that_does_not_concern_an_article_leaves_it(other: Correction) -> None:
    assert dated(OWN, [other]) == OWN


def test_corrections_date_of_an_undated_article_taken_back_leaves_it_undated() -> None:
    bare = replace(OWN, published=None, published_from="", published_certainty="")
    given = rule("date", date_before(bare, []), "2025-09-04", articles=("one",))
    assert dated(dated(bare, [given]), [given, rule("undo", "", number=2, undoes=1)]) == bare


def test_corrections_date_holds_when_the_article_is_loaded_again(store: Store) -> None:
    article = replace(OWN, text="Ties\n\nRain.", path="one.txt")
    store.save(Analysis(article, "test 1"))
    made = store.correct(rule("date", ON, "2025-09-04", articles=("one",)))
    (again,) = store.pending([article], "test 1")
    assert again.published == date(2025, 9, 4)
    store.save(Analysis(again, "test 1"))
    assert store.pending([article], "test 1") == ()
    assert [f"{day:%F}" for day in frames.corpus(store).articles["published"]] == ["2025-09-04"]
    assert frames.questions(store).dormant == ()
    store.remove(["one"])
    assert frames.questions(store).dormant == (made.id,)
