"""Starts the frozen program: the window where it is called bwvreview-app, else the command line."""

import sys
from pathlib import Path

if __name__ == "__main__":
    if Path(sys.argv[0]).stem.startswith("bwvreview-app"):
        from bwvreview.__main__ import app as main
    else:
        from bwvreview.cli import main
    sys.exit(main())
