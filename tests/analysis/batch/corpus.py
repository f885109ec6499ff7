"""Articles for a loading: short, of different texts, also as files; and workers that die."""

import os
import signal
from pathlib import Path

from analysis.pipeline import ANALYSER
from analysis.types import Analysis, Article

NAMES = ("Ada Brook", "Jon Rask", "Mira Holt", "Tom Vane", "Lena Dahl")


def text(number: int) -> str:
    """A short article; no two numbers have the same."""
    who = NAMES[number % len(NAMES)]
    return (
        f"Oslo offers talks number {number}\n\n"
        f'Norway offered Russia {number} talks on Monday, {who} said. "We want to cooperate '
        f'with Russia on {number} projects," {who} told reporters.\n'
    )


def articles(count: int) -> list[Article]:
    """So many articles, in the order of their ids."""
    return [
        Article(f"a{n:05}", text(n).split("\n", 1)[0], text(n), outlet="Courier", path=f"{n}.txt")
        for n in range(count)
    ]


def folder(where: Path, count: int) -> Path:
    """So many articles as files."""
    where.mkdir()
    for number in range(count):
        (where / f"a{number:05}.txt").write_text(text(number), encoding="utf-8")
    return where


def poisoned(task: tuple[Article, ...]) -> tuple[Analysis, ...]:
    """A worker that dies of some texts, and reads nothing in the others."""
    if any("poison" in one.text for one in task):
        os.kill(os.getpid(), signal.SIGKILL)
    return tuple(Analysis(one, ANALYSER) for one in task)


def deadly(task: tuple[Article, ...]) -> tuple[Analysis, ...]:
    """A worker that dies of everything."""
    os.kill(os.getpid(), signal.SIGKILL)
    return ()
