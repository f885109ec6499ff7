"""Word lists as they are written in the code: words in a text, spaces between them."""


def word_set(text: str) -> frozenset[str]:
    """The words of a text as a set.

    >>> sorted(word_set("visit leave"))
    ['leave', 'visit']
    """
    return frozenset(text.split())
