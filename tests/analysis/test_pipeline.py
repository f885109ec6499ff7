"""The pipeline: every extractor in order, and an article that breaks one costs only itself."""

from collections.abc import Callable

import pytest
from spacy.language import Language

from analysis import pipeline
from analysis.errors import AnalysisError
from analysis.pipeline import ANALYSER, analyse
from analysis.types import Analysis, Article, Span

TEXT = 'Ties\n\nNorway offered Russia talks on Monday. "We are ready," Ada Brook said.'


def test_pipeline_fills_every_part(nlp: Language, article: Callable[..., Article]) -> None:
    (found,) = analyse([article(TEXT)], nlp)
    assert isinstance(found, Analysis)
    assert found.analyser == ANALYSER
    assert {"Norway", "Russia", "Ada Brook"} <= {a.name for a in found.actors}
    assert [q.speaker for q in found.quotes] == ["Ada Brook"]
    assert [t.value for t in found.dates] == ["2017-02-13"]
    assert "Norway" in {a.name for s in found.stances for a in found.actors if a.key == s.actor}


@pytest.mark.parametrize("text", ["", "Talks", '"', "Ties\n\n\n", "\ufffd", "1" * 300])
def test_pipeline_reads_odd_texts(
    nlp: Language, article: Callable[..., Article], text: str
) -> None:
    (found,) = analyse([article(text)], nlp)
    assert isinstance(found, Analysis)
    assert found.stances == ()


def test_pipeline_spans_lie_in_the_text(nlp: Language, article: Callable[..., Article]) -> None:
    (found,) = analyse([article(TEXT)], nlp)
    assert isinstance(found, Analysis)
    spans = [Span(m.start, m.end) for a in found.actors for m in a.mentions]
    spans += [span for q in found.quotes for span in (*q.content, *q.cue, *q.source)]
    spans += [Span(e.start, e.end) for s in found.stances for e in s.evidence]
    assert spans
    for span in spans:
        assert 0 <= span.start < span.end <= len(TEXT)


def test_pipeline_article_that_breaks_a_rule_costs_only_itself(
    nlp: Language, article: Callable[..., Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = pipeline.quotes

    def breaks_on_one(doc: object, actors: object) -> object:
        if "Brook" in str(doc):
            raise IndexError("no such token")
        return whole(doc, actors)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "quotes", breaks_on_one)
    broken, fine = analyse([article(TEXT, path="in/one.txt"), article("Ties\n\nOslo spoke.")], nlp)
    assert isinstance(broken, AnalysisError)
    assert "in/one.txt: not analysed" in str(broken)
    assert isinstance(fine, Analysis)


def test_pipeline_does_not_read_what_is_not_english(
    nlp: Language, article: Callable[..., Article]
) -> None:
    """Names and quotation marks would be found in it, and told wrongly."""
    russian = 'Сергей Лавров заявил: "We will talk to Norway." Москва ждёт ответа.'
    found = list(
        analyse(
            [
                article("Oslo offers Russia talks, Ada Brook said.", id="a", language="en"),
                article(russian, id="b", language="ru"),
                article("Oslo offers Russia talks, Ada Brook said.", id="c"),
            ],
            nlp,
        )
    )
    assert [one.article.id for one in found] == ["a", "b", "c"]
    read, unread, short = found
    assert read.actors
    assert short.actors, "a text too short to tell its language is read"
    assert unread.article.unread == "language: ru"
    assert not any((unread.actors, unread.quotes, unread.dates, unread.events, unread.stances))
    assert "Russian" in unread.notes[0]
