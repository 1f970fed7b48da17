"""A real Chromium without a screen, driven through WebDriver's own protocol: no package is needed for that."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import time
import urllib.request
from collections.abc import Sequence
from pathlib import Path
from typing import Any

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
HOME = Path(__file__).resolve().parents[2]
AXE = Path(os.environ.get("BWVREVIEW_AXE") or HOME / ".venv" / "node_modules" / "axe-core" / "axe.min.js")
"""Put there by: npm install --prefix .venv axe-core"""

_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
_DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class Browser:
    """One Chromium with one page. `with Browser(folder) as browser`; it keeps its files in `folder`."""

    def __init__(self, folder: Path, *, dark: bool = False) -> None:
        assert CHROMIUM
        assert DRIVER
        self._log = folder / "driver.log"
        with self._log.open("wb") as log:
            self._driver = subprocess.Popen([DRIVER, "--port=0"], stdout=log, stderr=log)
        self._base = f"http://127.0.0.1:{self._port()}"
        scheme = ["--force-dark-mode", "--blink-settings=preferredColorScheme=0"] if dark else []
        arguments = [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--no-proxy-server",
            "--window-size=1366,900",
            f"--user-data-dir={folder / 'profile'}",
            *scheme,
        ]
        options = {"binary": CHROMIUM, "args": arguments}
        asked = {"capabilities": {"alwaysMatch": {"goog:chromeOptions": options}}}
        self._base += f"/session/{self._ask('POST', '/session', asked)['sessionId']}"

    def __enter__(self) -> Browser:
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self._ask("DELETE", "", None)
        finally:
            self._driver.terminate()
            self._driver.wait(20)

    def open(self, page: Path) -> None:
        self._ask("POST", "/url", {"url": page.as_uri()})

    def run(self, script: str, *arguments: object) -> Any:
        """Run a script in the page; it may give a promise."""
        return self._ask("POST", "/execute/sync", {"script": script, "args": list(arguments)})

    def type_into(self, css: str, text: str) -> None:
        found = self._ask("POST", "/element", {"using": "css selector", "value": css})
        self._ask("POST", f"/element/{found[_ELEMENT]}/value", {"text": text})

    def press(self, keys: str) -> None:
        """Press keys where the focus is."""
        found = self._ask("GET", "/element/active", None)
        self._ask("POST", f"/element/{found[_ELEMENT]}/value", {"text": keys})

    def choose_files(self, css: str, paths: Sequence[Path]) -> None:
        self.type_into(css, "\n".join(str(path) for path in paths))

    def picture(self, path: Path) -> None:
        import base64

        path.write_bytes(base64.b64decode(self._ask("GET", "/screenshot", None)))

    def faults_for_everyone(self) -> list[str]:
        """What axe-core finds on the page, with where."""
        self.run(AXE.read_text(encoding="utf-8") + ";window.axe = axe;")
        found = self.run("return axe.run().then(r => r.violations.map(v => v.id + ' ' + v.nodes.map(n => n.html)))")
        return [str(one) for one in found]

    def _port(self) -> str:
        for _ in range(600):
            found = re.search(r"started successfully on port (\d+)", self._log.read_text(errors="replace"))
            if found:
                return found.group(1)
            time.sleep(0.05)
        raise AssertionError(self._log.read_text(errors="replace"))

    def _ask(self, method: str, path: str, content: object) -> Any:
        data = None if content is None else json.dumps(content).encode()
        request = urllib.request.Request(self._base + path, data, {"Content-Type": "application/json"}, method=method)
        try:
            with _DIRECT.open(request, timeout=120) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            with error:
                raise AssertionError(error.read().decode(errors="replace")) from None
