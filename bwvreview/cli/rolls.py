"""`bwvreview session roll`: a further roll of the same plan, and the words about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.cli.context import Context, Outcome, add_json, the_scheme
from bwvreview.domain.errors import DrawProblem

if TYPE_CHECKING:
    import argparse

    from bwvreview.services.show_session import SessionShown

BY_DICE = "This plan replaces {a_clip} that cannot be shown by a further roll of dice: see “session roll”."


def add_verbs(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb of `session` that rolls again."""
    roll = verbs.add_parser("roll", help="roll again for clips that cannot be shown, where the plan says so")
    roll.add_argument("session", metavar="ID")
    roll.add_argument("--seed", required=True, metavar="DIGITS", help="the digits rolled, in order")
    add_json(roll)
    roll.set_defaults(run=_roll)


def as_json(shown: SessionShown) -> dict[str, object] | None:
    """The roll that is fixed and waits for its dice; None when there is none."""
    waiting = shown.next_roll
    if waiting is None:
        return None
    return {"round": waiting.number, "commit": waiting.commit, "groups": list(waiting.groups), "dice": waiting.dice}


def lines(shown: SessionShown) -> tuple[str, ...]:
    """Say what is to be read out and rolled next."""
    if shown.next_roll is not None:
        groups = shown.next_roll.groups
        head = f"Roll {shown.next_roll.number} is fixed. Write this in the minutes, before any number is rolled:"
        return (head, "  " + " ".join(groups[:4]), "  " + " ".join(groups[4:]))
    if shown.to_roll:
        return (f"No roll is fixed yet for {', '.join(shown.to_roll)}: see “session unavailable”.",)
    return (BY_DICE,)


def _roll(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.services.open_session import session_for
    from bwvreview.services.roll_again import RollAgain, roll_again
    from bwvreview.services.roll_draw import RollDraw
    from bwvreview.services.standing_draw import next_roll

    with context.workspace() as workspace, workspace.store() as store:
        scheme = the_scheme(store)
        session = store.sessions.get(session_for(store, arguments.session))
        before = {clip.slot for clip in store.sessions.clips(session.id)}
        waiting = next_roll(store, session.commitment_id)
        if waiting is None:
            raise DrawProblem(
                "No further roll is fixed for this plan.",
                advice="First name every {clip} that cannot be shown, with “session unavailable”.",
            )
        request = RollAgain(waiting.number, RollDraw(session.commitment_id, arguments.seed))
        roll_again(store, request, scheme, at=workspace.clock.now())
        came = [clip for clip in store.sessions.clips(session.id) if clip.slot not in before]
    clips = {
        clip.slot: {"themes": [one.label for one in clip.themes], "replaces": list(clip.replaces)} for clip in came
    }
    told = [f"  {clip.slot}  in place of {' and '.join(clip.replaces)}" for clip in came]
    return Outcome({"round": waiting.number, "came": clips}, (f"{len(came)} {{clips}} came in by dice.", *told))
