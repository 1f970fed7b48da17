"""The gate's report on a list, to send back to the police liaison."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from bwvreview import __version__
from bwvreview.domain.errors import ListProblem
from bwvreview.domain.gate_report import GateReport, gate_report

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from bwvreview.domain.inspection import Inspection
    from bwvreview.domain.scheme import Scheme


def report_on(inspection: Inspection, files: Sequence[Path], scheme: Scheme, *, today: date) -> GateReport:
    """Give the report on files that were just inspected. Raises ListProblem when one cannot be read any more."""
    fingerprints = tuple(_fingerprint(path) for path in files)
    return gate_report(inspection, scheme, fingerprints=fingerprints, made_on=today, program_version=__version__)


def save_report(report: GateReport, path: Path) -> None:
    """Write the report: as PDF, JSON or HTML, as the end of the name says. Raises ExportProblem."""
    from bwvreview.exchange.gate_report_file import write_gate_report

    write_gate_report(report, path)


def _fingerprint(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ListProblem("The list cannot be read any more.", advice="Check where the file is.") from error
