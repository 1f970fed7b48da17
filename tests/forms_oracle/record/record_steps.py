"""Write down what ODK's own engine, JavaRosa, makes of answers to many forms: `tests/forms_oracle/steps.json.gz`.

Run it with `python -m tests.forms_oracle.record.record_steps` on a machine that has a Java development kit; nothing
else in the repository needs one. JavaRosa comes inside ODK Validate, which comes inside pyxform, a development
package (both Apache-2.0 and BSD). pyxform turns each workbook's rows into an XForm; `Recorder.java` beside this file
opens it with JavaRosa, gives the answers and reads what is shown, worked out, needed and allowed after each.
"""

from __future__ import annotations

import gzip
import itertools
import json
import random
import subprocess
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, get_args
from urllib.parse import quote, unquote_plus

import pyxform
from pyxform.xls2xform import convert

from bwvreview.domain.forms.findings import FormErrors
from bwvreview.domain.forms.survey import SILENT_TYPES, QuestionType
from bwvreview.exchange.resources import resource
from tests.domain.forms_kit import form_of
from tests.forms_oracle.record.corner_forms import corner_forms
from tests.forms_oracle.record.made import MadeForm
from tests.forms_oracle.record.random_forms import random_form
from tests.forms_oracle.record.shipped_form import shipped_form

HERE = Path(__file__).parent
STEPS = HERE.parent / "steps.json.gz"
VALIDATE = Path(pyxform.__file__).parent / "validators/odk_validate/bin/ODK_Validate.jar"
RANDOM_FORMS = 90

State = dict[str, dict[str, Any]]


class JavaRosa:
    """JavaRosa in a process of its own, which takes one command a line."""

    def __init__(self, folder: Path) -> None:
        subprocess.run(["javac", "-nowarn", "-cp", VALIDATE, "-d", folder, HERE / "Recorder.java"], check=True)
        path = f"{VALIDATE}:{folder}"
        self._folder = folder
        self._process = subprocess.Popen(
            ["java", "-Duser.timezone=UTC", "-Duser.language=en", "-cp", path, "Recorder"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
        )

    def _ask(self, *parts: str) -> State:
        """Give a command; give each node as {"shown", "value", "required", "fits"}, each filter as {"offers"}."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(*(quote(part, safe="") for part in parts), sep="\t", file=self._process.stdin, flush=True)
        found: State = {}
        for line in self._process.stdout:
            kind, *rest = [unquote_plus(part) for part in line.rstrip("\n").split("\t")]
            if kind == "done":
                return found
            if kind == "broken":
                raise RuntimeError(rest[0])
            if kind == "offers":
                found[rest[0]]["offers"] = rest[1]
            else:
                name, shown, value, required, fits = rest
                found[name] = {
                    "shown": shown == "1",
                    "value": value,
                    "required": required == "1",
                    "fits": fits == "1",
                }
        raise RuntimeError("JavaRosa has stopped")

    def open(self, form: MadeForm) -> State:
        """Open a form, and give its first state."""
        settings = {"form_title": "A form", "clean_text_values": "no", **form.settings}
        sheets = {"survey": [_labelled(row) for row in form.survey], "choices": list(form.choices)}
        path = self._folder / "form.xml"
        path.write_text(convert({**sheets, "settings": [settings]}, validate=False).xform, encoding="utf-8")
        return self._ask("form", str(path))

    def answer(self, name: str, kind: str, text: str) -> State:
        """Give an answer, and give the state after it."""
        return self._ask("answer", name, kind, text)

    def close(self) -> None:
        """Stop the process."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()


def _labelled(row: Any) -> dict[str, str]:
    silent = row["type"] in {"end_group", "calculate", "start", "today"}
    return {key: text for key, text in ({} if silent else {"label": "A label"} | dict(row)).items() if text} | {
        key: text for key, text in row.items() if text
    }


def summary(state: State, form: MadeForm) -> dict[str, Any]:
    """Keep of a state what can be compared: what is shown, worked out, wrong, offered."""
    asked = {row["name"] for row in form.survey if _takes_answer(row["type"])}
    calculated = {row["name"] for row in form.survey if row.get("calculation")} | {"instanceName"}
    filtered = {row["name"] for row in form.survey if row.get("choice_filter")}
    shown = {name for name, node in state.items() if node["shown"] and name != "instanceName"}
    blank = {name for name in asked & shown if not state[name]["value"]}
    return {
        "shown": shown,
        "values": {name: node["value"] for name, node in state.items() if name in calculated and node["value"]},
        "wrong": {name for name in blank if state[name]["required"]}
        | {name for name in asked & shown - blank if not state[name]["fits"]},
        "offers": {name: state[name]["offers"] for name in filtered},
    }


def _takes_answer(kind: str) -> bool:
    return kind.partition(" ")[0] in get_args(QuestionType) and kind not in {"note", *SILENT_TYPES}


def change(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    """Write a state as what differs from the one before."""
    found: dict[str, Any] = {}
    for sort in ("shown", "wrong"):
        if differing := before[sort] ^ after[sort]:
            found[sort] = sorted(differing)
    for sort in ("values", "offers"):
        names = sorted(before[sort].keys() | after[sort].keys())
        differing = {
            name: after[sort].get(name, "") for name in names if before[sort].get(name) != after[sort].get(name)
        }
        if differing:
            found[sort] = differing
    return found


def record(engine: JavaRosa, form: MadeForm) -> dict[str, Any]:
    """Fill a form in; give its rows, its first state and each step as [name, answer, what changed]."""
    kinds = {row["name"]: row["type"].split(" ")[0] for row in form.survey if "name" in row}
    nothing: dict[str, Any] = {"shown": set(), "values": {}, "wrong": set(), "offers": {}}
    state = summary(engine.open(form), form)
    first = change(nothing, state)
    steps = []
    for name, text in form.steps:
        following = summary(engine.answer(name, kinds[name], text), form)
        steps.append([name, text, change(state, following)])
        state = following
    rows = [{key: text for key, text in row.items() if text} for row in form.survey]
    found = {"name": form.name, "settings": form.settings, "first": first, "steps": steps}
    return found if form.name == "shipped" else {**found, "survey": rows, "choices": form.choices}


def is_taken(form: MadeForm) -> bool:
    """Say whether our own checks take a form: what they refuse is never filled in, so it is not compared."""
    try:
        form_of(*form.survey, choices=form.choices, settings=form.settings)
    except FormErrors:
        return False
    return True


def made_forms(today: date) -> Iterator[MadeForm]:
    """Give the shipped form, the corners of the expressions, and forms made by chance."""
    chance = random.Random(20_261_205)
    yield shipped_form(resource("schemes", "stop-search", "form.xlsx"), chance)
    yield from corner_forms(chance, today, is_taken)
    made = (random_form(number, chance, today) for number in itertools.count(1))
    yield from itertools.islice((form for form in made if is_taken(form)), RANDOM_FORMS)


def main() -> None:
    """Record every form."""
    today = datetime.now(UTC).date()
    with tempfile.TemporaryDirectory() as folder:
        engine = JavaRosa(Path(folder))
        forms = []
        for form in made_forms(today):
            try:
                forms.append(record(engine, form))
            except RuntimeError as broken:
                raise SystemExit(f"{form.name}: {broken}") from None
        engine.close()
    steps = sum(len(form["steps"]) for form in forms)
    engine_used = f"JavaRosa 5.1.0 in ODK Validate, from pyxform {pyxform.__version__}"
    found = {"engine": engine_used, "today": today.isoformat()}
    text = json.dumps({**found, "forms": forms}, ensure_ascii=False, separators=(",", ":"))
    STEPS.write_bytes(gzip.compress(text.encode(), mtime=0))
    print(f"{len(forms)} forms, {steps} answers, {STEPS.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
