"""What the program is made of: its version, the parts that others made, their licences, and where newer ones are."""

from __future__ import annotations

import platform
import sys
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from bwvreview import __version__

INSIDE: tuple[tuple[str, str], ...] = (
    ("PySide6-Essentials", "the window, made with Qt"),
    ("SQLAlchemy", "the records"),
    ("alembic", "the records"),
    ("sqlcipher3", "the lock on the records"),
    ("cryptography", "the recovery sheet"),
    ("keyring", "the computer’s own keyring"),
    ("filelock", "one window on the records at a time"),
    ("platformdirs", "the folder of the records"),
    ("openpyxl", "workbooks"),
    ("XlsxWriter", "workbooks"),
    ("python-calamine", "workbooks"),
    ("msoffcrypto-tool", "locked workbooks"),
    ("olefile", "older workbooks"),
    ("pyzipper", "packs with a password"),
    ("numpy", "figures"),
    ("segno", "the square code on the certificate"),
    ("psycopg", "records on a server"),
)
"""The packages that the program asks for, and what each is for. Those that they bring stand in the licences' file."""

_FILE = "LICENCES.txt"
_ON_DEBIAN = Path("/usr/lib/bwvreview")


@dataclass(frozen=True, slots=True)
class Part:
    """A part that others made: its name, its version, the short name of its licence, and what it does here."""

    name: str
    version: str
    licence: str
    use: str


@dataclass(frozen=True, slots=True)
class About:
    """What there is to tell about the program. `licences` is the file with every licence, when it is installed."""

    version: str
    python: str
    system: str
    parts: tuple[Part, ...]
    licences: Path | None
    where_newer: str


def about_program() -> About:
    """Say what the program is. Looks only at files that were installed with it."""
    parts = tuple(part for name, use in INSIDE if (part := _part(name, use)) is not None)
    system = f"{platform.system()} {platform.machine()}"
    return About(__version__, platform.python_version(), system, parts, _licences(), _where_newer())


def _part(name: str, use: str) -> Part | None:
    try:
        package = metadata.metadata(name)
    except metadata.PackageNotFoundError:  # psycopg is not always there
        return None
    return Part(name, package["Version"], licence_of(package), use)


def licence_of(package: metadata.PackageMetadata) -> str:
    """Give the short name of a licence, as the makers of a package say it."""
    found = package.json.get("license_expression") or package.json.get("license") or ""
    if isinstance(found, str) and found and "\n" not in found:
        return found
    classes = package.get_all("Classifier") or []
    named = [one.rpartition(" :: ")[2] for one in classes if one.startswith("License :: ")]
    return ", ".join(named) or "see its file"


def _licences() -> Path | None:
    program = Path(sys.executable).resolve().parent
    places = (program / _FILE, program.parent / "Resources" / _FILE)
    return next((place for place in places if place.is_file()), None)


def _where_newer() -> str:
    if Path(sys.executable).resolve().is_relative_to(_ON_DEBIAN):
        return (
            "Your computer’s own program for software shows a newer version, where one is offered to it. "
            "Else ask whoever gave you the program."
        )
    return f"Look where you got the program, and compare the number there with {__version__}."
