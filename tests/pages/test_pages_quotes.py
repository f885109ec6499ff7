"""The quotes page on the labelled demo corpus: filters, order, witnesses, downloads."""

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis.store import Store
from analysis.types import (
    Actor,
    Analysis,
    Article,
    Form,
    Kind,
    Mention,
    Quote,
    QuoteType,
    Span,
)
from tests.pages.labelled_store import demo_store

ROOT = Path(__file__).parents[2]
PRINT = 'Talks\n\n"We will never talk to Oslo before the spring," Ada Brook said.'


@pytest.fixture(scope="module")
def where(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("quotes") / "demo.db"
    demo_store(path).close()
    return path


@pytest.fixture
def page(where: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The quotes page of the demo workspace, drawn."""
    monkeypatch.setenv("DETENTE_STORE", str(where))
    app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=60)
    app.query_params["workspace"] = "demo"
    app.run()
    app.switch_page("pages/quotes.py")
    return drawn(app)


def drawn(app: AppTest) -> AppTest:
    app.query_params["workspace"] = "demo"
    app.run()
    assert not app.exception
    assert not app.error
    return app


def words(app: AppTest) -> str:
    """All HTML of the page."""
    return "".join(element.proto.body for element in app.get("html"))


def utterances(app: AppTest) -> int:
    finding = words(app).split(" utterance")[0]
    return int(finding[finding.rindex(">") + 1 :].replace(",", ""))


def test_quotes_page_folds_wire_copies_of_one_utterance(page: AppTest) -> None:
    assert utterances(page) == 267
    assert "6 carried by more than one outlet" in words(page)


def test_quotes_page_leaves_attitudes_and_bare_topics_out_until_asked(page: AppTest) -> None:
    page.toggle(key="sayings-attitudes").set_value(True)
    drawn(page)
    assert utterances(page) == 276


def test_quotes_page_filters_by_how_it_was_said(page: AppTest) -> None:
    page.query_params["said"] = "indirect"
    drawn(page)
    assert 0 < utterances(page) < 267
    assert "d-quote d-reported" in words(page)
    assert "d-quote d-spoken" not in words(page)


def test_quotes_page_filters_by_and_about(page: AppTest) -> None:
    page.query_params["about"] = "norway"
    drawn(page)
    about = utterances(page)
    page.query_params["actor"] = "ingvild-tveitmoen"
    drawn(page)
    assert 0 < utterances(page) < about < 267


def test_quotes_page_shows_only_words_that_show_a_position(page: AppTest) -> None:
    page.query_params["topic"] = "yes"
    drawn(page)
    assert 0 < utterances(page) < 267


def test_quotes_page_puts_what_most_outlets_carry_first(page: AppTest) -> None:
    page.session_state["sayings-order"] = "outlets"
    drawn(page)
    assert "The sea does not check passports" in words(page)


def test_quotes_page_without_a_match_says_how_to_get_back(page: AppTest) -> None:
    page.query_params["words"] = "no such words anywhere"
    drawn(page)
    assert "Nothing matches all of these limits" in words(page)


def test_quotes_page_offers_both_tables(page: AppTest) -> None:
    assert [button.label for button in page.get("download_button")] == ["CSV", "XLSX"]


def test_quotes_page_shows_where_prints_differ(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "desk.db"
    monkeypatch.setenv("DETENTE_STORE", str(path))
    store = Store(str(path))
    store.open_workspace("desk")
    for name, text in (("Courier", PRINT), ("Herald", PRINT.replace("never", "now"))):
        start, end = text.index("We"), text.index('," Ada')
        ada = text.index("Ada")
        store.save(
            Analysis(
                Article(name, "Talks", text, date(2017, 2, 16), outlet=name),
                "test",
                actors=(
                    Actor("a0", "Ada Brook", Kind.PERSON, (), (Mention(ada, ada + 9, Form.NAME),)),
                ),
                quotes=(Quote(QuoteType.DIRECT, (Span(start, end),), speaker="Ada", actor="a0"),),
            )
        )
    store.close()
    app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=60)
    app.run()
    app.switch_page("pages/quotes.py")
    app.run()
    assert not app.exception
    assert "1 carried by more than one outlet, 1 printed differently" in words(app)
    assert "prints <ins>now</ins> for <del>never</del>" in words(app)
