"""Reading answers to a form from a JSON file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bwvreview.domain.errors import FormProblem

if TYPE_CHECKING:
    from pathlib import Path

LARGEST_FILE = 10_000_000


def read_answers(path: Path) -> dict[str, str]:
    """Read an object of texts, {"name of a question": "answer"}.

    Raises FormProblem, which names the file and the question but never an answer.
    """
    advice = 'Write {"name": "answer"}, each answer in quotes.'
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise FormProblem(f"“{path.name}” is far too large for the answers to one form.", advice=advice)
        found = json.loads(path.read_bytes().decode("utf-8-sig"), object_pairs_hook=_object)
    except FileNotFoundError:
        raise FormProblem(f"“{path.name}” is not there.", advice="Check the name and the folder.") from None
    except OSError as error:
        raise FormProblem(f"“{path.name}” cannot be read.", advice="Check that it is a file you may open.") from error
    except _TwiceError as twice:
        raise FormProblem(f"“{path.name}” answers “{twice}” twice.", advice="Leave one of them out.") from None
    except (ValueError, RecursionError):
        raise FormProblem(f"“{path.name}” is not a JSON file.", advice=advice) from None
    if not isinstance(found, dict):
        raise FormProblem(f"“{path.name}” does not hold answers by name.", advice=advice)
    for name, answer in found.items():
        if not isinstance(answer, str):
            raise FormProblem(f"In “{path.name}” the answer to “{name}” is not a text.", advice=advice)
    return found


class _TwiceError(Exception):
    """A name stands twice in one object."""


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        raise _TwiceError(next(name for name in names if names.count(name) > 1))
    return found
