"""What the services and commands do, done again in locked files and on a server. `tests/engines.py` says how.

Here it is a choice of them. All of them: `./run test --engine sqlcipher tests/services tests/cli`, and the same with
`postgresql`. What lies under the services (`tests/storage`) runs on every engine by itself.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.postgres import binaries

ROOT = Path(__file__).parents[1]
CHOSEN = (
    "tests/services/test_losing_clips.py",
    "tests/services/test_follow_up.py",
    "tests/services/test_withheld.py",
    "tests/services/test_journal.py",
    "tests/services/test_history.py",
    "tests/services/test_sent_feedback.py",
    "tests/services/test_clock_set_back.py",
    "tests/cli/test_session_commands.py",
    "tests/cli/test_whole_job.py",
)


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["sqlcipher", "postgresql"])
def test_services_and_commands_do_the_same_on_every_engine(engine: str, tmp_path: Path) -> None:
    if engine == "postgresql" and binaries() is None and os.environ.get("BWVREVIEW_REQUIRE_POSTGRES") != "1":
        pytest.skip("PostgreSQL is not installed (Debian: apt install postgresql)")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    words = [
        "-n0",
        "-q",
        "--engine",
        engine,
        "-m",
        "not slow",
        "-p",
        "no:cacheprovider",
        f"--basetemp={tmp_path / 'run'}",
    ]
    command = [sys.executable, "-m", "pytest", *words, *CHOSEN]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-4_000:]
    print(f"{engine}: {done.stdout.splitlines()[-1]}")
