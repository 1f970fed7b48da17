"""Where a question stands in its form: the part it belongs to, and the whole rule by which it is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bwvreview.domain.forms.survey import Group

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bwvreview.domain.forms.survey import Form, Question


def parts_of_the_form(form: Form) -> Iterator[tuple[str, tuple[str, str]]]:
    """Give each question's name with its part of the form and the whole rule by which it is asked, groups included."""

    def inside(
        items: Sequence[Question | Group], part: str, rules: tuple[str, ...]
    ) -> Iterator[tuple[str, tuple[str, str]]]:
        for item in items:
            both = (*rules, item.relevant) if item.relevant else rules
            if isinstance(item, Group):
                yield from inside(item.items, part or item.label, both)
            else:
                yield item.name, (part, _all_of(both))

    return inside(form.items, "", ())


def _all_of(rules: tuple[str, ...]) -> str:
    return rules[0] if len(rules) == 1 else " and ".join(f"({rule})" for rule in rules)
