"""The tables: complete, consistent, and looked up as whole words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.gazetteer import (
    Sense,
    adjective_of,
    country_of,
    entries,
    gender_of_given_name,
    is_place,
    longest_at,
    organisation_nouns,
)
from analysis.gazetteer.naming import initials, same_first_name, slug, spelling, surname, words_of
from analysis.gazetteer.roles import gender_of_role, is_person_noun, same_office
from analysis.types import Kind


def states():
    return {e.name for row in entries().values() for e in row if e.kind is Kind.COUNTRY}


def test_gazetteer_has_every_state():
    members = 193
    beyond = {"Kosovo", "Taiwan", "Palestine", "Vatican", "Hong Kong"}
    kingdom = {"England", "Scotland", "Wales", "Northern Ireland"}
    gone = {"Soviet Union", "Yugoslavia", "East Germany", "Czechoslovakia"}
    assert len(states() - beyond - kingdom - gone) == members
    assert beyond | kingdom | gone <= states()


def test_gazetteer_strings_are_clean():
    for text, row in entries().items():
        assert text == text.strip(), text
        assert row, text


@pytest.mark.parametrize(
    ("text", "name", "sense"),
    [
        ("Moscow", "Russia", Sense.CAPITAL),
        ("Kremlin", "Russia", Sense.METONYM),
        ("U.S.", "United States", Sense.NAME),
        ("UAE", "United Arab Emirates", Sense.NAME),
        ("Finns", "Finland", Sense.PEOPLE),
        ("Dutch", "Netherlands", Sense.ADJECTIVE),
        ("Brussels", "European Union", Sense.CAPITAL),
        ("Nato", "NATO", Sense.NAME),
        ("MOSCOW", "Russia", Sense.CAPITAL),
    ],
)
def test_gazetteer_reads_a_string(text, name, sense):
    assert (name, sense) in {(e.name, e.sense) for e in entries()[text]}


def test_gazetteer_bodies_keep_their_state():
    assert country_of("White House") == "United States"
    assert entries()["White House"][0].name == "White House"
    assert entries()["White House"][0].kind is Kind.ORGANISATION


@pytest.mark.parametrize(
    ("text", "start", "name"),
    [
        ("Romania slept", 0, "Romania"),
        ("Romaniac slept", 0, None),  # whole words only
        ("the South Korea desk", 4, "South Korea"),
        ("Nigeria and Niger", 0, "Nigeria"),
        ("", 0, None),
    ],
)
def test_gazetteer_longest_match(text, start, name):
    found = longest_at(text, start)
    assert (found[0].name if found else None) == name


@given(st.text(max_size=40), st.integers(0, 40))
def test_gazetteer_match_is_the_text_itself(text, start):
    for entry in longest_at(text, start):
        assert text.startswith(entry.text, start) or text.startswith(entry.text.upper(), start)


def test_gazetteer_nouns_of_alliances():
    assert "alliance" in organisation_nouns()["NATO"]
    assert adjective_of("Norway") == "Norwegian"


def test_gazetteer_places_are_no_states():
    assert is_place("Crimea")
    assert not any(is_place(name) for name in states())


def test_gazetteer_given_names_have_one_gender_or_none():
    assert gender_of_given_name("Ingrid") == "f"
    assert gender_of_given_name("Andrea") in ("", "f")
    assert gender_of_given_name("Jean") == ""


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("sergei", "sergey", True),
        ("joe", "joseph", True),
        ("j", "joseph", True),
        ("mikhail", "mihail", True),
        ("john", "joan", False),
        ("anton", "antonia", False),
    ],
)
def test_naming_first_names(one, other, same):
    assert same_first_name(one, other) is same


@pytest.mark.parametrize(
    ("name", "last"),
    [
        ("Omar al-Basri", "basri"),
        ("Greta von der Heide", "heide"),
        ("Liam O'Hara", "o'hara"),
        ("Carl Weller Jr.", "weller"),
        ("Ransom T. Weller III", "weller"),
    ],
)
def test_naming_surname(name, last):
    assert surname(words_of(name)) == last


def test_naming_spellings_meet():
    assert spelling("shoygu") == spelling("shoigu")
    assert spelling("zelenskyy") == spelling("zelensky")


def test_naming_acronyms():
    assert "wrg" in initials("Wide River Group")
    assert "vtag" in initials("Velta Transit AG")  # a word in capitals keeps its letters
    assert initials("Velta") == frozenset()


@given(st.text(max_size=60))
def test_naming_slug_is_safe(text):
    assert re.fullmatch(r"[^\W_]+(-[^\W_]+)*", slug(text))


def test_roles_offices():
    assert is_person_noun("minister")
    assert not is_person_noun("treaty")
    assert gender_of_role("spokeswoman") == "f"
    assert same_office("chief", "minister")
    assert not same_office("minister", "chief")
