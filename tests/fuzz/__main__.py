"""Try damaged files on every door, by the thousand: `./run exec python -m tests.fuzz [TARGET...] [--inputs N]`.

Only a Problem may come out, within ten seconds of work and 300 MB above what the undamaged files take. What breaks
that is written to `--keep FOLDER`, and the command ends with 1. `--log FILE` gets the counts of each target after
every thousand inputs. The same `--seed` damages the same way. Each target runs in a process of its own, so that a
reader that ends the process is noticed too.

With `--atheris` the inputs are led by the lines of the program that they reach. It is a development tool and none of
the program’s requirements: make an environment of the same Python with `pip install atheris`, let it see the packages
of this one (a `.pth` file there, with the path of the `site-packages` here), and start this module with its Python:
`python -m tests.fuzz json --atheris --inputs 100000`.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

NAMES = (
    *("csv", "paste", "json", "xlsx", "xls", "ods", "zip", "gz", "mapping", "form"),
    *("return", "package", "replies", "reply-file"),
)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description="Try damaged files on every door.")
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"of {', '.join(NAMES)}; all unless named")
    parser.add_argument("--inputs", type=int, default=1_000, help="how many for each target (1,000)")
    parser.add_argument("--seed", type=int, default=1, help="for the same damage again (1)")
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()) / "bwv-fuzz", help="for what broke it")
    parser.add_argument("--log", type=Path, help="a file to add counts to")
    parser.add_argument("--atheris", action="store_true", help="let the reached lines lead, for one target")
    asked = parser.parse_args(arguments)
    names = asked.targets or list(NAMES)
    if unknown := sorted(set(names) - set(NAMES)):
        parser.error(f"there is no target {', '.join(unknown)}")
    if asked.atheris:
        from tests.fuzz.led import lead

        lead(names[0], inputs=asked.inputs, seed=asked.seed, keep=asked.keep)
        return 0
    from tests.fuzz.trying import apart  # not before: atheris has to see the program being imported

    asked.keep.mkdir(parents=True, exist_ok=True)
    return 1 if sum(apart(name, asked.inputs, asked.seed, asked.keep, asked.log) for name in names) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
