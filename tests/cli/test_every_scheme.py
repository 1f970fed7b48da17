"""The whole job for every scheme that comes with the program: what differs between them is data."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from bwvreview.domain.forms.state import FormState
from bwvreview.exchange.resources import resource
from bwvreview.exchange.scheme_file import load_scheme
from bwvreview.exchange.xlsform import read_form
from tests.scheme_words import texts_in, wrong_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bwvreview.domain.scheme import Scheme
    from tests.cli.conftest import Answer

SLUGS = sorted(path.parent.name for path in resource("schemes").glob("*/scheme.toml"))
SESSION = "2022-10-01.1"
TODAY = date(2022, 10, 1)


def a_list_for(scheme: Scheme, path: Path) -> Path:
    """A list with every column that the police are asked for, called as they are asked, with all its words mixed."""
    asked = sorted({heading for theme in scheme.themes for heading in re.findall("“([A-Z][^”]+)”", theme.ask)})
    columns = {heading: [*scheme.fields.called(heading)[0].values, ""] for heading in asked}
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(["Reference", "Date", *columns])
        for row in range(600):
            day = date(2022, 9, 2) + timedelta(days=row % 28)
            told = [words[int(_mixed(f"{name} {row}"), 16) % len(words)] for name, words in columns.items()]
            out.writerow([_mixed(str(row))[:10].upper(), f"{day:%d/%m/%Y}", *told])
    return path


def _mixed(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def answers_to(slug: str) -> dict[str, str]:
    """Answer every question that is asked: a choice that leads on where there is one, else the first."""
    form = read_form(resource("schemes", slug, "form.xlsx"))
    answers: dict[str, str] = {}
    while True:
        state = FormState(form, {"clip_ref": "V01", "theme_drawn": "children", **answers}, today=TODAY)
        asked = [
            one for one in form.questions if state.relevant(one.name) and not one.read_only and one.name not in answers
        ]
        if not asked:
            return answers
        first = asked[0]
        names = [choice.name for choice in first.choices]
        told = next((name for name in ("full", "child", "yes", "red", "fired") if name in names), "")
        answers[first.name] = told or (names[0] if names else "Words that name nobody.")


@pytest.mark.parametrize("slug", SLUGS)
def test_a_list_goes_through_to_feedback(slug: str, run: Callable[..., Answer], tmp_path: Path) -> None:
    scheme = load_scheme(slug)

    def tell(*words: object) -> Any:
        said = run(*words, "--json")
        assert (said.code, said.err) == (0, ""), said
        return said.json

    tell("scheme", "use", slug)
    path = a_list_for(scheme, tmp_path / "list.csv")
    found = tell("list", "import", path, "--group", "haringey")
    assert {theme.slug for theme in scheme.themes if not found["themes"][theme.slug]["members"]} == set()
    first, second = [theme.slug for theme in scheme.themes if theme.before_viewing][:2]
    tell(
        "draw", "commit", "--list", found["list"], "--theme", f"{first}=2+1", "--theme", f"{second}=2+1",
        "--group", "haringey", "--session", SESSION, "--salt", "ab" * 32, "--to", tmp_path / "draw",
    )  # fmt: skip
    tell("draw", "roll", tmp_path / "draw", "--seed", "63454660390103169462")
    tell("session", "new", tmp_path / "draw")
    answers = tmp_path / "answers.json"
    answers.write_text(json.dumps(answers_to(slug)), encoding="utf-8")
    for clip in tell("session", "show", SESSION)["clips"]:
        tell("record", SESSION, clip["slot"], "--answers", answers)
    done = tell("export", SESSION, "--to", tmp_path / "out")
    assert done["counts"]["viewed"] == done["counts"]["drawn"] > 0
    assert tell("draw", "verify", tmp_path / "draw") == {"genuine": True}
    page = (tmp_path / "out" / "public-report.html").read_text(encoding="utf-8")
    assert ("stop and search" in page.casefold()) == (slug == "stop-search")
    assert (tmp_path / "out" / "panel-sheet.xlsx").exists() == (slug == "stop-search")


def test_a_workspace_keeps_to_its_scheme_once_it_holds_a_list(run: Callable[..., Answer], tmp_path: Path) -> None:
    assert run("scheme", "use", "taser").code == 0
    path = a_list_for(load_scheme("taser"), tmp_path / "list.csv")
    assert run("list", "import", path, "--group", "haringey").code == 0
    refused = run("scheme", "use", "custody-record")
    assert refused.code == 1
    assert "This workspace is for taser use" in refused.err
    assert run("scheme", "use", "taser").code == 0


def test_a_list_is_checked_for_a_scheme_without_a_workspace(run: Callable[..., Answer], tmp_path: Path) -> None:
    path = a_list_for(load_scheme("taser"), tmp_path / "list.csv")
    found = run("list", "check", path, "--scheme", "taser", "--json").json
    assert found["themes"]["fired"]["members"] > 0
    unknown = run("list", "check", path, "--scheme", "lunch")
    assert unknown.code == 1
    assert "There is no scheme “lunch”." in unknown.err


def test_the_template_of_records_is_for_their_scheme(run: Callable[..., Answer], tmp_path: Path) -> None:
    run("scheme", "use", "custody-record")
    made = run("list", "template", "--to", tmp_path / "list.xlsx", "--json")
    assert (made.code, made.json["scheme"]) == (0, "custody-record")
    named = run("list", "template", "--to", tmp_path / "list.xlsx", "--scheme", "taser", "--json")
    assert named.json["scheme"] == "taser"


@pytest.mark.parametrize("slug", SLUGS)
def test_every_file_and_command_uses_the_words_of_its_scheme(
    slug: str, run: Callable[..., Answer], tmp_path: Path
) -> None:
    scheme, said = load_scheme(slug), list[str]()

    def tell(*words: object, code: int = 0) -> None:
        answer = run(*words)
        assert answer.code == code, (words, answer)
        said.extend((answer.out + answer.err).splitlines())

    assert run("scheme", "use", slug).code == 0
    path = a_list_for(scheme, tmp_path / "list.csv")
    tell("list", "import", path, "--group", "haringey")
    tell("list", "show")
    themes = [theme.slug for theme in scheme.themes if theme.before_viewing][:2]
    chosen = [part for theme in themes for part in ("--theme", f"{theme}=3+2")]
    tell("draw", "plan", *chosen)
    draw, out = tmp_path / "draw", tmp_path / "out"
    fixed = ("--group", "haringey", "--session", SESSION, "--salt", "ab" * 32, "--to", draw)
    tell("draw", "commit", "--list", 1, "--theme", f"{themes[0]}=0+0", *fixed, code=1)
    tell("draw", "commit", "--list", 1, *chosen, *fixed)
    tell("draw", "roll", draw, "--seed", "63454660390103169462")
    tell("session", "new", draw)
    slots = [clip["slot"] for clip in run("session", "show", SESSION, "--json").json["clips"]]
    tell("session", "unavailable", SESSION, "--clip", f"{slots[0]}=not_found")
    answers = tmp_path / "answers.json"
    answers.write_text(json.dumps(answers_to(slug)), encoding="utf-8")
    for slot in slots[1:4]:
        tell("record", SESSION, slot, "--answers", answers)
    tell("record", SESSION, "V99", "--answers", answers, code=1)
    tell("session", "show", SESSION)
    tell("history", "log")
    tell("export", SESSION, "--to", out)
    tell("list", "template", "--to", out / "template.xlsx", "--scheme", slug)
    tell("session", "keep", SESSION, "--to", out / "keep.xlsx")
    tell("paper", "pack", SESSION, "--to", out / "pack.pdf")
    tell("dates", "add", "2022-11-05")
    tell("dates", "save", "--to", out / "dates.ics")
    tell("draw", "public", draw, "--to", out / "draw.html", "--scheme", slug)
    tell("public", "report", "--pdf", out / "report.pdf", "--group", "haringey")
    tell("retention")
    assert wrong_in(slug, *said) == []
    found = {path.name: wrong_in(slug, *texts_in(path)) for path in sorted(out.iterdir()) if path.suffix != ".json"}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
