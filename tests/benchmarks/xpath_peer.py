"""The rules of a form worked out by elementpath, a general XPath library (MIT), to time our own engine against.

It is no package of this repository. Where it is not installed, the benchmark says so and leaves it out.
"""

from __future__ import annotations

import importlib
import importlib.util
import re
from time import perf_counter_ns
from typing import Any
from xml.etree import ElementTree as ET

from bwvreview.domain.forms.graph import read_by
from bwvreview.domain.forms.survey import Form, walk

_REFERENCE = re.compile(r"\$\{(\w+)\}")
_SELECTED = re.compile(r"selected\((\$\{\w+\}),\s*'(\w*)'\)")


def is_there() -> bool:
    """Say whether elementpath can be used."""
    return importlib.util.find_spec("elementpath") is not None


def as_xpath(rule: str) -> str:
    """Write a rule of the shipped form in XPath 1.0, which has no `selected`."""
    plain = _SELECTED.sub(r"contains(concat(' ', \1, ' '), ' \2 ')", rule)
    return _REFERENCE.sub(r"/data/\1", plain)


class XPathPeer:
    """The conditions of a form, each read once, over one document of answers."""

    def __init__(self, form: Form) -> None:
        elementpath: Any = importlib.import_module("elementpath")
        parser = elementpath.XPath1Parser()
        self._root = ET.Element("data")
        self._places = {question.name: ET.SubElement(self._root, question.name) for question in form.questions}
        self._context = elementpath.XPathContext
        rules = {item.relevant for item in walk(form.items) if item.relevant}
        read = {rule: parser.parse(f"boolean({as_xpath(rule)})") for rule in rules}
        self._waiting = {name: [read[rule] for rule in sorted(rules) if name in read_by(rule)] for name in self._places}

    def reads(self, name: str) -> bool:
        """Say whether any condition reads a question."""
        return bool(self._waiting[name])

    def answer(self, name: str, value: str) -> int:
        """Give an answer and work out the conditions that read it; give the nanoseconds it took.

        What those conditions show or hide in turn is left out, in the library's favour.
        """
        begun = perf_counter_ns()
        self._places[name].text = value
        for rule in self._waiting[name]:
            rule.evaluate(self._context(self._root))
        return perf_counter_ns() - begun
