"""What a briefing says of a corpus, and that the same corpus gives the same briefing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from analysis import frames
from analysis.briefing.compare import differences
from analysis.briefing.compose import compose
from analysis.briefing.lint import lint
from analysis.briefing.model import Briefing, Position, Voice, claims_of
from analysis.briefing.verbatim import stands_in
from analysis.errors import BriefingError
from analysis.frames import Corpus
from analysis.types import Confidence, Focus, Label, Span
from tests.analysis.briefing.conftest import Texts, ground
from tests.analysis.reports import Report, analysis_of, filled

FOR, AGAINST, IF = Label.SUPPORTS, Label.OPPOSES, Label.CONDITIONAL
ORDER = ["bottom-line", "actors", "changed", "quotes", "timeline", "gaps", "sources"]
Make = Callable[..., tuple[Briefing, Texts]]


def block(briefing: Briefing, name: str):
    return next(one for one in briefing.blocks if one.id == name)


def said(briefing: Briefing, name: str) -> str:
    return "\n".join(one.text for one in claims_of(block(briefing, name)))


def only(briefing: Briefing) -> Position:
    (position,) = block(briefing, "actors").positions
    return position


def test_the_blocks_come_in_the_order_of_a_briefing(composed: Briefing):
    assert [one.id for one in composed.blocks] == ORDER


def test_the_demo_corpus_breaks_no_rule(briefing: Briefing, texts: Texts):
    assert lint(briefing, texts) == ()


def test_a_fictional_corpus_says_so_first(composed: Briefing):
    assert composed.scope[0].startswith("Fictional demo corpus")


def test_the_bottom_line_is_a_draft_with_numbers_and_days(composed: Briefing):
    first, second = block(composed, "bottom-line").claims
    assert block(composed, "bottom-line").draft
    assert "4 Sep 2025 to 16 Apr 2026" in first.text
    assert "of 38 actors" in first.text
    assert first.corpus
    assert second.text.startswith("Since 1 Mar 2026, ")


def test_every_source_sentence_stands_in_its_article(composed: Briefing, texts: Texts):
    told = [
        claim
        for one in composed.blocks
        for claim in (*claims_of(one), *one.spare)
        if claim.voice is Voice.SOURCE
    ]
    assert len(told) > 20
    for claim in told:
        assert stands_in(claim.text, texts[claim.articles[0]]), claim


def test_the_same_corpus_and_focus_give_the_same_briefing(demo: Corpus, composed: Briefing):
    since = ground(workspace="demo", fictional=True, since=date(2026, 3, 1))
    assert compose(demo, Focus(workspace="demo"), since) == composed


def test_a_position_tells_since_when_how_sure_and_what_speaks_against(of_reports: Make):
    found, _ = of_reports(
        Report("Herald", "2025-05-01", AGAINST),
        Report("Echo", "2025-06-01", FOR),
        Report("Courier", "2025-06-09", FOR),
    )
    one = only(found)
    assert (one.since, one.latest) == ("2025-06-01", "2025-06-09")
    assert one.line.text == "supports, since 1 Jun 2025, latest 9 Jun 2025"
    assert one.confidence is Confidence.MODERATE
    assert "2 outlets, 2 origins" in one.basis.text
    assert "0 of 2 texts reviewed by a person" in one.basis.text
    assert one.best
    assert one.best.articles == ("a002",)
    assert one.contrary
    assert one.contrary.by == "opposes"
    assert one.contrary.articles == ("a000",)


def test_what_speaks_against_is_firm_before_it_is_recent(of_reports: Make):
    doubtful = Report("Courier", "2025-06-20", IF, Confidence.LOW)
    found, _ = of_reports(
        Report("Herald", "2025-05-01", AGAINST),
        Report("Echo", "2025-06-01", FOR),
        Report("Echo", "2025-06-09", FOR),
        doubtful,
    )
    against = only(found).contrary
    assert against
    assert (against.by, against.articles) == ("opposes", ("a000",))
    found, _ = of_reports(Report("Echo", "2025-06-01", FOR), doubtful)
    against = only(found).contrary
    assert against
    assert (against.by, against.articles) == ("conditional, low confidence", ("a001",))


def test_one_origin_is_of_low_confidence_and_said_among_the_gaps(of_reports: Make):
    found, _ = of_reports(Report("Herald", "2025-05-01", FOR, Confidence.HIGH))
    assert only(found).confidence is Confidence.LOW
    assert "1 of 1 position rest on a single origin" in said(found, "gaps")


def test_a_conditional_position_without_a_condition_says_so(of_reports: Make):
    found, _ = of_reports(Report("Herald", "2025-05-01", IF))
    one = only(found)
    assert one.condition
    assert "no condition" in one.condition.text
    assert one.contrary
    assert one.contrary.text == "None found in 1 text."


def test_changes_are_those_since_the_day(of_reports: Make):
    reports = (
        Report("Herald", "2025-05-01", FOR),
        Report("Echo", "2025-05-14", AGAINST),
        Report("Echo", "2025-07-14", FOR),
    )
    assert "from supports to opposes, 14 May 2025" in said(of_reports(*reports)[0], "changed")
    later, _ = of_reports(*reports, since=date(2025, 7, 1))
    assert "14 May" not in said(later, "changed")
    assert "from opposes to supports, 14 Jul 2025" in said(later, "changed")
    none, _ = of_reports(*reports, since=date(2025, 8, 1))
    assert said(none, "changed") == "No change of position since 1 Aug 2025."


def test_gaps_tell_days_without_articles_and_undated_ones(of_reports: Make):
    found, _ = of_reports(
        Report("Herald", "2025-05-01", FOR),
        Report("Echo", "2025-06-14", FOR),
        Report("Echo", "", FOR),
    )
    told = said(found, "gaps")
    assert "the longest of 43 days, 2 May 2025 to 13 Jun 2025" in told
    assert "1 article without a date" in told
    assert "0 of 3 texts that show a position were reviewed" in told


def test_a_later_briefing_tells_what_stands_otherwise(of_reports: Make, tmp_path_factory):
    before, _ = of_reports(Report("Herald", "2025-05-01", FOR))
    after, _ = of_reports(
        Report("Echo", "2025-05-14", AGAINST),
        Report("Echo", "2025-05-15", FOR, actor="Ben Lake"),
    )
    told = "\n".join(one.text for one in differences(before, after.standing))
    assert "Ada Brook: from supports to opposes." in told
    assert "With a position new here: Ben Lake." in told
    (same,) = differences(before, before.standing)
    assert same.text.startswith("Every actor stands as in the briefing of 20 Apr 2026")


def test_quotes_are_three_to_five_by_different_speakers(composed: Briefing):
    quotes = block(composed, "quotes")
    assert 3 <= len(quotes.claims) <= 5
    assert len({one.by for one in quotes.claims}) == len(quotes.claims)
    assert all(one.quoted for one in quotes.claims)
    assert quotes.spare
    assert quotes.note.startswith("Chosen:")


def test_the_timeline_is_in_order_and_what_is_ahead_comes_last(composed: Briefing):
    by = [one.by for one in block(composed, "timeline").claims]
    ahead = [one.startswith("ahead, ") for one in by]
    assert any(ahead)
    assert ahead == sorted(ahead)


def test_a_focus_on_actors_is_a_briefing_on_them(demo: Corpus):
    found = compose(demo, Focus(workspace="demo", actors=("norway",)), ground(workspace="demo"))
    assert found.title == "Norway: cooperation with Russia"
    assert [one.actor for one in block(found, "actors").positions] == ["norway"]
    assert said(found, "bottom-line").startswith("Norway supports cooperation with Russia as of")


def test_nothing_in_focus_is_an_error_with_a_remedy(demo: Corpus):
    with pytest.raises(BriefingError, match="widen the limits"):
        compose(demo, Focus(workspace="demo", text="zzzz"), ground())


def test_the_condition_is_the_one_that_is_stated_most_strongly(tmp_path: Path):
    store = filled(tmp_path / "desk.db")
    words = "talks may go on if the logs are shown and later only if both ships are freed"
    read = analysis_of("a000", 0, Report("Herald", "2025-05-01", IF, words=words))
    (stance,) = read.stances
    (why,) = stance.evidence
    spans = [
        Span(read.article.text.index(part), read.article.text.index(part) + len(part))
        for part in ("if the logs are shown", "only if both ships are freed")
    ]
    two = tuple(replace(why, condition=span) for span in spans)
    store.save(replace(read, stances=(replace(stance, evidence=two),)))
    corpus = frames.corpus(store)
    store.close()
    found = only(compose(corpus, Focus(), ground()))
    assert found.condition is not None
    assert found.condition.text == "if the logs are shown"
