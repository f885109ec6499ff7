"""Everything that draws: one file a page, shared parts in panels/."""
