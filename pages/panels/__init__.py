"""What pages share: the focus, the caches, and one file for each panel."""
