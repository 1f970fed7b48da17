"""How long each verifier takes for 100,000 references under 20 overlapping themes, beside only hashing the lines."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter, sleep

from bwvreview.domain.draw.commit import PlannedTheme
from bwvreview.domain.draw.pack import pack_files, verify_pack
from bwvreview.exchange.plain_zip import plain_zip
from bwvreview.exchange.resources import resource
from tests.domain.draw_cases import D10, plan
from tests.verifiers.browser import CHROMIUM, DRIVER, Browser

REFERENCES, THEMES = 100_000, 20
WATCH = """
const place = document.getElementById("result");
document.getElementById("files").addEventListener("change", () => { window.begun = performance.now(); }, true);
new MutationObserver(() => { if (document.getElementById("verdict")) { window.ended = performance.now(); } })
    .observe(place, { childList: true });
"""


def make_pack() -> dict[str, bytes]:
    labels = {
        f"BWV-{n:08d}": tuple(f"t{k:02d}" for k in range(THEMES) if (n * 2654435761 >> k) % 5 == 0)
        for n in range(REFERENCES)
    }
    return pack_files(
        *plan(labels, *(PlannedTheme(f"t{k:02d}", 10, 10) for k in range(THEMES))), D10, titles={}, version="1"
    )


def seconds_in_page(path: Path, folder: Path) -> float:
    """Give the time from choosing the file to the verdict, in a real Chromium."""
    with Browser(folder) as browser:
        browser.open(resource("verify", "verify.html"))
        browser.run(WATCH)
        browser.choose_files("input[type=file]", [path])
        while not (taken := browser.run("return window.ended ? window.ended - window.begun : 0")):
            sleep(0.1)
        assert browser.run("return document.getElementById('verdict').innerText") == "This draw is genuine."
    return float(taken) / 1000


def main() -> None:
    files = make_pack()
    lines = files["list.txt"].splitlines()
    begun = perf_counter()
    for line in lines:
        hashlib.sha256(line).digest()
    bare = perf_counter() - begun
    print(f"{REFERENCES:,} references, {THEMES} themes; only hashing the lines takes {bare:.3f} s")
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "pack.zip"
        path.write_bytes(plain_zip(files))
        begun = perf_counter()
        assert verify_pack(files).genuine
        told = {"the program": perf_counter() - begun}
        begun = perf_counter()
        subprocess.run([sys.executable, resource("verify", "verify.py"), path], check=True, capture_output=True)
        told["verify.py, the whole process"] = perf_counter() - begun
        if CHROMIUM and DRIVER:
            told["verify.html in Chromium (the target is 3 s)"] = seconds_in_page(path, Path(name))
        else:
            print("verify.html: Chromium is not installed")
    for who, taken in told.items():
        print(f"{who}: {taken:.2f} s, {taken / bare:.1f} times only hashing")


if __name__ == "__main__":
    main()
