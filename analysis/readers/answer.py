"""The fixed shape of an answer, and a model's words read into it.

Goes in: the text that a model wrote. Comes out: its rows, and how many were of another shape. Left
out: whether a row is true of the article (check.py).
"""

import json
import re
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from analysis.errors import ReaderError
from analysis.types import Confidence, Label

# Hosted servers ask for a closed schema; an answer with more in it is read all the same.
_CLOSED = ConfigDict(json_schema_extra={"additionalProperties": False}, frozen=True)

_THOUGHT = re.compile(r"<think(?:ing)?>.*?</think(?:ing)?>", re.DOTALL | re.IGNORECASE)
_FENCE = re.compile(r"```[a-zA-Z]*\s*\n(.*?)```", re.DOTALL)

BASES = ("own words", "act", "plan", "reported")

Words = Annotated[str, BeforeValidator(lambda value: "" if value is None else value)]
Basis = Annotated[
    Literal["own words", "act", "plan", "reported"],  # what is none of them is the weakest
    BeforeValidator(lambda value: value if value in BASES else "reported"),
]


class Piece(BaseModel):
    """One sentence of the article and what it shows."""

    model_config = _CLOSED

    words: str = Field(description="One whole sentence of the article, copied sign for sign")
    shows: Label = Field(description="What that sentence shows")
    basis: Basis = Field(description="The actor's own words, act or plan, or what others report")
    condition: Words = Field(description="The condition in the article's own words, or empty")


class Row(BaseModel):
    """What one actor's position is and which sentences show it."""

    model_config = _CLOSED

    actor: str = Field(description="A name from the list of actors")
    label: Label
    confidence: Confidence
    why: Words = Field(description="One plain sentence: why")
    evidence: tuple[Piece, ...]


class Answer(BaseModel):
    """The position of every actor that takes one; no rows where nobody does."""

    model_config = _CLOSED

    stances: tuple[Row, ...]


def schema() -> dict[str, Any]:
    """The shape of an answer as JSON Schema."""
    return Answer.model_json_schema()


def parse(content: str) -> tuple[tuple[Row, ...], int]:
    """The rows of an answer, and how many rows were not of the shape.

    Raises ReaderError when the whole is no answer.
    """
    data = _json(content)
    listed = data.get("stances") if isinstance(data, dict) else None
    if not isinstance(listed, list):
        start = " ".join(content.split())[:80]
        raise ReaderError(
            f"the answer is not the JSON that was asked for ({start!r}): try again, or another "
            "model in DETENTE_LLM_MODEL"
        )
    rows = [row for row in map(_row, listed) if row]
    return tuple(rows), len(listed) - len(rows)


def _row(data: object) -> Row | None:
    """A row in its shape, without pieces of evidence that are in another; None where it is not."""
    if not isinstance(data, dict):
        return None
    pieces = data.get("evidence")
    try:
        kept = tuple(filter(None, map(_piece, pieces if isinstance(pieces, list) else [])))
        return Row.model_validate({"why": "", "confidence": "low", **data, "evidence": kept})
    except ValidationError:
        return None


def _piece(data: object) -> Piece | None:
    if not isinstance(data, dict):
        return None
    try:
        return Piece.model_validate({"basis": "", "condition": "", **data})
    except ValidationError:
        return None


def _json(content: str) -> object:
    """The JSON in a model's words: all of it, or fenced, or between the outermost braces."""
    said = _THOUGHT.sub("", content).strip()
    tries = [said, *_FENCE.findall(said), said[said.find("{") : said.rfind("}") + 1]]
    for one in tries:
        try:
            return json.loads(one)
        except (ValueError, RecursionError):  # nested thousands deep: no answer either
            continue
    return None
