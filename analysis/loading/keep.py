"""A loading: articles in, their analyses in the store, each as soon as it is done.

It holds the language pipeline for a few articles at a time, since there is one for everybody: a
second workspace's loading and an analyst's correction get their turn in between. Into one workspace
one loading goes at a time, the next waits. Cancelled or failed, it knows what it had not done.
"""

import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from threading import Lock

from analysis import logs
from analysis.errors import AnalysisError
from analysis.language import load as load_pipeline
from analysis.loading.job import Job, Stage
from analysis.loading.problems import Problem, ProblemKind
from analysis.pipeline import ANALYSER, analyse
from analysis.readers import reading_again
from analysis.settings import Settings
from analysis.store import Store
from analysis.types import BESIDES, Analysis, Article

AT_A_TIME = 4  # articles between two looks at whether to stop
PATIENCE = 0.2  # seconds between two looks at the loading before this one


class Loading:
    """Articles on their way into the workspace `into`.

    `kept` were analysed and stored, `there` were stored already, `unread` of the kept ones are in
    a language that is not analysed; `problems` is what the analyst should know; `left` are the
    articles that were not come to, `broken` those on which a rule failed.
    """

    def __init__(
        self,
        articles: Sequence[Article],
        into: str,
        store: Store,
        settings: Settings,
        pipeline: Lock,
        *,
        with_model: bool = False,
        problems: Sequence[Problem] = (),
        after: "Loading | None" = None,
    ) -> None:
        self.into, self.total, self.with_model = into, len(articles), with_model
        self.model = settings.llm_model if with_model else ""
        self.kept = self.there = self.unread = self.by_model = 0
        self.problems = tuple(problems)
        self.left: tuple[Article, ...] = tuple(articles)
        self.broken: tuple[Article, ...] = ()
        self.after = after
        self._store, self._settings, self._pipeline = store, settings, pipeline
        self.job = Job(self._work)

    def _work(self, job: Job) -> None:
        began = time.monotonic()
        logs.event(logs.Event.LOAD_STARTED, articles=self.total)
        try:
            self._keep(job)
        finally:
            logs.event(
                logs.Event.LOAD_ENDED,
                kept=self.kept,
                there=self.there,
                broken=len(self.broken),
                left=len(self.left),
                seconds=time.monotonic() - began,
            )

    def _keep(self, job: Job) -> None:
        while self.after and not self.after.job.wait(PATIENCE):
            if job.is_stopping:
                return
        self.after = None  # what it held need not be held any longer
        job.tell(Stage.STARTING, 0, self.total)
        self._store.open_workspace(self.into)
        analyser = f"{ANALYSER}{BESIDES}{self.model}" if self.model else ANALYSER
        new = self._store.pending(self.left, analyser, self.into)
        self.there, self.left = self.total - len(new), new
        if not new or job.is_stopping:
            return
        with ExitStack() as opened:
            again = opened.enter_context(reading_again(self._settings)) if self.model else iter
            sizes = [len(one.text) for one in new]
            for number, result in enumerate(again(self._analysed(new, job)), start=1):
                self._take(new[number - 1], result)
                self.left = new[number:]
                share = sum(sizes[:number]) / max(1, sum(sizes))
                now = self.left[0].title if self.left else ""
                job.tell(Stage.ANALYSING, number, len(new), now, share)
                if job.is_stopping:
                    break

    def _analysed(self, new: Sequence[Article], job: Job) -> Iterator[Analysis | AnalysisError]:
        with self._pipeline:
            nlp = load_pipeline(self._settings.spacy_model)
        job.tell(Stage.ANALYSING, 0, len(new), new[0].title)
        for start in range(0, len(new), AT_A_TIME):
            if job.is_stopping:
                return
            some = new[start : start + AT_A_TIME]
            known = self._store.known(some, ANALYSER)  # the same text, in any workspace
            with self._pipeline:
                found = iter(list(analyse([one for one in some if one.hash not in known], nlp)))
            for one in some:
                was = known.get(one.hash)
                yield replace(was, article=one) if was else next(found)

    def _take(self, article: Article, result: Analysis | AnalysisError) -> None:
        """Keeps a result, or says why there is none."""
        if isinstance(result, AnalysisError):
            self.broken = (*self.broken, article)
            self._say(ProblemKind.NOT_ANALYSED, str(result))
            return
        self._store.save(result, self.into)
        self.kept += 1
        self.by_model += BESIDES in result.analyser
        if article.unread:
            self.unread += 1
            return
        for note in result.notes:
            self._say(ProblemKind.NOTED, f"{article.title}: {note}")

    def _say(self, kind: ProblemKind, told: str) -> None:
        self.problems = (*self.problems, Problem(kind, told))
