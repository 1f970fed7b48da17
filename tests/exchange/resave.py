"""Run by the Python of LibreOffice: open workbooks (by their passwords) and CSV, and save them again as XLSX.

Arguments: the folder for LibreOffice's own files, then for each workbook its path, where it goes, and its password
(blank for none).
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from typing import Any


def main(profile: str, *jobs: str) -> None:
    """Open and save each."""
    import uno  # type: ignore[import-not-found]

    pipe = f"pipe,name=bwvreview{time.time_ns()}"
    words = ["soffice", f"-env:UserInstallation={Path(profile).as_uri()}", "--headless", "--norestore", "--nologo"]
    office = subprocess.Popen([*words, f"--accept={pipe};urp;"])
    try:
        desktop = _desktop(uno, pipe)
        for source, target, password in zip(jobs[::3], jobs[1::3], jobs[2::3], strict=True):
            opening = [_property(uno, "Hidden", True)] + ([_property(uno, "Password", password)] if password else [])
            if source.endswith(".csv"):  # commas, quotes, UTF-8, and every cell guessed as Excel guesses
                opening += [_property(uno, "FilterName", "Text - txt - csv (StarCalc)")]
                opening += [_property(uno, "FilterOptions", "44,34,76,1,,0,false,true,false,false,false,-1,true")]
            document = desktop.loadComponentFromURL(Path(source).as_uri(), "_blank", 0, tuple(opening))
            if document is None:
                raise SystemExit(f"{Path(source).name} does not open")
            document.storeToURL(Path(target).as_uri(), (_property(uno, "FilterName", "Calc MS Excel 2007 XML"),))
            document.close(True)
        desktop.terminate()
    finally:
        office.wait(30)


def _desktop(uno: Any, pipe: str) -> Any:
    """Wait until LibreOffice answers."""
    context = uno.getComponentContext()
    resolver = context.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", context)
    for _ in range(300):
        try:
            there = resolver.resolve(f"uno:{pipe};urp;StarOffice.ComponentContext")
        except Exception:  # noqa: BLE001 - it has no class here before it is thrown
            time.sleep(0.2)
        else:
            return there.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", there)
    raise SystemExit("LibreOffice does not answer")


def _property(uno: Any, name: str, value: object) -> Any:
    made = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    made.Name, made.Value = name, value
    return made


if __name__ == "__main__":
    main(*sys.argv[1:])
