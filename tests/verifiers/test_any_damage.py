"""Whatever is done to a pack, the program, the Python file and the page give the same verdict and the same reason."""

from __future__ import annotations

import base64
import importlib.util
import random
from collections.abc import Callable
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bwvreview.domain.draw.pack import verify_pack
from bwvreview.exchange.resources import resource
from tests.domain.draw_damage import listed_anew
from tests.verifiers.browser import CHROMIUM, DRIVER, Browser
from tests.verifiers.packs import GENUINE

pytestmark = pytest.mark.slow  # browsers and shells, started many times

IN_PAGE = """return arguments[0].map(pack => {
    const bytes = text => Uint8Array.from(atob(text), sign => sign.charCodeAt(0));
    const files = new Map(Object.entries(pack).map(([name, text]) => [name, bytes(text)]));
    try { verify(files); return "This draw is genuine."; }
    catch (problem) { if (problem instanceof Different) { return problem.message; } throw problem; }
});"""


def _loaded() -> ModuleType:
    spec = importlib.util.spec_from_file_location("verify_alone", resource("verify", "verify.py"))
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


ALONE = _loaded()


def said_by_file(files: dict[str, bytes]) -> str:
    try:
        ALONE.verify(files)
    except ALONE.Different as problem:
        return str(problem)
    return "This draw is genuine."


def damaged(files: dict[str, bytes], chance: random.Random) -> dict[str, bytes]:
    """Change, cut, swell or swap a little of one text file; now and then let the manifest go with it."""
    name = chance.choice(sorted(name for name in files if name.endswith((".txt", ".json"))))
    data = files[name]
    start = chance.randrange(len(data))
    end = min(len(data), start + chance.choice([0, 1, 1, 2, 40]))
    put = chance.choice(
        [b"", b"\n", b"\r", b"\t", b" ", b"0", b"9", b"A", b",", b"-", b"\xff", b"X\n", data[start:end] * 2]
    )
    if chance.random() < 0.3:
        lines = data.splitlines(keepends=True)
        chance.shuffle(lines)
        spoilt = b"".join(lines)
    else:
        spoilt = data[:start] + put + data[end:]
    changed = files | {name: spoilt}
    if name not in {"manifest.json", "certificate.json"} and chance.random() < 0.3:
        return listed_anew(changed)
    return changed


@given(st.sampled_from(sorted(GENUINE)), st.integers(0, 2**32))
@settings(deadline=None, max_examples=300)
def test_the_python_file_agrees_with_the_program_on_any_damage(name: str, start: int) -> None:
    files = damaged(GENUINE[name], random.Random(start))
    assert said_by_file(files) == verify_pack(files).reason


@pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="Chromium and its driver are not installed")
def test_the_page_agrees_with_the_program_on_any_damage(chromium: Callable[..., Browser]) -> None:
    packs = [damaged(files, random.Random(start)) for files in GENUINE.values() for start in range(40)]
    browser = chromium()
    browser.open(resource("verify", "verify.html"))
    for at in range(0, len(packs), 50):
        some = packs[at : at + 50]
        sent = [{name: base64.b64encode(data).decode() for name, data in files.items()} for files in some]
        assert browser.run(IN_PAGE, sent) == [verify_pack(files).reason for files in some]
