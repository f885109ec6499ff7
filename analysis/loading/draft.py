"""A draft: files, addresses and pasted text in, the list of their articles out, nothing stored.

Reading goes on in a thread; what an analyst changed in the list is kept here, so it outlives a
reload of the page. More may be given at any time. Left out: the pages themselves.
"""

import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from analysis.errors import SourceError
from analysis.loading.edits import changed
from analysis.loading.entries import Entry, compared, entries, standing
from analysis.loading.job import Job, Stage
from analysis.loading.problems import Problem, ProblemKind, of_source
from analysis.settings import Settings
from analysis.sources import Columns, preview_columns, read_address, read_files
from analysis.sources.document import Found
from analysis.sources.guard import Reach
from analysis.sources.manifest import is_manifest
from analysis.store import Store
from analysis.types import Article

MOST_FILES = 1_000
MOST_MEGABYTES = 500  # of all files of a draft: they are held in memory until it is loaded
MOST_ADDRESSES = 100
_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Understood:
    """What was read, replaced whole: the list, what went wrong, and the tables' columns.

    `group` says what an entry is a copy of, by its key.
    """

    listed: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()
    columns: Mapping[str, Columns] = field(default_factory=dict)
    group: Mapping[str, str] = field(default_factory=dict)
    ids: frozenset[str] = frozenset()  # of the workspace's articles


class Draft:
    """What somebody is about to load into the workspace `into`. Safe to share between threads."""

    def __init__(
        self, name: str, into: str, store: Store, settings: Settings, reach: Reach | None = None
    ) -> None:
        self.name, self.into = name, into
        self.understood = Understood()
        self.job: Job | None = None
        self.files: dict[str, bytes] = {}
        self.addresses: dict[str, bool] = {}  # whether the pages of a feed are fetched too
        self.mappings: dict[str, Mapping[str, str]] = {}
        self.changes: dict[str, dict[str, object]] = {}  # by the entry's key
        self.left_out: set[str] = set()
        self.readings = 0  # how often the list was made anew
        self.standing: dict[str, str] = {}  # whether an entry is in the workspace, by its key
        self._store, self._settings, self._reach = store, settings, reach
        self._pasted: list[Article] = []
        self._read_files: tuple[Found, ...] | None = ()  # None: to be read
        self._fetched: dict[str, tuple[Found, ...]] = {}
        self._lock = threading.Lock()

    # --- what is given

    def add_files(self, given: Mapping[str, bytes] | list[tuple[str, bytes]]) -> None:
        """Takes files and reads them; two files of one name are two.

        Raises SourceError where they are too many or too large together; none is taken then.
        """
        pairs = list(given.items()) if isinstance(given, Mapping) else given
        with self._lock:
            files = dict(self.files)
            for name, raw in pairs:
                plain = PurePosixPath(name.replace("\\", "/")).name or "unnamed.txt"
                if files.get(plain) != raw or is_manifest(plain):
                    files[plain if is_manifest(plain) else _free(plain, files)] = raw
            _check(files)
            self.files = files
            self._read_files = None
        self.read()

    def add_addresses(self, given: list[str], *, pages: bool = False) -> None:
        """Takes addresses and fetches them.

        Raises SourceError where they are too many.
        """
        with self._lock:
            addresses = {**self.addresses, **dict.fromkeys(given, pages)}
            if len(addresses) > MOST_ADDRESSES:
                raise SourceError(
                    f"{len(addresses)} addresses are more than the {MOST_ADDRESSES} allowed at "
                    "once: load these first."
                )
            for one in given:
                if self.addresses.get(one) != pages:
                    self._fetched.pop(one, None)
            self.addresses = addresses
        self.read()

    def add_pasted(self, article: Article) -> None:
        """Takes an article that was pasted."""
        with self._lock:
            self._pasted.append(article)
        self.read()

    def choose(self, file: str, mapping: Mapping[str, str]) -> None:
        """Reads a table or JSON file anew, by what an analyst says that its columns hold."""
        with self._lock:
            self.mappings[file] = dict(mapping)
            self._read_files = None
        self.read()

    def again(self) -> None:
        """Reads anew whatever held something that could not be read."""
        with self._lock:
            if any(_failed(one) for one in self._read_files or ()):
                self._read_files = None
            failed = [a for a, found in self._fetched.items() if any(map(_failed, found))]
            for address in failed:
                del self._fetched[address]
        self.read()

    # --- what is understood

    @property
    def is_reading(self) -> bool:
        """Whether the list is not whole yet."""
        return self.job is not None and not self.job.is_over

    def read(self) -> None:
        """Reads what has not been read, in a thread; a reading under way makes room."""
        with self._lock:
            before = self.job
            if before:
                before.cancel()

            def work(job: Job) -> None:
                if before:
                    before.wait()
                self._read(job)

            self.job = Job(work)

    def article(self, entry: Entry) -> Article:
        """An article of the list as it will be loaded."""
        return changed(entry.article, self.changes.get(entry.key, {}))

    def chosen(self) -> tuple[Article, ...]:
        """The articles that are to be loaded, as they were changed."""
        return tuple(
            self.article(one) for one in self.understood.listed if one.key not in self.left_out
        )

    def change(self, key: str, change: Mapping[str, object]) -> None:
        """Changes fields of an entry; they hold until they are changed again.

        Raises SourceError where a value can't be used; nothing is changed then.
        """
        entry = next((one for one in self.understood.listed if one.key == key), None)
        if entry is None:
            return
        wanted = {**self.changes.get(key, {}), **change}
        article = changed(entry.article, wanted)
        self.changes[key] = wanted
        rules = self._store.corrections(self.into)
        self.standing[key] = standing(article, self._store, self.into, self.understood.ids, rules)

    def take(self, key: str, *, is_taken: bool) -> None:
        """Says whether an entry is to be loaded."""
        (self.left_out.discard if is_taken else self.left_out.add)(key)

    # --- in the thread

    def _read(self, job: Job) -> None:
        files = self._found_in_files(job)
        fetched = self._found_at_addresses(job)
        listed, problems = entries((*files, *fetched, *self._pasted))
        if job.is_stopping:
            told = "Reading was stopped: what is not in the list was not read."
            problems = (*problems, Problem(ProblemKind.NOTED, told))
        columns, refused = self._columns()
        known = {problem.told for problem in problems}
        problems = (*problems, *(one for one in refused if one.told not in known))
        self.understood = Understood(listed, problems, columns)
        self.readings += 1
        job.tell(Stage.COMPARING, len(listed), len(listed))
        self._compare(listed, problems, columns)

    def _compare(
        self,
        listed: tuple[Entry, ...],
        problems: tuple[Problem, ...],
        columns: Mapping[str, Columns],
    ) -> None:
        with self._store.at_once() as now:
            stored = now.articles(self.into)
            ids = frozenset(one.id for one in stored)
            rules = now.corrections(self.into)
            told = {
                one.key: standing(self.article(one), now, self.into, ids, rules) for one in listed
            }
        group = compared(listed, stored)
        self.standing = told
        self.understood = Understood(listed, problems, columns, group, ids)

    def _found_in_files(self, job: Job) -> tuple[Found, ...]:
        with self._lock:
            known, files, mappings = self._read_files, dict(self.files), dict(self.mappings)
        if known is not None:
            return known
        order = {name: number for number, name in enumerate(files)}
        found: list[Found] = []
        done = 0
        job.tell(Stage.READING, 0, len(files), next(iter(files), ""))
        for one in read_files(files.items(), self._settings, mappings):
            found.append(one)
            name = _file_of(one, files)
            done = max(done, order.get(name, 0))
            now = f"{name}, {len(found):,} articles so far" if len(found) > 1 else name
            job.tell(Stage.READING, done, len(files), now, done / len(files))
            if job.is_stopping:
                return tuple(found)
        with self._lock:
            if files == self.files and mappings == self.mappings:
                self._read_files = tuple(found)
        return tuple(found)

    def _found_at_addresses(self, job: Job) -> Iterator[Found]:
        for number, (address, pages) in enumerate(tuple(self.addresses.items())):
            if address not in self._fetched and not job.is_stopping:
                job.tell(Stage.READING, number, len(self.addresses), address)
                found: list[Found] = []
                for one in read_address(address, self._settings, pages=pages, reach=self._reach):
                    found.append(one)
                    if job.is_stopping:
                        break
                else:
                    self._fetched[address] = tuple(found)
                yield from found
            else:
                yield from self._fetched.get(address, ())

    def _columns(self) -> tuple[dict[str, Columns], list[Problem]]:
        """The columns of each file that has any."""
        found: dict[str, Columns] = {}
        refused = []
        for name, raw in tuple(self.files.items()):
            known = self.understood.columns.get(name)
            try:
                columns = known or (
                    None if is_manifest(name) else preview_columns(name, raw, self._settings)
                )
            except SourceError as error:
                refused.append(of_source(error))
                continue
            if columns:
                found[name] = columns
        return found, refused


def _failed(one: Found) -> bool:
    return not isinstance(one, Article) and of_source(one).kind is ProblemKind.NOT_READ


def _file_of(one: Found, files: Mapping[str, bytes]) -> str:
    """The file in which something was found; an error begins with its name."""
    if isinstance(one, Article):
        return one.path.partition("/")[0]
    words = str(one)
    return next((name for name in files if words.startswith(name)), "")


def _free(name: str, taken: Mapping[str, bytes]) -> str:
    """The name, numbered where another file has it.

    >>> _free("a.txt", {"a.txt": b"", "a-2.txt": b""})
    'a-3.txt'
    """
    path, number, found = PurePosixPath(name), 1, name
    while found in taken:
        number += 1
        found = f"{path.stem}-{number}{path.suffix}"
    return found


def _check(files: Mapping[str, bytes]) -> None:
    size = sum(map(len, files.values())) / _MEGABYTE
    if len(files) > MOST_FILES:
        raise SourceError(
            f"{len(files):,} files are more than the {MOST_FILES:,} that fit into one list: load "
            "them in parts, in a ZIP archive, or with the command detente load."
        )
    if size > MOST_MEGABYTES:
        raise SourceError(
            f"{size:,.0f} MB are more than the {MOST_MEGABYTES} that fit into one list: load them "
            "in parts, or with the command detente load."
        )
