"""The words of step 4."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.ui.say import count, listed, nth

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from bwvreview.services.views_draw import DrawnView

_FEW = 3
"""So many clips are named on a button; of more only their number."""


def title_words(view: DrawnView, watched: int) -> str:
    """Say how many clips there are: those drawn, or once some cannot be shown, those to watch."""
    fewer = view.reserves_called or watched < len(view.clips)
    return f"{count(watched, 'clip')} {'to {watch}' if fewer else 'drawn'}"


def call_words(view: DrawnView, named: Mapping[str, str]) -> str:
    """Say what the main button does once clips were named."""
    if view.by_dice:
        return f"Fix a {nth(view.rolls + 1)} roll"
    themes = sum(len(clip.themes) for clip in view.clips if clip.slot in named)
    which = listed(list(named)) if len(named) <= _FEW else count(len(named), "clip")
    return f"Call up {'a reserve' if themes == 1 else 'reserves'} for {which}"


def comes_from(view: DrawnView, named: Collection[str]) -> str:
    """Say from which themes reserves come, never which clips they are."""
    if view.by_dice:
        return f"New dice for {listed(sorted({*named, *view.to_roll}))}"
    themes = {theme.title for clip in view.clips if clip.slot in named for theme in clip.themes}
    left = dict(view.reserves_left)
    none = sorted(title for title in themes if not left.get(title))
    some = sorted(themes - set(none))
    said = [f"From the reserves of {listed(some)}"] if some else []
    said += [f"No reserve is left for {listed(none)}"] if none else []
    return ". ".join(said)


def short_words(view: DrawnView, theme: str, missing: int, wanted: int) -> tuple[str, str]:
    """Say that a theme stays short: a title, and a sentence."""
    title = f"No {'other {clip}' if view.by_dice else 'reserve'} is left for {theme}."
    return title, f"The sample has {wanted - missing} of {wanted}."
