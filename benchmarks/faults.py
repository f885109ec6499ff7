"""The fault table: runs the tests of bad days and prints what was confirmed, found and lost.

    python benchmarks/faults.py            # prints the table, and which tests were skipped and why
    python benchmarks/faults.py --write    # puts it into docs/store.md as well

Every row is one test (tests/faults, tests/browser/bad_days, tests/analysis/store) that failed if
anything confirmed had been lost; its counts are handed on by tests/faults/tally.py. The exit status
is that of the tests.
"""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PLACES = ("tests/faults", "tests/browser/bad_days", "tests/analysis/store")
DOCS = ROOT / "docs" / "store.md"
BEGIN, END = "<!-- faults: begin -->\n", "<!-- faults: end -->"
HEAD = ("what happened", "in the middle of", "store", "confirmed", "found", "lost")

Row = tuple[str, str, str, int, int, int]


class Table:
    """What the tests handed in, and what could not be run here."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.skipped: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Takes the counts of a test that passed."""
        if report.when == "call" and report.passed:
            self.rows += [row for name, row in report.user_properties if name == "fault"]
        if report.skipped and isinstance(report.longrepr, tuple):
            self.skipped.append(f"{report.nodeid}: {report.longrepr[2]}")


def markdown(rows: list[Row]) -> str:
    """The table, rows of one fault together."""
    lines = [HEAD, ("---",) * 3 + ("---:",) * 3]
    lines += sorted(rows, key=lambda row: (row[0], row[1], row[2] != "SQLite"))
    return "".join(f"| {' | '.join(map(str, line))} |\n" for line in lines)


def main() -> int:
    """Runs the tests and prints the table."""
    table = Table()
    code = int(pytest.main(["-q", "-m", "", *map(str, map(ROOT.joinpath, PLACES))], [table]))
    print(f"\n{markdown(table.rows)}")
    print(*(f"not run: {told}" for told in table.skipped), sep="\n")
    print(f"{len(table.rows)} accidents, {sum(row[5] for row in table.rows)} confirmed writes lost")
    if "--write" in sys.argv and not code:
        before, _, rest = DOCS.read_text(encoding="utf-8").partition(BEGIN)
        after = rest.partition(END)[2]
        DOCS.write_text(f"{before}{BEGIN}{markdown(table.rows)}{END}{after}", encoding="utf-8")
    return code


if __name__ == "__main__":
    sys.exit(main())
