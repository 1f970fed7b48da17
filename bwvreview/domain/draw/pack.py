"""The pack of a draw: building it, and checking one that somebody else brings."""

from __future__ import annotations

from bwvreview.domain.draw.packing import CERTIFICATE_FILE, MANIFEST_FILE, pack_files, plan_files, rolled_statement_file
from bwvreview.domain.draw.verifying import Verdict, verify_pack

__all__ = [
    "CERTIFICATE_FILE",
    "MANIFEST_FILE",
    "Verdict",
    "pack_files",
    "plan_files",
    "rolled_statement_file",
    "verify_pack",
]
