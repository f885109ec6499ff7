"""Mentions in, the actors of one article out.

Names are clustered first, whatever the recogniser took each for; the kind is then put to the vote.
Roles and pronouns follow in the order of the text. Left out: clusters that nothing speaks for as
an actor (places, works), and roles whose holder the article does not let one tell.
"""

from spacy.tokens import Doc

from analysis.actors.names import name_clusters
from analysis.actors.salience import link
from analysis.types import Actor, Candidate, Form


def actors(doc: Doc, mentions: tuple[Candidate, ...]) -> tuple[Actor, ...]:
    """The actors of an article, in the order in which they appear."""
    named = name_clusters(doc, (c for c in mentions if c.form is Form.NAME))
    named = [cluster for cluster in named if cluster.is_actor]
    nameless = link(doc, named, mentions)
    everyone = sorted((*named, *nameless), key=lambda c: min(m.start for m in c.candidates))
    return tuple(cluster.frozen(f"a{i}") for i, cluster in enumerate(everyone))
