"""What is said of articles that are kept but not analysed, since they are not in English."""

from html import escape

import pandas as pd

from analysis.sources.languages import language_name
from analysis.types import READ
from pages.panels.text import counted


def unread(language: str) -> str:
    """Why nothing was looked for in an article, as HTML; "" where it was.

    >>> unread("en"), unread("ru").partition(".")[0]
    ('', 'The article is in Russian, and only English is read')
    """
    if language in READ:
        return ""
    return (
        f"The article is in {escape(language_name(language))}, and only English is read. It is "
        "kept and can be searched; it has no part in any count of quotes, events or positions."
    )


def counted_unread(articles: pd.DataFrame) -> str:
    """How many articles are not analysed, and in which languages they are; "" for none.

    >>> counted_unread(pd.DataFrame({"language": ["en", "ru", "ru", ""]}))
    '2 articles are not analysed: Russian.'
    """
    left = articles.loc[~articles["language"].isin(READ), "language"]
    if left.empty:
        return ""
    names = ", ".join(map(language_name, left.value_counts().index))
    verb = "is" if len(left) == 1 else "are"
    return f"{counted(len(left), 'article')} {verb} not analysed: {names}."
