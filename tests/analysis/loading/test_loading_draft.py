"""Drafts: what was given, what was understood of it, and what an analyst changed."""

from datetime import date

import pytest

from analysis.errors import SourceError
from analysis.loading import Draft, Entry, ProblemKind
from analysis.loading.draft import MOST_ADDRESSES, MOST_FILES
from analysis.loading.entries import CHANGED, HERE
from analysis.pipeline import ANALYSER
from analysis.settings import Settings
from analysis.store import Store
from analysis.types import Analysis
from tests.analysis.loading.texts import text
from tests.analysis.sources.web_site import Site


def read(draft: Draft) -> tuple[Entry, ...]:
    assert draft.job is not None
    assert draft.job.wait(60)
    assert not draft.job.progress.problem
    return draft.understood.listed


@pytest.fixture
def draft(store: Store, settings: Settings) -> Draft:
    return Draft("d", "desk", store, settings)


def test_nothing_is_stored_by_looking(draft: Draft, store: Store):
    draft.add_files([("a.txt", text(1).encode())])
    (entry,) = read(draft)
    assert entry.article.title == "Lindholm visits the orchard of town 1"
    assert store.workspaces() == ()


def test_a_bad_file_costs_itself_and_is_told(draft: Draft):
    draft.add_files([("a.txt", text(1).encode()), ("b.pdf", b"%PDF-1.4 cut off")])
    assert len(read(draft)) == 1
    (problem,) = draft.understood.problems
    assert problem.kind is ProblemKind.NOT_READ
    assert problem.told.startswith("b.pdf: ")


def test_two_files_of_one_name_are_two_articles_and_one_file_twice_is_one(draft: Draft):
    one, other = ("a.txt", text(1).encode()), ("a.txt", text(2).encode())
    draft.add_files([one, other])
    draft.add_files([one])
    assert [entry.article.path for entry in read(draft)] == ["a.txt", "a-2.txt"]


def test_a_manifest_that_comes_later_describes_what_is_there(draft: Draft):
    draft.add_files([("a.txt", text(1).encode())])
    (before,) = read(draft)
    draft.add_files([("manifest.csv", b"file,date,outlet\na.txt,2017-02-16,Post\n")])
    (entry,) = read(draft)
    assert before.article.published is None
    assert (entry.article.published, entry.article.outlet) == (date(2017, 2, 16), "Post")
    assert not draft.understood.problems


def test_a_note_stands_with_its_article(draft: Draft):
    body = text(1).replace("\n", " ").replace(",", "")
    draft.add_files([("t.csv", f"title,text,date\nTalks,{body},03/04/2017\n".encode())])
    (entry,) = read(draft)
    assert entry.notes == ("row 2: the date '03/04/2017' can't be read: write it as 2017-02-16.",)
    assert not draft.understood.problems


def test_columns_are_guessed_and_chosen(draft: Draft):
    draft.add_files([("t.csv", b"a,b\nTalks,They met in Oslo and talked about cod.\n")])
    assert read(draft) == ()
    assert draft.understood.columns["t.csv"].names == ("a", "b")
    assert "no column is known to hold the text" in draft.understood.problems[0].told
    draft.choose("t.csv", {"text": "b", "title": "a"})
    (entry,) = read(draft)
    assert entry.article.title == "Talks"
    assert not draft.understood.problems


def test_fields_of_json_are_mapped(draft: Draft):
    draft.add_files([("r.json", b'[{"x": {"y": "They met in Oslo and talked."}, "h": "Talks"}]')])
    read(draft)
    assert draft.understood.columns["r.json"].names == ("h", "x.y")
    draft.choose("r.json", {"text": "x.y", "title": "h"})
    assert read(draft)[0].article.text == "Talks\n\nThey met in Oslo and talked."


def test_what_is_mended_counts_as_the_analysts_word(draft: Draft):
    draft.add_files([("a.txt", text(1).encode())])
    (entry,) = read(draft)
    change = {"title": "Another  title", "published": "2017-02-16", "outlet": " Post "}
    draft.change(entry.key, change)
    (article,) = draft.chosen()
    assert article.text.startswith("Another title\n\nForeign Minister")
    assert (article.published, article.published_from) == (date(2017, 2, 16), "analyst")
    assert (article.published_certainty, article.outlet) == ("certain", "Post")
    assert draft.understood.listed[0].article.title.startswith("Lindholm")


def test_a_title_that_was_too_long_stays_in_the_text(draft: Draft):
    long = " ".join(["word"] * 80)
    draft.add_files([("a.txt", f"{long}\n\n{text(1)}".encode())])
    (entry,) = read(draft)
    draft.change(entry.key, {"title": "Short"})
    (article,) = draft.chosen()
    assert article.text.startswith(f"Short\n\n{long}\n")


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [
        ("published", "2199-01-01", "lies in the future"),
        ("published", "1066-10-14", "from 1900 on"),
        ("published", "soon", "was not taken"),
        ("url", "javascript:alert(1)", "http://"),
        ("title", " … ", "keeps its title"),
    ],
)
def test_what_cannot_be_used_changes_nothing(draft: Draft, field: str, value: str, why: str):
    draft.add_files([("a.txt", text(1).encode())])
    (entry,) = read(draft)
    with pytest.raises(SourceError, match=why):
        draft.change(entry.key, {field: value, "outlet": "Post"})
    assert draft.chosen() == (entry.article,)


def test_what_is_unticked_is_not_loaded(draft: Draft):
    draft.add_files([(f"{n}.txt", text(n).encode()) for n in range(3)])
    first, *_ = read(draft)
    draft.take(first.key, is_taken=False)
    assert [one.path for one in draft.chosen()] == ["1.txt", "2.txt"]
    draft.take(first.key, is_taken=True)
    assert len(draft.chosen()) == 3


def test_what_is_here_already_is_told(draft: Draft, store: Store):
    draft.add_files([("a.txt", text(1).encode()), ("b.txt", text(2).encode())])
    first, other = read(draft)
    store.open_workspace("desk")
    store.save(Analysis(first.article, ANALYSER))
    draft.read()
    read(draft)
    assert (draft.standing[first.key], draft.standing[other.key]) == (HERE, "")
    draft.change(first.key, {"published": "2017-02-16"})
    assert draft.standing[first.key] == CHANGED


def test_copies_are_told_here_and_in_the_list(draft: Draft, store: Store):
    wire = text(5, 20).replace("Foreign", "OSLO (AFP) - Foreign", 1)
    body = wire.partition("\n")[2]
    draft.add_files([("a.txt", wire.encode()), ("b.txt", f"Retitled\n{body}".encode())])
    first, other = read(draft)
    told = draft.understood.group
    assert told[first.key] == told[other.key] == "one of 2 copies in this list by AFP"
    store.open_workspace("desk")
    store.save(Analysis(first.article, ANALYSER))
    draft.read()
    read(draft)
    assert draft.understood.group[other.key].startswith("copy of a story that is here by AFP")


def test_an_address_is_fetched_and_tried_again(store: Store, settings: Settings, site: Site):
    draft = Draft("d", "desk", store, settings, site.reach)
    body = text(1).replace("\n", "</p><p>")
    address = site.page("/a", "gone", status=503)
    draft.add_addresses([address])
    assert read(draft) == ()
    assert draft.understood.problems[0].kind is ProblemKind.NOT_READ
    site.page("/a", f"<html><body><article><h1>Talks</h1><p>{body}</p></article></body></html>")
    draft.again()
    (entry,) = read(draft)
    assert entry.article.url == address
    assert {one.kind for one in draft.understood.problems} == {ProblemKind.NOTED}


def test_the_machines_own_network_is_not_fetched(draft: Draft, site: Site):
    draft.add_addresses([site.page("/a", "secret")])
    assert read(draft) == ()
    assert not site.asked


def test_reading_is_stopped_and_keeps_what_it_has(draft: Draft):
    draft.add_files([(f"{n}.txt", text(n, 40).encode()) for n in range(300)])
    assert draft.job is not None
    while not draft.job.progress.done:
        draft.job.wait(0.01)
    draft.job.cancel()
    found = read(draft)
    assert 0 < len(found) < 300
    assert "Reading was stopped" in draft.understood.problems[-1].told


def test_too_much_at_once_is_refused_whole(draft: Draft):
    with pytest.raises(SourceError, match="detente load"):
        draft.add_files([(f"{n}.txt", b"x") for n in range(MOST_FILES + 1)])
    with pytest.raises(SourceError, match="load these first"):
        draft.add_addresses([f"https://example.org/{n}" for n in range(MOST_ADDRESSES + 1)])
    assert (draft.files, draft.addresses, draft.job) == ({}, {}, None)


def test_names_that_climb_are_names(draft: Draft):
    draft.add_files([("../../etc/passwd.txt", text(1).encode()), ("c:\\a.txt", text(2).encode())])
    assert [one.article.path for one in read(draft)] == ["passwd.txt", "a.txt"]
