"""`bwvreview workspace people add|list|remove`: who comes to a shared workspace with a login of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.cli.context import Context, Outcome, add_json

if TYPE_CHECKING:
    import argparse

    from bwvreview.storage.people import Person


def add_verbs(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the list of people to the commands about the workspace."""
    room = verbs.add_parser("people", help="say which logins of the server may come in, as coordinator or reviewer")
    people = room.add_subparsers(prog=room.prog, metavar="WHAT", required=True)
    add = people.add_parser("add", help="let a login in; a reviewer sees no reference, no list and no other's answers")
    add.add_argument("login", metavar="LOGIN", help="the name with which the person comes to the server")
    role = add.add_mutually_exclusive_group(required=True)
    role.add_argument("--reviewer", default="", metavar="NAME", help="the initials or role under which it answers")
    role.add_argument("--coordinator", action="store_true")
    add.set_defaults(run=_add)
    shown = people.add_parser("list", help="show who may come in")
    shown.set_defaults(run=_list)
    remove = people.add_parser("remove", help="let a login in no more; what it answered stays")
    remove.add_argument("login", metavar="LOGIN")
    remove.set_defaults(run=_remove)
    for verb in (add, shown, remove):
        add_json(verb)


def _add(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.services.people import AddPerson, add_person

    with context.workspace() as workspace, workspace.store() as store:
        request = AddPerson(arguments.login, arguments.reviewer)
        person = add_person(store, request, at=workspace.clock.now())
    return Outcome(_data(person), (_line(person),))


def _list(context: Context, _arguments: argparse.Namespace) -> Outcome:
    with context.workspace() as workspace, workspace.reading() as store:
        people = store.people.all()
    lines = tuple(_line(one) for one in people)
    return Outcome({"people": [_data(one) for one in people]}, lines or ("Nobody has a login of their own here.",))


def _remove(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.services.people import remove_person

    with context.workspace() as workspace, workspace.store() as store:
        remove_person(store, arguments.login, at=workspace.clock.now())
    return Outcome({"removed": arguments.login}, (f"{arguments.login} may come in no more.",))


def _data(person: Person) -> dict[str, object]:
    return {"login": person.login, "role": person.role, "reviewer": person.name or None}


def _line(person: Person) -> str:
    role = f"Reviewer, answers as {person.name}" if person.name else "Coordinator"
    return f"{person.login}: {role}"
