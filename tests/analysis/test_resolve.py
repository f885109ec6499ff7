"""Actors of the corpus: who is who across articles, whatever the order of loading."""

import random
import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.resolve import resolve
from analysis.types import Actor, Form, Kind, Mention


def person(name, key="a0", **fields):
    aliases = fields.pop("aliases", (name,))
    return Actor(key, name, Kind.PERSON, aliases, (Mention(0, 1, Form.NAME),), **fields)


def body(name, key="a0", **fields):
    aliases = fields.pop("aliases", (name,))
    kind = fields.pop("kind", Kind.ORGANISATION)
    return Actor(key, name, kind, aliases, (Mention(0, 1, Form.NAME),), **fields)


def by_role(role, country, key="a0"):
    return Actor(
        key, role, Kind.PERSON, (role,), (Mention(0, 1, Form.ROLE),), country=country, roles=(role,)
    )


def ids(*articles):
    """The ids of the first actor of each article, in order."""
    found = resolve((f"t{i}", actors) for i, actors in enumerate(articles))
    return [found.actor_of[f"t{i}", actors[0].key] for i, actors in enumerate(articles)]


def test_resolve_nothing():
    found = resolve([])
    assert (found.actor_of, found.actors, found.doubtful) == ({}, {}, ())


def test_resolve_article_without_actors():
    assert resolve([("t0", ())]).actors == {}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Warren Castell", "Castell"),
        ("Warren Castell", "Warren T. Castell"),
        ("Joseph Castell", "Joe Castell"),
        ("Sergei Malkov", "Sergey Malkov"),
        ("Omar al-Basri", "al-Basri"),
        ("Vasyl Zorenskiy", "Vasyl Zorensky"),
        ("Bjørn Østli", "Bjorn Ostli"),
    ],
)
def test_resolve_one_person(one, other):
    first, second = ids([person(one)], [person(other)])
    assert first == second


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Warren Castell", "Laura Castell"),
        ("Warren Castell", "Warren Castell Jr."),
        ("Anton Belov", "Antonia Belov"),
        ("Warren Castell", "Warren Castle"),
    ],
)
def test_resolve_two_people(one, other):
    first, second = ids([person(one)], [person(other)])
    assert first != second


def test_resolve_lone_surname_of_two_people_is_proposed_not_joined():
    found = resolve(
        [
            ("t0", [person("Warren Castell")]),
            ("t1", [person("Laura Castell")]),
            ("t2", [person("Castell")]),
        ]
    )
    assert found.actor_of["t2", "a0"] == "castell"
    assert {(a, b) for a, b, _ in found.doubtful} == {
        ("castell", "laura-castell"),
        ("castell", "warren-castell"),
    }


def test_resolve_lone_surname_goes_to_whom_the_corpus_calls_so():
    called = person("Warren Castell", aliases=("Warren Castell", "Castell"))
    articles = [[called]] * 5 + [[person("Laura Castell")], [person("Castell")]]
    assert ids(*articles)[-1] == "warren-castell"


@pytest.mark.parametrize("field", [{"gender": "f"}, {"country": "Norway"}])
def test_resolve_lone_surname_of_another_is_only_proposed(field):
    holder = {"gender": "m", "country": "Russia"}
    found = resolve(
        [("t0", [person("Warren Castell", **holder)]), ("t1", [person("Castell", **field)])]
    )
    assert len(set(found.actor_of.values())) == 2
    assert len(found.doubtful) == 1


def test_resolve_lone_surname_is_not_the_full_name_beside_it():
    article = [person("Laura Castell", "a0"), person("Castell", "a1")]
    found = resolve([("t0", article)])
    assert found.actor_of["t0", "a0"] != found.actor_of["t0", "a1"]


def test_resolve_kind_is_put_to_the_vote():
    articles = [[person("Warren Castell")]] * 3 + [[body("Warren Castell")]]
    assert len(set(ids(*articles))) == 1


def test_resolve_state_and_person_of_one_name_stay_apart():
    state = body("Jordan", kind=Kind.COUNTRY, country="Jordan")
    found = resolve([("t0", [state]), ("t1", [person("Jordan")])])
    assert len(found.actors) == 2
    assert len({a.kind for a in found.actors.values()}) == 2


def test_resolve_acronym_by_its_long_form():
    long = body("Wide River Group", aliases=("Wide River Group", "WRG"))
    assert len(set(ids([long], [body("WRG")]))) == 1


def test_resolve_ministries_of_two_states_stay_apart():
    one = body("Foreign Ministry", country="China")
    other = body("Foreign Ministry", country="Russia")
    assert len(set(ids([one], [other]))) == 2


def test_resolve_role_alone_is_the_one_holder():
    holder = person("Anna Bergmann", roles=("the German chancellor",), country="Germany")
    role = by_role("The German chancellor", "Germany")
    assert ids([holder], [role])[1] == "anna-bergmann"


def test_resolve_role_of_two_holders_is_proposed():
    first = person("Anna Bergmann", roles=("the German chancellor",), country="Germany")
    second = person("Otto Lindner", roles=("the German chancellor",), country="Germany")
    role = by_role("The German chancellor", "Germany")
    found = resolve([("t0", [first]), ("t1", [second]), ("t2", [role])])
    assert found.actor_of["t2", "a0"] not in ("anna-bergmann", "otto-lindner")
    assert len(found.doubtful) == 2


def nameless(role, *days):
    """The resolution of articles of those days, each naming somebody by that role alone."""
    actors = [(f"t{i}", [by_role(role, "Finland")]) for i in range(len(days))]
    return resolve(actors, {f"t{i}": day for i, day in enumerate(days)})


SOLE, ONE_OF_MANY = "the Finnish defence minister", "the Finnish general"


@pytest.mark.parametrize(
    ("role", "days", "actors", "proposed"),
    [
        pytest.param(SOLE, (date(2025, 3, 1), date(2025, 8, 1)), 1, 0, id="held on"),
        pytest.param(SOLE, (date(2015, 3, 1), date(2025, 3, 9)), 2, 1, id="ten years apart"),
        pytest.param(SOLE, (None, None), 1, 0, id="no days"),
        pytest.param(SOLE, (date(2025, 3, 1), None), 1, 0, id="one day known"),
        pytest.param(ONE_OF_MANY, (date(2025, 3, 1), date(2025, 3, 9)), 2, 1, id="within a month"),
        pytest.param(ONE_OF_MANY, (date(2025, 3, 1), date(2025, 8, 1)), 2, 0, id="long apart"),
        pytest.param("the deputy Finnish defence minister", (None, None), 2, 1, id="a deputy"),
    ],
)
def test_resolve_office_without_a_name(role, days, actors, proposed):
    found = nameless(role, *days)
    assert (len(found.actors), len(found.doubtful)) == (actors, proposed)


def test_resolve_office_is_proposed_for_the_one_who_bears_its_title_without_a_state():
    titled = person("Anna Bergmann", roles=("Defence Minister",))
    found = resolve([("t0", [titled]), ("t1", [by_role(SOLE, "Finland")])])
    assert len(found.actors) == 2
    ((one, other, why),) = found.doubtful
    assert "anna-bergmann" in (one, other)
    assert why == "one bears the title of the other; of which state is not said"


def test_resolve_office_is_not_proposed_for_who_bears_the_title_of_another_state():
    titled = person("Anna Bergmann", roles=("Defence Minister",), country="Sweden")
    assert not resolve([("t0", [titled]), ("t1", [by_role(SOLE, "Finland")])]).doubtful


def test_resolve_offices_of_two_fields_stay_apart():
    one, other = by_role(SOLE, "Finland"), by_role("the Finnish foreign minister", "Finland")
    assert len(set(ids([one], [other]))) == 2


def test_resolve_corpus_actor_gathers_names_and_country():
    found = resolve(
        [
            ("t0", [person("Warren Castell", country="United States")]),
            ("t1", [person("Castell", aliases=("Castell", "the Pentagon chief"))]),
        ]
    )
    actor = found.actors["warren-castell"]
    assert actor.name == "Warren Castell"
    assert actor.country == "United States"
    assert actor.aliases == ("Castell", "Warren Castell", "the Pentagon chief")


FIRST = ("Anna", "Erik", "Sergei", "Sergey", "S.", "Joe", "Joseph", "")
LAST = ("Castell", "Malkov", "Malkow", "al-Basri", "Castell Jr.")
people = st.builds(
    lambda first, last, gender, country: person(
        f"{first} {last}".strip(), gender=gender, country=country, aliases=(last,)
    ),
    st.sampled_from(FIRST),
    st.sampled_from(LAST),
    st.sampled_from(["", "f", "m"]),
    st.sampled_from(["", "Russia", "Norway"]),
)
bodies = st.builds(
    lambda name, country: body(name, country=country, aliases=(name, "WRG")),
    st.sampled_from(["Wide River Group", "WRG", "Castell", "Foreign Ministry", "NATO"]),
    st.sampled_from(["", "Russia"]),
)
roles = st.builds(
    by_role,
    st.sampled_from(["the Russian minister", "the Russian defence minister"]),
    st.just("Russia"),
)
DAYS = st.lists(
    st.sampled_from([None, date(2015, 3, 1), date(2025, 3, 1), date(2025, 3, 9)]),
    min_size=7,
    max_size=7,
)


def keyed(actors):
    return [
        Actor(f"a{i}", a.name, a.kind, a.aliases, a.mentions, a.country, a.roles, a.gender)
        for i, a in enumerate(actors)
    ]


corpora = st.lists(st.lists(people | bodies | roles, max_size=4).map(keyed), max_size=7)


@settings(max_examples=150, deadline=None)
@given(corpora, DAYS, st.randoms(use_true_random=False))
def test_resolve_any_order_gives_the_same(corpus, dated, chance):
    days = {f"t{i}": day for i, day in enumerate(dated)}
    articles = [(f"t{i}", actors) for i, actors in enumerate(corpus)]
    shuffled = [(article, chance.sample(actors, len(actors))) for article, actors in articles]
    chance.shuffle(shuffled)
    assert resolve(shuffled, days) == resolve(articles, days)


@settings(max_examples=50, deadline=None)
@given(corpora, st.integers(0, 7))
def test_resolve_any_batches_give_the_same(corpus, cut):
    articles = [(f"t{i}", actors) for i, actors in enumerate(corpus)]
    batches = iter([*articles[cut:], *articles[:cut]])
    assert resolve(batches) == resolve(articles)


@settings(max_examples=100, deadline=None)
@given(corpora)
def test_resolve_ids_name_every_actor_once(corpus):
    articles = [(f"t{i}", actors) for i, actors in enumerate(corpus)]
    found = resolve(articles)
    assert set(found.actor_of) == {(i, a.key) for i, actors in articles for a in actors}
    assert set(found.actor_of.values()) == set(found.actors)
    for one, other, reason in found.doubtful:
        assert one < other
        assert {one, other} <= set(found.actors)
        assert reason


def test_resolve_ten_thousand_articles_in_seconds():
    chance = random.Random(5)
    names = [f"{chance.choice(FIRST)} Name{chance.randrange(4000)}x".strip() for _ in range(9000)]
    corpus = [
        (f"t{i}", keyed([person(chance.choice(names)) for _ in range(15)])) for i in range(10_000)
    ]
    began = time.process_time()
    found = resolve(corpus)
    assert len(found.actor_of) == 150_000
    assert time.process_time() - began < 30
