"""Fixtures: a chat server that runs, the settings that name it, and an article read offline."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from spacy.language import Language

from analysis.pipeline import analyse
from analysis.settings import Settings, read_settings
from analysis.types import Analysis, Article
from tests.analysis.readers.chat_server import COAST, Chat, ChatServer, rows


@pytest.fixture
def chat() -> Iterator[Chat]:
    """A server that takes no position for anybody until a test tells it otherwise."""
    with ChatServer() as server:
        one = Chat(f"http://127.0.0.1:{server.server_port}", lambda handler, _: handler.say(rows()))
        server.chat = one
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        yield one
        server.shutdown()
        thread.join()


@pytest.fixture
def configured(chat: Chat, tmp_path: Path) -> Callable[..., Settings]:
    """Settings that name the server; `llm_seconds="1"` and its like change one."""

    def settings(**changed: str) -> Settings:
        named = {
            "llm_url": chat.url,
            "llm_model": "small-model",
            "llm_key": "sk-open-sesame",
            "llm_cache": str(tmp_path / "answers"),
            **changed,
        }
        return read_settings({f"DETENTE_{name.upper()}": value for name, value in named.items()})

    return settings


@pytest.fixture
def read(nlp: Language, article: Callable[..., Article]) -> Callable[..., Analysis]:
    """Text -> its offline analysis."""

    def analysed(text: str = COAST, **fields: str) -> Analysis:
        (found,) = analyse([article(text, **fields)], nlp)
        assert isinstance(found, Analysis)
        return found

    return analysed
