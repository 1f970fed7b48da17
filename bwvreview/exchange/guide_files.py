"""Reading the guide that comes with the program: `resources/guide/contents.toml` and the chapters it names."""

from __future__ import annotations

import tomllib
from functools import lru_cache

from bwvreview.domain.guide import Guide, read_chapter
from bwvreview.exchange.resources import resource


@lru_cache(maxsize=1)
def load_guide() -> Guide:
    """Give the whole guide, read once. Raises Problem where a chapter is not understood."""
    folder = resource("guide")
    content = tomllib.loads((folder / "contents.toml").read_text(encoding="utf-8"))
    chapters = tuple(
        read_chapter(
            entry["name"],
            (folder / f"{entry['name']}.md").read_text(encoding="utf-8"),
            plain=bool(entry.get("plain")),
        )
        for entry in content["chapter"]
    )
    return Guide(chapters, dict(content["topics"]))
