"""Answers that were paid for once: a JSON file each, named after what was asked.

The name holds the article, the model, the version of the question and the whole request, so an
article, an actor or a question that changed is asked for anew. A file that can't be read is as
good as none.
"""

import hashlib
import json
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from analysis.errors import SettingsError
from analysis.readers.prompt import VERSION, Message
from analysis.types import Article


def open_folder(folder: Path) -> None:
    """Makes the folder where it is not there yet.

    Raises SettingsError when nothing can be kept in it.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=folder).close()
    except OSError as error:
        raise SettingsError(
            f"Answers can't be kept in {folder} ({error.strerror}): set DETENTE_LLM_CACHE to a "
            "folder that is yours."
        ) from error


def place(folder: Path, article: Article, model: str, asked: Sequence[Message]) -> Path:
    """Where the answer to a request is kept."""
    key = json.dumps([article.hash, model, VERSION, list(asked)])
    name = hashlib.sha256(key.encode()).hexdigest()
    return folder / name[:2] / f"{name}.json"


def known(path: Path) -> str | None:
    """The answer that is kept there; None where there is none."""
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    content = held.get("content") if isinstance(held, dict) else None
    return content if isinstance(content, str) else None


def keep(path: Path, content: str, article: Article, model: str) -> None:
    """Writes an answer whole or not at all.

    Raises OSError when the folder can't be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    held = {"article": article.hash, "model": model, "version": VERSION, "content": content}
    handle, part = tempfile.mkstemp(dir=path.parent, suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(held, file, ensure_ascii=False)
        Path(part).replace(path)
    except BaseException:
        Path(part).unlink(missing_ok=True)
        raise
