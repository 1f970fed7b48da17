"""The window: pages, the widgets they are made of, and the controllers that join them with the services."""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401 - what it puts in the place of Python's own import is put back below


def _import_plainly() -> None:
    """Give Python its own import back.

    PySide6 reads the source text of every module that is imported after it, and keeps all of it, to look for a switch
    that nothing here uses. For the libraries behind the records that is 20 MB and a tenth of their loading time.
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


_import_plainly()
