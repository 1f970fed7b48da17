"""Makes the icon of a system out of the drawing: `make_icon.py OUT.ico` or `make_icon.py OUT.icns`.

Both kinds of file are a short table and then pictures; every system that the program runs on takes PNG in them.
"""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path

DRAWING = Path(__file__).resolve().parent / "linux" / "bwvreview.svg"
ICO = (16, 24, 32, 48, 64, 256)
ICNS = {b"ic11": 32, b"ic12": 64, b"ic07": 128, b"ic13": 256, b"ic08": 256, b"ic14": 512, b"ic09": 512, b"ic10": 1024}


def pictures(sizes: set[int]) -> dict[int, bytes]:
    """Give the drawing as PNG in these sizes."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import QBuffer, QIODevice, Qt
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    app = QGuiApplication.instance() or QGuiApplication([])
    drawing = QSvgRenderer(str(DRAWING))
    made = {}
    for size in sizes:
        picture = QImage(size, size, QImage.Format.Format_ARGB32)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        drawing.render(painter)
        painter.end()
        kept = QBuffer()
        kept.open(QIODevice.OpenModeFlag.WriteOnly)
        picture.save(kept, "PNG")
        made[size] = bytes(kept.data().data())
    del app
    return made


def ico(png: dict[int, bytes]) -> bytes:
    """Give an icon for Windows."""
    sizes = sorted(png)
    at = 6 + 16 * len(sizes)
    table = struct.pack("<HHH", 0, 1, len(sizes))
    for size in sizes:
        table += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(png[size]), at)
        at += len(png[size])
    return table + b"".join(png[size] for size in sizes)


def icns(png: dict[int, bytes]) -> bytes:
    """Give an icon for macOS."""
    body = b"".join(kind + struct.pack(">I", 8 + len(png[size])) + png[size] for kind, size in ICNS.items())
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


if __name__ == "__main__":
    to = Path(sys.argv[1])
    to.write_bytes(ico(pictures(set(ICO))) if to.suffix == ".ico" else icns(pictures(set(ICNS.values()))))
