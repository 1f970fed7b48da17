"""Whatever is written as a rule, it is refused in words or it runs."""

from __future__ import annotations

from datetime import date

from hypothesis import example, given, settings
from hypothesis import strategies as st

from bwvreview.domain.forms.functions import FUNCTIONS
from bwvreview.domain.forms.state import FormState
from tests.domain.forms_kit import Row, findings_of, form_of

WORDS = [
    *FUNCTIONS,
    *("(", ")", ",", ".", "..", "=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "div", "mod", "and", "or"),
    *("${t}", "${n}", "${day}", "${one}", "'a'", "''", "'7'", "0", "1.5", "t", "$", "{", '"', "[a-z]+", "'(a'"),
]
ANSWERS = st.fixed_dictionaries(
    {
        "t": st.sampled_from(["", "7", "-0", "x", "١", "1" * 400, "a b"]),
        "n": st.sampled_from(["", "0", "999999999999999", "x"]),
        "day": st.sampled_from(["", "2026-12-05", "0001-01-01", "9999-12-31", "x"]),
        "one": st.sampled_from(["", "a", "z"]),
    }
)


def terms() -> st.SearchStrategy[str]:
    """Give expressions that are mostly well formed."""
    leaf = st.sampled_from(
        ["${t}", "${n}", "${day}", "${one}", "'a'", "''", "'7'", "0", "-2.5", "1000000000", "today()"]
    )
    operators = st.sampled_from(["=", "!=", "<", ">=", "+", "-", "*", "div", "mod", "and", "or"])

    def larger(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        binary = st.tuples(inner, operators, inner).map(lambda parts: f"({parts[0]} {parts[1]} {parts[2]})")
        call = st.tuples(st.sampled_from(sorted(FUNCTIONS)), st.lists(inner, max_size=3)).map(
            lambda parts: f"{parts[0]}({', '.join(parts[1])})"
        )
        return binary | call

    return st.recursive(leaf, larger, max_leaves=8)


@settings(max_examples=400, deadline=None)
@given(terms() | st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join) | st.text(max_size=30), ANSWERS)
@example("round(1000000000 div 0.0000001, 30)", {})
@example("int(${t}) mod 7", {"t": "1" * 400})
def test_a_rule_is_refused_in_words_or_runs(rule: str, answers: dict[str, str]) -> None:
    survey: list[Row] = [
        {"type": "text", "name": "t"},
        {"type": "integer", "name": "n"},
        {"type": "date", "name": "day"},
        {"type": "select_one abc", "name": "one"},
        {"type": "calculate", "name": "c", "calculation": rule},
        {"type": "text", "name": "q", "relevant": rule, "required": rule, "constraint": rule},
    ]
    refused = findings_of(*survey)
    assert all(finding.message.endswith(".") and finding.row in {6, 7} for finding in refused)
    if refused:
        return
    form = form_of(*survey)
    state = FormState(form, {**answers, "q": "x"}, today=date(2026, 12, 5))
    before = (state.relevant_map(), state.errors(), state.calculated())
    state.answer("t", "something else")
    state.answer("t", answers.get("t", ""))
    assert (state.relevant_map(), state.errors(), state.calculated()) == before
