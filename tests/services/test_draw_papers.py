"""What a draw leaves: a pack for the room, a certificate on paper, a page for the public, sometimes an open pack."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from bwvreview.domain.draw.availability import Availability
from bwvreview.domain.draw.commit import PlannedTheme
from bwvreview.domain.draw.draw import replay
from bwvreview.domain.draw.list_file import ListFile
from bwvreview.domain.draw.opening import check_may_be_open
from bwvreview.domain.draw.pack import pack_files, verify_pack
from bwvreview.domain.draw.packing import PAPERS, manifest_json
from bwvreview.domain.draw.statement import Statement
from bwvreview.domain.draw.tickets import ticket_of
from bwvreview.domain.draw.voids import Void
from bwvreview.domain.errors import DrawProblem, ExportProblem
from bwvreview.exchange.draw_pack import read_pack, write_pack
from bwvreview.services.draw_papers import in_room_pack, save_certificate, save_pack, save_public_page
from bwvreview.services.verify_draw import verify_draw
from tests.domain.draw_cases import D10, SALT, SESSION, labelled, next_pack, plan, reroll_pack
from tests.verifiers.browser import AXE, CHROMIUM, DRIVER, Browser
from tests.verifiers.packs import GENUINE

PDFTOTEXT = shutil.which("pdftotext")
every_pack = pytest.mark.parametrize("name", GENUINE)


def secrets_of(files: dict[str, bytes]) -> set[str]:
    """Everything in a pack that must never leave the room, in every form it could take."""
    list_file, statement = ListFile.parse(files["list.txt"]), Statement.parse(files["statement.txt"])
    rolled = {name: data for name, data in files.items() if re.fullmatch(r"statement-\d+\.txt", name)}
    keys = {hashlib.sha256(data).hexdigest() for data in rolled.values()}
    tickets = {ticket_of(key, reference) for key in keys for reference in list_file.labels}
    lines = {line for line in files["statement.txt"].decode().splitlines() if line[:4] in {"list", "size", "them"}}
    short = {ticket[:12] for ticket in tickets} | {str(int(ticket[:14], 16) / 16**14)[:8] for ticket in tickets}
    return {list_file.salt, statement.list_fingerprint, *keys, *tickets, *short, *list_file.labels, *lines}


def found_in(text: str, secrets: set[str]) -> list[str]:
    upper = text.upper()
    return [secret for secret in secrets if secret.upper() in upper]


# ---- The pack for the room -------------------------------------------------------------------------------------


@every_pack
def test_the_pack_for_the_room_is_genuine_and_holds_all_that_belongs_in_it(name: str) -> None:
    whole = in_room_pack(GENUINE[name])
    assert PAPERS | {"pull-list.txt", "list.txt", "statement.txt", "certificate.json", "manifest.json"} <= set(whole)
    assert verify_pack(whole).genuine
    minimal = GENUINE[name] if not {"pull-list.txt"} & set(GENUINE[name]) and name != "open" else {}
    assert all(
        whole[file] == data for file, data in minimal.items() if file not in {"manifest.json", "certificate.json"}
    )


def test_the_same_draw_gives_the_same_bytes_as_a_zip_and_as_a_folder(tmp_path: Path) -> None:
    for once in ("one", "two"):
        save_pack(in_room_pack(next_pack()), tmp_path / f"{once}.zip")
        save_pack(in_room_pack(next_pack()), tmp_path / once)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    assert read_pack(tmp_path / "one") == read_pack(tmp_path / "one.zip") == in_room_pack(next_pack())
    assert verify_draw(tmp_path / "one.zip").genuine
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {info.compress_type for info in archive.infolist()} == {zipfile.ZIP_STORED}
        assert archive.namelist() == sorted(archive.namelist())
        assert all(name.startswith("draw-haringey-2026-11-21.1/") for name in archive.namelist())


def test_packing_a_pack_again_changes_nothing() -> None:
    whole = in_room_pack(next_pack())
    assert in_room_pack(whole) == whole


def test_the_pull_list_says_which_clip_is_which_and_which_cannot_be_shown() -> None:
    whole = in_room_pack(next_pack())
    lines = whole["pull-list.txt"].decode().splitlines()
    slots: dict[str, Any] = json.loads(whole["certificate.json"])["slots"]
    told = dict(line.split("\t")[:2] for line in lines[3:])
    assert told == {slot: clip["reference"] for slot, clip in slots.items()}
    lost = {line.split("\t")[0] for line in lines[3:] if line.endswith("\tcannot be shown")}
    assert lost == {slot for slot, clip in slots.items() if clip["cannot_be_shown"]}


def test_a_pack_that_is_not_genuine_is_not_packed_again() -> None:
    files = next_pack()
    files["list.txt"] += b"X"
    with pytest.raises(DrawProblem, match=r"not genuine\. list\.txt was changed"):
        in_room_pack(files)


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x")
    with pytest.raises(ExportProblem, match="not an empty folder"):
        save_pack(next_pack(), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("name", ["certificate.pdf", "verify.html", "verify.py", "verify.sh"])
def test_a_forged_paper_is_found_even_when_the_manifest_goes_with_it(name: str, tmp_path: Path) -> None:
    files = in_room_pack(next_pack())
    files[name] = files[name].replace(b"e", b"a", 1)
    files["manifest.json"] = manifest_json(files, "0.1.0")
    write_pack(tmp_path / "pack", files)
    verdict = verify_draw(tmp_path / "pack")
    assert not verdict.genuine
    assert verdict.reason == f"{name} is not what this program writes for this draw."


def test_the_papers_of_another_version_of_the_program_are_not_called_forged(tmp_path: Path) -> None:
    list_file, statement = plan(labelled(size=40, weapons=2), PlannedTheme("weapons", 4, 2))
    files = pack_files(list_file, statement, D10, titles={}, version="0.0.9")
    files["certificate.pdf"] = b"%PDF of that time"
    files["manifest.json"] = manifest_json(files, "0.0.9")
    write_pack(tmp_path / "pack", files)
    assert verify_draw(tmp_path / "pack").genuine


# ---- The certificate on paper -----------------------------------------------------------------------------------


def certificate(files: dict[str, bytes], folder: Path, kind: str) -> Path:
    return save_certificate(files, folder / f"certificate{kind}")


@pytest.mark.skipif(not PDFTOTEXT, reason="pdftotext is not installed")
@every_pack
def test_the_certificate_is_one_page_with_the_eight_groups_and_no_reference(name: str, tmp_path: Path) -> None:
    path = certificate(GENUINE[name], tmp_path, ".pdf")
    done = subprocess.run(
        ["pdftotext", "-layout", path, "-"], capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert done.stderr == ""
    assert done.stdout.count("\f") == 1
    told = json.loads(GENUINE[name]["certificate.json"])
    assert all(group in done.stdout for group in told["commitment_groups"])
    assert not found_in(done.stdout, secrets_of(GENUINE[name]))
    assert "V01" in done.stdout
    assert "LC_ALL=C" in done.stdout


def test_a_certificate_has_no_date_and_no_identity_of_its_own(tmp_path: Path) -> None:
    data = certificate(next_pack(), tmp_path, ".pdf").read_bytes()
    assert not any(word in data for word in (b"/CreationDate", b"/ModDate", b"/ID", b"/Producer"))
    assert data == certificate(next_pack(), tmp_path, ".pdf").read_bytes()


@every_pack
def test_the_workbook_holds_no_reference_and_no_formula(name: str, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(certificate(GENUINE[name], tmp_path, ".xlsx"))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert book.sheetnames == ["Certificate", "Clips", "How to check"]
    assert not any(cell.data_type == "f" for cell in cells)
    text = "\n".join(str(cell.value) for cell in cells)
    assert not found_in(text, secrets_of(GENUINE[name]) - {"list.txt"})
    assert " ".join(json.loads(GENUINE[name]["certificate.json"])["commitment_groups"][:4]) in text


def test_the_workbook_is_always_the_same_bytes_and_depends_on_no_compressor(tmp_path: Path) -> None:
    data = certificate(next_pack(), tmp_path, ".xlsx").read_bytes()
    assert data == certificate(next_pack(), tmp_path, ".xlsx").read_bytes()
    with zipfile.ZipFile(tmp_path / "certificate.xlsx") as archive:
        assert {info.compress_type for info in archive.infolist()} == {zipfile.ZIP_STORED}


def test_a_certificate_is_a_pdf_or_a_workbook(tmp_path: Path) -> None:
    with pytest.raises(ExportProblem, match=r"\.pdf or an \.xlsx"):
        save_certificate(next_pack(), tmp_path / "certificate.docx")


# ---- The page for the public ------------------------------------------------------------------------------------


class Words(HTMLParser):
    """The words of a page, and every address on it."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.addresses: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.addresses += [value or "" for name, value in attrs if name in {"src", "href", "action"}]


@every_pack
def test_nothing_on_the_public_page_leads_to_a_clip(name: str, tmp_path: Path) -> None:
    files = GENUINE[name]
    page = save_public_page(files, tmp_path / "draw-public.html").read_text(encoding="utf-8")
    assert not found_in(page, secrets_of(files))
    told = json.loads(files["certificate.json"])
    assert not any(slot in page for slot in told["slots"])
    hex_words = set(re.findall(r"[0-9a-f]{8,}", page))
    allowed = {group for one in told["rounds"] for group in one["commitment_groups"]}
    assert hex_words <= allowed
    inside = re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)
    assert all(f">{theme['members']}<" not in inside for theme in told["themes"].values())


def test_the_public_page_tells_commitment_dice_themes_and_voids(tmp_path: Path) -> None:
    page = save_public_page(next_pack(), tmp_path / "draw-public").read_text(encoding="utf-8")
    told = json.loads(next_pack()["certificate.json"])
    for group in told["commitment_groups"]:
        assert f"<li>{group}</li>" in page
    for part in ("63454", "66039", "01031", "69462"):
        assert f"<li>{part}</li>" in page
    assert '<th scope="row">Weapons searches</th><td>About 20</td>' in page
    assert "A die fell off the table." in page
    assert "gave 12 clips" in page
    assert "cannot compute the draw" in page


def test_the_public_page_rounds_what_was_left_out_and_hides_small_counts(tmp_path: Path) -> None:
    page = save_public_page(GENUINE["voids"], tmp_path / "p.html").read_text(encoding="utf-8")
    assert '<th scope="row">Seen at an earlier viewing</th><td>Fewer than 10</td>' in page
    assert '<th scope="row">Held back by the police, reason recorded</th><td>About 10</td>' in page


def test_a_reason_that_names_a_clip_is_not_published(tmp_path: Path) -> None:
    list_file, statement = plan(labelled(size=40, weapons=2), PlannedTheme("weapons", 4, 2))
    voids = [Void(SESSION, "0" * 64, "Wrong: ref-00007 <b> is not ours"), Void(SESSION, "1" * 64, "A <b>die</b> fell.")]
    files = pack_files(list_file, statement, D10, titles={}, voids=voids, version="0.1.0")
    page = save_public_page(files, tmp_path / "p.html").read_text(encoding="utf-8")
    assert "00007" not in page
    assert "not shown here, because it names a clip" in page
    assert "A &lt;b&gt;die&lt;/b&gt; fell." in page


def test_a_reason_that_may_name_somebody_is_not_published(tmp_path: Path) -> None:
    list_file, statement = plan(labelled(size=40, weapons=2), PlannedTheme("weapons", 4, 2))
    voids = [Void(SESSION, "0" * 64, "PC Howarth 542 asked for it.")]
    files = pack_files(list_file, statement, D10, titles={}, voids=voids, version="0.1.0")
    page = save_public_page(files, tmp_path / "p.html").read_text(encoding="utf-8")
    assert "Howarth" not in page
    assert "not shown here, because it may name somebody" in page


def test_the_public_page_loads_nothing(tmp_path: Path) -> None:
    page = save_public_page(reroll_pack(), tmp_path / "p.html").read_text(encoding="utf-8")
    words = Words()
    words.feed(page)
    assert set(words.addresses) == {"data:,"}
    assert "http" not in page.replace("http-equiv", "")
    assert "<script" not in page
    assert "$" not in page


@pytest.mark.slow
@pytest.mark.skipif(not (CHROMIUM and DRIVER and AXE.exists()), reason="Chromium or axe-core is not installed")
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("name", ["reserves", "voids", "three rolls"])
def test_the_public_page_is_clean_for_axe(
    name: str, dark: bool, tmp_path: Path, chromium: Callable[..., Browser]
) -> None:
    page = save_public_page(GENUINE[name], tmp_path / "draw-public.html")
    browser = chromium(dark=dark)
    browser.open(page)
    assert browser.faults_for_everyone() == []


# ---- The open pack ----------------------------------------------------------------------------------------------


def test_a_list_may_be_open_only_when_its_references_were_made_here() -> None:
    list_file = ListFile(SALT, labelled(size=40, weapons=2))
    check_may_be_open(list_file, made_here=True, floor=10)
    with pytest.raises(DrawProblem, match="come from the police") as refused:
        check_may_be_open(list_file, made_here=False, floor=10)
    assert "REF-" not in str(refused.value)


@pytest.mark.parametrize(
    ("labels", "floor", "allowed"),
    [
        (labelled(size=20, weapons=2), 10, True),
        (labelled(size=19, weapons=2), 10, False),  # nine have no label at all
        (labelled(size=60, weapons=2, children=3), 10, True),
        (labelled(size=54, weapons=2, children=3), 10, False),  # nine share both
        (labelled(size=20, weapons=5), 1, False),  # never fewer than five
        (labelled(size=25, weapons=5), 1, True),
    ],
)
def test_a_list_may_be_open_only_when_every_combination_has_enough(
    labels: dict[str, tuple[str, ...]], floor: int, allowed: bool
) -> None:
    if allowed:
        check_may_be_open(ListFile(SALT, labels), made_here=True, floor=floor)
        return
    with pytest.raises(DrawProblem, match="have the same themes") as refused:
        check_may_be_open(ListFile(SALT, labels), made_here=True, floor=floor)
    assert not found_in(str(refused.value), {*labels, "weapons", "children"})


def test_a_draw_may_be_open_only_when_no_reason_for_giving_a_plan_up_may_name_somebody() -> None:
    list_file = ListFile(SALT, labelled(size=40, weapons=2))
    check_may_be_open(list_file, made_here=True, floor=10, reasons=("A die fell.",))
    with pytest.raises(DrawProblem, match="may name somebody") as refused:
        check_may_be_open(list_file, made_here=True, floor=10, reasons=("A die fell.", "PC Howarth 542 asked for it."))
    assert "Howarth" not in str(refused.value)


def test_the_lost_clips_of_a_draw_are_never_on_the_public_page(tmp_path: Path) -> None:
    list_file, statement = plan(labelled(size=40, weapons=2), PlannedTheme("weapons", 4, 2))
    draw = replay(list_file, statement, D10)
    gone = Availability(draw.commit, ((min(draw.slots.values()), "not-found"),))
    files = pack_files(list_file, statement, D10, availability=gone, titles={}, version="0.1.0")
    page = save_public_page(files, tmp_path / "p.html").read_text(encoding="utf-8")
    assert "not-found" not in page
    assert not found_in(page, secrets_of(files))
