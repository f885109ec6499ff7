"""From article to stances."""

from pathlib import Path

import pytest

from analysis.types import Confidence, Label

SEEDS = Path(__file__).resolve().parents[3] / "seeds" / "articles"

TALKS = """Norway and Russia to resume fishing talks
OSLO (Harbour Wire) - Norway and Russia agreed on Monday to resume talks on cod quotas.
Norwegian Fisheries Minister Karin Holt said cooperation with Russia was in the interest of both.
"We want to work with our Russian neighbours," Holt said. "The talks should go on."
Polish Foreign Minister Marek Zelka condemned the talks. "There must be no cooperation with Russia
and the sanctions must be tightened," he said.
Finnish Defence Minister Tuomas Rinne said Finland would return to the talks with Russia only if
Moscow released the crew of the trawler Sula.
"""

COURT = """Court jails clerk who sold files to Russian firm
BERGEN (Harbour Wire) - A court in Bergen sentenced a clerk to three years on Monday.
Judge Anna Moe said the clerk, Ole Brun, had copied files for a company in St. Petersburg.
Prosecutor Leif Sand said the evidence was clear. "He knew what he did," Sand said.
Brun's lawyer, Siri Aas, said her client would appeal. The trial lasted nine days.
"""


def test_labels_of_a_plain_article(read_stances):
    found = read_stances(TALKS)
    labels = {name: s.label for name, s in found.items()}
    assert labels["Karin Holt"] is Label.SUPPORTS
    assert labels["Marek Zelka"] is Label.OPPOSES
    assert labels["Tuomas Rinne"] is Label.CONDITIONAL


def test_condition_stands_in_detail_and_evidence(read_stances):
    stance = read_stances(TALKS)["Tuomas Rinne"]
    assert "only if" in stance.detail
    assert stance.evidence[0].condition is not None


def test_spans_lie_in_the_text(read_stances):
    for stance in read_stances(TALKS).values():
        for evidence in stance.evidence:
            assert 0 <= evidence.start < evidence.end <= len(TALKS)
            assert (
                TALKS[evidence.start : evidence.end].strip() == TALKS[evidence.start : evidence.end]
            )
            for cue in evidence.cue:
                assert cue.of(TALKS).strip()


def test_silence_off_the_topic(read_stances):
    assert read_stances(COURT) == {}


@pytest.mark.parametrize(
    "text",
    ["", "Russia", "Ida Holm", 'Ida Holm said: "We shall', "Norway signed a treaty with Japan.\n"],
    ids=["empty", "target alone", "name alone", "unclosed mark", "target not named"],
)
def test_nothing_to_say(read_stances, text):
    assert all(s.label is not Label.OPPOSES for s in read_stances(text).values())
    assert "Russia" not in read_stances(text)


def test_a_page_without_a_full_stop(read_stances):
    text = "Norway met Russia and " * 600
    assert all(0 <= e.start < e.end for s in read_stances(text).values() for e in s.evidence)


def test_reported_alone_is_never_sure(read_stances):
    text = TALKS + "Ida Holm, a columnist, said Sweden opposed any cooperation with Russia.\n"
    stance = read_stances(text).get("Sweden")
    assert stance is None or stance.confidence is Confidence.LOW


def test_seed_article(read_stances):
    text = next(SEEDS.glob("*.txt")).read_text(encoding="utf-8").replace("\u00c2", "")
    labels = {name: s.label for name, s in read_stances(text).items()}
    assert labels["James Mattis"] is Label.CONDITIONAL
    assert labels["Sergei Shoigu"] is Label.SUPPORTS
    assert labels["Vladimir Putin"] is Label.SUPPORTS
    assert labels["Donald Trump"] is Label.SUPPORTS
    assert labels["United States"] in (Label.CONDITIONAL, Label.OPPOSES)
    assert "Bashar al-Assad" not in labels


def test_an_act_of_the_targets_own_side_need_not_name_it(read_stances):
    text = (
        "A morning at the gate\n\nFinnish officers came at nine. Russia suspended inspections "
        "under the accord on Tuesday and closed the channel. The road was empty by noon. "
        "A bus came.\n"
    )
    assert read_stances(text)["Russia"].label is Label.OPPOSES
