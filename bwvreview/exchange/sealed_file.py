"""A small file that goes from one laptop to another: one JSON object with a seal, refused when it is damaged.

The seal is SHA-256 over the canonical JSON of what it seals. It finds damage and careless edits; it is no proof
against forgery.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from bwvreview.domain.errors import ExportProblem
from bwvreview.domain.seal import canonical_json
from bwvreview.exchange.atomic import write_atomically

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

LARGEST_FILE = 20_000_000


def write_sealed(path: Path, kind: str, version: int, content: Mapping[str, object]) -> None:
    """Write `content` with its seal; the same content gives the same bytes. Raises ExportProblem."""
    sealed = {"kind": kind, "version": version, **content}
    seal = hashlib.sha256(canonical_json(sealed).encode("ascii")).hexdigest()
    text = json.dumps({"seal": seal, "sealed": sealed}, ensure_ascii=False, indent=1, sort_keys=True)
    write_atomically(path, f"{text}\n".encode())


def read_sealed(path: Path, kind: str, version: int, *, what: str) -> dict[str, Any]:
    """Give what was sealed. `what` says in words what is expected.

    Raises ExportProblem naming the file: not there, too large, damaged, another kind, or of a newer program.
    """
    found = _object(path)
    sealed = found.get("sealed")
    if not isinstance(sealed, dict) or "kind" not in sealed:
        raise ExportProblem(f"“{path.name}” is not {what}.", advice="Choose another file. This one was not changed.")
    if hashlib.sha256(canonical_json(sealed).encode("ascii")).hexdigest() != found.get("seal"):
        raise damaged(path)
    if sealed["kind"] != kind:
        raise ExportProblem(f"“{path.name}” is not {what}.", advice="Choose another file. This one was not changed.")
    if sealed.get("version") != version:
        raise ExportProblem(
            f"“{path.name}” was made by another version of the program.",
            advice="Install the same version on every laptop.",
        )
    return sealed


def damaged(path: Path) -> ExportProblem:
    """Say that a file does not hold what it held when it was written."""
    return ExportProblem(
        f"“{path.name}” is damaged, or was changed by hand.", advice="Save it again on the laptop that it comes from."
    )


def _object(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise ExportProblem(f"“{path.name}” is far too large.", advice="Choose another file.")
        found = json.loads(path.read_bytes().decode("utf-8"), object_pairs_hook=_once, parse_constant=_refuse)
    except FileNotFoundError:
        raise ExportProblem(f"“{path.name}” is not there.", advice="Check the name and the folder.") from None
    except OSError as error:
        raise ExportProblem(f"“{path.name}” cannot be read.", advice="Check that you may open it.") from error
    except (ValueError, RecursionError):
        raise damaged(path) from None
    if not isinstance(found, dict):
        raise damaged(path)
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name stands twice")
    return found


def _refuse(constant: str) -> None:
    raise ValueError(constant)
