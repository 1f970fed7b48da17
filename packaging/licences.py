"""Writes the licences of everything inside: `licences.py FROZEN` writes FROZEN/LICENCES.txt.

Run by the Python that froze the program. Each part has its name, version and licence, then the texts that its makers
ship: those of Python packages from their own folder, those of libraries of the system from the system's folder.
"""

from __future__ import annotations

import re
import subprocess
import sys
from importlib import metadata
from pathlib import Path

HOME = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(HOME))
from bwvreview.services.about import licence_of  # noqa: E402 - the folder must be known first

_TEXT = re.compile(r"(?:licen[cs]e|copying|notice|authors)", re.IGNORECASE)
_SYSTEM = Path("/usr/share/doc")
_COMMON = Path("/usr/share/common-licenses")
LINE = "=" * 100
QT = """BWV Review uses Qt and PySide6 under the GNU Lesser General Public License, version 3.

The libraries of Qt (libQt6… or Qt6….dll) and PySide6 lie as files of their own in the folder of the program, in
_internal/PySide6 and _internal/shiboken6. You may replace them with others that you built, of the same main version:
put yours in place of ours and start the program again. Nothing checks them. Qt and PySide6 are here as their makers
publish them, and the source of each version stands where they publish it. You may take the program apart to find
faults in such changes.
"""


def locked() -> set[str]:
    """Give the names of the packages that people get."""
    text = (HOME / "packaging" / "requirements.txt").read_text(encoding="utf-8")
    return {_plain(name) for name in re.findall(r"^([a-z0-9._-]+)==", text, re.MULTILINE)}


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def packages() -> list[tuple[str, list[str]]]:
    """Give a heading and the texts of each Python package."""
    names = locked()
    found = []
    for package in metadata.distributions():
        name = package.metadata["Name"]
        if _plain(name) in names:
            paths = [Path(str(file.locate())) for file in package.files or () if _is_text(file.parts)]
            texts = [path.read_text(encoding="utf-8", errors="replace") for path in paths if path.is_file()]
            found.append((f"{name} {package.version}: {licence_of(package.metadata)}", texts))
    return sorted(found, key=lambda one: one[0].lower())


def _is_text(parts: tuple[str, ...]) -> bool:
    return any(part.endswith(".dist-info") for part in parts) and _TEXT.search(parts[-1]) is not None


def system(folder: Path) -> list[tuple[str, list[str]]]:
    """Give a heading and the text of each library that was taken from this system."""
    owners: dict[str, list[str]] = {}
    for library in sorted((folder / "_internal").glob("lib*.so*")):
        told = subprocess.run(["dpkg-query", "-S", f"*/{library.name}"], capture_output=True, text=True, check=False)
        for owner in {line.split(":")[0] for line in told.stdout.splitlines()}:
            owners.setdefault(owner, []).append(library.name)
    return [
        (f"{', '.join(libraries)}, of the Debian package {owner}", [_copyright(owner)])
        for owner, libraries in sorted(owners.items())
        if _copyright(owner)
    ]


def _copyright(package: str) -> str:
    path = _SYSTEM / package / "copyright"
    return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""


def python() -> tuple[str, list[str]]:
    """Give a heading and the text of Python itself."""
    places = [Path(sys.base_prefix) / "LICENSE.txt", *Path(sys.base_prefix).glob("lib/python3*/LICENSE.txt")]
    texts = [place.read_text(encoding="utf-8") for place in places if place.is_file()]
    return f"Python {sys.version.split()[0]}: PSF-2.0", texts[:1] or [
        "The licence of Python stands at its own address."
    ]


def main() -> None:
    """Write the file, and check that no package was forgotten."""
    folder = Path(sys.argv[1])
    parts = [python(), *packages()]
    told = {_plain(heading.split(" ")[0]) for heading, _texts in parts}
    if missing := {name for name in locked() if _is_installed(name)} - told:
        sys.exit(f"no licence was found for {', '.join(sorted(missing))}")
    if sys.platform == "linux":
        parts += system(folder)
        parts += [
            (f"The text of {name}", [path.read_text(encoding="utf-8")])
            for name in ("LGPL-3", "GPL-3", "LGPL-2.1", "Apache-2.0")
            if (path := _COMMON / name).is_file()
        ]
    ours = (HOME / "LICENSE").read_text(encoding="utf-8")
    blocks = [f"BWV Review: MIT\n\n{ours}", QT]
    blocks += ["\n\n".join([heading, *(text.strip() for text in texts)]) for heading, texts in parts]
    (folder / "LICENCES.txt").write_text(f"\n{LINE}\n".join(blocks) + "\n", encoding="utf-8")
    print(f"LICENCES.txt: {len(parts)} parts")


def _is_installed(name: str) -> bool:
    try:
        metadata.version(name)
    except metadata.PackageNotFoundError:
        return False
    return True


if __name__ == "__main__":
    main()
