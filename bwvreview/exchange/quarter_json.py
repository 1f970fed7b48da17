"""The report on a quarter for other programs: one JSON, the same bytes for the same returns."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bwvreview.domain.quarter_lines import QuarterReport

FILE_NAME = "quarter.json"
SCHEMA = "bwvreview-quarter/1"


def quarter_json(report: QuarterReport) -> bytes:
    """Write the report as JSON, UTF-8, with sorted keys."""
    told = asdict(report)
    told["quarter"] = str(report.quarter)
    told["not_yet"] = list(report.not_yet)
    text = json.dumps({"schema": SCHEMA, **told}, ensure_ascii=False, sort_keys=True, indent=1, default=str)
    return (text + "\n").encode("utf-8", "replace")
