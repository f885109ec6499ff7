"""What analysts judged of single articles, in the frames: stances and speakers."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from analysis import frames
from analysis.store import Store
from analysis.types import (
    NO_STANCE,
    UNKNOWN,
    Actor,
    Analysis,
    Article,
    Confidence,
    Correction,
    CorrectionKind,
    Evidence,
    Form,
    Kind,
    Label,
    Mention,
    Quote,
    QuoteType,
    Span,
    Stance,
)

TEXT = 'Talks\n\nAda Brook said: "We will talk." Ole Lund listened. "We will wait," the envoy said.'


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def actor(key: str, name: str) -> Actor:
    at = span(name)
    return Actor(key, name, Kind.PERSON, (name,), (Mention(at.start, at.end, Form.NAME),))


def read(analyser: str = "t 1", *, first: str = "We will talk.") -> Analysis:
    """Ada Brook and Ole Lund; the machine finds a stance of the first and one speaker of two."""
    why = span("We will talk.")
    return Analysis(
        Article("one", "Talks", TEXT, date(2025, 9, 4), outlet="Herald"),
        analyser,
        actors=(actor("a0", "Ada Brook"), actor("a1", "Ole Lund")),
        quotes=(
            Quote(QuoteType.DIRECT, (span(first),), speaker="Ada Brook", actor="a0"),
            Quote(QuoteType.DIRECT, (span("We will wait,"),)),
        ),
        stances=(
            Stance(
                "a0",
                Label.SUPPORTS,
                Confidence.LOW,
                "She wants talks.",
                (Evidence(why.start, why.end, "wants", Label.SUPPORTS),),
            ),
        ),
    )


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(str(tmp_path / "desk.db"))
    opened.open_workspace("desk")
    opened.save(read())
    yield opened
    opened.close()


def judge(store: Store, kind: str, about: str, value: str, article: str = "one") -> Correction:
    return store.correct(
        Correction(CorrectionKind(kind), about, value, (article,), author="J. R.", reason="seen")
    )


def undo(store: Store, rule: Correction) -> None:
    store.correct(Correction(CorrectionKind.UNDO, rule.actor, reason="no", undoes=rule.id))


def stances(store: Store) -> list[tuple[str, ...]]:
    found = frames.corpus(store).stances
    return list(
        found[["actor", "label", "judge", "machine_label", "reason"]].itertuples(
            index=False, name=None
        )
    )


FOUND = ("ada-brook", "supports", "machine", "supports", "")


def test_judged_stance_is_the_machines_without_a_rule(store: Store) -> None:
    assert stances(store) == [FOUND]
    assert list(frames.corpus(store).stances["reader"]) == ["offline"]


def test_judged_stance_overrides_the_machine_and_keeps_its_label_and_sentences(store: Store):
    rule = judge(store, "stance", "Ada Brook", "opposes")
    assert stances(store) == [("ada-brook", "opposes", "analyst", "supports", "seen")]
    (row,) = frames.corpus(store).stances.itertuples()
    assert (row.id, row.confidence, row.author) == ("one:s0", "high", "J. R.")
    assert "J. R." in row.detail
    assert list(frames.corpus(store).evidence["stance"]) == ["one:s0"]
    undo(store, rule)
    assert stances(store) == [FOUND]


def test_judged_stance_is_added_where_the_machine_had_none(store: Store) -> None:
    rule = judge(store, "stance", "Ole Lund", "conditional")
    assert stances(store) == [FOUND, ("ole-lund", "conditional", "analyst", "", "seen")]
    added = frames.corpus(store).stances.iloc[1]
    assert (added["id"], added["outlet"]) == (f"one:a{rule.id}", "Herald")
    assert added["date"].date() == date(2025, 9, 4)


def test_judged_none_takes_the_stance_and_its_sentences_away(store: Store) -> None:
    judge(store, "stance", "Ada Brook", NO_STANCE)
    assert stances(store) == []
    assert frames.corpus(store).evidence.empty


def test_judged_of_two_the_later_holds_and_undone_the_earlier_again(store: Store) -> None:
    judge(store, "stance", "Ada Brook", "opposes")
    later = judge(store, "stance", "Ada Brook", "neutral")
    assert stances(store)[0][1] == "neutral"
    undo(store, later)
    assert stances(store)[0][1] == "opposes"


def test_judged_stance_is_kept_when_the_article_is_analysed_again(store: Store) -> None:
    judge(store, "stance", "Ada Brook", "opposes")
    store.save(read("t 2"))
    assert stances(store)[0][1:3] == ("opposes", "analyst")


def test_judged_stance_follows_its_actor_through_other_rules(store: Store) -> None:
    judge(store, "stance", "Ole Lund", "opposes")
    store.correct(Correction(CorrectionKind.RENAME, "Ole Lund", "O. Lund", reason="so he signs"))
    judge(store, "merge", "O. Lund", "Ada Brook", article="")
    assert stances(store) == [("ada-brook", "opposes", "analyst", "supports", "seen")]


def test_judged_stance_goes_with_an_actor_that_is_split_off(store: Store) -> None:
    judge(store, "stance", "Ole Lund", "opposes")
    judge(store, "split", "Ole Lund", "Ole Lund (envoy)")
    found = frames.corpus(store)
    names = [found.name(one) for one in found.stances["actor"]]
    assert names == ["Ada Brook", "Ole Lund (envoy)"]


def test_judged_stance_of_an_ignored_actor_is_dormant(store: Store) -> None:
    rule = judge(store, "stance", "Ole Lund", "opposes")
    store.correct(Correction(CorrectionKind.IGNORE, "Ole Lund", reason="nobody"))
    assert stances(store) == [FOUND]
    assert frames.questions(store).dormant == (rule.id,)


@pytest.mark.parametrize(
    ("kind", "about", "value", "article"),
    [
        pytest.param("stance", "Nobody", "opposes", "one", id="no such actor"),
        pytest.param("stance", "Ada Brook", "opposes", "gone", id="no such article"),
        pytest.param("speaker", "Never said.", "Ole Lund", "one", id="no such quote"),
        pytest.param("speaker", "We will wait,", "Nobody", "one", id="no such speaker"),
    ],
)
def test_judged_rules_that_find_nothing_are_dormant(
    store: Store, kind: str, about: str, value: str, article: str
) -> None:
    before = frames.corpus(store)
    rule = judge(store, kind, about, value, article)
    after = frames.corpus(store)
    assert after.stances.equals(before.stances)
    assert after.quotes.equals(before.quotes)
    assert frames.questions(store).dormant == (rule.id,)


def speakers(store: Store) -> list[tuple[str, str, str]]:
    found = frames.corpus(store).quotes[["actor", "speaker", "speaker_judge"]]
    return list(found.itertuples(index=False, name=None))


def test_judged_speaker_of_a_quote_that_nobody_was_found_for(store: Store) -> None:
    rule = judge(store, "speaker", "We will wait,", "Ole Lund")
    assert speakers(store) == [
        ("ada-brook", "Ada Brook", "machine"),
        ("ole-lund", "Ole Lund", "analyst"),
    ]
    undo(store, rule)
    assert speakers(store)[1] == ("", "", "machine")


def test_judged_speaker_unknown_takes_the_machines_away(store: Store) -> None:
    judge(store, "speaker", "We will talk.", UNKNOWN)
    assert speakers(store)[0] == ("", "", "analyst")
    assert frames.questions(store).dormant == ()


def test_judged_speaker_is_kept_when_the_quote_is_cut_elsewhere(store: Store) -> None:
    judge(store, "speaker", "We will talk.", "Ole Lund")
    store.save(read("t 2", first="We will talk"))
    assert speakers(store)[0] == ("ole-lund", "Ole Lund", "analyst")
