"""A disk with little room: a small file system in memory, where the test may mount one.

Only root may, and not in every container; the tests that need one are skipped there, with the
reason, and those with a limit on the size of files run everywhere.
"""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

BALLAST = "ballast"  # the file that takes the room


@contextmanager
def small_disk(megabytes: int) -> Iterator[Path]:
    """A folder on a disk of its own, of that size."""
    folder = Path(tempfile.mkdtemp(prefix="detente-disk-"))
    options = f"size={megabytes}m,mode=0755"
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if made.returncode:
        folder.rmdir()
        pytest.skip(f"no file system can be mounted here ({made.stderr.strip()})")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)
        folder.rmdir()


def take_room(disk: Path, leaving: int) -> None:
    """Fills a disk up to so many bytes."""
    with (disk / BALLAST).open("wb") as ballast:
        ballast.write(b"\0" * (shutil.disk_usage(disk).free - leaving))


def give_room(disk: Path) -> None:
    """Frees what was taken."""
    (disk / BALLAST).unlink()
