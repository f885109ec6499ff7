"""Many people on one store: no confirmed correction is lost, none overrules another in silence."""

import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from subprocess import PIPE

import pytest

from analysis.errors import MeanwhileError, StoreError
from analysis.store import Store
from analysis.types import Analysis, Article, Correction, CorrectionKind, Label
from tests.faults.tally import Tally

ROOT = Path(__file__).parents[3]
PEOPLE, EACH = 20, 10
PERSON = """
import sys
sys.path.insert(0, {root!r})
from analysis.errors import MeanwhileError
from analysis.store import Store
from analysis.types import Correction, CorrectionKind
store = Store({where!r})
sys.stdin.readline()
for n in range({each}):
    rule = Correction(CorrectionKind.RENAME, f"actor {{n}}", {who!r}, author={who!r}, reason="r")
    while True:
        log = store.corrections()
        try:
            made = store.correct(rule, seen=log[-1].id if log else 0)
        except MeanwhileError:
            continue
        print(made.id, {who!r}, n, flush=True)
        break
store.close()
"""


def test_people_in_several_processes_lose_no_correction(where: str, store: Store) -> None:
    people = [
        subprocess.Popen(
            [sys.executable, "-c", PERSON.format(root=str(ROOT), where=where, who=w, each=EACH)],
            stdin=PIPE, stdout=PIPE, stderr=PIPE, text=True,
        )
        for w in map(str, range(4))
    ]  # fmt: skip
    for one in people:
        assert one.stdin is not None
        one.stdin.write("go\n")
        one.stdin.flush()
    ends = [one.communicate(timeout=200) for one in people]
    assert [told for _, told in ends] == [""] * 4
    confirmed = {line for out, _ in ends for line in out.splitlines()}
    found = {f"{r.id} {r.author} {r.actor.split()[1]}" for r in store.corrections()}
    assert confirmed == found
    assert len(found) == store.revision() == 4 * EACH


def test_twenty_people_correcting_at_once_lose_nothing(store: Store, tally: Tally) -> None:
    confirmed: list[Correction] = []
    refused: list[str] = []

    def work(who: int) -> None:
        for n in range(EACH):
            rule = Correction(
                CorrectionKind.KIND, f"actor {n}", "group", author=f"person {who}", reason="r"
            )
            seen = store.corrections()
            try:
                confirmed.append(store.correct(rule, seen=seen[-1].id if seen else 0))
            except MeanwhileError as error:
                refused.append(str(error))

    at_once(work, PEOPLE)
    log = store.corrections()
    numbers = [r.id for r in confirmed]
    tally("twenty people at once", "correction", store.where, numbers, [r.id for r in log])
    assert len(confirmed) + len(refused) == PEOPLE * EACH
    assert len(log) == store.revision() == len(confirmed)
    assert sorted(confirmed, key=lambda r: r.id) == list(log)


def test_twenty_people_undoing_one_correction_undo_it_once(store: Store) -> None:
    made = store.correct(Correction(CorrectionKind.IGNORE, "Oslo", reason="a place"))
    ends: Counter[str] = Counter()

    def work(who: int) -> None:
        undo = Correction(CorrectionKind.UNDO, "Oslo", reason="no", undoes=made.id)
        try:
            store.correct(undo)
            ends["undone"] += 1
        except StoreError:
            ends["refused"] += 1

    at_once(work, PEOPLE)
    assert ends == {"undone": 1, "refused": PEOPLE - 1}
    assert len(store.corrections()) == 2


def test_reading_while_others_load_is_one_moment(store: Store) -> None:
    done = threading.Event()
    seen = []

    def load(_: int) -> None:
        for n in range(60):
            store.save(Analysis(Article(f"a{n}", "T", f"T {n}"), "t"))
        done.set()

    def look(_: int) -> None:
        while not done.is_set():
            with store.at_once() as now:
                first = (now.revision(), len(now.articles()), len(now.actors()))
                again = (now.revision(), len(now.articles()), len(now.actors()))
            seen.append((first, again))

    at_once(lambda who: look(who) if who else load(who), 3)
    assert all(first == again and len(set(first)) == 1 for first, again in seen)
    assert len({first for first, _ in seen}) > 1


def test_one_view_is_not_written_to(store: Store) -> None:
    with store.at_once() as now, pytest.raises(StoreError, match="can't be written"):
        now.save(Analysis(Article("a", "T", "T"), "t"))


def at_once(work: object, count: int) -> None:
    """Runs work(0) … work(count - 1) in threads; what one of them raises is raised."""
    raised: list[BaseException] = []

    def one(number: int) -> None:
        try:
            work(number)  # type: ignore[operator]
        except BaseException as error:
            raised.append(error)

    threads = [threading.Thread(target=one, args=(n,)) for n in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert raised == []


STANCE = Correction(
    CorrectionKind.STANCE, "Ada", Label.OPPOSES, ("one",), author="Ola", reason="her words"
)
IGNORE = Correction(CorrectionKind.IGNORE, "Ada", author="Ola", reason="a ship")
RENAME = replace(IGNORE, kind=CorrectionKind.RENAME, value="Ada Brook")
MERGE = replace(IGNORE, kind=CorrectionKind.MERGE, value="Brook")
SPEAKER = replace(STANCE, kind=CorrectionKind.SPEAKER, actor="We will talk", value="Ada")
COPIES = replace(
    STANCE, kind=CorrectionKind.COPIES, actor="A title", value="", articles=("one", "two")
)
NO_COPIES = replace(COPIES, kind=CorrectionKind.NO_COPIES, articles=("two",))
DATE = replace(STANCE, kind=CorrectionKind.DATE, actor="2017-02-16 manifest", value="2017-02-17")


@pytest.mark.parametrize(
    ("earlier", "mine"),
    [
        pytest.param(IGNORE, replace(RENAME, actor="ADA"), id="one actor, another spelling"),
        pytest.param(MERGE, replace(IGNORE, actor="Brook"), id="the actor that was merged into"),
        pytest.param(STANCE, replace(STANCE, value=Label.SUPPORTS), id="one stance"),
        pytest.param(IGNORE, STANCE, id="the actor of my stance"),
        pytest.param(RENAME, SPEAKER, id="the speaker that I name"),
        pytest.param(SPEAKER, replace(SPEAKER, value="Bo"), id="one quote"),
        pytest.param(DATE, replace(DATE, actor="", value="2018-01-01"), id="one date"),
        pytest.param(COPIES, NO_COPIES, id="joined copies that I part"),
        pytest.param(NO_COPIES, replace(COPIES, actor="Its title"), id="parted ones that I join"),
    ],
)
def test_a_correction_of_what_another_changed_meanwhile_is_refused(
    store: Store, earlier: Correction, mine: Correction
) -> None:
    store.correct(earlier)
    before = store.revision()
    with pytest.raises(MeanwhileError, match=r"Ola has corrected .*reason given is .*of yours"):
        store.correct(mine, seen=0)
    assert len(store.corrections()) == 1
    assert store.revision() == before
    assert store.correct(mine, seen=store.corrections()[-1].id).id


@pytest.mark.parametrize(
    ("earlier", "mine"),
    [
        pytest.param(IGNORE, replace(IGNORE, actor="Bo"), id="another actor"),
        pytest.param(STANCE, replace(STANCE, articles=("two",)), id="another article"),
        pytest.param(STANCE, replace(STANCE, actor="Bo"), id="another actor's stance"),
        pytest.param(SPEAKER, replace(SPEAKER, actor="No."), id="another quote"),
        pytest.param(DATE, STANCE, id="date and stance"),
        pytest.param(SPEAKER, STANCE, id="speaker and stance"),
        pytest.param(COPIES, replace(COPIES, articles=("two", "zoo")), id="one more copy"),
        pytest.param(NO_COPIES, replace(NO_COPIES, articles=("zoo",)), id="another article parted"),
        pytest.param(NO_COPIES, STANCE, id="copies and stance"),
        pytest.param(replace(IGNORE, actor="A title"), COPIES, id="an actor called like a title"),
    ],
)
def test_a_correction_of_something_else_is_kept(
    store: Store, earlier: Correction, mine: Correction
) -> None:
    store.correct(earlier)
    store.correct(mine, seen=0)
    assert len(store.corrections()) == 2


def test_an_undo_meanwhile_is_told(store: Store) -> None:
    made = store.correct(IGNORE)
    store.correct(
        Correction(CorrectionKind.UNDO, "Ada", author="Bo", reason="she is", undoes=made.id)
    )
    with pytest.raises(MeanwhileError, match=r"Bo has corrected .*taken back"):
        store.correct(RENAME, seen=made.id)


def test_a_correction_in_another_workspace_is_no_clash(store: Store) -> None:
    store.open_workspace("other")
    store.correct(IGNORE, "other")
    store.correct(RENAME, seen=0)
    assert [len(store.corrections(n)) for n in ("desk", "other")] == [1, 1]


def test_the_log_is_in_order_of_making_when_the_clock_was_set_back(
    store: Store, earlier: Callable[[str], None], tally: Tally
) -> None:
    first = store.correct(IGNORE)
    earlier("analysis.store.log")
    second = store.correct(RENAME)
    assert second.made_at < first.made_at
    assert [rule.id for rule in store.corrections()] == [first.id, second.id]
    with pytest.raises(MeanwhileError):
        store.correct(MERGE, seen=first.id)
    found = [rule.id for rule in store.corrections()]
    tally("clock set back", "correction", store.where, [first.id, second.id], found)
