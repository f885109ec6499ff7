"""Doc and the publication date in; time expressions, dated quotes and events out."""

from analysis.dates.anchor import dated_quotes
from analysis.dates.events import events
from analysis.dates.finding import dates

__all__ = ["dated_quotes", "dates", "events"]
