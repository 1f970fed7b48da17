"""Answering what only a person can say about a force's lists, and remembering the answers for each group."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bwvreview.domain.mapping import MappingProblem, MappingProfile, answers_to

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from bwvreview.domain.inspection import Inspection
    from bwvreview.domain.scheme import Scheme
    from bwvreview.storage.store import Store


def answer_questions(
    inspection: Inspection, answers: Mapping[str, str], before: MappingProfile | None = None
) -> MappingProfile:
    """Add answers, by the `id` of their questions, to those given before.

    `check_list(path, mapping=…)` then reads the list with them. Raises MappingProblem for an answer nobody offered.
    """
    return (before or MappingProfile()).merged(answers_to(inspection.questions, answers))


def mapping_of(store: Store, group: str, scheme: Scheme) -> MappingProfile:
    """Give the answers that are remembered for a group, none while there are none."""
    from bwvreview.exchange.mapping_file import profile_from_text

    return profile_from_text(store.settings.get(_name(group)), scheme.fields)


def remember_mapping(store: Store, group: str, profile: MappingProfile) -> None:
    """Remember the answers of a group, in place of those before."""
    store.settings.put(_name(group), json.dumps(profile.as_dict(), ensure_ascii=False, sort_keys=True))


def export_mapping(store: Store, group: str, scheme: Scheme, path: Path) -> MappingProfile:
    """Write a group's answers to a file that others can use. Raises MappingProblem when there are none."""
    from bwvreview.exchange.mapping_file import write_mapping

    profile = mapping_of(store, group, scheme)
    if not profile:
        raise MappingProblem("No answers are remembered for this group.", advice="Answer a list's questions first.")
    write_mapping(profile, path)
    return profile


def import_mapping(store: Store, group: str, scheme: Scheme, path: Path) -> MappingProfile:
    """Add the answers of a file to a group's own. Raises MappingProblem for a file that cannot be used."""
    from bwvreview.exchange.mapping_file import read_mapping

    profile = mapping_of(store, group, scheme).merged(read_mapping(path, scheme.fields))
    remember_mapping(store, group, profile)
    return profile


def _name(group: str) -> str:
    return f"mapping.{group}"
