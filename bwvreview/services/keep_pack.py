"""Write the in-room pack of a draw: everything needed to recompute it, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview import __version__
from bwvreview.domain.draw.packing import pack_of
from bwvreview.domain.errors import DrawProblem, ExportProblem
from bwvreview.domain.strata import part_words
from bwvreview.services.draw_papers import in_room_pack, save_pack
from bwvreview.services.roll_draw import fixed_draw
from bwvreview.services.settled import settled
from bwvreview.services.standing_draw import standing_draw

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from bwvreview.domain.scheme import Scheme
    from bwvreview.storage.store import Store

UNROLLED = ("list.txt", "statement.txt")
ROLLED = ("statement-1.txt", "availability.txt", "certificate.json", "manifest.json")


def unrolled_files(store: Store, commitment_id: int) -> dict[str, bytes]:
    """The two files of a plan that is fixed and not yet rolled."""
    commitment = fixed_draw(store, commitment_id).commitment
    return dict(zip(UNROLLED, (commitment.list_file, commitment.statement), strict=True))


def rolled_files(store: Store, commitment_id: int, scheme: Scheme) -> dict[str, bytes]:
    """Every file of the pack, as the draw stands now: also with the clips that could not be shown."""
    commitment, outcome = store.draws.get(commitment_id), standing_draw(store, commitment_id)
    return pack_of(
        outcome,
        titles=_titles((plan.label for plan in outcome.statement.themes), settled(store, scheme)),
        voids=store.draws.voids(commitment.group, commitment.session.day),
        version=__version__,
    )


def _titles(labels: Iterable[str], scheme: Scheme) -> dict[str, str]:
    """Name the labels of a plan: “Weapons searches”, and “Weapons searches, week 36” for a part of them."""
    themes = {theme.slug: theme.title for theme in (*scheme.retired, *scheme.themes)}
    titles = {}
    for label in labels:
        theme, _, part = label.partition("@")
        if theme in themes:
            titles[label] = f"{themes[theme]}, {part_words(part, scheme)}" if part else themes[theme]
    return titles


def keep_pack(store: Store, commitment_id: int, scheme: Scheme, folder: Path) -> tuple[Path, ...]:
    """Write the pack into `folder` and give the files written.

    Raises ExportProblem, DrawProblem when the folder holds another draw; the old files stay then.
    """
    from bwvreview.exchange.draw_pack import write_pack

    fixed = fixed_draw(store, commitment_id)
    files = unrolled_files(store, commitment_id) if fixed.draw is None else rolled_files(store, commitment_id, scheme)
    refuse_another_draw(folder, files)
    write_pack(folder, files)
    return tuple(folder / name for name in files)


def refuse_another_draw(folder: Path, files: Mapping[str, bytes]) -> None:
    """Raise DrawProblem when writing `files` would destroy what is left of another draw."""
    theirs = {name for name in (*UNROLLED, *ROLLED) if (folder / name).exists()}
    changed = any((folder / name).read_bytes() != files[name] for name in theirs.intersection(UNROLLED))
    if changed or (theirs.intersection(ROLLED) and "statement.txt" not in theirs):
        raise DrawProblem(f"“{folder.name}” already holds another draw.", advice="Choose an empty folder.")


def keep_new_pack(store: Store, commitment_id: int, scheme: Scheme, folder: Path) -> tuple[Path, ...]:
    """Write the whole pack for the room into an empty folder. Raises ExportProblem when something else is in it."""
    try:
        used = folder.exists() and any(folder.iterdir())
    except OSError:
        used = True
    if used:
        raise ExportProblem("This folder is not empty.", advice="Choose or make an empty folder for the pack.")
    if fixed_draw(store, commitment_id).draw is None:
        return keep_pack(store, commitment_id, scheme, folder)
    return save_pack(in_room_pack(rolled_files(store, commitment_id, scheme)), folder)
