"""A corpus, a focus and a ground in, a whole briefing out: the same input, the same briefing."""

import importlib.metadata

from analysis import __version__
from analysis.briefing.bottom_line import bottom_line, span
from analysis.briefing.changed import changed
from analysis.briefing.compare import stood
from analysis.briefing.gaps import gaps
from analysis.briefing.happened import happened
from analysis.briefing.key_actors import key_actors
from analysis.briefing.matter import Matter, gathered
from analysis.briefing.model import Briefing, Ground, Module, claims_of
from analysis.briefing.notable import notable
from analysis.briefing.portrait import portrait
from analysis.briefing.sourcing import source, sourcing
from analysis.briefing.wording import counted, day, flat, iso, listed, name
from analysis.errors import BriefingError
from analysis.figures.palette import WORDS
from analysis.frames import Corpus
from analysis.stance.model import SHA256
from analysis.types import BESIDES, Focus

OFFLINE = "offline"


def compose(
    whole: Corpus, on: Focus, ground: Ground, *, earlier: Briefing | None = None
) -> Briefing:
    """The briefing of what is in focus, as of the ground's moment; not yet edited by anybody.

    Raises BriefingError when nothing is in focus.
    """
    matter = gathered(whole, on, ground)
    if matter.part.articles.empty:
        raise BriefingError(
            f"There is no article to brief on in {on.workspace!r}: load articles, or widen the "
            "limits."
        )
    blocks = (
        bottom_line(matter),
        key_actors(matter, portrait(matter)),
        changed(matter, earlier),
        notable(matter),
        happened(matter),
        gaps(matter),
        sourcing(matter),
    )
    cited = dict.fromkeys(
        article
        for block in blocks
        for claim in (*claims_of(block), *block.spare)
        for article in claim.articles
    )
    return Briefing(
        title=_title(matter),
        scope=tuple(_scope(matter)),
        focus=on,
        as_of=ground.as_of.isoformat(timespec="seconds"),
        since=iso(ground.since),
        revision=ground.revision,
        fictional=ground.fictional,
        blocks=blocks,
        sources=tuple(source(matter, article) for article in cited),
        modules=ground.modules,
        standing=stood(matter),
        articles=tuple(matter.part.articles["id"]),
    )


def _title(matter: Matter) -> str:
    """What the briefing is about: its actors where it has some."""
    who = listed((matter.name(actor) for actor in matter.on.actors), 3)
    return f"{who}: cooperation with Russia" if who else "Who stands where on Russia"


def _scope(matter: Matter) -> list[str]:
    on = matter.on
    if matter.ground.fictional:
        found = ["Fictional demo corpus: every person, outlet and event is invented."]
    else:
        found = []
    articles = matter.part.articles
    outlets = articles.loc[articles["outlet"] != "", "outlet"].nunique()
    from_ = f" from {counted(outlets, 'outlet')}" if outlets else ""
    found.append(
        f"{counted(len(articles), 'article')}{from_}, {span(matter)}, in the workspace "
        f"’{name(on.workspace)}’ at revision {matter.ground.revision}."
    )
    limits = [
        *(f"actor {matter.name(one)}" for one in on.actors),
        *(f"position {WORDS[one]}" for one in on.labels),
        *(f"outlet {name(one)}" for one in on.outlets),
        *(f"{one} quotes" for one in on.types),
        *(f"quotes about {matter.name(one)}" for one in on.about),
        *(["quotes that show a position"] if on.topic else []),
        *([f"from {day(on.since)}"] if on.since else []),
        *([f"until {day(on.until)}"] if on.until else []),
        *([f"words ’{name(on.text)}’"] if on.text else []),
        *(f"one {kind}" for kind in ("article", "stance", "quote", "event") if getattr(on, kind)),
    ]
    found.append(f"Limited to: {listed(limits, 12)}." if limits else "Not limited further.")
    return found


def modules(
    analysers: dict[str, int], pipeline: str, readers: tuple[str, ...]
) -> tuple[Module, ...]:
    """What took part, with versions: `analysers` counts articles by who analysed them."""
    found = [Module("Détente", __version__, "composed this briefing by counting, without a model")]
    for analyser, count in sorted(analysers.items()):
        who, _, model = analyser.partition(BESIDES)
        plain, _, version = flat(who).rpartition(" ")
        part = f"read {counted(count, 'article')}"
        found.append(Module(plain or flat(who), version or "as stored", part))
        if model:
            found.append(Module(flat(model), "as its server names it", f"{part}: stance"))
    found += [
        Module(pipeline, _version(pipeline), "language pipeline"),
        Module("spaCy", _version("spacy"), "runs it"),
        Module("stance weights", SHA256[:12], "reader of positions: offline rules"),
    ]
    found += [
        Module(flat(one), "as its server names it", "reader of positions")
        for one in readers
        if one not in ("", OFFLINE) and one not in {module.name for module in found}
    ]
    return tuple(found)


def _version(package: str) -> str:
    """The installed version of a package; "not installed here" where it is not.

    >>> _version("no-such-package")
    'not installed here'
    """
    try:
        return importlib.metadata.version(package.replace("_", "-"))
    except importlib.metadata.PackageNotFoundError:
        return "not installed here"
