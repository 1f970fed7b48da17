"""A session's records for other programs: CSV tables with a description (Frictionless Data Package), in one ZIP.

Text in the tables is exact: nothing is put before it, nothing is cut. Control characters, which CSV readers treat in
different ways, are spelt `_xHHHH_` as in workbooks; text that looks like such a spelling has `_x005F_` for its first
underline. Half a surrogate pair is no character: U+FFFD stands for it.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from datetime import UTC
from typing import TYPE_CHECKING

from bwvreview.domain.data_tables import data_tables
from bwvreview.domain.words import say
from bwvreview.exchange.atomic import write_atomically
from bwvreview.exchange.highlights_file import load_highlights
from bwvreview.exchange.plain_zip import plain_zip
from bwvreview.exchange.safe_text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from bwvreview.domain.data_tables import DataField, DataTable
    from bwvreview.domain.feedback import Feedback
    from bwvreview.domain.highlights import Highlights

FILE_NAME = "data-package.zip"
_DESCRIPTION = "datapackage.json"

_NOTHING_VIEWED = " Nothing was shown to the group: the table “not-shown” says why."
_TO_SPELL = re.compile("_(?=x[0-9A-Fa-f]{4}_)|[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def write_data_package(feedback: Feedback, path: Path, highlights: Highlights | None = None) -> None:
    """Write the package to `path`, whole or not at all; one feedback, one file. Raises ExportProblem."""
    write_atomically(path, data_package(feedback, highlights or load_highlights(feedback.scheme)))


def data_package(feedback: Feedback, highlights: Highlights) -> bytes:
    """Give the ZIP: one CSV a table, and `datapackage.json` that describes them."""
    tables = data_tables(feedback, highlights)
    files = {f"{table.name}.csv": table_bytes(table) for table in tables}
    described = [_resource(table, files[f"{table.name}.csv"]) for table in tables]
    package = {
        "name": re.sub(r"[^a-z0-9._-]+", "-", f"bwv-review-{feedback.group_slug}-{feedback.session}".lower()),
        "title": one_line(f"Feedback of {feedback.group_name}, session {feedback.session}"),
        "description": (
            say(
                "What a group of volunteers recorded about {subject}. Not for publication. "
                "It holds no name and no police reference. Missing values are blank. "
                "Control characters in text are written as _xHHHH_."
                f"{'' if feedback.viewed or not feedback.not_shown else _NOTHING_VIEWED}"
            )
        ),
        "created": feedback.made_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "version": feedback.program_version,
        "form": {"id": feedback.form.id, "version": feedback.form.version, "fingerprint": feedback.form.fingerprint},
        "draw": {"commitment": feedback.commit, "dice": feedback.dice_digits},
        "resources": described,
    }
    text = json.dumps(package, ensure_ascii=False, indent=2, sort_keys=False)
    return plain_zip({**files, _DESCRIPTION: (_LONE_SURROGATE.sub("\ufffd", text) + "\n").encode("utf-8")})


def table_bytes(table: DataTable) -> bytes:
    """Give a table as UTF-8 CSV (RFC 4180): names in the first line, exact text."""
    return csv_bytes([[field.name for field in table.fields], *([spelt(value) for value in row] for row in table.rows)])


def csv_bytes(rows: Iterable[Sequence[str]]) -> bytes:
    """Give rows as UTF-8 CSV with CR LF at the end of each record."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode("utf-8")


def spelt(text: str) -> str:
    r"""Spell out what CSV readers treat differently.

    >>> spelt("a\rb"), spelt("_x000D_"), spelt("a\nb")
    ('a_x000D_b', '_x005F_x000D_', 'a\nb')
    """
    return _TO_SPELL.sub(lambda found: f"_x{ord(found[0]):04X}_", _LONE_SURROGATE.sub("\ufffd", text))


def _resource(table: DataTable, content: bytes) -> dict[str, object]:
    keys = [{"fields": [name], "reference": {"resource": "clips", "fields": ["instance_id"]}} for name in table.links]
    schema: dict[str, object] = {
        "fields": [_field(field) for field in table.fields],
        "primaryKey": list(table.key),
        "missingValues": [""],
    }
    return {
        "name": table.name,
        "title": table.title,
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": {**schema, "foreignKeys": keys} if keys else schema,
    }


def _field(field: DataField) -> dict[str, object]:
    constraints: dict[str, object] = {"required": True} if field.required else {}
    if field.values and field.several:
        one = "|".join(re.escape(value) for value in field.values)
        constraints["pattern"] = f"({one})( ({one}))*"
    elif field.values:
        constraints["enum"] = list(field.values)
    described: dict[str, object] = {"name": field.name, "type": field.kind, "title": spelt(field.title)}
    if field.description:
        described["description"] = spelt(field.description)
    return {**described, "constraints": constraints} if constraints else described
