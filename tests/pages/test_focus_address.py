"""A focus and its address are the same thing."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from analysis.types import Focus, Label, QuoteType
from pages.panels.focus import from_query, picked_ids, to_query, without

ID = st.text(min_size=1, max_size=12).map(str.strip).filter(bool)
IDS = st.lists(ID, max_size=3, unique=True).map(tuple)
DAY = st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1))
FOCUSES = st.builds(
    Focus,
    workspace=ID,
    actors=IDS,
    labels=st.lists(st.sampled_from(list(Label)), unique=True).map(tuple),
    outlets=IDS,
    types=st.lists(st.sampled_from(list(QuoteType)), unique=True).map(tuple),
    about=IDS,
    topic=st.booleans(),
    since=DAY,
    until=DAY,
    text=st.just("") | ID,
    article=st.just("") | ID,
    stance=st.just("") | ID,
    quote=st.just("") | ID,
    event=st.just("") | ID,
)


@given(on=FOCUSES)
def test_a_focus_comes_back_from_its_address(on: Focus):
    query = {name: [v] if isinstance(v, str) else v for name, v in to_query(on).items()}
    assert from_query(query) == on


@given(query=st.dictionaries(st.text(max_size=9), st.lists(st.text(max_size=9), max_size=3)))
def test_any_address_is_some_focus(query: dict[str, list[str]]):
    assert isinstance(from_query(query), Focus)


def test_the_empty_focus_has_no_address():
    assert to_query(Focus()) == {}


def test_without_drops_only_what_is_named():
    on = Focus(workspace="demo", actors=("a",), quote="q")
    assert without(on, ["quote"]) == Focus(workspace="demo", actors=("a",))


def test_points_without_an_id_are_passed_over():
    assert picked_ids({"selection": {"points": [{"customdata": "x"}, {"x": 3}]}}) == []
