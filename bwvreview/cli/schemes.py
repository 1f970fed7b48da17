"""The scheme command: which kinds of scrutiny there are, and which one the workspace is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.cli.context import Context, Outcome, add_json, the_scheme

if TYPE_CHECKING:
    import argparse


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add “scheme list” and “scheme use”."""
    room = commands.add_parser("scheme", help="choose what the workspace is for, such as custody records")
    verbs = room.add_subparsers(dest="verb", metavar="VERB", required=True)
    say = verbs.add_parser("list", help="name the schemes that come with the program")
    say.set_defaults(run=_list)
    use = verbs.add_parser("use", help="say which scheme the workspace is for, before its first list")
    use.add_argument("slug", metavar="SCHEME", help="its short name")
    use.set_defaults(run=_use)
    for verb in (say, use):
        add_json(verb)


def _list(_context: Context, _arguments: argparse.Namespace) -> Outcome:
    from bwvreview.services.scheme_in_use import schemes_to_choose

    found = schemes_to_choose()
    lines = [f"{scheme.slug:<15}  {scheme.title}. {scheme.sentence}" for scheme in found]
    return Outcome({"schemes": [{"slug": scheme.slug, "title": scheme.title} for scheme in found]}, tuple(lines))


def _use(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.services.scheme_in_use import use_scheme

    with context.workspace() as workspace, workspace.store() as store:
        use_scheme(store, arguments.slug)
        scheme = the_scheme(store)
    said = (f"This workspace is for {scheme.title[0].lower()}{scheme.title[1:]}.",)
    return Outcome({"scheme": scheme.slug, "title": scheme.title}, said)
