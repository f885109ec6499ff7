"""A store in a file, settings without a model, and texts of articles made on the spot."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from analysis.settings import Settings, read_settings
from analysis.store import Store
from tests.analysis.readers.conftest import chat, configured  # noqa: F401 - fixtures
from tests.analysis.sources.web_site import site  # noqa: F401 - a fixture


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return read_settings({"DETENTE_STORE": str(tmp_path / "desk.db")})


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    opened = Store(settings.store)
    yield opened
    opened.close()
