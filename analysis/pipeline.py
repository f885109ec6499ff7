"""The one place that knows the order: articles in, an Analysis of each out. The Doc dies here."""

from collections.abc import Iterable, Iterator
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from analysis import __version__
from analysis.actors import actors
from analysis.dates import dated_quotes, dates, events
from analysis.language import parse
from analysis.mentions import mentions
from analysis.quotes import quotes
from analysis.stance import stances
from analysis.types import Analysis, Article

ANALYSER = f"detente {__version__}"


def analyse_doc(article: Article, doc: Doc) -> Analysis:
    """Runs every extractor over one parsed article."""
    published: date | None = article.published
    who = actors(doc, mentions(doc))
    when = dates(doc, published)
    said = dated_quotes(doc, quotes(doc, who), when, published)
    return Analysis(
        article=article,
        analyser=ANALYSER,
        actors=who,
        quotes=said,
        dates=when,
        events=events(doc, who, said, when, published),
        stances=stances(doc, who, said),
    )


def analyse(articles: Iterable[Article], nlp: Language) -> Iterator[Analysis]:
    """An Analysis of each article, in order."""
    for article, doc in parse(nlp, articles):
        yield analyse_doc(article, doc)
