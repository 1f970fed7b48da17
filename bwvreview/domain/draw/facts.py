"""What a certificate says, as papers for people need it: no reference, no list fingerprint, no key, no ticket."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bwvreview.domain.session_id import SessionId

if TYPE_CHECKING:
    from typing import Any


@dataclass(frozen=True, slots=True)
class RollFacts:
    """One roll: its number, the eight groups read out before it, and the digits of the dice."""

    number: int
    commit: str
    groups: tuple[str, ...]
    digits: str


@dataclass(frozen=True, slots=True)
class ThemeFacts:
    """One theme of the plan: members on the list, clips drawn, reserves planned and called, clips it lacks."""

    title: str
    members: int
    drawn: int
    reserves: int
    called: int
    lacking: int


@dataclass(frozen=True, slots=True)
class SlotFacts:
    """One slot: its themes, each with the rank within it, and whether its clip can be shown."""

    slot: str
    themes: tuple[tuple[str, int], ...]
    shown: bool


@dataclass(frozen=True, slots=True)
class CertificateFacts:
    """A certificate without anything that must stay in the files of the pack."""

    group: str
    session: SessionId
    size: int
    excluded: tuple[tuple[str, int], ...]
    dice: str
    mode: str
    rolls: tuple[RollFacts, ...]
    themes: tuple[ThemeFacts, ...]
    slots: tuple[SlotFacts, ...]
    voids: tuple[str, ...]
    known: tuple[str, ...]
    warnings: tuple[str, ...]
    version: str

    @property
    def clips(self) -> int:
        """Different clips that can be shown."""
        return sum(slot.shown for slot in self.slots)


def facts_of(certificate: bytes) -> CertificateFacts:
    """Read a certificate that was found genuine."""
    content: dict[str, Any] = json.loads(certificate)
    titles = {label: theme["title"] for label, theme in content["themes"].items()}
    return CertificateFacts(
        group=content["group"],
        session=SessionId.read(content["session"]),
        size=content["size"],
        excluded=tuple(content["excluded"].items()),
        dice=content["dice"]["words"],
        mode=content["unavailable_mode"],
        rolls=tuple(
            RollFacts(one["round"], one["commitment"], tuple(one["commitment_groups"]), one["seed"])
            for one in content["rounds"]
        ),
        themes=tuple(
            ThemeFacts(
                one["title"],
                one["members"],
                len(one["drawn"]),
                one["reserves"],
                len(one["called"]),
                one["shortfall"],
            )
            for one in content["themes"].values()
        ),
        slots=tuple(
            SlotFacts(
                slot, tuple((titles[one["label"]], one["rank"]) for one in clip["themes"]), not clip["cannot_be_shown"]
            )
            for slot, clip in sorted(content["slots"].items(), key=lambda item: (len(item[0]), item[0]))
        ),
        voids=tuple(void["reason"] for void in content["voids"]["list"]),
        known=tuple(content["what_is_known"]),
        warnings=tuple(content["warnings"]),
        version=content["program_version"],
    )


def ordinal(place: int) -> str:
    """Say a place in a row.

    >>> [ordinal(place) for place in (1, 2, 3, 11, 22)]
    ['1st', '2nd', '3rd', '11th', '22nd']
    """
    ending = "th" if 10 <= place % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place}{ending}"


def in_fives(digits: str) -> tuple[str, ...]:
    """Cut the digits of the dice into groups of five, as people read them."""
    return tuple(digits[at : at + 5] for at in range(0, len(digits), 5))
