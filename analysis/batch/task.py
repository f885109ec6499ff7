"""What runs on a worker: a few articles in, an analysis or an error of each out.

It is found there by its name, so a worker needs this program installed, and the language pipeline.
"""

from threading import Lock

from analysis.errors import AnalysisError
from analysis.language import load
from analysis.pipeline import analyse
from analysis.types import Analysis, Article

Result = Analysis | AnalysisError
Task = tuple[Article, ...]

_PIPELINE = Lock()  # a worker with several threads has one language pipeline for all


def analysed(task: Task, model: str) -> tuple[Result, ...]:
    """The analyses of the articles, in order.

    Raises SettingsError when the worker lacks the language pipeline.
    """
    with _PIPELINE:
        return tuple(analyse(task, load(model)))
