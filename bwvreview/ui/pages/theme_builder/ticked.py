"""From what is ticked to a rule for the program and a sentence for people."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bwvreview.ui.say import listed

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Ticked:
    """What is ticked: themes (slug → words) that all must fit, and of each field (name → words) any one of its words.

    `titles` are the fields in words.
    """

    themes: Mapping[str, str] = field(default_factory=dict)
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)

    @property
    def rule(self) -> str:
        """The rule, in the language of domain.rules; empty when nothing is ticked.

        >>> Ticked({"children": "Children"}, {"age": ("10-17",)}).rule
        'theme children and age in ["10-17"]'
        """
        parts = [f"theme {slug}" for slug in self.themes]
        for name, words in self.fields.items():
            quoted = ", ".join(f'"{word}"' for word in words)
            parts.append(f"{name} in [{quoted}]")
        return " and ".join(parts)

    @property
    def sentence(self) -> str:
        """The same in words; empty when nothing is ticked.

        >>> Ticked({"children": "Children"}, {"age": ("10-17", "under 10")}, {"age": "age band"}).sentence
        'Encounters of the theme Children, whose age band is 10-17 or under 10.'
        """
        parts = []
        if self.themes:
            names = listed(list(self.themes.values()))
            parts.append(f"of the {'theme' if len(self.themes) == 1 else 'themes'} {names}")
        told = [f"{self.titles.get(name, name)} is {_either(words)}" for name, words in self.fields.items()]
        if told:
            parts.append(f"whose {listed(told)}")
        return f"{{Encounters}} {', '.join(parts)}." if parts else ""

    @property
    def title(self) -> str:
        """A name to start with: the themes or words that are ticked.

        >>> Ticked({"children": "Children", "handcuffing": "Handcuffs"}).title
        'Children and Handcuffs'
        """
        names = list(self.themes.values()) + [_either(words) for words in self.fields.values()]
        return listed(names)[:60]


def _either(words: tuple[str, ...]) -> str:
    return " or ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
