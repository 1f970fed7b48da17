"""What every command needs: the workspace, the clock, and one way to answer.

Commands call what is drawn and looked at as the scheme of their workspace does: lines hold marks (`domain.words`).
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NamedTuple, TextIO

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping
    from datetime import date

    from bwvreview.domain.errors import Problem
    from bwvreview.domain.scheme import Scheme
    from bwvreview.domain.words import Words
    from bwvreview.services.clock import Clock
    from bwvreview.services.workspace import Workspace
    from bwvreview.storage.store import Store


_in_use: list[Words] = []
"""The words of the scheme that the command works with; empty for the usual ones."""


def use_words(words: Words | None = None) -> None:
    """Answer in the words of a scheme from now on, or in the usual ones."""
    _in_use[:] = [words] if words else []


def are_deleted() -> bool:
    """Whether the police delete what is watched some days after its day."""
    return not _in_use or _in_use[0].deleted


def in_words(sentence: str) -> str:
    """Put the words of the scheme into a sentence."""
    if "{" not in sentence:
        return sentence
    from bwvreview.domain.words import USUAL_WORDS

    return (_in_use[0] if _in_use else USUAL_WORDS).say(sentence)


class Context(NamedTuple):
    """Where the records are, what day it is, and whether a new workspace may be one that is not locked."""

    where: str | None
    today: date | None
    plain: bool = False

    @property
    def clock(self) -> Clock:
        """The system's clock, or one that stands at the day given on the command line."""
        from bwvreview.services.clock import FixedClock, SystemClock

        return FixedClock(self.today) if self.today else SystemClock()

    def workspace(self) -> Workspace:
        """Open the workspace, and delete what is due; use it in a `with` block.

        Its passphrase comes from BWVREVIEW_PASSPHRASE.
        """
        from bwvreview.services.scheme_in_use import words_of
        from bwvreview.services.tidy_up import open_workspace

        workspace = open_workspace(self.where, clock=self.clock, plain=self.plain)
        with workspace.reading() as store:
            use_words(words_of(store))
        return workspace


class Outcome(NamedTuple):
    """What a command found: lines for people, one object for programs, and whether all is well.

    `sorry` holds lines for stderr, when it is not.
    """

    data: Mapping[str, object]
    lines: tuple[str, ...] = ()
    ok: bool = True
    sorry: tuple[str, ...] = ()

    @classmethod
    def of_problem(cls, problem: Problem, **more: object) -> Outcome:
        """A Problem as it is shown: the sentence, then the advice."""
        message, advice = in_words(problem.message), in_words(problem.advice)
        lines = tuple(line for line in (message, advice) if line)
        return cls({"problem": message, "advice": advice, **more}, ok=False, sorry=lines)

    @property
    def code(self) -> int:
        """The exit code: 0 fine, 1 a Problem."""
        return 0 if self.ok else 1

    def show(self, *, as_json: bool) -> None:
        """Print the object or the lines on stdout, and what is wrong on stderr. Raises UnwrittenError."""
        lines = (_as_json(self.data),) if as_json else map(in_words, self.lines)
        say(*lines, code=self.code)
        say(*map(in_words, self.sorry), code=self.code, to=sys.stderr)


def _as_json(data: Mapping[str, object]) -> str:
    import json

    return json.dumps(_said(data), ensure_ascii=False, indent=2)


def _said(part: object) -> object:
    if isinstance(part, dict):
        return {key: _said(value) for key, value in part.items()}
    if isinstance(part, list | tuple):
        return [_said(one) for one in part]
    return in_words(part) if isinstance(part, str) else part


class UnwrittenError(Exception):
    """The output cannot be written: nobody reads on (`| head`), or the disk is full. Holds the exit code."""

    def __init__(self, code: int) -> None:
        super().__init__()
        self.code = code


def say(*lines: str, code: int = 0, to: TextIO | None = None) -> None:
    """Print lines at once. Raises UnwrittenError, with `code` when the reader has simply read enough."""
    try:
        for line in lines:
            print(line, file=to)
        (to or sys.stdout).flush()
    except BrokenPipeError:
        raise UnwrittenError(code) from None
    except OSError:
        from contextlib import suppress

        with suppress(OSError):
            print("The answer could not be written out.", file=sys.stderr)
            print("Check that its disk is not full, then try again.", file=sys.stderr)
        raise UnwrittenError(1) from None


def prepare_output() -> None:
    """Write UTF-8 whatever the computer's own habit; write nowhere when there is no output at all."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115
        else:
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def leave_output() -> None:
    """Let go of an output that cannot be written, so that Python does not complain about it on its way out."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def the_scheme(store: Store) -> Scheme:
    """The themes, the form and the words that the workspace was made for."""
    from bwvreview.services.scheme_in_use import scheme_of

    return scheme_of(store)


def add_scheme(command: argparse.ArgumentParser) -> None:
    """Let a command that keeps nothing work for another scheme than that of the records."""
    words = "the scheme that it is for: see “scheme list” (default: that of the records)"
    command.add_argument("--scheme", metavar="SCHEME", help=words)


def scheme_named(context: Context, arguments: argparse.Namespace) -> Scheme:
    """Give the scheme of `--scheme`; else that of the records; the first one where they are not there or stay locked.

    The answer is given in its words. Raises Problem for one that is not there.
    """
    scheme = _scheme_named(context, arguments)
    use_words(scheme.words)
    return scheme


def _scheme_named(context: Context, arguments: argparse.Namespace) -> Scheme:
    from contextlib import suppress
    from functools import partial

    from bwvreview.domain.errors import WorkspaceProblem
    from bwvreview.exchange.scheme_file import FIRST_SCHEME, load_scheme
    from bwvreview.services.place import address_of
    from bwvreview.services.workspace import Workspace

    if arguments.scheme:
        return load_scheme(arguments.scheme)
    _url, path = address_of(context.where)
    if path is None or path.exists():
        opening = partial(Workspace.open, context.where, clock=context.clock)
        with suppress(WorkspaceProblem), opening() as workspace, workspace.reading() as store:
            return the_scheme(store)
    return load_scheme(FIRST_SCHEME)


def day_of(text: str) -> date:
    """Read a day of a command line. Raises ArgumentTypeError."""
    from argparse import ArgumentTypeError
    from datetime import date

    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"“{text}” is not a date like 2026-12-05") from None


def add_json(command: argparse.ArgumentParser) -> None:
    """Let a command answer with one object instead of lines."""
    command.add_argument("--json", action="store_true", help="print one JSON object")


def password_from(variable: str | None) -> str:
    """Take the password from the environment, so that it is in no command's history."""
    if variable is None:
        return ""
    password = os.environ.get(variable, "")
    if not password:
        from bwvreview.domain.errors import ExportProblem

        raise ExportProblem(
            "The password is missing.", advice=f"Put it into the environment as {variable}, then try again."
        )
    return password
