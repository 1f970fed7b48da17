"""`python -m bwvreview.cli` is the command `bwvreview`."""

import sys

from bwvreview.cli import main

sys.exit(main())
