"""An undated article asks for its date once, is read again with it, and says who gave it."""

from datetime import date
from pathlib import Path

import pytest
from spacy.language import Language
from streamlit.testing.v1 import AppTest

from analysis.pipeline import analyse
from analysis.store import Store
from analysis.types import Analysis, Article, CorrectionKind

ROOT = Path(__file__).parents[2]
TEXT = "Oslo talks\n\nNorway offered Russia talks on Thursday, Ada Brook said."


def drawn(app: AppTest) -> AppTest:
    app.query_params["read"] = "one"
    app.run()
    assert not app.exception
    return app


@pytest.fixture
def where(tmp_path: Path, nlp: Language, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "desk.db"
    monkeypatch.setenv("DETENTE_STORE", str(path))
    store = Store(str(path))
    store.open_workspace("desk")
    (found,) = analyse([Article("one", "Oslo talks", TEXT)], nlp)
    assert isinstance(found, Analysis)
    store.save(found)
    store.close()
    return path


def test_article_page_asks_for_the_date_and_reads_again(where: Path) -> None:
    app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=60)
    app.run()
    app.switch_page("pages/article.py")
    drawn(app)
    app.button(key="dating-set").click()
    drawn(app)
    assert "choose a day first" in app.error[0].value

    app.date_input(key="dating-day").set_value(date(2017, 2, 17))
    app.button(key="dating-set").click()
    drawn(app)
    assert "needs a reason" in app.error[0].value

    app.text_input(key="dating-reason").set_value("stands on the scan")
    app.button(key="dating-set").click()
    drawn(app)
    store = Store(str(where))
    (kept,) = store.articles()
    values = [row[-1] for row in store.rows("timex").rows]
    (rule,) = store.corrections()
    store.close()
    assert (kept.published, kept.published_from) == (date(2017, 2, 17), "analyst")
    assert values == ["2017-02-16"]
    assert (rule.kind, rule.value, rule.actor) == (CorrectionKind.DATE, "2017-02-17", "")
    assert "given by an analyst, certain" in "".join(e.proto.body for e in app.get("html"))
    assert "dating-set" not in {button.key for button in app.button}


def test_date_taken_back_in_the_log_leaves_the_article_undated_again(where: Path) -> None:
    app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=60)
    app.run()
    app.switch_page("pages/article.py")
    drawn(app)
    app.date_input(key="dating-day").set_value(date(2017, 2, 17))
    app.text_input(key="dating-reason").set_value("stands on the scan")
    app.button(key="dating-set").click()
    drawn(app)
    app.switch_page("pages/actors.py")
    drawn(app)
    assert "“Oslo talks” is of 2017-02-17" in "".join(e.proto.body for e in app.get("html"))
    app.button(key="undo-1").click()
    drawn(app)
    store = Store(str(where))
    (kept,) = store.articles()
    values = [row[-1] for row in store.rows("timex").rows]
    store.close()
    assert (kept.published, kept.published_from) == (None, "")
    assert values != ["2017-02-16"], "read again without the date"
