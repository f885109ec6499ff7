"""The language pipeline: settings in, one spaCy Language out; articles in, Docs out.

The Doc is made once for each article and read by every extractor. No sentence crosses a line
break.
"""

import importlib.util
from collections.abc import Iterable, Iterator
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from analysis.errors import SettingsError
from analysis.types import Article


@Language.component("line_breaks")
def _line_breaks(doc: Doc) -> Doc:
    """Starts a sentence after every line break, before the parser decides about the others."""
    for token in doc[:-1]:
        if token.is_space and "\n" in token.text:
            doc[token.i + 1].is_sent_start = True
    return doc


@cache
def load(model: str) -> Language:
    """The spaCy pipeline of that name, loaded once a process.

    Raises SettingsError when the pipeline is not installed.
    """
    if importlib.util.find_spec(model.split(".")[0]) is None:
        raise SettingsError(
            f"The spaCy pipeline {model!r} is not installed: install it, "
            "or set DETENTE_SPACY_MODEL to one that is."
        )
    nlp = spacy.load(model)
    nlp.add_pipe("line_breaks", before="parser")
    return nlp


def parse(nlp: Language, articles: Iterable[Article]) -> Iterator[tuple[Article, Doc]]:
    """Each article with its Doc, in order, read in batches."""
    pairs = ((article.text, article) for article in articles)
    for doc, article in nlp.pipe(pairs, as_tuples=True, batch_size=16):
        yield article, doc
