"""Four programs check a pack, and all four say the same: this one, a Python file, a web page, five lines of shell."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from bwvreview.domain.draw.pack import verify_pack
from bwvreview.domain.errors import DrawProblem
from bwvreview.exchange.locked_zip import lock_zip
from bwvreview.exchange.resources import resource
from tests.verifiers.browser import AXE, CHROMIUM, DRIVER, Browser
from tests.verifiers.packs import GENUINE, SPOILT

pytestmark = pytest.mark.slow  # browsers and shells, started many times

ALL = {**GENUINE, **SPOILT}
SCRIPT, PAGE, SHELL = (resource("verify", name) for name in ("verify.py", "verify.html", "verify.sh"))
OLD_PYTHONS = sorted(Path.home().glob(".pyenv/versions/3.8.*/bin/python"))
ALL_AT_ONCE = """
import json, sys
sys.path.insert(0, sys.argv[1])
sys.dont_write_bytecode = True
import verify
said = {}
for path in sys.argv[2:]:
    try:
        verify.verify(verify.read_pack(path))
        said[path] = "This draw is genuine."
    except verify.Different as problem:
        said[path] = str(problem)
print(json.dumps(said))
"""

VERDICT = """return new Promise(done => { (function look() {
    const head = document.getElementById("verdict");
    if (head) { done([head.innerText, head.nextElementSibling.innerText]); } else { setTimeout(look, 5); }
})(); })"""

browsing = pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="Chromium and its driver are not installed")
every_pack = pytest.mark.parametrize("name", ALL)


@pytest.fixture
def browser(chromium: Callable[..., Browser]) -> Browser:
    return chromium()


def on_disk(folder: Path, name: str) -> Path:
    pack = folder / "pack"
    pack.mkdir()
    for file, data in ALL[name].items():
        (pack / file).write_bytes(data)
    return pack


def zipped(folder: Path, files: dict[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> Path:
    path = folder / "pack.zip"
    with zipfile.ZipFile(path, "w", how) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def said_by_python(pack: Path) -> str:
    done = subprocess.run([sys.executable, SCRIPT, pack], capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) in {(0, ""), (1, "")}
    first = done.stdout.splitlines()[0]
    assert first.startswith("This draw is genuine." if done.returncode == 0 else "This draw is not genuine.")
    return first.removeprefix("This draw is not genuine. ").partition(" Compare")[0]


def said_by_page(browser: Browser, paths: list[Path]) -> str:
    browser.open(PAGE)
    browser.choose_files("input[type=file]", paths)
    title, why = browser.run(VERDICT)
    return title if title == "This draw is genuine." else f"{why}"


def test_there_are_ten_packs_and_forty_spoilt_ones() -> None:
    assert len(GENUINE) >= 10
    assert len(SPOILT) >= 40
    assert all(verify_pack(files).genuine for files in GENUINE.values())
    assert not any(verify_pack(files).genuine for files in SPOILT.values())


@every_pack
def test_the_python_file_says_what_the_program_says(name: str, tmp_path: Path) -> None:
    assert said_by_python(on_disk(tmp_path, name)) == verify_pack(ALL[name]).reason


@pytest.mark.skipif(not OLD_PYTHONS, reason="Python 3.8 is not installed")
def test_the_python_file_says_the_same_in_the_oldest_python_that_it_is_for(tmp_path: Path) -> None:
    packs = {}
    for number, name in enumerate(ALL):
        folder = tmp_path / str(number)
        folder.mkdir()
        packs[str(on_disk(folder, name))] = verify_pack(ALL[name]).reason
    done = subprocess.run(
        [str(OLD_PYTHONS[-1]), "-c", ALL_AT_ONCE, str(SCRIPT.parent), *packs],
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout) == packs


@every_pack
@pytest.mark.skipif(not shutil.which("sh") or not shutil.which("sha256sum"), reason="no shell with sha256sum")
def test_the_five_lines_of_shell_say_what_the_program_says(name: str, tmp_path: Path) -> None:
    pack = on_disk(tmp_path, name)
    done = subprocess.run(["sh", SHELL], cwd=pack, capture_output=True, text=True, check=False)
    verdict = verify_pack(ALL[name])
    assert done.stdout.startswith("This draw is genuine." if verdict.genuine else "This draw is not genuine. Look at ")
    assert done.returncode == (0 if verdict.genuine else 1)
    assert {path.name for path in pack.iterdir()} == set(ALL[name])


@every_pack
@browsing
def test_the_page_says_what_the_program_says(name: str, tmp_path: Path, browser: Browser) -> None:
    path = zipped(tmp_path, ALL[name], zipfile.ZIP_DEFLATED if len(name) % 2 else zipfile.ZIP_STORED)
    assert said_by_page(browser, [path]) == verify_pack(ALL[name]).reason


def test_the_recipe_has_five_lines() -> None:
    lines = SHELL.read_text(encoding="utf-8").splitlines()
    assert [line.startswith("#") for line in lines] == [True, False, False, False, False, False]
    assert "LC_ALL=C" in lines[1]


@browsing
def test_the_page_takes_the_files_of_a_folder_too(tmp_path: Path, browser: Browser) -> None:
    pack = on_disk(tmp_path, "whole")
    assert said_by_page(browser, sorted(pack.iterdir())) == "This draw is genuine."
    assert said_by_page(browser, [pack / "list.txt"]) == "statement.txt is missing from this pack."


@pytest.mark.parametrize("how", ["torn", "not a zip", "crc", "folder", "twice", "upper folder"])
def test_a_zip_that_cannot_be_a_pack_is_refused_alike(how: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    from bwvreview.services.verify_draw import verify_draw

    path = zipped(tmp_path, GENUINE["reserves"])
    data = bytearray(path.read_bytes())
    if how == "torn":
        path.write_bytes(data[:-40])
    elif how == "not a zip":
        path.write_bytes(b"PK and then nothing of the kind" * 9)
    elif how == "crc":
        data[data.index(b"PK\x01\x02") + 16] ^= 1
        path.write_bytes(data)
    elif how == "twice":
        with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("list.txt", b"")
    else:
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("a/b/list.txt" if how == "folder" else "../list.txt", b"")
    verdict = verify_draw(path)
    assert not verdict.genuine
    assert said_by_python(path) == verdict.reason
    if CHROMIUM and DRIVER:
        assert said_by_page(request.getfixturevalue("browser"), [path]) == verdict.reason


def test_a_locked_zip_is_no_pack_to_those_who_take_no_password_and_the_program_asks_for_it(tmp_path: Path) -> None:
    from bwvreview.services.verify_draw import verify_draw

    path = zipped(tmp_path, GENUINE["reserves"])
    path.write_bytes(lock_zip(path.read_bytes(), "otter-lamp-plum-4271", "It"))
    assert "is not a ZIP file that can be read" in said_by_python(path)
    with pytest.raises(DrawProblem, match="is locked, and needs its password"):
        verify_draw(path)
    assert verify_draw(path, "otter-lamp-plum-4271").genuine


@browsing
def test_the_page_can_be_used_without_a_mouse_and_shows_where_the_focus_is(browser: Browser, tmp_path: Path) -> None:
    browser.open(PAGE)
    browser.press("\ue004")  # the tab key
    assert browser.run("return document.activeElement.id") == "files"
    said_by_page(browser, [zipped(tmp_path, GENUINE["reserves"])])
    assert browser.run("return document.activeElement.id") == "verdict"


@browsing
def test_the_page_asks_for_nothing_from_a_network() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert "default-src 'none'" in text
    assert not any(word in text for word in ("http:", "https:", "//cdn", 'src="', "@import", "fetch(", "XMLHttp"))


@browsing
@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not there: npm install --prefix .venv axe-core")
@pytest.mark.parametrize("name", ["", "whole", "title changed"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_page_is_clean_for_axe(name: str, dark: bool, tmp_path: Path, chromium: Callable[..., Browser]) -> None:
    browser = chromium(dark=dark)
    browser.open(PAGE)
    assert browser.run("return matchMedia('(prefers-color-scheme: dark)').matches") is dark
    if name:
        said_by_page(browser, [zipped(tmp_path, ALL[name])])
    assert browser.faults_for_everyone() == []
