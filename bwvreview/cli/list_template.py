"""`bwvreview list template`: a workbook that the police fill in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bwvreview.cli.context import Context, Outcome, add_json, add_scheme, scheme_named

if TYPE_CHECKING:
    import argparse


def add_verb(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb to `bwvreview list`."""
    template = verbs.add_parser("template", help="make a workbook with the right columns, for the police to fill in")
    template.add_argument("--to", type=Path, metavar="FILE", dest="target", required=True, help="an .xlsx file")
    add_scheme(template)
    add_json(template)
    template.set_defaults(run=_template)


def _template(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.services.list_template import save_list_template

    scheme = scheme_named(context, arguments)
    columns = save_list_template(scheme, arguments.target)
    lines = (
        f"“{arguments.target.name}” is for {scheme.title[0].lower()}{scheme.title[1:]}. It asks for {columns} columns.",
        "Columns that the police cannot give may be deleted.",
    )
    return Outcome({"columns": columns, "file": arguments.target.name, "scheme": scheme.slug}, lines)
