"""What leaves the program about a draw: the in-room pack, the open pack, the certificate, the public page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bwvreview import __version__
from bwvreview.domain.draw.facts import facts_of
from bwvreview.domain.draw.opening import check_may_be_open
from bwvreview.domain.draw.packing import (
    CERTIFICATE_FILE,
    CERTIFICATE_PDF,
    CERTIFICATE_XLSX,
    PAPERS,
    VERIFIERS,
    pack_of,
)
from bwvreview.domain.draw.verifying import checked_pack
from bwvreview.domain.errors import DrawProblem, ExportProblem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from bwvreview.domain.draw.certificate import Outcome
    from bwvreview.domain.draw.verifying import Told
    from bwvreview.domain.draw.voids import Void
    from bwvreview.domain.scheme import Scheme
    from bwvreview.exchange.pdf import Page
    from bwvreview.storage.store import Store

_NOT_GENUINE = "Check the pack with “draw verify”, and use the one that was written after the roll."


def in_room_pack(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Give the whole in-room pack: the draw, the pull list, the certificate on paper, and the verifiers.

    `files` is a pack of any kind. Raises DrawProblem when it is not genuine.
    """
    outcome, told = _genuine(files)
    certificate = _pack(outcome, told)[CERTIFICATE_FILE]
    papers = {CERTIFICATE_PDF: _as_pdf(certificate), CERTIFICATE_XLSX: _as_book(certificate), **_verifiers()}
    return _pack(outcome, told, pull_list=True, papers=papers)


def open_pack(store: Store, files: Mapping[str, bytes], scheme: Scheme) -> dict[str, bytes]:
    """Give the pack that anyone may have, for a draw whose list is in this workspace.

    Raises DrawProblem when the pack is not genuine, or when a rule stands against publishing it.
    """
    outcome, told = _genuine(files)
    check_open(store, outcome, scheme, told.voids)
    return _pack(outcome, told, opened=True, papers=_verifiers())


def check_open(store: Store, outcome: Outcome, scheme: Scheme, voids: Sequence[Void]) -> None:
    """Raise DrawProblem, saying which rule stands against it, unless this draw may be published whole.

    `voids` are the plans given up that stand on its certificate.
    """
    known = store.draws.by_commit(outcome.statement.commit)
    if known is None or known.list_id is None:
        raise DrawProblem(
            "This draw cannot be open: its list is not in this workspace, so nobody can tell who made its references.",
            advice="Use the computer on which the plan was fixed.",
        )
    made_here = bool(json.loads(store.lists.get(known.list_id).inspection_json).get("made_references"))
    reasons = [void.reason for void in voids]
    check_may_be_open(outcome.list_file, made_here=made_here, floor=scheme.floor, reasons=reasons)


def save_pack(files: Mapping[str, bytes], path: Path, password: str = "") -> tuple[Path, ...]:
    """Write a pack as one ZIP (a path that ends in .zip), or into an empty folder; give the files written.

    The same pack gives the same bytes; locked with a password, which only a ZIP can be, other bytes each time.
    Raises ExportProblem.
    """
    from bwvreview.exchange.atomic import write_atomically
    from bwvreview.exchange.draw_pack import write_pack
    from bwvreview.exchange.locked_zip import lock_zip
    from bwvreview.exchange.plain_zip import plain_zip

    if path.suffix.casefold() == ".zip":
        content = json.loads(files[CERTIFICATE_FILE])
        packed = plain_zip(files, f"draw-{content['group']}-{content['session']}")
        write_atomically(path, lock_zip(packed, password, f"“{path.name}”") if password else packed)
        return (path,)
    if password:
        raise ExportProblem("A folder cannot be locked.", advice="Choose a name that ends in .zip.")
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise ExportProblem(f"“{path.name}” is not an empty folder.", advice="Choose an empty folder, or a .zip file.")
    write_pack(path, files)
    return tuple(path / name for name in sorted(files))


def save_certificate(files: Mapping[str, bytes], path: Path, notes: Sequence[str] = ()) -> Path:
    """Write the certificate for people, as .pdf or .xlsx; it holds no reference. Raises DrawProblem, ExportProblem.

    `notes` are what the room noted of the roll: they stand on this copy, and are no part of the draw.
    """
    from bwvreview.exchange.atomic import write_atomically

    write = {".pdf": _as_pdf, ".xlsx": _as_book}.get(path.suffix.casefold())
    if write is None:
        raise ExportProblem("A certificate is a .pdf or an .xlsx file.", advice="Choose a name that ends in .pdf.")
    _genuine(files)
    write_atomically(path, write(files[CERTIFICATE_FILE], notes))
    return path


def certificate_to_print(files: Mapping[str, bytes], notes: Sequence[str] = ()) -> Page:
    """Give the certificate as a page. Raises DrawProblem."""
    from bwvreview.exchange.certificate_pdf import certificate_page

    _genuine(files)
    return certificate_page(facts_of(files[CERTIFICATE_FILE]), _recipe(), notes)


def save_public_page(files: Mapping[str, bytes], path: Path) -> Path:
    """Write the page for the public; nothing in it leads to a clip. Raises DrawProblem, ExportProblem."""
    from bwvreview.exchange.atomic import write_atomically
    from bwvreview.exchange.public_page import public_page

    if path.suffix.casefold() not in {".html", ".htm"}:
        path = path.with_name(f"{path.name}.html")
    outcome, _ = _genuine(files)
    page = public_page(facts_of(files[CERTIFICATE_FILE]), references=outcome.list_file.labels)
    write_atomically(path, page.encode("utf-8"))
    return path


def other_papers(files: Mapping[str, bytes]) -> str:
    """Name the first paper of a genuine pack that is not what this version of the program writes; else ''.

    A pack of another version is left alone: its papers may look different. So is the workbook, whose bytes are
    also a matter of the library that writes it; its fingerprint in the manifest must do.
    """
    certificate = files[CERTIFICATE_FILE]
    theirs = PAPERS.intersection(files) - {CERTIFICATE_XLSX}
    if not theirs or json.loads(certificate)["program_version"] != __version__:
        return ""
    mine = {CERTIFICATE_PDF: _as_pdf(certificate), **_verifiers()}
    return next((name for name in sorted(theirs) if files[name] != mine[name]), "")


def _genuine(files: Mapping[str, bytes]) -> tuple[Outcome, Told]:
    try:
        return checked_pack(files)
    except DrawProblem as problem:
        raise DrawProblem(f"This draw is not genuine. {problem.message}", advice=_NOT_GENUINE) from None


def _pack(
    outcome: Outcome,
    told: Told,
    *,
    opened: bool = False,
    pull_list: bool = False,
    papers: Mapping[str, bytes] | None = None,
) -> dict[str, bytes]:
    return pack_of(
        outcome,
        titles=told.titles,
        voids=told.voids,
        version=told.version,
        opened=opened,
        pull_list=pull_list,
        papers=papers,
    )


def _as_pdf(certificate: bytes, notes: Sequence[str] = ()) -> bytes:
    from bwvreview.exchange.certificate_pdf import certificate_pdf

    return certificate_pdf(facts_of(certificate), _recipe(), notes)


def _as_book(certificate: bytes, notes: Sequence[str] = ()) -> bytes:
    from bwvreview.exchange.certificate_book import certificate_book

    return certificate_book(facts_of(certificate), _recipe(), notes)


def _verifiers() -> dict[str, bytes]:
    from bwvreview.exchange.resources import resource

    # One kind of line end, whatever the copy of the program was made with: the same draw gives the same bytes.
    return {name: resource("verify", name).read_bytes().replace(b"\r\n", b"\n") for name in VERIFIERS}


def _recipe() -> tuple[str, ...]:
    lines = _verifiers()["verify.sh"].decode("utf-8").splitlines()
    return tuple(line for line in lines if not line.startswith("#"))
