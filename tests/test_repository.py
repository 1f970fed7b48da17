"""The repository keeps its promises: small files, plain words, locked packages, a set-up that runs anywhere."""

from __future__ import annotations

import argparse
import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import bwvreview

HOME = Path(__file__).resolve().parents[1]
CODE = sorted((HOME / "bwvreview").rglob("*.py"))
LOCKS = sorted((HOME / "packaging").glob("requirements*.txt"))
DECISIONS = sorted((HOME / "resources" / "guide" / "decisions").glob("*.md"))
README = (HOME / "README.md").read_text(encoding="utf-8")
PYPROJECT = (HOME / "pyproject.toml").read_text(encoding="utf-8")
LONGEST_FILE = 300
LONGEST_FUNCTION = 40
LONGEST_DECISION = 40
TEXT = {".py", ".md", ".toml", ".txt", ".csv", ".json", ".yml", ".svg", ".mako", ".html", ".sh", ""}

posix = pytest.mark.skipif(sys.platform == "win32", reason="./run is for Linux and macOS")


def name(path: Path) -> str:
    return path.relative_to(HOME).as_posix()


def our_texts() -> Iterator[Path]:
    rooms = [HOME / room for room in ("bwvreview", "resources", "tests", "packaging", ".ci", ".github")]
    files = [path for room in rooms for path in room.rglob("*")] + list(HOME.iterdir())
    for path in sorted(files):
        private = "__pycache__" in path.parts or path.name.startswith(".coverage")
        if path.is_file() and path.suffix in TEXT and not private:
            yield path


def run(*arguments: str, folder: Path = HOME) -> subprocess.CompletedProcess[str]:
    bare = {"PATH": os.environ["PATH"]}
    return subprocess.run(
        [HOME / "run", *arguments], cwd=folder, env=bare, capture_output=True, text=True, timeout=60, check=False
    )


# ---- Code ----------------------------------------------------------------------------------------------------


def test_no_file_is_too_long_to_read_in_one_go() -> None:
    too_long = {name(path): lines for path in CODE if (lines := len(path.read_bytes().splitlines())) > LONGEST_FILE}
    assert not too_long


def test_no_function_is_longer_than_a_screen() -> None:
    too_long = {
        f"{name(path)}:{node.name}": length
        for path in CODE
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or node.lineno) - node.lineno + 1) > LONGEST_FUNCTION
    }
    assert not too_long


def test_nothing_in_the_program_can_reach_the_network() -> None:
    # A database server is reached by SQLAlchemy, and only when someone gives its address.
    reaching = {"socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "asyncio", "requests", "httpx"}
    reaching |= {"PySide6.QtNetwork", "PySide6.QtWebSockets", "xmlrpc", "imaplib", "poplib", "telnetlib"}
    found = []
    for path in CODE:
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Import):
                imported = {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                imported = {node.module or ""} | {f"{node.module}.{alias.name}" for alias in node.names}
            else:
                continue
            if any(one == bad or one.startswith(f"{bad}.") for one in imported for bad in reaching):
                found.append(f"{name(path)}:{node.lineno}")
    assert not found


def test_nothing_is_left_for_later_in_a_comment() -> None:
    marks = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|X" + r"XX)\b")
    found = [name(path) for path in our_texts() if marks.search(path.read_text(encoding="utf-8", errors="replace"))]
    assert not found


def test_no_text_names_the_folder_of_whoever_wrote_it() -> None:
    folders = {str(HOME), str(Path.home())} - {"/", "/root", "/srv", "/app"}
    found = [
        name(path)
        for path in our_texts()
        if any(folder in path.read_text(encoding="utf-8", errors="replace") for folder in folders)
    ]
    assert not found


# ---- Packages ------------------------------------------------------------------------------------------------


def test_lock_files_say_what_but_not_where_from() -> None:
    assert [path.name for path in LOCKS] == ["requirements-dev.txt", "requirements-freeze.txt", "requirements.txt"]
    line_of_a_lock = re.compile(
        r"[a-z0-9][a-z0-9._-]*==[^\s;]+(?: ; [^\\]+)? \\|    --hash=sha256:[0-9a-f]{64}(?: \\)?"
    )
    for path in LOCKS:
        strange = [line for line in path.read_text(encoding="utf-8").splitlines() if not line_of_a_lock.fullmatch(line)]
        assert not strange, name(path)


def test_the_development_lock_holds_the_very_versions_that_users_get() -> None:
    def pins(path: Path) -> set[str]:
        return {line.removesuffix(" \\") for line in path.read_text(encoding="utf-8").splitlines() if "==" in line}

    development, users = (pins(HOME / "packaging" / name) for name in ("requirements-dev.txt", "requirements.txt"))
    assert users
    assert users <= development


def test_every_package_that_users_get_says_why_it_is_there() -> None:
    project = tomllib.loads(PYPROJECT)["project"]
    wanted = [*project["dependencies"], *(one for extra in project["optional-dependencies"].values() for one in extra)]
    assert wanted
    silent = [one for one in wanted if not re.search(re.escape(f'"{one}"') + r"\]?,?\s+# \w", PYPROJECT)]
    assert not silent


def test_the_version_is_the_same_wherever_it_stands() -> None:
    assert tomllib.loads(PYPROJECT)["project"]["version"] == bwvreview.__version__
    changes = (HOME / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"^## \[?{re.escape(bwvreview.__version__)}\b", changes, re.MULTILINE)


# ---- Words for people ----------------------------------------------------------------------------------------


def commands(of: argparse.ArgumentParser, above: str = "") -> Iterator[str]:
    rooms = [action for action in of._actions if isinstance(action, argparse._SubParsersAction)]
    if not rooms:
        yield above.strip()
    for room in rooms:
        for word, below in room.choices.items():
            yield from commands(below, f"{above} {word}")


def told_commands(text: str) -> set[str]:
    return set(re.findall(r"^\| `bwvreview ((?:[a-z]+ ?)+?)(?: [A-Z\[-][^`]*)?`", text, re.MULTILINE))


def test_the_guide_names_every_command_and_no_other() -> None:
    from bwvreview.cli import parser

    every = set(commands(parser()))
    assert told_commands((HOME / "resources" / "guide" / "commands.md").read_text(encoding="utf-8")) == every
    assert told_commands(README) < every


def test_the_readme_starts_with_the_two_commands() -> None:
    top = README[: README.index("\n## ", README.index("./run test"))]
    assert "./run demo" in top


def test_every_link_and_picture_in_the_guide_is_there() -> None:
    guide = [HOME / "README.md", HOME / "CHANGELOG.md", *(HOME / "resources" / "guide").rglob("*.md")]
    missing = [
        f"{name(path)}: {target}"
        for path in guide
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
        if not (path.parent / target).exists()
    ]
    assert not missing


def test_decisions_are_numbered_and_short_and_say_why() -> None:
    assert DECISIONS
    assert [int(path.name[:4]) for path in DECISIONS] == list(range(1, len(DECISIONS) + 1))
    for path in DECISIONS:
        text = path.read_text(encoding="utf-8")
        assert len(text.splitlines()) <= LONGEST_DECISION, name(path)
        assert re.findall(r"^## (.+)$", text, re.MULTILINE) == ["Context", "Decision", "Consequences"], name(path)


# ---- Set-up --------------------------------------------------------------------------------------------------


@posix
@pytest.mark.parametrize("script", ["run", ".ci/run", "packaging/lock"])
def test_the_scripts_can_be_started_and_read_by_any_posix_shell(script: str) -> None:
    assert os.access(HOME / script, os.X_OK)
    shells = [shell for shell in ("sh", "dash", "bash") if shutil.which(shell)]
    assert shells
    for shell in shells:
        done = subprocess.run([shell, "-n", HOME / script], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")


@posix
def test_run_explains_itself_from_any_folder_without_a_home(tmp_path: Path) -> None:
    done = run("help", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    for way in ("./run demo", "./run test", "./run bench", "./run exec"):
        assert way in done.stdout


@posix
def test_run_refuses_a_word_it_does_not_know_and_shows_those_it_does(tmp_path: Path) -> None:
    done = run("dmeo", folder=tmp_path)
    assert done.returncode == 2
    assert "There is no ./run dmeo" in done.stderr
    assert "./run demo" in done.stderr


@posix
def test_exec_without_a_command_is_wrong_usage() -> None:
    assert run("exec").returncode == 2
