"""A real list of 150,152 rows through the gate, beside a bare `csv.reader` pass over the same file in the same run."""

from __future__ import annotations

import csv
import gzip
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bwvreview.exchange.resources import resource as shipped
from bwvreview.services.check_list import check_list

LONDON = Path(__file__).parents[2] / ".." / "shared" / "data" / "police_uk" / "london_stops_2021-12_to_2022-11.csv.gz"
ROUNDS = 3


def main() -> None:
    """Print seconds, rows a second, memory and the ratio."""
    with tempfile.TemporaryDirectory() as folder:
        path = LONDON if LONDON.is_file() else _repeated_sample(Path(folder))
        rows = check_list(path, drop_refused=True).inspection.rows
        floor = _best(lambda: _bare(path))
        check = _best(lambda: check_list(path, drop_refused=True))
        whole = _best(lambda: sum(1 for _ in check_list(path, drop_refused=True).encounters()))
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    name = "london_stops" if path == LONDON else "sample, repeated"
    print(f"import, {name}: {rows:,} rows, peak {megabytes} MB")
    print(f"  csv.reader alone          {floor:5.2f} s")
    print(f"  checked at the gate       {check:5.2f} s  {check / floor:4.1f} ×  {rows / check:9,.0f} rows/s")
    print(f"  checked and read again    {whole:5.2f} s  {whole / floor:4.1f} ×  {rows / whole:9,.0f} rows/s")


def _bare(path: Path) -> None:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        for _row in csv.reader(file):
            pass


def _best(job: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        job()
        times.append(time.perf_counter() - start)
    return min(times)


def _repeated_sample(folder: Path) -> Path:
    """150,380 rows: the shipped sample again and again, each row with a reference of its own."""
    header, *lines = shipped("samples", "haringey_2022-09_reference_list_DEMO.csv").read_text("utf-8").splitlines()
    path = folder / "sample.csv.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write(header + "\n")
        for copy in range(292):
            file.writelines(f"C{copy}-{line}\n" for line in lines)
    return path


if __name__ == "__main__":
    main()
