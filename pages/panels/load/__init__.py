"""The parts of the page that adds articles: what is given, the list, the loading, workspaces."""
