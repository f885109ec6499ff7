"""Batch: a stream of articles in, their analyses in the store, over many processes or machines.

Only so many articles are in memory at a time, whatever the size of the corpus. One process writes
to the store; the others get articles and give analyses back, and touch neither store nor files. A
worker that dies costs nothing but the time of what it had in hand.
"""

from analysis.batch.load import Into, Loaded, load
from analysis.batch.pools import Pool, opened

__all__ = ["Into", "Loaded", "Pool", "load", "opened"]
