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


def test_dealings_with_a_third_party_weigh_less(read_signals):
    with_target = read_signals("Norway signed a treaty with Russia.")["Norway"]
    with_other = read_signals("Norway signed a treaty with Japan.")["Norway"]
    assert sum(s.toward for s in with_other) < 0.3 * sum(s.toward for s in with_target)


@pytest.mark.xfail(strict=True, reason="irony without a mark is read as it is written")
def test_irony(read_signals):
    found = read_signals("Ida Holm said talks with Moscow were as useful as a chocolate teapot.")
    assert sum(s.toward - s.away for s in found["Ida Holm"]) < 0
