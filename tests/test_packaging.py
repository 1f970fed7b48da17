"""The recipes of the installers: whole, readable by any shell, of one version, and made of named parts only."""

from __future__ import annotations

import ast
import importlib.util
import os
import plistlib
import re
import shutil
import struct
import subprocess
import sys
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path
from types import ModuleType

import pytest

import bwvreview

HOME = Path(__file__).resolve().parents[1]
PACKAGING = HOME / "packaging"
LINUX = PACKAGING / "linux"
SCRIPTS = [LINUX / name for name in ("freeze", "deb", "try-deb", "appimage")]
SCRIPTS += [PACKAGING / "windows" / "build", PACKAGING / "macos" / "build"]
TRIALS = [PACKAGING / "try-wheels", PACKAGING / "windows" / "try-installer"]


def loaded(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(sys.platform == "win32", reason="scripts for a shell")
@pytest.mark.parametrize("script", SCRIPTS + TRIALS, ids=lambda path: path.relative_to(PACKAGING).as_posix())
def test_each_script_can_be_started_read_by_any_shell_and_says_how_it_is_called(script: Path) -> None:
    assert os.access(script, os.X_OK)
    for shell in filter(shutil.which, ("sh", "dash", "bash")):
        done = subprocess.run([shell, "-n", script], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")
    arguments = ["no such file"] if script in TRIALS else []
    called = subprocess.run([script, *arguments], capture_output=True, text=True, check=False)
    assert called.returncode == 2
    assert called.stderr.startswith("Say ")


def test_the_version_is_the_same_in_what_is_installed() -> None:
    release = ET.parse(LINUX / "org.bwvreview.BWVReview.metainfo.xml").find("releases/release")
    assert release is not None
    assert release.get("version") == bwvreview.__version__
    assert f'"BWV Review {bwvreview.__version__}"' in (LINUX / "bwvreview.1").read_text(encoding="utf-8")


def test_every_action_of_a_workflow_is_named_by_its_commit() -> None:
    used = [
        line.strip()
        for path in (HOME / ".github" / "workflows").glob("*.yml")
        for line in path.read_text(encoding="utf-8").splitlines()
        if "uses:" in line
    ]
    assert used
    assert not [line for line in used if not re.search(r"uses: [\w./-]+@[0-9a-f]{40} # v\d", line)]


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_the_lock_keeps_to_what_is_ready_made_for_macs_with_an_intel_processor(lock: str) -> None:
    text = (PACKAGING / lock).read_text(encoding="utf-8")
    intel = re.findall(
        r"^cryptography==(\d+)\S* ; platform_machine == 'x86_64' and sys_platform == 'darwin'", text, re.MULTILINE
    )
    assert len(intel) == 1
    assert int(intel[0]) < 49


def test_the_bill_of_materials_names_every_library_of_the_lock_once() -> None:
    sbom = loaded(PACKAGING / "sbom.py")
    lock = (PACKAGING / "requirements.txt").read_text(encoding="utf-8")
    bill = sbom.bill("1.2.3", lock)
    parts = bill["components"]
    assert len(parts) == sum(1 for line in lock.splitlines() if not line.startswith(" "))
    assert len({part["bom-ref"] for part in parts}) == len(parts)
    assert bill["dependencies"][0]["dependsOn"] == [part["purl"] for part in parts]
    assert {"name": "bwvreview:only-where", "value": "sys_platform == 'win32'"} in next(
        part["properties"] for part in parts if part["name"] == "tzdata"
    )
    assert "properties" not in next(part for part in parts if part["name"] == "openpyxl")


def test_uv_finds_nothing_in_the_folder_that_goes_against_the_hashes() -> None:
    """A constraint in the project's settings, which has no hash, makes “uv pip install --require-hashes” refuse."""
    project = tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))
    assert "uv" not in project["tool"]


def test_every_system_offers_the_program_for_lists_and_opens_records_with_it() -> None:
    desktop = (LINUX / "org.bwvreview.BWVReview.desktop").read_text(encoding="utf-8")
    installer = (PACKAGING / "windows" / "installer.nsi").read_text(encoding="utf-8")
    spec = (PACKAGING / "bwvreview.spec").read_text(encoding="utf-8")
    assert "Exec=bwvreview-app %f" in desktop
    assert 'pattern="*.bwv"' in (LINUX / "bwvreview-mime.xml").read_text(encoding="utf-8")
    for kind in ("text/csv", "spreadsheetml.sheet", "opendocument.spreadsheet", "x-bwvreview-workspace"):
        assert kind in desktop
    for ending in ("csv", "xlsx", "xlsm", "ods", "zip"):
        assert f'".{ending}"' in installer
        assert f'"{ending}"' in spec


def _parts(path: Path, *names: str) -> dict[str, object]:
    """What a recipe that only its own program can run says under these names."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    tree.body = [
        node
        for node in tree.body
        if (isinstance(node, ast.FunctionDef) and node.name in names)
        or (isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id in names)
    ]
    found: dict[str, object] = {"re": re}
    exec(compile(tree, path, "exec"), found)
    return found


def test_macos_knows_records_as_a_kind_of_file_of_their_own() -> None:
    said = _parts(PACKAGING / "bwvreview.spec", "RECORDS", "documents")
    documents = said["documents"]
    assert callable(documents)
    written = plistlib.loads(plistlib.dumps({"kinds": documents(), "own": said["RECORDS"]}))
    records, lists = written["kinds"]
    assert records["LSItemContentTypes"] == [written["own"]["UTTypeIdentifier"]]
    assert written["own"]["UTTypeTagSpecification"] == {"public.filename-extension": ["bwv"]}
    assert records["LSHandlerRank"] == "Owner"
    assert lists["LSHandlerRank"] == "Alternate"  # tables stay with the program that opened them so far
    rights = plistlib.loads((PACKAGING / "macos" / "entitlements.plist").read_bytes())
    assert all(name.startswith("com.apple.security.cs.") and value for name, value in rights.items())


@pytest.mark.parametrize(
    ("place", "stays"),
    [
        (r"PySide6\plugins\platforms\qwindows.dll", True),
        (r"PySide6\plugins\platforms\qoffscreen.dll", True),
        (r"PySide6\plugins\imageformats\qsvg.dll", True),
        (r"PySide6\plugins\platforms\qdirect2d.dll", False),
        (r"PySide6\plugins\imageformats\qtiff.dll", False),
        ("PySide6/Qt/plugins/imageformats/libqtiff.so", False),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
    ],
)
def test_what_no_page_uses_is_left_out_on_every_system(place: str, stays: bool) -> None:
    said = _parts(PACKAGING / "bwvreview.spec", "UNUSED", "SYSTEM", "as_on_linux", "needed")
    said["sys"], needed = sys, said["needed"]
    assert callable(needed)
    assert bool(needed([(place, place, "BINARY")])) is stays


def _table(*files: tuple[str, bytes]) -> bytes:
    """A table of ICU data as its makers write it: files at 16 bytes, names after the pairs."""
    header = struct.pack("<HH", 32, 0x27DA) + b"\x14\0\0\0\0\0\x02\0CmnD" + b"\0" * 16
    names = b"".join(name.encode() + b"\0" for name, _ in files)
    first = (4 + 8 * len(files) + len(names) + 15) // 16 * 16
    pairs, body, at = b"", b"", 4 + 8 * len(files)
    for name, data in files:
        pairs += struct.pack("<II", at, first + len(body))
        at += len(name) + 1
        body += data.ljust((len(data) + 15) // 16 * 16, b"\0")
    head = struct.pack("<I", len(files)) + pairs + names
    return header + head.ljust(first, b"\0") + body


def test_the_small_table_of_languages_is_written_as_a_whole_one_is() -> None:
    small = loaded(LINUX / "small_icu.py")
    files = [
        ("icudt73l/coll/cy.res", b"cymraeg"),
        ("icudt73l/coll/zh.res", b"x" * 40),
        ("icudt73l/root.res", b"r" * 16),
    ]
    header, found = small.header_and_files(_table(*files))
    assert [(name, data.rstrip(b"\0")) for name, data in found] == files
    kept = [(name, data) for name, data in found if small.is_kept(name.partition("/")[2], len(data))]
    assert [name for name, _ in kept] == ["icudt73l/coll/cy.res", "icudt73l/root.res"]
    assert small.table_of(header, kept) == _table(files[0], files[2])
    with pytest.raises(ValueError, match="no table"):
        small.header_and_files(b"\0" * 64)


@pytest.mark.parametrize(("name", "large"), [("ibm-5348_P100-1997.cnv", False), ("gb18030.cnv", True)])
def test_converters_of_single_bytes_stay_and_the_large_ones_go(name: str, large: bool) -> None:
    small = loaded(LINUX / "small_icu.py")
    assert small.is_kept(name, 200_000 if large else 900) is not large
