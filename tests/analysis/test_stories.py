"""Copies of one text are one story, whoever prints them and in whatever order they come."""

import random
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from analysis.resolve.stories import likeliest, stories
from analysis.settings import read_settings
from analysis.sources import load
from analysis.types import Article, Copy, Correction, CorrectionKind, Story

COPIES, NO_COPIES = CorrectionKind.COPIES, CorrectionKind.NO_COPIES
DEMO = Path(__file__).parents[2] / "seeds/demo/articles"
DAY = date(2025, 9, 4)
LETTER = "Subscribe to our morning letter for the news that matters, every weekday at six o'clock."


def demo() -> list[Article]:
    return [one for one in load([DEMO], read_settings({})) if isinstance(one, Article)]


WIRE = demo()[3]
BODY = [line for line in WIRE.text.split("\n")[2:] if line.strip()]
OTHER = [line for line in demo()[7].text.split("\n")[2:] if line.strip()]


def made(
    name: str, body: list[str], *, title: str = "", day: date | None = DAY, outlet: str = ""
) -> Article:
    title = title or WIRE.title
    text = f"{title}\n\n" + "\n\n".join(body)
    return Article(name, title, text, day, outlet=outlet or f"{name} Post")


def only(*articles: Article) -> Story:
    (story,) = stories(articles)
    return story


def test_no_articles_no_stories() -> None:
    assert stories([]) == ()


def test_the_same_text_under_another_title_is_one_story() -> None:
    story = only(made("one", BODY), made("two", BODY, title="Something else"), made("zoo", BODY))
    assert story.articles == ("one", "two", "zoo")
    assert story.copies == (Copy.ORIGIN, Copy.RETITLED, Copy.SAME)
    assert story.outlets == ("one Post", "two Post", "zoo Post")
    assert story.origin == "one Post"


def test_one_title_over_two_texts_is_two_stories() -> None:
    assert len(stories([made("one", BODY), made("two", OTHER)])) == 2


@pytest.mark.parametrize(
    ("body", "copy"),
    [
        (BODY[:5], Copy.SHORTENED),
        (BODY[: len(BODY) // 3], Copy.SHORTENED),
        ([*BODY, *OTHER[3:6]], Copy.EXTENDED),
        ([*OTHER[3:6], *BODY], Copy.EXTENDED),
        ([line.replace("Russia", "Moscow").replace("said", "held") for line in BODY], Copy.EDITED),
    ],
    ids=["half", "third", "added below", "added on top", "words changed"],
)  # fmt: skip
def test_a_changed_copy_is_the_same_story_and_says_how(body: list[str], copy: Copy) -> None:
    story = only(made("one", BODY), made("two", body, day=DAY + timedelta(days=1)))
    assert story.copies == (Copy.ORIGIN, copy)


def test_a_corrected_story_is_the_same_one_however_often_it_is_corrected() -> None:
    prints = [BODY]
    for turn in range(6):  # each has a paragraph of its own and has lost one of the last
        prints.append([f"Update {turn}: {OTHER[turn]}", *prints[-1][:-1]])
    story = only(*(made(f"v{n}", body) for n, body in enumerate(prints)))
    assert len(story.articles) == 7


def test_two_reports_of_one_speech_are_two_stories() -> None:
    speech = "“" + " ".join(BODY).replace("“", "").replace("”", "").replace('"', "")[:1200] + "”"
    one = made("one", [OTHER[0], speech, *OTHER[1:3]])
    two = made("two", [BODY[-1], speech, OTHER[-1], OTHER[-2]])
    assert len(stories([one, two])) == 2


def test_a_digest_does_not_join_the_stories_in_it() -> None:
    briefs = demo()[4:8]
    bodies = [[p for p in one.text.split("\n")[2:] if p.strip()][:4] for one in briefs]
    digest = made("digest", [line for body in bodies for line in body])
    found = stories([digest, *(made(f"b{n}", body) for n, body in enumerate(bodies))])
    assert len(found) >= 4, "four stories, of which at most one is joined to the digest"


def test_lines_that_an_outlet_puts_under_every_article_join_nothing() -> None:
    letter = [LETTER, "Follow us everywhere. " * 12]
    articles = [
        made(f"a{n}", [line, *letter], day=DAY + timedelta(days=n), outlet="Post")
        for n, line in enumerate(OTHER[2:8])
    ]
    assert len(stories(articles)) == len(OTHER[2:8])


def test_lines_that_one_outlet_puts_under_its_articles_do_not_change_a_copy() -> None:
    articles = [
        made(f"a{n}", [LETTER, *OTHER[:n], *OTHER[n + 3 :]], day=DAY + timedelta(days=20 * n))
        for n in range(4)
    ]
    articles = [replace(one, outlet="Post") for one in articles]
    wire, copy = made("wire", [LETTER, *BODY], outlet="Post"), made("zoo", [LETTER, *BODY])
    story = next(one for one in stories([*articles, wire, copy]) if "wire" in one.articles)
    assert story.copies == (Copy.ORIGIN, Copy.SAME)


def test_stubs_of_one_text_are_told_apart_by_their_titles() -> None:
    stub = ["Log in to read this article."]
    assert len(stories([made("a", stub, title="Cod"), made("b", stub, title="Gas")])) == 2
    assert len(stories([made("a", stub, title="Cod"), made("b", stub, title="Cod")])) == 1


def test_a_form_filled_in_anew_is_another_story() -> None:
    later = [line.replace("Russia", "Moscow").replace("said", "told us") for line in BODY]
    far = made("two", later, day=DAY + timedelta(days=40))
    assert len(stories([made("one", BODY), far])) == 2
    assert len(stories([made("one", BODY), replace(far, published=None)])) == 1


def test_the_agency_is_the_origin_and_its_own_print_comes_first() -> None:
    wire = ["OSLO (AFP) - " + BODY[0], *BODY[1:]]
    early = made("early", BODY, day=DAY - timedelta(days=1))
    story = only(early, made("cut", wire[:5]), made("agency", wire, outlet="Agence France-Presse"))
    assert story.id == "agency"
    assert story.origin == "AFP"
    assert dict(zip(story.articles, story.copies, strict=True))["cut"] == Copy.SHORTENED


def test_the_wire_copy_of_the_demo_corpus_is_found_and_nothing_else() -> None:
    several = [one for one in stories(demo()) if len(one.articles) > 1]
    (story,) = several
    assert story.origin == "Corvane Wire"
    assert story.outlets == ("Corvane Wire", "The Isfjell Herald")


def said(kind: CorrectionKind, *articles: str) -> Correction:
    return Correction(kind, "a title", articles=articles)


def groups(rules: list[Correction]) -> list[set[str]]:
    same = [made(name, BODY) for name in ("one", "two", "zoo")]
    return [set(one.articles) for one in stories([*same, made("other", OTHER)], rules)]


@pytest.mark.parametrize(
    ("rules", "told"),
    [
        ([said(NO_COPIES, "one")], [{"one"}, {"other"}, {"two", "zoo"}]),
        ([said(NO_COPIES, "one", "two")], [{"one", "two"}, {"other"}, {"zoo"}]),
        ([said(COPIES, "zoo", "other", "gone")], [{"one", "two", "zoo", "other"}]),
        ([said(COPIES, "one", "other"), said(NO_COPIES, "one")],
         [{"one"}, {"other"}, {"two", "zoo"}]),
        ([said(NO_COPIES, "one"), said(COPIES, "one", "two")], [{"one", "two", "zoo"}, {"other"}]),
        ([said(NO_COPIES, "gone")], [{"one", "two", "zoo"}, {"other"}]),
        ([said(CorrectionKind.STANCE, "one", "other")], [{"one", "two", "zoo"}, {"other"}]),
    ],
    ids=["part", "part-two", "join", "the-later-parts", "the-later-joins", "gone", "other-kind"],
)  # fmt: skip
def test_an_analyst_joins_and_parts_and_the_later_word_holds(
    rules: list[Correction], told: list[set[str]]
) -> None:
    assert sorted(groups(rules), key=min) == sorted(told, key=min)


def test_the_likeliest_copies_come_first_and_the_nearer_of_two() -> None:
    one = made("one", BODY)
    far = made("far", OTHER, day=DAY + timedelta(days=30))
    others = [made("other", OTHER), made("cut", BODY[:5]), far, made("two", BODY)]
    assert likeliest(one, [one, *others], 3) == ("two", "cut", "other")
    assert likeliest(one, [one], 3) == ()


CORPUS = [
    *(replace(one, id=f"d{n}") for n, one in enumerate(demo()[:8])),
    made("one", BODY),
    made("two", BODY[:6]),
    made("three", [*BODY, *OTHER[:2]], day=None),
    made("four", BODY, title="Another"),
    made("five", OTHER[:6]),
    made("six", [*BODY[2:], *OTHER[:2]]),
]
TOLD = stories(CORPUS)


@settings(max_examples=60, deadline=None)
@given(some.permutations(CORPUS))
def test_the_order_of_loading_does_not_matter(corpus: list[Article]) -> None:
    assert stories(corpus) == TOLD


@settings(max_examples=60, deadline=None)
@given(
    some.lists(some.text(max_size=80), max_size=8), some.lists(some.text(max_size=9), max_size=8)
)
def test_any_texts_make_stories_that_hold_each_article_once(
    bodies: list[str], outlets: list[str]
) -> None:
    articles = [
        Article(f"a{n}", "", body, outlet=outlet)
        for n, (body, outlet) in enumerate(zip(bodies, outlets, strict=False))
    ]
    told = stories(articles)
    assert sorted(a for one in told for a in one.articles) == sorted(a.id for a in articles)
    for one in told:
        assert one.id == one.articles[0]
        assert len(one.copies) == len(one.articles)


def _corpus(size: int) -> list[Article]:
    """So many articles of random sentences, every fifth a copy of one before with an addition."""
    rng = random.Random(size)
    words = " ".join(" ".join(OTHER + BODY).split()).split()
    made_: list[Article] = []
    for n in range(size):
        more = " ".join(rng.choices(words, k=60))
        body = [" ".join(rng.choices(words, k=60)) for _ in range(5)]
        if n % 5 == 4:
            body = [*made_[rng.randrange(n)].text.split("\n")[2:], more]
        made_.append(made(f"a{n}", body, day=DAY + timedelta(days=rng.randrange(3))))
    return made_


def test_four_times_the_articles_take_about_four_times_the_time() -> None:
    def seconds(articles: list[Article]) -> float:
        start = time.process_time()
        stories(articles)
        return time.process_time() - start

    small, large = _corpus(250), _corpus(1000)
    stories(small[:3])
    assert seconds(large) < 8 * max(seconds(small), 0.05)
