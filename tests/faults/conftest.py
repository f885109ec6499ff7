"""Fixtures of the bad days: a store in each database, and a PostgreSQL that may be killed."""

from tests.faults.cluster import cluster, own_cluster, place

__all__ = ["cluster", "own_cluster", "place"]
