"""Building the pack of a draw from the list, the plan and the dice: no clock, so always the same bytes."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from bwvreview.domain.draw.certificate import canonical_json, certificate_of, outcome_of
from bwvreview.domain.draw.draw import replay, statement_with_seed
from bwvreview.domain.draw.lines import AVAILABILITY_FILE, LIST_FILE, STATEMENT_FILE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bwvreview.domain.draw.availability import Availability
    from bwvreview.domain.draw.certificate import Outcome
    from bwvreview.domain.draw.list_file import ListFile
    from bwvreview.domain.draw.reroll import NewRoll
    from bwvreview.domain.draw.statement import Statement
    from bwvreview.domain.draw.voids import Void

CERTIFICATE_FILE = "certificate.json"
MANIFEST_FILE = "manifest.json"
MANIFEST_SCHEMA = "bwvreview-manifest/1"


def rolled_statement_file(number: int) -> str:
    """Name the statement of a round, with its seed: `statement-1.txt` for the draw itself."""
    return f"statement-{number}.txt"


def plan_files(list_file: ListFile, statement: Statement) -> dict[str, bytes]:
    """Give the two files that are fixed before the roll."""
    return {LIST_FILE: list_file.to_bytes(), STATEMENT_FILE: statement.to_bytes()}


def pack_files(
    list_file: ListFile,
    statement: Statement,
    seed: str,
    *,
    availability: Availability | None = None,
    rolls: Sequence[NewRoll] = (),
    titles: Mapping[str, str],
    voids: Sequence[Void] = (),
    version: str,
) -> dict[str, bytes]:
    """Give every file of the in-room pack by name: keep it in the room, it names the clips.

    `availability` belongs to mode `next`, `rolls` (round 2 and on) to mode `reroll`. Raises DrawProblem when
    digits, list, plan and declarations do not fit together.
    """
    draw = replay(list_file, statement, seed)
    outcome = outcome_of(list_file, statement, draw, availability=availability, rolls=rolls)
    return pack_of(outcome, titles=titles, voids=voids, version=version)


def pack_of(outcome: Outcome, *, titles: Mapping[str, str], voids: Sequence[Void], version: str) -> dict[str, bytes]:
    """Give the files of an outcome that is already worked out."""
    files = plan_files(outcome.list_file, outcome.statement)
    files[rolled_statement_file(1)] = statement_with_seed(outcome.statement, outcome.draw.seed)
    files.update({rolled_statement_file(later.number): later.statement for later in outcome.rounds})
    if outcome.availability is not None:
        files[AVAILABILITY_FILE] = outcome.availability.to_bytes()
    files[CERTIFICATE_FILE] = certificate_of(outcome, titles=titles, voids=voids, version=version)
    files[MANIFEST_FILE] = manifest_json(files, version)
    return files


def manifest_json(files: Mapping[str, bytes], version: str) -> bytes:
    """List every other file of the pack with its size in bytes and its SHA-256."""
    return canonical_json(
        {
            "schema": MANIFEST_SCHEMA,
            "program_version": version,
            "files": {
                name: {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data)}
                for name, data in files.items()
                if name != MANIFEST_FILE
            },
        }
    )
