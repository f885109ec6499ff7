"""Mentions in, the actors of one article out."""

from spacy.tokens import Doc

from analysis.types import Actor, Candidate, Kind, Mention


def actors(doc: Doc, mentions: tuple[Candidate, ...]) -> tuple[Actor, ...]:
    groups: dict[str, list[Candidate]] = {}
    for candidate in mentions:
        groups.setdefault(candidate.text.split()[-1].lower(), []).append(candidate)
    return tuple(
        Actor(
            key=f"a{i}",
            name=max(group, key=lambda c: len(c.text)).text,
            kind=group[0].kind or Kind.GROUP,
            aliases=tuple(sorted({c.text for c in group})),
            mentions=tuple(Mention(c.start, c.end, c.form) for c in group),
        )
        for i, group in enumerate(groups.values())
    )
