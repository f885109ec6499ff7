"""The fault table: what was confirmed to a user before an accident, and what was found after it.

Each test of an accident hands its counts in here; `benchmarks/faults.py` prints them as one table.
"""

from collections.abc import Callable, Collection, Hashable, Iterator
from contextlib import ExitStack, closing
from functools import partial

import pytest

from analysis.store import Store

NAME = "fault"
Opener = Callable[[str], Store]
Tally = Callable[..., None]


def count(
    item: pytest.Item,
    fault: str,
    moment: str,
    store: str,
    confirmed: Collection[Hashable],
    found: Collection[Hashable],
    *,
    under_way: int = 0,
) -> None:
    """Counts what was confirmed and what was found, and fails when anything confirmed is lost.

    `under_way` says how many changes nobody had been told of yet: so many may be there besides.
    """
    lost = set(confirmed) - set(found)
    assert not lost, f"confirmed and lost: {sorted(map(str, lost))[:5]}"
    assert len(found) == len(set(found)), "something is there twice"
    besides = len(set(found) - set(confirmed))
    assert besides <= under_way, f"{besides} are there that nobody asked for"
    kind = "PostgreSQL" if "://" in store else "SQLite"
    row = (fault, moment, kind, len(set(confirmed)), len(found), len(lost))
    item.user_properties.append((NAME, row))


@pytest.fixture
def tally(request: pytest.FixtureRequest) -> Tally:
    """`count` for the test that asks for it."""
    return partial(count, request.node)


@pytest.fixture
def opened() -> Iterator[Opener]:
    """Opens a store with a workspace; it is closed after the test."""
    with ExitStack() as stack:

        def open_store(where: str) -> Store:
            store = stack.enter_context(closing(Store(where)))
            store.open_workspace("desk")
            return store

        yield open_store
