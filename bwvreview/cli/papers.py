"""`bwvreview draw pack|certificate|public`: what a draw leaves for the room, for the file, for everyone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bwvreview.cli.context import Context, Outcome, add_json, add_scheme, password_from, scheme_named, the_scheme
from bwvreview.domain.words import speaking

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

_KEEP = "It names the {clips}: lock it away, and delete it with the list."
_OPEN = "Publish it only when the police and the group have both said yes."
_NO_REFERENCE = "It shows no reference. Keep it in the room all the same."
_FOR_ALL = "Anyone may see this page."


def add_verbs(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verbs of `draw` that write papers."""
    pack = verbs.add_parser("pack", help="write the whole pack: for the room, or an open one for everyone")
    pack.add_argument("pack", type=Path, metavar="DIR|ZIP")
    pack.add_argument("--to", type=Path, required=True, metavar="DIR|FILE.zip")
    pack.add_argument("--lock-env", metavar="NAME", help="lock the ZIP with the password in this variable")
    pack.add_argument("--open", action="store_true", help="leave out what must stay in the room; only where allowed")
    pack.set_defaults(run=_pack)
    certificate = verbs.add_parser("certificate", help="write the certificate on one page, or as a workbook")
    certificate.add_argument("pack", type=Path, metavar="DIR|ZIP")
    certificate.add_argument("--to", type=Path, required=True, metavar="FILE.pdf|FILE.xlsx")
    certificate.set_defaults(run=_certificate)
    public = verbs.add_parser("public", help="write the page about a draw that anyone may see")
    public.add_argument("pack", type=Path, metavar="DIR|ZIP")
    public.add_argument("--to", type=Path, required=True, metavar="FILE.html")
    add_scheme(public)
    public.set_defaults(run=_public)
    for verb in (pack, certificate, public):
        verb.add_argument("--password-env", metavar="NAME", help="open a locked pack with the password in it")
        add_json(verb)


def _pack(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.services.draw_papers import in_room_pack, open_pack, save_pack

    files, password = _read(arguments), password_from(arguments.lock_env)
    if arguments.open:
        with context.workspace() as workspace, workspace.reading() as store:
            files = open_pack(store, files, the_scheme(store))
    else:
        files = in_room_pack(files)
    return _wrote(save_pack(files, arguments.to, password), _OPEN if arguments.open else _KEEP)


def _certificate(_context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.services.draw_papers import save_certificate

    return _wrote((save_certificate(_read(arguments), arguments.to),), _NO_REFERENCE)


def _public(context: Context, arguments: argparse.Namespace) -> Outcome:
    from bwvreview.services.draw_papers import save_public_page

    with speaking(scheme_named(context, arguments).words):
        return _wrote((save_public_page(_read(arguments), arguments.to),), _FOR_ALL)


def _read(arguments: argparse.Namespace) -> dict[str, bytes]:
    from bwvreview.exchange.draw_pack import read_pack

    return read_pack(arguments.pack, password_from(arguments.password_env))


def _wrote(paths: Sequence[Path], advice: str) -> Outcome:
    return Outcome({"files": [str(path) for path in paths]}, (*(f"Wrote {path}" for path in paths), advice))
