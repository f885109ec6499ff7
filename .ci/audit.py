"""Locked dependencies in, a verdict out: a known vulnerability fails, an unreachable database not.

pip-audit asks the Open Source Vulnerabilities database (osv.dev) for each release of the lock.
What could not be asked is counted and said: silence would look like a clean bill.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

ASK = (
    sys.executable, "-m", "pip_audit", "--disable-pip", "--require-hashes", "--timeout=20",
    "--progress-spinner=off", "--vulnerability-service=osv", "--format=json",
)  # fmt: skip


def audited(lock: str, more: list[str]) -> list[dict]:
    """What is known of each dependency; empty when nobody could be asked."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "audit.json")
        command = [*ASK, "--requirement", lock, "--output", str(out), *more]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if out.is_file() and out.stat().st_size:
            return json.loads(out.read_text(encoding="utf-8"))["dependencies"]
    why = (done.stderr.strip() or "no answer").splitlines()[-1]
    print(f"notice: {lock} was NOT audited: {why[:200]}")
    return []


def main(lock: str, *more: str) -> int:
    found = audited(lock, list(more))
    for one in found:
        for vulnerability in one.get("vulns", ()):
            fixed = ", ".join(vulnerability["fix_versions"]) or "no release yet"
            print(f"{one['name']} {one['version']}: {vulnerability['id']}, mended in {fixed}")
    skipped = sum("skip_reason" in one for one in found)
    if skipped:
        print(f"notice: {skipped} of {len(found)} dependencies of {lock} could NOT be audited.")
    bad = sum(bool(one.get("vulns")) for one in found)
    if found:
        print(f"{lock}: {len(found) - skipped} audited, {bad} with a known vulnerability.")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
