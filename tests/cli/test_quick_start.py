"""The two commands that check a draw load only what they need, and are the same commands as among all the others."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bwvreview.cli import check_draw, main, parser
from tests.domain.draw_cases import CASES

SLOW = {
    "argparse",
    "sqlalchemy",
    "alembic",
    "openpyxl",
    "xlsxwriter",
    "numpy",
    "python_calamine",
    "dataclasses",
    "inspect",
}
_LOADED = "import sys; from bwvreview.cli import main; main(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"


def files_of_a_draw(folder: Path) -> list[str]:
    (folder / "list.txt").write_bytes(CASES[0]["list_file"].encode())
    (folder / "statement.txt").write_bytes(CASES[0]["statement"].encode())
    seed = CASES[0]["draws"][0]["seed"]
    return ["--list-file", str(folder / "list.txt"), "--statement", str(folder / "statement.txt"), "--seed", seed]


def test_computing_a_draw_again_loads_nothing_slow(tmp_path: Path) -> None:
    words = ["draw", "replay", *files_of_a_draw(tmp_path), "--json"]
    done = subprocess.run([sys.executable, "-c", _LOADED, *words], capture_output=True, text=True, check=True)
    loaded = set(done.stderr.split())
    assert "bwvreview.domain.draw.draw" in loaded
    assert not SLOW & loaded
    assert not {name for name in loaded if name.startswith(("bwvreview.storage", "bwvreview.ui", "bwvreview.exchange"))}


@pytest.mark.parametrize(
    "words",
    [
        "draw verify",
        "draw verify --help",
        "draw verify a b",
        "draw replay --help",
        "draw replay --seed",
        "draw replay --nothing x",
        "draw replay --list-file a --statement b --seed 1 --today never",
        "draw",
        "draw nothing",
    ],
)
def test_what_is_said_about_wrong_words_does_not_depend_on_what_was_loaded(
    words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as quick:
        main(words.split())
    said = capsys.readouterr()
    with pytest.raises(SystemExit) as whole:
        parser().parse_args(words.split())
    assert (said, quick.value.code) == (capsys.readouterr(), whole.value.code)


def _with_values(options: list[str]) -> list[str]:
    return [word for option in options for word in ([option] if option == "--json" else [option, option.strip("-")])]


WORDS = st.sampled_from(
    [
        "--list-file",
        "--statement",
        "--seed",
        "--availability",
        "--json",
        "a",
        "b.txt",
        "1" * 20,
        "",
        "-",
        "--",
        "-x",
        "--see",
    ]
)


@given(
    st.lists(WORDS, max_size=10) | st.permutations(["--list-file", "--statement", "--seed", "--json"]).map(_with_values)
)
@settings(deadline=None, max_examples=300)
def test_options_that_are_spelt_out_mean_what_they_always_mean(words: list[str]) -> None:
    whole = ["draw", "replay", *words]
    quick = check_draw.spelt_out(whole)
    if quick is not None:
        assert vars(quick) == vars(parser().parse_args(whole))
