"""`bwvreview replies receive FILE`: what the central team sends back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bwvreview.cli.context import Context, Outcome, add_json

if TYPE_CHECKING:
    import argparse


def add_verb(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb to those about replies."""
    receive = verbs.add_parser("receive", help="take in the replies that the central team sends back")
    receive.add_argument("file", type=Path, metavar="FILE")
    receive.set_defaults(run=_receive)
    add_json(receive)


def _receive(context: Context, arguments: argparse.Namespace) -> Outcome:
    from dataclasses import asdict

    from bwvreview.services.returns_replies import take_in_replies

    with context.workspace() as workspace, workspace.store() as store:
        taken = take_in_replies(store, arguments.file, at=workspace.clock.now(), today=workspace.clock.today())
    return Outcome(asdict(taken), (taken.sentence,))
