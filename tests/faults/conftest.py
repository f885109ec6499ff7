"""Fixtures of the bad days: a store in each database, and a PostgreSQL that may be killed."""

from collections.abc import Iterator
from contextlib import ExitStack, closing

import pytest

from analysis.store import Store
from tests.faults.cluster import cluster, own_cluster, place
from tests.faults.tally import Opener, tally

__all__ = ["cluster", "own_cluster", "place", "tally"]


@pytest.fixture
def opened() -> Iterator[Opener]:
    """Opens a store with a workspace; it is closed after the test."""
    with ExitStack() as stack:

        def open_store(where: str) -> Store:
            store = stack.enter_context(closing(Store(where)))
            store.open_workspace("desk")
            return store

        yield open_store
