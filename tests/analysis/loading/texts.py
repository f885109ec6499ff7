"""Texts of articles: each number another story."""

PLACES = ("harbour", "orchard", "tunnel", "glacier", "museum", "quarry", "bakery", "lighthouse")


def text(number: int, sentences: int = 8) -> str:
    """An article of its own words; the speaker takes a position."""
    place = PLACES[number % len(PLACES)]
    first = (
        f"Lindholm visits the {place} of town {number}\n\nForeign Minister Karin Lindholm said on "
        f"Tuesday that town {number} would welcome closer cooperation with Russia.\n\n"
    )
    rest = (
        f"The {place} in district {number}-{n} has {number + n} doors, and committee "
        f"{number * 7 + n} of the {place} counted {number * 3 + n} visitors there."
        for n in range(sentences)
    )
    return first + " ".join(rest) + "\n"


def files(count: int, sentences: int = 8) -> list[tuple[str, bytes]]:
    return [(f"a{n}.txt", text(n, sentences).encode()) for n in range(count)]
