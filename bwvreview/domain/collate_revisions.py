"""Following revisions: which record takes the place of which, where the line forks, and where it turns in a circle."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bwvreview.domain.returns import Return


class Family:
    """Records by id, and what their `deprecated_id`s make of them.

    `replaced` are records with a newer one; `forks` the newest records of one origin, where there are several;
    `circles` records that replace each other; `orphans` revisions of something that is not among these.
    """

    def __init__(self, records: Mapping[str, Return]) -> None:
        self._records = records
        self._newer: dict[str, list[str]] = defaultdict(list)
        for one in sorted(records.values(), key=lambda one: one.instance_id):
            if one.deprecated_id in records:
                self._newer[one.deprecated_id].append(one.instance_id)
        self.circles = self._circles()
        turning = {one.instance_id for circle in self.circles for one in circle}
        self.orphans = [one for one in records.values() if one.deprecated_id and one.deprecated_id not in records]
        self.replaced: list[Return] = []
        self.forks: list[tuple[Return, ...]] = []
        for root in sorted(records):
            if records[root].deprecated_id not in records:
                self._follow(root, turning)

    def _circles(self) -> list[tuple[Return, ...]]:
        """Each record has one record before it, so a walk back either ends or turns in one circle."""
        found: list[tuple[Return, ...]] = []
        done: set[str] = set()
        for start in sorted(self._records):
            path: dict[str, int] = {}
            at = start
            while at in self._records and at not in done and at not in path:
                path[at] = len(path)
                at = self._records[at].deprecated_id
            if at in path:
                found.append(self._whole_circle(list(path)[path[at] :]))
                done.update(one.instance_id for one in found[-1])
            done.update(path)
        return found

    def _whole_circle(self, names: list[str]) -> tuple[Return, ...]:
        """Refuse with the circle what hangs from it: there is no first record to begin from."""
        waiting, whole = list(names), set(names)
        while waiting:
            newer = [name for name in self._newer.get(waiting.pop(), ()) if name not in whole]
            whole.update(newer)
            waiting.extend(newer)
        return tuple(self._records[name] for name in sorted(whole))

    def _follow(self, root: str, turning: set[str]) -> None:
        newest: list[Return] = []
        waiting = [] if root in turning else [root]
        while waiting:
            name = waiting.pop()
            newer = self._newer.get(name, [])
            waiting.extend(newer)
            if newer:
                self.replaced.append(self._records[name])
            else:
                newest.append(self._records[name])
        if len(newest) > 1:
            self.forks.append(tuple(sorted(newest, key=lambda one: one.instance_id)))
