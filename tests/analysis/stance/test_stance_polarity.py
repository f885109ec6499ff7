"""Which way a sentence leans: the sum of its signs for the named actor."""

import pytest

CASES = [
    # acts
    ("Norway", "Norway signed a treaty with Russia.", 1),
    ("Norway", "Norway invited Russia to a rescue exercise.", 1),
    ("Norway", "Norway expelled three Russian diplomats.", -1),
    ("Norway", "Norway suspended its talks with Moscow.", -1),
    ("Norway", "Norway imposed sanctions on Russian banks.", -1),
    ("Norway", "Norway lifted its sanctions on Russian banks.", 1),
    ("Norway", "Norway resumed its dialogue with Moscow.", 1),
    ("Norway", "Norway will deploy a brigade to deter Russia.", -1),
    # words
    ("Ida Holm", "Ida Holm called for better ties with Moscow.", 1),
    ("Ida Holm", "Ida Holm warned against talks with Moscow.", -1),
    ("Ida Holm", "Ida Holm said cooperation with Russia would be a mistake.", -1),
    ("Ida Holm", "Ida Holm praised the Russian proposal.", 1),
    ("Ida Holm", "Ida Holm took a hard line against Russia.", -1),
    # negation, once and twice
    ("Ida Holm", "Ida Holm did not rule out talks with Moscow.", 1),
    ("Ida Holm", "Ida Holm refused to lift the sanctions on Russia.", -1),
    ("Ida Holm", "Ida Holm opposed lifting sanctions on Russia.", -1),
    ("Ida Holm", "Ida Holm opposed the sanctions on Russia.", 1),
    ("Ida Holm", "Ida Holm said she would not meet the Russian ambassador.", -1),
    ("Ida Holm", "Ida Holm said there would be no talks with Moscow.", -1),
    ("Hungary", "Hungary did not oppose the lifting of sanctions on Russia.", 1),
    ("Ida Holm", "Ida Holm said Europe could not be made safe without Russia.", 1),
    # what is only spoken of
    ("Ida Holm", "Ida Holm discussed the sanctions on Russia.", 0),
    # a warning of what dealing would do
    ("Ida Holm", "Ida Holm warned that the deal would hand Moscow our maps.", -1),
    # what one would rather not do
    ("Ida Holm", "Ida Holm said she would rather trade with Russia than punish it.", 1),
    ("Ida Holm", "Ida Holm said she would rather punish Russia than trade with it.", -1),
    # not to harm a dealing is to keep it
    ("Ida Holm", 'Ida Holm said: "Do not burn the bridge to Moscow."', 1),
    ("Ida Holm", 'Ida Holm said: "We must not undermine the treaty with Russia."', 1),
    # taken back, thought over, left no room
    ("Ida Holm", "Ida Holm said she would take back the deal with Moscow.", -1),
    ("Ida Holm", "Ida Holm said Norway should reconsider its contracts with Russia.", -1),
    ("Ida Holm", "Ida Holm said the raid left no room for talks with Moscow.", -1),
    # shrugged off
    ("Ida Holm", "Ida Holm said sanctions on Russia would only bring more trouble.", 1),
    # no want: a bare "without", the target's own noun
    ("Ida Holm", "Ida Holm said the officers sat without work in a Russian town.", 0),
    ("Ida Holm", "Ida Holm said Russia should weigh Russia's support for the rebels.", 0),
    # pleas with fear are still pleas
    ("Ida Holm", "Ida Holm warned that sanctions on Russia would hurt farmers.", 1),
]


@pytest.mark.parametrize(("actor", "text", "sign"), CASES)
def test_signal_leans_as_the_sentence_does(read_signals, actor, text, sign):
    found = read_signals(text)[actor]
    net = sum(s.toward - s.away for s in found)
    assert (net > 0.2) - (net < -0.2) == sign


@pytest.mark.parametrize(
    ("actor", "text", "sign"),
    [
        ("Russia", "Moscow signed a gas contract with Turkey.", 1),
        ("Russia", "Russia expelled four Norwegian diplomats.", -1),
        ("Russia", "Russia offered the United States talks on arms control.", 1),
    ],
)
def test_russian_holder_is_asked_about_others(read_signals, actor, text, sign):
    net = sum(s.toward - s.away for s in read_signals(text)[actor])
    assert (net > 0.2) - (net < -0.2) == sign


def test_a_speakers_past_weighs_less_than_present_words(read_signals):
    past = read_signals("Ida Holm, who had opposed the talks with Russia, said she was tired.")
    now = read_signals("Ida Holm, who opposes the talks with Russia, said she was tired.")
    weigh = [sum(s.away for s in found["Ida Holm"]) for found in (past, now)]
    assert 0 < weigh[0] < weigh[1]


def test_a_perfect_clause_of_its_own_weighs_in_full(read_signals):
    found = read_signals("In Europe, where Norway has opposed the talks with Russia, it rained.")
    assert sum(s.away for s in found["Norway"]) > 0.8


def test_a_question_is_no_position(read_signals):
    found = read_signals("Asked if she supported talks with Russia, Ida Holm said it was late.")
    assert not [x for s in found.get("Ida Holm", []) for x in s.leaves]


def test_dealings_with_a_third_party_weigh_less(read_signals):
    with_target = read_signals("Norway signed a treaty with Russia.")["Norway"]
    with_other = read_signals("Norway signed a treaty with Japan.")["Norway"]
    assert sum(s.toward for s in with_other) < 0.3 * sum(s.toward for s in with_target)


@pytest.mark.xfail(strict=True, reason="irony without a mark is read as it is written")
def test_irony(read_signals):
    found = read_signals("Ida Holm said talks with Moscow were as useful as a chocolate teapot.")
    assert sum(s.toward - s.away for s in found["Ida Holm"]) < 0


def test_a_dealing_named_with_blame_is_not_wanted(read_signals):
    (found,) = read_signals("Ida Holm spoke of a reckless deal with Russia.")["Ida Holm"]
    assert found.away > found.toward
