"""Lists brought in, beside their floor in the same run.

A year of real searches through the gate, beside `csv.reader` over the same file. A million rows of CSV to a stored
list: the floor is `csv.reader` over the file and a bare `sqlite3` executemany of the columns that are stored. 100,000
rows of XLSX: python-calamine's bare read. pandas is timed beside them where it is installed, or where
BWVREVIEW_PANDAS_PYTHON names a Python that has it; the program does not need it. Each job runs in a process of its own,
so that its memory is its own. Beside the seconds stand those of the processor: they say more on a busy computer.
"""

from __future__ import annotations

import csv
import gzip
import json
import os
import random
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import islice, pairwise
from pathlib import Path

from bwvreview.exchange.resources import resource as shipped

ROWS, BOOK_ROWS = 1_000_000, 100_000
SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
MIXED = (3, 6, 9)  # time band, age range, outcome: drawn anew for each row, so that rows differ as real ones do


LONDON = Path(__file__).parents[3] / "shared" / "data" / "police_uk" / "london_stops_2021-12_to_2022-11.csv.gz"
"""A year of real searches, 150,152 rows of 28 columns, where the shared data lies beside the program."""


def main() -> None:
    """Print seconds, ratios and memory."""
    if LONDON.exists():
        show_london()
    with tempfile.TemporaryDirectory() as folder:
        path, book = Path(folder) / "list.csv", Path(folder) / "list.xlsx"
        write_csv(path)
        write_book(path, book)
        print(f"import, {ROWS:,} rows of CSV ({path.stat().st_size >> 20} MB)")
        whole, reads = of("stored", path, folder), of("csv_reader", path, folder)
        bare = of("executemany", Path(folder) / "stored.bwv", folder)
        floor = {name: reads[name] + bare[name] for name in ("seconds", "processor")}
        show("csv.reader alone", reads, floor)
        show("sqlite3 executemany", bare, floor)
        show("checked and stored", whole, floor)
        print(f"    longest time between two reports of progress: {whole['gap'] * 1000:.0f} ms")
        show("pandas read_csv + to_sql", of("pandas", path, folder), floor)
        print(f"import, {BOOK_ROWS:,} rows of XLSX")
        bare = of("calamine", book, folder)
        show("python-calamine alone", bare, bare)
        show("checked at the gate", of("checked", book, folder), bare)
        show("checked and stored", of("stored", book, folder), bare)


class Watch:
    """Seconds since it was made: of the clock, and of the processor."""

    def __init__(self) -> None:
        self.start, self.processor = time.perf_counter(), time.process_time()

    def took(self) -> dict[str, float]:
        """Give both."""
        return {"seconds": time.perf_counter() - self.start, "processor": time.process_time() - self.processor}


def show_london() -> None:
    """Print the real year: a list with refused columns and without references."""
    with tempfile.TemporaryDirectory() as folder:
        print("import, a year of London, 150,152 rows of CSV, compressed")
        bare = of("csv_reader", LONDON, folder)
        show("csv.reader alone", bare, bare)
        show("checked at the gate", of("checked", LONDON, folder), bare)
        show("checked and stored", of("stored", LONDON, folder), bare)


def show(name: str, found: dict[str, float], floor: dict[str, float]) -> None:
    """Print one line."""
    if not found:
        print(f"  {name:26} not installed")
        return
    times = (f"{found[of]:7.2f} s {found[of] / floor[of]:6.2f} ×" for of in ("seconds", "processor"))
    print(f"  {name:26}{'  processor'.join(times)}  {found['megabytes']:5.0f} MB")


def of(job: str, path: Path, folder: str) -> dict[str, float]:
    """Run a job in a process of its own."""
    python = os.environ.get("BWVREVIEW_PANDAS_PYTHON", sys.executable) if job == "pandas" else sys.executable
    command = [python, "-m", "tests.benchmarks.bench_import", job, str(path), folder]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def write_csv(path: Path) -> None:
    """The shipped sample's rows, each with a reference of its own and three columns mixed."""
    mix = random.Random(31)
    header, *lines = csv.reader(shipped("samples", "haringey_2022-09_reference_list_DEMO.csv").open(encoding="utf-8"))
    seen: set[str] = set()
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        for at in range(ROWS):
            row = list(lines[at % len(lines)])
            for column in MIXED:
                row[column] = mix.choice(lines)[column]
            while (reference := "BWV-" + "".join(mix.choices(SIGNS, k=8))) in seen:
                pass
            seen.add(reference)
            row[0] = reference
            writer.writerow(row)


def write_book(path: Path, book: Path) -> None:
    """The first rows of the CSV as a workbook."""
    import xlsxwriter

    with xlsxwriter.Workbook(str(book)) as workbook, path.open(encoding="utf-8", newline="") as file:
        sheet = workbook.add_worksheet("List")
        for at, row in enumerate(islice(csv.reader(file), BOOK_ROWS + 1)):
            sheet.write_row(at, 0, row)


def csv_reader(path: Path, _folder: Path) -> dict[str, float]:
    """Read every row and do nothing with it."""
    unpack = gzip.open if path.suffix == ".gz" else open
    with unpack(path, "rt", encoding="utf-8", newline="") as file:
        for _row in csv.reader(file):
            pass
    return {}


def executemany(path: Path, folder: Path) -> dict[str, float]:
    """Write the columns that were stored into a bare table."""
    stored = sqlite3.connect(path)
    rows = stored.execute("SELECT list_id, reference, day, line, facts FROM encounters").fetchall()
    bare = sqlite3.connect(folder / "bare.db")
    bare.execute("CREATE TABLE encounters (id INTEGER PRIMARY KEY, list_id, reference, day, line, facts)")
    watch = Watch()
    with bare:
        bare.executemany("INSERT INTO encounters (list_id, reference, day, line, facts) VALUES (?, ?, ?, ?, ?)", rows)
    took = watch.took()
    bare.close()
    return took


def stored(path: Path, folder: Path) -> dict[str, float]:
    """Check a list and keep it, to the end of the commit."""
    from bwvreview.exchange.scheme_file import load_scheme
    from bwvreview.services.clock import SystemClock
    from bwvreview.services.import_list import ImportList, import_list
    from bwvreview.services.workspace import Workspace

    reports = [0.0]
    where, scheme = folder / "stored.bwv", load_scheme()  # an open program has read its scheme
    with Workspace.open(where, clock=SystemClock(), plain=True) as workspace:
        watch = Watch()
        reports = [watch.start]
        with workspace.store() as store:
            request = ImportList(path, f"group-{path.suffix[1:]}", scheme, drop_refused=True)
            import_list(
                store, request, at=datetime.now(UTC), progress=lambda _done, _of: reports.append(time.perf_counter())
            )
        took = watch.took()
    return {**took, "gap": max(later - earlier for earlier, later in pairwise(reports))}


def checked(path: Path, _folder: Path) -> dict[str, float]:
    """Pass a list through the gate."""
    from bwvreview.services.check_list import check_list

    check_list(path, drop_refused=True)
    return {}


def calamine(path: Path, _folder: Path) -> dict[str, float]:
    """Read a workbook's cells and do nothing with them."""
    from python_calamine import CalamineWorkbook

    for _row in rows_of(CalamineWorkbook.from_path(path).get_sheet_by_index(0)):
        pass
    return {}


def rows_of(sheet: object) -> Iterator[object]:
    """Give a sheet's rows."""
    yield from sheet.iter_rows()  # type: ignore[attr-defined]


def pandas(path: Path, folder: Path) -> dict[str, float]:
    """What many would write: read_csv and to_sql, everything as it is."""
    try:
        import pandas as pd  # type: ignore[import-untyped]
    except ImportError:
        return {"seconds": -1}
    watch = Watch()
    pd.read_csv(path).to_sql("encounters", sqlite3.connect(folder / "pandas.db"), index=False)
    return watch.took()


JOBS: dict[str, Callable[[Path, Path], dict[str, float]]] = {
    job.__name__: job for job in (csv_reader, executemany, stored, checked, calamine, pandas)
}


def most_memory() -> float:
    """The most memory that this process held. getrusage tells the parent's too, where it was larger."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def run(job: str, path: str, folder: str) -> None:
    """Do one job, and print what it took."""
    watch = Watch()
    found = JOBS[job](Path(path), Path(folder))
    found = {**watch.took(), **found}
    found["megabytes"] = most_memory()
    print(json.dumps({} if found["seconds"] < 0 else found))


if __name__ == "__main__":
    run(*sys.argv[1:]) if len(sys.argv) > 1 else main()
