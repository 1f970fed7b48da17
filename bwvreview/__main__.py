"""`python -m bwvreview` opens the window."""

from __future__ import annotations

import sys


def app() -> int:
    """Open the window; give the exit code."""
    from bwvreview.ui.app import main

    return main()


if __name__ == "__main__":
    sys.exit(app())
