"""Lists what the program is made of, for whoever has to check it: `sbom.py OUT.json`.

Writes a software bill of materials out of the lock: CycloneDX 1.5, as JSON. Each library is there with its version
and the systems that it is for. The same lock gives the same bytes. The hashes of every file stand in the lock, which
is part of the source.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from pathlib import Path
from typing import Any

HOME = Path(__file__).resolve().parents[1]
_LINE = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)(?:\s*;\s*([^\\]+?))?\s*\\?$", re.MULTILINE)


def parts_of(lock: str) -> list[tuple[str, str, str]]:
    """Give name, version and condition of each library in a lock, in its order; the condition is empty for all."""
    return [(name, version, condition or "") for name, version, condition in _LINE.findall(lock)]


def bill(version: str, lock: str) -> dict[str, Any]:
    """Give the bill of materials of one version of the program."""
    own = f"pkg:generic/bwvreview@{version}"
    parts = [_component(*part) for part in parts_of(lock)]
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": own,
                "name": "bwvreview",
                "version": version,
                "purl": own,
                "licenses": [{"license": {"id": "MIT"}}],
            }
        },
        "components": parts,
        "dependencies": [{"ref": own, "dependsOn": [part["bom-ref"] for part in parts]}],
    }


def _component(name: str, version: str, condition: str) -> dict[str, Any]:
    where = f"pkg:pypi/{name.lower()}@{version}"
    made: dict[str, Any] = {"type": "library", "bom-ref": where, "name": name, "version": version, "purl": where}
    if condition:
        made["properties"] = [{"name": "bwvreview:only-where", "value": condition}]
    return made


if __name__ == "__main__":
    project = tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lock = (HOME / "packaging" / "requirements.txt").read_text(encoding="utf-8")
    text = json.dumps(bill(project["version"], lock), indent=1) + "\n"
    Path(sys.argv[1]).write_text(text, encoding="utf-8", newline="\n")
