"""A language model as a second reader: an analysed article in, the same with its stances out.

What the model says of an actor counts where it holds up (check.py), also that the actor takes no
position; the offline reading is then kept beside it. Where the model gave nothing that counts, the
offline reading stays, and a note says why. No trouble of one article costs another.
"""

import logging
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from analysis.errors import ReaderError, ReaderGoneError
from analysis.readers import cache
from analysis.readers.addressed import addressed
from analysis.readers.answer import Row, parse
from analysis.readers.beside import beside
from analysis.readers.check import check
from analysis.readers.prompt import Message, asked_about, definition, messages
from analysis.readers.replies import BusyError, one_line
from analysis.readers.server import Server
from analysis.readers.verbatim import cut
from analysis.settings import Settings
from analysis.stance.target import default_target
from analysis.types import Analysis

LOG = logging.getLogger("detente")
SHOWN = 3  # dropped rows that a note tells one by one
ENOUGH = 5  # articles in a row that the server failed on: it is not going to do better


class Model:
    """The model that the settings name. Safe to share between threads.

    Raises SettingsError when the settings name none, or no folder to keep its answers in.
    """

    def __init__(self, settings: Settings) -> None:
        self._server = Server(settings)
        definition()  # what is missing ends the run before its first article
        cache.open_folder(Path(settings.llm_cache))
        self.name = settings.llm_model
        self.at_once = settings.llm_requests
        self._longest = settings.llm_characters
        self._folder = Path(settings.llm_cache)
        self._lock = threading.Lock()
        self._gone = False
        self._failed = 0

    def close(self) -> None:
        """Ends every request and asks nothing more."""
        self._gone = True
        self._server.close()

    def read(self, found: Analysis) -> Analysis:
        """The analysis with the model's stances where they count, else as it is, with a note."""
        try:
            return self._read(found)
        except ReaderGoneError as error:
            told = f"{error}. Nothing more is asked of {self.name} in this run; the offline reading"
            return _noted(found, f"{told} stays") if self._leave() else found
        except ReaderError as error:
            return _noted(found, f"{error}. The offline reading stays")
        except Exception as error:  # a fault of this program must not cost the offline reading
            LOG.debug("reading by a model failed", exc_info=True)
            told = f"a rule failed on the answer of {self.name} ({type(error).__name__}: {error})"
            return _noted(found, f"{told}: please report it. The offline reading stays")

    def _read(self, found: Analysis) -> Analysis:
        text = cut(found.article.text, self._longest)
        actors = asked_about(found.actors, len(text))
        if not actors:
            return found
        if words := addressed(found.article.text):
            raise ReaderError(
                f"the article speaks to a reading program (“{one_line(words)[:80]}”) and was not "
                f"shown to {self.name}"
            )
        asked = messages(found.article, text, actors, default_target())
        rows, misshapen = self._rows(found, asked)
        checked = check(found, rows, actors, self.name)
        refused = (*checked.refused, *("a row is not of the shape asked for",) * misshapen)
        if refused and not checked.stances:
            raise ReaderError(f"nothing that {self.name} answers holds up: {_some(refused)}")
        notes = []
        if refused:
            notes.append(f"{len(refused)} of {len(refused) + len(checked.stances)} positions that "
                         f"{self.name} gives are dropped: {_some(refused)}")  # fmt: skip
        if len(text) < len(found.article.text):
            notes.append(
                f"{self.name} was given the first {len(text):,} of {len(found.article.text):,} "
                "characters (DETENTE_LLM_CHARACTERS)"
            )
        heard = {one.key for one in actors}
        return beside(found, checked, heard, len(text), self.name, notes)

    def _rows(self, found: Analysis, asked: Sequence[Message]) -> tuple[tuple[Row, ...], int]:
        """The rows of an answer, asked for where it is not known yet, and how many are broken."""
        path = cache.place(self._folder, found.article, self.name, asked)
        if (known := cache.known(path)) is not None:
            with suppress(ReaderError):  # damaged on the disk: as good as none
                return parse(known)
        content = self._answer(asked)
        rows = parse(content)
        try:
            cache.keep(path, content, found.article, self.name)
        except OSError as error:  # the answer is good all the same; the next run asks again
            LOG.warning("An answer can't be kept in %s (%s).", self._folder, error.strerror)
        return rows

    def _answer(self, asked: Sequence[Message]) -> str:
        """The server's words; where it failed on too many articles in a row it is given up."""
        if self._gone:
            raise ReaderGoneError("it was said already")
        try:
            content = self._server.ask(asked)
        except BusyError as error:
            with self._lock:
                self._failed += 1
            if self._failed >= ENOUGH:
                raise ReaderGoneError(f"{error} (after {ENOUGH} articles in a row)") from error
            raise
        self._failed = 0
        return content

    def _leave(self) -> bool:
        """Asks nothing more; whether this is the first time that it is said."""
        with self._lock:
            first, self._gone = not self._gone, True
        return first


def _some(refused: Sequence[str]) -> str:
    rest = f"; and {len(refused) - SHOWN} more" if len(refused) > SHOWN else ""
    return "; ".join(refused[:SHOWN]) + rest


def _noted(found: Analysis, note: str) -> Analysis:
    return replace(found, notes=(*found.notes, f"{note}."))
