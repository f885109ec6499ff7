"""A loading from the page takes over what was found in the same text before."""

from pathlib import Path
from threading import Lock

import pytest

import analysis.loading.keep as keep
from analysis.loading.keep import Loading
from analysis.settings import read_settings
from analysis.store import Store
from tests.analysis.batch.corpus import articles


def test_a_text_that_is_known_in_another_workspace_is_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[str] = []
    inner = keep.analyse

    def analyse(found, nlp):
        given.extend(one.id for one in found)
        return inner(found, nlp)

    monkeypatch.setattr(keep, "analyse", analyse)
    where = str(tmp_path / "desk.db")
    store = Store(where)
    settings = read_settings({"DETENTE_STORE": where})
    some = articles(7)
    for into, found in (("first", some[:5]), ("second", some)):
        loading = Loading(found, into, store, settings, Lock())
        assert loading.job.wait(120)
        assert (loading.kept, loading.job.progress.problem) == (len(found), "")
    assert given == [one.id for one in some]
    both = [{one.article.id: one for one in store.analyses(name)} for name in ("first", "second")]
    assert both[0].items() <= both[1].items()
    store.close()
