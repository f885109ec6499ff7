"""The one place that knows the order: articles in, an Analysis of each out. The Doc dies here."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from spacy.language import Language
from spacy.tokens import Doc

from analysis import __version__, logs
from analysis.actors import actors
from analysis.dates import dated_quotes, dates, events
from analysis.errors import AnalysisError
from analysis.language import parse
from analysis.mentions import mentions
from analysis.quotes import quotes
from analysis.sources.languages import language_name
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


def analyse(articles: Iterable[Article], nlp: Language) -> Iterator[Analysis | AnalysisError]:
    """An Analysis of each article in order, or the error that its extractors ended in.

    An article that is not in English comes back with nothing found in it: the rules would read it
    wrongly. `Article.unread` says why.
    """
    for is_read, run in groupby(articles, key=lambda one: not one.unread):
        if is_read:
            for article, doc in parse(nlp, run):
                yield _analysed(article, doc)
        else:
            yield from map(_unread, run)


def _unread(article: Article) -> Analysis:
    language = language_name(article.language)
    note = f"It is kept but not analysed: it is in {language}, and only English is read."
    return Analysis(article, ANALYSER, notes=(note,))


def _analysed(article: Article, doc: Doc) -> Analysis | AnalysisError:
    try:
        return analyse_doc(article, doc)
    except Exception as error:  # whatever breaks on one article must not cost the others
        logs.trouble(logs.Event.ARTICLE_FAILED, error, article=logs.Token(article.hash[:12]))
        return AnalysisError(
            f"{article.path or article.id}: not analysed, since a rule failed on it "
            f"({type(error).__name__}: {error}). The other articles are not affected; "
            "please report it with the article."
        )
