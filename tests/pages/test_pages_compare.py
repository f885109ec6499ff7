"""The compare page: what it offers, both sides in the address, numbers that lead to sentences."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from analysis.store import Store
from analysis.types import Label
from pages.panels.focus import from_query
from tests.analysis.reports import Report, filled
from tests.pages.conftest import ODD, is_well, odd_article, texts

Open = Callable[..., AppTest]
OUTLETS = {"workspace": "demo", "outlet": "Corvane Wire", "versus": "outlet=The Wexcombe Courier"}
PERIODS = {"workspace": "demo", "until": "2025-11-27", "versus": "since=2025-11-28&until="}
ACTORS = {"workspace": "demo", "actor": "norway", "versus": "actor=russia"}


def number(shown: str, what: str) -> list[tuple[str, str]]:
    """(address, number) of both sides in the row of that name."""
    row = re.search(rf'<th scope="row">{what}</th>(.*?)</tr>', shown)
    assert row, what
    found = re.findall(r'<td><a href="([^"]*)"[^>]*>([\d,]+)</a>', row[1])
    return [(unescape(address), count) for address, count in found]


@pytest.mark.parametrize("query", [OUTLETS, PERIODS, ACTORS], ids=["outlets", "periods", "actors"])
@pytest.mark.parametrize("limits", [{}, {"words": "rescue"}, {"position": "opposes"}])
def test_compare_draws_each_kind_within_limits(app: Open, labelled: str, query: dict, limits: dict):
    at = app(labelled, "compare", **query, **limits)
    assert is_well(at)
    assert "In numbers" in texts(at)


def test_compare_offers_one_of_each_kind_and_opens_it(app: Open, labelled: str):
    at = app(labelled, "compare", workspace="demo")
    offers = {b.key: b.label for b in at.button if (b.key or "").startswith("begin-")}
    assert offers["begin-outlets"] == "Two outlets: Corvane Wire and The Isfjell Herald"
    assert offers["begin-actors"] == "Two actors: Russia and Ingvild Tveitmoen"
    at.button(key="begin-outlets").click().run()
    assert is_well(at)
    assert at.query_params["outlet"] == "Corvane Wire"
    assert at.query_params["versus"] == "outlet=The+Isfjell+Herald"
    assert "Corvane Wire <span" in texts(at)


def test_one_choice_changes_one_side(app: Open, labelled: str):
    at = app(labelled, "compare", **OUTLETS)
    at.selectbox(key="versus-second").set_value("The Isfjell Herald").run()
    assert at.query_params["versus"] == "outlet=The+Isfjell+Herald"
    assert at.query_params["outlet"] == "Corvane Wire"
    at.selectbox(key="versus-first").set_value("The Isfjell Herald").run()
    assert at.query_params["outlet"] == "The Isfjell Herald"
    assert at.query_params["versus"] == "outlet=Corvane+Wire", "the sides changed places"


def test_a_limit_holds_for_both_sides(app: Open, labelled: str):
    at = app(labelled, "compare", **OUTLETS, words="rescue")
    for address, _ in number(texts(at), "articles"):
        assert parse_qs(address.partition("?")[2])["words"] == ["rescue"]


def test_a_number_counts_what_its_link_opens(app: Open, labelled: str):
    shown = texts(app(labelled, "compare", **OUTLETS))
    (address, count), _ = number(shown, "utterances, each once")
    page, _, query = address.partition("?")
    assert page == "quotes"
    assert from_query(parse_qs(query)).outlets == ("Corvane Wire",)
    opened = texts(app(labelled, page, **parse_qs(query)))
    assert f"{count} utterances" in opened


def test_an_utterance_is_shown_in_a_print_of_its_side(app: Open, labelled: str):
    at = app(labelled, "compare", **OUTLETS)
    reads = [link.label for link in at.get("page_link") if link.label.endswith(": read")]
    assert len(reads) == 9
    assert {label.split(":")[0] for label in reads} == {"Corvane Wire", "The Wexcombe Courier"}


def test_positions_that_differ_come_first(app: Open, tmp_path: Path):
    filled(
        tmp_path / "t.db",
        Report("Herald", "2025-05-01", Label.SUPPORTS, actor="Ada Brook"),
        Report("Echo", "2025-05-01", Label.SUPPORTS, actor="Ada Brook"),
        Report("Herald", "2025-05-02", Label.SUPPORTS, actor="Ben Oak"),
        Report("Echo", "2025-05-02", Label.OPPOSES, actor="Ben Oak"),
        Report("Echo", "2025-05-03", Label.OPPOSES, actor="Cy Elm"),
    ).close()
    at = app(str(tmp_path / "t.db"), "compare", outlet="Herald", versus="outlet=Echo")
    shown = texts(at)
    assert "2 actors with a position on both sides; the sides differ on 1" in shown
    ben, ada, cy = (shown.index(f'scope="row">{n}') for n in ("Ben Oak", "Ada Brook", "Cy Elm"))
    assert ben < ada < cy
    assert shown.count('class="d-differ"') == 1
    assert "no position" in shown[cy : cy + 200]


@pytest.mark.parametrize("versus", ["", "outlet=Corvane Wire", "x", "since=never", "%%%", "=&&"])
def test_a_side_that_the_address_does_not_name_asks_for_one(app: Open, labelled: str, versus: str):
    at = app(labelled, "compare", workspace="demo", outlet="Corvane Wire", versus=versus)
    assert is_well(at)
    assert "What is to be compared?" in texts(at)


def test_a_side_without_anything_says_so(app: Open, labelled: str):
    at = app(labelled, "compare", workspace="demo", outlet="Corvane Wire", versus="outlet=<b>No")
    assert is_well(at)
    assert "Nothing is there for &lt;b&gt;No within the other limits" in texts(at)


def test_text_of_markup_is_compared_as_written(app: Open, tmp_path: Path):
    where = tmp_path / "odd.db"
    store: Store = filled(where, Report("Echo", "2025-05-03", Label.OPPOSES))
    store.save(odd_article())
    store.close()
    at = app(str(where), "compare", outlet="The $ Daily", versus="outlet=Echo")
    assert is_well(at)
    shown = texts(at)
    assert "<script>" not in shown
    assert "US$5 and A$6 *bold* &lt;script&gt;alert(1)&lt;/script&gt;" in shown
    assert ODD.split(" <")[0] in shown
    assert "Anna *Berg*" in shown
