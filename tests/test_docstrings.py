"""The examples in docstrings are true."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import bwvreview.domain
import bwvreview.exchange
import bwvreview.services

MODULES = sorted(
    found.name
    for package in (bwvreview.domain, bwvreview.exchange, bwvreview.services)
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
)
FINDER = doctest.DocTestFinder(exclude_empty=True)


def test_there_are_examples_to_try() -> None:
    assert sum(1 for name in MODULES for found in FINDER.find(importlib.import_module(name)) if found.examples) > 20


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_are_true(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name), raise_on_error=False).failed == 0
