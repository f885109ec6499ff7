"""The store that tests of loading write into."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from analysis.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store(str(tmp_path / "desk.db"))
    made.open_workspace("desk")
    yield made
    made.close()
