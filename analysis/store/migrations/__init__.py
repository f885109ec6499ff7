"""The steps from one schema to the next, oldest first: Alembic revisions named 1, 2, 3 …

A new step is a file `step_N_what.py` with `revision`, `down_revision` and `upgrade()`; it changes
`schema.py` likewise and never touches an older step. There is no way down but the copy that was
made before the upgrade.
"""
