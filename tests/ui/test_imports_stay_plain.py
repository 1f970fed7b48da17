"""What loading the window leaves behind in Python."""

from __future__ import annotations

import subprocess
import sys

LOAD = """
import bwvreview.ui.app
import linecache, sqlalchemy.orm, bwvreview.storage.tables
texts = [name for name, entry in linecache.cache.items() if len(entry) > 1 and name.endswith(".py")]
kept = [name for name in texts if "sqlalchemy" in name]
print(len(kept))
"""


def test_no_source_text_of_a_library_is_kept_in_memory() -> None:
    ran = subprocess.run([sys.executable, "-c", LOAD], capture_output=True, text=True, check=True)
    assert ran.stdout == "0\n"
