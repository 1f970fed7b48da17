"""`bwvreview list show`: what a stored list can be drawn from, in rounded counts."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from typing import TYPE_CHECKING

from bwvreview.cli.context import Context, Outcome, add_json, the_scheme
from bwvreview.domain.errors import Problem
from bwvreview.domain.plain_words import day_words

if TYPE_CHECKING:
    from bwvreview.services.frame_view import FrameView


def add_show(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `show` to the commands about lists."""
    show = verbs.add_parser("show", help="show what a list in the workspace can be drawn from (default: the newest)")
    show.add_argument("list_id", nargs="?", type=int, metavar="ID")
    show.add_argument("--published", type=_number, metavar="NUMBER", help="how many the police published; 0 forgets it")
    add_json(show)
    show.set_defaults(run=_show)


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise argparse.ArgumentTypeError("give a number of encounters, such as 515")
    return int(text)


def _show(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.services.fix_plan import group_of
    from bwvreview.services.frame_view import frame_view, note_published
    from bwvreview.services.views_lists import newest_list

    with context.workspace() as workspace, workspace.store() as store:
        newest = newest_list(store)
        if newest is None:
            raise Problem("There is no list in this workspace.", advice="Bring one in with “list import”.")
        list_id = newest.id if arguments.list_id is None else arguments.list_id
        if arguments.published is not None:
            note_published(store, list_id, arguments.published or None)
        today = workspace.clock.today()
        view = frame_view(store, list_id, group=group_of(store), today=today, scheme=the_scheme(store))
    return Outcome(as_json(view), tuple(_lines(view)))


def as_json(view: FrameView) -> dict[str, object]:
    """A frame as one object; it holds rounded counts and no reference."""
    data = asdict(view)
    for name in ("day", "delete_on", "deleted_on"):
        data[name] = data[name].isoformat() if data[name] else None
    for week in data["weeks"]:
        week["first"], week["last"] = week["first"].isoformat(), week["last"].isoformat()
    if view.published:
        data["published"]["difference"] = view.published.difference
    return data


def _lines(view: FrameView) -> list[str]:
    lines = [f"List {view.list_id}: {view.rows} {{encounters}}, {view.to_draw} to draw from."]
    lines += [view.warning] if view.warning else []
    lines += [f"Kept here up to {day_words(view.delete_on)}."] if view.delete_on else []
    lines += [view.published.sentence] if view.published else []
    lines.append("Themes:")
    lines += [f"  {t.title}: {t.words if t.drawable else t.reason or t.words}" for t in view.themes]
    shown = [overlap for overlap in view.overlaps if overlap.size]
    if shown:
        lines.append("In two themes:")
        lines += [f"  {overlap.first} and {overlap.second}: {overlap.words}" for overlap in shown]
    if view.missing:
        lines.append("What is missing:")
        lines += [f"  {missing.sentence} {missing.ask}" for missing in view.missing]
    if view.weeks:
        lines.append("Lost if nobody draws:")
        lines += [f"  {week.title}: {week.words}" for week in view.weeks]
    return lines
