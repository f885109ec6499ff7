"""Actors of one article: which mentions are one, what kind, what the article says of them."""

import re
from pathlib import Path

import pytest

from analysis.actors import actors
from analysis.mentions import mentions
from analysis.types import Form, Kind


@pytest.fixture
def cast(parsed):
    """Text -> {name: the words of its mentions}."""

    def find(text):
        doc = parsed(text)
        return {
            a.name: [text[m.start : m.end] for m in a.mentions] for a in actors(doc, mentions(doc))
        }

    return find


@pytest.fixture
def who(parsed):
    """Text -> {name: actor}."""

    def find(text):
        doc = parsed(text)
        return {a.name: a for a in actors(doc, mentions(doc))}

    return find


@pytest.mark.parametrize("text", ["", "Rain", '"Nobody said a word', "The harvest was late."])
def test_actors_none(cast, text):
    assert cast(text) == {}


def test_actors_surname_after_full_name(cast):
    text = "Erik Dahlgren opened the meeting. Later Dahlgren left. Dahlgren's car waited."
    assert cast(text)["Erik Dahlgren"] == ["Erik Dahlgren", "Dahlgren", "Dahlgren"]


def test_actors_two_people_of_one_surname(cast):
    text = (
        "Senator Maria Velasco spoke first. Velasco praised the treaty.\n\n"
        "Her brother, Pedro Velasco, disagreed. Mr. Velasco called it weak."
    )
    found = cast(text)
    assert found["Maria Velasco"][:2] == ["Senator Maria Velasco", "Velasco"]
    assert "Mr. Velasco" in found["Pedro Velasco"]


def test_actors_relative_is_not_the_office_holder(cast):
    text = (
        "President Hollander met the governors. First lady Anna Hollander was there as well. "
        "President Hollander spoke for an hour."
    )
    found = cast(text)
    assert found["Hollander"].count("President Hollander") == 2
    assert "President Hollander" not in found["Anna Hollander"]


def test_actors_person_and_government_stay_apart(who):
    found = who(
        "Russian President Gennady Solovtsov called the German leader. Russia denied the report."
    )
    assert found["Gennady Solovtsov"].kind is Kind.PERSON
    assert found["Gennady Solovtsov"].country == "Russia"
    assert found["Russia"].kind is Kind.COUNTRY


@pytest.mark.parametrize(
    ("text", "name", "written"),
    [
        ("Omar al-Basri resigned. Al-Basri gave no reason.", "Omar al-Basri", "Al-Basri"),
        ("Liam O'Hara won. O'Hara thanked his team.", "Liam O'Hara", "O'Hara"),
        (
            "Greta von der Heide spoke. Von der Heide left early.",
            "Greta von der Heide",
            "Von der Heide",
        ),
        (
            "Sergei Malkov arrived. Later Sergey Malkov spoke to reporters.",
            "Sergei Malkov",
            "Sergey Malkov",
        ),
    ],
)
def test_actors_forms_of_one_name(cast, text, name, written):
    assert written in cast(text)[name]


@pytest.mark.parametrize(
    ("text", "name", "written"),
    [
        (
            "The Wide River Group (WRG) sued the city. WRG wants its money back.",
            "Wide River Group",
            "WRG",
        ),
        ("NATO met on Monday. The alliance agreed on a plan.", "NATO", "The alliance"),
        (
            "The 28-member alliance must pay, NATO officials said. NATO and the alliance agreed.",
            "NATO",
            "the alliance",
        ),
    ],
)
def test_actors_organisation_by_acronym_and_noun(cast, text, name, written):
    assert written in cast(text)[name]


@pytest.mark.parametrize(
    ("text", "name", "written"),
    [
        (
            "Pentagon chief Warren Castell spoke on Monday. The Pentagon chief was blunt.",
            "Warren Castell",
            "The Pentagon chief",
        ),
        (
            "Moscow's defence minister called. Russian Defence Minister Stepan Orlanov was firm.",
            "Stepan Orlanov",
            "Moscow's defence minister",
        ),
        (
            "Castell met his Russian counterpart Stepan Orlanov on Friday.",
            "Stepan Orlanov",
            "his Russian counterpart",
        ),
        (
            "Warren Castell, a former Navy general, said no.",
            "Warren Castell",
            "a former Navy general",
        ),
    ],
)
def test_actors_roles(cast, text, name, written):
    assert written in cast(text)[name]


def test_actors_other_ministers_role_is_not_taken(cast):
    text = (
        "Defence Minister Stepan Orlanov spoke. The foreign minister said nothing. "
        "The defence minister left."
    )
    assert "The foreign minister" not in cast(text)["Stepan Orlanov"]
    assert "The defence minister" in cast(text)["Stepan Orlanov"]


def test_actors_known_by_role_alone(who):
    found = who("The German chancellor refused to comment. Talks go on.")
    (actor,) = found.values()
    assert (actor.kind, actor.country) == (Kind.PERSON, "Germany")


def test_actors_pronouns_follow_gender(cast):
    text = "Laura Whitcombe met Omar al-Basri. She said that he had agreed."
    found = cast(text)
    assert "She" in found["Laura Whitcombe"]
    assert "he" in found["Omar al-Basri"]


def test_actors_i_is_the_speaker(cast):
    text = '"I will not sign it," Laura Whitcombe said. "My answer is no."'
    assert cast(text)["Laura Whitcombe"] == ["I", "Laura Whitcombe", "My"]


def test_actors_i_of_the_author_is_nobody(cast):
    assert "I" not in cast("I met Laura Whitcombe in May.")["Laura Whitcombe"]


def test_actors_label_of_the_recogniser_is_outvoted(who):
    text = (
        "WHITCOMBE: no deal yet\n\nDefence Secretary Laura Whitcombe said on Monday that Whitcombe "
        "Hall would close. Whitcombe, a former teacher, was calm. Whitcombe left."
    )
    assert who(text)["Laura Whitcombe"].kind is Kind.PERSON


def test_actors_places_are_left_out(cast):
    found = cast("The trawler sank near Vyborg. Rescue boats searched off Vyborg until dawn.")
    assert "Vyborg" not in found


def test_actors_aliases_are_the_words_of_the_article(who):
    actor = who("Mr. Erik Dahlgren left. Dahlgren, the party leader, was tired.")["Erik Dahlgren"]
    assert {"Erik Dahlgren", "Dahlgren", "the party leader"} <= set(actor.aliases)


def test_actors_mentions_are_sorted_and_belong_to_one_actor(parsed):
    text = "Laura Whitcombe met the EU. She praised it. Whitcombe will visit Norway and its king."
    doc = parsed(text)
    found = actors(doc, mentions(doc))
    spans = [(m.start, m.end) for a in found for m in a.mentions]
    assert len(spans) == len(set(spans))
    for actor in found:
        assert list(actor.mentions) == sorted(actor.mentions, key=lambda m: (m.start, m.end))
    assert len({a.key for a in found}) == len(found)


def test_actors_forms_of_mentions(who):
    text = "Pentagon chief Warren Castell spoke. He was blunt."
    forms = [m.form for m in who(text)["Warren Castell"].mentions]
    assert forms == [Form.ROLE, Form.NAME, Form.PRONOUN]


SEED = Path(__file__).parents[2] / "seeds" / "articles" / "000_e9e3b77b25a33880.txt"
CAST = {
    "James Mattis": ["MATTIS", "Mattis", "Pentagon chief", "a former Marine general"],
    "Sergei Shoigu": ["Moscow's defence minister", "Russian Defence Minister Sergei Shoigu"],
    "Vladimir Putin": ["Putin", "President Vladimir Putin"],
    "Donald Trump": ["President Donald Trump", "the new president", "Trump"],
    "Michael Flynn": ["national security adviser Michael Flynn"],
    "Joe Dunford": ["Chairman of the US Joint Chiefs of Staff Joe Dunford"],
    "Valery Gerasimov": ["his Russian counterpart Valery Gerasimov"],
    "Bashar al-Assad": ["President Bashar al-Assad"],
    "Russia": ["Russia", "Moscow", "Russian"],
    "United States": ["The United States", "US", "America"],
    "NATO": ["NATO", "the 28-member alliance", "the alliance"],
}


@pytest.fixture
def seed(parsed):
    text = SEED.read_text(encoding="utf-8")
    doc = parsed(text)
    return text, {a.name: a for a in actors(doc, mentions(doc))}


@pytest.mark.parametrize(("name", "aliases"), CAST.items())
def test_actors_of_the_seed(seed, name, aliases):
    text, found = seed
    for alias in aliases:
        places = [(m.start(), m.end()) for m in re.finditer(re.escape(alias), text)]
        spans = [(m.start, m.end) for m in found[name].mentions]
        assert any(s < end and e > start for start, end in places for s, e in spans), alias


def test_actors_of_the_seed_without_its_junk(seed):
    _, found = seed
    assert not {"Agence France-Presse", "Defence", "Brussels", "Marine", "Baku"} & set(found)
    assert found["James Mattis"].country == "United States"
    assert found["Sergei Shoigu"].country == "Russia"


def test_actors_surname_that_is_a_capital(cast):
    text = (
        "Nadezhda London, a former teacher, left the church. London said it had been hard. "
        "London now lives in Leeds."
    )
    found = cast(text)
    assert found["Nadezhda London"].count("London") == 2
    assert "United Kingdom" not in found


def test_actors_party_tag_gives_the_country(who):
    found = who("Senator Carl Weller, R-Iowa, voted no.")
    assert found["Carl Weller"].country == "United States"
