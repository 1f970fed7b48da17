"""Which themes each drawn clip serves, and its rank in each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.domain.sessions import ServedTheme

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bwvreview.domain.draw.draw import Draw


def served_themes(
    draw: Draw,
    called: Mapping[str, tuple[str, ...]] | None = None,
    titles: Mapping[str, str] | None = None,
    *,
    rerolled: bool = False,
) -> dict[str, tuple[ServedTheme, ...]]:
    """Give every clip of the draw the labels it serves, sorted by label.

    A clip serves a label when it is in its sample, or was `called` for it. The rank counts from 1. A reserve
    keeps its rank (with a sample of 6 the first reserve is 7th); when clips were `rerolled` there are no
    reserves, and those called come after the sample. A label without a title is shown as it is.
    """
    served: dict[str, list[ServedTheme]] = {}
    for label, drawn in sorted(draw.themes.items()):
        new = (called or {}).get(label, ())
        ranks = {
            reference: rank for rank, reference in enumerate(drawn.sample + (new if rerolled else drawn.reserves), 1)
        }
        for reference in drawn.sample + new:
            theme = ServedTheme(label, (titles or {}).get(label, label), ranks[reference])
            served.setdefault(reference, []).append(theme)
    return {reference: tuple(themes) for reference, themes in served.items()}
