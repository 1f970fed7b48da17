"""`bwvreview draw plan`: what a plan means before it is fixed; and how a plan is written on the command line."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from typing import TYPE_CHECKING

from bwvreview.cli.context import Context, Outcome, add_json, day_of, the_scheme

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from bwvreview.domain.draw.commit import PlannedTheme
    from bwvreview.services.plan_means import PlanMeans, Wish
    from bwvreview.services.split_theme import SplitTheme
    from bwvreview.services.views_plan import PlanView
    from bwvreview.storage.store import Store


def add_verb(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `plan` to the commands about draws."""
    plan = verbs.add_parser("plan", help="say what a plan means before it is fixed: clips, minutes, what they can show")
    plan.add_argument("--list", type=number, metavar="ID", dest="list_id", help="a list in the workspace (the newest)")
    add_themes(plan)
    plan.add_argument("--group", metavar="SLUG", help="the group that watches (the workspace's own)")
    plan.add_argument("--day", type=day_of, metavar="YYYY-MM-DD", help="the viewing day (today)")
    plan.add_argument(
        "--within", type=_close, default=20, metavar="N", help="say how many clips tell a share within N in 100 (20)"
    )
    add_json(plan)
    plan.set_defaults(run=_plan)


def add_themes(verb: argparse.ArgumentParser) -> None:
    """Let a command take themes with their numbers, whole or split."""
    verb.add_argument(
        "--theme", action="append", default=[], type=_theme, metavar="THEME=CLIPS+RESERVES", dest="themes"
    )
    verb.add_argument(
        "--split",
        action="append",
        default=[],
        type=_split,
        metavar="THEME=BY:CLIPS+RESERVES[:METHOD[:LEAST]]",
        dest="splits",
        help="share a theme's clips among its weeks, boroughs, age bands or time bands: weapons=week:6+3. Methods: "
        "proportional (by size), equal, square-root (in between), neyman (more where ratings differed in the last "
        "three months), fixed (so many from each). LEAST clips go to every part; left out, two as far as they suffice",
    )


def is_number(text: str) -> bool:
    """Whether a text is a whole number of at most six digits."""
    return text.isascii() and text.isdigit() and len(text) < 7


def number(text: str) -> int:
    """Read the number of a list."""
    if not is_number(text):
        raise argparse.ArgumentTypeError("give the number of a list")
    return int(text)


def _theme(text: str) -> PlannedTheme:
    from bwvreview.domain.draw.commit import PlannedTheme

    label, _, numbers = text.partition("=")
    clips, _, reserves = numbers.partition("+")
    if not label or not is_number(clips) or not is_number(reserves or "0"):
        raise argparse.ArgumentTypeError("write a theme, its clips and its reserves, for example weapons=6+3")
    return PlannedTheme(label, int(clips), int(reserves or "0"))


def _split(text: str) -> SplitTheme:
    from bwvreview.services.split_theme import METHODS, SplitTheme

    theme, _, rest = text.partition("=")
    by, numbers, named, least, *more = (*rest.split(":"), "", "", "", "")
    clips, _, reserves = numbers.partition("+")
    method = next((method for method in METHODS if method == (named or METHODS[0])), None)
    right = is_number(clips) and is_number(reserves or "0") and is_number(least or "0") and not any(more)
    if not theme or not by or method is None or not right:
        raise argparse.ArgumentTypeError(
            "write a theme, what to split it by, clips and reserves, for example weapons=week:6+3 "
            f"or weapons=week:6+3:equal ({', '.join(METHODS)}) or weapons=week:6+3:equal:1"
        )
    at_least = int(least) if least else None
    return SplitTheme(theme, by.replace("-", "_"), int(clips), int(reserves or "0"), method, at_least)


def _close(text: str) -> int:
    if not is_number(text) or not 5 <= int(text) <= 50:
        raise argparse.ArgumentTypeError("give a number from 5 to 50")
    return int(text)


def _plan(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.services.commit_draw import refuse_what_cannot_be_drawn
    from bwvreview.services.fix_plan import group_of
    from bwvreview.services.plan_means import work_out
    from bwvreview.services.settled import settled
    from bwvreview.services.views_plan import plan_view

    with context.workspace() as workspace, workspace.reading() as store:
        group = arguments.group or group_of(store)
        day = arguments.day or workspace.clock.today()
        scheme = settled(store, the_scheme(store))
        view, frame = plan_view(store, _list_id(store, arguments.list_id), group=group, day=day, scheme=scheme)
        wish = _wish(arguments, group, day)
        refuse_what_cannot_be_drawn(frame.themes, [theme.label for theme in wish.themes], scheme)
        means = work_out(store, frame, wish, scheme)
    return Outcome(_as_json(view, means), tuple(_lines(view, means, arguments.within)))


def _list_id(store: Store, list_id: int | None) -> int:
    from bwvreview.domain.errors import Problem
    from bwvreview.services.plan_design import refuse_deleted_list
    from bwvreview.services.views_lists import newest_list

    newest = newest_list(store)
    if newest is None:
        raise Problem("There is no list in this workspace.", advice="Bring one in with “list import”.")
    found = newest.id if list_id is None else list_id
    refuse_deleted_list(store, found)
    return found


def _wish(arguments: argparse.Namespace, group: str, day: date) -> Wish:
    from bwvreview.domain.draw.commit import PlannedTheme
    from bwvreview.services.plan_means import Wish
    from bwvreview.services.split_theme import Split

    splits: list[SplitTheme] = arguments.splits
    themes = (*arguments.themes, *(PlannedTheme(one.theme, one.clips, one.reserves) for one in splits))
    by = {one.theme: Split(one.by, one.method, one.at_least) for one in splits}
    return Wish(group, day, themes, by, arguments.within)


def _as_json(view: PlanView, means: PlanMeans) -> dict[str, object]:
    return {
        "list": view.list_id,
        "day": view.day.isoformat(),
        "to_draw": view.to_draw,
        "left_out": [{"count": count, "why": why} for count, why in view.left_out],
        "not_watched_lately": list(view.lately.due),
        "asked": means.asked,
        "different": means.different,
        "minutes": means.minutes,
        "warnings": dict(means.warnings),
        "can_show": [{"result": result, "meaning": meaning} for result, meaning in means.can_show],
        "shares": {theme: asdict(shares) for theme, shares in means.shares.items()},
        "needed": [asdict(one) for one in means.needed],
    }


def _lines(view: PlanView, means: PlanMeans, within: int) -> Iterator[str]:
    from bwvreview.domain.plain_words import and_words, time_words

    yield f"{view.to_draw} {{encounters}} can be drawn."
    if view.left_out:
        yield f"Not in the draw: {', '.join(f'{count} {why}' for count, why in view.left_out)}."
    if view.lately.due:
        yield f"Not {{watched}} lately: {and_words(view.lately.due)}."
    if not means.asked:
        return
    yield f"Expect about {means.different} different {{clips}}: {time_words(means.minutes)} of {{footage}}."
    for shares in means.shares.values():
        told = and_words([f"{clips} from {part}" for part, clips in shares.parts])
        yield f"{shares.title}: {shares.problem or f'{told}.'}"
    for label, warning in means.warnings.items():
        yield warning if "@" in label else f"{label}: {warning}"
    for result, meaning in means.can_show:
        yield f"{result}, {meaning}"
    for one in means.needed:
        yield f"{one.title}, to say within {within} in 100 how many raise a concern: {one.sentence}"
