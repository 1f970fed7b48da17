"""Inputs that are led by the lines of the program they reach, with atheris (see `python -m tests.fuzz --help`)."""

from __future__ import annotations

import importlib
import tempfile
from pathlib import Path
from random import Random


def lead(name: str, *, inputs: int, seed: int, keep: Path) -> None:
    """Run one target under atheris until `inputs` were tried; what breaks it is written to `keep`."""
    atheris = importlib.import_module("atheris")
    folder = Path(tempfile.mkdtemp(prefix="bwv-fuzz-"))
    with atheris.instrument_imports(include=["bwvreview"]):
        target = importlib.import_module("tests.fuzz.targets").TARGETS[name]
        for data in target.seeds():
            target.run(data, folder)  # what is imported only when it is needed is seen too
    corpus = folder / "corpus"
    corpus.mkdir()
    keep.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(target.seeds()):
        (corpus / str(number)).write_bytes(data)

    def mutate(data: bytes, most: int, number: int) -> bytes:
        changed: bytes = target.damage(data, Random(number))
        return changed[:most]

    settings = [
        f"-runs={inputs}",
        f"-seed={seed}",
        "-max_len=300000",
        "-timeout=20",
        "-rss_limit_mb=1500",
        "-print_final_stats=1",
    ]
    atheris.Setup(
        ["fuzz", *settings, f"-artifact_prefix={keep}/{name}-", str(corpus)],
        lambda data: target.run(data, folder),
        custom_mutator=mutate,
    )
    atheris.Fuzz()
