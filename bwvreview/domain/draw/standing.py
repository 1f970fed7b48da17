"""Who stands in each label's sample while clips are lost and others take their place (draw-protocol, 2.5)."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from bwvreview.domain.draw.draw import numbered

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from bwvreview.domain.draw.draw import Draw


class Replacements(NamedTuple):
    """What follows from the clips that cannot be shown.

    `called`: label → references that came in, in order; only labels for which one came.
    `slots`: every slot, those of the lost clips too, and the new ones after them.
    `shortfall`: label → clips it lacks because nothing was left; only labels that lack some.
    `replaced_by`: lost reference → those that took its place, label by label; a lost one that nobody
    replaced is there with nothing.
    """

    called: Mapping[str, tuple[str, ...]]
    slots: Mapping[str, str]
    shortfall: Mapping[str, int]
    replaced_by: Mapping[str, tuple[str, ...]]


class Standing:
    """The samples as they stand. Starts from a draw; `lose` moves it on."""

    def __init__(self, draw: Draw) -> None:
        self.gone: set[str] = set()
        self.drawn = {label: list(drawn.sample) for label, drawn in draw.themes.items()}  # all that ever stood
        self._now = {label: list(drawn.sample) for label, drawn in draw.themes.items()}
        self._called: dict[str, list[str]] = {}
        self._slots = dict(draw.slots)
        self._shortfall: dict[str, int] = {}
        self._replaced_by: dict[str, list[str]] = {}

    def lost_by_label(self, lost: Collection[str]) -> dict[str, list[str]]:
        """Say which of `lost` each label has in its sample now, in the order of the sample."""
        found = {label: [reference for reference in now if reference in lost] for label, now in self._now.items()}
        return {label: references for label, references in found.items() if references}

    def lose(
        self, lost: Collection[str], next_of: Callable[[str], Iterator[str]], order: Callable[[str], str]
    ) -> dict[str, list[str]]:
        """Take clips out together and let the next ones in; say who came in, by label.

        `next_of` gives a label's candidates, best first, lazily; `order` is the ticket by which new slots
        are numbered. A label whose candidates run out stays short.
        """
        self.gone.update(lost)
        came: dict[str, list[str]] = {}
        for label, missing in self.lost_by_label(lost).items():
            candidates = (reference for reference in next_of(label) if reference not in self.gone)
            new = list(islice(candidates, len(missing)))
            self._now[label] = [reference for reference in self._now[label] if reference not in lost] + new
            self.drawn[label] += new
            self._note(label, missing, new)
            if new:
                came[label] = new
                self._called.setdefault(label, []).extend(new)
        self._give_slots({reference for new in came.values() for reference in new}, order)
        return came

    def result(self) -> Replacements:
        """Give what has happened so far."""
        return Replacements(
            {label: tuple(new) for label, new in sorted(self._called.items())},
            dict(self._slots),
            dict(sorted(self._shortfall.items())),
            {reference: tuple(new) for reference, new in self._replaced_by.items()},
        )

    @property
    def slotted(self) -> Collection[str]:
        """References that have a slot."""
        return self._slots.values()

    def _note(self, label: str, missing: list[str], new: list[str]) -> None:
        if len(new) < len(missing):
            self._shortfall[label] = self._shortfall.get(label, 0) + len(missing) - len(new)
        for place, reference in enumerate(missing):
            others = self._replaced_by.setdefault(reference, [])
            others += [other for other in new[place : place + 1] if other not in others]

    def _give_slots(self, new: set[str], order: Callable[[str], str]) -> None:
        without = new.difference(self._slots.values())
        ordered = sorted(without, key=lambda reference: (order(reference), reference))
        self._slots.update(numbered(ordered, after=len(self._slots)))
