"""Which form the next session is recorded with: the scheme's own, or one that the group put in its place.

A session keeps the form it began with, so choosing another one changes nothing that was recorded.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from bwvreview.domain.errors import FormProblem
from bwvreview.domain.forms.changes import Change, changes_between
from bwvreview.domain.forms.findings import FormErrors, FormFinding
from bwvreview.domain.forms.survey import Form
from bwvreview.services.clock import LONDON

if TYPE_CHECKING:
    from pathlib import Path

    from bwvreview.domain.scheme import Scheme
    from bwvreview.storage.store import Store

_SETTING, _BEFORE = "form.in_use", "form.before"


@dataclass(frozen=True, slots=True)
class FormInUse:
    """The form for the next session. `since` is the day on which the group chose it; None: it is the scheme's."""

    form: Form
    since: date | None

    @property
    def is_own(self) -> bool:
        """The group put it in the place of the scheme's."""
        return self.since is not None


@dataclass(frozen=True, slots=True)
class LookedAt:
    """A form that was opened from a workbook, beside the one in use.

    `errors` must be mended before anyone can use it at all, `lacks` before a session can; `remarks` are worth a second
    look. With errors there is no form, and so no changes.
    """

    file: str
    form: Form | None
    errors: tuple[FormFinding, ...] = ()
    lacks: tuple[FormFinding, ...] = ()
    remarks: tuple[FormFinding, ...] = ()
    changes: tuple[Change, ...] = ()

    @property
    def may_be_used(self) -> bool:
        """Nothing has to be mended first."""
        return self.form is not None and not self.lacks


@lru_cache(maxsize=4)
def _scheme_form(slug: str) -> Form:
    from bwvreview.exchange.resources import resource
    from bwvreview.exchange.xlsform import read_form

    return read_form(resource("schemes", slug, "form.xlsx"))


def scheme_form(scheme: Scheme) -> Form:
    """Give the form that comes with a scheme."""
    return _scheme_form(scheme.slug)


def form_in_use(store: Store, scheme: Scheme) -> FormInUse:
    """Give the form for the next session. Raises FormProblem when the stored copy cannot be read."""
    kept = store.settings.get(_SETTING)
    if not kept:
        return FormInUse(scheme_form(scheme), None)
    try:
        said = json.loads(kept)
        form, since = Form.from_json(said["form"]), date.fromisoformat(said["since"])
    except (ValueError, KeyError, TypeError, FormProblem) as error:
        raise FormProblem(
            "The group's own form cannot be read.", advice="Open its workbook again, or go back to the first form."
        ) from error
    return FormInUse(form, since)


def form_before(store: Store) -> Form | None:
    """Give the group's own form that was in use before, to go back to; None when there was none."""
    try:
        return Form.from_json(store.settings.get(_BEFORE))
    except FormProblem:
        return None


def look_at(store: Store, path: Path, scheme: Scheme) -> LookedAt:
    """Open a form from a workbook, and say everything about it; change nothing.

    Raises FormProblem when the file is no workbook. A form with mistakes is no problem here: they are its errors.
    """
    from bwvreview.domain.forms.fitness import what_it_lacks
    from bwvreview.domain.forms.remarks import remarks_of
    from bwvreview.exchange.xlsform import read_form

    try:
        form = read_form(path)
    except FormErrors as refused:
        return LookedAt(path.name, None, refused.findings)
    changes = changes_between(_to_compare(store, scheme), form)
    return LookedAt(path.name, form, lacks=what_it_lacks(form), remarks=remarks_of(form), changes=changes)


def _to_compare(store: Store, scheme: Scheme) -> Form:
    """Give the form in use; the scheme's while the stored copy cannot be read, so that it can be replaced."""
    try:
        return form_in_use(store, scheme).form
    except FormProblem:
        return scheme_form(scheme)


def use_form(store: Store, form: Form, scheme: Scheme, *, at: datetime) -> FormInUse:
    """Put a form in use from the next session. Raises FormErrors while it lacks what a session needs."""
    from bwvreview.domain.forms.fitness import what_it_lacks

    if lacks := what_it_lacks(form):
        raise FormErrors(lacks)
    if form.fingerprint == scheme_form(scheme).fingerprint:
        return use_scheme_form(store, scheme)
    _remember(store, scheme)
    since = at.astimezone(LONDON).date()
    store.settings.put(_SETTING, json.dumps({"form": form.canonical_json(), "since": since.isoformat()}))
    return FormInUse(form, since)


def use_scheme_form(store: Store, scheme: Scheme) -> FormInUse:
    """Go back to the scheme's form from the next session. The group's own is remembered."""
    _remember(store, scheme)
    store.settings.put(_SETTING, "")
    return FormInUse(scheme_form(scheme), None)


def _remember(store: Store, scheme: Scheme) -> None:
    with suppress(FormProblem):
        found = form_in_use(store, scheme)
        if found.is_own:
            store.settings.put(_BEFORE, found.form.canonical_json())


def save_form(store: Store, scheme: Scheme, path: Path) -> Path:
    """Write the form in use as a workbook to edit. Raises FormProblem, ExportProblem."""
    from bwvreview.exchange.atomic import write_atomically
    from bwvreview.exchange.form_book import write_form
    from bwvreview.exchange.resources import resource

    found = form_in_use(store, scheme)
    if found.is_own:
        write_form(found.form, path)
    else:  # as its authors laid it out
        write_atomically(path, resource("schemes", scheme.slug, "form.xlsx").read_bytes())
    return path
