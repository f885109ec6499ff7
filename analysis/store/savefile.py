"""A workspace as one file, to keep or to open in another store.

A ZIP of `articles.jsonl` (one Analysis a line), `corrections.jsonl` (the log), `briefings.jsonl`
(the kept ones; not in files of version 1) and, written last, `workspace.json` with the format's
version and the SHA-256 of each. What is opened may come from anyone: it is bounded, checked whole,
and only then kept, in one transaction. Left out are members and the times of loading.
"""

import hashlib
import json
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import IO, Any

from pydantic import TypeAdapter, ValidationError

from analysis.errors import StoreError
from analysis.sources.archive import DAMAGED
from analysis.store import DESK, Store, Workspace
from analysis.store.briefings import Kept, listed
from analysis.types import Analysis, Correction, Span

FORMAT = "detente workspace"
VERSION = 2
MANIFEST, ARTICLES, CORRECTIONS = "workspace.json", "articles.jsonl", "corrections.jsonl"
BRIEFINGS = "briefings.jsonl"
MEMBERS = {1: (ARTICLES, CORRECTIONS), 2: (ARTICLES, CORRECTIONS, BRIEFINGS)}  # by version
SMALL = 100_000  # bytes of the manifest
LONGEST_LINE = 50_000_000  # bytes of one article with all that was found in it
LARGEST = 20_000_000_000  # bytes, unpacked
PIECE = 1 << 20
ID = re.compile(r"[\w-]{12,32}", re.ASCII)  # as kept.new_id makes it: nobody can guess it
MOST = 1 << 31  # versions of a briefing: what a column holds
LOCKED = 1  # the flag of a member with a password
KNOWN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)

_ANALYSIS = TypeAdapter(Analysis)
_CORRECTION = TypeAdapter(Correction)
_KEPT = TypeAdapter(Kept)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a workspace file says of itself."""

    format: str
    version: int
    name: str
    fictional: bool
    articles: int
    corrections: int
    sha256: dict[str, str]  # by member
    revision: int = 0  # of the workspace when it was saved


_MANIFEST = TypeAdapter(Manifest)


def save_workspace(store: Store, file: IO[bytes], name: str = DESK) -> Workspace:
    """Writes a workspace into a file that is open for writing, as it is at this moment.

    Raises StoreError when there is no such workspace.
    """
    with store.at_once() as now, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as out:
        held = next((w for w in now.workspaces() if w.name == name), None)
        if held is None:
            raise StoreError(f"There is no workspace {name!r} to save.")
        lines = map(_ANALYSIS.dump_json, now.analyses(name))
        rules = map(_CORRECTION.dump_json, now.corrections(name))
        told = map(_KEPT.dump_json, listed(now, name))
        sums = {
            ARTICLES: _write(out, ARTICLES, lines),
            CORRECTIONS: _write(out, CORRECTIONS, rules),
            BRIEFINGS: _write(out, BRIEFINGS, told),
        }
        manifest = Manifest(
            FORMAT, VERSION, name, held.fictional, held.articles, held.corrections, sums,
            held.revision,
        )  # fmt: skip
        out.writestr(MANIFEST, _MANIFEST.dump_json(manifest, indent=1))
    return held


def _write(out: zipfile.ZipFile, member: str, lines: Iterable[bytes]) -> str:
    """Writes lines; the SHA-256 of what was written."""
    sum_ = hashlib.sha256()
    with out.open(member, "w", force_zip64=True) as file:
        for line in lines:
            file.write(line + b"\n")
            sum_.update(line + b"\n")
    return sum_.hexdigest()


def open_workspace_file(
    store: Store, file: IO[bytes], name: str = "", members: Iterable[str] = ()
) -> Workspace:
    """Makes a workspace of a file that `save_workspace` wrote, whole or not at all.

    It is called `name`, or as it was when it was saved; where that is taken, "name 2" and so on.
    Raises StoreError when the file is no workspace, damaged, too large, or from a newer Détente.
    """
    try:
        with zipfile.ZipFile(file) as held:
            manifest, rules, briefings = _checked(held)
    except DAMAGED as error:
        raise _no_workspace("it is no ZIP file, or was cut off") from error
    with zipfile.ZipFile(file) as held:
        return store.add_workspace(
            name or manifest.name,
            _analyses(held),
            rules,
            fictional=manifest.fictional,
            members=members,
            briefings=briefings,
            at=manifest.revision,
        )


def _checked(
    held: zipfile.ZipFile,
) -> tuple[Manifest, tuple[Correction, ...], tuple[Kept, ...]]:
    """Reads all of a file before the store is written to; what it says of itself, its log and its
    briefings.
    """
    manifest = _manifest(held)
    members = MEMBERS[manifest.version]
    for member in members:
        _check_sum(held, member, manifest.sha256.get(member, ""))
    for _ in _analyses(held):
        pass
    return manifest, tuple(_rules(held)), tuple(_kept(held)) if BRIEFINGS in members else ()


def _no_workspace(why: str) -> StoreError:
    return StoreError(
        f"The file can't be opened as a workspace ({why}): nothing was changed. Take a file that "
        "Détente saved, or save it again."
    )


def _manifest(held: zipfile.ZipFile) -> Manifest:
    names = held.namelist()
    if len(set(names)) < len(names) or not {MANIFEST, ARTICLES, CORRECTIONS} <= set(names):
        raise _no_workspace("it does not hold what a workspace holds")
    if held.getinfo(MANIFEST).file_size > SMALL or _unpacked(held) > LARGEST:
        raise _no_workspace("it is too large")
    if any(one.flag_bits & LOCKED or one.compress_type not in KNOWN for one in held.infolist()):
        raise _no_workspace("it is packed in a way that Détente does not use")
    text = held.read(MANIFEST)
    try:
        said = json.loads(text)
        version, format_ = int(said["version"]), said["format"]
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise _no_workspace("what it says of itself can't be read") from error
    if format_ != FORMAT:
        raise _no_workspace("it says of itself that it is something else")
    if version > VERSION:
        raise StoreError(
            f"The file was saved by a newer Détente (format {version}, this one knows "
            f"{VERSION}): nothing was changed. Update Détente to open it."
        )
    if {MANIFEST, *MEMBERS.get(version, ())} != set(names):
        raise _no_workspace("it does not hold what a workspace holds")
    try:
        return _MANIFEST.validate_json(text)
    except ValidationError as error:
        raise _no_workspace("what it says of itself can't be read") from error


def _unpacked(held: zipfile.ZipFile) -> int:
    return sum(member.file_size for member in held.infolist())


def _check_sum(held: zipfile.ZipFile, member: str, wanted: str) -> None:
    found, size = hashlib.sha256(), 0
    with held.open(member) as file:
        while piece := file.read(PIECE):
            found.update(piece)
            size += len(piece)
            if size > LARGEST:
                raise _no_workspace("it is too large")
    if found.hexdigest() != wanted:
        raise _no_workspace(f"{member} is not as it was when it was saved")


def _lines(held: zipfile.ZipFile, member: str) -> Iterator[tuple[int, bytes]]:
    with held.open(member) as file:
        number = 0
        while line := file.readline(LONGEST_LINE + 1):
            number += 1
            if len(line) > LONGEST_LINE:
                raise _no_workspace(f"line {number} of {member} is too long")
            yield number, line


def _read(held: zipfile.ZipFile, member: str, shape: TypeAdapter[Any]) -> Iterator[Any]:
    for number, line in _lines(held, member):
        try:
            yield shape.validate_json(line)
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            field = ".".join(map(str, first["loc"]))
            raise _no_workspace(
                f"line {number} of {member}: {field or 'it'}: {first['msg']}"
            ) from error


def _analyses(held: zipfile.ZipFile) -> Iterator[Analysis]:
    seen: set[str] = set()
    for one in _read(held, ARTICLES, _ANALYSIS):
        if one.article.id in seen:
            raise _no_workspace(f"it holds the article {one.article.id[:80]!r} twice")
        seen.add(one.article.id)
        _check_places(one)
        yield one


def _rules(held: zipfile.ZipFile) -> Iterator[Correction]:
    seen: set[int] = set()
    undone: set[int] = set()
    for rule in _read(held, CORRECTIONS, _CORRECTION):
        undoes = rule.undoes
        if rule.id in seen or undoes in undone or (undoes is not None and undoes not in seen):
            raise _no_workspace(f"correction {rule.id} takes back what is not there")
        if rule.made_at is None or not rule.reason.strip():
            raise _no_workspace(f"correction {rule.id} has no time or no reason")
        seen.add(rule.id)
        if undoes is not None:
            undone.add(undoes)
        yield rule


def _kept(held: zipfile.ZipFile) -> Iterator[Kept]:
    seen: set[str] = set()
    for one in _read(held, BRIEFINGS, _KEPT):
        if not ID.fullmatch(one.id) or one.id in seen:
            raise _no_workspace(f"the briefing {one.title[:80]!r} has an id that can't be one")
        if not (one.made_at.tzinfo and one.changed_at.tzinfo and 0 <= one.version < MOST):
            raise _no_workspace(f"the briefing {one.title[:80]!r} has no time or no version")
        seen.add(one.id)
        yield one


def _check_places(one: Analysis) -> None:
    """Raises StoreError when something is said to stand where the text has no words."""
    length = len(one.article.text)
    for place in _places(one):
        if not 0 <= place.start <= place.end <= length:
            raise _no_workspace(f"a place in the article {one.article.id[:80]!r} is outside it")
    if not all(quote.content for quote in one.quotes):
        raise _no_workspace(f"a quote of the article {one.article.id[:80]!r} has no words")


def _places(one: Analysis) -> Iterator[Any]:
    """Everything with a start and an end."""
    for actor in one.actors:
        yield from actor.mentions
    for quote in one.quotes:
        yield from (*quote.content, *quote.cue, *quote.source)
    yield from (*one.dates, *one.events)
    for stance in (*one.stances, *one.other_stances):
        for shown in stance.evidence:
            yield from (shown, *shown.cue)
            if isinstance(shown.condition, Span):
                yield shown.condition
