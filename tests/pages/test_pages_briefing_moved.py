"""A kept briefing opens in the workspace that holds it by now: renamed, or a copy."""

from collections.abc import Callable
from pathlib import Path

from streamlit.testing.v1 import AppTest

from analysis.store import Store
from analysis.store.briefings import listed
from analysis.types import Label
from tests.analysis.reports import Report, filled
from tests.pages.conftest import is_well, texts


def test_a_kept_briefing_follows_its_workspace(app: Callable[..., AppTest], tmp_path: Path) -> None:
    where = str(tmp_path / "b.db")
    filled(Path(where), Report("Herald", "2025-05-01", Label.SUPPORTS)).close()
    at = app(where, "briefing")
    at.button(key="brief-drop-timeline").click().run()

    store = Store(where)
    store.copy_workspace("desk", "copy")
    store.rename_workspace("desk", "May")
    links = {name: listed(store, name)[0].id for name in ("May", "copy")}
    store.close()
    for name, link in links.items():
        at = app(where, "briefing", briefing=link)
        assert is_well(at)
        assert at.query_params["workspace"] == name
        assert at.query_params["briefing"] == link
        assert "Kept with its edits" in texts(at)
    # The rename raised the revision; a copy is what it was when it was composed.
    assert "The workspace has changed since" not in texts(at)
