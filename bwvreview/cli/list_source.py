"""Which file or files a list is in, which sheet, and the password of a locked workbook."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from bwvreview.domain.errors import ListProblem

if TYPE_CHECKING:
    import argparse


def add_source(verb: argparse.ArgumentParser) -> None:
    """Let a command read one list, or several as one."""
    verb.add_argument("files", type=Path, nargs="+", metavar="FILE", help="one list, or several to join as one")
    verb.add_argument("--sheet", type=int, metavar="N", help="the sheet with the list, counted from 1")
    verb.add_argument("--password-env", metavar="NAME", help="the variable that holds a workbook's password")


def password_of(arguments: argparse.Namespace) -> str | None:
    """From the environment: what stands on a command line can be seen by others and stays in its history."""
    name = arguments.password_env
    if name is None:
        return None
    if not os.environ.get(name):
        raise ListProblem(f"The variable {name} holds no password.", advice="Set it, then try again.")
    return os.environ[name]
