"""A QR code as rows of squares."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=8)  # a page that is tried in several sizes has the same code each time
def qr_rows(text: str) -> tuple[bytes, ...]:
    """Give the code of a text, row by row; 1 is dark. The still margin around it is the caller's business."""
    import segno

    return tuple(bytes(line) for line in segno.make(text, error="m", micro=False).matrix)
