"""The public report on a period as a file: a page, or a PDF of the same words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bwvreview import __version__
from bwvreview.domain.make_up import make_up_told
from bwvreview.domain.public_report import public_report
from bwvreview.domain.words import speaking
from bwvreview.services.make_up import make_up_of
from bwvreview.services.publish import period_of, sessions_of

if TYPE_CHECKING:
    from datetime import date, datetime
    from pathlib import Path

    from bwvreview.domain.make_up import MakeUpTold
    from bwvreview.domain.public_report import PublicReport
    from bwvreview.domain.scheme import Scheme
    from bwvreview.storage.store import Store


def save_report(
    store: Store,
    path: Path,
    scheme: Scheme,
    group: str,
    span: tuple[date, date],
    *,
    at: datetime,
    make_up: bool = False,
) -> Path:
    """Write the report on the sessions of a group from the first day to the last: a page, or a PDF (“.pdf”).

    With `make_up` it tells who was on the lists. Raises ExportProblem.
    """
    report = report_of(store, scheme, group, span, at=at, make_up=make_up)
    with speaking(scheme.words):
        return _write(report, path)


def _write(report: PublicReport, path: Path) -> Path:
    from bwvreview.exchange.atomic import write_atomically

    if path.suffix.casefold() == ".pdf":
        from bwvreview.exchange.public_pdf import report_pdf

        write_atomically(path, report_pdf(report))
        return path
    from bwvreview.exchange.public_report import page_of

    if path.suffix.casefold() not in {".html", ".htm"}:
        path = path.with_name(f"{path.name}.html")
    write_atomically(path, page_of(report).encode("utf-8"))
    return path


def report_of(
    store: Store, scheme: Scheme, group: str, span: tuple[date, date], *, at: datetime, make_up: bool = False
) -> PublicReport:
    """Give what the report tells. Raises ExportProblem when the days are the wrong way round."""
    from bwvreview.exchange.highlights_file import load_highlights

    period = period_of(store, scheme, group, span, at=at)
    if make_up:
        period = replace(period, make_up=_make_up(store, scheme, group, span))
    name = store.settings.get("group.name") or group.replace("-", " ").title()
    return public_report(period, load_highlights(scheme.slug), group=name, version=__version__)


def _make_up(store: Store, scheme: Scheme, group: str, span: tuple[date, date]) -> MakeUpTold | None:
    """Tell who was on the lists of a period; a list that was drawn from twice counts once, as it was the first time."""
    from bwvreview.exchange.highlights_file import load_highlights

    rules = load_highlights(scheme.slug).make_up
    if rules is None:
        return None
    lists = {
        store.draws.get(one.commitment_id).list_id or -one.commitment_id: make_up_of(store, one, scheme.slug)
        for one in reversed(sessions_of(store, group, span))
    }
    return make_up_told(len(lists), [codes for _, codes in sorted(lists.items()) if codes is not None], rules)
