"""`bwvreview privacy test`: run the detector on values, to see what it finds."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

from bwvreview.cli.context import Context, Outcome, add_json
from bwvreview.domain.errors import ListProblem

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

_COLUMNS = ("value", "column_name")


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command about the detector."""
    room = commands.add_parser("privacy", help="try what the gate finds in values")
    verbs = room.add_subparsers(metavar="VERB", required=True)
    test = verbs.add_parser("test", help="say of each value whether it could show who someone is")
    test.add_argument("file", type=Path, metavar="CASES.csv", help="a CSV file with the columns value and column_name")
    test.add_argument("--hide-headers", action="store_true", help="judge each value without its column_name")
    add_json(test)
    test.set_defaults(run=_test)


def _test(_context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.domain.detect import flags
    from bwvreview.domain.privacy import known_keys
    from bwvreview.exchange.scheme_file import load_vocabulary

    known = known_keys(load_vocabulary())
    kinds = [
        flags(value, "" if arguments.hide_headers else heading, known=known)
        for value, heading in _cases(arguments.file)
    ]
    lines = [f"{number}: {kind or '-'}" for number, kind in enumerate(kinds, start=1)]
    flagged = sum(kind is not None for kind in kinds)
    rows = [{"flagged": kind is not None, "kind": kind or ""} for kind in kinds]
    return Outcome({"rows": rows}, (*lines, f"{flagged} of {len(kinds)} values could show who someone is."))


def _cases(path: Path) -> Iterator[tuple[str, str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            if not set(_COLUMNS) <= set(reader.fieldnames or ()):
                raise ListProblem(
                    f"The columns {' and '.join(_COLUMNS)} are not in “{path.name}”.", advice="Give it both columns."
                )
            for row in reader:
                yield row["value"] or "", row["column_name"] or ""
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise ListProblem(f"“{path.name}” cannot be read.", advice="Save it as a CSV file in UTF-8.") from error
