"""Do jobs on a watched disk, and write down every change: `python -m tests.disk.recording JOB/KIND/FOLDER…`.

In each folder is `disk` with the workspace; what was written down comes to `log`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.disk.jobs import NAME, OLD, run, use_weak_keys
from tests.disk.layer import Layer

if __name__ == "__main__":
    use_weak_keys()
    layer = Layer()
    for words in sys.argv[1:]:
        job, kind, folder = words.split("/", maxsplit=2)
        layer.watch(Path(folder) / "disk", Path(folder) / "log")
        run(job, Path(folder) / "disk" / NAME, OLD if kind == "locked" else None, layer.say)
