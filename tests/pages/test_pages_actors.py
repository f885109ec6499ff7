"""The actors page: the list, one actor, a correction made, felt on every page, and taken back."""

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis import frames
from analysis.store import Store
from analysis.types import (
    Actor,
    Analysis,
    Article,
    Correction,
    CorrectionKind,
    Form,
    Kind,
    Mention,
)
from tests.pages.labelled_store import demo_store

ROOT = Path(__file__).parents[2]


@pytest.fixture
def where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "demo.db"
    demo_store(path).close()
    monkeypatch.setenv("DETENTE_STORE", str(path))
    return path


def page(name: str = "actors", **query: str) -> AppTest:
    """A page of the demo workspace, drawn without an error."""
    app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=60)
    app.query_params["workspace"] = "demo"
    app.run()
    app.switch_page(f"pages/{name}.py")
    for key, value in query.items():
        app.query_params[key] = value
    return drawn(app)


def drawn(app: AppTest) -> AppTest:
    app.query_params["workspace"] = "demo"
    app.run()
    assert not app.exception
    return app


def html(app: AppTest) -> str:
    return "".join(element.proto.body for element in app.get("html"))


def corrections(where: Path) -> list[tuple[str, str, str]]:
    store = Store(str(where))
    found = [(c.kind.value, c.actor, c.value) for c in store.corrections("demo")]
    store.close()
    return found


def test_actors_page_lists_everybody_most_met_first(where: Path) -> None:
    app = page()
    assert "53 actors" in html(app)
    names = [button.label for button in app.button if button.key.startswith("speaker-actor-")]
    assert names[:2] == ["Russia", "Ingvild Tveitmoen"]


def correct(app: AppTest, kind: str, value: str = "", why: str = "") -> AppTest:
    """Opens the form of an actor, fills it in and presses the button."""
    app.session_state["c"] = True
    drawn(app)
    app.selectbox(key="c-what").set_value(CorrectionKind(kind))
    drawn(app)
    if kind == "merge":
        app.selectbox(key="c-value").set_value(value)
    elif value:
        app.text_input(key="c-value").set_value(value)
    app.text_input(key="c-reason").set_value(why)
    app.button(key="c-save").click()
    return drawn(app)


def test_actor_page_shows_positions_with_what_changed_them(where: Path) -> None:
    app = page(actor="ingvild-tveitmoen")
    text = html(app)
    assert "11 texts with a position, 4 changes" in text
    assert "changed from supports" in text
    assert "Norway&#x27;s prime minister" in text
    assert text.count("d-card-head") == 6, "six a page, the latest first"
    app.toggle(key="positions-changes").set_value(True)
    text = html(drawn(app))
    assert "until Erik Landemyr is home" in text
    assert text.count("d-card-head") == 4


def test_actor_page_position_is_judged_and_the_desks_reading_kept_beside_it(where: Path) -> None:
    app = page(actor="ingvild-tveitmoen")
    form = "judge-actor--26-geneva-restart:s2"
    app.session_state[form] = True
    drawn(app)
    app.text_input(key=f"{form}-reason").set_value("she signs it without conditions")
    app.text_input(key=f"{form}-author").set_value("A. Berg")
    app.button(key=f"{form}-supports").click()
    text = html(drawn(app))
    assert "11 texts with a position, 5 changes" in text, "one more change, everywhere at once"
    assert "The desk reads: conditional." in text
    assert "A. Berg judged so: she signs it without conditions" in text
    assert corrections(where) == [("stance", "Ingvild Tveitmoen", "supports")]


def test_actor_page_of_nobody_says_so(where: Path) -> None:
    app = page(actor="nobody-at-all")
    assert "There is no actor “nobody-at-all”" in html(app)
    assert not app.error


def test_actor_page_correction_without_a_reason_changes_nothing(where: Path) -> None:
    app = correct(page(actor="ingvild-tveitmoen"), "ignore")
    assert "needs a reason" in app.error[0].value
    assert corrections(where) == []


def test_actor_page_rename_is_felt_everywhere_and_taken_back(where: Path) -> None:
    app = page(actor="ingvild-tveitmoen")
    correct(app, "rename", "Ingvild T. Tveitmoen", "as the ministry writes it")
    assert corrections(where) == [("rename", "Ingvild Tveitmoen", "Ingvild T. Tveitmoen")]
    assert "Ingvild T. Tveitmoen" in html(app)
    speakers = [button.label for button in page("quotes").button]
    assert "Ingvild T\\. Tveitmoen" in speakers

    app.button(key="undo-1").click()
    drawn(app)
    assert corrections(where)[1][0] == "undo"
    assert "taken back" in html(app)
    assert "Ingvild Tveitmoen" in [button.label for button in page("quotes").button]


def test_actor_page_merge_moves_everything_and_follows_the_actor(where: Path) -> None:
    app = page(actor="civic-union")
    correct(app, "merge", "Sondre Aasgjerd", "the paper means its leader")
    assert app.query_params["actor"] == "sondre-aasgjerd"
    assert "53 actors" not in html(page())
    assert "52 actors" in html(page())


def test_actor_page_ignored_actor_is_found_in_the_log_and_brought_back(where: Path) -> None:
    app = correct(page(actor="civic-union"), "ignore", why="a party, not an actor here")
    assert "52 actors" in html(app)
    assert "Civic Union is no actor" in html(app)
    (undo,) = [button for button in app.button if button.key == "undo-1"]
    assert undo.label == "Bring back"
    undo.click()
    assert "53 actors" in html(drawn(app))


def test_actor_page_confirmed_actors_come_first_and_alone_on_request(where: Path) -> None:
    app = correct(page(actor="civic-union"), "confirm", why="we follow this party")
    assert "confirmed by an analyst" in html(app)
    app = page()
    names = [button.label for button in app.button if button.key.startswith("speaker-actor-")]
    assert names[:2] == ["Civic Union", "Russia"]
    assert "1 confirmed by an analyst" in html(app)
    app.toggle(key="actors-confirmed").set_value(True)
    drawn(app)
    names = [button.label for button in app.button if button.key.startswith("speaker-actor-")]
    assert names == ["Civic Union"]


def test_actor_page_tells_what_another_analyst_corrected_meanwhile(where: Path) -> None:
    app = page(actor="civic-union")
    app.session_state["c"] = True
    drawn(app)
    app.selectbox(key="c-what").set_value(CorrectionKind.IGNORE)
    drawn(app)
    app.text_input(key="c-reason").set_value("a party")
    drawn(app)
    store = Store(str(where))
    rule = Correction(CorrectionKind.CONFIRM, "Civic Union", author="A. N.", reason="we follow it")
    store.correct(rule, "demo")
    store.close()
    app.button(key="c-save").click()
    drawn(app)
    assert "A. N. has corrected “Civic Union” meanwhile" in app.error[0].value
    assert corrections(where) == [("confirm", "Civic Union", "")]
    app.button(key="c-save").click()
    drawn(app)
    assert corrections(where)[1] == ("ignore", "Civic Union", ""), "what was typed is not lost"


def test_actor_page_names_the_speaker_of_an_open_quote(where: Path) -> None:
    app = page(actor="ingvild-tveitmoen")
    quote = "01-oslo-offers-rescue-drill:q9"
    app.session_state[f"said-{quote}"] = True
    drawn(app)
    app.button(key=f"said-{quote}-save").click()
    drawn(app)
    assert "choose who said it" in app.error[0].value
    app.selectbox(key=f"said-{quote}-who").set_value("Ingvild Tveitmoen")
    app.text_input(key=f"said-{quote}-reason").set_value("her office speaks for her")
    app.button(key=f"said-{quote}-save").click()
    drawn(app)
    words = "The written invitation was sent to Moscow on Monday"
    assert corrections(where) == [("speaker", words, "Ingvild Tveitmoen")]
    assert f"“{words}” was said by Ingvild Tveitmoen in" in html(app)
    assert f"said-{quote}-save" not in {button.key for button in app.button}
    store = Store(str(where))
    quotes = frames.corpus(store, "demo").quotes.set_index("id")
    store.close()
    assert quotes.loc[quote, "speaker_judge"] == "analyst"
    assert quotes.loc[quote, "actor"] == "ingvild-tveitmoen"


def test_actor_page_says_that_a_correction_finds_nothing(where: Path) -> None:
    store = Store(str(where))
    store.correct(Correction(CorrectionKind.IGNORE, "Nobody at all", reason="junk"), "demo")
    store.close()
    text = html(page())
    assert "1 in force, 1 of them without effect now" in text
    assert "finds nothing to correct now" in text


def test_actor_page_makes_a_proposed_join_and_keeps_the_fuller_name(tmp_path: Path, monkeypatch):
    path = tmp_path / "joins.db"
    monkeypatch.setenv("DETENTE_STORE", str(path))
    store = Store(str(path))
    store.open_workspace("demo", fictional=True)
    for number, name in enumerate(["Warren Castell", "Laura Castell", "Castell"]):
        mention = Mention(0, len(name), Form.NAME)
        actor = Actor("a0", name, Kind.PERSON, (name,), (mention,))
        article = Article(f"t{number}", name, f"{name}\n\n{name} spoke.", date(2025, 9, number + 1))
        store.save(Analysis(article, "t", actors=(actor,)), "demo")
    store.close()
    app = page(actor="castell")
    assert "2 open" in html(app)
    app.button(key="same-castell-laura-castell").click()
    drawn(app)
    assert corrections(path) == [("merge", "Castell", "Laura Castell")]
    assert app.query_params["actor"] == "laura-castell"
    assert "2 articles" in html(app)
