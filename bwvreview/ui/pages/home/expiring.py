"""The table of what is about to be deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.ui.say import days_mark
from bwvreview.ui.speech import spoken, tr
from bwvreview.ui.widgets.table import Column, Mark, Table

if TYPE_CHECKING:
    from bwvreview.services.views import ExpiringClip


def _days(clip: ExpiringClip) -> Mark:
    mark = days_mark(clip.days_left)
    return Mark(mark.icon, mark.tone, mark.strong)


_COLUMNS: tuple[Column[ExpiringClip], ...] = (
    Column("{Clip}", lambda clip: clip.slot, strong=True),
    Column(
        "Theme",
        lambda clip: clip.theme,
        chip=True,
        after=lambda clip: tr("and {n} more", clip.more) if clip.more else "",
    ),
    Column("Days left", lambda clip: days_mark(clip.days_left).words, lambda clip: clip.days_left, mark=_days),
    Column(
        "Kept by the police?",
        lambda clip: "Yes" if clip.kept else spoken("Not yet"),
        mark=lambda clip: Mark("lock") if clip.kept else Mark(),
    ),
)


def expiring_table() -> Table[ExpiringClip]:
    """Make the table, still empty."""
    return Table("{Clips} about to be deleted", _COLUMNS)
