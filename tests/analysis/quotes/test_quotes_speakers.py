"""Who said it: the source as written and the actor that it resolves to."""

import re

import pytest

from analysis.quotes import quotes
from analysis.types import Actor, Form, Kind, Mention


def actor(text, name, *words, gender="", kind=Kind.PERSON, roles=()):
    """An actor whose mentions are all places of these words in the text."""
    mentions = [
        Mention(m.start(), m.end(), Form.ROLE if word in roles else Form.NAME)
        for word in (*words, *roles)
        for m in re.finditer(re.escape(word), text)
    ]
    return Actor(name, name, kind, words, tuple(mentions), gender=gender)


def speakers(doc, *actors):
    return [quote.speaker for quote in quotes(doc, actors)]


def sources(doc, *actors):
    return [[s.of(doc.text) for s in quote.source] for quote in quotes(doc, actors)]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param('"We wait," Ann Moe said.', ["Ann Moe"], id="after the words"),
        pytest.param('"We wait," said Ann Moe.', ["Ann Moe"], id="inverted"),
        pytest.param(
            '"We wait," said Ann Moe, a former president of the harbour board.',
            ["Ann Moe, a former president of the harbour board"],
            id="long apposition behind",
        ),
        pytest.param(
            '"We wait," Ann Moe, a former president of the harbour board, told reporters.',
            ["Ann Moe, a former president of the harbour board"],
            id="long apposition between",
        ),
        pytest.param(
            "The mayor, Ann Moe, said the ice was thin.", ["The mayor, Ann Moe"], id="role first"
        ),
        pytest.param("Ann Moe said the ice was thin.", ["Ann Moe"], id="before the words"),
        pytest.param(
            "The ice was thin, said Ann Moe, who had walked on it.",
            ["Ann Moe"],
            id="relative clause",
        ),
        pytest.param(
            "Ann Moe, asked whether she would resign, said the ice was thin.",
            ["Ann Moe"],
            id="aside",
        ),
        pytest.param(
            "Ann Moe issued a statement saying the ice was thin.", ["Ann Moe"], id="statement"
        ),
        pytest.param(
            "The leader of the party's harbour group, Ann Moe, said the ice was thin.",
            ["The leader of the party's harbour group, Ann Moe"],
            id="name beside a long role",
        ),
        pytest.param(
            "Ann Moe, a senator, who asked whether it was true, left.",
            ["Ann Moe, a senator", "who"],
            id="relative clause after an apposition",
        ),
        pytest.param("Ann Moe let it be known that she would go.", ["Ann Moe"], id="let be known"),
        pytest.param('In the words of Ann Moe, "it is over."', ["Ann Moe"], id="words of"),
        pytest.param("Ann Moe: Ice is thinner than ever", ["Ann Moe"], id="headline"),
        pytest.param(
            "The ice was thin, according to Ann Moe of Oslo.",
            ["Ann Moe of Oslo"],
            id="according to",
        ),
        pytest.param(
            "OSLO (Fjord Wire) - Ann Moe said the ice was thin.", ["Ann Moe"], id="dateline"
        ),
    ],
)
def test_quotes_source_resolves_to_actor(parsed, text, source):
    moe = actor(text, "Ann Moe", "Ann Moe", gender="f")
    assert sources(parsed(text), moe)[0] == source
    (first, *_) = quotes(parsed(text), (moe,))
    assert (first.speaker, first.actor) == ("Ann Moe", "Ann Moe")


def test_quotes_relative_clause_keeps_the_pronoun(parsed):
    text = "Ann Moe, who said the ice was thin, left."
    moe = actor(text, "Ann Moe", "Ann Moe")
    assert sources(parsed(text), moe) == [["Ann Moe", "who"]]
    assert speakers(parsed(text), moe) == ["Ann Moe"]


def test_quotes_role_resolves_to_actor(parsed):
    text = "Ann Moe came late. The defence chief said the ice was thin."
    moe = actor(text, "Ann Moe", "Ann Moe", roles=("The defence chief",))
    assert speakers(parsed(text), moe) == ["Ann Moe"]


def test_quotes_name_beside_outranks_role(parsed):
    text = "Carl Roe left. The leader of the harbour group, Ann Moe, said the ice was thin."
    moe = actor(text, "Ann Moe", "Ann Moe")
    roe = actor(text, "Carl Roe", "Carl Roe", roles=("The leader",))
    assert speakers(parsed(text), moe, roe) == ["Ann Moe"]


def test_quotes_pronoun_agrees_in_gender(parsed):
    text = "Ann Moe met Carl Roe. He said the ice was thin. She said it would hold."
    moe = actor(text, "Ann Moe", "Ann Moe", gender="f")
    roe = actor(text, "Carl Roe", "Carl Roe", gender="m")
    assert speakers(parsed(text), moe, roe) == ["Carl Roe", "Ann Moe"]


def test_quotes_pronoun_follows_running_speaker(parsed):
    text = '"We wait," Ann Moe said.\n\nEva Roe listened. "It is cold," she added.'
    moe = actor(text, "Ann Moe", "Ann Moe", gender="f")
    roe = actor(text, "Eva Roe", "Eva Roe", gender="f")
    assert speakers(parsed(text), moe, roe) == ["Ann Moe", "Ann Moe"]


def test_quotes_pronoun_never_means_a_country(parsed):
    text = "Norway voted. He said the ice was thin."
    norway = actor(text, "Norway", "Norway", kind=Kind.COUNTRY)
    assert speakers(parsed(text), norway) == [None]


def test_quotes_two_actors_of_one_surname(parsed):
    text = '"We wait," Ann Moe said. "Let us go," Carl Moe said. He said the ice was thin.'
    ann = actor(text, "Ann Moe", "Ann Moe", gender="f")
    carl = actor(text, "Carl Moe", "Carl Moe", gender="m")
    assert speakers(parsed(text), ann, carl) == ["Ann Moe", "Carl Moe", "Carl Moe"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        pytest.param("Two officials said the ice was thin.", "Two officials", id="unnamed plural"),
        pytest.param('"We wait," a source said.', "a source", id="unnamed"),
        pytest.param("The report said the ice was thin.", "The report", id="document"),
        pytest.param(
            "Oslo, an official there said, had not been asked.", "an official there", id="aside"
        ),
        pytest.param("They said the ice was thin.", None, id="plural pronoun"),
        pytest.param("He said the ice was thin.", None, id="pronoun without a person"),
        pytest.param("Sweden is expected to sign the accord.", None, id="passive"),
    ],
)
def test_quotes_unnamed_sources_stay_as_written(parsed, text, speaker):
    (quote,) = quotes(parsed(text), ())
    assert (quote.speaker, quote.actor) == (speaker, None)


def test_quotes_spokesman_is_not_his_minister(parsed):
    text = "A spokesman for Ann Moe said the ice was thin."
    moe = actor(text, "Ann Moe", "Ann Moe")
    assert speakers(parsed(text), moe) == ["A spokesman for Ann Moe"]


def test_quotes_coordinated_speakers(parsed):
    text = "Ann Moe and Carl Roe said the ice was thin."
    moe, roe = actor(text, "Ann Moe", "Ann Moe"), actor(text, "Carl Roe", "Carl Roe")
    assert speakers(parsed(text), moe, roe) == ["Ann Moe and Carl Roe"]


def test_quotes_passive_names_its_agent(parsed):
    text = 'The vote was called "a farce" by Ann Moe.'
    moe = actor(text, "Ann Moe", "Ann Moe")
    assert speakers(parsed(text), moe) == ["Ann Moe"]
