"""Mentions: what may name an actor, where it starts and ends, and what its own words tell."""

import pytest

from analysis.mentions import mentions
from analysis.types import Form, Kind


@pytest.fixture
def found(parsed):
    """Text -> its candidates of one form."""

    def find(text, form=Form.NAME):
        return [c for c in mentions(parsed(text)) if c.form is form]

    return find


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Rain",
        '"Nobody said a word',
        "It rained in the night and the harvest was late.",
    ],
)
def test_mentions_none(found, text):
    assert [c for c in found(text) if c.kind is not None] == []


@pytest.mark.parametrize(
    "text",
    [
        "In January Stepan Orlanov said the talks would go on.",
        "In April Stepan Orlanov said the talks would go on.",
        "On Monday Stepan Orlanov said the talks would go on.",
        "On 4 January Stepan Orlanov said so.",
        "On Christmas Eve Stepan Orlanov called.",
        "In December Finland closed its border, and in October Stepan Orlanov regretted it.",
    ],
)
def test_mentions_a_date_before_a_name_is_no_part_of_it(found, text):
    assert [c.text for c in found(text) if c.kind is Kind.PERSON] == ["Stepan Orlanov"]


@pytest.mark.parametrize("name", ["April Ryan", "May Britt Lund", "June Carter"])
def test_mentions_months_that_are_first_names(found, name):
    (person,) = [c for c in found(f"{name}, a reporter, said no.") if c.kind is Kind.PERSON]
    assert person.text == name


@pytest.mark.parametrize(
    ("text", "name", "role", "country"),
    [
        (
            "Russian Defence Minister Stepan Orlanov said he was ready.",
            "Stepan Orlanov",
            "Russian Defence Minister",
            "Russia",
        ),
        (
            "Chief Executive Pertti Ranta said it would return.",
            "Pertti Ranta",
            "Chief Executive",
            "",
        ),
        ("Mr. Okafor-Lind declined to comment.", "Okafor-Lind", "Mr.", ""),
        (
            "Secretary of State Laura Whitcombe arrived on Monday.",
            "Laura Whitcombe",
            "Secretary of State",
            "",
        ),
    ],
)
def test_mentions_title_before_name(found, text, name, role, country):
    (person,) = [c for c in found(text) if c.kind is Kind.PERSON]
    assert (person.text, person.role, person.country) == (name, role, country)


def test_mentions_title_belongs_to_the_mention(found):
    text = "Mr. Halvorsen met reporters."
    (person,) = found(text)
    assert text[person.start : person.end] == "Mr. Halvorsen"


def test_mentions_office_that_names_a_body_stands_alone(found):
    text = "Pentagon chief Warren Castell said so."
    (role,) = found(text, Form.ROLE)
    assert (role.text, role.country) == ("Pentagon chief", "United States")
    assert role.anchor == text.index("Warren")


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Moscow said it would answer.", True),
        ("The minister wants better ties with Moscow.", True),
        ("Talks between Warsaw and Moscow broke down.", True),
        ("Moscow's ambassador walked out.", True),
        ("A Moscow-backed militia withdrew.", True),
        ("They asked for a loan from Moscow.", True),
        ("The singer performed in Moscow.", False),
        ("She flew to Moscow on Monday.", False),
        ("MOSCOW - The weather was fine.", False),
        ("Moscow's streets were empty.", False),
    ],
)
def test_mentions_capital_acts_or_is_a_place(found, text, acts):
    named = [c for c in found(text) if c.name == "Russia"]
    assert bool(named) is acts


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Russian forces crossed the river.", "Russian"),
        ("The Russians left the hall.", "Russians"),
        ("The Kremlin denied it.", "Kremlin"),
        ("Tensions with Russia rose.", "Russia"),
    ],
)
def test_mentions_state_by_many_names(found, text, written):
    assert written in [c.text for c in found(text) if c.name == "Russia"]


def test_mentions_adjective_alone_is_no_state(found):
    assert [c for c in found("He likes Russian novels.") if c.name == "Russia"] == []


@pytest.mark.parametrize(
    "text",
    [
        "Brussels (AFP) - The ministers met on Thursday.",
        "By Jo Dorsett\n\nThe ministers met on Thursday.",
    ],
)
def test_mentions_credit_lines_are_no_actors(found, text):
    assert [c for c in found(text) if c.kind is not None] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Germany's economy ministry published the figures.", "German economy ministry"),
        ("The Norwegian Foreign Ministry summoned the envoy.", "Norwegian Foreign Ministry"),
        ("The Philippine coast guard sent two boats.", "Philippine coast guard"),
        ("Ethiopia's aviation authority sent them back.", "Ethiopian aviation authority"),
        ("The Kenyan tea board welcomed the buyers.", "Kenyan tea board"),
        ("The finance ministry in Ankara denied it.", "Turkish finance ministry"),
        ("The Atomic Energy Ministry in Moscow denied it.", "Russian Atomic Energy Ministry"),
    ],
)
def test_mentions_bodies_of_states(found, text, name):
    assert name in [c.name for c in found(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The Russian company paid.",
        "The British board met.",
        "The Ethiopian authority met in Ankara.",
    ],
)
def test_mentions_one_of_many_is_no_named_body(found, text):
    assert [c for c in found(text) if c.name and c.kind is Kind.ORGANISATION] == []


@pytest.mark.parametrize(
    "text",
    [
        "Kenzo Hayashida, a lawmaker of the governing party, said no.",
        "The head of its science office, Lucien Desmoulins, said there were 11.",
        "Platon Verezin, 38, will also take on debts.",
        "Retired Swedish general Per-Olof Hedman said the flight was late.",
        "Digital Minister Oskar Brandlund said he would resign.",
    ],
)
def test_mentions_people_by_their_context(found, text):
    assert Kind.PERSON in [c.kind for c in found(text) if len(c.text.split()) > 1]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The freight insurer Corvenna said it would pay.", "Corvenna"),
        ("Ethiopian Skyways restored its flights.", "Ethiopian Skyways"),
    ],
)
def test_mentions_bodies_by_their_context(found, text, name):
    assert (name, Kind.ORGANISATION) in [(c.text, c.kind) for c in found(text)]


def test_mentions_headline_in_capitals(found):
    text = "CASTELL: Moscow must wait\n\nPentagon chief Warren Castell said so on Thursday."
    assert [c.text for c in found(text) if c.kind is Kind.PERSON] == ["CASTELL", "Warren Castell"]


def test_mentions_empty_it_is_left_out(found):
    text = "It is clear that the plan failed. It rained."
    assert found(text, Form.PRONOUN) == []


def test_mentions_spans_are_inside_the_text(parsed):
    text = "Mr. Dahl’s “allies” — Norway's and the EU's — met Ms. Ek (38) in Oslo.\n\n\nEnd"
    for candidate in mentions(parsed(text)):
        assert 0 <= candidate.start < candidate.end <= len(text)
        assert text[candidate.start : candidate.end].endswith(candidate.text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nordic ministers set three conditions.", "Nordic ministers"),
        ("She accused the Nordics of haste.", "Nordic countries"),
        ("Relations with the West are poor.", "the West"),
    ],
)
def test_mentions_groups_of_states(found, text, name):
    assert (name, Kind.GROUP) in [(c.name, c.kind) for c in found(text)]


def test_mentions_place_is_no_group(found):
    assert [c for c in found("He visited the West Bank.") if c.name == "the West"] == []
