"""`bwvreview list withhold`: clips that the police hold back before a draw. References are read from a file only."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bwvreview.cli.context import Context, Outcome, add_json, the_scheme
from bwvreview.cli.plans import number
from bwvreview.domain.errors import DrawProblem

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from bwvreview.storage.store import Store

_LONGEST = 10_000_000


def add_verb(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `withhold` to the commands about lists."""
    withhold = verbs.add_parser(
        "withhold", help="keep clips that the police hold back out of the draw, with the reason"
    )
    withhold.add_argument("list_id", type=number, metavar="ID")
    withhold.add_argument(
        "--from", type=Path, metavar="FILE", dest="file", help="references, one a line; - reads them in"
    )
    withhold.add_argument("--reason", metavar="NAME", help="why: investigation, complaint, sensitive, …")
    withhold.add_argument("--take-back", action="store_true", help="hold nothing of this list back any longer")
    add_json(withhold)
    withhold.set_defaults(run=_withhold, wrong=withhold.error)


def add_held_back(commit: argparse.ArgumentParser) -> None:
    """Let a command that fixes a plan take references with their reasons first."""
    commit.add_argument(
        "--withheld",
        action="append",
        default=[],
        type=_with_reason,
        metavar="REASON=FILE",
        help="leave out the clips whose references are in the file, as told by the police: investigation=held.txt",
    )


def hold_all_back(store: Store, list_id: int, arguments: argparse.Namespace, at: datetime) -> None:
    """Hold back what `--withheld` names. Raises DrawProblem; the whole command then changes nothing."""
    from bwvreview.services.withheld import HoldBack, hold_back

    for reason, path in arguments.withheld:
        hold_back(store, HoldBack(list_id, _written(path), reason), the_scheme(store), at=at)


def _with_reason(text: str) -> tuple[str, Path]:
    reason, _, path = text.partition("=")
    if not reason or not path:
        raise argparse.ArgumentTypeError("write a reason and a file, for example investigation=held.txt")
    return reason, Path(path)


def _withhold(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.services.form_in_use import form_in_use
    from bwvreview.services.withheld import HoldBack, hold_back, offer_again, reasons_to_hold_back

    if (arguments.file is None) != (arguments.reason is None) or (arguments.file and arguments.take_back):
        arguments.wrong("give --from with --reason, or --take-back, or none of them")
    with context.workspace() as workspace, workspace.store() as store:
        list_id = store.lists.get(arguments.list_id).id
        if arguments.take_back:
            offer_again(store, list_id)
        if arguments.file is not None:
            request = HoldBack(list_id, _written(arguments.file), arguments.reason)
            hold_back(store, request, the_scheme(store), at=workspace.clock.now())
        held_back = store.withheld.counts(list_id)
        said = dict(reasons_to_hold_back(form_in_use(store, the_scheme(store)).form, the_scheme(store)))
    return Outcome({"list": list_id, "held_back": held_back}, _lines(held_back, said))


def _lines(held_back: Mapping[str, int], said: Mapping[str, str]) -> tuple[str, ...]:
    if not held_back:
        return ("No {clip} of this list is held back.",)
    return (
        f"{sum(held_back.values())} {{clips}} of this list are held back:",
        *(f"  {count}  {said.get(reason, reason)}" for reason, count in held_back.items()),
    )


def _written(path: Path) -> str:
    """Read references from a file, or from what is typed in. Raises DrawProblem."""
    try:
        data = sys.stdin.buffer.read(_LONGEST + 1) if str(path) == "-" else _bytes(path)
        if len(data) > _LONGEST:
            raise DrawProblem(f"“{path.name}” is too long.", advice="Give a file with one reference in each line.")
        return data.decode("utf-8-sig")
    except OSError as error:
        raise DrawProblem(f"“{path.name}” cannot be read.", advice="Check that the file is there.") from error
    except UnicodeDecodeError:
        raise DrawProblem(
            f"“{path.name}” is not a plain text file.", advice="Save it as text, with one reference in each line."
        ) from None


def _bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_LONGEST + 1)
