"""Coordinator and reviewer on one laptop: what a screen shows to whom.

This is guidance, not cryptography. Whoever can open the records can read all of them with other programs, and the
command line asks for no PIN. It keeps a volunteer who is handed the laptop from seeing what is not meant for them.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bwvreview.domain.errors import Problem
from bwvreview.services.history_log import note_done

if TYPE_CHECKING:
    from bwvreview.services.workspace import Workspace
    from bwvreview.storage.store import Store

COORDINATOR, REVIEWER = "coordinator", "reviewer"
SHORTEST, LONGEST = 4, 64
FREE_TRIES = 5
"""After so many wrong PINs each further one costs a wait, from a minute up to an hour."""

_PIN, _ROLE, _REVIEWER, _TRIES, _UNTIL = "role.pin", "role.now", "role.reviewer", "role.tries", "role.until"
_ROUNDS, _BLOCK = 1 << 15, 8  # 32 MB and a tenth of a second for each guess
_FIRST_WAIT, _LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=1)


class WrongPin(Problem):
    """The PIN is not the coordinator's, or it is too early for another try."""


@dataclass(frozen=True, slots=True)
class RoleNow:
    """Who sits at the laptop. `reviewer` is the name whose own answers may be seen; empty for the whole group."""

    is_reviewer: bool
    reviewer: str = ""
    has_pin: bool = False


def role_now(store: Store) -> RoleNow:
    """Give the role of now: the coordinator's, until the laptop is handed over."""
    get = store.settings.get
    return RoleNow(get(_ROLE) == REVIEWER, get(_REVIEWER), bool(get(_PIN)))


def role_in(workspace: Workspace) -> RoleNow:
    """Give the role of whoever sits at an open workspace: that of a login on a server stays, whatever was kept."""
    if workspace.signed_in_as:
        return RoleNow(is_reviewer=True, reviewer=workspace.signed_in_as)
    with workspace.reading() as store:
        return role_now(store)


def set_pin(workspace: Workspace, new: str, old: str = "") -> None:
    """Settle the coordinator's PIN. Raises Problem: too short, or the PIN of now is not `old`."""
    if not SHORTEST <= len(new) <= LONGEST:
        raise Problem(f"The PIN must have {SHORTEST} to {LONGEST} signs.", advice="Four digits are enough.")
    with workspace.reading() as store:
        before = store.settings.get(_PIN)
    if before:
        check_pin(workspace, old)
    with workspace.store() as store:
        store.settings.put(_PIN, _hashed(new, os.urandom(16)))
        note_done(store, "pin-settled", at=workspace.clock.now())


def hand_over(workspace: Workspace, reviewer: str = "") -> RoleNow:
    """Hand the laptop to a reviewer, or to the group with an empty name. Raises Problem while there is no PIN."""
    with workspace.store() as store:
        if not store.settings.get(_PIN):
            raise Problem("There is no PIN to take the laptop back with.", advice="Choose one first.")
        store.settings.put(_ROLE, REVIEWER)
        store.settings.put(_REVIEWER, reviewer)
        note_done(store, "handed-over", at=workspace.clock.now(), name=reviewer or "the group")
        found = role_now(store)
    workspace.role = REVIEWER
    return found


def take_back(workspace: Workspace, pin: str) -> RoleNow:
    """Be the coordinator again. Raises WrongPin; each wrong one counts, also when the program is closed."""
    if workspace.signed_in_as:
        raise WrongPin("You came in as a reviewer.", advice="The coordinator opens the window with another login.")
    check_pin(workspace, pin)
    return _be_coordinator(workspace)


def forget_pin(workspace: Workspace, passphrase: str = "") -> RoleNow:
    """Take the PIN away with the passphrase of the records; where they have none, anybody may.

    Raises WrongPassphrase.
    """
    from bwvreview.services.locking import key_for

    if workspace.path is not None and workspace.is_locked_at_rest:
        key_for(workspace.path, passphrase or None)
    with workspace.store() as store:
        store.settings.put(_PIN, "")
        store.settings.put(_TRIES, "")
        store.settings.put(_UNTIL, "")
        note_done(store, "pin-taken-away", at=workspace.clock.now())
    return _be_coordinator(workspace)


def _be_coordinator(workspace: Workspace) -> RoleNow:
    workspace.role = COORDINATOR
    with workspace.store() as store:
        if role_now(store).is_reviewer:
            note_done(store, "taken-back", at=workspace.clock.now())
        store.settings.put(_ROLE, "")
        store.settings.put(_REVIEWER, "")
        return role_now(store)


def check_pin(workspace: Workspace, pin: str) -> None:
    """Raise WrongPin unless it is the coordinator's. A try is counted before it is looked at, so that none is free."""
    now = workspace.clock.now()
    with workspace.store() as store:
        _shorten_wait(store, now)
    with workspace.store() as store:
        tries = int(store.settings.get(_TRIES) or 0)
        _refuse_early(store.settings.get(_UNTIL), now)
        kept = store.settings.get(_PIN)
        store.settings.put(_TRIES, str(tries + 1))
        store.settings.put(_UNTIL, (now + _wait(tries + 1)).isoformat())
    if not kept or not hmac.compare_digest(kept, _hashed(pin, bytes.fromhex(kept.split("$")[1]))):
        left = FREE_TRIES - tries - 1
        raise WrongPin(
            "The PIN is wrong.", advice=f"{left} tries are left before a wait." if left > 1 else "Try again later."
        )
    with workspace.store() as store:
        store.settings.put(_TRIES, "")
        store.settings.put(_UNTIL, "")


def _shorten_wait(store: Store, now: datetime) -> None:
    """A clock that was set back locks nobody out for a year: from now on it is the longest wait."""
    until = store.settings.get(_UNTIL)
    if until and datetime.fromisoformat(until) - now > _LONGEST_WAIT:
        store.settings.put(_UNTIL, (now + _LONGEST_WAIT).isoformat())


def _refuse_early(until: str, now: datetime) -> None:
    if not until:
        return
    left = datetime.fromisoformat(until) - now
    if left > timedelta(0):
        minutes = -(-left // timedelta(minutes=1))
        unit = "minute" if minutes == 1 else "minutes"
        raise WrongPin("There were too many wrong PINs.", advice=f"Wait {minutes} {unit}, then try again.")


def _wait(tries: int) -> timedelta:
    if tries < FREE_TRIES:
        return timedelta(0)
    return min(_FIRST_WAIT * (1 << min(tries - FREE_TRIES, 10)), _LONGEST_WAIT)


def _hashed(pin: str, salt: bytes) -> str:
    found = hashlib.scrypt(pin.encode(), salt=salt, n=_ROUNDS, r=_BLOCK, p=1, maxmem=64 << 20, dklen=32)
    return f"scrypt-{_ROUNDS}-{_BLOCK}-1${salt.hex()}${found.hex()}"
