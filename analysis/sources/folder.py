"""Files, folders and web addresses in, a stream of Articles and errors out, in a fixed order.

A folder is read with all folders in it, sorted; hidden files are skipped. A manifest.csv beside the
files or one folder above them gives dates and outlets. Where a folder holds a manifest.csv and a
folder "articles", only the latter holds articles. Nothing is read before it is asked for.
"""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from analysis.errors import SourceError
from analysis.settings import Settings
from analysis.sources.address import read_address
from analysis.sources.decode import shown, unreadable
from analysis.sources.document import check_size, utc_today
from analysis.sources.formats import read_bytes
from analysis.sources.guard import Reach
from analysis.sources.manifest import ARTICLES, NAME, Manifest, Row, described, read_manifest
from analysis.sources.titles import free_id
from analysis.sources.web import is_address
from analysis.types import Article


@dataclass(slots=True)
class _Run:
    """What one call of load remembers: ids given, files met, manifests read by their folder."""

    settings: Settings
    today: date
    ids: set[str] = field(default_factory=set)
    files: set[Path] = field(default_factory=set)
    manifests: dict[Path, Manifest | None] = field(default_factory=dict)


def load(
    paths: Sequence[Path | str],
    settings: Settings,
    *,
    today: date | None = None,
    pages: bool = False,
    reach: Reach | None = None,
) -> Iterator[Article | SourceError]:
    """Every article under the paths, and an error in place of each file that can't be read.

    A path may be a web address of an article, a feed or a file; with `pages` the pages of a feed's
    entries are fetched too, where the feed holds only a summary.

    Ids are file stems; a stem that comes again gets a number. A date later than `today` (by default
    the clock's) is a mistake of the manifest.
    """
    run = _Run(settings, today or utc_today())
    for named in paths:
        if is_address(str(named)):
            for one in read_address(str(named), settings, reach=reach, today=today, pages=pages):
                yield _numbered(one, run)
            continue
        path = Path(named)
        try:
            is_folder = path.is_dir()
        except OSError as error:  # a name longer than the system allows
            yield unreadable(shown(path), error)
            continue
        yield from _folder(path, run) if is_folder else _file(path, path.parent, run)


def _folder(root: Path, run: _Run) -> Iterator[Article | SourceError]:
    errors: list[OSError] = []
    found = 0
    for name, folders, files in os.walk(root, onerror=errors.append):
        if NAME in files and ARTICLES in folders:
            folders[:], files = [ARTICLES], [NAME]
        folders[:] = sorted(f for f in folders if not f.startswith(".") and not _is_of(f, files))
        if NAME in files:
            yield from _problems(Path(name).resolve(), run)
        for file in sorted(f for f in files if not f.startswith(".") and f != NAME):
            found += 1
            yield from _file(Path(name, file), root, run)
    for error in errors:
        yield unreadable(shown(Path(error.filename)), error)
    if not found and not errors:
        yield SourceError(f"{shown(root)}: no files in this folder. Name one that holds articles.")


def _is_of(folder: str, files: Sequence[str]) -> bool:
    """Whether a folder holds the pictures and scripts of a page saved beside it ("page_files")."""
    page = folder.removesuffix("_files")
    return page != folder and (f"{page}.html" in files or f"{page}.htm" in files)


def _file(path: Path, root: Path, run: _Run) -> Iterator[Article | SourceError]:
    place = path.parent.resolve() / path.name
    if place in run.files:
        return
    run.files.add(place)
    try:
        raw = _bytes(path, run.settings)
    except SourceError as error:
        yield error
        return
    row, problems = _row(place, root.resolve(), run)
    found = list(read_bytes(str(path), raw, run.settings, today=run.today))
    if any(isinstance(one, Article) for one in found):
        yield from problems
    for one in found:
        if not isinstance(one, Article):
            yield one
            continue
        for told in described(one, row, shown(path)):
            yield _numbered(told, run)


def _numbered(one: Article | SourceError, run: _Run) -> Article | SourceError:
    """An article under an id that no other of the run has."""
    return replace(one, id=free_id(one.id, run.ids)) if isinstance(one, Article) else one


def _bytes(path: Path, settings: Settings) -> bytes:
    """The bytes of a file.

    Raises SourceError where it can't be opened or is too large to try.
    """
    name = shown(path)
    try:
        str(path).encode()
    except UnicodeEncodeError:
        raise SourceError(f"{name}: its name is not valid UTF-8. Rename the file.") from None
    try:
        if not path.is_file():
            missing = "not a regular file" if path.exists() else "no such file"
            raise SourceError(f"{name}: {missing}. Check the path.")
        check_size(name, path.stat().st_size, settings)
        return path.read_bytes()
    except OSError as error:
        raise unreadable(name, error) from error


def _row(place: Path, top: Path, run: _Run) -> tuple[Row | None, tuple[SourceError, ...]]:
    """What the nearest manifest says of a file, and what is wrong with the manifest."""
    wrong: tuple[SourceError, ...] = ()
    for folder in _folders(place.parent, top):
        problems = tuple(_problems(folder, run))
        manifest = run.manifests[folder]
        if folder == top.parent and not _tells_of(manifest, top):
            break
        wrong += problems
        if manifest:
            return manifest.row(place.relative_to(folder).as_posix()), wrong
    return None, wrong


def _folders(inner: Path, root: Path) -> Iterator[Path]:
    """Where the manifest of a file may lie: from its own folder up to one above the root."""
    yield inner
    while inner != root:
        inner = inner.parent
        yield inner
    yield root.parent


def _tells_of(manifest: Manifest | None, root: Path) -> bool:
    """Whether a manifest above the root was written for it, and does not just lie there."""
    return root.name == ARTICLES or (manifest is not None and manifest.lists(root.name))


def _problems(folder: Path, run: _Run) -> Iterator[SourceError]:
    """Reads the folder's manifest, once a run; what is wrong with it."""
    if folder in run.manifests:
        return
    run.manifests[folder] = None
    if (folder / NAME).is_file():
        try:
            manifest = read_manifest(folder / NAME, today=run.today)
        except SourceError as error:
            yield error
            return
        run.manifests[folder] = manifest
        yield from manifest.problems
