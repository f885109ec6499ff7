"""How cost grows with the corpus: loading, store, desk, and many analysts at once.

    python benchmarks/scale.py load [-n ARTICLES]           rates beside the bare spaCy pipeline
    python benchmarks/scale.py desk [ARTICLES ...]          store, frames, a click, memory, by size
    python benchmarks/scale.py sessions [-n ARTICLES]       1, 10 and 50 desks on one server
    python benchmarks/scale.py plot RESULTS.jsonl FOLDER    pictures of what `desk` printed

Articles are made by `varied.py`. `load` analyses them with the real pipeline; the others store what
the demo corpus's labels say of them. `desk` measures processor time, which a busy machine disturbs
less than the clock, of the whole page without a browser, and prints one JSON line a size.
"""

import argparse
import asyncio
import json
import logging
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

import psutil  # noqa: E402
from varied import varied  # noqa: E402

from analysis.types import Article  # noqa: E402

SIZES = (1_000, 10_000, 100_000)
SESSIONS = (1, 10, 50)
BEYOND = (0, 5, 20, 50, 100, 150, 200, 300)  # ranks of the speakers that are clicked


# --- load


def texts(count: int) -> list[Article]:
    """So many articles of different texts."""
    found = (one.article for one in varied(2 * count))
    return list(islice((one for one in found if not one.outlet.startswith("Print ")), count))


def timed(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def into_a_store(articles: list[Article], model: str, **where: object) -> float:
    """Seconds of a loading, from the first result that is kept to the last."""
    from analysis.batch import Into, load, opened
    from analysis.store import Store

    with tempfile.TemporaryDirectory() as folder:
        store = Store(str(Path(folder, "desk.db")))
        store.open_workspace("demo")
        with opened(model, **where) as pool:
            for _ in load(articles[:64], Into(store, "demo"), pool):
                pass  # the workers are warm after these
            took = timed(lambda: list(load(articles, Into(store, "demo"), pool)))
        assert len(store.articles("demo")) == len(articles)
        store.close()
    return took * len(articles) / (len(articles) - 64)


@contextmanager
def dask(workers: int) -> Iterator[str]:
    """A scheduler with so many workers on loopback."""
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=workers, threads_per_worker=1, dashboard_address=None, host="127.0.0.1"
    ) as cluster:
        yield cluster.scheduler_address


def load_rates(count: int) -> None:
    """Articles a second by process, and their ratio to the bare pipeline."""
    import spacy

    from analysis.settings import read_settings

    model, articles = read_settings().spacy_model, texts(count)
    bare = spacy.load(model)
    words = [one.text for one in articles]
    list(bare.pipe(words[:64], batch_size=16))
    base = count / timed(lambda: list(bare.pipe(words, batch_size=16)))
    print(f"{count} articles; bare spaCy, 1 process: {base:.1f} a second", flush=True)
    for workers in (1, 2):
        rate = count / into_a_store(articles, model, workers=workers)
        print(
            f"load --workers {workers}: {rate:.1f} a second, {rate / base:.2f} of bare", flush=True
        )
    with dask(2) as address:
        rate = count / into_a_store(articles, model, scheduler=address)
    print(f"load --scheduler, 2 workers: {rate:.1f} a second, {rate / base:.2f} of bare")


# --- desk


def desk(where: Path, articles: int) -> dict[str, object]:
    """One size in this process: filled, opened, clicked."""
    os.environ["DETENTE_STORE"] = str(where)
    from desk_speed import fill
    from streamlit.testing.v1 import AppTest

    from analysis.store import Store
    from pages.panels import data

    logging.disable(logging.CRITICAL)
    filled = 0.0 if where.exists() else timed(lambda: fill(where, articles))
    store = Store(str(where))
    start = time.process_time()
    whole = data._corpus(str(where), "demo", store.revision("demo"))
    frames = time.process_time() - start
    size, memory = where.stat().st_size / 1e6, rss()
    app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=3_600)
    app.query_params["workspace"] = "demo"

    def drawn() -> float:
        start = time.process_time()
        app.run()
        assert not app.exception, app.exception
        return time.process_time() - start

    first = drawn()
    said = whole.quotes[whole.quotes["actor"] != ""].groupby("actor").size()
    said = said.sort_values(ascending=False)
    clicks = []
    for rank in BEYOND:
        app.query_params["actor"] = [said.index[min(rank, len(said) - 1)]]
        clicks.append((int(said.iloc[min(rank, len(said) - 1)]), round(drawn(), 3)))
    some = []  # actors of whom as much is known, whatever the size of the corpus
    for actor in said[(said >= 5) & (said <= 20)].index[:9]:
        app.query_params["actor"] = [actor]
        some.append(drawn())
    return {
        "articles": articles, "actors": len(whole.actors), "quotes": len(whole.quotes),
        "filled": filled, "store_mb": size, "frames_s": frames, "frames_mb": memory,
        "first_s": first, "click_s": statistics.median(some), "clicks": clicks, "mb": rss(),
    }  # fmt: skip


def rss() -> float:
    """Megabytes of this process."""
    return float(psutil.Process().memory_info().rss) / 1e6


def desks(sizes: list[int]) -> None:
    """Each size in a process of its own, so that none inherits another's memory."""
    with tempfile.TemporaryDirectory() as folder:
        for articles in sizes:
            command = [sys.executable, __file__, "one", "-n", str(articles), "--folder", folder]
            subprocess.run(command, check=True, cwd=ROOT)


# --- sessions


async def session(address: str, query: str) -> tuple[object, float]:
    """An open desk over its websocket, as the browser opens it, and how long that took."""
    from tornado.websocket import websocket_connect

    socket = await websocket_connect(f"ws{address.removeprefix('http')}/_stcore/stream")
    return socket, await rerun(socket, query)


async def rerun(socket: object, query: str) -> float:
    """Seconds until the page is drawn for that address."""
    from streamlit.proto.BackMsg_pb2 import BackMsg
    from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

    asked = BackMsg()
    asked.rerun_script.query_string = query
    start = time.perf_counter()
    await socket.write_message(asked.SerializeToString(), binary=True)
    while True:
        answer = await socket.read_message()
        assert answer is not None, "the server closed the connection"
        told = ForwardMsg()
        told.ParseFromString(answer)
        if told.WhichOneof("type") == "script_finished":
            return time.perf_counter() - start


async def many(address: str, actors: list[str], memory: Callable[[], float]) -> None:
    """Desks one after the other, then each clicks on an actor of its own at the same time."""
    open_desks: list[object] = []
    _, first = await session(address, "workspace=demo")
    alone, start = 0.0, memory()
    print(f"first desk {first:.1f} s, server {start:.0f} MB", flush=True)
    for count in SESSIONS:
        while len(open_desks) < count:
            socket, _ = await session(address, "workspace=demo")
            open_desks.append(socket)
        spread = [actors[n % len(actors)] for n in range(count)]
        took = await asyncio.gather(
            *(
                rerun(one, f"workspace=demo&actor={actor}")
                for one, actor in zip(open_desks, spread, strict=True)
            )
        )
        one = await rerun(open_desks[0], f"workspace=demo&actor={actors[-1 - count % 7]}")
        alone = alone or one
        print(
            f"{count} desks: a click while the others rest {one:.2f} s ({one / alone:.2f} times "
            f"that with 1); all at once {statistics.median(took):.2f} s (longest {max(took):.2f}); "
            f"server {memory():.0f} MB, {(memory() - start) / count:+.1f} MB a desk",
            flush=True,
        )


def sessions(articles: int) -> None:
    """Many desks on one server over loopback."""
    from desk_speed import fill, server_memory

    from analysis import frames
    from analysis.store import Store
    from tests.browser.conftest import serving

    with tempfile.TemporaryDirectory() as folder:
        where = Path(folder, "desk.db")
        fill(where, articles)
        store = Store(str(where))
        said = frames.corpus(store, "demo").quotes.query("actor != ''").groupby("actor").size()
        store.close()
        actors = list(said[said >= 3].index[:80])
        with serving(where) as address:
            asyncio.run(many(address, actors, server_memory))


# --- plot


def plot(results: Path, folder: Path) -> None:
    """Store, frames, memory and a click over the number of articles, each axis logarithmic."""
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot

    rows = [json.loads(line) for line in results.read_text(encoding="utf-8").splitlines()]
    sizes = [row["articles"] for row in rows]
    figure, axes = pyplot.subplots(1, 3, figsize=(9.6, 2.9), layout="constrained")
    for axis, title, lines in zip(
        axes,
        ("Seconds of a processor", "Megabytes", "Seconds of a click"),
        (("frames_s", "first_s"), ("store_mb", "mb"), ("click_s",)),
        strict=True,
    ):
        for name in lines:
            values = [row[name] for row in rows]
            axis.plot(sizes, values, marker="o", markersize=4, linewidth=1.2, color="#1f4e79")
            what = {"frames_s": "opening", "first_s": "first page", "store_mb": "store",
                    "mb": "server", "click_s": "one actor"}[name]  # fmt: skip
            axis.annotate(what, (sizes[-1], values[-1]), xytext=(-4, 6),
                          textcoords="offset points", ha="right", fontsize=8)  # fmt: skip
        axis.set_xscale("log")
        axis.set_yscale("log" if title != "Seconds of a click" else "linear")
        axis.set_ylim(bottom=0 if title == "Seconds of a click" else None)
        axis.set_title(title, fontsize=9, loc="left")
        axis.set_xlabel("articles", fontsize=8)
        axis.tick_params(labelsize=8)
        axis.spines[["top", "right"]].set_visible(False)
    figure.savefig(folder / "scale.png", dpi=110)


def main() -> None:
    parser = argparse.ArgumentParser(description="How cost grows with the corpus.")
    what = parser.add_subparsers(dest="what", required=True)
    for name, articles in (("load", 2_000), ("sessions", 1_000), ("one", 1_000)):
        own = what.add_parser(name)
        own.add_argument("-n", type=int, default=articles, help="articles")
        own.add_argument("--folder", type=Path, help="where the stores are")
    what.add_parser("desk").add_argument("articles", type=int, nargs="*", default=list(SIZES))
    drawing = what.add_parser("plot")
    drawing.add_argument("results", type=Path)
    drawing.add_argument("folder", type=Path)
    options = parser.parse_args()
    if options.what == "load":
        load_rates(options.n)
    elif options.what == "sessions":
        sessions(options.n)
    elif options.what == "one":
        print(json.dumps(desk(options.folder / f"{options.n}.db", options.n)), flush=True)
    elif options.what == "plot":
        plot(options.results, options.folder)
    else:
        desks(options.articles)


if __name__ == "__main__":
    main()
