"""Keeps out of memory what SQLAlchemy imports for others: asyncio and the metadata of packages.

Nothing here runs under asyncio, and no dialect is looked up among the installed packages. Whoever does ask for
something of such a module gets the real one, then.
"""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import find_spec
from threading import Lock
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

_swapping = Lock()


class _Later(ModuleType):
    """Stands for a module until something of it is asked for."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name != "__path__":
            raise AttributeError(name)  # Python's own machinery looks at every module; that is no use of it
        with _swapping:
            if sys.modules.get(self.__name__) is self:
                del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), name)


def import_later(name: str, *functions: str) -> None:
    """Have a module load when something of it is used, unless it is loaded already.

    The `functions` may be taken from it before that; it loads when one of them is called.
    """
    if name in sys.modules:
        return
    stand_in = _Later(name)
    stand_in.__spec__ = find_spec(name)
    for function in functions:
        setattr(stand_in, function, _called_later(name, function))
    sys.modules[name] = stand_in


def _called_later(module: str, name: str) -> Callable[..., Any]:
    def call(*args: Any, **kwargs: Any) -> Any:
        stand_in = sys.modules[module]
        if isinstance(stand_in, _Later):
            stand_in.__path__  # noqa: B018 - asking is enough: the real module takes its place
        return getattr(sys.modules[module], name)(*args, **kwargs)

    return call
