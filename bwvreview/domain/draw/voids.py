"""A plan that was given up after it was fixed; it is kept for ever, and its session number is not used again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bwvreview.domain.session_id import SessionId


@dataclass(frozen=True)
class Void:
    """Which draw was given up, its commitment, and why (a plain sentence)."""

    session: SessionId
    commit: str
    reason: str
