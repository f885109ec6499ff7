"""Whose position a clause is."""

import pytest


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        ("Norway and Finland signed a treaty with Russia.", {"Norway", "Finland"}),
        ("The treaty with Russia was rejected by Poland.", {"Poland"}),
        ("Norway, which had pressed for talks, met Russian envoys.", {"Norway"}),
        ("Poland's refusal to talk to Moscow surprised nobody.", {"Poland"}),
        ("Poland is joining Norway in keeping the ban on Russian coal.", {"Poland", "Norway"}),
        ("Poland, together with Norway, signed a treaty with Russia.", {"Poland", "Norway"}),
        ("Poland, along with Norway, rejected the talks with Russia.", {"Poland", "Norway"}),
    ],
)
def test_agents_hold_what_they_do(read_signals, text, holders):
    assert holders <= {name for name, found in read_signals(text).items() if found}


def test_told_to_do_something_is_no_position(read_signals):
    found = read_signals("Russia must return to the talks, Ida Holm said.")
    assert "Russia" not in found


@pytest.mark.parametrize(
    "text",
    [
        "Poland should persuade Moscow to back a treaty.",
        "Asked if Poland trusted Moscow, Ida Holm said nothing.",
        "Ida Holm was pressed by Poland about the talks with Moscow.",
        "Ida Holm spoke of the invasion of Poland by Russia.",
    ],
)
def test_what_is_asked_or_suffered_is_no_position(read_signals, text):
    assert "Poland" not in read_signals(text)


def test_hostility_beside_the_target_is_meant_for_a_third(read_signals):
    (found,) = read_signals("Iran and Russia threatened to answer any aggression.")["Iran"]
    assert found.away == 0


def test_what_others_say_of_an_actor_is_kept_apart(read_signals):
    found = read_signals("Ida Holm said Poland opposed the talks with Moscow.")
    assert {s.basis for s in found["Poland"]} == {"reported"}
    assert "own words" in {s.basis for s in found["Ida Holm"]}


def test_party_behind_a_name_does_not_speak(read_signals):
    found = read_signals("Anna Lund, a Republican from Ohio, said talks with Russia had failed.")
    assert "Republican Party" not in found


def test_two_actors_of_one_surname_are_kept_apart(read_signals):
    text = "Anna Lund called for talks with Russia.\nPeter Lund called for sanctions on Russia.\n"
    found = read_signals(text)
    net = {name: sum(s.toward - s.away for s in signals) for name, signals in found.items()}
    assert net["Anna Lund"] > 0 > net["Peter Lund"]
