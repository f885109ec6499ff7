"""Which actor a role or pronoun means: by what fits, how near, and who was the subject.

In: a Doc and the clusters of names. Out: the clusters with roles and pronouns added, in the order
of the text, since each one that is read decides the next.
"""

from bisect import bisect_right
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from analysis.actors.cluster import Cluster
from analysis.actors.offices import Office, likeness, office
from analysis.actors.speakers import Speech
from analysis.gazetteer import organisation_nouns
from analysis.gazetteer.roles import CALLINGS, gender_of_role
from analysis.gazetteer.words import word_set
from analysis.types import Candidate, Form, Kind

GENERIC_BODIES = word_set(
    """
    company firm organization organisation group agency team outfit giant retailer automaker
    carmaker planemaker chipmaker manufacturer maker airline bank lender insurer conglomerate
    """
)
REACH = 3  # sentences back that a pronoun looks


@dataclass(frozen=True, slots=True)
class Seen:
    """One mention with the place it has in its sentence."""

    start: int
    sentence: int
    is_subject: bool
    is_pronoun: bool


class Discourse:
    """What has been said so far: the last mentions of each cluster."""

    def __init__(self, doc: Doc, clusters: list[Cluster]) -> None:
        self.doc = doc
        self.length = len(doc.text) or 1
        self.clusters = clusters
        self.sentences = [s.start_char for s in doc.sents]
        self.seen: dict[int, list[Seen]] = {id(c): [] for c in clusters}

    def sentence_of(self, start: int) -> int:
        """The number of the sentence at that character."""
        return bisect_right(self.sentences, start) - 1

    def span(self, candidate: Candidate) -> Span | None:
        """The tokens of a candidate."""
        return self.doc.char_span(candidate.start, candidate.end, alignment_mode="expand")

    def note(self, cluster: Cluster, candidate: Candidate) -> None:
        """Remembers that the cluster was mentioned there."""
        span = self.span(candidate)
        root = span.root if span is not None else None
        subject = root is not None and root.dep_ in ("nsubj", "nsubjpass")
        self.seen.setdefault(id(cluster), []).append(
            Seen(
                candidate.start,
                self.sentence_of(candidate.start),
                subject,
                candidate.form is Form.PRONOUN,
            )
        )

    def recent(self, cluster: Cluster, start: int) -> Seen | None:
        """The last mention of the cluster before that character."""
        return next((s for s in reversed(self.seen[id(cluster)]) if s.start < start), None)


def link(doc: Doc, clusters: list[Cluster], candidates: tuple[Candidate, ...]) -> list[Cluster]:
    """Adds roles and pronouns to the clusters of names; returns new actors known by role alone."""
    by_start = {n.start: c for c in clusters for n in c.names}
    for candidate in candidates:
        if candidate.anchor is not None and candidate.anchor in by_start:
            by_start[candidate.anchor].add(candidate)
    owner = {id(c): cl for cl in clusters for c in cl.candidates}
    discourse = Discourse(doc, clusters)
    nameless: list[Cluster] = []
    for candidate in candidates:
        cluster = owner.get(id(candidate))
        if cluster is None and candidate.form is Form.ROLE and candidate.anchor is None:
            cluster = _holder(discourse, candidate, [*clusters, *nameless])
            if cluster is None:
                cluster = _known_by_role(candidate)
                if cluster is not None:
                    nameless.append(cluster)
                    discourse.seen[id(cluster)] = []
            elif cluster is not None:
                cluster.add(candidate)
        elif cluster is None and candidate.form is Form.PRONOUN and candidate.text != "I":
            cluster = _antecedent(discourse, candidate, [*clusters, *nameless])
            if cluster is not None:
                cluster.add(candidate)
        if cluster is not None:
            discourse.note(cluster, candidate)
    _speak(doc, [*clusters, *nameless], candidates)
    return nameless


def _speak(doc: Doc, clusters: list[Cluster], candidates: tuple[Candidate, ...]) -> None:
    """Gives "I" and "my" in quoted words to their speaker."""
    selves = [
        c for c in candidates if c.kind is Kind.PERSON and c.form is Form.PRONOUN and not c.gender
    ]
    if not selves:
        return
    speech = Speech(doc)
    told = sorted(
        ((c.start, c.end, i) for i, cluster in enumerate(clusters) for c in cluster.candidates),
    )
    starts = [start for start, _, _ in told]
    for candidate in selves:
        for start, end in speech.speakers(candidate.start):
            i = bisect_right(starts, start) - 1
            if i >= 0 and told[i][1] >= end and clusters[told[i][2]].kind is Kind.PERSON:
                clusters[told[i][2]].add(candidate)
                break


def _known_by_role(candidate: Candidate) -> Cluster | None:
    """A person whom the article names by role only: "the German chancellor"."""
    read = office(candidate.text, candidate.country)
    if candidate.kind is not Kind.PERSON or read is None or not read.country:
        return None
    cluster = Cluster()
    cluster.add(candidate)
    cluster.votes[Kind.PERSON] += 1
    return cluster


def _holder(discourse: Discourse, candidate: Candidate, clusters: list[Cluster]) -> Cluster | None:
    if candidate.kind is Kind.PERSON:
        return _office_holder(discourse, candidate, clusters)
    if candidate.kind is Kind.ORGANISATION:
        return _body(discourse, candidate, clusters)
    return _country(discourse, candidate, clusters)


def _office_holder(
    discourse: Discourse, candidate: Candidate, clusters: list[Cluster]
) -> Cluster | None:
    wanted = office(candidate.text, candidate.country)
    if wanted is None:
        wanted = Office("old", frozenset())
    gender = gender_of_role(wanted.head)
    best: tuple[int, int, int] | None = None
    chosen = None
    for i, cluster in enumerate(clusters):
        if cluster.kind is not Kind.PERSON or (gender and cluster.gender not in ("", gender)):
            continue
        fit = max((likeness(wanted, held) for held in cluster.offices), default=0)
        if fit and wanted.country and cluster.country not in ("", wanted.country):
            continue
        if not fit:
            continue
        last = discourse.recent(cluster, candidate.start)
        if last is None and fit < 3:
            continue
        key = (fit if fit >= 3 else 0, last.start if last else -1, -i)
        if best is None or key > best:
            best, chosen = key, cluster
    if chosen is None and wanted.head in CALLINGS and not wanted.country:
        return _most_present(discourse, candidate, clusters, gender)
    return chosen


def _most_present(
    discourse: Discourse, candidate: Candidate, clusters: list[Cluster], gender: str
) -> Cluster | None:
    """The person whom the last sentences are about: "the actress"."""
    if not candidate.text.lower().startswith("the "):
        return None
    here = discourse.sentence_of(candidate.start)
    best, chosen = 0.0, None
    for cluster in clusters:
        if cluster.kind is not Kind.PERSON or (gender and cluster.gender not in ("", gender)):
            continue
        past = [s for s in discourse.seen[id(cluster)] if s.start < candidate.start]
        if not past or here - past[-1].sentence > REACH:
            continue
        weight = sum(1.0 for s in past if here - s.sentence <= 2 * REACH) + past[-1].is_subject
        if weight > best:
            best, chosen = weight, cluster
    return chosen


def _body(discourse: Discourse, candidate: Candidate, clusters: list[Cluster]) -> Cluster | None:
    head = candidate.text.split()[-1].lower()
    here = discourse.sentence_of(candidate.start)
    nouns = organisation_nouns()
    near: list[tuple[int, Cluster]] = []
    loose: list[tuple[int, Cluster]] = []
    for cluster in clusters:
        if cluster.kind not in (Kind.ORGANISATION, Kind.GROUP):
            continue
        last = discourse.recent(cluster, candidate.start)
        if last is None:
            continue
        named = any(head in c.text.lower().split() for c in cluster.names)
        if named or head in nouns.get(cluster.canonical, ()):
            near.append((last.start, cluster))
        elif head in GENERIC_BODIES and not cluster.canonical and here - last.sentence <= 2:
            past = [s for s in discourse.seen[id(cluster)] if s.start < candidate.start]
            loose.append((len(past) + 2 * last.is_subject, cluster))
    found = near or loose
    return max(found, key=lambda f: f[0])[1] if found else None


def _country(discourse: Discourse, candidate: Candidate, clusters: list[Cluster]) -> Cluster | None:
    here = discourse.sentence_of(candidate.start)
    near = [
        (last.start, cluster)
        for cluster in clusters
        if cluster.kind is Kind.COUNTRY
        and (last := discourse.recent(cluster, candidate.start)) is not None
        and here - last.sentence <= 2
    ]
    return max(near, key=lambda f: f[0])[1] if near else None


def _antecedent(
    discourse: Discourse, candidate: Candidate, clusters: list[Cluster]
) -> Cluster | None:
    if candidate.kind is Kind.PERSON and not candidate.gender:
        return None
    here = discourse.sentence_of(candidate.start)
    best, chosen = -99.0, None
    for cluster in clusters:
        if not _agrees(candidate, cluster):
            continue
        last = discourse.recent(cluster, candidate.start)
        if last is None or here - last.sentence > _reach(candidate):
            continue
        score = -2.0 * (here - last.sentence) + 1.5 * last.is_subject + 0.5 * last.is_pronoun
        score += 1.0 if candidate.gender and cluster.gender == candidate.gender else 0.0
        score += last.start / discourse.length  # the nearer of two equals
        if score > best:
            best, chosen = score, cluster
    return chosen


def _reach(candidate: Candidate) -> int:
    return REACH if candidate.kind is Kind.PERSON else 1


def _agrees(candidate: Candidate, cluster: Cluster) -> bool:
    if candidate.kind is Kind.PERSON:
        return cluster.kind is Kind.PERSON and cluster.gender in ("", candidate.gender)
    if candidate.plural:
        return cluster.kind is Kind.GROUP
    return cluster.kind in (Kind.ORGANISATION, Kind.COUNTRY)
