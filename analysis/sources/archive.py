"""ZIP archives: what is in them, within bounds, as documents of their own.

Nothing is ever written to the disk, so a name that climbs out of the archive leads nowhere; it is
refused all the same. Left out: encrypted files, links, and archives in archives beyond DEPTH.
"""

import io
import stat
import time
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from analysis.errors import SourceError
from analysis.sources.document import Document
from analysis.sources.manifest import is_manifest

DEPTH = 3  # archives in archives
RATIO = 200  # text packs 3 to 10 times, an empty sheet 100
PATIENCE = 10  # times the seconds that a file may take, for all in an archive
ENTRIES = 100_000  # of one archive, folders and skipped files among them
_MEGABYTE = 1_000_000
# What the zipfile module raises over a file that is cut or bent: besides its own error
# those of the parts below it, as a million mutations of a good file showed.
DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,  # a packing or a version that it does not know
    OSError,
    ValueError,
)
_LOCAL, _END = b"PK\x03\x04", b"PK\x05\x06"


def is_zip(document: Document) -> bool:
    """Whether the bytes begin as a ZIP archive does."""
    return document.raw.startswith((_LOCAL, _END))


def names_in(document: Document) -> frozenset[str]:
    """The names in an archive, after its own; none where it is none or its directory is damaged."""
    if not is_zip(document):
        return frozenset()
    try:
        with zipfile.ZipFile(io.BytesIO(document.raw)) as archive:
            return frozenset(f"{document.name}/{name}" for name in archive.namelist()[:ENTRIES])
    except DAMAGED:
        return frozenset()


def checked_zip(document: Document) -> zipfile.ZipFile:
    """The archive, opened, when all that is in it is within the bounds.

    Raises SourceError where it is damaged, or would grow beyond what is allowed.
    """
    settings = document.settings
    try:
        archive = zipfile.ZipFile(io.BytesIO(document.raw))
    except DAMAGED:
        raise document.refuse(
            "the archive is damaged or cut short", "Make or download it again."
        ) from None
    entries = archive.infolist()
    if len(entries) > ENTRIES:
        raise document.refuse(f"it holds more than {ENTRIES:,} files", "Split it.")
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > settings.max_unpacked_megabytes * _MEGABYTE:
        raise document.refuse(
            f"unpacked it would be {unpacked / _MEGABYTE:,.0f} MB, more than the "
            f"{settings.max_unpacked_megabytes} allowed",
            "Split it, or raise DETENTE_MAX_UNPACKED_MEGABYTES.",
        )
    if unpacked > _MEGABYTE and unpacked > RATIO * len(document.raw):
        raise document.refuse(
            f"it is packed more than {RATIO} times, as only a trap is",
            "If you trust it, unpack it and load the folder.",
        )
    return archive


def members(document: Document) -> Iterator[Document | SourceError]:
    """Each file of an archive as a document, and an error in place of each that can't be read.

    A manifest comes before the files that it describes. Raises SourceError where the archive as a
    whole is refused.
    """
    if document.depth >= DEPTH:
        raise document.refuse(
            f"archives are nested more than {DEPTH} deep", "Unpack it and load what is in it."
        )
    patience = PATIENCE * document.settings.max_seconds
    slow = replace(document, started=document.started + patience - document.settings.max_seconds)
    with checked_zip(document) as archive:
        entries = [e for e in archive.infolist() if not e.is_dir() and not _is_hidden(e.filename)]
        if not entries:
            raise document.refuse("there are no files in it", "Put articles into it.")
        for entry in sorted(entries, key=_order):
            slow.check_time()
            yield _member(document, archive, entry)


def _order(entry: zipfile.ZipInfo) -> tuple[bool, str]:
    return not is_manifest(entry.filename), entry.filename


def _is_hidden(name: str) -> bool:
    """Whether a system put the file there ("__MACOSX/", ".DS_Store") or its owner hid it."""
    parts = [part for part in name.replace("\\", "/").split("/") if part not in (".", "..")]
    return any(part.startswith(".") or part == "__MACOSX" for part in parts)


def _member(
    document: Document, archive: zipfile.ZipFile, entry: zipfile.ZipInfo
) -> Document | SourceError:
    name = entry.filename.replace("\\", "/")
    path = PurePosixPath(name)
    limit = document.settings.max_file_megabytes * _MEGABYTE
    if path.is_absolute() or ".." in path.parts or ":" in name.partition("/")[0]:
        return document.refuse(f"the name {name!r} leads out of it", "Rename that file.")
    if stat.S_ISLNK(entry.external_attr >> 16):
        return document.refuse(f"{name!r} is a link", "Put the file itself into it.")
    if entry.flag_bits & 0x1:
        return document.refuse(f"{name!r} is encrypted", "Unpack it with its password first.")
    if entry.file_size > limit:
        return document.refuse(f"{name!r} is too large", "Raise DETENTE_MAX_FILE_MEGABYTES.")
    try:
        with archive.open(entry) as file:
            raw = file.read(limit + 1)  # a header may lie about the size
    except DAMAGED:
        return document.refuse(f"{name!r} is damaged", "Make or download the archive again.")
    inner = f"{document.name}/{name}"
    return replace(
        document, name=inner, raw=raw, mapping=None, depth=document.depth + 1,
        started=time.monotonic(),
    )  # fmt: skip
