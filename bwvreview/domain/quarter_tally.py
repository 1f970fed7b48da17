"""Counting kept records, one at a time: five years of them never stand in memory together."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from bwvreview.domain.quarter import Quarter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bwvreview.domain.highlights import Highlights
    from bwvreview.domain.quarter_forms import Union
    from bwvreview.domain.returns import FormKey, Return

DIMENSIONS = ("pj_voice", "pj_explain", "pj_respect", "pj_motive")
"""The four dimensions of procedural justice (Nawaz and Tankebe 2018), each answered from 1 to 4."""

TEXTS = frozenset({"text", "start", "end", "today", "calculate", "date"})

Clips = Counter[str]


class _Columns(dict[str, tuple[str, bool]]):
    """The column of each question of a form, and whether its answers are only counted, not told apart."""

    def __init__(self, union: Union, form: FormKey) -> None:
        super().__init__()
        self._union, self._form = union, form

    def __missing__(self, name: str) -> tuple[str, bool]:
        column = self._union.name_of(self._form, name)
        known = self._union.columns.get(column)
        self[name] = found = column, known is None or known.kind in TEXTS
        return found


class Tally:
    """What has been counted so far, by quarter.

    The quarter of the report and the one before it are counted answer by answer and session by session; older ones
    only as far as the trends need.
    """

    def __init__(self, quarter: Quarter, union: Union, highlights: Highlights) -> None:
        self.quarter, self.union, self.highlights = quarter, union, highlights
        self.viewed: Counter[tuple[Quarter, str]] = Counter()
        self.not_shown: Counter[tuple[Quarter, str]] = Counter()
        self.sessions: dict[tuple[Quarter, str], set[str]] = defaultdict(set)
        self.reasons: Counter[tuple[str, str]] = Counter()
        self.answers: dict[tuple[Quarter, str], Clips] = defaultdict(Counter)
        self.by_session: dict[tuple[Quarter, str], dict[str, Clips]] = defaultdict(lambda: defaultdict(Counter))
        self.forms: Counter[FormKey] = Counter()
        self.gone: Counter[str] = Counter()
        self.themes: dict[tuple[str, str, str], Clips] = defaultdict(Counter)
        self.scores: dict[tuple[Quarter, str], Counter[float]] = defaultdict(Counter)
        self.extras: Counter[str] = Counter()
        self.texts: dict[str, list[str]] = defaultdict(list)
        self.asked_for: list[tuple[str, str, str, str]] = []
        self._quarters: dict[str, Quarter] = {}
        self._columns: dict[FormKey, _Columns] = {}
        self._close = (quarter, quarter.before)
        self._trending = {measure.question for measure in highlights.measures} | {highlights.rating}

    def add(self, one: Return) -> None:
        """Count one kept record."""
        quarter = self._quarter(one.session)
        self.sessions[quarter, one.group].add(one.session)
        if not one.viewed:
            self.not_shown[quarter, one.group] += 1
            if quarter == self.quarter:
                self.reasons[one.group, one.reason] += 1
            return
        self.viewed[quarter, one.group] += 1
        answers = one.counted
        self._score(quarter, answers)
        if quarter in self._close:
            self._closely(quarter, one)
        else:
            known = self._known(one.form)
            for name in self._trending:
                if answers.get(name) and known[name][0] == name:  # not one that another version asks in another way
                    self.answers[quarter, name][answers[name]] += 1

    def _quarter(self, session: str) -> Quarter:
        month = session[:7]
        found = self._quarters.get(month)
        if found is None:
            found = self._quarters[month] = Quarter.of_session(session)
        return found

    def _score(self, quarter: Quarter, answers: Mapping[str, str]) -> None:
        """Score each dimension 100 (answer - 1) / 3; “could not tell” is left out and counted."""
        told = []
        for name in DIMENSIONS:
            raw = answers.get(name, "")
            if raw in _STEPS:
                told.append(_STEPS[raw])
                self.scores[quarter, name][_STEPS[raw]] += 1
        if told:
            self.scores[quarter, "all"][sum(told) / len(told)] += 1

    def _closely(self, quarter: Quarter, one: Return) -> None:
        session, current = f"{one.group} {one.session}", quarter == self.quarter
        known = self._known(one.form)
        for name, raw in one.counted.items():
            if not raw:
                continue
            column, is_text = known[name]
            if not is_text:
                self.answers[quarter, column][raw] += 1
                self.by_session[quarter, column][session][raw] += 1
            elif current:
                self.answers[quarter, column]["*"] += 1
                if name in self.highlights.well or name in self.highlights.better:
                    self.texts[name].append(raw)
        if current:
            self._now(one)

    def _known(self, form: FormKey) -> _Columns:
        found = self._columns.get(form)
        if found is None:
            found = self._columns[form] = _Columns(self.union, form)
        return found

    def _now(self, one: Return) -> None:
        self.forms[one.form] += 1
        for name in one.missing:
            self.gone[self.union.name_of(one.form, name)] += 1
        for title in one.extras:
            self.extras[title] += 1
        rating = one.counted.get(self.highlights.rating, "")
        for theme in one.themes:
            self.themes[theme, one.group, one.session][rating] += 1
        for choice in one.counted.get(self.highlights.actions, "").split():
            if choice not in self.highlights.no_action:
                self.asked_for.append((one.group, one.session, one.slot, choice))


_STEPS = {str(step): 100 * (step - 1) / 3 for step in range(1, 5)}
