"""Numbers that come some hundred at a time and are one array in the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from bwvreview.domain.parts import AT_ONCE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Kind = TypeVar("Kind", bound="np.generic[Any]")


class Gathered(Generic[Kind]):
    """Arrays one after the other. Where their kinds differ, the whole is of the widest.

    They are put together by blocks: a dozen arrays that grow side by side would leave holes in the memory.
    """

    def __init__(self, kind: type[Kind]) -> None:
        self._kind = kind
        self._blocks: list[NDArray[Kind]] = []
        self._some: list[NDArray[Kind]] = []
        self._waiting = 0

    def __len__(self) -> int:
        return self._waiting + sum(map(len, self._blocks))

    def add(self, some: NDArray[Kind]) -> None:
        """Add some more."""
        self._some.append(some)
        self._waiting += len(some)
        if self._waiting >= AT_ONCE:
            self._block()

    def blocks(self) -> list[NDArray[Kind]]:
        """Give all of them, some ten thousand at once."""
        self._block()
        return self._blocks

    def all(self) -> NDArray[Kind]:
        """Give all of them."""
        import numpy as np

        self._block()
        if len(self._blocks) != 1:
            self._blocks = [np.concatenate(self._blocks) if self._blocks else np.empty(0, dtype=self._kind)]
        return self._blocks[0]

    def _block(self) -> None:
        import numpy as np

        if self._some:
            self._blocks.append(np.concatenate(self._some))
            self._some, self._waiting = [], 0
