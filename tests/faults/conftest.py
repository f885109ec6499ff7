"""Fixtures of the bad days: a store in each database, and a PostgreSQL that may be killed."""

from tests.faults.cluster import cluster, own_cluster, place
from tests.faults.tally import opened, tally

__all__ = ["cluster", "opened", "own_cluster", "place", "tally"]
