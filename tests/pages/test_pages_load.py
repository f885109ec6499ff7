"""The page that adds articles: the list, the loading, who waits, and what is said of it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis.loading import Loading
from analysis.store import Store
from pages.panels import data
from tests.analysis.loading.texts import files, text
from tests.pages.conftest import odd_article, texts

Open = Callable[..., AppTest]
HOSTILE = "<script>alert(1)</script> $x$ *y* [z](javascript:alert(2)) \u202e"


def drop(at: AppTest, *given: tuple[str, bytes]) -> AppTest:
    """Drops files, and waits until they are read."""
    at.file_uploader[0].set_value([(name, raw, "text/plain") for name, raw in given])
    at.run()
    draft = data.register().draft(at.query_params["draft"])
    assert draft is not None
    assert draft.job is not None
    assert draft.job.wait(60)
    return at.run()


def loaded(store: Store, into: str = "desk") -> Loading:
    """The latest loading of a workspace, when it is over."""
    one = data.register().loadings(store, into)[-1]
    assert one.job.wait(60)
    return one


def test_limits_stand_beside_the_uploader(app: Open, empty: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DETENTE_MAX_FILE_MEGABYTES", "7")
    at = app(empty, "load")
    assert "Up to 7 MB a file" in texts(at)
    assert at.file_uploader[0].proto.max_upload_size_mb == 7


def test_a_list_is_shown_before_anything_is_stored(app: Open, empty: str):
    at = drop(app(empty, "load"), *files(3), ("b.pdf", b"%PDF-1.4 cut off"))
    assert "3 articles understood" in texts(at)
    assert "1 could not be read." in texts(at)
    assert "b.pdf: it can&#x27;t be read as a PDF" in texts(at)
    table = at.data_editor[0].value
    assert table["title"].iloc[0] == "Lindholm visits the harbour of town 0"
    assert list(table["language"]) == ["English"] * 3
    assert Store(empty).workspaces() == ()
    at.button(key="load").click().run()
    one = loaded(data.reading("desk"))
    at.run()
    assert (one.kept, len(Store(empty).articles())) == (3, 3)
    assert "3 analysed and kept." in texts(at)
    assert "1 could not be read." in texts(at), "the list of failures is gone with the draft"
    assert "draft" not in at.query_params


def test_what_was_mended_is_shown_and_loaded(app: Open, empty: str):
    at = drop(app(empty, "load"), *files(2))
    draft = data.register().draft(at.query_params["draft"])
    assert draft is not None
    first, second = draft.understood.listed
    draft.change(first.key, {"published": "2017-02-16", "outlet": "Post"})
    draft.take(second.key, is_taken=False)
    at.run()
    table = at.data_editor[0].value
    assert list(table["take"]) == [True, False]
    assert list(table["outlet"]) == ["Post", ""]
    assert list(table["dated"]) == ["analyst, certain", ""]
    assert at.button(key="load").label == "Analyse and keep"
    at.button(key="load").click().run()
    loaded(data.reading("desk"))
    (article,) = Store(empty).articles()
    assert (str(article.published), article.outlet) == ("2017-02-16", "Post")


def test_a_reload_shows_the_same_list(app: Open, empty: str):
    at = drop(app(empty, "load"), *files(2))
    again = app(empty, "load", draft=at.query_params["draft"])
    assert "2 articles understood" in texts(again)


def test_a_list_that_is_gone_says_so(app: Open, empty: str):
    at = app(empty, "load", draft="unknown")
    assert "is not held any longer" in texts(at)
    assert not at.exception


def test_real_articles_go_to_the_desk_and_never_to_a_fictional_workspace(app: Open, labelled: str):
    at = app(labelled, "load", workspace="demo")
    assert "They go to the real workspace “Your articles”" in texts(at)
    drop(at, *files(1))
    draft = data.register().draft(at.query_params["draft"])
    assert draft is not None
    assert draft.into == "desk"


def test_many_articles_are_shown_in_pages(app: Open, empty: str):
    rows = "".join(f"Town {n},They met in town {n} and talked about cod.\n" for n in range(230))
    at = drop(app(empty, "load"), ("t.csv", f"title,text\n{rows}".encode()))
    assert "230 articles understood" in texts(at)
    assert len(at.data_editor[0].value) == 100
    at.session_state[f"preview-page-{at.query_params['draft']}"] = 3
    at.run()
    assert at.data_editor[0].value["title"].iloc[-1] == "Town 229"
    at.button(key="take-False").click().run()
    assert at.button(key="load").disabled, "left out is what is shown, on all its pages"


def test_what_is_not_english_and_what_is_here_is_told(app: Open, empty: str):
    russian = "Россия и Норвегия\n\n" + "Министр заявил, что переговоры о рыболовстве идут. " * 5
    at = drop(app(empty, "load"), *files(1), ("ru.txt", russian.encode()))
    assert "1 article is not in English" in texts(at)
    assert "Russian: kept, not analysed" in list(at.data_editor[0].value["language"])
    at.button(key="load").click().run()
    loaded(data.reading("desk"))
    at.run()
    assert "2 kept, 1 analysed: the rest is not in English." in texts(at)
    drop(at, *files(1))
    assert "1 already here, unchanged" in texts(at)


def test_hostile_names_and_titles_are_shown_as_they_are(app: Open, empty: str):
    given = f"{HOSTILE}\n\n{text(1)}".encode()
    name = "<img src=x onerror=alert(1)>.pdf"
    at = drop(app(empty, "load"), ("a.txt", given), (name, b"%PDF-1.4"), ("w.txt", b"W" * 10_000))
    assert not at.exception
    shown = texts(at)
    assert "<script>" not in shown
    assert "<img src=x" not in shown
    assert "&lt;img src=x" in shown
    assert max(map(len, at.data_editor[0].value["title"])) <= 300


def test_columns_are_chosen_where_none_is_known_to_hold_the_text(app: Open, empty: str):
    at = drop(app(empty, "load"), ("t.csv", b"a,b\nTalks,They met in Oslo and talked of cod.\n"))
    assert "No column is known to hold the text" in texts(at)
    boxes = {one.label: one for one in at.selectbox}
    boxes["Text of the article"].select("b")
    boxes["Title"].select("a")
    next(one for one in at.button if one.label == "Read it with these columns").click().run()
    draft = data.register().draft(at.query_params["draft"])
    assert draft is not None
    assert draft.job is not None
    assert draft.job.wait(60)
    at.run()
    assert list(at.data_editor[0].value["title"]) == ["Talks"]


def test_a_second_person_is_told_and_waits(app: Open, empty: str):
    first = drop(app(empty, "load"), *files(40, 20))
    second = drop(app(empty, "load"), *files(1))
    first.button(key="load").click().run()
    assert "Stop here, keep what is done" in [one.label for one in first.button]
    second.run()
    assert "Somebody is loading into this workspace" in texts(second)
    second.button(key="load").click().run()
    assert "Waiting: somebody is loading into this workspace." in texts(second)
    first.button(key="stop-0").click().run()
    loaded(data.reading("desk"))
    first.run()
    assert "Stopped." in texts(first)
    go_on = next(one for one in first.button if one.label.startswith("Go on with the other"))
    go_on.click().run()
    assert loaded(data.reading("desk")).job.progress.stage == "done"
    assert len(Store(empty).articles()) == 40


def test_a_model_reads_only_where_one_is_set_up_and_asked_for(
    app: Open, empty: str, monkeypatch: pytest.MonkeyPatch
):
    at = drop(app(empty, "load"), *files(1))
    assert not at.toggle
    monkeypatch.setenv("DETENTE_LLM_URL", "http://me.example:8000/v1")
    monkeypatch.setenv("DETENTE_LLM_MODEL", "small*model")
    at.run()
    assert at.toggle[0].value is False
    assert "are sent to <b>me.example:8000</b>" in texts(at)
    at.button(key="load").click().run()
    assert loaded(data.reading("desk")).model == ""


def test_a_saved_workspace_among_articles_is_told(app: Open, labelled: str):
    from analysis.store.savefile import save_workspace

    at = app(labelled, "load")
    file = Path(labelled).with_name("saved.zip")
    with file.open("wb") as out:
        save_workspace(Store(labelled), out, "demo")
    at.file_uploader[0].set_value([("saved.zip", file.read_bytes(), "application/zip")])
    at.run()
    assert "it is a saved workspace" in texts(at)
    assert "draft" not in at.query_params


def test_the_article_says_what_became_of_its_reading(app: Open, odd: str):
    store = Store(odd)
    told = "small-model was given the first 24,000 of 90,000 characters <b>"
    store.save(replace(odd_article(), notes=(told,), analyser="t2"))
    store.close()
    shown = texts(app(odd, "article", read="odd"))
    assert "About the analysis" in shown
    assert "of 90,000 characters &lt;b&gt;" in shown
