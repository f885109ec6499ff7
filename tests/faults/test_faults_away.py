"""The database away and back: each call says so in a user's words, and the next one works."""

import pytest

from analysis.errors import StoreError
from analysis.store import Store
from analysis.types import Analysis, Article
from tests.faults.cluster import Cluster
from tests.faults.tally import Opener, Tally
from tests.faults.whole import check_whole


def one(number: int) -> Analysis:
    return Analysis(Article(f"a{number}", "T", f"T {number}"), "t")


def test_a_database_that_was_away_is_used_again(
    cluster: Cluster, opened: Opener, tally: Tally
) -> None:
    where = cluster.database()
    store = opened(where)
    store.save(one(1))
    cluster.stop()
    for use in (store.articles, lambda: store.save(one(2)), lambda: Store(where)):
        with pytest.raises(StoreError, match="database") as told:
            use()
        assert "desk:***@127.0.0.1" in str(told.value)
        assert "secret" not in str(told.value)
    cluster.start()
    tally("database away", "load", where, {"a1"}, [a.id for a in store.articles()])
    assert store.save(one(2))
    check_whole(store)
