"""Bundles: documents that came together (an archive, an upload) in, their Articles out.

A manifest.csv among them describes those beside it and below, as in a folder on the disk: the
nearest counts, and where a folder holds a manifest and a folder "articles", only the latter holds
articles. Left out: the folders of a saved page's pictures and scripts ("page_files").
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from analysis.errors import SourceError
from analysis.sources.document import Document, Found
from analysis.sources.manifest import ARTICLES, Manifest, described, is_manifest, parsed
from analysis.sources.titles import free_id
from analysis.types import Article

Read = Callable[[Document], Iterator[Found]]


def read(
    documents: Iterable[Document | SourceError], names: Collection[str], read_one: Read
) -> Iterator[Found]:
    """Every article in the documents, as their manifests describe them; manifests come first.

    `names` are those of all documents.
    """
    manifests: dict[PurePosixPath, Manifest] = {}
    taken: set[str] = set()
    for one in documents:
        if isinstance(one, SourceError):
            yield one
        elif is_manifest(one.name):
            yield from _learn(one, names, manifests)
        elif not _is_aside(PurePosixPath(one.name), names, manifests):
            yield from _described(one, read_one, manifests, taken)


def _learn(
    document: Document, names: Collection[str], manifests: dict[PurePosixPath, Manifest]
) -> Iterator[SourceError]:
    """Reads a manifest; what is wrong with it."""
    folder = PurePosixPath(document.name).parent
    try:
        manifest = parsed(
            document.raw, document.name, lambda name: str(folder / name) in names, document.today
        )
    except SourceError as error:
        yield error
        return
    manifests[folder] = manifest
    yield from manifest.problems


def _is_aside(
    path: PurePosixPath, names: Collection[str], manifests: dict[PurePosixPath, Manifest]
) -> bool:
    """Whether a file is none of the articles: beside "articles", or part of a saved page."""
    for folder in path.parents:
        articles = folder / ARTICLES
        is_beside = folder in manifests and articles not in path.parents
        if is_beside and any(name.startswith(f"{articles}/") for name in names):
            return True
        page = folder.with_name(folder.name.removesuffix("_files")) if folder.name else folder
        if page != folder and any(f"{page}{ending}" in names for ending in (".html", ".htm")):
            return True
    return False


def _described(
    document: Document,
    read_one: Read,
    manifests: dict[PurePosixPath, Manifest],
    taken: set[str],
) -> Iterator[Found]:
    path = PurePosixPath(document.name)
    folder = next((one for one in path.parents if one in manifests), None)
    row = manifests[folder].row(str(path.relative_to(folder))) if folder is not None else None
    for found in read_one(document):
        if not isinstance(found, Article):
            yield found
            continue
        for told in described(found, row, document.name):
            yield replace(told, id=free_id(told.id, taken)) if isinstance(told, Article) else told
