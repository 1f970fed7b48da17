"""Make a workbook that the police can fill in, for the scheme in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.domain.errors import ExportProblem
from bwvreview.domain.words import speaking

if TYPE_CHECKING:
    from pathlib import Path

    from bwvreview.domain.scheme import Scheme


def save_list_template(scheme: Scheme, path: Path) -> int:
    """Write the workbook for a scheme to `path`; give how many columns it asks for. Raises ExportProblem."""
    from bwvreview.domain.list_template import list_template
    from bwvreview.exchange.list_template_file import write_list_template

    if path.suffix.casefold() != ".xlsx":
        raise ExportProblem("The template is an Excel workbook.", advice="Choose a name that ends in .xlsx.")
    with speaking(scheme.words):
        template = list_template(scheme)
        write_list_template(template, path)
    return len(template.columns)
