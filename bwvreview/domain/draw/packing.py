"""Building the pack of a draw from the list, the plan and the dice: no clock, so always the same bytes."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from bwvreview.domain.draw.certificate import canonical_json, certificate_of, outcome_of
from bwvreview.domain.draw.draw import replay, statement_with_seed
from bwvreview.domain.draw.lines import AVAILABILITY_FILE, LIST_FILE, PULL_LIST_FILE, STATEMENT_FILE

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
CERTIFICATE_PDF, CERTIFICATE_XLSX = "certificate.pdf", "certificate.xlsx"
VERIFIERS = ("verify.html", "verify.py", "verify.sh")
PAPERS = frozenset({CERTIFICATE_PDF, CERTIFICATE_XLSX, *VERIFIERS})
"""What may lie in a pack beside the files that follow from the draw: it is known by its fingerprint in the manifest."""

_PULL_LIST = "bwvreview-pull-list/1"
_PULL_LIST_KEEP = "For the police only. Lock it away, and delete it with the list."


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


def pack_of(
    outcome: Outcome,
    *,
    titles: Mapping[str, str],
    voids: Sequence[Void],
    version: str,
    opened: bool = False,
    pull_list: bool = False,
    papers: Mapping[str, bytes] | None = None,
) -> dict[str, bytes]:
    """Give the files of an outcome that is already worked out.

    `opened` makes a pack that anyone may have, `pull_list` adds the list for the police, `papers` adds files
    that only the manifest vouches for.
    """
    files = plan_files(outcome.list_file, outcome.statement)
    files[rolled_statement_file(1)] = statement_with_seed(outcome.statement, outcome.draw.seed)
    files.update({rolled_statement_file(later.number): later.statement for later in outcome.rounds})
    if outcome.availability is not None:
        files[AVAILABILITY_FILE] = outcome.availability.to_bytes()
    if pull_list:
        files[PULL_LIST_FILE] = pull_list_of(outcome)
    files[CERTIFICATE_FILE] = certificate_of(outcome, titles=titles, voids=voids, version=version, opened=opened)
    files.update(papers or {})
    files[MANIFEST_FILE] = manifest_json(files, version)
    return files


def pull_list_of(outcome: Outcome) -> bytes:
    """Write slot → reference, as plain lines that no spreadsheet changes: for the police only."""
    lost = outcome.replacements.replaced_by
    note = "\tcannot be shown"
    lines = [
        _PULL_LIST,
        f"commit {outcome.statement.commit}",
        f"keep {_PULL_LIST_KEEP}",
        *(
            f"{slot}\t{reference}{note if reference in lost else ''}"
            for slot, reference in outcome.replacements.slots.items()
        ),
    ]
    return "".join(f"{line}\n" for line in lines).encode("ascii")


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
