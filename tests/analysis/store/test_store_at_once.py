"""Two loadings at once: nothing is stored twice, and no article takes the place of another."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from subprocess import PIPE

from analysis.store import Store
from analysis.types import Analysis, Article
from tests.faults.tally import Tally

ROOT = Path(__file__).parents[3]
MANY = 40
LOADER = """
import sys
sys.path.insert(0, {root!r})
from analysis.store import Store
from analysis.types import Analysis, Article
from tests.faults.tally import Tally
store, who = Store({where!r}), {who!r}
same = [(f"{{who}}-{{n}}", f"T {{n}}") for n in range({many})]
own = [(f"own-{{n}}", f"T {{n}} of {{who}}") for n in range({many})]
found = [Article(key, "T", text, path=f"{{who}}/{{key}}") for key, text in same + own]
new = store.pending(found, "t")
print(len(new), flush=True)
sys.stdin.readline()
kept = sum(store.save(Analysis(one, "t")) for one in new)
print(kept, flush=True)
store.close()
"""


def test_loadings_in_two_processes_store_nothing_twice_and_lose_nothing(
    where: str, store: Store, tally: Tally
) -> None:
    loaders = [
        subprocess.Popen(
            [sys.executable, "-c", LOADER.format(root=str(ROOT), where=where, who=who, many=MANY)],
            stdin=PIPE, stdout=PIPE, stderr=PIPE, text=True,
        )
        for who in "ab"
    ]  # fmt: skip
    for one in loaders:  # both know by now what is to be stored, and neither has stored any
        assert one.stdout is not None
        assert one.stdout.readline() == f"{2 * MANY}\n"
    for one in loaders:
        assert one.stdin is not None
        one.stdin.write("go\n")
        one.stdin.flush()
    ends = [one.communicate(timeout=200) for one in loaders]
    assert [told for _, told in ends] == ["", ""]
    texts = [one.text for one in store.articles()]
    wanted = {f"T {n}{whose}" for n in range(MANY) for whose in ("", " of a", " of b")}
    tally("two loadings at once", "load", where, wanted, texts)
    assert sum(int(out) for out, _ in ends) == store.revision() == 3 * MANY
    assert store.pending(store.articles(), "t") == ()


def test_a_print_that_another_loading_stored_meanwhile_is_the_same_article(
    store: Store, article: Callable[..., Article]
) -> None:
    one = article("Ties\n\nThey met.", id="first", path="a/first.txt")
    other = replace(one, id="second", path="b/second.txt")
    (mine,), (theirs,) = store.pending([one], "t"), store.pending([other], "t")
    assert store.save(Analysis(mine, "t"))
    assert not store.save(Analysis(theirs, "t"))
    assert store.save(Analysis(theirs, "newer"))
    assert [a.id for a in store.articles()] == ["first"]


def test_another_text_that_took_the_id_meanwhile_keeps_its_place(
    store: Store, article: Callable[..., Article]
) -> None:
    one, other = article("Ties", path="a/one.txt"), article("Talks", path="b/one.txt")
    (mine,), (theirs,) = store.pending([one], "t"), store.pending([other], "t")
    assert (mine.id, theirs.id) == ("one", "one")
    store.save(Analysis(mine, "t"))
    store.save(Analysis(theirs, "t"))
    assert {a.id: a.text for a in store.articles()} == {
        "one": "Ties",
        f"one-{other.hash[:8]}": "Talks",
    }
    assert not store.save(Analysis(theirs, "t"))
    assert store.pending([one, other], "t") == ()


def test_one_text_of_two_days_stays_two_articles(
    store: Store, article: Callable[..., Article]
) -> None:
    one = article("Weather\n\nIt rained.", id="monday", path="monday.txt")
    other = replace(one, id="tuesday", path="tuesday.txt", published=date(2017, 2, 17))
    assert store.save_all(Analysis(a, "t") for a in store.pending([one, other], "t")) == 2
    assert store.pending([one, other], "t") == ()
    assert len(store.articles()) == 2


def test_two_copies_of_one_print_in_one_go_are_one_article(
    store: Store, article: Callable[..., Article]
) -> None:
    one = article("Ties", id="first")
    assert store.save_all([Analysis(one, "t"), Analysis(replace(one, id="second"), "t")]) == 1
    assert [a.id for a in store.articles()] == ["first"]
