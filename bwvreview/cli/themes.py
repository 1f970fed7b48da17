"""`bwvreview theme list|try|add|remove`: the themes of a group, and its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.cli.context import Context, Outcome, add_json, the_scheme
from bwvreview.domain.errors import Problem

if TYPE_CHECKING:
    import argparse


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands about themes."""
    room = commands.add_parser("theme", help="look at the themes, and make the group's own")
    verbs = room.add_subparsers(metavar="VERB", required=True)
    every = verbs.add_parser("list", help="name every theme and its rule")
    every.set_defaults(run=_list)
    attempt = verbs.add_parser("try", help="count what a rule picks out of a list, rounded")
    attempt.add_argument("rule", metavar="RULE", help='for example: theme children and handcuffs == "yes"')
    attempt.add_argument("--list", type=int, metavar="ID", dest="list_id", help="default: the newest")
    attempt.set_defaults(run=_try)
    add = verbs.add_parser("add", help="keep a theme of the group's own")
    add.add_argument("title", metavar="TITLE")
    add.add_argument("--rule", required=True)
    add.add_argument("--short", default="", help="a shorter title for chips and tables")
    add.add_argument("--sentence", default="", help="what it is, in one sentence")
    add.add_argument("--slug", default="", help="its name in plans; made from the title otherwise")
    add.set_defaults(run=_add)
    remove = verbs.add_parser("remove", help="take one of the group's own themes away")
    remove.add_argument("slug", metavar="SLUG")
    remove.set_defaults(run=_remove)
    for verb in (every, attempt, add, remove):
        add_json(verb)


def _list(context: Context, _arguments: argparse.Namespace) -> Outcome:
    from bwvreview.services.own_themes import own_themes
    from bwvreview.services.settled import settled

    with context.workspace() as workspace, workspace.reading() as store:
        themes = settled(store, the_scheme(store)).themes
        own = {theme.slug for theme in own_themes(store, the_scheme(store))}
    data = [
        {
            "slug": theme.slug,
            "title": theme.title,
            "sentence": theme.sentence,
            "rule": " ".join(theme.rule.text.split()),
            "own": theme.slug in own,
            "before_viewing": theme.before_viewing,
        }
        for theme in themes
    ]
    lines = tuple(f"{theme.slug}: {theme.sentence}{' (your own)' if theme.slug in own else ''}" for theme in themes)
    return Outcome({"themes": data}, lines)


def _try(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.services.own_themes import try_rule
    from bwvreview.services.views_lists import newest_list
    from bwvreview.services.views_themes import drawable_on

    with context.workspace() as workspace, workspace.reading() as store:
        newest = newest_list(store)
        if newest is None:
            raise Problem("There is no list to try it on.", advice="Bring a list in first, with “list import”.")
        list_id = newest.id if arguments.list_id is None else arguments.list_id
        scheme = the_scheme(store)
        held = drawable_on(store, list_id, scheme, context.clock.today())
        tried = try_rule(store, list_id, arguments.rule, scheme, held=held)
    data = {
        "members": tried.members,
        "sentence": tried.sentence,
        "drawable": tried.drawable,
        "problem": tried.problem,
        "advice": tried.advice,
    }
    if tried.sentence:
        return Outcome(data, (tried.sentence, *((tried.problem,) if tried.problem else ())))
    return Outcome(data, ok=False, sorry=tuple(filter(None, (tried.problem, tried.advice))))


def _add(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.services.own_themes import NewTheme, add_theme

    new = NewTheme(arguments.title, arguments.rule, arguments.short, arguments.sentence, arguments.slug)
    with context.workspace() as workspace, workspace.store() as store:
        theme = add_theme(store, new, the_scheme(store))
    return Outcome({"slug": theme.slug, "title": theme.title}, (f"The theme “{theme.title}” is kept as {theme.slug}.",))


def _remove(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.services.own_themes import remove_theme

    with context.workspace() as workspace, workspace.store() as store:
        remove_theme(store, arguments.slug, the_scheme(store))
    return Outcome({"removed": arguments.slug}, ("The theme was removed. Earlier draws keep its name.",))
