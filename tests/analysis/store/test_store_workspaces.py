"""Workspaces: renamed, copied, emptied, deleted, saved as a file and opened from one."""

import hashlib
import io
import json
import random
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from analysis.errors import StoreError
from analysis.store import Store
from analysis.store.savefile import VERSION, open_workspace_file, save_workspace
from analysis.types import (
    Actor,
    Analysis,
    Article,
    Basis,
    Confidence,
    Correction,
    CorrectionKind,
    Event,
    EventKind,
    Evidence,
    Form,
    Kind,
    Label,
    Manner,
    Mention,
    Phase,
    Quote,
    QuoteType,
    Span,
    Stance,
    Timex,
    TimexType,
)

TEXT = 'Ties\n\nAda Brook said on Monday that she was "ready to talk" to Oslo, if asked.'


def full(n: int = 0) -> Analysis:
    """An analysis in which no field has its default."""
    article = Article(
        f"a{n}", "Ties", f"{TEXT} {n}", date(2017, 2, 16), "manifest", "Courier", "A. Writer",
        f"https://example.org/{n}", f"may/{n}.txt", "certain", "en", "Politics", "AFP",
    )  # fmt: skip
    mentions = (Mention(6, 15, Form.NAME), Mention(36, 39, Form.PRONOUN))
    proof = Evidence(
        6, 60, "ready to", Label.CONDITIONAL, (Span(50, 55),), "plan", condition=Span(70, 78)
    )
    stance = Stance("a0", Label.CONDITIONAL, Confidence.HIGH, "Ready.", (proof,), "model x")
    return Analysis(
        article,
        "test 1",
        (
            Actor("a0", "Ada Brook", Kind.PERSON, ("Ada",), mentions, "Norway", ("envoy",), "f"),
            Actor("a1", "Oslo", Kind.COUNTRY, ("Oslo",), (Mention(71, 75, Form.NAME),), "Norway"),
        ),
        (
            Quote(
                QuoteType.MIXED, (Span(44, 49), Span(50, 57)), (Span(16, 20),), (Span(36, 39),),
                "Ada Brook", "a0", Manner.ATTITUDE, "2017-02-13", Basis.PASSAGE,
            ),
        ),
        (Timex(24, 30, "Monday", TimexType.DATE, "2017-02-13"),),
        (
            Event(
                "2017-02", "month", 6, 68, ("a0", "a1"), "Talks", EventKind.STATEMENT,
                Phase.PLANNED, Basis.PASSAGE, "Monday",
            ),
        ),
        (stance,),
        (replace(stance, label=Label.OPPOSES, reader="offline"),),
        ("cut after 400,000 characters",),
    )  # fmt: skip


@pytest.fixture
def desk(store: Store) -> Store:
    """Three articles, a correction, and one that was taken back."""
    store.save_all(full(n) for n in range(3))
    store.correct(Correction(CorrectionKind.KIND, "Oslo", "group", author="Ola", reason="a team"))
    undone = store.correct(Correction(CorrectionKind.IGNORE, "Oslo", reason="a place"))
    store.correct(Correction(CorrectionKind.UNDO, "Oslo", reason="no", undoes=undone.id))
    return store


def content(store: Store, name: str) -> object:
    """What a workspace holds, without the numbers that the store gives."""
    log = store.corrections(name)
    place = {rule.id: n for n, rule in enumerate(log)}
    rules = [
        replace(r, id=0, undoes=place[r.undoes] if r.undoes is not None else None) for r in log
    ]
    return tuple(store.analyses(name)), rules


def saved(store: Store, name: str = "desk") -> bytes:
    file = io.BytesIO()
    save_workspace(store, file, name)
    return file.getvalue()


def test_analyses_come_out_as_they_were_put_in(desk: Store) -> None:
    assert tuple(desk.analyses()) == tuple(full(n) for n in range(3))
    assert desk.notes() == tuple((f"a{n}", full().notes) for n in range(3))


def test_rename_keeps_everything(desk: Store) -> None:
    before = content(desk, "desk")
    desk.rename_workspace("desk", "May")
    assert [w.name for w in desk.workspaces()] == ["May"]
    assert content(desk, "May") == before
    assert desk.articles("desk") == ()


def test_copy_is_a_workspace_of_its_own(desk: Store) -> None:
    desk.copy_workspace("desk", "copy")
    assert content(desk, "copy") == content(desk, "desk")
    desk.remove(["a0"], "copy")
    desk.correct(Correction(CorrectionKind.IGNORE, "Oslo", reason="no"), "copy")
    assert [(w.name, w.articles, w.corrections) for w in desk.workspaces()] == [
        ("copy", 2, 4),
        ("desk", 3, 3),
    ]


def test_copy_of_fictional_articles_is_fictional(store: Store) -> None:
    store.open_workspace("demo", fictional=True)
    store.copy_workspace("demo", "demo 2")
    assert {w.name: w.fictional for w in store.workspaces()}["demo 2"]


def test_empty_keeps_the_name_and_the_corrections(desk: Store) -> None:
    rules = desk.corrections()
    assert desk.empty_workspace("desk") == 3
    assert (desk.articles(), desk.corrections()) == ((), rules)
    assert desk.rows("evidence").rows == ()


def test_empty_takes_the_corrections_when_told_so(desk: Store) -> None:
    desk.empty_workspace("desk", corrections=True)
    (held,) = desk.workspaces()
    assert (held.name, held.articles, held.corrections) == ("desk", 0, 0)


def test_delete_takes_everything_of_one_workspace(desk: Store) -> None:
    desk.copy_workspace("desk", "copy")
    desk.delete_workspace("desk")
    assert [(w.name, w.articles) for w in desk.workspaces()] == [("copy", 3)]
    assert len(desk.corrections("copy")) == 3


def test_a_name_that_was_free_never_has_an_old_revision_again(desk: Store) -> None:
    seen = {desk.revision()}
    desk.delete_workspace("desk")
    desk.open_workspace("desk")
    assert desk.revision() > max(seen)
    seen.add(desk.revision())
    desk.rename_workspace("desk", "other")
    desk.open_workspace("new")
    desk.rename_workspace("new", "desk")
    assert desk.revision() > max(seen)


@pytest.mark.parametrize("name", ["", " ", "a" * 81, "two\nlines", " ends ", "turned‮"])
def test_a_name_that_can_not_be_one_is_refused(store: Store, name: str) -> None:
    for change in (store.rename_workspace, store.copy_workspace):
        with pytest.raises(StoreError, match="can't be called"):
            change("desk", name)
    with pytest.raises(StoreError, match="can't be called"):
        store.open_workspace(name)


def test_a_name_that_is_taken_is_refused(store: Store) -> None:
    store.open_workspace("May")
    for change in (store.rename_workspace, store.copy_workspace):
        with pytest.raises(StoreError, match="There is a workspace 'May' already"):
            change("desk", "May")


def test_what_is_not_there_is_told(store: Store) -> None:
    calls: list[Callable[[], object]] = [
        lambda: store.rename_workspace("none", "new"),
        lambda: store.copy_workspace("none", "new"),
        lambda: store.empty_workspace("none"),
        lambda: store.delete_workspace("none"),
        lambda: saved(store, "none"),
    ]
    for call in calls:
        with pytest.raises(StoreError, match="no workspace 'none'"):
            call()


def test_file_opens_elsewhere_with_everything(desk: Store, tmp_path: Path) -> None:
    file = io.BytesIO(saved(desk))
    other = Store(str(tmp_path / "other.db"))
    made = open_workspace_file(other, file)
    assert (made.name, made.articles, made.corrections, made.fictional) == ("desk", 3, 3, False)
    assert content(other, "desk") == content(desk, "desk")
    other.close()


def test_file_opens_under_a_name_that_is_free(desk: Store) -> None:
    file = io.BytesIO(saved(desk))
    assert open_workspace_file(desk, file).name == "desk 2"
    assert open_workspace_file(desk, file).name == "desk 3"
    assert open_workspace_file(desk, file, "May").name == "May"


def test_file_keeps_fictional_apart(store: Store) -> None:
    store.open_workspace("demo", fictional=True)
    assert open_workspace_file(store, io.BytesIO(saved(store, "demo"))).fictional


def repacked(data: bytes, **members: bytes | None) -> bytes:
    """A workspace file with other members ("articles" for articles.jsonl), sums put right."""
    names = {
        "articles": "articles.jsonl",
        "corrections": "corrections.jsonl",
        "workspace": "workspace.json",
    }
    with zipfile.ZipFile(io.BytesIO(data)) as held:
        content = {name: held.read(name) for name in held.namelist()}
    for member, new in members.items():
        name = names.get(member, member)
        content.pop(name, None)
        if new is not None:
            content[name] = new
    if "workspace" not in members:
        told = json.loads(content["workspace.json"])
        told["sha256"] = {n: hashlib.sha256(c).hexdigest() for n, c in content.items()}
        content["workspace.json"] = json.dumps(told).encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, new in content.items():
            file.writestr(name, new)
    return out.getvalue()


def line(**changes: object) -> bytes:
    """An article's line with some fields changed."""
    out = io.BytesIO()
    held = json.loads(json.dumps({"article": {"id": "x", "title": "T", "text": "T"}}))
    held["analyser"] = "t"
    held.update(changes)
    out.write(json.dumps(held).encode() + b"\n")
    return out.getvalue()


RULE = {"kind": "ignore", "actor": "Oslo", "reason": "no", "id": 1, "made_at": "2026-01-01T00:00Z"}
QUOTE = {"type": "direct", "content": []}
AFTER_THE_END = {"start": 0, "end": 9, "text": "", "type": "DATE", "value": "2017"}
HOSTILE = {
    "no zip": (lambda data: b"hello" * 100, "no ZIP file"),
    "empty": (lambda data: b"", "no ZIP file"),
    "another zip": (lambda data: repacked(data, articles=None), "does not hold"),
    "more in it": (lambda data: repacked(data, **{"../../evil": b"x"}), "does not hold"),
    "not json": (lambda data: repacked(data, workspace=b"{"), "of itself can't be read"),
    "deep json": (lambda data: repacked(data, workspace=b"[" * 90_000), "of itself can't be read"),
    "something else": (
        lambda data: repacked(data, workspace=b'{"format": "x", "version": 1}'),
        "something else",
    ),
    "long manifest": (lambda data: repacked(data, workspace=b" " * 200_000), "too large"),
    "no article": (lambda data: repacked(data, articles=b"[]\n"), "line 1 of articles.jsonl"),
    "no label": (
        lambda data: repacked(data, articles=line(stances=[{"label": "loves"}])),
        "stances",
    ),
    "twice": (lambda data: repacked(data, articles=line() * 2), "'x' twice"),
    "outside": (
        lambda data: repacked(data, articles=line(dates=[AFTER_THE_END])),
        "outside it",
    ),
    "no words": (lambda data: repacked(data, articles=line(quotes=[QUOTE])), "no words"),
    "undo of nothing": (
        lambda data: repacked(data, corrections=json.dumps(RULE | {"undoes": 7}).encode()),
        "takes back what is not there",
    ),
    "no time": (
        lambda data: repacked(data, corrections=json.dumps(RULE | {"made_at": None}).encode()),
        "no time",
    ),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_file_that_is_none_changes_nothing(desk: Store, what: str) -> None:
    make, told = HOSTILE[what]
    before = desk.workspaces()
    with pytest.raises(StoreError, match=told):
        open_workspace_file(desk, io.BytesIO(make(saved(desk))))
    assert desk.workspaces() == before


def test_file_of_a_newer_version_is_refused(desk: Store) -> None:
    newer = json.dumps({"format": "detente workspace", "version": VERSION + 1, "new": 1}).encode()
    with pytest.raises(StoreError, match=r"newer Détente .*Update Détente"):
        open_workspace_file(desk, io.BytesIO(repacked(saved(desk), workspace=newer)))


def test_file_with_any_one_byte_changed_is_whole_or_refused(desk: Store) -> None:
    data, before = saved(desk), content(desk, "desk")
    picks = random.Random(7)
    refused = 0
    for _ in range(60):
        at = picks.randrange(len(data))
        damaged = data[:at] + bytes([data[at] ^ (1 << picks.randrange(8))]) + data[at + 1 :]
        try:
            made = open_workspace_file(desk, io.BytesIO(damaged), "damaged")
        except StoreError:
            refused += 1
        else:  # a bit that means nothing, as one of a time in the archive
            assert content(desk, made.name) == before
            desk.delete_workspace(made.name)
    assert refused > 40
    assert [w.name for w in desk.workspaces()] == ["desk"]


def test_file_cut_off_anywhere_is_refused(desk: Store) -> None:
    data = saved(desk)
    for at in range(0, len(data), len(data) // 25):
        with pytest.raises(StoreError, match="no ZIP file"):
            open_workspace_file(desk, io.BytesIO(data[:at]))
    assert [w.name for w in desk.workspaces()] == ["desk"]


def test_file_that_unpacks_without_end_is_refused(
    desk: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    bomb = repacked(saved(desk), articles=b" " * 30_000_000)
    assert len(bomb) < 100_000
    monkeypatch.setattr("analysis.store.savefile.LARGEST", 10_000_000)
    with pytest.raises(StoreError, match="too large"):
        open_workspace_file(desk, io.BytesIO(bomb))


def test_file_with_an_endless_line_is_refused(desk: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("analysis.store.savefile.LONGEST_LINE", 1_000_000)
    with pytest.raises(StoreError, match="too long"):
        open_workspace_file(desk, io.BytesIO(repacked(saved(desk), articles=b" " * 3_000_000)))
