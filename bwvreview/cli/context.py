"""What every command needs: the workspace, the clock, and one way to answer."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bwvreview.services.clock import Clock, FixedClock, SystemClock
from bwvreview.services.workspace import Workspace

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping
    from datetime import date

    from bwvreview.domain.errors import Problem


@dataclass(frozen=True, slots=True)
class Context:
    """Where the records are, and what day it is."""

    where: str | None
    today: date | None

    @property
    def clock(self) -> Clock:
        """The system's clock, or one that stands at the day given on the command line."""
        return FixedClock(self.today) if self.today else SystemClock()

    def workspace(self) -> Workspace:
        """Open the workspace; use it in a `with` block."""
        return Workspace.open(self.where, clock=self.clock)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command found: lines for people, one object for programs, and whether all is well.

    `sorry` holds lines for stderr, when it is not.
    """

    data: Mapping[str, object]
    lines: tuple[str, ...] = ()
    ok: bool = True
    sorry: tuple[str, ...] = field(default=())

    @classmethod
    def of_problem(cls, problem: Problem, **more: object) -> Outcome:
        """A Problem as it is shown: the sentence, then the advice."""
        lines = tuple(line for line in (problem.message, problem.advice) if line)
        return cls({"problem": problem.message, "advice": problem.advice, **more}, ok=False, sorry=lines)

    def show(self, *, as_json: bool) -> None:
        """Print the object or the lines on stdout, and what is wrong on stderr."""
        if as_json:
            print(json.dumps(self.data, ensure_ascii=False, indent=2))
        else:
            for line in self.lines:
                print(line)
        for line in self.sorry:
            print(line, file=sys.stderr)


def add_json(command: argparse.ArgumentParser) -> None:
    """Let a command answer with one object instead of lines."""
    command.add_argument("--json", action="store_true", help="print one JSON object")
