#!/usr/bin/env python3
"""Collects the words of the window for translators, and compiles what they wrote.

    ./run exec python packaging/languages.py            bring resources/languages/*.ts and *.qm up to date
    ./run exec python packaging/languages.py --check    say what is not up to date, and change nothing

Translators open the .ts file in Qt Linguist. What they wrote stays; words that are new come in as unfinished, words
that are gone go out. The .qm file is what the program reads.
"""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

from bwvreview.domain.words import USUAL

if TYPE_CHECKING:
    from collections.abc import Iterator

HOME = Path(__file__).resolve().parents[1]
FOLDER = HOME / "resources" / "languages"
CONTEXT = "BWV Review"

WORDS_AT: dict[str, tuple[int, ...]] = {
    "words": (0,), "Words": (0,), "Button": (0,), "Card": (0,), "Notice": (0,), "TickBox": (0, 1), "Field": (0,),
    "SecretField": (0,), "NumberBox": (0,), "Question": (0, 1), "Option": (1,), "EmptyState": (1, 2), "Fold": (0,),
    "Said": (1, 2, 3, 4), "Column": (0,), "Fact": (0, 1), "Marked": (0,), "Place": (1,), "Command": (0,),
    "Setting": (2, 3), "SettingsCard": (0, 1), "spoken": (0,), "tr": (0,), "say": (0,), "setText": (0,),
    "set_heading": (0, 1), "setPlaceholderText": (0,), "__init__": (0, 1), "DaysMark": (0,), "right_words": (0,),
    "side_progress": (0,), "set_what": (0,), "Reason": (0, 1),
}  # fmt: skip
"""Which arguments of a call are words that people read."""

WORDS_NAMED = {"title", "reason", "help", "told", "save", "label", "hint"}
WORDS_FOR_LATER = {"told", "soon", "detail", "title", "text", "said", "safe", "rule", "state"}
"""What pages call words before they show them."""

_LOOKS_LIKE_WORDS = re.compile(r"^[A-Z“*{…].*[a-z]{2}|^[a-z0-9]+ [a-z]+", re.DOTALL)


def messages() -> dict[str, bool]:
    """Give every text of the window, and whether a number decides its form."""
    found: dict[str, bool] = {}
    for path in sorted((HOME / "bwvreview" / "ui").rglob("*.py")):
        for text, counted in _of_file(path):
            found[text] = found.get(text, False) or counted
    return found


def _of_file(path: Path) -> Iterator[tuple[str, bool]]:
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from _of_call(node)
        elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in WORDS_FOR_LATER:
            yield from ((text, False) for text in _texts(node.value) if _is_fixed(text))
    for node in tree.body if "controllers" not in path.parts else []:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            parts = (part.value for part in ast.walk(node.value) if isinstance(part, ast.Constant))
            yield from ((text, False) for text in parts if isinstance(text, str) and _is_fixed(text))


def _of_call(node: ast.Call) -> Iterator[tuple[str, bool]]:
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    if name == "count" and len(node.args) > 1 and isinstance(node.args[1], ast.Constant):
        one = str(node.args[1].value)
        many = str(node.args[2].value) if len(node.args) > 2 and isinstance(node.args[2], ast.Constant) else f"{one}s"
        yield f"{{n}} {{{many}}}" if one in USUAL else f"{{n}} {many}", True
    given = [node.args[place] for place in WORDS_AT.get(name, ()) if place < len(node.args)]
    given += [one.value for one in node.keywords if one.arg in WORDS_NAMED]
    counted = name == "tr" and len(node.args) > 1
    for value in given:
        for text in _texts(value):
            if name in {"tr", "spoken", "set_what"} or _LOOKS_LIKE_WORDS.search(text):
                yield text, counted


def _texts(node: ast.expr) -> Iterator[str]:
    """Give the fixed texts of an argument: itself, or both ways of a choice."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _texts(node.body)
        yield from _texts(node.orelse)


def _is_fixed(text: str) -> bool:
    """Whether a text in a table of a module is one that people read: no docstring, no pattern, no place of code."""
    code = re.search(r"[\\<>|=_\n]|://|\w:\w", text)
    return bool(_LOOKS_LIKE_WORDS.search(text)) and not code and not text.startswith(("Ctrl ", "Alt "))


def written(path: Path) -> dict[str, tuple[str, ...]]:
    """Give what translators wrote: one form, or one for each kind of number. Unfinished words have none."""
    if not path.exists():
        return {}
    found: dict[str, tuple[str, ...]] = {}
    for message in ET.parse(path).getroot().iter("message"):
        translation = message.find("translation")
        if translation is None or translation.get("type") == "unfinished":
            continue
        forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
        found[message.findtext("source") or ""] = tuple(forms)
    return found


def source_of(language: str, texts: dict[str, bool], done: dict[str, tuple[str, ...]]) -> str:
    """Write the .ts file of a language."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>"]
    lines += [f'<TS version="2.1" language="{language}" sourcelanguage="en_GB">', "<context>"]
    lines.append(f"    <name>{CONTEXT}</name>")
    for text in sorted(texts):
        lines.append(f"    <message{' numerus=' + chr(34) + 'yes' + chr(34) if texts[text] else ''}>")
        lines.append(f"        <source>{escape(text)}</source>")
        forms = done.get(text)
        if not forms:
            lines.append('        <translation type="unfinished"></translation>')
        elif texts[text]:
            inside = "".join(f"<numerusform>{escape(form)}</numerusform>" for form in forms)
            lines.append(f"        <translation>{inside}</translation>")
        else:
            lines.append(f"        <translation>{escape(forms[0])}</translation>")
        lines.append("    </message>")
    return "\n".join([*lines, "</context>", "</TS>", ""])


def compiled(source: Path) -> bytes | None:
    """Compile a .ts file; None where Qt's compiler is not installed."""
    tool = shutil.which("pyside6-lrelease", path=str(Path(sys.executable).parent)) or shutil.which("pyside6-lrelease")
    if tool is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "made.qm"
        subprocess.run([tool, "-silent", str(source), "-qm", str(target)], check=True, capture_output=True)
        return target.read_bytes()


def stale() -> list[str]:
    """Name the files that are not up to date."""
    texts, found = messages(), []
    for source in sorted(FOLDER.glob("*.ts")):
        if source.read_text("utf-8") != source_of(source.stem, texts, written(source)):
            found.append(source.name)
        made = compiled(source)
        if made is not None and made != source.with_suffix(".qm").read_bytes():
            found.append(source.with_suffix(".qm").name)
    return found


def main() -> int:
    """Bring every language up to date, or say what is not."""
    if "--check" in sys.argv[1:]:
        for name in stale():
            print(f"{name} is not up to date: run packaging/languages.py")
        return bool(stale())
    texts = messages()
    for source in sorted(FOLDER.glob("*.ts")):
        done = written(source)
        source.write_text(source_of(source.stem, texts, done), "utf-8")
        made = compiled(source)
        if made is not None:
            source.with_suffix(".qm").write_bytes(made)
        print(f"{source.stem}: {sum(text in done for text in texts)} of {len(texts)} texts")
    return 0


if __name__ == "__main__":
    sys.exit(main())
