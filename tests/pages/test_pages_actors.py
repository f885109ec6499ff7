"""The actors page: the list, one actor, a correction made, felt on every page, and taken back."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis.store import Store
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


def test_actor_page_shows_positions_with_what_changed_them(where: Path) -> None:
    text = html(page(actor="ingvild-tveitmoen"))
    assert "12 positions, 5 changes" in text
    assert "changed from supports" in text
    assert "until Erik Landemyr is home" in text
    assert "Norway&#x27;s prime minister" in text


def test_actor_page_of_nobody_says_so(where: Path) -> None:
    app = page(actor="nobody-at-all")
    assert "There is no actor “nobody-at-all”" in html(app)
    assert not app.error


def test_actor_page_correction_without_a_reason_changes_nothing(where: Path) -> None:
    app = page(actor="ingvild-tveitmoen")
    app.selectbox(key="c-what").select_index(4)
    drawn(app)
    app.button(key="c-save").click()
    drawn(app)
    assert "needs a reason" in app.error[0].value
    assert corrections(where) == []


def test_actor_page_rename_is_felt_everywhere_and_taken_back(where: Path) -> None:
    app = page(actor="ingvild-tveitmoen")
    app.selectbox(key="c-what").select_index(1)
    drawn(app)
    app.text_input(key="c-value").set_value("Ingvild T. Tveitmoen")
    app.text_input(key="c-reason").set_value("as the ministry writes it")
    app.button(key="c-save").click()
    drawn(app)
    assert corrections(where) == [("rename", "Ingvild Tveitmoen", "Ingvild T. Tveitmoen")]
    assert "Ingvild T. Tveitmoen" in html(app)
    speakers = [button.label for button in page("quotes").button]
    assert "Ingvild T\\. Tveitmoen" in speakers

    app.button(key="undo-1").click()
    drawn(app)
    assert corrections(where)[1][0] == "undo"
    assert "Ingvild Tveitmoen" in [button.label for button in page("quotes").button]


def test_actor_page_merge_moves_everything_and_follows_the_actor(where: Path) -> None:
    app = page(actor="civic-union")
    app.selectbox(key="c-what").select_index(0)
    drawn(app)
    app.selectbox(key="c-value").set_value("Sondre Aasgjerd")
    app.text_input(key="c-reason").set_value("the paper means its leader")
    app.button(key="c-save").click()
    drawn(app)
    assert app.query_params["actor"] == "sondre-aasgjerd"
    assert "53 actors" not in html(page())
    assert "52 actors" in html(page())


def test_actor_page_ignore_goes_back_to_the_list(where: Path) -> None:
    app = page(actor="civic-union")
    app.selectbox(key="c-what").select_index(4)
    drawn(app)
    app.text_input(key="c-reason").set_value("a party, not an actor here")
    app.button(key="c-save").click()
    drawn(app)
    assert "52 actors" in html(app)
    assert "Civic Union is no actor" in html(app)
